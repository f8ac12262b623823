//! Looking at an application; staff leave a trace.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, audit};
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_domain::jury::{JurorRole, ReviewPhase};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, challenge, juror, review_phase};

/// Whether the caller is a juror of a blind panel that is not locked yet: who judges by pseudonyms does not look behind them by another
/// door, whatever else the person is.
fn judges_blind(tx: &mut Tx<'_>, caller: &Caller, challenge: &Challenge) -> ApiResult<bool> {
    let Some(user) = &caller.actor.user else { return Ok(false) };
    let sits = juror::seat(tx, &challenge.id, user)?.is_some_and(|seat| seat.role == JurorRole::Juror);
    let open = |phase: &ReviewPhase| phase.policy.blind && phase.locked_at.is_none();
    Ok(sits && review_phase::list(tx, &challenge.id)?.iter().any(open))
}

/// Loads an application for its reader.
///
/// # Errors
/// `not_found`, `forbidden`, or the store failed.
pub fn show(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId) -> ApiResult<(Application, Challenge, Instant)> {
    let application = application::find(tx, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(tx, &application.challenge)?.ok_or(Code::NotFound)?;
    let now = tx.now()?;
    caller.ensure(super::view_action(&application), &super::facts(&application, &challenge, now))?;
    let own = caller.belongs_to(&application.startup);
    if !own && judges_blind(tx, caller, &challenge)? {
        return Err(Code::Forbidden.into());
    }
    if !own {
        audit(tx, caller, &Event::new("application.viewed", id.as_str()).within(&application.startup))?;
    }
    Ok((application, challenge, now))
}
