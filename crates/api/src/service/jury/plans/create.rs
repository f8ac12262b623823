//! Making a plan: what it is made from, and keeping it. The computation lies between the two, outside any transaction.

use super::ground::whole_ground;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::jury::expertise;
use crate::service::jury::stage::{ensure_live, ensure_unsealed, load, load_for_change};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::document::{PlanDocument, PlanGround, PlanOptions, PlannedChange};
use tahaddi_domain::id::{Id as _, PhaseId};
use tahaddi_domain::jury::planning::{AssignmentPlan, Ground};
use tahaddi_domain::refusal::Check;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{assignment_plan, juror};
use tahaddi_persistence::{Conn, Tx};

/// A plan and what it was made from, not yet kept.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it proposes.
    pub document: PlanDocument,
    /// What it was made from.
    pub ground: PlanGround,
}

impl Draft {
    /// From what was computed. Of what was not begun only what the plan takes away matters to it.
    #[must_use]
    pub fn new(document: PlanDocument, ground: PlanGround) -> Self {
        let not_begun = document.pairs(PlannedChange::Removed).map(|pair| (pair.juror_id.clone(), pair.application_id.clone())).collect();
        Self { document, ground: PlanGround { not_begun, ..ground } }
    }
}

/// What a plan is made from, and what is asked for with everything filled in.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state`, `applications_sealed`, `panel_locked`; `panel_open` for a plan that
/// looks at sealed scores; `validation_failed`.
pub fn prepare(conn: &mut Conn, caller: &Caller, id: &PhaseId, options: &PlanOptions, now: Instant) -> ApiResult<(Ground, PlanOptions)> {
    let stage = load(conn, caller, id, Action::PanelManage)?;
    ensure_live(&stage.challenge)?;
    ensure_unsealed(&stage.challenge, now)?;
    stage.phase.ensure_unlocked()?;
    let ground = whole_ground(conn, &stage, options.divergence)?;
    options.ensure_fit(&ground.jurors, &stage.challenge.document)?;
    if options.divergence.is_some() {
        stage.phase.ensure_visible_scores()?;
    }
    let mut options = with_slugs(conn, options.clone())?;
    for juror in juror::list(conn, &stage.challenge.id)?.iter().filter(|juror| ground.jurors.contains(&juror.id)) {
        options.know(&juror.id, &juror.facts);
    }
    options.reviews_per_application.get_or_insert(stage.phase.policy.reviews_per_application);
    options.seed.get_or_insert_with(|| id.to_string());
    Ok((ground, options))
}

/// The same with the expertise of jurors as slugs.
fn with_slugs(conn: &mut Conn, mut options: PlanOptions) -> ApiResult<PlanOptions> {
    let typed: Vec<String> = options.jurors.iter().flat_map(|juror| juror.expertise.iter().cloned()).collect();
    let known = expertise::known(conn, &typed)?;
    let mut check = Check::default();
    for (nth, juror) in options.jurors.iter_mut().enumerate() {
        juror.expertise = expertise::slugs(&known, &juror.expertise, &format!("/jurors/{nth}/expertise"), &mut check);
    }
    check.finish()?;
    Ok(options)
}

/// Keeps a plan. It changes no assignment.
///
/// # Errors
/// As [`prepare`].
pub fn keep(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, draft: Option<&Draft>) -> ApiResult<AssignmentPlan> {
    let stage = load_for_change(tx, caller, id, Action::PanelManage)?;
    stage.phase.ensure_unlocked()?;
    // A repetition is answered from its record, and nothing was computed for it.
    let draft = draft.ok_or_else(|| ApiError::fault("a plan is kept that nobody made"))?;
    let plan = AssignmentPlan {
        id: tx.new_id()?,
        phase: id.clone(),
        document: draft.document.clone(),
        ground: draft.ground.clone(),
        created_by: caller.user()?.clone(),
        created_at: tx.now()?,
        adopted_by: None,
        adopted_at: None,
    };
    assignment_plan::insert(tx, &plan)?;
    let count = |change| plan.document.count(change);
    let details = json!({
        "phase_id": id, "outcome": plan.document.outcome, "kept": count(PlannedChange::Kept), "added": count(PlannedChange::Added),
        "removed": count(PlannedChange::Removed),
    });
    record(tx, caller, Event::new("assignment_plan.created", plan.id.as_str()).with(details))?;
    Ok(plan)
}
