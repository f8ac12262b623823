//! Export the applications to a challenge.

use super::view::ExportView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::export::request::of_applications;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::ExportOptions;
use tahaddi_domain::id::ChallengeId;

/// Export the applications to a challenge
///
/// What was handed in, a row each, with a column for each question of the form. It is written in the background: follow its `state`, then
/// ask for a link to its file. Before the deadline there is nothing to export, as there is nothing to list. One person has up to three
/// exports that wait or are being written.
#[utoipa::path(post, path = "/v1/challenges/{id}/exports", operation_id = "exports_create", tag = "exports",
    extensions(("x-codes" = json!([Code::ApplicationsSealed, Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::DossierExport>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<ExportOptions>,
) -> Result<Answer<Created<ExportView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, options| {
        let export = of_applications(tx, caller, &id.0, options)?;
        let now = export.created_at;
        let view = ExportView::of(export, now);
        Ok(Created::plain(view.location(), view))
    })
    .await
}
