//! List the conflicts of interest that one's startup has declared.

use super::statement_view::ConflictStatementView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::{Listed, Page};
use crate::service::jury::statements::list_own;
use tahaddi_domain::id::ApplicationId;

/// List the conflicts of interest that one has declared as an applicant
///
/// In the call of the application, also those that were taken back, the oldest first. Whether they were looked at is not told.
#[utoipa::path(get, path = "/v1/applications/{id}/conflict-statements", operation_id = "conflicts_list_own", tag = "applications")]
pub async fn handle(
    permit: Permit<act::ConflictState>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
) -> Result<Listed<ConflictStatementView>, ApiError> {
    let stated = ctx.db.read(move |conn| list_own(conn, &permit.caller, &id.0)).await?;
    Ok(Listed(Page::whole(stated).map(ConflictStatementView::from)))
}
