//! The caller changes the own account.

use super::view_me::{MeView, found};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, Patch};
use crate::http::reply::Found;
use crate::service::account::{self, Profile};
use serde::{Deserialize, Serialize};
use tahaddi_domain::document::Language;
use utoipa::ToSchema;

/// What a person can change of the own account.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Amina El Idrissi", "language": "ar"}))]
pub struct MeContent {
    /// How the person is called.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// The language of mails.
    pub language: Language,
}

/// Change one's account
#[utoipa::path(patch, path = "/v1/me", operation_id = "me_edit", tag = "accounts")]
pub async fn handle(permit: Permit<act::MeEdit>, ctx: Ctx, seen: IfMatch, patch: Patch<MeContent>) -> Result<Found<MeView>, ApiError> {
    let caller = permit.caller;
    let change = move |before: &Profile| {
        let after = patch.apply_to(&MeContent { name: before.name.clone(), language: before.language })?;
        Ok(Profile { name: after.name, language: after.language })
    };
    ctx.db.write(move |tx| account::edit_me(tx, &caller, |version| seen.ensure(version), &change).map(found)).await
}
