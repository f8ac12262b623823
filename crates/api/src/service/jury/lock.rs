//! Locking a panel: no score changes any more, and the ranking is fixed.
//!
//! The calibration of a large call takes seconds, and on SQLite one transaction writes at a time. So what a panel is locked on is read
//! in a snapshot, computed away from the database, and stored in a short write, which looks whether the ground is still the same.

use super::analysis::{asked, ties, with_analysis};
use super::records::append;
use super::stage::{Stage, ensure_live, load, load_for_change, store};
use super::tally::{Tally, tally};
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::{Id as _, PhaseId};
use tahaddi_domain::jury::{Asked, CommittedSeed, Ranking, ReviewPhase, SeedCommitment};
use tahaddi_domain::random::seed;
use tahaddi_domain::record::{Material, Parts, RecordEvent};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{challenge, committed_seed, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// Everything from which the ranking of a lock follows.
#[derive(Clone, Debug)]
pub struct Ground {
    stage: Stage,
    tally: Tally,
    /// The seed that was drawn with the publication of the call.
    committed: Option<CommittedSeed>,
}

/// A lock that was computed and not yet made.
#[derive(Clone, Debug)]
pub struct Draft {
    ground: Ground,
    ranking: Ranking,
    parts: Parts,
}

impl Ground {
    fn of(conn: &mut Conn, stage: Stage) -> ApiResult<Self> {
        let tally = tally(conn, &stage)?;
        let committed = committed_seed::find(conn, &stage.phase.id)?;
        Ok(Self { stage, tally, committed })
    }

    /// Computes the ranking with its analysis, and what the record will hold. Takes long; needs no database. `fresh` is the seed of a call
    /// that was published when none was committed to.
    ///
    /// # Errors
    /// A fault of ours.
    pub fn compute(self, fresh: &str) -> ApiResult<Draft> {
        let Self { stage, tally, committed } = &self;
        let seed = committed.as_ref().map_or(fresh, |committed| &committed.seed);
        // Kept with the ranking: looking again costs no calibration.
        let ranking = with_analysis(stage, tally, tally.ranking.clone(), seed)?;
        let parts = lock_parts(stage, tally, &ranking, seed, committed.as_ref().map(|committed| &committed.commitment))?;
        Ok(Draft { ranking, parts, ground: self })
    }

    /// Whether nothing has moved: no sheet, no assignment, no application, no conflict of interest, no rule.
    fn is(&self, now: &Self) -> bool {
        self.stage.phase == now.stage.phase && self.stage.challenge.version == now.stage.challenge.version && self.tally.is(&now.tally)
    }

    /// The phase as the lock will leave it.
    fn locked(&self, caller: &Caller, now: Instant) -> ApiResult<ReviewPhase> {
        let closed = self.stage.challenge.applications_closed(now);
        Ok(self.stage.phase.clone().lock(caller.user()?.clone(), &self.tally.ranking.coverage(), closed, now)?)
    }
}

/// The parts of the record that a lock fixes.
///
/// # Errors
/// A fault of ours.
pub(super) fn lock_parts(
    stage: &Stage,
    tally: &Tally,
    ranking: &Ranking,
    seed: &str,
    commitment: Option<&SeedCommitment>,
) -> ApiResult<Parts> {
    let material = Material {
        call_version: stage.challenge.version,
        phase: &stage.phase,
        asked: Asked { edition: tally.edition, ..asked(stage, tally.cut.as_ref(), tally.candidates.len(), seed) },
        commitment,
        ties: ties(stage),
        applications: &tally.candidates,
        assignments: &tally.assignments,
        apart: &tally.apart,
        conflicts: &tally.conflicts,
        cleared: &tally.cleared,
        ranking,
    };
    material.parts().map_err(ApiError::fault)
}

/// What a panel is locked on, if it could be locked at `now`.
///
/// # Errors
/// As [`lock`].
pub fn prepare(conn: &mut Conn, caller: &Caller, id: &PhaseId, now: Instant) -> ApiResult<Ground> {
    let stage = load(conn, caller, id, Action::PanelLock)?;
    ensure_live(&stage.challenge)?;
    let ground = Ground::of(conn, stage)?;
    ground.locked(caller, now)?;
    Ok(ground)
}

/// Locks a panel. Every application needs its completed, unconflicted sheets. `None` if the ground on which the draft was computed has
/// moved; without a draft the ranking is computed here, while nobody else writes.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `scoring_not_open`, `panel_locked`, `coverage_incomplete` with the
/// applications; `invalid_state` without applications.
pub fn lock(tx: &mut Tx<'_>, caller: &Caller, receipts: &Receipts, id: &PhaseId, draft: Option<&Draft>) -> ApiResult<Option<Stage>> {
    // Withdrawals hold the challenge: none of them passes the lock.
    let challenge = load(tx, caller, id, Action::PanelLock)?.challenge;
    challenge::lock(tx, &challenge.id)?;
    let stage = load_for_change(tx, caller, id, Action::PanelLock)?;
    let now = tx.now()?;
    let ground = Ground::of(tx, stage)?;
    let phase = ground.locked(caller, now)?;
    let computed;
    let draft = match draft {
        Some(draft) if draft.ground.is(&ground) => draft,
        Some(_) => return Ok(None),
        None => {
            computed = ground.compute(&seed(tx.random()))?;
            &computed
        }
    };
    let Draft { ground: Ground { stage, tally, .. }, ranking, parts } = draft;
    let stage = Stage { phase: store(tx, phase, now)?, ..stage.clone() };
    review_phase::store_ranking(tx, id, ranking)?;
    append(tx, caller, receipts, &stage, RecordEvent::Lock, Some((parts, ranking)))?;
    let details = json!({
        "challenge_id": challenge.id, "applications": tally.candidates.len(), "quarantined": tally.quarantined, "rubric_version": stage.phase.rubric_version,
    });
    record(tx, caller, Event::new("phase.locked", id.as_str()).within(&stage.challenge.organisation).with(details))?;
    Ok(Some(stage))
}
