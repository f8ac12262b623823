//! See the ranking.

use super::view::RankingView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::ranking::ranking;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

/// The ranking of a review phase
///
/// Of a sealed panel once it is locked; before that nobody sees it, operators included. The plain scores come first and decide,
/// unless the published rules name a calibrated method; beside them stands what calibration says, with how far it can be trusted.
/// What concerns single jurors is shown to those who keep the panel.
#[utoipa::path(get, path = "/v1/phases/{id}/ranking", operation_id = "phases_ranking", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen]))))]
pub async fn handle(permit: Permit<act::RankingView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<RankingView>, ApiError> {
    let report = ctx.db.snapshot(move |conn| ranking(conn, &permit.caller, &id.0)).await?;
    Ok(Found::computed(report.into()))
}
