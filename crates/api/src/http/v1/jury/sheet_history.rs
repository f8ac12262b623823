//! What one's own score sheet said before.

use super::history_view::{SheetVersionView, page};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::history::own;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::AssignmentId;

crate::list_query! {
    /// Which versions of one's sheet to list.
    OwnSheetVersionQuery {}
}

/// List the versions of one's score sheet
///
/// Newest first, each with what it changed, also where somebody corrected it after the lock.
#[utoipa::path(get, path = "/v1/jury/assignments/{id}/versions", operation_id = "jury_sheet_versions_list", tag = "jury",
    extensions(("x-codes" = json!([Code::ScoringNotOpen]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<AssignmentId>,
    query: Query<OwnSheetVersionQuery>,
) -> Result<Listed<SheetVersionView>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("own_sheet:{}", id.0))?;
    let now = ctx.clock.now();
    let versions = ctx.db.read(move |conn| own(conn, &permit.caller, &id.0, now)).await?;
    page(&ctx.cursors, &cursor, versions)
}
