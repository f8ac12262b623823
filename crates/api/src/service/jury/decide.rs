//! Deciding on a locked panel.

use super::candidates::candidates;
use super::corrections::{DecisionVersion, versions};
use super::deliberation::{ensure_in_the_running, settled, shown_to};
use super::ranking::fixed;
use super::records::append;
use super::stage::{Stage, load, load_for_change, store};
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{DecisionDocument, Outcome};
use tahaddi_domain::id::{Id as _, PhaseId};
use tahaddi_domain::record::RecordEvent;
use tahaddi_persistence::repo::challenge;
use tahaddi_persistence::{Conn, Tx};

/// Decides, or decides anew until the release. The decision stays with the selectors until a second person releases it.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_open`, `already_released`, `seats_exceeded`, `tie_at_last_seat`,
/// `validation_failed`; `precondition_failed` from `seen`.
pub fn decide(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    id: &PhaseId,
    seen: impl Fn(i64) -> ApiResult<()>,
    decision: &DecisionDocument,
) -> ApiResult<Stage> {
    // The records of a call are one chain.
    let challenge = load(tx, caller, id, Action::DecisionWrite)?.challenge;
    challenge::lock(tx, &challenge.id)?;
    let stage = load_for_change(tx, caller, id, Action::DecisionWrite)?;
    seen(stage.phase.version)?;
    let candidates = candidates(tx, &stage.challenge, id)?;
    stage.phase.ensure_decidable()?;
    let deciding = fixed(tx, &stage)?.for_decision(stage.seats_of_call());
    let now = tx.now()?;
    decision.ensure_well_formed()?;
    let settled = settled(tx, &stage, &candidates, decision, &deciding, now)?;
    let phase = stage.phase.decide(settled, &deciding, caller.user()?.clone(), now)?;
    ensure_in_the_running(decision, None, &candidates)?;
    let phase = store(tx, phase, now)?;
    let count = |outcome: Outcome| decision.outcomes.iter().filter(|entry| entry.outcome == outcome).count();
    let details = json!({
        "version": phase.version, "selected": count(Outcome::Selected), "reserve": count(Outcome::Reserve), "refused": count(Outcome::Refused),
    });
    let stage = Stage { phase, challenge: stage.challenge, seat: stage.seat };
    append(tx, caller, receipts, &stage, RecordEvent::Decision, None)?;
    record(tx, caller, Event::new("phase.decided", id.as_str()).within(&stage.challenge.organisation).with(details))?;
    Ok(stage)
}

/// The decision of a phase, pending, or the version of it that is in force, or the one with this number.
///
/// # Errors
/// `not_found`, also for a number that there is not; `forbidden`, `conflict_of_interest`, `panel_open`, `no_decision`.
pub fn show(conn: &mut Conn, caller: &Caller, id: &PhaseId, number: Option<i64>) -> ApiResult<(Stage, DecisionVersion, DecisionDocument)> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    if stage.phase.ensure_unlocked().is_ok() {
        return Err(Code::PanelOpen.into());
    }
    let wanted = |version: &DecisionVersion| number.is_none_or(|number| number == version.number);
    let found = versions(conn, &stage.phase)?.into_iter().rfind(wanted);
    let version = found.ok_or(Code::NotFound)?;
    let decision = version.phase.decision.clone().ok_or(Code::NoDecision)?;
    let shown = shown_to(caller, &stage, decision);
    Ok((stage, version, shown))
}
