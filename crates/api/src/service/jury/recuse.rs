//! A juror steps back from an assignment, or does not take it.

use super::conflicts;
use super::desk::{Desk, load_for_change, store};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::id::{AssignmentId, Id as _};
use tahaddi_domain::jury::{ConflictKind, ConflictSource, Declared, DeclaredConflict, Period};
use tahaddi_persistence::Tx;

/// The juror steps back: access ends at once, the score counts no longer, the record stays. With a kind, the conflict of interest
/// is declared too, for every application of the startup.
///
/// # Errors
/// `not_found`, `conflict_of_interest`, `panel_locked`, `invalid_state`; `validation_failed` without a reason.
pub fn recuse(tx: &mut Tx<'_>, caller: &Caller, id: &AssignmentId, reason: &str, kind: Option<ConflictKind>) -> ApiResult<()> {
    let desk = load_for_change(tx, caller, id)?;
    let recused = desk.assignment.clone().recuse(reason.to_owned(), &desk.stage.phase)?;
    let desk = store(tx, desk, recused)?;
    if let Some(kind) = kind {
        let declared = DeclaredConflict {
            id: tx.new_id()?,
            challenge: desk.stage.challenge.id.clone(),
            about: Declared::Juror(desk.assignment.juror.clone()),
            startup: desk.application.startup.clone(),
            kind,
            period: Period::default(),
            source: ConflictSource::Juror,
            reason: reason.to_owned(),
            declared_by: caller.user()?.clone(),
            declared_at: tx.now()?,
            removed_at: None,
            removed_reason: None,
        };
        conflicts::store(tx, caller, &desk.stage.phase.id, &declared)?;
    }
    trace(tx, caller, "assignment.recused", &desk)
}

/// The juror does not take it: no time, or not the field.
///
/// # Errors
/// As [`recuse`]; a reason may be left out.
pub fn decline(tx: &mut Tx<'_>, caller: &Caller, id: &AssignmentId, reason: Option<&str>) -> ApiResult<()> {
    let desk = load_for_change(tx, caller, id)?;
    let declined = desk.assignment.clone().decline(reason.map(str::to_owned), &desk.stage.phase)?;
    let desk = store(tx, desk, declined)?;
    trace(tx, caller, "assignment.declined", &desk)
}

fn trace(tx: &mut Tx<'_>, caller: &Caller, name: &'static str, desk: &Desk) -> ApiResult<()> {
    let assignment = &desk.assignment;
    let details = json!({"phase_id": assignment.phase, "juror_id": assignment.juror, "application_id": assignment.application});
    record(tx, caller, Event::new(name, assignment.id.as_str()).with(details))
}
