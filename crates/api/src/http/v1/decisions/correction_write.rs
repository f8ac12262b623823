//! Propose a correction of a released decision.

use super::correction_view::CorrectionProposalView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, IfMatch, PathId};
use crate::http::reply::Found;
use crate::service::jury::corrections::propose::propose;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::CorrectionDocument;
use tahaddi_domain::id::PhaseId;

/// Propose a correction of a released decision
///
/// What was released stays as it was: a correction is a new version of the decision, with reasons, and nobody but those who select sees it
/// until a second person releases it. Seats, ties and reasons are held to as in the decision; at least one applicant is told something
/// else. One correction is proposed at a time: another one takes its place. No seat moves once a later panel has locked. The `ETag` is
/// that of the phase, the decision or the proposal.
#[utoipa::path(put, path = "/v1/phases/{id}/correction", operation_id = "corrections_write", tag = "decisions",
    extensions(("x-codes" = json!([
        Code::InvalidState, Code::PanelOpen, Code::PanelLocked, Code::TieAtLastSeat, Code::SeatsExceeded
    ]))))]
pub async fn handle(
    permit: Permit<act::DecisionCorrect>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    seen: IfMatch,
    correction: Body<CorrectionDocument>,
) -> Result<Found<CorrectionProposalView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let proposal = propose(tx, &permit.caller, &id.0, |version| seen.ensure(version), &correction.0)?;
            Ok(Found::versioned(proposal.stage.phase.version, proposal.into()))
        })
        .await
}
