//! Handing in and taking back.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::{Application, ApplicationStep};
use tahaddi_domain::dossier::Situation;
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::application;

/// Hands an application in. The deadline is compared with the instant of the transaction, after the lock is held.
///
/// # Errors
/// `not_found`, `forbidden`, `deadline_passed`, `challenge_not_open`, `application_incomplete`, `invalid_state`.
pub fn submit(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId) -> ApiResult<Application> {
    step(tx, caller, id, ApplicationStep::Submit)
}

/// Takes an application back.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state`, `panel_locked`.
pub fn withdraw(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId) -> ApiResult<Application> {
    step(tx, caller, id, ApplicationStep::Withdraw)
}

fn step(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, step: ApplicationStep) -> ApiResult<Application> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    let now = tx.now()?;
    let situation = Situation { panel_locked: jury::is_locked(tx, &challenge.id)?, ..Situation::at(now) };
    let state = before.after(step, &challenge, &situation)?;
    let submitted = step == ApplicationStep::Submit;
    let application = Application {
        state,
        submitted_at: if submitted { Some(now) } else { before.submitted_at },
        withdrawn_at: if submitted { None } else { Some(now) },
        version: before.version + 1,
        updated_at: now,
        ..before
    };
    application::save(tx, &application, caller.user()?)?;
    let name = if submitted { "application.submitted" } else { "application.withdrawn" };
    let details = json!({"challenge_id": challenge.id, "organisation_id": application.startup, "at": now});
    record(tx, caller, Event::new(name, id.as_str()).within(&application.startup).with(details))?;
    Ok(application)
}
