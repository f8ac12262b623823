//! What a juror compares next.

use super::comparison_view::NextComparisonView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::compare::next;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

/// The two dossiers to compare next
///
/// Of those that the juror was given, the two from which most is learnt, in a phase whose jurors compare (`mode` of its rules). Both are as
/// in the list of assignments: in a blind phase nothing tells who applies. The answer is the same until it is answered.
#[utoipa::path(get, path = "/v1/jury/phases/{id}/comparisons/next", operation_id = "comparisons_next", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ScoringNotOpen, Code::PanelLocked]))))]
pub async fn handle(permit: Permit<act::AssignmentScore>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<NextComparisonView>, ApiError> {
    let (now, phase) = (ctx.clock.now(), id.0.clone());
    let offer = ctx.db.snapshot(move |conn| next(conn, &permit.caller, &id.0, now)).await?;
    Ok(Found::computed(NextComparisonView::of(phase, offer, now)))
}
