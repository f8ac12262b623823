//! Copy a challenge.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::challenge::copy::{NewCopy, copy};
use crate::service::organisation::name_of;
use serde::Deserialize;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ChallengeId, OrganisationId, ProgrammeId};
use utoipa::ToSchema;

/// Into what a challenge is copied.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3", "title": {"fr": "DigitAgri 2028"}}))]
pub struct CreateCopy {
    /// The organisation that will own the copy.
    pub organisation_id: OrganisationId,
    /// The programme that the copy will belong to.
    #[serde(default)]
    pub programme_id: Option<ProgrammeId>,
    /// The title of the copy; that of the original if left out.
    #[serde(default)]
    pub title: Option<LocalizedText>,
}

/// Copy a challenge
///
/// Into a new draft with everything that the caller may see of the original: a call of last year, or any published call as a
/// template. Moments keep their wall times; `readiness` tells which of them have passed.
#[utoipa::path(post, path = "/v1/challenges/{id}/copies", operation_id = "challenges_copy", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeCopy>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateCopy>,
) -> Result<Answer<Created<ChallengeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let new =
            NewCopy { organisation: body.organisation_id.clone(), programme: body.programme_id.clone(), title: body.title.clone() };
        let challenge = copy(tx, caller, &id.0, &new)?;
        let name = name_of(tx, &challenge.organisation)?;
        let (location, version, now) = (format!("/v1/challenges/{}", challenge.id), challenge.version, challenge.updated_at);
        Ok(Created::versioned(location, version, ChallengeView::of(tx, challenge, name, caller, now)?))
    })
    .await
}
