//! Begin an application.

use super::view::ApplicationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::application::create::create;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::id::{ChallengeId, OrganisationId};
use utoipa::ToSchema;

/// A new application. It may be incomplete.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3", "document": {"title": "Irrigation pilotée par capteurs"}}))]
pub struct CreateApplication {
    /// The startup that applies.
    pub organisation_id: OrganisationId,
    /// What it writes.
    #[serde(default)]
    pub document: ApplicationDocument,
}

/// Begin an application
///
/// Creates a draft that only the startup sees. A startup has one application to a challenge, or as many as `entries_per_startup` says, and
/// in one track as many as `entries_per_track` says. Drafts count, and what was withdrawn does not.
#[utoipa::path(post, path = "/v1/challenges/{id}/applications", operation_id = "applications_create", tag = "applications",
    extensions(("x-codes" = json!([Code::ChallengeNotOpen, Code::DeadlinePassed, Code::ApplicationAlreadyExists]))))]
pub async fn handle(
    permit: Permit<act::ApplicationCreate>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateApplication>,
) -> Result<Answer<Created<ApplicationView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let (application, challenge) = create(tx, caller, &id.0, &body.organisation_id, &body.document)?;
        let (location, version, now) = (format!("/v1/applications/{}", application.id), application.version, application.updated_at);
        Ok(Created::versioned(location, version, ApplicationView::of(tx, application, &challenge, caller, now)?))
    })
    .await
}
