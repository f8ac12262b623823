//! Release a correction of a released decision.

use super::view::PhaseView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::corrections::release::release;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use utoipa::ToSchema;

/// The release of a correction.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 6}))]
pub struct CreateCorrectionRelease {
    /// The version of the phase that was read, which is the first part of its `ETag`: a proposal that was changed since is not released
    /// unread.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub version: Option<i64>,
}

/// Release a correction of a released decision
///
/// By a second person. It is in force from then on: the applicants for whom something changed learn it at once, nobody else is written
/// to, and the public results say what was corrected, when and why. A further record of the phase is signed. The versions before stay
/// readable (`decisions_versions`).
#[utoipa::path(post, path = "/v1/phases/{id}/correction/release", operation_id = "corrections_release", tag = "decisions",
    extensions(("x-codes" = json!([
        Code::InvalidState, Code::PanelOpen, Code::NoDecision, Code::SameApprover, Code::AlreadyReleased, Code::PanelLocked,
        Code::PreconditionFailed
    ]))))]
pub async fn handle(
    permit: Permit<act::DecisionRelease>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateCorrectionRelease>,
) -> Result<Answer<Found<PhaseView>>, ApiError> {
    let receipts = ctx.receipts.clone();
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let stage = release(tx, caller, &receipts, &id.0, body.version)?;
        let (version, now) = (stage.phase.version, stage.phase.updated_at);
        Ok(Found::versioned(version, PhaseView::of(tx, stage, caller, now)?))
    })
    .await
}
