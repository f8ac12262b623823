//! How far the private thread about an application is.

use super::view::ThreadView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::thread::summary;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;

/// The thread of an application
///
/// How many messages there are and how many of the other side are unread. What one person of a side has read, the side has read.
#[utoipa::path(get, path = "/v1/applications/{id}/thread", operation_id = "threads_view", tag = "applications",
    extensions(("x-codes" = json!([Code::Forbidden, Code::ConflictOfInterest]))))]
pub async fn handle(permit: Permit<act::ThreadView>, ctx: Ctx, id: PathId<ApplicationId>) -> Result<Found<ThreadView>, ApiError> {
    let thread = ctx.db.snapshot(move |conn| summary(conn, &permit.caller, &id.0)).await?;
    Ok(Found::computed(thread.into()))
}
