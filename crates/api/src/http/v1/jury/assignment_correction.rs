//! Correct a sheet after the lock.

use super::view::AssignmentView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::jury::correct::{Draft, Wanted, correct, prepare};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::SheetCorrection;
use tahaddi_domain::id::{AssignmentId, PhaseId};

/// How often the ranking is computed beside the database, where something moves meanwhile; then it is computed while nobody else writes.
const ATTEMPTS: usize = 3;

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
    // A repetition is answered from its record, and nothing is computed for it.
    let mut attempts = if post.is_repeated(&ctx, &permit.caller).await? { 0 } else { ATTEMPTS };
    loop {
        let draft = if attempts == 0 { None } else { Some(compute(&permit, &ctx, &id.0, &assignment.0, &post.body).await?) };
        let (moved, receipts, id, assignment) = (Arc::new(AtomicBool::new(false)), Arc::clone(&ctx.receipts), id.0.clone(), assignment.0.clone());
        let noted = Arc::clone(&moved);
        let answer = post.clone().commit(&ctx, &permit.caller, move |tx, caller, body| {
            let wanted = Wanted { phase: &id, assignment: &assignment, correction: body };
            let Some(placed) = correct(tx, caller, &receipts, &wanted, draft.as_ref())? else {
                noted.store(true, Ordering::SeqCst);
                return Err(ApiError::fault("the ground of a correction has moved"));
            };
            Ok(Found::versioned(placed.assignment.version, placed.into()))
        });
        match answer.await {
            Err(_undone) if attempts > 0 && moved.load(Ordering::SeqCst) => attempts -= 1,
            answer => return answer,
        }
    }
}

/// Computes the correction beside the database, in its turn.
async fn compute(
    permit: &Permit<act::PanelManage>,
    ctx: &Ctx,
    id: &PhaseId,
    assignment: &AssignmentId,
    correction: &SheetCorrection,
) -> Result<Draft, ApiError> {
    let place = ctx.planner.place().await?;
    let (caller, now) = (Arc::clone(&permit.caller), ctx.clock.now());
    let (id, assignment, correction) = (id.clone(), assignment.clone(), correction.clone());
    let ground = ctx
        .db
        .snapshot(move |conn| prepare(conn, &caller, &Wanted { phase: &id, assignment: &assignment, correction: &correction }, now))
        .await?;
    place.run(move || ground.compute()).await
}
