//! Challenges that people follow.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::challenge::load;
use crate::service::record::{Event, record};
use std::collections::BTreeMap;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ChallengeId, Id as _, UserId};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{challenge, follow as follows};
use tahaddi_persistence::{Conn, Tx};

/// A challenge that somebody follows.
#[derive(Clone, Debug)]
pub struct Followed {
    /// Since when.
    pub since: Instant,
    /// The challenge.
    pub challenge: Challenge,
    /// The name of its organisation.
    pub organisation: String,
}

fn oneself(caller: &Caller, action: Action) -> ApiResult<UserId> {
    caller.ensure(action, &Facts::default())?;
    Ok(caller.actor.user.clone().ok_or(Code::AuthenticationRequired)?)
}

/// The caller follows a challenge from now on.
///
/// # Errors
/// `not_found` for a challenge that the caller may not see, `invalid_state` for one that is not published.
pub fn follow(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId) -> ApiResult<()> {
    let user = oneself(caller, Action::MeEdit)?;
    let challenge = load(tx, caller, id, Action::ChallengeView)?;
    if !challenge.is_public() {
        return Err(Refusal::state(challenge.state.as_str()).into());
    }
    follows::put(tx, &user, id)?;
    record(tx, caller, Event::new("challenge.followed", id.as_str()))
}

/// The caller follows a challenge no more.
///
/// # Errors
/// `not_found` for a challenge that the caller may not see.
pub fn unfollow(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId) -> ApiResult<()> {
    let user = oneself(caller, Action::MeEdit)?;
    load(tx, caller, id, Action::ChallengeView)?;
    follows::remove(tx, &user, id)?;
    record(tx, caller, Event::new("challenge.unfollowed", id.as_str()))
}

/// The challenges that the caller follows, the last first, from after one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn followed(conn: &mut Conn, caller: &Caller, after: Option<&(Instant, ChallengeId)>, limit: u32) -> ApiResult<Vec<Followed>> {
    let user = oneself(caller, Action::MeView)?;
    let rows = follows::list(conn, &user, after, limit)?;
    let ids: Vec<ChallengeId> = rows.iter().map(|(_, id)| id.clone()).collect();
    let found = challenge::find_all(conn, &ids)?.into_iter();
    let mut found: BTreeMap<ChallengeId, (Challenge, String)> = found.map(|(item, name)| (item.id.clone(), (item, name))).collect();
    // What is published stays so: everybody may see them.
    let followed = rows.into_iter().filter_map(|(since, id)| {
        let (challenge, organisation) = found.remove(&id)?;
        Some(Followed { since, challenge, organisation })
    });
    Ok(followed.collect())
}
