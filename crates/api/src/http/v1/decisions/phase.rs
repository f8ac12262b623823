//! See a review phase.

use super::view::PhaseView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::phase::show;
use tahaddi_domain::id::PhaseId;

/// A review phase
///
/// Its state, how its panel works, and what the caller may do now.
#[utoipa::path(get, path = "/v1/phases/{id}", operation_id = "phases_view", tag = "decisions")]
pub async fn handle(permit: Permit<act::ProgressView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<PhaseView>, ApiError> {
    let now = ctx.clock.now();
    ctx.db
        .snapshot(move |conn| -> ApiResult<_> {
            let stage = show(conn, &permit.caller, &id.0)?;
            Ok(Found::versioned(stage.phase.version, PhaseView::of(conn, stage, &permit.caller, now)?))
        })
        .await
}
