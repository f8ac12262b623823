//! Releasing a decision.

use super::candidates::candidates;
use super::deliberation::ensure_in_the_running;
use super::records::append;
use super::stage::{Stage, load, load_for_change, store};
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::application::eligibility::tell_pending;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeSet;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::Application;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{Id as _, OrganisationId, PhaseId};
use tahaddi_domain::record::RecordEvent;
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::challenge;
use tahaddi_persistence::repo::outcome::{self, ReleasedOutcome};

/// A second person releases the decision: all applicants learn their outcome, or none. What was decided about eligibility and not told
/// yet is told with it. `seen` is the version that the person has
/// read, if told.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `no_decision`, `same_approver`, `already_released`, `precondition_failed`.
pub fn release(tx: &mut Tx<'_>, caller: &Caller, receipts: &Receipts, id: &PhaseId, seen: Option<i64>) -> ApiResult<Stage> {
    let (stage, candidates) = for_release(tx, caller, id, seen)?;
    let now = tx.now()?;
    let phase = stage.phase.release(caller.user()?.clone(), now)?;
    let phase = store(tx, phase, now)?;
    let decision = phase.decision.as_ref().ok_or(Code::NoDecision)?;
    for entry in &decision.outcomes {
        let released = ReleasedOutcome {
            phase: id.clone(),
            application: entry.application_id.clone(),
            challenge: phase.challenge.clone(),
            outcome: entry.outcome,
            reason: entry.reason.clone(),
            released_at: now,
        };
        outcome::insert(tx, &released)?;
    }
    let mut startups: BTreeSet<OrganisationId> = candidates.into_iter().map(|item| item.startup).collect();
    // Whoever was not let in is told at the latest when the others are.
    startups.extend(tell_pending(tx, &phase.challenge, now)?);
    let details = json!({"challenge_id": phase.challenge, "organisation_ids": startups});
    let stage = Stage { phase, challenge: stage.challenge, seat: stage.seat };
    append(tx, caller, receipts, &stage, RecordEvent::Release, None)?;
    record(tx, caller, Event::new("phase.released", id.as_str()).within(&stage.challenge.organisation).with(details))?;
    Ok(stage)
}

/// A phase that is about to be released as the caller has seen it, and its candidates. Other writes about the call wait: its records
/// are one chain, and no later panel locks meanwhile.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `precondition_failed`; `validation_failed` where somebody is to get further who has
/// been refused, withdrawn or declared ineligible since: it has to be decided anew.
pub(super) fn for_release(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, seen: Option<i64>) -> ApiResult<(Stage, Vec<Application>)> {
    let challenge = load(tx, caller, id, Action::DecisionRelease)?.challenge;
    challenge::lock(tx, &challenge.id)?;
    let stage = load_for_change(tx, caller, id, Action::DecisionRelease)?;
    let version = stage.phase.version;
    if seen.is_some_and(|seen| seen != version) {
        return Err(Refusal::new(Code::PreconditionFailed).with("current_version", version).into());
    }
    let candidates = candidates(tx, &stage.challenge, id)?;
    if let Some(decision) = &stage.phase.decision {
        ensure_in_the_running(decision, None, &candidates)?;
    }
    Ok((stage, candidates))
}
