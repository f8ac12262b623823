//! Organisations, their members and their verification.

use crate::code::Code;
use crate::document::OrganisationProfile;
use crate::id::{OrganisationId, UserId};
use crate::refusal::Refusal;
use crate::states::states;
use crate::time::Instant;

states! {
    /// What an organisation is here for.
    OrganisationKind {
        /// Posts challenges: a ministry, a public body, a company.
        Partner = "partner",
        /// Applies to challenges.
        Startup = "startup",
        /// Runs the network.
        Operator = "operator",
        /// Supports startups: incubator, accelerator, mentor network.
        Support = "support",
    }
}

states! {
    /// What a member may do.
    MemberRole {
        /// Everything, members included.
        Owner = "owner",
        /// Everything but members, requests for approval, and publication.
        Editor = "editor",
        /// Reads.
        Viewer = "viewer",
    }
}

states! {
    /// Whether somebody has looked at the evidence that an organisation is what it says.
    VerificationState {
        /// Nobody has asked.
        Unverified = "unverified",
        /// Evidence waits for the operator.
        Pending = "pending",
        /// Verified, until it expires.
        Verified = "verified",
        /// Not accepted, with a reason.
        Rejected = "rejected",
    }
}

/// An organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// What it is here for.
    pub kind: OrganisationKind,
    /// Its legal or usual name.
    pub name: String,
    /// What it says of itself.
    pub profile: OrganisationProfile,
    /// Whether it is verified.
    pub verification: Verification,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

/// The verification of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Verification {
    /// How far it is.
    pub state: VerificationState,
    /// What the organisation offers as evidence: a register number, a link, a decree.
    pub evidence: Option<String>,
    /// Why it was verified or rejected.
    pub reason: Option<String>,
    /// When it was requested.
    pub requested_at: Option<Instant>,
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Until when it holds.
    pub expires_at: Option<Instant>,
    /// Whether the request that waits is about an organisation that was verified before.
    #[serde(default)]
    pub renews: bool,
}

impl Default for Verification {
    fn default() -> Self {
        Self {
            state: VerificationState::Unverified,
            evidence: None,
            reason: None,
            requested_at: None,
            decided_by: None,
            decided_at: None,
            expires_at: None,
            renews: false,
        }
    }
}

impl Verification {
    /// Whether it holds at `now`.
    #[must_use]
    pub fn holds(&self, now: Instant) -> bool {
        self.state == VerificationState::Verified && self.expires_at.is_none_or(|until| now < until)
    }
    /// Whether an operator vouches for what the organisation says of itself: from the verification until another verdict. That somebody asks
    /// for a new one, or lets the old one run out, does not end it, or a member could.
    #[must_use]
    pub fn is_vouched(&self) -> bool {
        self.state == VerificationState::Verified || (self.state == VerificationState::Pending && self.renews)
    }
    /// Whether members may still change the number of their enterprise: not what an operator looks at, nor what one has vouched for.
    #[must_use]
    pub fn leaves_enterprise_open(&self) -> bool {
        matches!(self.state, VerificationState::Unverified | VerificationState::Rejected)
    }
    /// The organisation offers evidence. A new request replaces a pending or rejected one, and renews a verified one.
    #[must_use]
    pub fn request(self, evidence: String, now: Instant) -> Self {
        let renews = self.is_vouched();
        Self { evidence: Some(evidence), requested_at: Some(now), state: VerificationState::Pending, renews, ..self }
    }
    /// The operator accepts or rejects the evidence.
    ///
    /// # Errors
    /// `invalid_state` unless a request is pending.
    pub fn decide(self, accepted: bool, reason: String, by: UserId, now: Instant, expires_at: Option<Instant>) -> Result<Self, Refusal> {
        if self.state != VerificationState::Pending {
            return Err(Refusal::state(self.state.as_str()));
        }
        Ok(Self {
            state: if accepted { VerificationState::Verified } else { VerificationState::Rejected },
            reason: Some(reason),
            decided_by: Some(by),
            decided_at: Some(now),
            expires_at: expires_at.filter(|_| accepted),
            renews: false,
            ..self
        })
    }
}

impl Organisation {
    /// Whether it may post challenges or apply at `now`.
    ///
    /// # Errors
    /// `organisation_not_verified`.
    pub fn ensure_verified(&self, now: Instant) -> Result<(), Refusal> {
        if self.verification.holds(now) { Ok(()) } else { Err(Refusal::new(Code::OrganisationNotVerified)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id as _;

    #[test]
    fn an_operator_vouches_from_a_verification_until_another_verdict() {
        let (now, by) = (Instant::from_micros(0), UserId::parse("usr_01kax3v8m0t2r4q6w8y0b1c2d3").unwrap());
        let decided = |asked: Verification, accepted| asked.decide(accepted, "Registre".into(), by.clone(), now, Some(now)).unwrap();
        let told = |it: &Verification| (it.is_vouched(), it.leaves_enterprise_open());
        let asked = Verification::default().request("RC 1".into(), now);
        assert_eq!((told(&Verification::default()), told(&asked)), ((false, true), (false, false)));
        let verified = decided(asked, true);
        assert_eq!((told(&verified), verified.holds(now)), ((true, false), false), "it has run out, and its number stands");
        let renewed = verified.request("RC 1".into(), now).request("RC 2".into(), now);
        assert_eq!(told(&renewed), (true, false), "nobody ends it by asking again");
        assert_eq!(told(&decided(renewed.clone(), true)), (true, false));
        let rejected = decided(renewed, false);
        assert_eq!((told(&rejected), told(&rejected.request("RC 3".into(), now))), ((false, true), (false, false)));
    }
}
