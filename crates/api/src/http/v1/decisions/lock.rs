//! Lock a panel.

use super::view::PhaseView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::lock::{Draft, lock, prepare};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::random::seed;

/// How often the ranking is computed beside the database, where sheets move meanwhile; then it is computed while nobody else writes.
const ATTEMPTS: usize = 3;

/// Lock a panel
///
/// Ends scoring for good and fixes the ranking, of which a signed record is made. Every application needs its completed sheets from
/// jurors without a conflict of interest; `coverage_incomplete` lists those that lack some.
#[utoipa::path(post, path = "/v1/phases/{id}/lock", operation_id = "phases_lock", tag = "decisions",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ScoringNotOpen, Code::CoverageIncomplete, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelLock>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<NoBody>,
) -> Result<Answer<Found<PhaseView>>, ApiError> {
    // A repetition is answered from its record, and nothing is computed for it.
    let mut attempts = if post.is_repeated(&ctx, &permit.caller).await? { 0 } else { ATTEMPTS };
    loop {
        let draft = if attempts == 0 { None } else { Some(compute(&permit, &ctx, &id.0).await?) };
        let (moved, receipts, id) = (Arc::new(AtomicBool::new(false)), Arc::clone(&ctx.receipts), id.0.clone());
        let noted = Arc::clone(&moved);
        let answer = post.clone().commit(&ctx, &permit.caller, move |tx, caller, _body| {
            let Some(stage) = lock(tx, caller, &receipts, &id, draft.as_ref())? else {
                noted.store(true, Ordering::SeqCst);
                return Err(ApiError::fault("the ground of a lock has moved"));
            };
            let (version, now) = (stage.phase.version, stage.phase.updated_at);
            Ok(Found::versioned(version, PhaseView::of(tx, stage, caller, now)?))
        });
        match answer.await {
            Err(_undone) if attempts > 0 && moved.load(Ordering::SeqCst) => attempts -= 1,
            answer => return answer,
        }
    }
}

/// Computes the lock beside the database, in its turn.
async fn compute(permit: &Permit<act::PanelLock>, ctx: &Ctx, id: &PhaseId) -> Result<Draft, ApiError> {
    let place = ctx.planner.place().await?;
    let (caller, id, now) = (Arc::clone(&permit.caller), id.clone(), ctx.clock.now());
    let ground = ctx.db.snapshot(move |conn| prepare(conn, &caller, &id, now)).await?;
    let seed = seed(&*ctx.random);
    place.run(move || ground.compute(&seed)).await
}
