//! A person asks to be erased.

use crate::id::{ChallengeId, ErasureId, UserId};
use crate::refusal::Refusal;
use crate::states::states;
use crate::time::{Instant, Span};
use serde::{Deserialize, Serialize};

/// For how long a person can think better of it.
pub const COOLING_OFF: Span = Span::days(7);
/// How long to wait before looking again at what is held by a clock that has not begun, or at an owner who has to hand over first.
const LOOK_AGAIN: Span = Span::days(1);

states! {
    /// How far an erasure is.
    ErasureState {
        /// Asked for; it is carried out once the time to think better of it is over.
        Requested = "requested",
        /// The person thought better of it.
        Cancelled = "cancelled",
        /// The account is erased; what has to be kept is held until its time is over.
        Held = "held",
        /// Nothing is left but the pseudonym.
        Done = "done",
    }
}

states! {
    /// A step in the life of an erasure.
    ErasureStep {
        /// Think better of it.
        Cancel = "cancel",
        /// Erase what can go, and hold the rest.
        Hold = "hold",
        /// Erase what is left.
        Finish = "finish",
    }
}

states! {
    /// Why something that names a person is kept for a while.
    HoldReason {
        /// A dossier that was handed in names the person: what was handed in stays as its receipt says.
        Dossier = "dossier",
        /// The person sat on a panel that was locked: who decided stays known.
        Panel = "panel",
    }
}

/// Something that names the person and is kept for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"reason": "dossier", "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
    "subject_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "until": "2032-03-31T23:59:59.000000Z"})))]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// The call to which it belongs, and whose clock counts.
    pub challenge_id: ChallengeId,
    /// The application, or the seat on the panel.
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub subject_id: String,
    /// Until when; null while the clock of the call has not begun.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub until: Option<Instant>,
}

/// A request to be erased, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureRequest {
    /// Its identifier.
    pub id: ErasureId,
    /// Who asked.
    pub user: UserId,
    /// How far it is.
    pub state: ErasureState,
    /// When it was asked for.
    pub requested_at: Instant,
    /// When the time to think better of it is over.
    pub due_at: Instant,
    /// When there is something to do next.
    pub next_at: Option<Instant>,
    /// When the account was erased.
    pub erased_at: Option<Instant>,
    /// When it ended: nothing is held any more, or the person thought better of it.
    pub finished_at: Option<Instant>,
    /// What is held.
    pub holds: Vec<Hold>,
    /// Counts changes.
    pub version: i64,
}

impl ErasureState {
    /// The state to which a step leads: the one table of the life cycle.
    ///
    /// # Errors
    /// `invalid_state` with the current state.
    pub fn after(self, step: ErasureStep) -> Result<Self, Refusal> {
        match (self, step) {
            (Self::Requested, ErasureStep::Cancel) => Ok(Self::Cancelled),
            (Self::Requested | Self::Held, ErasureStep::Hold) => Ok(Self::Held),
            (Self::Requested | Self::Held, ErasureStep::Finish) => Ok(Self::Done),
            _ => Err(Refusal::state(self.as_str())),
        }
    }
}

impl ErasureRequest {
    /// A new request.
    #[must_use]
    pub fn new(id: ErasureId, user: UserId, now: Instant) -> Self {
        let due_at = now + COOLING_OFF;
        let (state, next_at) = (ErasureState::Requested, Some(due_at));
        Self { id, user, state, requested_at: now, due_at, next_at, erased_at: None, finished_at: None, holds: Vec::new(), version: 1 }
    }

    /// The person thinks better of it.
    ///
    /// # Errors
    /// `invalid_state` once it was carried out.
    pub fn cancel(self, now: Instant) -> Result<Self, Refusal> {
        let state = self.state.after(ErasureStep::Cancel)?;
        Ok(Self { state, next_at: None, finished_at: Some(now), version: self.version + 1, ..self })
    }

    /// It cannot be carried out yet.
    #[must_use]
    pub fn postpone(self, now: Instant) -> Self {
        Self { next_at: Some(now + LOOK_AGAIN), version: self.version + 1, ..self }
    }

    /// What could go is gone, and these are still held.
    ///
    /// # Errors
    /// `invalid_state` if it has ended.
    pub fn carry_out(self, holds: Vec<Hold>, now: Instant) -> Result<Self, Refusal> {
        let step = if holds.is_empty() { ErasureStep::Finish } else { ErasureStep::Hold };
        let state = self.state.after(step)?;
        let soonest = holds.iter().map(|hold| hold.until.unwrap_or(now)).min();
        let next_at = soonest.map(|at| at.max(now + LOOK_AGAIN));
        let (erased_at, finished_at) = (self.erased_at.or(Some(now)), holds.is_empty().then_some(now));
        Ok(Self { state, next_at, erased_at, finished_at, holds, version: self.version + 1, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id as _;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn asked() -> ErasureRequest {
        ErasureRequest::new(ErasureId::from_stored("ers_1".into()), UserId::from_stored("usr_1".into()), at("2027-01-15T09:00:00Z"))
    }

    fn hold(until: Option<&str>) -> Hold {
        let challenge_id = ChallengeId::from_stored("chl_1".into());
        Hold { reason: HoldReason::Dossier, challenge_id, subject_id: "app_1".into(), until: until.map(at) }
    }

    #[test]
    fn the_transitions_are_this_table() {
        let mut table = String::new();
        for state in ErasureState::ALL {
            for step in ErasureStep::ALL {
                let after = state.after(*step).map_or_else(|refusal| refusal.code.as_str(), ErasureState::as_str);
                table.push_str(&format!("{state} {step}: {after}\n"));
            }
        }
        insta::assert_snapshot!(table, @r"
        requested cancel: cancelled
        requested hold: held
        requested finish: done
        cancelled cancel: invalid_state
        cancelled hold: invalid_state
        cancelled finish: invalid_state
        held cancel: invalid_state
        held hold: held
        held finish: done
        done cancel: invalid_state
        done hold: invalid_state
        done finish: invalid_state
        ");
    }

    #[test]
    fn what_is_held_is_looked_at_when_its_time_is_over() {
        let now = at("2027-01-22T09:00:00Z");
        assert_eq!(asked().next_at, Some(now));
        let held = asked().carry_out(vec![hold(Some("2032-03-31T00:00:00Z")), hold(Some("2030-03-31T00:00:00Z"))], now).unwrap();
        assert_eq!((held.state, held.next_at, held.erased_at), (ErasureState::Held, Some(at("2030-03-31T00:00:00Z")), Some(now)));
        let open = asked().carry_out(vec![hold(None)], now).unwrap();
        assert_eq!(open.next_at, Some(at("2027-01-23T09:00:00Z")), "a clock that has not begun");
        let later = at("2032-04-01T00:00:00Z");
        let done = held.carry_out(Vec::new(), later).unwrap();
        assert_eq!((done.state, done.next_at, done.erased_at, done.finished_at), (ErasureState::Done, None, Some(now), Some(later)));
    }
}
