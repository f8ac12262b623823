//! See what in the scores of a panel should be looked at.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::integrity::read;
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::integrity::IntegrityReport;
use utoipa::ToSchema;

/// What in the scores of a review phase should be looked at.
#[derive(Debug, Serialize, ToSchema)]
pub struct IntegrityView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// Whether the panel is locked. Before, nothing is late.
    pub is_final: bool,
    /// What was found.
    pub integrity: IntegrityReport,
}

/// What in the scores of a panel should be looked at
///
/// Scores that stand apart, jurors with the same scores, connections that seem to count, changes in the last hour before the lock that move
/// the shortlist, and favours that are returned; each with its evidence, and with how often it was looked for. A flag accuses nobody and
/// changes no score: a person looks and asks. For those who keep the panel, once scores may be seen; of a sealed panel once it is locked.
/// What is said of single jurors (severity, spread, misfit, whose seat hangs on them) stands in `calibration.jurors` of the ranking.
#[utoipa::path(get, path = "/v1/phases/{id}/integrity", operation_id = "phases_integrity", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen]))))]
pub async fn handle(permit: Permit<act::PanelView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<IntegrityView>, ApiError> {
    let place = ctx.planner.place().await?;
    let ground = ctx.db.snapshot(move |conn| read(conn, &permit.caller, &id.0)).await?;
    let (phase_id, is_final) = (ground.stage.phase.id.clone(), ground.stage.phase.locked_at.is_some());
    let integrity = place.run(move || Ok(ground.examine())).await?;
    Ok(Found::computed(IntegrityView { phase_id, is_final, integrity }))
}
