//! Adopt a plan.

use super::plan_view::AssignmentPlanView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::jury::plans::adopt::adopt;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentPlanId, PhaseId};

/// Adopt a plan
///
/// All its assignments are given and taken away, as by hand, or none. Where the panel, the applications, the conflicts of interest or the
/// assignments are not what the plan was made from, `plan_outdated` lists what has come and gone: make a new plan. A plan is adopted once.
#[utoipa::path(post, path = "/v1/phases/{id}/assignment-plans/{plan_id}/adoption", operation_id = "assignment_plans_adopt", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ApplicationsSealed, Code::PanelLocked, Code::PlanOutdated]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    plan: SecondId<AssignmentPlanId>,
    post: Post<NoBody>,
) -> Result<Answer<Found<AssignmentPlanView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let plan = adopt(tx, caller, &id.0, &plan.0)?;
        let again = AllowedAction::attempt("adopt", plan.ensure_adoptable());
        Ok(Found::computed(AssignmentPlanView::of(plan, vec![again])))
    })
    .await
}
