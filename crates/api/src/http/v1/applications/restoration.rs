//! Bring back what an application said before.

use super::view::ApplicationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::application::history::restore;
use crate::service::challenge::load;
use serde::Deserialize;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;
use utoipa::ToSchema;

/// Which version to bring back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 3}))]
pub struct RestoreVersion {
    /// A version of `applications_versions`.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub version: i64,
}

/// Restore a version
///
/// The dossier says again what it said then, as a new version: nothing is lost, and what was written since can be restored in turn. Files
/// stay as they are.
/// What holds for a change holds for this: until the deadline, and what was handed in stays complete.
#[utoipa::path(post, path = "/v1/applications/{id}/restoration", operation_id = "applications_restore", tag = "applications",
    extensions(("x-codes" = json!([
        Code::ChallengeNotOpen, Code::DeadlinePassed, Code::ApplicationIncomplete, Code::ApplicationNotEditable, Code::PanelLocked, Code::TermsNotAccepted,
        Code::NotEligible, Code::ApplicationAlreadyExists, Code::AccessCodeRequired
    ]))))]
pub async fn handle(
    permit: Permit<act::ApplicationEdit>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<RestoreVersion>,
) -> Result<Answer<Found<ApplicationView>>, ApiError> {
    let receipts = ctx.receipts.clone();
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let application = restore(tx, caller, &receipts, &id.0, body.version)?;
        let challenge = load(tx, caller, &application.challenge, Action::ChallengeView)?;
        let (version, now) = (application.version, application.updated_at);
        Ok(Found::versioned(version, ApplicationView::of(tx, application, &challenge, caller, now)?))
    })
    .await
}
