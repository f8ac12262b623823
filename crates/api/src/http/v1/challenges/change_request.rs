//! Ask for changes.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::challenge::steps::request_changes;
use crate::service::organisation::name_of;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;
use utoipa::ToSchema;

/// What should change.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Merci de préciser les critères d'évaluation."}))]
pub struct CreateChangeRequest {
    /// What should change, and why.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Ask for changes
///
/// The partner can edit the challenge again, and asks for approval anew.
#[utoipa::path(post, path = "/v1/challenges/{id}/change-request", operation_id = "challenges_request_changes", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState, Code::OwnApproval]))))]
pub async fn handle(
    permit: Permit<act::ApprovalDecide>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateChangeRequest>,
) -> Result<Answer<Found<ChallengeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let challenge = request_changes(tx, caller, &id.0, &body.reason)?;
        let name = name_of(tx, &challenge.organisation)?;
        let (version, now) = (challenge.version, challenge.updated_at);
        Ok(Found::versioned(version, ChallengeView::of(tx, challenge, name, caller, now)?))
    })
    .await
}
