//! Approve a challenge.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::challenge::steps::approve;
use crate::service::organisation::name_of;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;
use utoipa::ToSchema;

/// The operator's approval.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"note": "Conforme au règlement."}))]
pub struct CreateApproval {
    /// A note for the partner.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub note: Option<String>,
}

/// Approve a challenge
///
/// By an operator who does not belong to the owning organisation.
#[utoipa::path(post, path = "/v1/challenges/{id}/approval", operation_id = "challenges_approve", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ChallengeIncomplete, Code::OwnApproval]))))]
pub async fn handle(
    permit: Permit<act::ApprovalDecide>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateApproval>,
) -> Result<Answer<Found<ChallengeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let challenge = approve(tx, caller, &id.0, body.note.as_deref())?;
        let name = name_of(tx, &challenge.organisation)?;
        let (version, now) = (challenge.version, challenge.updated_at);
        Ok(Found::versioned(version, ChallengeView::of(tx, challenge, name, caller, now)?))
    })
    .await
}
