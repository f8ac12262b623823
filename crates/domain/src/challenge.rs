//! A challenge and its life cycle.

use crate::access::Action;
use crate::code::Code;
use crate::document::{ChallengeDocument, Key};
use crate::id::{ChallengeId, OrganisationId, ProgrammeId, UserId};
use crate::refusal::Refusal;
use crate::states::states;
use crate::time::Instant;
use std::sync::Arc;

states! {
    /// The stored state of a challenge. What is open now is derived from its phases and the clock.
    ChallengeState {
        /// Being written.
        Draft = "draft",
        /// Waits for the operator.
        Submitted = "submitted",
        /// The operator asked for changes.
        ChangesRequested = "changes_requested",
        /// May be published.
        Approved = "approved",
        /// Everybody can see it.
        Published = "published",
        /// Past and kept.
        Archived = "archived",
        /// Called off, with a reason.
        Cancelled = "cancelled",
    }
}

states! {
    /// What a published challenge is at an instant.
    ChallengeStatus {
        /// The application window has not opened.
        Upcoming = "upcoming",
        /// Applications are taken.
        Open = "open",
        /// The application window has closed.
        Closed = "closed",
        /// Called off.
        Cancelled = "cancelled",
        /// Past and kept.
        Archived = "archived",
    }
}

states! {
    /// A step in the life of a challenge.
    ChallengeStep {
        /// Change the document.
        Edit = "edit",
        /// Delete a draft.
        Delete = "delete",
        /// Ask for approval.
        RequestApproval = "request_approval",
        /// Approve.
        Approve = "approve",
        /// Ask for changes.
        RequestChanges = "request_changes",
        /// Publish.
        Publish = "publish",
        /// Move a deadline later.
        Extend = "extend",
        /// Cancel.
        Cancel = "cancel",
    }
}

impl ChallengeStep {
    /// The right that the step needs.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Edit => Action::ChallengeEdit,
            Self::Delete => Action::ChallengeDelete,
            Self::RequestApproval => Action::ApprovalRequest,
            Self::Approve | Self::RequestChanges => Action::ApprovalDecide,
            Self::Publish => Action::ChallengePublish,
            Self::Extend => Action::ChallengeExtend,
            Self::Cancel => Action::ChallengeCancel,
        }
    }
}

/// A challenge.
#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    /// Its identifier.
    pub id: ChallengeId,
    /// The organisation that owns it.
    pub organisation: OrganisationId,
    /// The programme it belongs to.
    pub programme: Option<ProgrammeId>,
    /// How far it is.
    pub state: ChallengeState,
    /// What it says. Shared by all who have read it.
    pub document: Arc<ChallengeDocument>,
    /// What the operator wrote with the last verdict, or why it was cancelled.
    pub note: Option<String>,
    /// When it is to be published by itself.
    pub publish_at: Option<Instant>,
    /// When it was published.
    pub published_at: Option<Instant>,
    /// Who wrote it first.
    pub created_by: UserId,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl ChallengeState {
    /// The state to which a step leads: the one table of the life cycle.
    ///
    /// # Errors
    /// `invalid_state` with the current state.
    pub fn after(self, step: ChallengeStep) -> Result<Self, Refusal> {
        use ChallengeStep as S;
        match (self, step) {
            // Of a public call only some parts change still: see `ChallengeDocument::ensure_amendable`.
            (Self::Draft | Self::ChangesRequested | Self::Published, S::Edit) => Ok(self),
            (Self::Published, S::Extend) => Ok(self),
            (Self::Draft, S::Delete) => Ok(Self::Draft),
            (Self::Draft | Self::ChangesRequested, S::RequestApproval) => Ok(Self::Submitted),
            (Self::Submitted, S::Approve) => Ok(Self::Approved),
            (Self::Submitted | Self::Approved, S::RequestChanges) => Ok(Self::ChangesRequested),
            (Self::Approved, S::Publish) => Ok(Self::Published),
            (Self::Approved | Self::Published, S::Cancel) => Ok(Self::Cancelled),
            _ => Err(Refusal::state(self.as_str())),
        }
    }
}

impl Challenge {
    /// Whether everybody can see it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        // A challenge that was cancelled before publication stays private.
        self.published_at.is_some()
    }

    /// The state to which a step leads now.
    ///
    /// # Errors
    /// `invalid_state` with the current state; `challenge_incomplete` where the step needs a complete call.
    pub fn after(&self, step: ChallengeStep, now: Instant) -> Result<ChallengeState, Refusal> {
        let next = self.state.after(step)?;
        if matches!(step, ChallengeStep::RequestApproval | ChallengeStep::Approve | ChallengeStep::Publish) {
            self.document.ensure_publishable(now)?;
        }
        Ok(next)
    }

    /// What a published challenge is at `now`; `None` while it is not public.
    #[must_use]
    pub fn status(&self, now: Instant) -> Option<ChallengeStatus> {
        if !self.is_public() {
            return None;
        }
        let (opens, closes) = self.document.application_span();
        Some(match self.state {
            ChallengeState::Cancelled => ChallengeStatus::Cancelled,
            ChallengeState::Archived => ChallengeStatus::Archived,
            _ if opens.is_some_and(|opens| now < opens) => ChallengeStatus::Upcoming,
            _ if opens.is_some() && closes.is_none_or(|closes| now < closes) => ChallengeStatus::Open,
            _ => ChallengeStatus::Closed,
        })
    }

    /// Whether applications of a track are taken at `now`: in a half-open window `[opens, closes)` that covers it.
    ///
    /// # Errors
    /// `challenge_not_open` (with `opens_at` if it lies ahead) or `deadline_passed` (with both instants).
    pub fn ensure_takes_applications(&self, track: Option<&Key>, now: Instant) -> Result<(), Refusal> {
        let not_open = || Refusal::new(Code::ChallengeNotOpen).with("server_time", now);
        let (ChallengeState::Published, Some(window)) = (self.state, self.document.dossier_window(track, now)) else {
            return Err(not_open());
        };
        let Some(opens) = window.opens_at() else { return Err(not_open()) };
        let paused = window.intake.as_ref().is_some_and(|intake| intake.paused.is_some());
        if now < opens {
            Err(not_open().with("opens_at", opens))
        } else if let Some(closes) = window.closes_at().filter(|closes| now >= *closes) {
            Err(Refusal::deadline_passed(closes, now))
        } else if paused {
            Err(not_open())
        } else {
            Ok(())
        }
    }

    /// Whether the last application window has closed at `now`; before that the partner sees counts only.
    #[must_use]
    pub fn applications_closed(&self, now: Instant) -> bool {
        self.document.application_span().1.is_some_and(|closes| now >= closes)
    }
}
