//! The assignment of one application to one juror in one review phase, with its score sheet.

use super::{AssignmentState, Review, ReviewPhase, Scoring, optional_text, required_reason};
use crate::code::Code;
use crate::document::ScoreSheet;
use crate::id::{ApplicationId, AssignmentId, JurorId, PhaseId};
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
            (Self::Unassigned, S::Reassign) => Ok(Self::Assigned),
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
    /// Why it was recused, declined or taken away.
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
    /// Replaces the sheet. A draft may be incomplete, never out of range; a completed sheet stays complete.
    ///
    /// # Errors
    /// `invalid_state`, `validation_failed`, `sheet_incomplete`.
    pub fn write(self, sheet: ScoreSheet, scoring: &Scoring<'_>) -> Result<Self, Refusal> {
        let state = self.state.after(AssignmentStep::Write)?;
        if state == AssignmentState::Completed {
            sheet.ensure_complete(scoring.rubric())?;
        } else {
            sheet.ensure_fits(scoring.rubric())?;
        }
        Ok(Self { state, sheet: Some(sheet), rubric_version: scoring.rubric_version(), ..self })
    }
    /// The juror hands the sheet in.
    ///
    /// # Errors
    /// `invalid_state`; `sheet_incomplete` with what is missing.
    pub fn complete(self, scoring: &Scoring<'_>) -> Result<Self, Refusal> {
        let state = self.state.after(AssignmentStep::Complete)?;
        match &self.sheet {
            Some(sheet) => sheet.ensure_complete(scoring.rubric())?,
            None => {
                // Tells the fields; where none is required, a sheet is needed all the same.
                ScoreSheet::default().ensure_complete(scoring.rubric())?;
                return Err(Refusal::new(Code::SheetIncomplete));
            }
        }
        Ok(Self { state, completed_at: Some(scoring.now()), ..self })
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
        let sheet = self.sheet.as_ref().filter(|_| self.state == AssignmentState::Completed)?;
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
        assigned: assigned completed recused declined unassigned -
        completed: completed - recused - unassigned -
        recused: - - - - - -
        declined: - - - - - -
        unassigned: - - - - - assigned
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
    fn what_the_juror_gave_back_is_not_given_again() {
        let planned = phase(ReviewState::Planned);
        let recused = assigned().recuse("Reason.".into(), &planned).unwrap();
        assert_eq!(recused.reassign(&planned).unwrap_err(), Refusal::state("recused"));
    }

    proptest! {
        #[test]
        fn what_counts_is_always_complete(steps in prop::collection::vec((0..5_u8, prop::option::of(0..=12_u8), prop::option::of(0..=12_u8)), 0..12)) {
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
