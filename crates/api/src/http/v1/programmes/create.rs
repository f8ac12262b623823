//! Create a programme.

use super::view::ProgrammeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, Post};
use crate::http::reply::Created;
use crate::service::programme::create;
use serde::Deserialize;
use tahaddi_domain::document::ProgrammeDocument;
use tahaddi_domain::id::OrganisationId;
use utoipa::ToSchema;

/// A new programme.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"document": {"title": {"fr": "DigitAgri", "ar": null, "en": "DigitAgri"}, "summary": {"fr": "L'innovation au service de l'agriculture."}}}))]
pub struct CreateProgramme {
    /// The organisation that runs it, if it is not the operator's.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// What it says.
    pub document: ProgrammeDocument,
}

/// Create a programme
#[utoipa::path(post, path = "/v1/programmes", operation_id = "programmes_create", tag = "programmes")]
pub async fn handle(permit: Permit<act::ProgrammeManage>, ctx: Ctx, post: Post<CreateProgramme>) -> Result<Answer<Created<ProgrammeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, |tx, caller, body| {
        let programme = create(tx, caller, body.organisation_id.as_ref(), &body.document)?;
        Ok(Created::versioned(format!("/v1/programmes/{}", programme.id), programme.version, programme.into()))
    })
    .await
}
