//! Ask for approval.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post};
use crate::http::reply::Found;
use crate::service::challenge::steps::request_approval;
use crate::service::organisation::name_of;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;

/// Ask for approval
///
/// The challenge must be complete and its organisation verified.
#[utoipa::path(post, path = "/v1/challenges/{id}/approval-request", operation_id = "challenges_request_approval", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ChallengeIncomplete, Code::OrganisationNotVerified]))))]
pub async fn handle(
    permit: Permit<act::ApprovalRequest>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<NoBody>,
) -> Result<Answer<Found<ChallengeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let challenge = request_approval(tx, caller, &id.0)?;
        let name = name_of(tx, &challenge.organisation)?;
        let (version, now) = (challenge.version, challenge.updated_at);
        Ok(Found::versioned(version, ChallengeView::of(tx, challenge, name, caller, now)?))
    })
    .await
}
