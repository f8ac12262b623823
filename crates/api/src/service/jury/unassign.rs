//! Taking an assignment away from a juror.

use super::assignments::{Placed, place};
use super::stage::{Stage, load_for_change};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, Id as _, PhaseId};
use tahaddi_domain::jury::Assignment;
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::assignment;

/// Takes an assignment away; its sheet stays on record and counts no longer.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_locked`, `invalid_state`; `validation_failed` without a reason.
pub fn unassign(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, id: &AssignmentId, reason: &str) -> ApiResult<Placed> {
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    let before = assignment::find(tx, id)?.filter(|item| &item.phase == phase).ok_or(Code::NotFound)?;
    let mut check = Check::default();
    check.required_text("/reason", reason, 4_000);
    check.finish()?;
    let taken = take_back(tx, caller, &stage, before, Some(reason.to_owned()))?;
    place(tx, &stage, vec![taken])?.pop().ok_or_else(|| ApiError::fault("an assignment vanished"))
}

/// Takes an assignment away and records it.
///
/// # Errors
/// `panel_locked`, `invalid_state`.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    caller: &Caller,
    stage: &Stage,
    before: Assignment,
    reason: Option<String>,
) -> ApiResult<Assignment> {
    let now = tx.now()?;
    let taken = before.unassign(reason, &stage.phase)?;
    let taken = Assignment { version: taken.version + 1, updated_at: now, ..taken };
    assignment::save(tx, &taken)?;
    let details = json!({"phase_id": taken.phase, "juror_id": taken.juror, "application_id": taken.application});
    record(tx, caller, Event::new("assignment.removed", taken.id.as_str()).with(details))?;
    Ok(taken)
}
