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
mod tests {
    use super::super::ReviewState;
    use super::super::testing::{id, moment, phase, sheet};
    use super::*;
    use proptest::prelude::*;

    fn assigned() -> Assignment {
        Assignment {
            id: id(1),
            phase: id(1),
            juror: id(3),
            application: id(4),
            pseudonym: "A7K2M9QX".into(),
            state: AssignmentState::Assigned,
            sheet: None,
            corrected: None,
            rubric_version: 1,
            reason: None,
            completed_at: None,
            version: 1,
            created_at: moment(0),
            updated_at: moment(0),
        }
    }
    fn scoring(phase: &ReviewPhase) -> Scoring<'_> {
        phase.ensure_scoring(true, moment(12)).unwrap()
    }

    #[test]
    fn the_transitions_are_this_table() {
        let mut table = String::new();
        for state in AssignmentState::ALL {
            let row = AssignmentStep::ALL.iter().map(|step| state.after(*step).map_or("-", AssignmentState::as_str));
            table.push_str(&format!("{state}: {}\n", row.collect::<Vec<_>>().join(" ")));
        }
        insta::assert_snapshot!(table, @r"
        assigned: assigned completed recused declined unassigned - - -
        completed: completed - recused - unassigned - assigned completed
        recused: - - - - - - - -
        declined: - - - - - - - -
        unassigned: - - - - - assigned - -
        ");
    }

    #[test]
    fn a_draft_may_be_incomplete_and_a_completed_sheet_stays_complete() {
        let phase = phase(ReviewState::Planned);
        let scoring = scoring(&phase);
        assert_eq!(assigned().complete(&scoring).unwrap_err().code, Code::SheetIncomplete);
        assert_eq!(assigned().write(sheet(&[(1, Some(5.5))]), &scoring).unwrap_err().code, Code::ValidationFailed);
        let draft = assigned().write(sheet(&[(1, Some(4.0))]), &scoring).unwrap();
        let refusal = draft.clone().complete(&scoring).unwrap_err();
        assert_eq!((refusal.code, refusal.fields.len()), (Code::SheetIncomplete, 1));
        let full = sheet(&[(1, Some(4.0)), (2, Some(3.0))]);
        let completed = draft.write(full.clone(), &scoring).unwrap().complete(&scoring).unwrap();
        assert_eq!(completed.completed_at, Some(moment(12)));
        assert_eq!(completed.clone().write(sheet(&[(1, Some(4.0))]), &scoring).unwrap_err().code, Code::SheetIncomplete);
        assert_eq!(completed.write(full, &scoring).unwrap().state, AssignmentState::Completed);
    }

    #[test]
    fn even_where_nothing_is_required_there_must_be_a_sheet() {
        let mut phase = phase(ReviewState::Planned);
        phase.rubric.criteria.iter_mut().for_each(|criterion| criterion.required = false);
        assert_eq!(assigned().complete(&scoring(&phase)).unwrap_err(), Refusal::new(Code::SheetIncomplete));
    }

    #[test]
    fn a_recusal_keeps_the_sheet_and_drops_the_score() {
        let phase = phase(ReviewState::Planned);
        let scoring = scoring(&phase);
        let full = sheet(&[(1, Some(4.0)), (2, Some(3.0))]);
        let completed = assigned().write(full.clone(), &scoring).unwrap().complete(&scoring).unwrap();
        assert!(completed.review().is_some());
        assert_eq!(completed.clone().recuse(" ".into(), &phase).unwrap_err().fields[0].pointer, "/reason");
        let recused = completed.recuse("The founder is my former student.".into(), &phase).unwrap();
        assert_eq!((recused.sheet.as_ref(), recused.review(), recused.completed_at), (Some(&full), None, Some(moment(12))));
    }

    #[test]
    fn an_assignment_is_undone_before_scoring_opens_and_never_after_the_lock() {
        let planned = phase(ReviewState::Planned);
        let taken = assigned().unassign(Some("Wrong field.".into()), &planned).unwrap();
        let again = taken.clone().reassign(&planned).unwrap();
        assert_eq!((again.state, again.reason), (AssignmentState::Assigned, None));
        let locked = phase(ReviewState::Locked);
        assert_eq!(taken.reassign(&locked).unwrap_err().code, Code::PanelLocked);
        assert_eq!(assigned().unassign(None, &locked).unwrap_err().code, Code::PanelLocked);
        assert_eq!(assigned().recuse("Reason.".into(), &locked).unwrap_err().code, Code::PanelLocked);
        assert_eq!(assigned().decline(None, &locked).unwrap_err().code, Code::PanelLocked);
    }

    #[test]
    fn a_completed_sheet_is_given_back_for_a_reason_and_before_the_lock() {
        let planned = phase(ReviewState::Planned);
        let scoring = scoring(&planned);
        let full = sheet(&[(1, Some(4.0)), (2, Some(3.0))]);
        let draft = assigned().write(full.clone(), &scoring).unwrap();
        assert_eq!(draft.clone().reopen("Reason.".into(), &planned).unwrap_err(), Refusal::state("assigned"));
        let completed = draft.complete(&scoring).unwrap();
        assert_eq!(completed.clone().reopen(" ".into(), &planned).unwrap_err().fields[0].pointer, "/reason");
        assert_eq!(completed.clone().reopen("Reason.".into(), &phase(ReviewState::Locked)).unwrap_err().code, Code::PanelLocked);
        let open = completed.reopen("The second criterion was misread.".into(), &planned).unwrap();
        assert_eq!((open.state, open.review(), open.completed_at), (AssignmentState::Assigned, None, None));
        assert_eq!((open.sheet.as_ref(), open.reason.is_some()), (Some(&full), true));
        let again = open.complete(&scoring).unwrap();
        assert_eq!((again.reason.as_deref(), again.review().is_some()), (None, true));
    }

    #[test]
    fn inv_30_a_correction_counts_beside_the_original_and_between_lock_and_release_only() {
        let planned = phase(ReviewState::Planned);
        let locked = phase(ReviewState::Locked);
        let original = ScoreSheet { note: "Mine.".into(), feedback: "Of Lab X.".into(), ..sheet(&[(1, Some(4.0)), (2, Some(3.0))]) };
        let completed = assigned().write(original.clone(), &scoring(&planned)).unwrap().complete(&scoring(&planned)).unwrap();
        let correction = |scores: &[(u8, Option<f64>)], feedback: Option<&str>| SheetCorrection {
            scores: sheet(scores).scores,
            feedback: feedback.map(str::to_owned),
            reason: "Typed 4 for 1.".into(),
        };
        let correct = |assignment: &Assignment, correction: &SheetCorrection, phase: &ReviewPhase| {
            assignment.clone().correct(correction, &phase.rubric, phase, id(9), moment(20))
        };
        let one = correction(&[(1, Some(1.0))], None);
        assert_eq!(correct(&completed, &one, &planned).unwrap_err().code, Code::PanelOpen);
        assert_eq!(correct(&completed, &one, &phase(ReviewState::Released)).unwrap_err().code, Code::AlreadyReleased);
        assert_eq!(correct(&assigned(), &one, &locked).unwrap_err(), Refusal::state("assigned"));
        assert_eq!(correct(&completed, &correction(&[], None), &locked).unwrap_err().fields[0].pointer, "/scores");
        assert_eq!(correct(&completed, &correction(&[(1, None)], None), &locked).unwrap_err().code, Code::SheetIncomplete);
        assert_eq!(correct(&completed, &correction(&[(1, Some(9.0))], None), &locked).unwrap_err().code, Code::ValidationFailed);
        let once = correct(&completed, &one, &locked).unwrap();
        let twice = correct(&once, &correction(&[], Some("")), &phase(ReviewState::Decided)).unwrap();
        let counts = twice.review().unwrap().sheet;
        assert_eq!(counts.scores, sheet(&[(1, Some(1.0)), (2, Some(3.0))]).scores);
        assert_eq!((counts.feedback.as_str(), counts.note.as_str()), ("", ""));
        assert_eq!(twice.sheet, Some(original), "the juror's own stays");
    }

    #[test]
    fn what_the_juror_gave_back_is_not_given_again() {
        let planned = phase(ReviewState::Planned);
        let recused = assigned().recuse("Reason.".into(), &planned).unwrap();
        assert_eq!(recused.reassign(&planned).unwrap_err(), Refusal::state("recused"));
    }

    proptest! {
        #[test]
        fn what_counts_is_always_complete(steps in prop::collection::vec((0..6_u8, prop::option::of(0..=12_u8), prop::option::of(0..=12_u8)), 0..12)) {
            let phase = phase(ReviewState::Planned);
            let scoring = scoring(&phase);
            let mut assignment = assigned();
            for (step, a, b) in steps {
                let before = assignment.clone();
                let half = |n: Option<u8>| n.map(|n| f64::from(n) / 2.0);
                let after = match step {
                    0 | 1 => before.write(sheet(&[(1, half(a)), (2, half(b))]), &scoring),
                    2 => before.complete(&scoring),
                    3 => before.decline(None, &phase),
                    4 => before.reopen("Reason.".into(), &phase),
                    _ if a.is_none() => before.recuse("Reason.".into(), &phase),
                    _ if b.is_none() => before.reassign(&phase),
                    _ => before.unassign(None, &phase),
                };
                assignment = after.unwrap_or(assignment);
                prop_assert!(assignment.sheet.as_ref().is_none_or(|sheet| sheet.ensure_fits(&phase.rubric).is_ok()));
                prop_assert_eq!(assignment.review().is_some(), assignment.state == AssignmentState::Completed);
                prop_assert!(assignment.review().is_none_or(|review| review.sheet.ensure_complete(&phase.rubric).is_ok()));
            }
        }
    }
}
