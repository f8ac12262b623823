//! Lock a panel.

use super::view::PhaseView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::lock::lock;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

/// Lock a panel
///
/// Ends scoring for good and fixes the ranking. Every application needs its completed sheets from jurors without a conflict of
/// interest; `coverage_incomplete` lists those that lack some.
#[utoipa::path(post, path = "/v1/phases/{id}/lock", operation_id = "phases_lock", tag = "decisions",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ScoringNotOpen, Code::CoverageIncomplete, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelLock>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<NoBody>,
) -> Result<Answer<Found<PhaseView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let stage = lock(tx, caller, &id.0)?;
        let (version, now) = (stage.phase.version, stage.phase.updated_at);
        Ok(Found::versioned(version, PhaseView::of(tx, stage, caller, now)?))
    })
    .await
}
