//! Correct a sheet after the lock.

use super::view::AssignmentView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::jury::correct::correct;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::SheetCorrection;
use tahaddi_domain::id::{AssignmentId, PhaseId};

/// Correct a sheet after the lock
///
/// Between the lock and the release, by somebody who keeps the panel, has no conflict with any applicant and did not write the sheet.
/// What the juror wrote stays beside it. The ranking is made anew from what counts now, with the seed and the conflicts of the lock; a
/// decision that is not released has to be made anew. It makes a record of its own.
#[utoipa::path(post, path = "/v1/phases/{id}/assignments/{assignment_id}/corrections", operation_id = "assignments_correct", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelOpen, Code::AlreadyReleased, Code::SheetIncomplete]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    assignment: SecondId<AssignmentId>,
    post: Post<SheetCorrection>,
) -> Result<Answer<Found<AssignmentView>>, ApiError> {
    let receipts = ctx.receipts.clone();
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let placed = correct(tx, caller, &receipts, &id.0, &assignment.0, body)?;
        Ok(Found::versioned(placed.assignment.version, placed.into()))
    })
    .await
}
