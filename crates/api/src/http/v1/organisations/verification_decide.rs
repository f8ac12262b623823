//! Verify or reject an organisation.

use super::view::VerificationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::organisation::verification::{Verdict, decide};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::OrganisationId;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// The operator's verdict.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"accepted": true, "reason": "Décret vérifié au Bulletin officiel.", "expires_at": "2029-01-31T00:00:00.000000Z"}))]
pub struct CreateVerificationDecision {
    /// Whether the evidence is accepted.
    pub accepted: bool,
    /// Why; told to the organisation.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
    /// Until when the verification holds; for good if absent.
    #[serde(default)]
    pub expires_at: Option<Instant>,
}

/// Verify or reject an organisation
///
/// Not by one of its own members.
#[utoipa::path(post, path = "/v1/organisations/{id}/verification/decision", operation_id = "verification_decide", tag = "organisations",
    extensions(("x-codes" = json!([Code::InvalidState, Code::OwnApproval]))))]
pub async fn handle(
    permit: Permit<act::VerificationDecide>,
    ctx: Ctx,
    id: PathId<OrganisationId>,
    post: Post<CreateVerificationDecision>,
) -> Result<Answer<Found<VerificationView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let verdict = Verdict { accepted: body.accepted, reason: body.reason.clone(), expires_at: body.expires_at };
        let organisation = decide(tx, caller, &id.0, &verdict)?;
        let (version, now) = (organisation.version, organisation.updated_at);
        Ok(Found::versioned(version, VerificationView::of(tx, organisation, caller, now)?))
    })
    .await
}
