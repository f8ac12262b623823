//! Make access codes for a challenge.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::{Created, Secret};
use crate::service::access_code::create;
use serde::{Deserialize, Serialize};
use tahaddi_domain::access_code::NewAccessCodes;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AccessCodeId, ChallengeId, OrganisationId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// The codes that are wanted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"label": "Réseau des incubateurs", "uses_allowed": 10, "expires_at": "2031-03-01T00:00:00.000000Z", "email_domain": "um6p.ma", "count": 1}))]
pub struct CreateAccessCodes {
    /// What they are called among those who run the call.
    #[schema(min_length = 1, max_length = 200)]
    pub label: String,
    /// How many applications may be handed in by each.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 10_000, default = 1)]
    pub uses_allowed: u32,
    /// From when they are no longer good; left out, they are good until the deadline.
    #[serde(default)]
    pub expires_at: Option<Instant>,
    /// The only startup that may use them.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Only people whose e-mail address is of this domain may use them, such as `um6p.ma`.
    #[serde(default)]
    #[schema(max_length = 252, pattern = r"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$")]
    pub email_domain: Option<String>,
    /// How many codes to make.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 500, default = 1)]
    pub count: u32,
}

const fn one() -> u32 {
    1
}

impl From<&CreateAccessCodes> for NewAccessCodes {
    fn from(body: &CreateAccessCodes) -> Self {
        Self {
            label: body.label.clone(),
            uses_allowed: body.uses_allowed,
            expires_at: body.expires_at,
            organisation: body.organisation_id.clone(),
            email_domain: body.email_domain.clone(),
            count: body.count,
        }
    }
}

/// The codes that were made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewAccessCodesView {
    /// Each with its secret.
    #[schema(max_items = 500)]
    pub codes: Vec<NewAccessCodeView>,
}

/// A code that was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "cod_01kax3v8m0t2r4q6w8y0b1c2d3", "code": "7K2M-Q9DX-4VTA-0R8C"}))]
pub struct NewAccessCodeView {
    /// Its identifier.
    pub id: AccessCodeId,
    /// What a startup types when it hands in its application; capitals, hyphens and spaces do not matter. It is told this once: null
    /// where the request is repeated.
    #[schema(required, max_length = 40)]
    pub code: Option<String>,
}

/// Make access codes
///
/// For a call with an application window whose `entry.access_code` says that only those hand in who were given one. The codes are in this
/// answer and nowhere else: keep them. A repetition with the same key tells which were made, without them.
#[utoipa::path(post, path = "/v1/challenges/{id}/access-codes", operation_id = "access_codes_create", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(
    permit: Permit<act::AccessCodeManage>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateAccessCodes>,
) -> Result<Answer<Secret<Created<NewAccessCodesView>>>, ApiError> {
    post.commit_secret(&ctx, &permit.caller, move |tx, caller, body| {
        let made = create(tx, caller, &id.0, &body.into())?;
        let answer = |codes: Vec<NewAccessCodeView>| Created::plain(format!("/v1/challenges/{}/access-codes", id.0), NewAccessCodesView { codes });
        let kept = made.iter().map(|(known, _)| NewAccessCodeView { id: known.id.clone(), code: None }).collect();
        let told = made.into_iter().map(|(known, secret)| NewAccessCodeView { id: known.id, code: Some(secret) }).collect();
        Ok(Secret { told: answer(told), kept: answer(kept) })
    })
    .await
}
