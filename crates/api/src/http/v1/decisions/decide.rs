//! Decide.

use super::view::DecisionView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, IfMatch, PathId};
use crate::http::reply::Found;
use crate::service::jury::decide::decide;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::DecisionDocument;
use tahaddi_domain::id::PhaseId;

/// Decide
///
/// By the owner or an editor of the call, the chair or an operator. One outcome for each application of the ranking. It is pending, and can be changed, until a second person releases it. The
/// `ETag` is that of the phase or of the decision. With a session on record every member of the panel is accounted for; the server
/// adds the quorum, and the recusals that it knows of. Nobody has voted on an application from which he or she is recused.
#[utoipa::path(put, path = "/v1/phases/{id}/decision", operation_id = "decisions_write", tag = "decisions",
    extensions(("x-codes" = json!([
        Code::InvalidState, Code::PanelOpen, Code::TieAtLastSeat, Code::AlreadyReleased, Code::SeatsExceeded
    ]))))]
pub async fn handle(
    permit: Permit<act::DecisionWrite>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    seen: IfMatch,
    decision: Body<DecisionDocument>,
) -> Result<Found<DecisionView>, ApiError> {
    let receipts = ctx.receipts.clone();
    ctx.db
        .write(move |tx| {
            let stage = decide(tx, &permit.caller, &receipts, &id.0, |version| seen.ensure(version), &decision.0)?;
            let settled = stage.phase.decision.clone().unwrap_or_default();
            Ok(Found::versioned(stage.phase.version, DecisionView::of(stage, settled)))
        })
        .await
}
