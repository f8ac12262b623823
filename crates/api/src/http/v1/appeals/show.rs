//! See an appeal.

use super::view::AppealView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::appeal::show;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::AppealId;

/// An appeal
///
/// For the startup that filed it, and those who run the call or may decide.
#[utoipa::path(get, path = "/v1/appeals/{id}", operation_id = "appeals_view", tag = "decisions",
    extensions(("x-codes" = json!([Code::ConflictOfInterest]))))]
pub async fn handle(permit: Permit<act::AppealView>, ctx: Ctx, id: PathId<AppealId>) -> Result<Found<AppealView>, ApiError> {
    let now = ctx.clock.now();
    let shown = ctx.db.read(move |conn| show(conn, &permit.caller, &id.0, now)).await?;
    Ok(Found::versioned(shown.appeal.version, shown.into()))
}
