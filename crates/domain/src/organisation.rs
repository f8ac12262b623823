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
        }
    }
}

impl Verification {
    /// Whether it holds at `now`.
    #[must_use]
    pub fn holds(&self, now: Instant) -> bool {
        self.state == VerificationState::Verified && self.expires_at.is_none_or(|until| now < until)
    }
    /// The organisation offers evidence. A new request replaces a pending or rejected one, and renews a verified one.
    #[must_use]
    pub fn request(self, evidence: String, now: Instant) -> Self {
        Self { evidence: Some(evidence), requested_at: Some(now), state: VerificationState::Pending, ..self }
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
