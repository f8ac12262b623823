//! See a plan.

use super::plan_view::AssignmentPlanView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, SecondId};
use crate::http::reply::Found;
use crate::service::jury::plans::show::show;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentPlanId, PhaseId};

/// A plan of the assignments of a phase
///
/// Whether it can still be adopted is in `allowed_actions`.
#[utoipa::path(get, path = "/v1/phases/{id}/assignment-plans/{plan_id}", operation_id = "assignment_plans_view", tag = "jury",
    extensions(("x-codes" = json!([Code::ApplicationsSealed]))))]
pub async fn handle(
    permit: Permit<act::PanelView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    plan: SecondId<AssignmentPlanId>,
) -> Result<Found<AssignmentPlanView>, ApiError> {
    let now = ctx.clock.now();
    let (plan, actions) = ctx.db.snapshot(move |conn| show(conn, &permit.caller, &id.0, &plan.0, now)).await?;
    Ok(Found::computed(AssignmentPlanView::of(plan, actions)))
}
