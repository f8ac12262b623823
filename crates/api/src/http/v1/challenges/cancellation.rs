//! Cancel a challenge.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::challenge::steps::cancel;
use crate::service::organisation::name_of;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;
use utoipa::ToSchema;

/// Why a challenge is cancelled.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Le budget du programme a été reporté."}))]
pub struct CreateCancellation {
    /// Why; told to everybody who follows the call.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Cancel a challenge
///
/// An approved or published challenge; it stays visible with its reason.
#[utoipa::path(post, path = "/v1/challenges/{id}/cancellation", operation_id = "challenges_cancel", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(
    permit: Permit<act::ChallengeCancel>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateCancellation>,
) -> Result<Answer<Found<ChallengeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let challenge = cancel(tx, caller, &id.0, &body.reason)?;
        let name = name_of(tx, &challenge.organisation)?;
        let (version, now) = (challenge.version, challenge.updated_at);
        Ok(Found::versioned(version, ChallengeView::of(tx, challenge, name, caller, now)?))
    })
    .await
}
