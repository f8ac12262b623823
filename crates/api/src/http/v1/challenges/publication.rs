//! Publish a challenge.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::challenge::publish::publish;
use crate::service::organisation::name_of;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// When a challenge is published.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"publish_at": "2027-02-01T08:00:00.000000Z"}))]
pub struct CreatePublication {
    /// When; at once if absent.
    #[serde(default)]
    pub publish_at: Option<Instant>,
}

/// Publish a challenge
///
/// An approved challenge, now or at an instant before its deadline.
#[utoipa::path(post, path = "/v1/challenges/{id}/publication", operation_id = "challenges_publish", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ChallengeIncomplete, Code::OrganisationNotVerified]))))]
pub async fn handle(
    permit: Permit<act::ChallengePublish>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreatePublication>,
) -> Result<Answer<Found<ChallengeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let challenge = publish(tx, caller, &id.0, body.publish_at)?;
        let name = name_of(tx, &challenge.organisation)?;
        let (version, now) = (challenge.version, challenge.updated_at);
        Ok(Found::versioned(version, ChallengeView::of(tx, challenge, name, caller, now)?))
    })
    .await
}
