//! Export a review phase.

use super::view::ExportView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::export::request::of_phase;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::PhaseExportOptions;
use tahaddi_domain::id::PhaseId;

/// Export a review phase
///
/// Everything about a locked phase: its ranking, plain and calibrated, with what was decided, its progress, how far the panel agrees, and
/// where dossiers are compared how strong each is; for those who keep the panel also the score sheets with a row a score, the assignments
/// with what became of them, the comparisons with a row a pair, how each juror compared, the conflicts of interest, and of the session on
/// record who sat, who took no part in what, the votes, and who is of another opinion. A workbook has a sheet a table; `csv` gives a ZIP
/// archive with a file a table.
#[utoipa::path(post, path = "/v1/phases/{id}/exports", operation_id = "phase_exports_create", tag = "exports",
    extensions(("x-codes" = json!([Code::PanelOpen]))))]
pub async fn handle(
    permit: Permit<act::RankingView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<PhaseExportOptions>,
) -> Result<Answer<Created<ExportView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, options| {
        let export = of_phase(tx, caller, &id.0, options)?;
        let now = export.created_at;
        let view = ExportView::of(export, now);
        Ok(Created::plain(view.location(), view))
    })
    .await
}
