//! Writing and completing a score sheet.

use super::desk::{Desk, load_for_change, store};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::document::ScoreSheet;
use tahaddi_domain::id::{AssignmentId, Id as _};
use tahaddi_persistence::Tx;

/// Replaces the sheet. A draft may be incomplete, never out of range; a completed sheet stays complete. What it said before is kept.
///
/// # Errors
/// `not_found`, `conflict_of_interest`, `panel_locked`, `scoring_not_open`, `validation_failed`, `sheet_incomplete`;
/// `precondition_failed` from `seen`.
pub fn write(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &AssignmentId,
    seen: impl Fn(i64) -> ApiResult<()>,
    sheet: &ScoreSheet,
) -> ApiResult<Desk> {
    let desk = load_for_change(tx, caller, id)?;
    seen(desk.assignment.version)?;
    let now = tx.now()?;
    let written = desk.assignment.clone().write(sheet.clone(), &desk.scoring(now)?)?;
    let desk = store(tx, desk, written)?;
    trace(tx, caller, "sheet.written", &desk)?;
    Ok(desk)
}

/// The juror hands the sheet in.
///
/// # Errors
/// As [`write()`]; `invalid_state` if it is complete already.
pub fn complete(tx: &mut Tx<'_>, caller: &Caller, id: &AssignmentId) -> ApiResult<Desk> {
    let desk = load_for_change(tx, caller, id)?;
    let now = tx.now()?;
    let completed = desk.assignment.clone().complete(&desk.scoring(now)?)?;
    let desk = store(tx, desk, completed)?;
    trace(tx, caller, "sheet.completed", &desk)?;
    Ok(desk)
}

/// Writes down what became of a sheet: from which version to which, of those that its history keeps. What it says stands there alone, for
/// those who may read it, and so does who wrote it. Partners learn of no sheet, so this does not stand in their trail.
///
/// # Errors
/// The store failed.
pub(super) fn trace(tx: &mut Tx<'_>, caller: &Caller, name: &'static str, desk: &Desk) -> ApiResult<()> {
    let assignment = &desk.assignment;
    let details = json!({
        "phase_id": assignment.phase, "previous_version": assignment.version - 1, "version": assignment.version, "state": assignment.state,
    });
    record(tx, caller, Event::new(name, assignment.id.as_str()).with(details))
}
