//! See the versions of a decision.

use super::correction_view::{DecisionVersionView, DecisionVersionsView};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::corrections::show::history;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

/// The versions of a decision
///
/// For those who select: what was decided first, and each correction of it that was released, with how long each was in force, why it
/// came and what it changed.
#[utoipa::path(get, path = "/v1/phases/{id}/decision/versions", operation_id = "decisions_versions", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen, Code::NoDecision]))))]
pub async fn handle(permit: Permit<act::RankingView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<DecisionVersionsView>, ApiError> {
    let (stage, versions) = ctx.db.snapshot(move |conn| history(conn, &permit.caller, &id.0)).await?;
    let versions = versions.into_iter().map(DecisionVersionView::from).collect();
    Ok(Found::versioned(stage.phase.version, DecisionVersionsView { phase_id: stage.phase.id, versions }))
}
