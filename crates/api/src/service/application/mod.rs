//! Use cases of applications.

pub mod create;
pub mod edit;
pub mod eligibility;
pub mod feedback;
pub mod files;
pub mod grant;
pub mod hand_in;
pub mod history;
mod partners;
pub mod people;
pub mod progress;
pub mod receipt;
pub mod show;
pub mod standpoint;
pub mod steps;
pub mod team;
pub mod timeline;

use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::application::{Application, ApplicationState, ApplicationStep};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Key;
use tahaddi_domain::dossier::Situation;
use tahaddi_domain::entries;
use tahaddi_domain::id::ApplicationId;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, challenge, organisation};

/// How an application is owned. The partner that owns the call stands towards it once the deadline has passed, and never
/// towards a draft.
#[must_use]
pub fn facts<'a>(application: &'a Application, challenge: &'a Challenge, now: Instant) -> Facts<'a> {
    let handed_in = application.submitted_at.is_some() && application.state != ApplicationState::Draft;
    let host = (handed_in && challenge.applications_closed(now)).then_some(&challenge.organisation);
    Facts { host, applicant: Some(&application.startup), ..Facts::default() }
}

/// What it takes to see an application.
#[must_use]
pub fn view_action(application: &Application) -> Action {
    if application.submitted_at.is_some() { Action::DossierView } else { Action::DraftView }
}

/// Loads an application, and its challenge, for a change by its startup. Staff who may see it are told that they may not
/// change it.
///
/// # Errors
/// `not_found`, `forbidden`, or the store failed.
pub fn load_for_change(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, action: Action) -> ApiResult<(Application, Challenge)> {
    application::lock(tx, id)?;
    let application = application::find(tx, id)?.ok_or(Code::NotFound)?;
    // The lock of a panel and a change of the deadline wait for this, and this for them; other startups do not.
    challenge::lock_shared(tx, &application.challenge)?;
    let challenge = challenge::find(tx, &application.challenge)?.ok_or(Code::NotFound)?;
    let now = tx.now()?;
    let facts = facts(&application, &challenge, now);
    if !caller.may(action, &facts) {
        // Whoever cannot even look at it is told that there is nothing.
        caller.ensure(view_action(&application), &facts)?;
        return Err(Code::Forbidden.into());
    }
    Ok((application, challenge))
}

/// Whether the quota of a track lets a dossier be in it. One that is in it already stays.
///
/// # Errors
/// `application_already_exists`, or the store failed.
pub fn ensure_track_takes(tx: &mut Tx<'_>, dossier: &Application, challenge: &Challenge, track: Option<&Key>) -> ApiResult<()> {
    if challenge.document.entries_per_track.is_none() || track.is_none() || dossier.document.track.as_ref() == track {
        return Ok(());
    }
    organisation::lock(tx, &dossier.startup)?;
    let mut others = application::live_of(tx, &dossier.challenge, &dossier.startup)?;
    others.retain(|other| other.id != dossier.id);
    Ok(entries::ensure_track_takes(&challenge.document, &others, track)?)
}

/// What the caller's roles could do to an application, and whether it may be done now.
#[must_use]
pub fn allowed_actions(application: &Application, challenge: &Challenge, caller: &Caller, at: &Situation<'_>) -> Vec<AllowedAction> {
    let mut actions = Vec::new();
    if caller.may(Action::ApplicationEdit, &facts(application, challenge, at.now)) {
        let steps = ApplicationStep::ALL.iter();
        actions.extend(steps.map(|step| AllowedAction::attempt(step.as_str(), application.after(*step, challenge, at))));
    }
    if caller.may(Action::ApplicationGrant, &Facts::default()) {
        let closes = at.closes_at(&challenge.document, application.document.track.as_ref());
        actions.push(AllowedAction::attempt("extend", application.ensure_extendable(closes, at.panel_locked)));
        actions.push(AllowedAction::attempt("reopen", application.ensure_reopenable(at.panel_locked)));
    }
    actions
}
