//! What a score sheet said before.

use super::desk::read;
use super::stage::load;
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::FieldChange;
use tahaddi_domain::id::{AssignmentId, PhaseId};
use tahaddi_domain::jury::SheetVersion;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::assignment;

/// A version of a sheet with what it changed.
pub type Changed = (SheetVersion, Vec<FieldChange>);

/// The versions of a sheet of one's own, newest first.
///
/// # Errors
/// `not_found`, `conflict_of_interest`, `scoring_not_open`.
pub fn own(conn: &mut Conn, caller: &Caller, id: &AssignmentId, now: Instant) -> ApiResult<Vec<Changed>> {
    read(conn, caller, id, now)?;
    Ok(changed(assignment::history(conn, id)?))
}

/// The versions of a sheet for those who keep the panel, newest first and without what the juror wrote for nobody else, once scores
/// may be seen.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `panel_open`.
pub fn of_phase(conn: &mut Conn, caller: &Caller, phase: &PhaseId, id: &AssignmentId) -> ApiResult<Vec<Changed>> {
    let stage = load(conn, caller, phase, Action::PanelView)?;
    assignment::find(conn, id)?.filter(|item| &item.phase == phase).ok_or(Code::NotFound)?;
    stage.phase.ensure_visible_scores()?;
    Ok(changed(assignment::history(conn, id)?.into_iter().map(SheetVersion::for_panel).collect()))
}

fn changed(versions: Vec<SheetVersion>) -> Vec<Changed> {
    let before = std::iter::once(None).chain(versions.iter().map(Some));
    let changes: Vec<_> = versions.iter().zip(before).map(|(version, before)| version.changes_since(before)).collect();
    versions.into_iter().zip(changes).rev().collect()
}
