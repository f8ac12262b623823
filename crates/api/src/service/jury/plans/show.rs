//! Looking at plans.

use super::ground::ground;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::stage::{Stage, ensure_live, ensure_unsealed, load};
use tahaddi_domain::access::Action;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentPlanId, PhaseId};
use tahaddi_domain::jury::planning::AssignmentPlan;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::assignment_plan::{self, PlanSummary};

/// Up to `limit` plans of a phase, and one more if there are more, newest first.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `applications_sealed` before the deadline.
pub fn list(
    conn: &mut Conn,
    caller: &Caller,
    id: &PhaseId,
    after: Option<&AssignmentPlanId>,
    limit: u32,
    now: Instant,
) -> ApiResult<Vec<PlanSummary>> {
    let stage = load(conn, caller, id, Action::PanelView)?;
    ensure_unsealed(&stage.challenge, now)?;
    Ok(assignment_plan::page(conn, id, after, limit)?)
}

/// A plan, and what its reader may do with it.
///
/// # Errors
/// As [`list`].
pub fn show(
    conn: &mut Conn,
    caller: &Caller,
    phase: &PhaseId,
    id: &AssignmentPlanId,
    now: Instant,
) -> ApiResult<(AssignmentPlan, Vec<AllowedAction>)> {
    let stage = load(conn, caller, phase, Action::PanelView)?;
    ensure_unsealed(&stage.challenge, now)?;
    let plan = find(conn, phase, id)?;
    if !caller.may(Action::PanelManage, &stage.facts()) {
        return Ok((plan, Vec::new()));
    }
    let actions = actions(conn, &stage, &plan)?;
    Ok((plan, actions))
}

/// What may be done with a plan by whoever keeps the panel.
///
/// # Errors
/// The store failed.
pub fn actions(conn: &mut Conn, stage: &Stage, plan: &AssignmentPlan) -> ApiResult<Vec<AllowedAction>> {
    let attempt = match ensure_adoptable(conn, stage, plan) {
        Ok(()) => Ok(()),
        Err(crate::error::ApiError::Refused(refusal)) => Err(refusal),
        Err(error) => return Err(error),
    };
    Ok(vec![AllowedAction::attempt("adopt", attempt)])
}

/// Whether a plan may be adopted now.
///
/// # Errors
/// `invalid_state`, `panel_locked`, `plan_outdated`.
pub fn ensure_adoptable(conn: &mut Conn, stage: &Stage, plan: &AssignmentPlan) -> ApiResult<()> {
    ensure_live(&stage.challenge)?;
    stage.phase.ensure_unlocked()?;
    plan.ensure_adoptable()?;
    ground(conn, stage)?.mark().ensure_still(&plan.ground)?;
    Ok(())
}

/// A plan of this phase.
///
/// # Errors
/// `not_found`.
pub fn find(conn: &mut Conn, phase: &PhaseId, id: &AssignmentPlanId) -> ApiResult<AssignmentPlan> {
    Ok(assignment_plan::find(conn, id)?.filter(|plan| &plan.phase == phase).ok_or(Code::NotFound)?)
}
