//! What a juror's score sheet said before.

use super::history_view::{SheetVersionView, page};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query, SecondId};
use crate::http::reply::Listed;
use crate::service::jury::history::of_phase;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, PhaseId};

crate::list_query! {
    /// Which versions of a sheet to list.
    SheetVersionQuery {}
}

/// List the versions of a score sheet
///
/// For those who keep the panel, once its policy lets scores be seen: of a sealed panel after the lock. Newest first, each with what it
/// changed, and without the juror's notes.
#[utoipa::path(get, path = "/v1/phases/{id}/assignments/{assignment_id}/versions", operation_id = "sheet_versions_list", tag = "jury",
    extensions(("x-codes" = json!([Code::PanelOpen]))))]
pub async fn handle(
    permit: Permit<act::PanelView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    assignment: SecondId<AssignmentId>,
    query: Query<SheetVersionQuery>,
) -> Result<Listed<SheetVersionView>, ApiError> {
    let binding = format!("sheet:{}:{}", id.0, assignment.0);
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), binding)?;
    let versions = ctx.db.read(move |conn| of_phase(conn, &permit.caller, &id.0, &assignment.0)).await?;
    page(&ctx.cursors, &cursor, versions)
}
