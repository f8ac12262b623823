//! An appeal of a startup against a refusal that was released, and its decision by somebody who took no part in it.

use crate::code::Code;
use crate::document::{AppealRegime, Outcome, Regimes};
use crate::id::{AppealId, ApplicationId, ChallengeId, PhaseId, UserId};
use crate::jury::ReviewPhase;
use crate::refusal::{Check, Refusal};
use crate::states::states;
use crate::time::{Instant, Span};

/// How many days a call that takes appeals gives where it does not say: ten working days.
const USUAL_DAYS: u32 = 14;
/// How many characters grounds and reasons have.
const LONGEST: usize = 10_000;

states! {
    /// How far an appeal is.
    AppealState {
        /// It waits for its decision.
        Filed = "filed",
        /// It was right.
        Upheld = "upheld",
        /// It was not.
        Dismissed = "dismissed",
    }
}

states! {
    /// What was decided about an appeal.
    AppealVerdict {
        /// It was right. The outcome does not change by itself: those who run the call are told.
        Upheld = "upheld",
        /// It was not.
        Dismissed = "dismissed",
    }
}

/// An appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// Its identifier.
    pub id: AppealId,
    /// The application.
    pub application: ApplicationId,
    /// The review phase whose outcome it is about.
    pub phase: PhaseId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// How far it is.
    pub state: AppealState,
    /// Why the startup holds the outcome to be wrong.
    pub grounds: String,
    /// Who filed it.
    pub filed_by: UserId,
    /// When.
    pub filed_at: Instant,
    /// Until when it could be filed.
    pub closes_at: Instant,
    /// What was decided, once it is.
    pub decision: Option<AppealDecision>,
    /// Counts changes.
    pub version: i64,
}

/// Who decided about an appeal, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealDecision {
    /// Why; told to the startup.
    pub reason: String,
    /// Who.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// Until when an outcome can be appealed against: a refusal, where the call takes appeals, for its days from the release on.
#[must_use]
pub fn closes_at(regimes: &Regimes, outcome: Outcome, released_at: Instant) -> Option<Instant> {
    let takes = matches!(regimes.appeal, Some(AppealRegime::Objection | AppealRegime::Complaint));
    let days = regimes.appeal_days.unwrap_or(USUAL_DAYS);
    (takes && outcome == Outcome::Refused).then(|| released_at + Span::days(i64::from(days)))
}

/// Whether an outcome can be appealed against at `now`; until when.
///
/// # Errors
/// `appeal_not_possible`; `deadline_passed`.
pub fn ensure_open(regimes: &Regimes, outcome: Outcome, released_at: Instant, now: Instant) -> Result<Instant, Refusal> {
    let closes_at = closes_at(regimes, outcome, released_at).ok_or_else(|| Refusal::new(Code::AppealNotPossible))?;
    if now < closes_at { Ok(closes_at) } else { Err(Refusal::deadline_passed(closes_at, now)) }
}

/// The grounds of an appeal.
///
/// # Errors
/// `validation_failed` at `/grounds`.
pub fn ensure_grounds(grounds: &str) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.required_text("/grounds", grounds, LONGEST);
    check.finish()
}

/// Whether `by` took no part in what is appealed against: neither decided nor released it, nor `scored` the dossier. Whether `by`
/// has a conflict of interest is the caller's to check.
///
/// # Errors
/// `not_independent`.
pub fn ensure_uninvolved(phase: &ReviewPhase, scored: bool, by: &UserId) -> Result<(), Refusal> {
    let decided = [&phase.decided_by, &phase.released_by].into_iter().any(|person| person.as_ref() == Some(by));
    if decided || scored { Err(Refusal::new(Code::NotIndependent)) } else { Ok(()) }
}

impl Appeal {
    /// Whether it still waits for its decision.
    ///
    /// # Errors
    /// `invalid_state`.
    pub fn ensure_undecided(&self) -> Result<(), Refusal> {
        if self.state == AppealState::Filed { Ok(()) } else { Err(Refusal::state(self.state.as_str())) }
    }

    /// Decides. Whether `by` may is the caller's to check, see [`ensure_uninvolved`].
    ///
    /// # Errors
    /// `invalid_state` once it is decided; `validation_failed` at `/reason`.
    pub fn decide(self, verdict: AppealVerdict, reason: &str, by: UserId, now: Instant) -> Result<Self, Refusal> {
        self.ensure_undecided()?;
        let mut check = Check::default();
        check.required_text("/reason", reason, LONGEST);
        check.finish()?;
        let state = match verdict {
            AppealVerdict::Upheld => AppealState::Upheld,
            AppealVerdict::Dismissed => AppealState::Dismissed,
        };
        let decision = Some(AppealDecision { reason: reason.to_owned(), by, at: now });
        Ok(Self { state, decision, version: self.version + 1, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::jury::ReviewState;
    use proptest::prelude::*;

    fn id<I: Id>(name: &str) -> I {
        I::from_stored(name.to_owned())
    }
    fn at(hour: i64) -> Instant {
        Instant::from_micros(0) + Span::hours(hour)
    }
    fn regimes(appeal: Option<AppealRegime>, appeal_days: Option<u32>) -> Regimes {
        Regimes { appeal, appeal_days, ..Regimes::default() }
    }
    fn appeal() -> Appeal {
        Appeal {
            id: id("apl"),
            application: id("app"),
            phase: id("phs"),
            challenge: id("chl"),
            state: AppealState::Filed,
            grounds: "Le jury a lu une autre version.".into(),
            filed_by: id("usr_founder"),
            filed_at: at(1),
            closes_at: at(24),
            decision: None,
            version: 1,
        }
    }

    #[test]
    fn a_refusal_is_open_to_appeal_where_the_call_says_so() {
        let open =
            |regime, days, outcome, hour| ensure_open(&regimes(regime, days), outcome, at(0), at(hour)).map_err(|refusal| refusal.code);
        let objection = Some(AppealRegime::Objection);
        assert_eq!(open(objection, Some(1), Outcome::Refused, 23), Ok(at(24)));
        assert_eq!(open(objection, Some(1), Outcome::Refused, 24), Err(Code::DeadlinePassed), "half-open");
        assert_eq!(open(Some(AppealRegime::Complaint), None, Outcome::Refused, 0), Ok(at(14 * 24)));
        for (regime, outcome) in [
            (None, Outcome::Refused),
            (Some(AppealRegime::None), Outcome::Refused),
            (objection, Outcome::Selected),
            (objection, Outcome::Reserve),
        ] {
            assert_eq!(open(regime, Some(1), outcome, 0), Err(Code::AppealNotPossible), "{regime:?} {outcome:?}");
        }
    }

    #[test]
    fn it_is_decided_once_with_a_reason() {
        let decide = |appeal: Appeal, verdict, reason| appeal.decide(verdict, reason, id("usr_judge"), at(30));
        assert_eq!(decide(appeal(), AppealVerdict::Upheld, " ").unwrap_err().fields[0].pointer, "/reason");
        for (verdict, state) in [(AppealVerdict::Upheld, AppealState::Upheld), (AppealVerdict::Dismissed, AppealState::Dismissed)] {
            let decided = decide(appeal(), verdict, "Relu.").unwrap();
            assert_eq!((decided.state, decided.version), (state, 2));
            assert_eq!(decided.decision.as_ref().map(|decision| decision.at), Some(at(30)));
            assert_eq!(decide(decided, verdict, "Encore.").unwrap_err(), Refusal::state(state.as_str()));
        }
    }

    proptest! {
        #[test]
        fn whoever_took_part_does_not_decide(decided in 0..4_u8, released in 0..4_u8, scored in any::<bool>(), by in 0..4_u8) {
            let person = |n: u8| -> UserId { id(&format!("usr_{n}")) };
            let mut phase = crate::jury::testing::phase(ReviewState::Released);
            (phase.decided_by, phase.released_by) = (Some(person(decided)), Some(person(released)));
            let involved = scored || by == decided || by == released;
            prop_assert_eq!(ensure_uninvolved(&phase, scored, &person(by)).is_err(), involved);
        }
    }
}
