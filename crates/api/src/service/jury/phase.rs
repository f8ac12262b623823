//! A review phase with what its reader may do.

use super::stage::{Stage, load};
use super::tally::tally;
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::access::Action;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::ReviewState;
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::decision_correction;

/// Loads a review phase for its reader.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn show(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<Stage> {
    load(conn, caller, id, Action::ProgressView)
}

/// What the caller's roles could do with a review phase, and whether it may be done at `now`: each step is tried.
///
/// # Errors
/// The store failed.
pub fn actions(conn: &mut Conn, stage: &Stage, caller: &Caller, now: Instant) -> ApiResult<Vec<AllowedAction>> {
    let facts = stage.facts();
    let may = |action: Action| caller.may(action, &facts);
    let keeps = stage.is_kept_by(conn, caller)?;
    let mut actions = Vec::new();
    if keeps && may(Action::PanelLock) {
        let by = caller.user()?.clone();
        // Counting is only worth it where it decides.
        let coverage = match stage.current(now) {
            ReviewState::Scoring => tally(conn, stage)?.ranking.coverage(),
            _ => Vec::new(),
        };
        let closed = stage.challenge.applications_closed(now);
        actions.push(AllowedAction::attempt("lock", stage.phase.clone().lock(by, &coverage, closed, now)));
    }
    if keeps && may(Action::PanelManage) {
        actions.push(AllowedAction::attempt("remind", stage.scoring(now)));
        actions.push(AllowedAction::attempt("assume_panels", stage.phase.ensure_unlocked()));
        actions.push(AllowedAction::attempt("exclude_juror", stage.phase.ensure_undecided()));
    }
    if may(Action::DecisionWrite) {
        actions.push(AllowedAction::attempt("decide", stage.phase.ensure_decidable()));
    }
    if may(Action::DecisionRelease) {
        let by = caller.user()?.clone();
        actions.push(AllowedAction::attempt("release", stage.phase.clone().release(by, now)));
    }
    if stage.phase.state == ReviewState::Released {
        actions.extend(corrections(conn, stage, caller)?);
    }
    Ok(actions)
}

/// What may be done about a decision that is released.
fn corrections(conn: &mut Conn, stage: &Stage, caller: &Caller) -> ApiResult<Vec<AllowedAction>> {
    let facts = stage.facts();
    let proposed = decision_correction::proposed(conn, &stage.phase.id)?;
    let missing = || Refusal::new(Code::NoDecision);
    let mut actions = Vec::new();
    if caller.may(Action::DecisionCorrect, &facts) {
        actions.push(AllowedAction::attempt("correct", Ok(())));
        let there = proposed.as_ref().map(|_| ()).ok_or_else(missing);
        actions.push(AllowedAction::attempt("withdraw_correction", there));
    }
    if caller.may(Action::DecisionRelease, &facts) {
        let by = caller.user()?;
        let releasable = proposed.as_ref().ok_or_else(missing).and_then(|proposed| proposed.ensure_releasable(by));
        actions.push(AllowedAction::attempt("release_correction", releasable));
    }
    Ok(actions)
}
