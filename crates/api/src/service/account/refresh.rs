//! A refresh token is exchanged for the next pair.

use super::issue::{Issued, Leaf, issue};
use super::{known_as, sessions};
use crate::auth::opaque::OpaqueKind;
use crate::auth::token::AccessGrant;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::Id as _;
use tahaddi_domain::session::{Family, Presented, Refresh, SessionEnd, refresh_expiry};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::session::{self, RefreshToken, Session};
use tahaddi_persistence::repo::user;

/// Exchanges a refresh token.
///
/// # Errors
/// `invalid_token` for one that is not good any more, or never was; `token_reused` for one that was used twice, after which
/// its session has ended.
pub async fn refresh(ctx: &Ctx, caller: &Arc<Caller>, token: &str) -> ApiResult<Issued> {
    let presented = OpaqueKind::Refresh.digest_of(token).ok_or(Code::InvalidToken)?;
    // What nobody ever issued does not take the write lock.
    let looked_up = presented.clone();
    ctx.db.read(move |conn| session::find_token(conn, &looked_up)).await?.ok_or(Code::InvalidToken)?;
    let (successor, digest) = OpaqueKind::Refresh.generate(&*ctx.random);
    let caller = Arc::clone(caller);
    // A refusal is an outcome, not an error: the end of a family must be kept.
    let outcome = ctx.db.write(move |tx| exchange(tx, &caller, &presented, &digest)).await?;
    issue(ctx, outcome?, successor)
}

fn exchange(tx: &mut Tx<'_>, caller: &Caller, presented: &str, successor: &str) -> ApiResult<Result<Leaf, Code>> {
    let Some(token) = session::find_token(tx, presented)? else { return Ok(Err(Code::InvalidToken)) };
    let Some(session) = session::lock(tx, &token.session)? else { return Ok(Err(Code::InvalidToken)) };
    // Again, now that nobody else changes the family.
    let Some(token) = session::find_token(tx, presented)? else { return Ok(Err(Code::InvalidToken)) };
    let now = tx.now()?;
    let family = Family {
        expires_at: session.expires_at,
        ended: session.revoked_at.is_some(),
        generation_seen: session.generation_seen,
        later_consumed: session::later_consumed(tx, &session.id, token.generation)?,
    };
    let (generation, expires_at) = (token.generation, token.expires_at);
    let facts = Presented { generation, expires_at, consumed_at: token.consumed_at, void: token.revoked_at.is_some() };
    match facts.decide(family, now) {
        Refresh::Refuse => return Ok(Err(Code::InvalidToken)),
        Refresh::EndFamily => {
            sessions::end(tx, &session.user, SessionEnd::TokenReused, Some(&session.id))?;
            let details = json!({"session": session.id, "at": now, "generation": generation, "newest_generation": session.generation});
            record(tx, caller, Event::new("session.family_revoked", session.user.as_str()).with(details))?;
            return Ok(Err(Code::TokenReused));
        }
        Refresh::Replace => session::void_later(tx, &session.id, generation)?,
        Refresh::Rotate => session::save_token(tx, &RefreshToken { consumed_at: Some(now), ..token })?,
    }
    advance(tx, caller, session, successor)
}

/// The next generation of a session.
fn advance(tx: &mut Tx<'_>, caller: &Caller, session: Session, digest: &str) -> ApiResult<Result<Leaf, Code>> {
    let Some(user) = user::find(tx, &session.user)?.filter(|user| user.disabled_at.is_none()) else { return Ok(Err(Code::InvalidToken)) };
    let now = tx.now()?;
    let session = Session { generation: session.generation + 1, last_used_at: now, ..session };
    session::save(tx, &session)?;
    let refresh_expires_at = refresh_expiry(now, session.expires_at);
    let token = RefreshToken {
        digest: digest.to_owned(),
        session: session.id.clone(),
        generation: session.generation,
        issued_at: now,
        expires_at: refresh_expires_at,
        consumed_at: None,
        revoked_at: None,
    };
    session::insert_token(tx, &token)?;
    record(tx, &known_as(caller, &user.id), Event::new("session.refreshed", session.id.as_str()))?;
    let grant = AccessGrant { user: user.id, session: session.id, epoch: user.token_epoch, generation: session.generation };
    Ok(Ok(Leaf { grant, refresh_expires_at }))
}
