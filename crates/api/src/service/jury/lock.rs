//! Locking a panel: no score changes any more, and the ranking is fixed.

use super::analysis::with_analysis;
use super::stage::{Stage, load, load_for_change, store};
use super::tally::tally;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::{Id as _, PhaseId};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{challenge, review_phase};

/// Locks a panel. Every application needs its completed, unconflicted sheets.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `scoring_not_open`, `panel_locked`, `coverage_incomplete` with the
/// applications; `invalid_state` without applications.
pub fn lock(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId) -> ApiResult<Stage> {
    // Withdrawals hold the challenge: none of them passes the lock.
    let challenge = load(tx, caller, id, Action::PanelLock)?.challenge;
    challenge::lock(tx, &challenge.id)?;
    let stage = load_for_change(tx, caller, id, Action::PanelLock)?;
    let now = tx.now()?;
    let tally = tally(tx, &stage)?;
    let closed = stage.challenge.applications_closed(now);
    let phase = stage.phase.clone().lock(caller.user()?.clone(), &tally.ranking.coverage(), closed, now)?;
    let phase = store(tx, phase, now)?;
    // Kept with the ranking: looking again costs no calibration. The seed is drawn when no score changes any more.
    let seed = tx.random_ulid().to_string();
    let stage = Stage { phase, ..stage };
    let ranking = with_analysis(&stage, &tally, tally.ranking.clone(), &seed)?;
    review_phase::store_ranking(tx, id, &ranking)?;
    let details = json!({
        "challenge_id": challenge.id, "applications": tally.candidates.len(), "quarantined": tally.quarantined, "rubric_version": stage.phase.rubric_version,
    });
    record(tx, caller, Event::new("phase.locked", id.as_str()).within(&stage.challenge.organisation).with(details))?;
    Ok(stage)
}
