//! See the decision.

use super::view::DecisionView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Found;
use crate::service::jury::decide::show;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use utoipa::IntoParams;

/// Which version of a decision.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DecisionQuery {
    /// The number of the version; left out, the one that is in force, or pending.
    #[serde(default)]
    #[param(minimum = 1, maximum = 9_007_199_254_740_991_i64, nullable = false)]
    number: Option<i64>,
}

/// The decision of a review phase
///
/// Pending or released, for those who select. Of a decision that was corrected since, the version that is in force, or the one with this
/// number.
#[utoipa::path(get, path = "/v1/phases/{id}/decision", operation_id = "decisions_view", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen, Code::NoDecision]))))]
pub async fn handle(
    permit: Permit<act::RankingView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    query: Query<DecisionQuery>,
) -> Result<Found<DecisionView>, ApiError> {
    let (stage, version, decision) = ctx.db.snapshot(move |conn| show(conn, &permit.caller, &id.0, query.0.number)).await?;
    Ok(Found::versioned(stage.phase.version, DecisionView::of_version(version, decision)))
}
