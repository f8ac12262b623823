//! List the access codes of a challenge.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::access_code::{KnownCode, list};
use serde::Serialize;
use tahaddi_domain::id::{AccessCodeId, ApplicationId, ChallengeId, OrganisationId, UserId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

crate::list_query! {
    /// Which page of the access codes.
    AccessCodeQuery {}
}

/// An access code. Its secret was told when it was made, and nobody knows it any more.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "cod_01kax3v8m0t2r4q6w8y0b1c2d3", "label": "Réseau des incubateurs", "organisation_id": null, "email_domain": "um6p.ma",
    "uses_allowed": 10, "uses": 3, "uses_left": 7, "application_ids": null, "created_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
    "created_at": "2027-01-15T09:00:00.000000Z", "expires_at": "2027-03-01T00:00:00.000000Z", "revoked_at": null}))]
pub struct AccessCodeView {
    /// Its identifier.
    pub id: AccessCodeId,
    /// What those who run the call call it.
    #[schema(max_length = 200)]
    pub label: String,
    /// The only startup that may use it; null where any may.
    #[schema(required)]
    pub organisation_id: Option<OrganisationId>,
    /// The only domain whose e-mail addresses may use it; null where any may.
    #[schema(required, max_length = 253)]
    pub email_domain: Option<String>,
    /// How many applications may be handed in by it.
    #[schema(minimum = 1, maximum = 10_000)]
    pub uses_allowed: u32,
    /// How many were. Withdrawn ones count.
    #[schema(minimum = 0, maximum = 10_000)]
    pub uses: u32,
    /// How many may still be.
    #[schema(minimum = 0, maximum = 10_000)]
    pub uses_left: u32,
    /// The applications that were handed in by it; null until the deadline, and for who may not see applications.
    #[schema(required, max_items = 10_000)]
    pub application_ids: Option<Vec<ApplicationId>>,
    /// Who made it.
    pub created_by: UserId,
    /// When it was made.
    pub created_at: Instant,
    /// From when it is no longer good; null where that is only with the deadline.
    #[schema(required)]
    pub expires_at: Option<Instant>,
    /// When it was revoked.
    #[schema(required)]
    pub revoked_at: Option<Instant>,
}

impl From<KnownCode> for AccessCodeView {
    fn from(KnownCode { code, applications }: KnownCode) -> Self {
        Self {
            uses_left: code.uses_left(),
            id: code.id,
            label: code.label,
            organisation_id: code.organisation,
            email_domain: code.email_domain,
            uses_allowed: code.uses_allowed,
            uses: code.uses,
            application_ids: applications,
            created_by: code.created_by,
            created_at: code.created_at,
            expires_at: code.expires_at,
            revoked_at: code.revoked_at,
        }
    }
}

/// List the access codes of a challenge
///
/// Oldest first, revoked ones too, with how often each was used. Which applications came in by a code, is told once the deadline has passed.
#[utoipa::path(get, path = "/v1/challenges/{id}/access-codes", operation_id = "access_codes_list", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ApplicationList>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<AccessCodeQuery>,
) -> Result<Listed<AccessCodeView>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("access-codes:{}", id.0))?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let items = ctx.db.read(move |conn| -> ApiResult<_> { list(conn, &permit.caller, &id.0, (after.as_ref(), limit), now) }).await?;
    let page = ctx.cursors.page(&cursor, items, |known| known.code.id.clone())?;
    Ok(Listed(page.map(AccessCodeView::from)))
}
