//! Looking at an application; staff leave a trace.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, audit};
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, challenge};

/// Loads an application for its reader.
///
/// # Errors
/// `not_found`, `forbidden`, or the store failed.
pub fn show(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId) -> ApiResult<(Application, Challenge, Instant)> {
    let application = application::find(tx, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(tx, &application.challenge)?.ok_or(Code::NotFound)?;
    let now = tx.now()?;
    caller.ensure(super::view_action(&application), &super::facts(&application, &challenge, now))?;
    let own = caller.actor.memberships.iter().any(|membership| membership.organisation == application.startup);
    if !own {
        audit(tx, caller, &Event::new("application.viewed", id.as_str()).within(&application.startup))?;
    }
    Ok((application, challenge, now))
}
