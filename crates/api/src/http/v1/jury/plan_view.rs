//! How plans of assignments are shown to those who keep the panel.

use serde::Serialize;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::document::{PlanFigures, PlanInfeasibility, PlanOptions, PlanOutcome, PlannedAssignment};
use tahaddi_domain::id::{AssignmentPlanId, PhaseId};
use tahaddi_domain::jury::planning::AssignmentPlan;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::assignment_plan::PlanSummary;
use utoipa::ToSchema;

/// A plan of the assignments of a phase.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentPlanView {
    /// Its identifier.
    pub id: AssignmentPlanId,
    /// The review phase.
    pub phase_id: PhaseId,
    /// What the search came to.
    pub outcome: PlanOutcome,
    /// What was asked for, with everything that was left out filled in.
    pub options: PlanOptions,
    /// What it was made from. It is adopted as long as none of it changes.
    pub ground: PlanGroundView,
    /// What it proposes, by application and juror; empty where there is no plan.
    #[schema(max_items = 100_000)]
    pub assignments: Vec<PlannedAssignment>,
    /// What it is worth; null where there is no plan.
    #[schema(required)]
    pub figures: Option<PlanFigures>,
    /// Why there is none; null unless that is proven.
    #[schema(required)]
    pub infeasibility: Option<PlanInfeasibility>,
    /// When it was made.
    pub created_at: Instant,
    /// When it was adopted.
    #[schema(required)]
    pub adopted_at: Option<Instant>,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

/// What a plan was made from. Parts with the same digest are the same.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanGroundView {
    /// Who is on the panel and scores.
    pub jurors: PlanGroundPart,
    /// The applications that the phase is about.
    pub applications: PlanGroundPart,
    /// Who has a conflict of interest with which application.
    pub conflicts: PlanGroundPart,
    /// What is with a juror, and what jurors gave back.
    pub assignments: PlanGroundPart,
}

/// A part of what a plan was made from.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanGroundPart {
    /// How much it holds.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub count: usize,
    /// SHA-256 of what it holds.
    #[schema(
        min_length = 64,
        max_length = 64,
        pattern = "^[0-9a-f]{64}$",
        example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    )]
    pub digest: String,
}

impl AssignmentPlanView {
    /// A plan, with what may be done with it.
    #[must_use]
    pub fn of(plan: AssignmentPlan, allowed_actions: Vec<AllowedAction>) -> Self {
        let [jurors, applications, conflicts, assignments] = plan.ground.parts().map(|(_, count, digest)| PlanGroundPart { count, digest });
        Self {
            id: plan.id,
            phase_id: plan.phase,
            outcome: plan.document.outcome,
            options: plan.document.options,
            ground: PlanGroundView { jurors, applications, conflicts, assignments },
            assignments: plan.document.assignments,
            figures: plan.document.figures,
            infeasibility: plan.document.infeasibility,
            created_at: plan.created_at,
            adopted_at: plan.adopted_at,
            allowed_actions,
        }
    }

    /// Where it is.
    #[must_use]
    pub fn location(&self) -> String {
        format!("/v1/phases/{}/assignment-plans/{}", self.phase_id, self.id)
    }
}

/// A plan in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentPlanSummary {
    /// Its identifier.
    pub id: AssignmentPlanId,
    /// What the search came to.
    pub outcome: PlanOutcome,
    /// How many assignments stay.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub kept: i64,
    /// How many are given.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub added: i64,
    /// How many are taken away.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub removed: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it was adopted.
    #[schema(required)]
    pub adopted_at: Option<Instant>,
}

impl From<PlanSummary> for AssignmentPlanSummary {
    fn from(plan: PlanSummary) -> Self {
        let PlanSummary { id, outcome, kept, added, removed, created_at, adopted_at } = plan;
        Self { id, outcome, kept, added, removed, created_at, adopted_at }
    }
}
