//! The seed of a phase, drawn when the call is published. Its digest is public from then on and the lock draws with it: nobody chooses a
//! seed by what it would decide. Nothing is mixed in later, for that could be chosen.

use super::digest_text;
use super::ranks::hex;
use crate::id::PhaseId;
use crate::random::Random;
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is told of the seed before the lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "seed_digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "committed_at": "2027-01-04T09:00:00.000000Z"})))]
pub struct SeedCommitment {
    /// SHA-256 of the seed, in lower-case hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub seed_digest: String,
    /// Since when it was public.
    pub committed_at: Instant,
}

impl SeedCommitment {
    /// Whether this is the seed whose digest was published.
    #[must_use]
    pub fn is_of(&self, seed: &str) -> bool {
        digest_text(seed) == self.seed_digest
    }
}

/// A seed that nobody reads before the lock.
#[derive(Clone, PartialEq, Eq)]
pub struct CommittedSeed {
    /// The phase.
    pub phase: PhaseId,
    /// The seed: 256 random bits in hexadecimal digits.
    pub seed: String,
    /// What is told of it.
    pub commitment: SeedCommitment,
}

impl CommittedSeed {
    /// Draws the seed of a phase.
    #[must_use]
    pub fn draw(random: &dyn Random, phase: PhaseId, now: Instant) -> Self {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        let seed = hex(&bytes);
        Self { phase, commitment: SeedCommitment { seed_digest: digest_text(&seed), committed_at: now }, seed }
    }
}

/// Without the seed: what is logged is read by many.
impl fmt::Debug for CommittedSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CommittedSeed").field("phase", &self.phase).field("commitment", &self.commitment).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{id, moment};
    use super::*;
    use crate::random::SeededRandom;

    #[test]
    fn a_seed_has_256_bits_its_digest_tells_it_from_others_and_it_is_not_logged() {
        let random = SeededRandom::new(1);
        let (one, other) = (CommittedSeed::draw(&random, id(1), moment(1)), CommittedSeed::draw(&random, id(2), moment(1)));
        assert_eq!((one.seed.len(), one.seed.bytes().all(|byte| byte.is_ascii_hexdigit())), (64, true));
        assert!(one.commitment.is_of(&one.seed) && !one.commitment.is_of(&other.seed));
        assert_eq!(one.commitment.seed_digest, digest_text(one.seed.as_bytes()));
        let logged = format!("{one:?}");
        assert!(logged.contains(&one.commitment.seed_digest) && !logged.contains(&one.seed));
    }
}
