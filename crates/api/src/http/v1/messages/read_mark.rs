//! Mark messages as read.

use super::view::ThreadView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::thread::mark_read;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;
use utoipa::ToSchema;

/// Up to which message one has read.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"number": 1}))]
pub struct CreateReadMark {
    /// The number of the message.
    #[schema(minimum = 1, maximum = 1000)]
    pub number: i64,
}

/// Mark messages as read
///
/// For the whole side: the people of the startup, or the operators. Those who only read mark nothing; a mark never goes back.
#[utoipa::path(post, path = "/v1/applications/{id}/thread/read-mark", operation_id = "threads_mark_read", tag = "applications",
    extensions(("x-codes" = json!([Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::ThreadWrite>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<CreateReadMark>,
) -> Result<Answer<Found<ThreadView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| Ok(Found::computed(mark_read(tx, caller, &id.0, body.number)?.into()))).await
}
