//! See the decision.

use super::view::DecisionView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::decide::show;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

/// The decision of a review phase
///
/// Pending or released, for those who select.
#[utoipa::path(get, path = "/v1/phases/{id}/decision", operation_id = "decisions_view", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen, Code::NoDecision]))))]
pub async fn handle(permit: Permit<act::RankingView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<DecisionView>, ApiError> {
    let (stage, decision) = ctx.db.read(move |conn| show(conn, &permit.caller, &id.0)).await?;
    Ok(Found::versioned(stage.phase.version, DecisionView::of(stage, decision)))
}
