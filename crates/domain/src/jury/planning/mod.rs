//! Planning the assignments of a review phase: from the panel, its conflicts and the work that is there to a proposal, and from there to
//! its adoption.
//!
//! A plan changes nothing. What is with a juror stays, but for what was not begun where the organiser lets it move. What a juror gave
//! back is never given to the same person again, and what a juror with a conflict of interest wrote counts for nothing.

mod case;
mod ground;
mod outcome;
#[cfg(test)]
mod tests;

pub use case::propose;
pub use ground::{Ground, PlanApplication};

use crate::document::{PlanDocument, PlanGround, PlanOutcome};
use crate::id::{AssignmentPlanId, PhaseId, UserId};
use crate::refusal::Refusal;
use crate::time::Instant;

/// A plan that was made for a phase.
#[derive(Clone, Debug, PartialEq)]
pub struct AssignmentPlan {
    /// Its identifier.
    pub id: AssignmentPlanId,
    /// The review phase.
    pub phase: PhaseId,
    /// What it proposes.
    pub document: PlanDocument,
    /// What it was made from.
    pub ground: PlanGround,
    /// Who asked for it.
    pub created_by: UserId,
    /// When.
    pub created_at: Instant,
    /// Who adopted it.
    pub adopted_by: Option<UserId>,
    /// When.
    pub adopted_at: Option<Instant>,
}

impl AssignmentPlan {
    /// Whether it can be adopted, as far as the plan alone says.
    ///
    /// # Errors
    /// `invalid_state` once it was adopted, and where there is nothing to adopt.
    pub fn ensure_adoptable(&self) -> Result<(), Refusal> {
        match (self.adopted_at, self.document.outcome) {
            (Some(_), _) => Err(Refusal::state("adopted")),
            (None, PlanOutcome::Planned) => Ok(()),
            (None, other) => Err(Refusal::state(other.as_str())),
        }
    }
    /// It is adopted, once.
    ///
    /// # Errors
    /// As [`AssignmentPlan::ensure_adoptable`].
    pub fn adopt(self, by: UserId, now: Instant) -> Result<Self, Refusal> {
        self.ensure_adoptable()?;
        Ok(Self { adopted_by: Some(by), adopted_at: Some(now), ..self })
    }
}
