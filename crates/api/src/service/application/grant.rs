//! What those who run the network grant to one dossier: more time, or a correction. They never write in it.

use super::standpoint::Standpoint;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::independence::ensure_independent;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::{PersonalExtension, Reopening};
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, challenge};

/// Lets one dossier be written and handed in longer than the others.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state` where nothing closes or it was withdrawn, `panel_locked`, or an end that is not later.
pub fn extend(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, until: Instant, reason: &str) -> ApiResult<Application> {
    let (before, challenge) = load(tx, caller, id)?;
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &before, now)?;
    let at = standpoint.of(&before);
    let closes = at.closes_at(&challenge.document, before.document.track.as_ref());
    before.ensure_extendable(closes, at.panel_locked)?;
    let extension = PersonalExtension::grant(closes, until, reason, caller.user()?.clone(), now)?;
    let mut application = before;
    application.grants.extension = Some(extension);
    granted(tx, caller, "application.extended", application, &challenge, until, now)
}

/// Lets what was handed in be corrected and handed in again. What was handed in counts until then.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state` for what was not handed in, `panel_locked`, or an end that does not lie ahead.
pub fn reopen(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, until: Instant, reason: &str) -> ApiResult<Application> {
    let (before, challenge) = load(tx, caller, id)?;
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &before, now)?;
    before.ensure_reopenable(standpoint.of(&before).panel_locked)?;
    let reopening = Reopening::grant(until, reason, caller.user()?.clone(), now)?;
    let mut application = before;
    // A correction that was begun is not lost when the time for it is renewed.
    let draft = application.grants.reopening.take().and_then(|known| known.draft);
    application.grants.reopening = Some(Reopening { draft, ..reopening });
    granted(tx, caller, "application.reopened", application, &challenge, until, now)
}

fn load(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId) -> ApiResult<(Application, Challenge)> {
    application::lock(tx, id)?;
    let application = application::find(tx, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::ApplicationGrant, &Facts { applicant: Some(&application.startup), ..Facts::default() })?;
    // More time, and a second try, are favours.
    ensure_independent(tx, caller, &application.challenge, Some(&application.startup))?;
    challenge::lock_shared(tx, &application.challenge)?;
    let challenge = challenge::find(tx, &application.challenge)?.ok_or(Code::NotFound)?;
    Ok((application, challenge))
}

fn granted(
    tx: &mut Tx<'_>,
    caller: &Caller,
    event: &'static str,
    application: Application,
    challenge: &Challenge,
    until: Instant,
    now: Instant,
) -> ApiResult<Application> {
    let application = Application { version: application.version + 1, updated_at: now, ..application };
    application::save(tx, &application, &application.document, caller.user()?)?;
    let details = json!({"challenge_id": challenge.id, "organisation_id": application.startup, "until": until});
    record(tx, caller, Event::new(event, application.id.as_str()).within(&application.startup).with(details))?;
    Ok(application)
}
