//! Delete a draft.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, PathId};
use crate::http::reply::Done;
use crate::service::application::edit::delete;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;

/// Delete a draft
///
/// What was handed in is withdrawn instead.
#[utoipa::path(delete, path = "/v1/applications/{id}", operation_id = "applications_delete", tag = "applications",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(permit: Permit<act::ApplicationDelete>, ctx: Ctx, id: PathId<ApplicationId>, seen: IfMatch) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| delete(tx, &permit.caller, &id.0, |version| seen.ensure(version)).map(|()| Done)).await
}
