//! Sessions: listed, ended.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{Id as _, SessionId, UserId};
use tahaddi_domain::session::{Reach, SessionEnd};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::session::{self, Session};
use tahaddi_persistence::repo::user;
use tahaddi_persistence::{Conn, Tx};

/// The caller's sessions, newest first.
///
/// # Errors
/// The store failed.
pub fn list_sessions(conn: &mut Conn, caller: &Caller, now: Instant) -> ApiResult<Vec<Session>> {
    Ok(session::live(conn, caller.user()?, now)?)
}

/// Ends the session of this request.
///
/// # Errors
/// The store failed.
pub fn log_out(tx: &mut Tx<'_>, caller: &Caller) -> ApiResult<()> {
    let id = caller.session.as_ref().ok_or(Code::AuthenticationRequired)?;
    end(tx, caller.user()?, SessionEnd::LoggedOut, Some(id))?;
    record(tx, caller, Event::new("session.ended", id.as_str()))
}

/// Ends one of the caller's sessions.
///
/// # Errors
/// `not_found` for somebody else's, or one that has ended.
pub fn revoke_session(tx: &mut Tx<'_>, caller: &Caller, id: &SessionId) -> ApiResult<()> {
    let session = session::lock(tx, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::SessionRevoke, &Facts { account: Some(&session.user), ..Facts::default() })?;
    if end(tx, &session.user, SessionEnd::Revoked, Some(id))? == 0 {
        return Err(Code::NotFound.into());
    }
    record(tx, caller, Event::new("session.revoked", id.as_str()))
}

/// Ends all of the caller's sessions but the present one.
///
/// # Errors
/// The store failed.
pub fn revoke_other_sessions(tx: &mut Tx<'_>, caller: &Caller) -> ApiResult<()> {
    let user = caller.user()?;
    let ended = end(tx, user, SessionEnd::OthersRevoked, caller.session.as_ref())?;
    record(tx, caller, Event::new("session.others_revoked", user.as_str()).with(json!({"ended": ended})))
}

/// Ends all sessions of a person, as an operator.
///
/// # Errors
/// `forbidden` unless the caller runs the network; `not_found`.
pub fn end_all_sessions(tx: &mut Tx<'_>, caller: &Caller, id: &UserId) -> ApiResult<()> {
    caller.ensure(Action::UserSessionsEnd, &Facts::default())?;
    user::find(tx, id)?.ok_or(Code::NotFound)?;
    let ended = end(tx, id, SessionEnd::EndedByOperator, None)?;
    record(tx, caller, Event::new("session.all_ended", id.as_str()).with(json!({"ended": ended})))
}

/// Ends the sessions that the table of events names; how many. The token epoch is the caller's to raise.
pub(super) fn end(tx: &mut Tx<'_>, user: &UserId, why: SessionEnd, about: Option<&SessionId>) -> ApiResult<usize> {
    Ok(match why.reach() {
        Reach::All => session::revoke_all(tx, user, None, why.as_str())?,
        Reach::Others => session::revoke_all(tx, user, about, why.as_str())?,
        Reach::One => match about {
            Some(id) => usize::from(session::revoke(tx, id, why.as_str())?),
            None => 0,
        },
    })
}
