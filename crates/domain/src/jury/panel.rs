//! A person on the panel of a challenge.

use super::{JurorRole, JurorState, optional_text, required_reason};
use crate::code::FieldCode;
use crate::document::{JurorFacts, JurorScope};
use crate::id::{ChallengeId, JurorId, PhaseId, UserId};
use crate::refusal::Refusal;
use crate::states::states;
use crate::time::Instant;

states! {
    /// A step of a juror on a panel.
    JurorStep {
        /// Join the panel.
        Accept = "accept",
        /// Say no to the invitation.
        Decline = "decline",
        /// Be taken off the panel.
        Remove = "remove",
        /// Be asked for another part of the call.
        Rescope = "rescope",
    }
}

impl JurorState {
    /// The state to which a step leads: the one table of a juror's life.
    ///
    /// # Errors
    /// `invalid_state` with the current state.
    pub fn after(self, step: JurorStep) -> Result<Self, Refusal> {
        match (self, step) {
            (Self::Invited, JurorStep::Accept) => Ok(Self::Accepted),
            (Self::Invited, JurorStep::Decline) => Ok(Self::Declined),
            (Self::Invited | Self::Accepted, JurorStep::Remove) => Ok(Self::Removed),
            (Self::Invited | Self::Accepted, JurorStep::Rescope) => Ok(self),
            _ => Err(Refusal::state(self.as_str())),
        }
    }
}

/// A person who was asked to the panel of a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Juror {
    /// Its identifier.
    pub id: JurorId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// The account; known from the acceptance at the latest.
    pub user: Option<UserId>,
    /// The address to which the invitation went.
    pub email: String,
    /// The name that the organiser gave.
    pub name: Option<String>,
    /// What the person does.
    pub role: JurorRole,
    /// Whether the person is on the panel.
    pub state: JurorState,
    /// The interests that the person declared on joining, in free text.
    pub interests: Option<String>,
    /// When the person promised confidentiality.
    pub confidentiality_accepted_at: Option<Instant>,
    /// When the person was asked.
    pub invited_at: Instant,
    /// When the person accepted or declined.
    pub answered_at: Option<Instant>,
    /// Why the person was taken off the panel.
    pub removed_reason: Option<String>,
    /// What the person knows, reads and has time for.
    pub facts: JurorFacts,
    /// What part of the call the person was asked to judge.
    pub scope: JurorScope,
    /// The juror in whose place the person was asked.
    pub replaces: Option<JurorId>,
    /// When the person was last reminded of unfinished sheets.
    pub reminded_at: Option<Instant>,
    /// Of those of which phase.
    pub reminded_in: Option<PhaseId>,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl Juror {
    /// `user` joins the panel, promises confidentiality and declares interests.
    ///
    /// # Errors
    /// `invalid_state`; `validation_failed` at `/confidentiality_accepted` without the promise, or at `/interests`.
    pub fn accept(self, user: UserId, confidentiality: bool, interests: Option<String>, now: Instant) -> Result<Self, Refusal> {
        let state = self.state.after(JurorStep::Accept)?;
        if !confidentiality {
            return Err(Refusal::field("/confidentiality_accepted", FieldCode::Required));
        }
        let interests = optional_text("/interests", interests)?;
        Ok(Self { state, user: Some(user), interests, confidentiality_accepted_at: Some(now), answered_at: Some(now), ..self })
    }
    /// The person says no.
    ///
    /// # Errors
    /// `invalid_state`.
    pub fn decline(self, now: Instant) -> Result<Self, Refusal> {
        Ok(Self { state: self.state.after(JurorStep::Decline)?, answered_at: Some(now), ..self })
    }
    /// The person is taken off the panel. The record stays.
    ///
    /// # Errors
    /// `invalid_state`; `validation_failed` at `/reason`.
    pub fn remove(self, reason: String) -> Result<Self, Refusal> {
        let state = self.state.after(JurorStep::Remove)?;
        Ok(Self { state, removed_reason: Some(required_reason(reason)?), ..self })
    }
    /// The person judges another part of the call. Whether the scope fits the call is the caller's to check.
    ///
    /// # Errors
    /// `invalid_state`.
    pub fn rescope(self, scope: JurorScope) -> Result<Self, Refusal> {
        Ok(Self { state: self.state.after(JurorStep::Rescope)?, scope, ..self })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::testing::{id, moment};
    use super::*;
    use crate::code::Code;
    use proptest::prelude::*;

    pub(in crate::jury) fn invited() -> Juror {
        Juror {
            id: id(1),
            challenge: id(2),
            user: None,
            email: "amina@example.ma".into(),
            name: None,
            role: JurorRole::Juror,
            state: JurorState::Invited,
            interests: None,
            confidentiality_accepted_at: None,
            invited_at: moment(0),
            answered_at: None,
            removed_reason: None,
            facts: JurorFacts::default(),
            scope: JurorScope::default(),
            replaces: None,
            reminded_at: None,
            reminded_in: None,
            version: 1,
            created_at: moment(0),
            updated_at: moment(0),
        }
    }

    #[test]
    fn the_transitions_are_this_table() {
        let mut table = String::new();
        for state in JurorState::ALL {
            for step in JurorStep::ALL {
                let after = state.after(*step).map_or_else(|refusal| refusal.code.as_str(), JurorState::as_str);
                table.push_str(&format!("{state} {step}: {after}\n"));
            }
        }
        insta::assert_snapshot!(table, @r"
        invited accept: accepted
        invited decline: declined
        invited remove: removed
        invited rescope: invited
        accepted accept: invalid_state
        accepted decline: invalid_state
        accepted remove: removed
        accepted rescope: accepted
        declined accept: invalid_state
        declined decline: invalid_state
        declined remove: invalid_state
        declined rescope: invalid_state
        removed accept: invalid_state
        removed decline: invalid_state
        removed remove: invalid_state
        removed rescope: invalid_state
        ");
    }

    #[test]
    fn nobody_joins_without_a_promise_of_confidentiality() {
        let refusal = invited().accept(id(3), false, None, moment(1)).unwrap_err();
        assert_eq!((refusal.code, refusal.fields[0].pointer.as_str()), (Code::ValidationFailed, "/confidentiality_accepted"));
        let juror = invited().accept(id(3), true, Some(" ".into()), moment(1)).unwrap();
        assert_eq!(
            (juror.confidentiality_accepted_at, juror.answered_at, juror.interests.clone()),
            (Some(moment(1)), Some(moment(1)), None)
        );
        assert_eq!(juror.user, Some(id(3)));
        // The state is told before the fields.
        assert_eq!(juror.accept(id(3), false, None, moment(2)).unwrap_err().code, Code::InvalidState);
    }

    #[test]
    fn a_removal_needs_a_reason_and_keeps_the_answer() {
        let juror = invited().accept(id(3), true, Some("Advises two cooperatives.".into()), moment(1)).unwrap();
        assert_eq!(juror.clone().remove("  ".into()).unwrap_err().fields[0].pointer, "/reason");
        let removed = juror.remove("Left the ministry.".into()).unwrap();
        assert_eq!((removed.state, removed.answered_at), (JurorState::Removed, Some(moment(1))));
        assert!(removed.interests.is_some());
        assert_eq!(invited().decline(moment(4)).unwrap().answered_at, Some(moment(4)));
    }

    proptest! {
        #[test]
        fn whoever_is_on_the_panel_has_an_account_and_a_promise(steps in prop::collection::vec((0..3_u8, any::<bool>()), 0..6)) {
            let mut juror = invited();
            for (step, promise) in steps {
                let next = match step {
                    0 => juror.clone().accept(id(3), promise, None, moment(1)),
                    1 => juror.clone().decline(moment(1)),
                    _ => juror.clone().remove("Reason.".into()),
                };
                juror = next.unwrap_or(juror);
                let joined = juror.state == JurorState::Accepted;
                prop_assert!(!joined || (juror.user.is_some() && juror.confidentiality_accepted_at.is_some()));
                prop_assert_eq!(juror.state == JurorState::Removed, juror.removed_reason.is_some());
            }
        }
    }
}
