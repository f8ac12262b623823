//! Create an organisation.

use super::view::OrganisationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, Post};
use crate::http::reply::Created;
use crate::service::organisation::create::{NewOrganisation, create};
use serde::Deserialize;
use tahaddi_domain::access::Membership;
use tahaddi_domain::document::OrganisationProfile;
use tahaddi_domain::organisation::{MemberRole, OrganisationKind};
use utoipa::ToSchema;

/// A new organisation.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "startup", "name": "Saqiya Capteurs", "profile": {"technologies": ["IoT", "LoRa"], "sectors": ["agritech"], "region": "ma-04"}}))]
pub struct CreateOrganisation {
    /// What it is here for.
    pub kind: OrganisationKind,
    /// Its legal or usual name.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// What it says of itself.
    #[serde(default)]
    pub profile: OrganisationProfile,
}

/// Create an organisation
///
/// Its creator becomes its owner. A partner must be verified before its challenges can be approved.
#[utoipa::path(post, path = "/v1/organisations", operation_id = "organisations_create", tag = "organisations")]
pub async fn handle(
    permit: Permit<act::OrganisationCreate>,
    ctx: Ctx,
    post: Post<CreateOrganisation>,
) -> Result<Answer<Created<OrganisationView>>, ApiError> {
    post.commit(&ctx, &permit.caller, |tx, caller, body| {
        let new = NewOrganisation { kind: body.kind, name: body.name.clone(), profile: body.profile.clone() };
        let organisation = create(tx, caller, &new)?;
        // Its founder belongs to it from now on.
        let mut founder = caller.clone();
        founder.actor.memberships.push(Membership { organisation: organisation.id.clone(), kind: organisation.kind, role: MemberRole::Owner });
        let (location, version, now) = (format!("/v1/organisations/{}", organisation.id), organisation.version, organisation.updated_at);
        Ok(Created::versioned(location, version, OrganisationView::of(organisation, &founder, now)))
    })
    .await
}
