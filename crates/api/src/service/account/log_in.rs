//! Somebody logs in.

use super::issue::{Issued, Leaf, issue};
use super::{known_as, limits, password_error};
use crate::auth::opaque::OpaqueKind;
use crate::auth::token::AccessGrant;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::record::{Event, audit, record};
use secrecy::SecretString;
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{Id as _, SessionId};
use tahaddi_domain::session::{FAMILY_LIFE, refresh_expiry};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::session::{self, RefreshToken, Session};
use tahaddi_persistence::repo::user::{self, User};

/// What a person types.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The address.
    pub email: String,
    /// The password.
    pub password: SecretString,
}

/// Opens a session. An unknown address costs the same hash as a wrong password, and is answered the same. A hash of former
/// parameters is replaced.
///
/// # Errors
/// `invalid_credentials`; with the right ones `email_not_verified` or `account_disabled`; `quota_exceeded`, `auth_busy`.
pub async fn log_in(ctx: &Ctx, caller: &Arc<Caller>, credentials: Credentials) -> ApiResult<Issued> {
    let Credentials { email, password } = credentials;
    // PostgreSQL takes no NUL in a text.
    let email = email.trim().to_lowercase().replace('\0', "\u{FFFD}");
    let limits = limits::log_in(&caller.address, &email);
    limits::pass(ctx, caller, limits.clone()).await?;
    let found = {
        let email = email.clone();
        ctx.db.read(move |conn| user::find_by_email(conn, &email)).await?
    };
    let stored = found.as_ref().and_then(|user| user.password_hash.clone());
    let verdict = ctx.passwords.verify(password.clone(), stored.as_deref()).await.map_err(password_error)?;
    let caller = Arc::clone(caller);
    let subject = found.as_ref().map_or_else(|| "unknown".to_owned(), |user| user.id.to_string());
    let Some(user) = found.filter(|_| verdict.ok) else {
        ctx.db.write(move |tx| audit(tx, &caller, &Event::new("session.refused", &subject))).await?;
        return Err(Code::InvalidCredentials.into());
    };
    // When everybody logs in at once, the new hash can wait for the next time.
    let rehashed = if verdict.rehash_needed { ctx.passwords.hash(password).await.ok() } else { None };
    let (refresh_token, digest) = OpaqueKind::Refresh.generate(&*ctx.random);
    let leaf = ctx
        .db
        .write(move |tx| {
            // Somebody may have changed the password since it was compared.
            let current = user::lock(tx, &user.id)?.filter(|current| current.password_hash == stored).ok_or(Code::InvalidCredentials)?;
            let leaf = open(tx, &caller, current, rehashed.as_deref(), &digest)?;
            // Not the bucket of the network: an attacker who has an account would fill it again and again.
            limits::refill(tx, limits.get(1..).unwrap_or_default())?;
            Ok::<_, crate::error::ApiError>(leaf)
        })
        .await?;
    issue(ctx, leaf, refresh_token)
}

fn open(tx: &mut Tx<'_>, caller: &Caller, user: User, rehashed: Option<&str>, digest: &str) -> ApiResult<Leaf> {
    if user.disabled_at.is_some() {
        return Err(Code::AccountDisabled.into());
    }
    if user.email_verified_at.is_none() {
        return Err(Code::EmailNotVerified.into());
    }
    if let Some(hash) = rehashed {
        // Nothing that a person sees has changed: the version stays.
        user::save(tx, &User { password_hash: Some(hash.to_owned()), ..user.clone() })?;
    }
    let now = tx.now()?;
    let id: SessionId = tx.new_id()?;
    let session = Session {
        id: id.clone(),
        user: user.id.clone(),
        user_agent: caller.user_agent.clone(),
        address: caller.address.clone(),
        generation: 1,
        generation_seen: 0,
        created_at: now,
        last_used_at: now,
        expires_at: now + FAMILY_LIFE,
        revoked_at: None,
        revoked_reason: None,
    };
    session::insert(tx, &session)?;
    let refresh_expires_at = refresh_expiry(now, session.expires_at);
    let token = RefreshToken {
        digest: digest.to_owned(),
        session: id.clone(),
        generation: session.generation,
        issued_at: now,
        expires_at: refresh_expires_at,
        consumed_at: None,
        revoked_at: None,
    };
    session::insert_token(tx, &token)?;
    record(tx, &known_as(caller, &user.id), Event::new("session.opened", id.as_str()))?;
    let grant = AccessGrant { user: user.id, session: id, epoch: user.token_epoch, generation: session.generation };
    Ok(Leaf { grant, refresh_expires_at })
}
