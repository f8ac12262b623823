//! What both steps of an exclusion do: compute beside the database, and try again where something moves meanwhile.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, Post};
use crate::http::reply::Found;
use crate::service::jury::exclude::{Draft, Wanted, prepare, step};
use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::{JurorExclusion, ReviewPhase};
use utoipa::ToSchema;

/// How often the ranking is computed beside the database; then it is computed while nobody else writes.
const ATTEMPTS: usize = 3;

/// The jurors whose sheets of a phase are left out of its ranking, or were.
#[derive(Debug, Serialize, ToSchema)]
pub struct JurorExclusionsView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// Every exclusion, oldest first, with those that were taken back.
    #[schema(max_items = 10000)]
    pub exclusions: Vec<JurorExclusion>,
}

impl From<ReviewPhase> for JurorExclusionsView {
    fn from(phase: ReviewPhase) -> Self {
        Self { phase_id: phase.id, exclusions: phase.exclusions.exclusions }
    }
}

/// Makes the step.
pub(super) async fn commit<B: Clone + Send + Sync + 'static>(
    permit: &Permit<act::PanelManage>,
    ctx: &Ctx,
    wanted: Wanted,
    post: Post<B>,
) -> Result<Answer<Found<JurorExclusionsView>>, ApiError> {
    let wanted = Arc::new(wanted);
    // A repetition is answered from its record, and nothing is computed for it.
    let mut attempts = if post.is_repeated(ctx, &permit.caller).await? { 0 } else { ATTEMPTS };
    loop {
        let draft = if attempts == 0 { None } else { Some(compute(permit, ctx, &wanted).await?) };
        let (moved, receipts, asked) = (Arc::new(AtomicBool::new(false)), Arc::clone(&ctx.receipts), Arc::clone(&wanted));
        let noted = Arc::clone(&moved);
        let answer = post.clone().commit(ctx, &permit.caller, move |tx, caller, _body| {
            let Some(stage) = step(tx, caller, &receipts, &asked, draft.as_ref())? else {
                noted.store(true, Ordering::SeqCst);
                return Err(ApiError::fault("the ground of an exclusion has moved"));
            };
            Ok(Found::versioned(stage.phase.version, stage.phase.into()))
        });
        match answer.await {
            Err(_undone) if attempts > 0 && moved.load(Ordering::SeqCst) => attempts -= 1,
            answer => return answer,
        }
    }
}

/// Computes the ranking beside the database, in its turn.
async fn compute(permit: &Permit<act::PanelManage>, ctx: &Ctx, wanted: &Arc<Wanted>) -> Result<Draft, ApiError> {
    let place = ctx.planner.place().await?;
    let (caller, now, wanted) = (Arc::clone(&permit.caller), ctx.clock.now(), Arc::clone(wanted));
    let ground = ctx.db.snapshot(move |conn| prepare(conn, &caller, &wanted, now)).await?;
    place.run(move || ground.compute()).await
}
