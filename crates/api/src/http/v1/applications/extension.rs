//! Give one application more time.

use super::grant::{GrantView, GrantedUntil};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::application::grant::extend;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;

/// More time for one application
///
/// Only for this dossier, which closes later than those of the others; a reason is kept and its startup is told. Whoever keeps the panel sees it, with the progress of a phase, once the deadline for applications has passed and the dossier was handed in. Until a panel of the call is locked.
#[utoipa::path(post, path = "/v1/applications/{id}/extension", operation_id = "applications_extend", tag = "applications",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::ApplicationGrant>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<GrantedUntil>,
) -> Result<Answer<Found<GrantView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let application = extend(tx, caller, &id.0, body.until, &body.reason)?;
        Ok(Found::versioned(application.version, GrantView::from(&application)))
    })
    .await
}
