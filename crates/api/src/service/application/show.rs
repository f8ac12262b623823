//! Looking at an application; staff leave a trace.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::independence::ensure_may_read;
use crate::service::record::{Event, audit};
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _};
use tahaddi_domain::jury::{JurorRole, ReviewPhase};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{application, challenge, juror, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// Whether the caller is a juror of a blind panel that is not locked yet. A chair, who only presides, is none.
///
/// # Errors
/// The store failed.
pub fn judges_blind(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId) -> ApiResult<bool> {
    let Some(user) = &caller.actor.user else { return Ok(false) };
    let sits = juror::seat(conn, challenge, user)?.is_some_and(|seat| seat.role == JurorRole::Juror);
    Ok(sits && is_judged_blind(conn, challenge)?)
}

/// Whether a call has a blind panel that is not locked yet.
///
/// # Errors
/// The store failed.
pub fn is_judged_blind(conn: &mut Conn, challenge: &ChallengeId) -> ApiResult<bool> {
    let open = |phase: &ReviewPhase| phase.policy.blind && phase.locked_at.is_none();
    Ok(review_phase::list(conn, challenge)?.iter().any(open))
}

/// Refuses a juror of a blind panel that is not locked yet: who judges by pseudonyms does not look behind them by another door, whatever
/// else the person is.
///
/// # Errors
/// `forbidden`.
pub fn ensure_not_judging_blind(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId) -> ApiResult<()> {
    if judges_blind(conn, caller, challenge)? { Err(Code::Forbidden.into()) } else { Ok(()) }
}

/// Loads an application for its reader.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, or the store failed.
pub fn show(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId) -> ApiResult<(Application, Challenge, Instant)> {
    let application = application::find(tx, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(tx, &application.challenge)?.ok_or(Code::NotFound)?;
    let now = tx.now()?;
    caller.ensure(super::view_action(&application), &super::facts(&application, &challenge, now))?;
    let own = caller.belongs_to(&application.startup);
    if !own {
        ensure_not_judging_blind(tx, caller, &challenge.id)?;
        ensure_may_read(tx, caller, &application)?;
        audit(tx, caller, &Event::new("application.viewed", id.as_str()).within(&application.startup))?;
    }
    Ok((application, challenge, now))
}
