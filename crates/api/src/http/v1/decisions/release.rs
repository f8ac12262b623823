//! Release a decision.

use super::view::PhaseView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::release::release;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use utoipa::ToSchema;

/// The release of a decision.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 4}))]
pub struct CreateRelease {
    /// The version of the phase that was read, which is the first part of its `ETag`: a decision that was changed since is not
    /// released unread.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub version: Option<i64>,
}

/// Release a decision
///
/// By a second person. All applicants learn their outcome at once, and the results become public.
#[utoipa::path(post, path = "/v1/phases/{id}/release", operation_id = "decisions_release", tag = "decisions",
    extensions(("x-codes" = json!([
        Code::InvalidState, Code::NoDecision, Code::SameApprover, Code::AlreadyReleased, Code::PreconditionFailed
    ]))))]
pub async fn handle(
    permit: Permit<act::DecisionRelease>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateRelease>,
) -> Result<Answer<Found<PhaseView>>, ApiError> {
    let receipts = ctx.receipts.clone();
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let stage = release(tx, caller, &receipts, &id.0, body.version)?;
        let (version, now) = (stage.phase.version, stage.phase.updated_at);
        Ok(Found::versioned(version, PhaseView::of(tx, stage, caller, now)?))
    })
    .await
}
