//! A review phase: who may score when, the lock, the decision and its release.

use super::{Coverage, Deciding, JurorExclusions, ReviewState, ReviewStep, StatedAssumption, check_decision};
use crate::code::{Code, FieldCode};
use crate::document::{DecisionDocument, JudgingMode, Key, ReviewPolicy, Rubric};
use crate::id::{ChallengeId, PhaseId, UserId};
use crate::refusal::{Check, Refusal};
use crate::time::Instant;

/// A review phase of a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewPhase {
    /// Its identifier.
    pub id: PhaseId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// The stored state, never `scoring`: that follows from the clock, see [`ReviewPhase::current`].
    pub state: ReviewState,
    /// How the panel works.
    pub policy: ReviewPolicy,
    /// From when jurors score, if that is set; never before the application window has closed.
    pub opens_at: Option<Instant>,
    /// Until when they should; what ends scoring is the lock.
    pub closes_at: Option<Instant>,
    /// The rubric by which scores are given and ranked; that of the policy is what the call says.
    pub rubric: Rubric,
    /// The version of the rubric.
    pub rubric_version: i64,
    /// What is stated of its panels.
    pub assumption: Option<StatedAssumption>,
    /// Jurors whose sheets are left out of the ranking, and were.
    pub exclusions: JurorExclusions,
    /// Who locked the panel.
    pub locked_by: Option<UserId>,
    /// When.
    pub locked_at: Option<Instant>,
    /// What was decided.
    pub decision: Option<DecisionDocument>,
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Who released the decision.
    pub released_by: Option<UserId>,
    /// When.
    pub released_at: Option<Instant>,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

/// The proof that scoring is open, with what a score is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Scoring<'a> {
    rubric: &'a Rubric,
    rubric_version: i64,
    mode: JudgingMode,
    now: Instant,
}

impl<'a> Scoring<'a> {
    /// The same proof for an application that is scored by another rubric of the phase.
    #[must_use]
    pub fn by(self, rubric: &'a Rubric) -> Self {
        Self { rubric, ..self }
    }
    /// The rubric to score by.
    #[must_use]
    pub fn rubric(&self) -> &'a Rubric {
        self.rubric
    }
    /// Its version.
    #[must_use]
    pub fn rubric_version(&self) -> i64 {
        self.rubric_version
    }
    /// How jurors judge.
    #[must_use]
    pub fn mode(&self) -> JudgingMode {
        self.mode
    }
    /// The instant of the proof.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }
}

impl ReviewPhase {
    /// The state at `now`: a planned phase is `scoring` once the application window has closed and its opening has come, and
    /// stays so until it is locked.
    #[must_use]
    pub fn current(&self, applications_closed: bool, now: Instant) -> ReviewState {
        let open = applications_closed && self.opens_at.is_none_or(|opens| now >= opens);
        match self.state {
            ReviewState::Planned | ReviewState::Scoring if open => ReviewState::Scoring,
            ReviewState::Planned | ReviewState::Scoring => ReviewState::Planned,
            later => later,
        }
    }

    /// Whether the panel is not locked yet.
    ///
    /// # Errors
    /// `panel_locked`.
    pub fn ensure_unlocked(&self) -> Result<(), Refusal> {
        match self.state {
            ReviewState::Planned | ReviewState::Scoring => Ok(()),
            ReviewState::Locked | ReviewState::Decided | ReviewState::Released => Err(Refusal::new(Code::PanelLocked)),
        }
    }

    /// Whether jurors may score at `now`.
    ///
    /// # Errors
    /// `panel_locked`; `scoring_not_open`, with `opens_at` if that lies ahead.
    pub fn ensure_scoring(&self, applications_closed: bool, now: Instant) -> Result<Scoring<'_>, Refusal> {
        self.ensure_unlocked()?;
        if self.current(applications_closed, now) == ReviewState::Scoring {
            return Ok(Scoring { rubric: &self.rubric, rubric_version: self.rubric_version, mode: self.policy.mode, now });
        }
        let refusal = Refusal::new(Code::ScoringNotOpen).with("server_time", now);
        Err(match self.opens_at.filter(|opens| now < *opens) {
            Some(opens) => refusal.with("opens_at", opens),
            None => refusal,
        })
    }

    /// Whether jurors compare dossiers in this phase.
    ///
    /// # Errors
    /// `invalid_state` where they score them.
    pub fn ensure_compared(&self) -> Result<(), Refusal> {
        match self.policy.mode {
            JudgingMode::Pairwise => Ok(()),
            JudgingMode::Scores => Err(Refusal::state(JudgingMode::Scores.as_str())),
        }
    }

    /// What the applications of a track are scored by.
    #[must_use]
    pub fn rubric_for(&self, track: Option<&Key>) -> &Rubric {
        let own = self.policy.track_rubrics.iter().find(|own| Some(&own.track) == track);
        own.map_or(&self.rubric, |own| &own.rubric)
    }

    /// Whether scores, and what is made of them, may be seen by others than the juror who gave them.
    ///
    /// # Errors
    /// `panel_open` while a sealed panel is not locked.
    pub fn ensure_visible_scores(&self) -> Result<(), Refusal> {
        if self.policy.sealed { self.ensure_locked() } else { Ok(()) }
    }

    pub(super) fn ensure_locked(&self) -> Result<(), Refusal> {
        self.ensure_unlocked().map_or(Ok(()), |()| Err(Refusal::new(Code::PanelOpen)))
    }

    /// Ends scoring. `coverage` holds every application of the phase.
    ///
    /// A panel without applications is not locked: there is nothing to rank or decide, and a locked phase would promise a decision.
    ///
    /// # Errors
    /// As [`ReviewPhase::ensure_scoring`]; `invalid_state` without applications; `coverage_incomplete` with the applications that lack sheets.
    pub fn lock(self, by: UserId, coverage: &[Coverage], applications_closed: bool, now: Instant) -> Result<Self, Refusal> {
        self.ensure_scoring(applications_closed, now)?;
        let state = self.current(applications_closed, now).after(ReviewStep::Lock)?;
        if coverage.is_empty() {
            return Err(Refusal::state(ReviewState::Scoring.as_str()));
        }
        let required = self.policy.reviews_per_application;
        let mut lacking: Vec<_> = coverage.iter().filter(|item| item.completed < required).collect();
        lacking.sort_by(|a, b| a.application.cmp(&b.application));
        let mut check = Check::default();
        for item in lacking {
            let facts = [("completed", item.completed.to_string()), ("required", required.to_string())];
            check.fail_with(format!("/applications/{}", item.application), FieldCode::SheetMissing, facts);
        }
        check.finish_as(Code::CoverageIncomplete)?;
        Ok(Self { state, locked_by: Some(by), locked_at: Some(now), ..self })
    }

    /// Whether it can be decided now, whatever the decision.
    ///
    /// # Errors
    /// `panel_open` before the lock, `already_released` after the release.
    pub fn ensure_decidable(&self) -> Result<(), Refusal> {
        self.ensure_locked()?;
        self.ensure_unreleased()
    }

    /// Decides, or decides anew until the release. Whether `by` has a conflict is the caller's to check.
    ///
    /// # Errors
    /// `panel_open` before the lock, `already_released` after the release, and whatever [`check_decision`] refuses.
    pub fn decide(self, decision: DecisionDocument, deciding: &Deciding, by: UserId, now: Instant) -> Result<Self, Refusal> {
        self.ensure_decidable()?;
        let state = self.state.after(ReviewStep::Decide)?;
        check_decision(&decision, deciding)?;
        Ok(Self { state, decision: Some(decision), decided_by: Some(by), decided_at: Some(now), ..self })
    }

    /// A second person releases the decision. Whether `by` has a conflict is the caller's to check.
    ///
    /// # Errors
    /// `already_released`, `no_decision`, `same_approver`.
    pub fn release(self, by: UserId, now: Instant) -> Result<Self, Refusal> {
        self.ensure_unreleased()?;
        if self.state != ReviewState::Decided {
            return Err(Refusal::new(Code::NoDecision));
        }
        if self.decided_by.as_ref() == Some(&by) {
            return Err(Refusal::new(Code::SameApprover));
        }
        Ok(Self { state: self.state.after(ReviewStep::Release)?, released_by: Some(by), released_at: Some(now), ..self })
    }

    /// A sheet is corrected after the lock: a decision that rested on the former ranking has to be made anew.
    ///
    /// # Errors
    /// `panel_open` before the lock, `already_released` after the release.
    pub fn reconsider(self) -> Result<Self, Refusal> {
        self.ensure_decidable()?;
        let state = self.state.after(ReviewStep::Correct)?;
        Ok(Self { state, decision: None, decided_by: None, decided_at: None, ..self })
    }

    /// Whether its decision is released, so that what is wrong in it is corrected by a new version.
    ///
    /// # Errors
    /// `invalid_state` before the release.
    pub fn ensure_correctable(&self) -> Result<(), Refusal> {
        if self.state == ReviewState::Released { Ok(()) } else { Err(Refusal::state(self.state.as_str())) }
    }

    /// Whether its decision is not released yet.
    ///
    /// # Errors
    /// `already_released`.
    pub fn ensure_unreleased(&self) -> Result<(), Refusal> {
        if self.state == ReviewState::Released { Err(Refusal::new(Code::AlreadyReleased)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{criterion, id, moment, phase, sheet};
    use super::super::{Ranking, Review, rank};
    use super::*;
    use crate::document::{Outcome, OutcomeEntry};
    use crate::id::ApplicationId;
    use proptest::prelude::*;

    fn coverage(items: &[(u8, u32)]) -> Vec<Coverage> {
        items.iter().map(|(n, completed)| Coverage { application: id(*n), completed: *completed }).collect()
    }
    fn one_seat() -> Deciding {
        Deciding::plain(ranking(), 1)
    }
    fn ranking() -> Ranking {
        let rubric = Rubric::of(vec![criterion(1, 1.0, None)]);
        let (assignment, juror, application, sheet) = (id(1), id(1), id(1), sheet(&[(1, Some(4.0))]));
        rank(&rubric, 1, &[id(1)], &[Review { assignment: &assignment, juror: &juror, application: &application, sheet: &sheet }])
    }
    fn decision() -> DecisionDocument {
        let entry = OutcomeEntry { application_id: id(1), outcome: Outcome::Selected, reason: None };
        DecisionDocument { outcomes: vec![entry], ..DecisionDocument::default() }
    }
    fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Code {
        result.unwrap_err().code
    }

    #[test]
    fn scoring_opens_by_the_clock_and_ends_with_the_lock() {
        let planned = phase(ReviewState::Planned);
        assert_eq!(planned.current(true, moment(9)), ReviewState::Planned);
        assert_eq!(planned.current(false, moment(10)), ReviewState::Planned);
        assert_eq!(planned.current(true, moment(10)), ReviewState::Scoring);
        assert_eq!(planned.current(true, moment(99)), ReviewState::Scoring);
        assert_eq!(phase(ReviewState::Locked).current(true, moment(12)), ReviewState::Locked);
        let early = planned.ensure_scoring(true, moment(9)).unwrap_err();
        assert_eq!((early.code, early.details["opens_at"].clone()), (Code::ScoringNotOpen, moment(10).to_string()));
        let waiting = planned.ensure_scoring(false, moment(11)).unwrap_err();
        assert_eq!((waiting.code, waiting.details.get("opens_at")), (Code::ScoringNotOpen, None));
        for state in [ReviewState::Locked, ReviewState::Decided, ReviewState::Released] {
            assert_eq!(code(phase(state).ensure_scoring(true, moment(12))), Code::PanelLocked);
        }
    }

    #[test]
    fn a_lock_needs_every_sheet() {
        let lock = |items: &[(u8, u32)]| phase(ReviewState::Planned).lock(id(9), &coverage(items), true, moment(12));
        let refusal = lock(&[(3, 0), (1, 2), (2, 1)]).unwrap_err();
        assert_eq!(refusal.code, Code::CoverageIncomplete);
        let pointers: Vec<_> = refusal.fields.iter().map(|field| field.pointer.clone()).collect();
        assert_eq!(pointers, [2, 3].map(|n| format!("/applications/{}", id::<ApplicationId>(n))));
        assert_eq!(refusal.fields[0].details, [("completed", "1".to_owned()), ("required", "2".to_owned())].into());
        let locked = lock(&[(1, 2), (2, 3)]).unwrap();
        assert_eq!((locked.state, locked.locked_by.clone(), locked.locked_at), (ReviewState::Locked, Some(id(9)), Some(moment(12))));
        assert_eq!(code(locked.lock(id(9), &coverage(&[(1, 2)]), true, moment(13))), Code::PanelLocked);
        assert_eq!(lock(&[]).unwrap_err(), Refusal::state("scoring"));
        assert_eq!(code(phase(ReviewState::Planned).lock(id(9), &coverage(&[(1, 2)]), true, moment(1))), Code::ScoringNotOpen);
    }

    #[test]
    fn scores_of_a_sealed_panel_are_seen_after_the_lock() {
        assert_eq!(code(phase(ReviewState::Planned).ensure_visible_scores()), Code::PanelOpen);
        assert_eq!(phase(ReviewState::Locked).ensure_visible_scores(), Ok(()));
        let mut open = phase(ReviewState::Planned);
        open.policy.sealed = false;
        assert_eq!(open.ensure_visible_scores(), Ok(()));
    }

    #[test]
    fn one_decides_and_another_releases() {
        let decide = |phase: ReviewPhase, by: u8| phase.decide(decision(), &one_seat(), id(by), moment(30));
        assert_eq!(code(decide(phase(ReviewState::Planned), 1)), Code::PanelOpen);
        assert_eq!(code(phase(ReviewState::Locked).release(id(2), moment(31))), Code::NoDecision);
        let decided = decide(phase(ReviewState::Locked), 1).unwrap();
        assert_eq!(code(decided.clone().release(id(1), moment(31))), Code::SameApprover);
        // Whoever decided anew last is the one who cannot release.
        let anew = decide(decided, 2).unwrap();
        assert_eq!(code(anew.clone().release(id(2), moment(31))), Code::SameApprover);
        let released = anew.release(id(1), moment(31)).unwrap();
        assert_eq!((released.released_by.clone(), released.released_at), (Some(id(1)), Some(moment(31))));
        assert_eq!(code(released.clone().release(id(3), moment(32))), Code::AlreadyReleased);
        assert_eq!(code(decide(released, 1)), Code::AlreadyReleased);
        let excess = phase(ReviewState::Locked).decide(decision(), &Deciding::plain(ranking(), 0), id(1), moment(30));
        assert_eq!(code(excess), Code::SeatsExceeded);
    }

    proptest! {
        #[test]
        fn states_only_move_forward_and_say_who_and_when(steps in prop::collection::vec((0..3_u8, 0..3_u8, 0..24_i64), 0..10)) {
            let mut phase = phase(ReviewState::Planned);
            for (step, by, hour) in steps {
                let before = phase.clone();
                let next = match step {
                    0 => before.lock(id(by), &coverage(&[(1, 2)]), true, moment(hour)),
                    1 => before.decide(decision(), &one_seat(), id(by), moment(hour)),
                    _ => before.release(id(by), moment(hour)),
                };
                let state = phase.state;
                phase = next.unwrap_or(phase);
                prop_assert!(phase.state >= state);
                prop_assert_eq!(phase.state >= ReviewState::Locked, phase.locked_by.is_some() && phase.locked_at.is_some());
                let decided = phase.decision.is_some() && phase.decided_by.is_some() && phase.decided_at.is_some();
                prop_assert_eq!(phase.state >= ReviewState::Decided, decided);
                prop_assert_eq!(phase.state == ReviewState::Released, phase.released_by.is_some() && phase.released_at.is_some());
                prop_assert!(phase.released_by.is_none() || phase.released_by != phase.decided_by);
            }
        }
    }
}
