//! List the appeals of an application.

use super::view::AppealView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::{Listed, Page};
use crate::service::appeal::of_application;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;

/// Appeals of an application
///
/// The oldest first, for its startup and those who run the call. An outcome has one at most.
#[utoipa::path(get, path = "/v1/applications/{id}/appeals", operation_id = "appeals_list", tag = "decisions",
    extensions(("x-codes" = json!([Code::ConflictOfInterest]))))]
pub async fn handle(permit: Permit<act::AppealView>, ctx: Ctx, id: PathId<ApplicationId>) -> Result<Listed<AppealView>, ApiError> {
    let now = ctx.clock.now();
    let appeals = ctx.db.read(move |conn| of_application(conn, &permit.caller, &id.0, now)).await?;
    Ok(Listed(Page::whole(appeals).map(AppealView::from)))
}
