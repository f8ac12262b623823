//! Ask for verification.

use super::view::VerificationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::organisation::verification::request;
use serde::Deserialize;
use tahaddi_domain::id::OrganisationId;
use utoipa::ToSchema;

/// Evidence.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"evidence": "Décret n° 2-22-1 portant création de la direction ; point de contact : secrétariat général."}))]
pub struct CreateVerificationRequest {
    /// A register number, a decree, a link: what shows that the organisation is what it says.
    #[schema(min_length = 1, max_length = 4000)]
    pub evidence: String,
}

/// Ask for verification
///
/// A new request replaces the evidence of an earlier one.
#[utoipa::path(post, path = "/v1/organisations/{id}/verification", operation_id = "verification_request", tag = "organisations")]
pub async fn handle(
    permit: Permit<act::VerificationRequest>,
    ctx: Ctx,
    id: PathId<OrganisationId>,
    post: Post<CreateVerificationRequest>,
) -> Result<Answer<Found<VerificationView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let organisation = request(tx, caller, &id.0, &body.evidence)?;
        let (version, now) = (organisation.version, organisation.updated_at);
        Ok(Found::versioned(version, VerificationView::of(tx, organisation, caller, now)?))
    })
    .await
}
