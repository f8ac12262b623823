//! A correction of a released decision. What was released stays as it was: a correction is a new version of the decision, proposed by one
//! person and released by another.

use super::{Deciding, ReviewPhase, check_decision};
use crate::code::{Code, FieldCode};
use crate::document::{CorrectionDocument, DecisionDocument, Outcome, OutcomeEntry};
use crate::id::{ApplicationId, PhaseId, UserId};
use crate::refusal::Refusal;
use crate::time::Instant;
use std::collections::BTreeMap;

/// The number of what was released first.
pub const FIRST_RELEASE: i64 = 1;

/// A version of a decision after the first: proposed, and in force once it is released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionCorrection {
    /// The review phase.
    pub phase: PhaseId,
    /// Its number among the versions of the decision, from 2.
    pub number: i64,
    /// What it says.
    pub document: CorrectionDocument,
    /// Who proposed it.
    pub proposed_by: UserId,
    /// When.
    pub proposed_at: Instant,
    /// Who released it.
    pub released_by: Option<UserId>,
    /// When; from then on it is in force.
    pub released_at: Option<Instant>,
}

/// What a correction changes for an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeChange {
    /// The application.
    pub application: ApplicationId,
    /// What was told before.
    pub before: OutcomeEntry,
    /// What is told from then on.
    pub after: OutcomeEntry,
}

impl OutcomeChange {
    /// Whether it gives a seat or takes one.
    #[must_use]
    pub fn moves_a_seat(&self) -> bool {
        (self.before.outcome == Outcome::Selected) != (self.after.outcome == Outcome::Selected)
    }
}

/// What differs between two versions for the applicants: the outcome, or the reason that they are told. In the order of the later one.
#[must_use]
pub fn outcome_changes(before: &DecisionDocument, after: &DecisionDocument) -> Vec<OutcomeChange> {
    let former: BTreeMap<&ApplicationId, &OutcomeEntry> = before.outcomes.iter().map(|entry| (&entry.application_id, entry)).collect();
    let change = |entry: &OutcomeEntry| {
        let known = former.get(&entry.application_id).filter(|known| **known != entry)?;
        Some(OutcomeChange { application: entry.application_id.clone(), before: (*known).clone(), after: entry.clone() })
    };
    after.outcomes.iter().filter_map(change).collect()
}

/// What a correction rests on.
#[derive(Clone, Copy, Debug)]
pub struct Correctable<'a> {
    /// The phase with the version of its decision that is in force.
    pub in_force: &'a ReviewPhase,
    /// The number of that version.
    pub number: i64,
    /// What a decision is held against.
    pub deciding: &'a Deciding,
    /// Whether the panel of a later phase is locked: who takes part there is fixed.
    pub later_locked: bool,
}

impl Correctable<'_> {
    /// Proposes a correction. Whether `by` has a conflict, and what the appeals are, is the caller's to check.
    ///
    /// # Errors
    /// `invalid_state` before the release; `validation_failed`, also at `/decision/outcomes` where nothing that an applicant is told would
    /// change; whatever [`check_decision`] refuses; `panel_locked` where a seat moves and a later panel has locked on it.
    pub fn propose(&self, document: CorrectionDocument, by: UserId, now: Instant) -> Result<DecisionCorrection, Refusal> {
        self.in_force.ensure_correctable()?;
        document.ensure_well_formed()?;
        check_decision(&document.decision, self.deciding).map_err(|refusal| refusal.under("/decision"))?;
        self.ensure_effect(&document.decision)?;
        Ok(DecisionCorrection {
            phase: self.in_force.id.clone(),
            number: self.number + 1,
            document,
            proposed_by: by,
            proposed_at: now,
            released_by: None,
            released_at: None,
        })
    }

    /// A second person releases what was proposed; what it changes. Whether `by` has a conflict is the caller's to check.
    ///
    /// # Errors
    /// `already_released`, `same_approver`; as [`Correctable::propose`] if the ground has moved since.
    pub fn release(
        &self,
        proposed: DecisionCorrection,
        by: UserId,
        now: Instant,
    ) -> Result<(DecisionCorrection, Vec<OutcomeChange>), Refusal> {
        self.in_force.ensure_correctable()?;
        proposed.ensure_releasable(&by)?;
        let changes = self.ensure_effect(&proposed.document.decision)?;
        Ok((DecisionCorrection { released_by: Some(by), released_at: Some(now), ..proposed }, changes))
    }

    fn ensure_effect(&self, decision: &DecisionDocument) -> Result<Vec<OutcomeChange>, Refusal> {
        let changes = self.in_force.decision.as_ref().map(|before| outcome_changes(before, decision)).unwrap_or_default();
        if changes.is_empty() {
            return Err(Refusal::field("/decision/outcomes", FieldCode::NotAllowed));
        }
        if self.later_locked && changes.iter().any(OutcomeChange::moves_a_seat) {
            return Err(Refusal::new(Code::PanelLocked));
        }
        Ok(changes)
    }
}

impl DecisionCorrection {
    /// Whether `by` may release it: nobody does so alone.
    ///
    /// # Errors
    /// `already_released`, `same_approver`.
    pub fn ensure_releasable(&self, by: &UserId) -> Result<(), Refusal> {
        if self.released_at.is_some() {
            return Err(Refusal::new(Code::AlreadyReleased));
        }
        if &self.proposed_by == by { Err(Refusal::new(Code::SameApprover)) } else { Ok(()) }
    }

    /// The phase with this version of its decision; as it is for one that is not released.
    #[must_use]
    pub fn in_force(&self, phase: ReviewPhase) -> ReviewPhase {
        if self.released_at.is_none() {
            return phase;
        }
        ReviewPhase {
            decision: Some(self.document.decision.clone()),
            decided_by: Some(self.proposed_by.clone()),
            decided_at: Some(self.proposed_at),
            released_by: self.released_by.clone(),
            released_at: self.released_at,
            ..phase
        }
    }
}

#[cfg(test)]
#[path = "decision_correction_tests.rs"]
mod tests;
