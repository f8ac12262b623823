//! The seeds of review phases, drawn with the publication of the call. What is told of one and the seed itself are read apart, so that what
//! everybody may read is never loaded beside what nobody may.

use crate::column::{At, Key};
use crate::connection::{Conn, per_backend};
use crate::schema::committed_seeds;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::id::{ChallengeId, Id as _, PhaseId};
use tahaddi_domain::jury::{CommittedSeed, SeedCommitment};

/// What was published of the seeds of a call, in the order of its phases' ids.
///
/// # Errors
/// The store failed.
pub fn of_call(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<(PhaseId, SeedCommitment)>, StoreError> {
    let query = committed_seeds::table.filter(committed_seeds::challenge_id.eq(challenge.as_str())).order(committed_seeds::phase_id);
    let columns = (committed_seeds::phase_id, committed_seeds::seed_digest, committed_seeds::committed_at);
    let rows: Vec<(Key<PhaseId>, String, At)> = per_backend!(conn, c => query.select(columns).load(c))?;
    let told = |(phase, seed_digest, at): (Key<PhaseId>, String, At)| (phase.0, SeedCommitment { seed_digest, committed_at: at.0 });
    Ok(rows.into_iter().map(told).collect())
}

/// The seed of a phase, if one was drawn with the publication. It is for the lock alone.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, phase: &PhaseId) -> Result<Option<CommittedSeed>, StoreError> {
    let columns = (committed_seeds::seed, committed_seeds::seed_digest, committed_seeds::committed_at);
    let row: Option<(String, String, At)> = committed_seeds::table.find(phase.as_str()).select(columns).first(&mut conn.0).optional()?;
    Ok(row.map(|(seed, seed_digest, at)| {
        let commitment = SeedCommitment { seed_digest, committed_at: at.0 };
        CommittedSeed { phase: phase.clone(), seed, commitment }
    }))
}

/// Keeps the seed of a phase of a call that is being published.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, challenge: &ChallengeId, drawn: &CommittedSeed) -> Result<(), StoreError> {
    tx.shows();
    let CommittedSeed { phase, seed, commitment } = drawn;
    let row = (
        committed_seeds::phase_id.eq(phase.as_str()),
        committed_seeds::challenge_id.eq(challenge.as_str()),
        committed_seeds::seed.eq(seed),
        committed_seeds::seed_digest.eq(&commitment.seed_digest),
        committed_seeds::committed_at.eq(At(commitment.committed_at)),
    );
    diesel::insert_into(committed_seeds::table).values(row).execute(&mut tx.0)?;
    Ok(())
}
