//! See the correction that is proposed.

use super::correction_view::CorrectionProposalView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::corrections::show::show;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

/// The proposed correction of a released decision
///
/// For those who select, until it is released or taken back.
#[utoipa::path(get, path = "/v1/phases/{id}/correction", operation_id = "corrections_view", tag = "decisions",
    extensions(("x-codes" = json!([Code::NoDecision]))))]
pub async fn handle(permit: Permit<act::RankingView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<CorrectionProposalView>, ApiError> {
    let proposal = ctx.db.snapshot(move |conn| show(conn, &permit.caller, &id.0)).await?;
    Ok(Found::versioned(proposal.stage.phase.version, proposal.into()))
}
