//! What one has accepted of a challenge.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::terms::accepted;
use serde::Serialize;
use tahaddi_domain::document::Key;
use tahaddi_domain::id::ChallengeId;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::terms_acceptance::Acceptance;
use utoipa::ToSchema;

crate::list_query! {
    /// Which page of the acceptances.
    TermsAcceptanceQuery {}
}

/// A wording that was accepted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"key": "nda", "version": 1, "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "accepted_at": "2027-02-03T09:00:00.000000Z", "withdrawn_at": null}))]
pub struct TermsAcceptanceView {
    /// The key of the terms.
    pub key: Key,
    /// The version of the wording.
    #[schema(minimum = 1)]
    pub version: u32,
    /// SHA-256 of the wording, in hexadecimal.
    #[schema(min_length = 64, max_length = 64)]
    pub digest: String,
    /// When.
    pub accepted_at: Instant,
    /// When it was withdrawn; null while it holds.
    #[schema(required)]
    pub withdrawn_at: Option<Instant>,
}

impl From<Acceptance> for TermsAcceptanceView {
    fn from(acceptance: Acceptance) -> Self {
        let Acceptance { key, version, digest, at, withdrawn_at } = acceptance;
        Self { key: Key(key), version, digest, accepted_at: at, withdrawn_at }
    }
}

/// Accepted terms
///
/// What the person who is signed in has accepted of a call, older wordings and what was withdrawn too.
#[utoipa::path(get, path = "/v1/challenges/{id}/terms-acceptances", operation_id = "terms_accepted", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::TermsAccept>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<TermsAcceptanceQuery>,
) -> Result<Listed<TermsAcceptanceView>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("acceptances:{}", id.0))?;
    let all = ctx.db.read(move |conn| -> ApiResult<_> { accepted(conn, &permit.caller, &id.0) }).await?;
    // A page begins at a place in the list: one person accepts few wordings.
    let begin: usize = cursor.after.unwrap_or_default();
    let rest: Vec<_> = (begin + 1..).zip(all.into_iter().skip(begin)).collect();
    let page = ctx.cursors.page(&cursor, rest, |(place, _)| *place)?;
    Ok(Listed(page.map(|(_, acceptance)| acceptance.into())))
}
