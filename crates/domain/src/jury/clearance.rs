//! Conflicts of interest that were looked at and do not matter.

use super::{ConflictFinding, ConflictKind, JurorIdentity};
use crate::id::{ChallengeId, ClearanceId, JurorId, OrganisationId, UserId};
use crate::refusal::{Check, Refusal};
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Who is kept apart from a startup, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Somebody on the panel, by the seat. It is about the person, on whatever seat.
    Juror(JurorId),
    /// Somebody who decides without a seat, by the account. It counts as well if the person is given one.
    User(UserId),
}

impl Whom {
    /// Whether this person is meant.
    #[must_use]
    pub fn is(&self, person: &JurorIdentity) -> bool {
        match self {
            Self::Juror(juror) => person.seats.contains(juror),
            Self::User(user) => person.user.as_ref() == Some(user),
        }
    }
    /// The seat, if it is named by one.
    #[must_use]
    pub const fn juror(&self) -> Option<&JurorId> {
        match self {
            Self::Juror(juror) => Some(juror),
            Self::User(_) => None,
        }
    }
    /// The account, if it is named by that.
    #[must_use]
    pub const fn user(&self) -> Option<&UserId> {
        match self {
            Self::Juror(_) => None,
            Self::User(user) => Some(user),
        }
    }
}

/// That somebody without a conflict of interest has looked at what speaks against a person and a startup, and finds that it does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clearance {
    /// Its identifier.
    pub id: ClearanceId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// Whom it is about.
    pub whom: Whom,
    /// The startup.
    pub startup: OrganisationId,
    /// What was looked at. What comes to light later is not cleared by it.
    pub findings: BTreeSet<Looked>,
    /// Why it does not matter.
    pub reason: String,
    /// Who cleared it.
    pub cleared_by: UserId,
    /// When.
    pub cleared_at: Instant,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
    /// Why it was revoked.
    pub revoked_reason: Option<String>,
}

/// What somebody looked at before clearing it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Looked {
    /// Of which kind it was.
    pub kind: ConflictKind,
    /// Which one of that kind: see [`ConflictFinding::mark`].
    pub mark: String,
}

impl Clearance {
    /// Of which kinds it cleared something.
    #[must_use]
    pub fn kinds(&self) -> BTreeSet<ConflictKind> {
        self.findings.iter().map(|finding| finding.kind).collect()
    }
    /// Revokes it: what it cleared counts again.
    ///
    /// # Errors
    /// `invalid_state` if that was done already; `validation_failed` at `/reason`.
    pub fn revoke(self, reason: &str, now: Instant) -> Result<Self, Refusal> {
        if self.revoked_at.is_some() {
            return Err(Refusal::state("revoked"));
        }
        let mut check = Check::default();
        check.required_text("/reason", reason, 4_000);
        check.finish()?;
        Ok(Self { revoked_at: Some(now), revoked_reason: Some(reason.to_owned()), ..self })
    }
    /// Whether it holds, and clears this.
    pub(super) fn clears(&self, finding: &ConflictFinding) -> bool {
        self.revoked_at.is_none() && finding.can_be_cleared() && self.findings.contains(&finding.looked_at())
    }
}
