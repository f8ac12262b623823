//! Write a score sheet.

use super::view::BlindDossierView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, IfMatch, PathId};
use crate::http::reply::Found;
use crate::service::jury::sheet::write;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::ScoreSheet;
use tahaddi_domain::id::AssignmentId;

/// Write a score sheet
///
/// Replaces the sheet, while scoring is open. A draft may be incomplete, never out of range; a completed sheet stays complete. What
/// it said before is kept on record.
#[utoipa::path(put, path = "/v1/jury/assignments/{id}/sheet", operation_id = "sheets_write", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ScoringNotOpen, Code::PanelLocked, Code::SheetIncomplete]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<AssignmentId>,
    seen: IfMatch,
    sheet: Body<ScoreSheet>,
) -> Result<Found<BlindDossierView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let desk = write(tx, &permit.caller, &id.0, |version| seen.ensure(version), &sheet.0)?;
            let now = desk.assignment.updated_at;
            Ok(Found::versioned(desk.assignment.version, BlindDossierView::of(desk, now)))
        })
        .await
}
