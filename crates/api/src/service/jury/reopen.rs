//! Giving a completed sheet back to its juror.

use super::assignments::{Placed, place};
use super::stage::load_for_change;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, Id as _, PhaseId};
use tahaddi_domain::jury::Assignment;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::assignment;

/// Gives a completed sheet back: it is a draft again, and counts only once the juror has handed it in anew. The juror is told by mail.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_locked`, `invalid_state`; `validation_failed` without a reason.
pub fn reopen(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, id: &AssignmentId, reason: &str) -> ApiResult<Placed> {
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    let before = assignment::find(tx, id)?.filter(|item| &item.phase == phase).ok_or(Code::NotFound)?;
    let previous_version = before.version;
    let open = before.reopen(reason.to_owned(), &stage.phase)?;
    let open = Assignment { version: open.version + 1, updated_at: tx.now()?, ..open };
    assignment::save(tx, &open)?;
    let details = json!({
        "challenge_id": stage.challenge.id, "phase_id": open.phase, "juror_id": open.juror, "previous_version": previous_version,
        "version": open.version,
    });
    record(tx, caller, Event::new("sheet.reopened", id.as_str()).with(details))?;
    place(tx, &stage, vec![open])?.pop().ok_or_else(|| ApiError::fault("an assignment vanished"))
}
