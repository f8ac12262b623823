//! Lots that were drawn where the published rule of a phase draws them.

use crate::code::FieldCode;
use crate::id::ApplicationId;
use crate::refusal::Check;
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// Among whom lots are drawn.
    LotteryKind {
        /// Those who tie on the last seat.
        Ties = "ties",
        /// Those whose rank interval holds the last seat: the ranking cannot tell them apart. Better ones get a seat, worse ones none.
        AroundLine = "around_line",
        /// All who reach the thresholds.
        All = "all",
    }
}

/// Lots that were drawn. Anybody draws them again: the order is that of SHA-256 of the seed, the byte 0x1F and the id of the application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"kind": "around_line", "places": 1,
    "block": ["app_01kax3v8m0t2r4q6w8y0b1c2d3", "app_01kax3v8m0t2r4q6w8y0b1c2d4"], "winners": ["app_01kax3v8m0t2r4q6w8y0b1c2d3"],
    "seed_digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})))]
pub struct DrawnLots {
    /// Among whom.
    pub kind: LotteryKind,
    /// How many seats they drew for.
    #[cfg_attr(feature = "openapi", schema(maximum = 20_000))]
    pub places: u32,
    /// Who drew, in the order of their lots.
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub block: Vec<ApplicationId>,
    /// Who of them won a seat.
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub winners: Vec<ApplicationId>,
    /// SHA-256 of the seed of the lock, in lower-case hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub seed_digest: String,
}

impl DrawnLots {
    /// What is sent is not looked at, and has a form all the same.
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        check.require(self.places <= 20_000, format!("{pointer}/places"), FieldCode::OutOfRange);
        check.distinct(&format!("{pointer}/block"), &self.block, 20_000);
        check.distinct(&format!("{pointer}/winners"), &self.winners, 20_000);
        let digest = self.seed_digest.len() == 64 && self.seed_digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        check.require(digest, format!("{pointer}/seed_digest"), FieldCode::InvalidFormat);
    }
}
