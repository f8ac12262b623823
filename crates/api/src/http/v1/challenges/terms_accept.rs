//! Accept terms of a challenge.

use super::terms_accepted::TermsAcceptanceView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::terms::accept;
use serde::Deserialize;
use tahaddi_domain::document::Key;
use tahaddi_domain::id::ChallengeId;
use utoipa::ToSchema;

/// The wording that is accepted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"key": "nda", "version": 1}))]
pub struct CreateTermsAcceptance {
    /// The key of the terms.
    pub key: Key,
    /// The version that was read: the present one.
    #[schema(minimum = 1)]
    pub version: u32,
}

/// Accept terms
///
/// The present wording, for the person who is signed in. Key, version, a digest of the wording and the instant are kept. Terms that are
/// asked for the brief open it.
#[utoipa::path(post, path = "/v1/challenges/{id}/terms-acceptances", operation_id = "terms_accept", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::TermsAccept>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateTermsAcceptance>,
) -> Result<Answer<Created<TermsAcceptanceView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let acceptance = accept(tx, caller, &id.0, &body.key, body.version)?;
        Ok(Created::plain(format!("/v1/challenges/{}/terms-acceptances", id.0), acceptance.into()))
    })
    .await
}
