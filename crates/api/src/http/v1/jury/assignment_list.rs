//! List the assignments of a phase.

use super::view::AssignmentView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::assignments::list;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

crate::list_query! {
    /// Which page of the assignments.
    AssignmentQuery {}
}

/// List the assignments of a phase
///
/// Who judges what and how far it is, once the deadline for applications has passed. Sheets are shown when the panel's policy
/// lets them be seen: of a sealed panel after the lock.
#[utoipa::path(get, path = "/v1/phases/{id}/assignments", operation_id = "assignments_list", tag = "jury",
    extensions(("x-codes" = json!([Code::ApplicationsSealed]))))]
pub async fn handle(
    permit: Permit<act::PanelView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    query: Query<AssignmentQuery>,
) -> Result<Listed<AssignmentView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("assignments:{}", id.0))?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let items = ctx.db.read(move |conn| list(conn, &permit.caller, &id.0, after.as_ref(), limit, now)).await?;
    let page = ctx.cursors.page(&cursor, items, |item| item.assignment.id.clone())?;
    Ok(Listed(page.map(AssignmentView::from)))
}
