//! Read a dossier.

use super::view::BlindDossierView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::desk::read;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::AssignmentId;

/// A dossier to judge
///
/// With the rubric and the juror's own sheet, from the opening of scoring on. In a blind phase nothing in it tells who applies, or
/// when.
#[utoipa::path(get, path = "/v1/jury/assignments/{id}", operation_id = "jury_assignments_view", tag = "jury",
    extensions(("x-codes" = json!([Code::ScoringNotOpen]))))]
pub async fn handle(permit: Permit<act::AssignmentScore>, ctx: Ctx, id: PathId<AssignmentId>) -> Result<Found<BlindDossierView>, ApiError> {
    let now = ctx.clock.now();
    let desk = ctx.db.read(move |conn| read(conn, &permit.caller, &id.0, now)).await?;
    Ok(Found::versioned(desk.assignment.version, BlindDossierView::of(desk, now)))
}
