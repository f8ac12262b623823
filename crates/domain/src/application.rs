//! An application and its life cycle.

use crate::challenge::Challenge;
use crate::code::Code;
use crate::document::ApplicationDocument;
use crate::id::{ApplicationId, ChallengeId, OrganisationId, UserId};
use crate::refusal::Refusal;
use crate::states::states;
use crate::time::Instant;

states! {
    /// The stored state of an application. What the applicant sees of a decision is its released outcome.
    ApplicationState {
        /// Being written; nobody but the startup sees it.
        Draft = "draft",
        /// Handed in.
        Submitted = "submitted",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

states! {
    /// A step in the life of an application.
    ApplicationStep {
        /// Change the dossier.
        Edit = "edit",
        /// Hand it in.
        Submit = "submit",
        /// Take it back.
        Withdraw = "withdraw",
        /// Delete a draft.
        Delete = "delete",
    }
}

/// An application of a startup to a challenge.
#[derive(Clone, Debug, PartialEq)]
pub struct Application {
    /// Its identifier.
    pub id: ApplicationId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// The startup.
    pub startup: OrganisationId,
    /// Which of the applications that the startup may make.
    pub slot: i32,
    /// How far it is.
    pub state: ApplicationState,
    /// What the startup wrote.
    pub document: ApplicationDocument,
    /// When it was handed in.
    pub submitted_at: Option<Instant>,
    /// When it was taken back.
    pub withdrawn_at: Option<Instant>,
    /// Who began it.
    pub created_by: UserId,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl ApplicationState {
    /// The state to which a step leads: the one table of the life cycle.
    ///
    /// # Errors
    /// `invalid_state`; `application_not_editable` for a change of what was taken back.
    pub fn after(self, step: ApplicationStep) -> Result<Self, Refusal> {
        match (self, step) {
            (Self::Draft | Self::Submitted, ApplicationStep::Edit) => Ok(self),
            (Self::Withdrawn, ApplicationStep::Edit) => Err(Refusal::new(Code::ApplicationNotEditable).with("current_state", self)),
            (Self::Draft, ApplicationStep::Submit) => Ok(Self::Submitted),
            (Self::Submitted, ApplicationStep::Withdraw) => Ok(Self::Withdrawn),
            (Self::Draft, ApplicationStep::Delete) => Ok(Self::Draft),
            _ => Err(Refusal::state(self.as_str())),
        }
    }
}

impl Application {
    /// The state to which a step leads now. `panel_locked` tells whether a review phase has been locked.
    ///
    /// # Errors
    /// `invalid_state`, `application_not_editable`, `challenge_not_open`, `deadline_passed`, `panel_locked`, and for a
    /// submission `application_incomplete`.
    pub fn after(
        &self,
        step: ApplicationStep,
        challenge: &Challenge,
        panel_locked: bool,
        now: Instant,
    ) -> Result<ApplicationState, Refusal> {
        let next = self.state.after(step)?;
        match step {
            ApplicationStep::Edit => challenge.ensure_takes_applications(self.document.track.as_ref(), now)?,
            ApplicationStep::Submit => {
                challenge.ensure_takes_applications(self.document.track.as_ref(), now)?;
                self.document.ensure_complete(&challenge.document)?;
            }
            ApplicationStep::Withdraw if panel_locked => return Err(Refusal::new(Code::PanelLocked)),
            ApplicationStep::Withdraw | ApplicationStep::Delete => {}
        }
        Ok(next)
    }
}
