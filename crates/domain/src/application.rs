//! An application and its life cycle.

use crate::challenge::{Challenge, ChallengeState};
use crate::code::Code;
use crate::document::{ApplicationDocument, ChallengeDocument, Key};
use crate::dossier::{Grants, Lock, Situation, ensure_keeps_composition, ensure_may_edit, ensure_stays_complete};
use crate::eligibility::EligibilityDecisions;
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
    /// What was granted to it.
    pub grants: Grants,
    /// What people decided about its eligibility. Not the startup's to know before it is told.
    pub eligibility: EligibilityDecisions,
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
            // A second time only where it was reopened: see `Application::after`.
            (Self::Draft | Self::Submitted, ApplicationStep::Submit) => Ok(Self::Submitted),
            (Self::Submitted, ApplicationStep::Withdraw) => Ok(Self::Withdrawn),
            (Self::Draft, ApplicationStep::Delete) => Ok(Self::Draft),
            _ => Err(Refusal::state(self.as_str())),
        }
    }
}

/// What becomes of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The draft changes.
    Draft,
    /// What was handed in is replaced at once: a new version with a receipt of its own.
    NewVersion,
    /// The correction of a reopened dossier changes ([`crate::dossier::Reopening::draft`]); what was handed in counts until the
    /// correction is handed in too.
    Correction,
}

impl Application {
    /// What the startup works on: the correction of a reopened dossier, else the dossier itself.
    #[must_use]
    pub fn working<'a>(&'a self, at: &Situation<'a>) -> &'a ApplicationDocument {
        let reopening = at.reopened().filter(|_| self.state == ApplicationState::Submitted);
        reopening.and_then(|reopening| reopening.draft.as_ref()).unwrap_or(&self.document)
    }

    /// The state to which a step leads now. Editing may be possible for some answers only: [`Self::ensure_edit`] decides about a change.
    ///
    /// # Errors
    /// `invalid_state`, `application_not_editable`, `challenge_not_open`, `deadline_passed`, `panel_locked`, and for a
    /// submission `application_incomplete` and `access_code_required`.
    pub fn after(&self, step: ApplicationStep, challenge: &Challenge, at: &Situation<'_>) -> Result<ApplicationState, Refusal> {
        let next = self.state.after(step)?;
        match step {
            ApplicationStep::Edit => self.ensure_something_open(challenge, at)?,
            ApplicationStep::Submit => {
                let correction = self.state == ApplicationState::Submitted;
                if correction && !self.is_reopened(at) {
                    let ended = at.panel_locked && at.grants.reopened(at.now).is_some();
                    return Err(if ended { Refusal::new(Code::PanelLocked) } else { Refusal::state(self.state.as_str()) });
                }
                let document = self.working(at);
                ensure_open(challenge, document.track.as_ref(), at)?;
                self.ensure_composition(None, document, &challenge.document, at)?;
                document.ensure_complete(&challenge.document, at)?;
                at.ensure_code(&challenge.document, document.track.as_ref())?;
            }
            // Withdrawn is the end; once the panel is locked, nothing leaves it any more.
            ApplicationStep::Withdraw if at.panel_locked => return Err(Refusal::new(Code::PanelLocked)),
            ApplicationStep::Withdraw | ApplicationStep::Delete => {}
        }
        Ok(next)
    }

    /// Whether the startup may make this of its dossier now, and what becomes of the edit: what is new fits the form, nothing changes
    /// that is frozen, and what was handed in stays as complete as it was.
    ///
    /// # Errors
    /// As [`Self::after`], and `validation_failed` with everything that is new and does not fit.
    pub fn ensure_edit(&self, document: &ApplicationDocument, challenge: &Challenge, at: &Situation<'_>) -> Result<Edited, Refusal> {
        self.after(ApplicationStep::Edit, challenge, at)?;
        let (before, form) = (self.working(at), &challenge.document);
        ensure_may_edit(before, document, form, at)?;
        self.ensure_composition(Some(before), document, form, at)?;
        // A track has a window of its own: nobody enters one that has closed through one that is open, nor moves there by a grant.
        let chooses_by_grant = before.track.is_none() && at.grant_holds();
        if document.track != before.track && !chooses_by_grant {
            challenge.ensure_takes_applications(document.track.as_ref(), at.now)?;
        }
        document.ensure_fits(form, Some(before))?;
        match self.state {
            ApplicationState::Submitted if self.is_reopened(at) => Ok(Edited::Correction),
            ApplicationState::Submitted => {
                ensure_stays_complete((before, at), (document, at), form)?;
                if document.track != before.track {
                    at.ensure_code(form, document.track.as_ref())?;
                }
                Ok(Edited::NewVersion)
            }
            ApplicationState::Draft | ApplicationState::Withdrawn => Ok(Edited::Draft),
        }
    }

    /// Whether those who run the call may reopen it for a correction: it was handed in, and no panel is locked.
    ///
    /// # Errors
    /// `invalid_state` for a draft and for what was withdrawn; `panel_locked`.
    pub fn ensure_reopenable(&self, panel_locked: bool) -> Result<(), Refusal> {
        match self.state {
            ApplicationState::Submitted if panel_locked => Err(Refusal::new(Code::PanelLocked)),
            ApplicationState::Submitted => Ok(()),
            ApplicationState::Draft | ApplicationState::Withdrawn => Err(Refusal::state(self.state.as_str())),
        }
    }

    /// Whether those who run the network may give it more time now: something closes, later than `closes` if it is granted, and nothing of
    /// it is locked.
    ///
    /// # Errors
    /// `invalid_state` where nothing closes and for what was withdrawn; `panel_locked`.
    pub fn ensure_extendable(&self, closes: Option<Instant>, panel_locked: bool) -> Result<(), Refusal> {
        match self.state {
            ApplicationState::Withdrawn => Err(Refusal::state(self.state.as_str())),
            _ if panel_locked => Err(Refusal::new(Code::PanelLocked)),
            ApplicationState::Draft | ApplicationState::Submitted if closes.is_none() => Err(Refusal::state(self.state.as_str())),
            ApplicationState::Draft | ApplicationState::Submitted => Ok(()),
        }
    }

    /// Whether what was handed in may get the track, team and partners of `after`. A correction that names others, `written` while that was
    /// possible, comes back to those that were handed in.
    fn ensure_composition(
        &self,
        written: Option<&ApplicationDocument>,
        after: &ApplicationDocument,
        form: &ChallengeDocument,
        at: &Situation<'_>,
    ) -> Result<(), Refusal> {
        match self.state {
            ApplicationState::Submitted => ensure_keeps_composition(&self.document, written, after, form, at),
            ApplicationState::Draft | ApplicationState::Withdrawn => Ok(()),
        }
    }

    fn is_reopened(&self, at: &Situation<'_>) -> bool {
        self.state == ApplicationState::Submitted && at.reopened().is_some()
    }

    /// Whether anything of the dossier may change now: the window is open for it, or a later phase is for some answers.
    fn ensure_something_open(&self, challenge: &Challenge, at: &Situation<'_>) -> Result<(), Refusal> {
        let document = self.working(at);
        let track = document.track.as_ref();
        let refused = match ensure_open(challenge, track, at) {
            Ok(()) => return Ok(()),
            // What was granted ended with the lock of the panel. What a later phase asks for did not.
            Err(_) if at.panel_locked && at.grants.hold(at.now) => Refusal::new(Code::PanelLocked),
            Err(refused) => refused,
        };
        let form = &challenge.document;
        let questions = || form.questions.iter().filter(|question| document.belongs(question, form));
        let later = questions().any(|question| {
            let named = question.required_from.is_some() || question.frozen_after.is_some();
            named && at.lock(question, form, track).is_none()
        });
        if later && challenge.state == ChallengeState::Published { Ok(()) } else { Err(refused) }
    }
}

/// Whether the call takes in this dossier now: as it takes in any, or by a grant.
fn ensure_open(challenge: &Challenge, track: Option<&Key>, at: &Situation<'_>) -> Result<(), Refusal> {
    if challenge.state == ChallengeState::Published && at.grant_holds() {
        return Ok(());
    }
    challenge.ensure_takes_applications(track, at.now)?;
    match at.window_lock(&challenge.document, track) {
        // Another window may be open than that through which it came.
        Some(lock @ Lock::Closed(_)) if at.handed_in_at.is_some() => Err(lock.refuse(at.now, [])),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "application_tests.rs"]
mod tests;
