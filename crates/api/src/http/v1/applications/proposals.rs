//! What a startup could answer, from what is known already.

use super::completeness::issue_message;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::{Listed, Localised, Page};
use crate::service::application::progress::proposals;
use tahaddi_domain::dossier::Proposal;
use tahaddi_domain::id::ApplicationId;

/// Proposed answers
///
/// Answers from the profile of the startup and from its earlier applications to the questions that have none yet, each with where it
/// comes from and what is to be changed in it. Nothing is written: take what you like into the application.
#[utoipa::path(get, path = "/v1/applications/{id}/answer-proposals", operation_id = "applications_proposals", tag = "applications")]
pub async fn handle(permit: Permit<act::DraftView>, ctx: Ctx, id: PathId<ApplicationId>) -> Result<Localised<Listed<Proposal>>, ApiError> {
    let language = permit.caller.language;
    let mut found = ctx.db.read(move |conn| -> ApiResult<_> { proposals(conn, &permit.caller, &id.0) }).await?;
    found.iter_mut().flat_map(|proposal| &mut proposal.issues).for_each(|issue| issue.message = issue_message(issue, language));
    Ok(Localised(Listed(Page::whole(found))))
}
