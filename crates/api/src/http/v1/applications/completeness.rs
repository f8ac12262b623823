//! What an application still needs.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::application::progress::progress;
use serde::Serialize;
use tahaddi_domain::dossier::Completeness;
use tahaddi_domain::eligibility::EligibilityReport;
use tahaddi_domain::id::ApplicationId;
use utoipa::ToSchema;

/// How far a dossier is.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompletenessView {
    /// What the form still needs, question by question.
    pub form: Completeness,
    /// What the rules of eligibility say of the facts in the dossier and in the profile of the startup.
    pub eligibility: EligibilityReport,
}

/// Completeness of an application
///
/// What is missing, question by question, and what the rules of eligibility say today; a hand-in is decided by the same rules. Of a
/// dossier that was reopened it is the correction. Only the startup sees it.
#[utoipa::path(get, path = "/v1/applications/{id}/completeness", operation_id = "applications_completeness", tag = "applications")]
pub async fn handle(permit: Permit<act::DraftView>, ctx: Ctx, id: PathId<ApplicationId>) -> Result<Found<CompletenessView>, ApiError> {
    let now = ctx.clock.now();
    let found = ctx.db.read(move |conn| -> ApiResult<_> { progress(conn, &permit.caller, &id.0, now) }).await?;
    Ok(Found::computed(CompletenessView { form: found.0, eligibility: found.1 }))
}
