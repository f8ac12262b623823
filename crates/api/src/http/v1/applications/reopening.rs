//! Let one application be corrected.

use super::grant::{GrantView, GrantedUntil};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::application::grant::reopen;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;

/// Reopen an application
///
/// What was handed in may be corrected by its startup, and by nobody else, and handed in again; until then what was handed in counts. A reason is kept and the startup is told. Until a panel of the call is locked.
#[utoipa::path(post, path = "/v1/applications/{id}/reopening", operation_id = "applications_reopen", tag = "applications",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::ApplicationGrant>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<GrantedUntil>,
) -> Result<Answer<Found<GrantView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let application = reopen(tx, caller, &id.0, body.until, &body.reason)?;
        Ok(Found::versioned(application.version, GrantView::from(&application)))
    })
    .await
}
