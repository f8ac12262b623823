//! Announce decisions about eligibility.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post};
use crate::http::reply::Found;
use crate::service::application::eligibility::announce;
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;
use utoipa::ToSchema;

/// What was announced.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"announced": 42}))]
pub struct EligibilityAnnouncementView {
    /// About how many applications a decision was announced.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub announced: usize,
}

/// Announce decisions about eligibility
///
/// By a second person: all startups learn at once what was decided about the eligibility of their applications and not announced yet, and
/// why. Whoever decided about one of them does not announce it.
#[utoipa::path(post, path = "/v1/challenges/{id}/eligibility-announcement", operation_id = "applications_announce_eligibility",
    tag = "applications", extensions(("x-codes" = json!([Code::InvalidState, Code::NoDecision, Code::SameApprover]))))]
pub async fn handle(
    permit: Permit<act::DecisionRelease>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<NoBody>,
) -> Result<Answer<Found<EligibilityAnnouncementView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let announced = announce(tx, caller, &id.0)?;
        Ok(Found::computed(EligibilityAnnouncementView { announced }))
    })
    .await
}
