//! See how far a panel agrees.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::ranking::reliability;
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::PhaseReliability;
use utoipa::ToSchema;

/// How far the panel of a review phase agrees.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReliabilityView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// Whether the panel is locked: the figures do not change any more.
    pub is_final: bool,
    /// The figures. What cannot be said is null, with the reason; below five applications with two reviews it is `not_enough_data`.
    pub reliability: PhaseReliability,
}

/// How far a panel agrees
///
/// Krippendorff's alpha, intraclass correlation and Kendall's W of whole sheets, and the agreement on each criterion. Seen by whom and
/// when the ranking is. It says how firm the ranking is, not who is good.
#[utoipa::path(get, path = "/v1/phases/{id}/reliability", operation_id = "phases_reliability", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen]))))]
pub async fn handle(permit: Permit<act::RankingView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<ReliabilityView>, ApiError> {
    let (stage, reliability) = ctx.db.snapshot(move |conn| reliability(conn, &permit.caller, &id.0)).await?;
    let is_final = stage.phase.locked_at.is_some();
    Ok(Found::computed(ReliabilityView { phase_id: stage.phase.id, is_final, reliability }))
}
