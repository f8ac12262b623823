//! Proposing a correction of a released decision, and taking the proposal back.

use super::Ground;
use super::show::{Proposal, shown};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::jury::candidates::candidates;
use crate::service::jury::deliberation::{ensure_in_the_running, settled};
use crate::service::jury::stage::{Stage, load_for_change, store};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::appeal::AppealState;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::CorrectionDocument;
use tahaddi_domain::id::{AppealId, Id as _, PhaseId};
use tahaddi_domain::jury::outcome_changes;
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{appeal, decision_correction};

/// Proposes a correction, in the place of the one that is proposed. Nothing that an applicant or the public sees changes by it.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state` before the release, `seats_exceeded`, `tie_at_last_seat`,
/// `panel_locked` where a seat moves under a later panel that has locked, `validation_failed`; `precondition_failed` from `seen`.
pub fn propose(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &PhaseId,
    seen: impl Fn(i64) -> ApiResult<()>,
    document: &CorrectionDocument,
) -> ApiResult<Proposal> {
    let stage = correctable(tx, caller, id, &seen)?;
    stage.phase.ensure_correctable()?;
    document.ensure_well_formed()?;
    ensure_upheld(tx, id, &document.appeal_ids)?;
    let now = tx.now()?;
    let candidates = candidates(tx, &stage.challenge, id)?;
    let ground = Ground::load(tx, &stage)?;
    let decision = settled(tx, &stage, &candidates, &document.decision, &ground.deciding, now).map_err(|error| match error {
        ApiError::Refused(refusal) => refusal.under("/decision").into(),
        other => other,
    })?;
    let document = CorrectionDocument { decision, ..document.clone() };
    let proposed = ground.correctable().propose(document, caller.user()?.clone(), now)?;
    let in_the_running = ensure_in_the_running(&proposed.document.decision, ground.in_force.decision.as_ref(), &candidates);
    in_the_running.map_err(|refusal| refusal.under("/decision"))?;
    let replaced = decision_correction::save(tx, &proposed)?;
    if !replaced {
        decision_correction::insert(tx, &proposed)?;
    }
    let before = ground.in_force.decision.as_ref();
    let changes = before.map(|before| outcome_changes(before, &proposed.document.decision)).unwrap_or_default();
    let details = json!({
        "challenge_id": stage.challenge.id, "number": proposed.number, "changes": changes.len(), "appeal_ids": proposed.document.appeal_ids,
        "replaced": replaced,
    });
    let stage = Stage { phase: store(tx, stage.phase, now)?, ..stage };
    record(tx, caller, Event::new("correction.proposed", id.as_str()).within(&stage.challenge.organisation).with(details))?;
    Ok(shown(caller, stage, proposed, changes))
}

/// Takes the proposed correction back. That there was one stays in the audit trail.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `no_decision` where none is proposed; `precondition_failed` from `seen`.
pub fn withdraw(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, seen: impl Fn(i64) -> ApiResult<()>) -> ApiResult<()> {
    let stage = correctable(tx, caller, id, &seen)?;
    if !decision_correction::withdraw(tx, id)? {
        return Err(Code::NoDecision.into());
    }
    let now = tx.now()?;
    let stage = Stage { phase: store(tx, stage.phase, now)?, ..stage };
    let details = json!({"challenge_id": stage.challenge.id});
    record(tx, caller, Event::new("correction.withdrawn", id.as_str()).within(&stage.challenge.organisation).with(details))
}

/// A phase that the caller may correct as it was seen.
fn correctable(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, seen: &impl Fn(i64) -> ApiResult<()>) -> ApiResult<Stage> {
    let stage = load_for_change(tx, caller, id, Action::DecisionCorrect)?;
    seen(stage.phase.version)?;
    Ok(stage)
}

/// Whether the appeals are about this phase and were right.
fn ensure_upheld(tx: &mut Tx<'_>, id: &PhaseId, appeals: &[AppealId]) -> ApiResult<()> {
    let mut check = Check::default();
    for (place, named) in appeals.iter().enumerate() {
        let upheld = appeal::find(tx, named)?.is_some_and(|known| &known.phase == id && known.state == AppealState::Upheld);
        check.require(upheld, format!("/appeal_ids/{place}"), FieldCode::UnknownReference);
    }
    Ok(check.finish()?)
}
