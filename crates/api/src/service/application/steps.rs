//! Handing in and taking back.

use super::hand_in::hand_in;
use super::standpoint::Standpoint;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::access_code::redeem;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::{Application, ApplicationState, ApplicationStep};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, application_file};

/// Hands an application in, or the correction of one that was reopened. The deadline is compared with the instant of the transaction,
/// after the lock is held. An access code is used up where one is needed; where none is, `code` does not matter.
///
/// # Errors
/// `not_found`, `forbidden`, `deadline_passed`, `challenge_not_open`, `application_incomplete`, `terms_not_accepted`, `not_eligible`,
/// `invalid_state`, `access_code_required` and what [`redeem`] refuses; `application_already_exists` where a correction moves to a track
/// whose quota is used up.
pub fn submit(tx: &mut Tx<'_>, caller: &Caller, receipts: &Receipts, id: &ApplicationId, code: Option<&str>) -> ApiResult<Application> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &before, now)?.with_code(code.is_some());
    let at = standpoint.of(&before);
    let state = before.after(ApplicationStep::Submit, &challenge, &at)?;
    let document = before.working(&at).clone();
    let track = document.track.clone();
    super::ensure_track_takes(tx, &before, &challenge, track.as_ref())?;
    let mut application = Application {
        state,
        document,
        // A correction does not make it a later application.
        submitted_at: before.submitted_at.or(Some(now)),
        withdrawn_at: None,
        version: before.version + 1,
        updated_at: now,
        ..before.clone()
    };
    if before.state == ApplicationState::Submitted {
        application.grants.reopening = None;
    }
    if at.needs_access_code(&challenge.document, track.as_ref()) {
        application.grants.access_code = Some(redeem(tx, caller, &challenge, &before.startup, code.unwrap_or_default())?);
    }
    application::save(tx, &application, &application.document, caller.user()?)?;
    application_file::correct(tx, id, now)?;
    super::people::keep(tx, &application)?;
    super::partners::keep(tx, &application)?;
    hand_in(tx, caller, receipts, &application, &challenge, &at)?;
    told(tx, caller, "application.submitted", &application, &challenge)?;
    Ok(application)
}

/// Takes an application back.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state`, `panel_locked`.
pub fn withdraw(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId) -> ApiResult<Application> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &before, now)?;
    let state = before.after(ApplicationStep::Withdraw, &challenge, &standpoint.of(&before))?;
    let application = Application { state, withdrawn_at: Some(now), version: before.version + 1, updated_at: now, ..before };
    application::save(tx, &application, &application.document, caller.user()?)?;
    super::people::keep(tx, &application)?;
    super::partners::keep(tx, &application)?;
    told(tx, caller, "application.withdrawn", &application, &challenge)?;
    Ok(application)
}

fn told(tx: &mut Tx<'_>, caller: &Caller, name: &'static str, application: &Application, challenge: &Challenge) -> ApiResult<()> {
    let details = json!({"challenge_id": challenge.id, "organisation_id": application.startup, "at": application.updated_at});
    record(tx, caller, Event::new(name, application.id.as_str()).within(&application.startup).with(details))
}
