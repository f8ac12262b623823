//! Plan the assignments of a phase.

use super::plan_view::AssignmentPlanView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::jury::plans::create::{Draft, keep, prepare};
use std::sync::Arc;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::PlanOptions;
use tahaddi_domain::id::PhaseId;

/// Plan the assignments of a phase
///
/// A dry run: no assignment changes. The plan gives each application its jurors, within the loads, without a conflict of interest, around
/// what jurors already have. Where no plan keeps every rule the answer tells why, with the smallest changes that would help; it is a
/// created plan all the same. Everything in the body may be left out.
#[utoipa::path(post, path = "/v1/phases/{id}/assignment-plans", operation_id = "assignment_plans_create", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ApplicationsSealed, Code::PanelLocked, Code::PanelOpen]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<PlanOptions>,
) -> Result<Answer<Created<AssignmentPlanView>>, ApiError> {
    let draft = if post.is_repeated(&ctx, &permit.caller).await? {
        None
    } else {
        // A place first: who waits for one holds nothing.
        let place = ctx.planner.place().await?;
        let (caller, id, asked, now) = (Arc::clone(&permit.caller), id.0.clone(), post.body.clone(), ctx.clock.now());
        let (ground, options) = ctx.db.snapshot(move |conn| prepare(conn, &caller, &id, &asked, now)).await?;
        let mark = ground.mark();
        Some(Draft::new(place.plan(ground, options).await?, mark))
    };
    post.commit(&ctx, &permit.caller, move |tx, caller, _options| {
        let plan = keep(tx, caller, &id.0, draft.as_ref())?;
        // It stands on the ground on which it was made until somebody looks again.
        let adopt = AllowedAction::attempt("adopt", plan.ensure_adoptable());
        let view = AssignmentPlanView::of(plan, vec![adopt]);
        Ok(Created::plain(view.location(), view))
    })
    .await
}
