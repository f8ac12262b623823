//! What an application still needs.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::{Found, Localised};
use crate::i18n;
use crate::service::application::progress::progress;
use serde::Serialize;
use tahaddi_domain::document::Language;
use tahaddi_domain::dossier::{Completeness, DossierIssue};
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

/// What is missing or wrong, in the words of a refusal.
#[must_use]
pub fn issue_message(issue: &DossierIssue, language: Language) -> String {
    i18n::field_message(issue.code, language, &issue.facts)
}

/// Completeness of an application
///
/// What is missing, question by question, and what the rules of eligibility say today; a hand-in is decided by the same rules. Rules that
/// people check have their verdict once what they decided was announced. Of a
/// dossier that was reopened it is the correction. Only the startup sees it.
#[utoipa::path(get, path = "/v1/applications/{id}/completeness", operation_id = "applications_completeness", tag = "applications")]
pub async fn handle(permit: Permit<act::DraftView>, ctx: Ctx, id: PathId<ApplicationId>) -> Result<Localised<Found<CompletenessView>>, ApiError> {
    let (now, language) = (ctx.clock.now(), permit.caller.language);
    let (mut form, eligibility) = ctx.db.read(move |conn| -> ApiResult<_> { progress(conn, &permit.caller, &id.0, now) }).await?;
    form.say(|issue| issue_message(issue, language));
    Ok(Localised(Found::computed(CompletenessView { form, eligibility })))
}
