//! Adopting a plan: all of it, on the ground on which it was made, or nothing.

use super::show::{ensure_adoptable, find};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::assign::{Pair, place_all};
use crate::service::jury::stage::{ensure_unsealed, load, load_for_change};
use crate::service::jury::unassign::take_back;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::document::{PlanDocument, PlannedChange};
use tahaddi_domain::id::{AssignmentId, AssignmentPlanId, Id as _, PhaseId};
use tahaddi_domain::jury::planning::AssignmentPlan;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{assignment, assignment_plan, challenge};

/// Adopts a plan: takes away what it takes away and gives what it gives, as by hand.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state`, `applications_sealed`, `panel_locked`; `plan_outdated` with what has
/// changed since.
pub fn adopt(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, id: &AssignmentPlanId) -> ApiResult<AssignmentPlan> {
    // Withdrawals hold the challenge: none of them passes the adoption.
    let challenge = load(tx, caller, phase, Action::PanelManage)?.challenge;
    challenge::lock(tx, &challenge.id)?;
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    let now = tx.now()?;
    ensure_unsealed(&stage.challenge, now)?;
    let plan = find(tx, phase, id)?;
    ensure_adoptable(tx, &stage, &plan)?;

    let pairs =
        |change| -> Vec<Pair> { plan.document.pairs(change).map(|pair| (pair.juror_id.clone(), pair.application_id.clone())).collect() };
    let existing = assignment::list(tx, phase)?;
    let moving: BTreeSet<Pair> = pairs(PlannedChange::Removed).into_iter().collect();
    for item in existing.iter().filter(|item| moving.contains(&(item.juror.clone(), item.application.clone()))) {
        take_back(tx, caller, &stage, item.clone(), None)?;
    }
    let placed = place_all(tx, caller, &stage, existing, &pairs(PlannedChange::Added), Some(id))?;
    let ids: BTreeMap<Pair, AssignmentId> = placed.into_iter().map(|item| ((item.juror, item.application), item.id)).collect();
    let document = with_ids(plan.document.clone(), &ids);
    let plan = AssignmentPlan { document, ..plan.adopt(caller.user()?.clone(), now)? };
    assignment_plan::save(tx, &plan)?;
    let details = json!({"phase_id": phase, "added": ids.len(), "removed": moving.len()});
    record(tx, caller, Event::new("assignment_plan.adopted", id.as_str()).with(details))?;
    Ok(plan)
}

/// The plan with the assignments that came of it.
fn with_ids(mut document: PlanDocument, ids: &BTreeMap<Pair, AssignmentId>) -> PlanDocument {
    for pair in document.assignments.iter_mut().filter(|pair| pair.change == PlannedChange::Added) {
        pair.assignment_id = ids.get(&(pair.juror_id.clone(), pair.application_id.clone())).cloned();
    }
    document
}
