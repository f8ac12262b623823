//! Change an organisation.

use super::view::OrganisationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, Patch, PathId};
use crate::http::reply::Found;
use crate::service::organisation::edit::edit;
use serde::{Deserialize, Serialize};
use tahaddi_domain::document::OrganisationProfile;
use tahaddi_domain::id::OrganisationId;
use utoipa::ToSchema;

/// What can change of an organisation.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"profile": {"website": "https://startup.example"}}))]
pub struct OrganisationContent {
    /// Its name.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// What it says of itself.
    pub profile: OrganisationProfile,
}

/// Change an organisation
#[utoipa::path(patch, path = "/v1/organisations/{id}", operation_id = "organisations_edit", tag = "organisations")]
pub async fn handle(
    permit: Permit<act::OrganisationEdit>,
    ctx: Ctx,
    id: PathId<OrganisationId>,
    seen: IfMatch,
    patch: Patch<OrganisationContent>,
) -> Result<Found<OrganisationView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let change = |name: &str, profile: &OrganisationProfile| {
                let before = OrganisationContent { name: name.to_owned(), profile: profile.clone() };
                patch.apply_to(&before).map(|after| (after.name, after.profile))
            };
            let organisation = edit(tx, &permit.caller, &id.0, |version| seen.ensure(version), change)?;
            let (version, now) = (organisation.version, organisation.updated_at);
            Ok(Found::versioned(version, OrganisationView::of(organisation, &permit.caller, now)))
        })
        .await
}
