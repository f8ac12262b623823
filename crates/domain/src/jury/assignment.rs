//! The assignment of one application to one juror in one review phase, with its score sheet.

use super::{AssignmentState, Review, ReviewPhase, Scoring, optional_text, required_reason};
use crate::code::{Code, FieldCode};
use crate::document::{CorrectedSheet, JudgingMode, PairComparison, Rubric, ScoreSheet, SheetCorrection};
use crate::id::{ApplicationId, AssignmentId, JurorId, PhaseId, UserId};
use crate::refusal::Refusal;
use crate::states::states;
use crate::time::Instant;

states! {
    /// A step in the life of an assignment.
    AssignmentStep {
        /// Write the score sheet.
        Write = "write",
        /// Complete the score sheet.
        Complete = "complete",
        /// Step back: a conflict, or another reason.
        Recuse = "recuse",
        /// Not take it: no time, or not the field.
        Decline = "decline",
        /// Be relieved of it by the organiser.
        Unassign = "unassign",
        /// Be given it again by the organiser.
        Reassign = "reassign",
        /// Be given a completed sheet back by the organiser.
        Reopen = "reopen",
        /// Be corrected by somebody independent, after the lock.
        Correct = "correct",
    }
}

impl AssignmentState {
    /// The state to which a step leads: the one table of an assignment's life.
    ///
    /// # Errors
    /// `invalid_state` with the current state.
    pub fn after(self, step: AssignmentStep) -> Result<Self, Refusal> {
        use AssignmentStep as S;
        match (self, step) {
            (Self::Assigned | Self::Completed, S::Write) => Ok(self),
            (Self::Assigned, S::Complete) => Ok(Self::Completed),
            (Self::Assigned | Self::Completed, S::Recuse) => Ok(Self::Recused),
            (Self::Assigned, S::Decline) => Ok(Self::Declined),
            (Self::Assigned | Self::Completed, S::Unassign) => Ok(Self::Unassigned),
            (Self::Unassigned, S::Reassign) | (Self::Completed, S::Reopen) => Ok(Self::Assigned),
            (Self::Completed, S::Correct) => Ok(Self::Completed),
            _ => Err(Refusal::state(self.as_str())),
        }
    }
}

/// An assignment. Whatever becomes of it, the sheet stays in the record; only a completed one counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its identifier: random, so that it tells nothing about when the application came.
    pub id: AssignmentId,
    /// The review phase.
    pub phase: PhaseId,
    /// The juror.
    pub juror: JurorId,
    /// The application.
    pub application: ApplicationId,
    /// What a blind juror calls the application.
    pub pseudonym: String,
    /// How far it is.
    pub state: AssignmentState,
    /// The scores, once there are any.
    pub sheet: Option<ScoreSheet>,
    /// The version of the rubric by which they were given.
    pub rubric_version: i64,
    /// What counts in its place since a correction after the lock.
    pub corrected: Option<CorrectedSheet>,
    /// Why it was recused, declined, taken away or, while it is with the juror, given back.
    pub reason: Option<String>,
    /// When the sheet was completed.
    pub completed_at: Option<Instant>,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

/// Steps that score take the proof that scoring is open, [`super::ReviewPhase::ensure_scoring`]; the others are possible until the
/// panel is locked, so that an assignment can be undone before scoring opens.
impl Assignment {
    /// Replaces the sheet. A draft may be incomplete, never out of range; a completed sheet stays complete. What was compared stays.
    ///
    /// # Errors
    /// `invalid_state`, `validation_failed`, `sheet_incomplete`.
    pub fn write(self, sheet: ScoreSheet, scoring: &Scoring<'_>) -> Result<Self, Refusal> {
        let state = self.state.after(AssignmentStep::Write)?;
        let comparisons = self.sheet.map(|sheet| sheet.comparisons).unwrap_or_default();
        let sheet = ScoreSheet { comparisons, ..sheet };
        if scoring.mode() == JudgingMode::Pairwise {
            sheet.ensure_unscored(scoring.rubric())?;
        } else if state == AssignmentState::Completed {
            sheet.ensure_complete(scoring.rubric())?;
        } else {
            sheet.ensure_fits(scoring.rubric())?;
        }
        Ok(Self { state, sheet: Some(sheet), rubric_version: scoring.rubric_version(), ..self })
    }
    /// The juror says what it is beside another one of the own dossiers, in place of what was said of the two before.
    ///
    /// # Errors
    /// `invalid_state`.
    pub fn compare(self, comparison: PairComparison, scoring: &Scoring<'_>) -> Result<Self, Refusal> {
        let state = self.state.after(AssignmentStep::Write)?;
        let mut sheet = self.sheet.unwrap_or_default();
        sheet.comparisons.retain(|known| known.other_assignment_id != comparison.other_assignment_id);
        sheet.comparisons.push(comparison);
        Ok(Self { state, sheet: Some(sheet), rubric_version: scoring.rubric_version(), ..self })
    }
    /// It was compared: it counts from then on, without being handed in.
    ///
    /// # Errors
    /// `invalid_state`.
    pub fn compared(self, scoring: &Scoring<'_>) -> Result<Self, Refusal> {
        if self.state == AssignmentState::Completed {
            return Ok(self);
        }
        let state = self.state.after(AssignmentStep::Complete)?;
        let sheet = Some(self.sheet.unwrap_or_default());
        let (completed_at, rubric_version) = (Some(scoring.now()), scoring.rubric_version());
        Ok(Self { state, sheet, completed_at, rubric_version, reason: None, ..self })
    }
    /// The juror hands the sheet in. What is compared counts without it.
    ///
    /// # Errors
    /// `invalid_state`; `sheet_incomplete` with what is missing.
    pub fn complete(self, scoring: &Scoring<'_>) -> Result<Self, Refusal> {
        let state = self.state.after(AssignmentStep::Complete)?;
        if scoring.mode() == JudgingMode::Pairwise {
            return Err(Refusal::new(Code::SheetIncomplete));
        }
        match &self.sheet {
            Some(sheet) => sheet.ensure_complete(scoring.rubric())?,
            None => {
                // Tells the fields; where none is required, a sheet is needed all the same.
                ScoreSheet::default().ensure_complete(scoring.rubric())?;
                return Err(Refusal::new(Code::SheetIncomplete));
            }
        }
        Ok(Self { state, completed_at: Some(scoring.now()), reason: None, ..self })
    }
    /// The organiser gives a completed sheet back to its juror: it is a draft again and counts only once it is handed in anew.
    ///
    /// # Errors
    /// `panel_locked`; `invalid_state`; `validation_failed` at `/reason`.
    pub fn reopen(self, reason: String, phase: &ReviewPhase) -> Result<Self, Refusal> {
        phase.ensure_unlocked()?;
        let state = self.state.after(AssignmentStep::Reopen)?;
        Ok(Self { state, reason: Some(required_reason(reason)?), completed_at: None, ..self })
    }
    /// Somebody independent corrects a completed sheet after the lock. What the juror wrote stays; a later correction goes on from the
    /// one before. Whether `by` is independent is the caller's to check.
    ///
    /// # Errors
    /// `panel_open`, `already_released`; `invalid_state`; whatever [`SheetCorrection::apply`] refuses.
    pub fn correct(
        self,
        correction: &SheetCorrection,
        rubric: &Rubric,
        phase: &ReviewPhase,
        by: UserId,
        now: Instant,
    ) -> Result<Self, Refusal> {
        phase.ensure_decidable()?;
        if phase.policy.mode == JudgingMode::Pairwise {
            return Err(Refusal::field("/scores", FieldCode::NotAllowed));
        }
        let state = self.state.after(AssignmentStep::Correct)?;
        let sheet = correction.apply(self.counting_sheet().ok_or_else(|| Refusal::state(state.as_str()))?, rubric)?;
        let corrected = CorrectedSheet { sheet, reason: correction.reason.clone(), corrected_by: by, corrected_at: now };
        Ok(Self { state, corrected: Some(corrected), ..self })
    }
    /// The sheet that counts if one does: that of the last correction, else the juror's own.
    #[must_use]
    pub fn counting_sheet(&self) -> Option<&ScoreSheet> {
        self.corrected.as_ref().map(|corrected| &corrected.sheet).or(self.sheet.as_ref())
    }
    /// The juror steps back: the sheet stays on record and no longer counts.
    ///
    /// # Errors
    /// `panel_locked`; `invalid_state`; `validation_failed` at `/reason`.
    pub fn recuse(self, reason: String, phase: &ReviewPhase) -> Result<Self, Refusal> {
        phase.ensure_unlocked()?;
        let state = self.state.after(AssignmentStep::Recuse)?;
        Ok(Self { state, reason: Some(required_reason(reason)?), ..self })
    }
    /// The juror does not take it.
    ///
    /// # Errors
    /// `panel_locked`; `invalid_state`; `validation_failed` at `/reason`.
    pub fn decline(self, reason: Option<String>, phase: &ReviewPhase) -> Result<Self, Refusal> {
        phase.ensure_unlocked()?;
        let state = self.state.after(AssignmentStep::Decline)?;
        Ok(Self { state, reason: optional_text("/reason", reason)?, ..self })
    }
    /// The organiser takes it away; a sheet stays on record and no longer counts.
    ///
    /// # Errors
    /// `panel_locked`; `invalid_state`; `validation_failed` at `/reason`.
    pub fn unassign(self, reason: Option<String>, phase: &ReviewPhase) -> Result<Self, Refusal> {
        phase.ensure_unlocked()?;
        let state = self.state.after(AssignmentStep::Unassign)?;
        Ok(Self { state, reason: optional_text("/reason", reason)?, ..self })
    }
    /// The organiser gives it again to a juror from whom it was taken. A sheet from before is a draft again.
    ///
    /// # Errors
    /// `panel_locked`; `invalid_state`, also for what the juror recused or declined.
    pub fn reassign(self, phase: &ReviewPhase) -> Result<Self, Refusal> {
        phase.ensure_unlocked()?;
        let state = self.state.after(AssignmentStep::Reassign)?;
        Ok(Self { state, reason: None, completed_at: None, ..self })
    }
    /// Whether the juror still has it: what was recused, declined or taken away is on record only.
    #[must_use]
    pub fn is_active(&self) -> bool {
        matches!(self.state, AssignmentState::Assigned | AssignmentState::Completed)
    }
    /// What counts in the ranking: the sheet of a completed assignment.
    #[must_use]
    pub fn review(&self) -> Option<Review<'_>> {
        let sheet = self.counting_sheet().filter(|_| self.state == AssignmentState::Completed)?;
        Some(Review { assignment: &self.id, juror: &self.juror, application: &self.application, sheet })
    }
}

#[cfg(test)]
#[path = "assignment_tests.rs"]
mod tests;
