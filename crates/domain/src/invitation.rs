//! Invitations: somebody is asked to become an operator, a member or a juror.

use crate::code::Code;
use crate::id::{ApplicationId, InvitationId, JurorId, OrganisationId, UserId};
use crate::refusal::Refusal;
use crate::states::states;
use crate::time::{Instant, Span};

/// How long an invitation can be accepted, counted from the mail.
pub const INVITATION_LIFE: Span = Span::days(7);

states! {
    /// What an invitation is for.
    InvitationKind {
        /// To join the operators of the platform.
        Operator = "operator",
        /// To join an organisation.
        Member = "member",
        /// To take a seat on a panel.
        Juror = "juror",
        /// To confirm that one is in the team of a dossier.
        Team = "team",
    }
}

states! {
    /// Whether somebody who was asked confirmed to be in the team of a dossier.
    TeamConfirmation {
        /// The person was asked.
        Invited = "invited",
        /// The person did.
        Confirmed = "confirmed",
        /// The person was asked and did not in time.
        Expired = "expired",
    }
}

/// An invitation. The token of its mail is kept apart, as a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its identifier.
    pub id: InvitationId,
    /// What it is for.
    pub kind: InvitationKind,
    /// To whom it is addressed, in lower case; nobody else can accept it.
    pub email: String,
    /// The role that it gives, as a text of its kind.
    pub role: String,
    /// The organisation to join, or that stands behind the panel.
    pub organisation: Option<OrganisationId>,
    /// The seat on a panel.
    pub juror: Option<JurorId>,
    /// The dossier in whose team the person is.
    pub application: Option<ApplicationId>,
    /// Who invites; nobody if it was the program.
    pub invited_by: Option<UserId>,
    /// When it was made.
    pub created_at: Instant,
    /// Until when it can be accepted.
    pub expires_at: Instant,
    /// When it was accepted.
    pub accepted_at: Option<Instant>,
    /// When it was withdrawn or declined.
    pub revoked_at: Option<Instant>,
}

impl Invitation {
    /// Whether it can be accepted at `now`.
    ///
    /// # Errors
    /// `link_expired`.
    pub fn ensure_open(&self, now: Instant) -> Result<(), Refusal> {
        let open = self.accepted_at.is_none() && self.revoked_at.is_none() && now < self.expires_at;
        if open { Ok(()) } else { Err(Refusal::new(Code::LinkExpired)) }
    }
    /// The person says no: it cannot be accepted any more.
    #[must_use]
    pub fn decline(self, now: Instant) -> Self {
        Self { revoked_at: Some(now), ..self }
    }
    /// Whether the person confirmed, as far as this invitation tells.
    #[must_use]
    pub fn confirmation(&self, now: Instant) -> TeamConfirmation {
        if self.accepted_at.is_some() {
            TeamConfirmation::Confirmed
        } else if self.ensure_open(now).is_ok() {
            TeamConfirmation::Invited
        } else {
            TeamConfirmation::Expired
        }
    }
}
