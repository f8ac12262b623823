//! See how far a panel agrees.

use super::ranking::{away, ground};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::unchanged::{Asked, Same};
use crate::service::jury::ranking::RankingGround;
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
pub async fn handle(
    permit: Permit<act::RankingView>,
    ctx: Ctx,
    asked: Asked,
    id: PathId<PhaseId>,
) -> Result<Same<ReliabilityView>, ApiError> {
    let make = async || {
        let (mark, ground) = ground(&ctx, &permit.caller, id.0.clone()).await?;
        let (stage, reliability) = away(&ctx, ground, RankingGround::reliability).await?;
        let is_final = stage.phase.locked_at.is_some();
        Ok((mark, ReliabilityView { phase_id: stage.phase.id, is_final, reliability }))
    };
    asked.unchanged(&ctx, make).await
}
