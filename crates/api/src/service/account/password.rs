//! Passwords: forgotten, reset by mail, and changed.

use super::verify::use_link;
use super::{accept_password, email, known_as, limits, password_error, sessions};
use crate::auth::opaque::OpaqueKind;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use secrecy::{ExposeSecret as _, SecretString};
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{Id as _, UserId};
use tahaddi_domain::session::SessionEnd;
use tahaddi_persistence::repo::link_token::{self, LinkPurpose};
use tahaddi_persistence::repo::user::{self, User};
use tahaddi_persistence::{Conn, Tx};

/// Sends a link to choose a new password, if the address has an account that is not disabled.
///
/// # Errors
/// `validation_failed`, `quota_exceeded`.
pub async fn forget_password(ctx: &Ctx, caller: &Arc<Caller>, typed: &str) -> ApiResult<()> {
    let email = email(typed)?;
    limits::pass(ctx, caller, limits::mail(["reset-ip", "reset-address"], &caller.address, &email)).await?;
    let caller = Arc::clone(caller);
    ctx.db
        .write(move |tx| match user::find_by_email(tx, &email)? {
            Some(user) if user.disabled_at.is_none() => record(tx, &caller, Event::new("password.forgotten", user.id.as_str())),
            _ => Ok(()),
        })
        .await
}

/// Sets a new password by the token of a mail, which is used up. All sessions end, and the address is verified: whoever has the
/// token reads its mail.
///
/// # Errors
/// `link_expired`, `validation_failed` at `/password`, `auth_busy`.
pub async fn reset_password(ctx: &Ctx, caller: &Arc<Caller>, token: SecretString, password: SecretString) -> ApiResult<()> {
    let digest = OpaqueKind::ResetPassword.digest_of(token.expose_secret()).ok_or(Code::LinkExpired)?;
    let now = ctx.clock.now();
    let (owner, organisations) = ctx
        .db
        .read(move |conn| {
            let link = link_token::find(conn, LinkPurpose::ResetPassword, &digest)?;
            let good = link.filter(|link| link.consumed_at.is_none() && now < link.expires_at).and_then(|link| link.user);
            let id: UserId = good.ok_or(Code::LinkExpired)?;
            let owner = user::find(conn, &id)?.ok_or_else(|| ApiError::from(Code::LinkExpired))?;
            let organisations = organisation_names(conn, &owner)?;
            Ok::<_, ApiError>((owner, organisations))
        })
        .await?;
    accept_password(&password, "/password", &[&owner.email, &owner.name, &organisations])?;
    let hash = ctx.passwords.hash(password).await.map_err(password_error)?;
    let caller = Arc::clone(caller);
    ctx.db
        .write(move |tx| {
            let user = use_link(tx, OpaqueKind::ResetPassword, LinkPurpose::ResetPassword, token.expose_secret())?;
            let now = tx.now()?;
            let user = User { email_verified_at: user.email_verified_at.or(Some(now)), ..user };
            let caller = known_as(&caller, &user.id);
            store(tx, &caller, user, &hash, SessionEnd::PasswordReset, "password.reset")
        })
        .await
}

/// A change of password that is ready to be made.
#[derive(Debug)]
pub struct PasswordChange {
    confirmed: bool,
    former: Option<String>,
    hash: String,
}

/// Compares the present password and hashes the new one. Takes as long as it takes, so it comes before the transaction.
///
/// # Errors
/// `validation_failed` at `/new_password`, `quota_exceeded`, `auth_busy`.
pub async fn confirm_password(ctx: &Ctx, caller: &Caller, current: SecretString, new: SecretString) -> ApiResult<PasswordChange> {
    let id = caller.user()?.clone();
    limits::pass(ctx, caller, limits::confirmation(id.as_str())).await?;
    let read = move |conn: &mut Conn| {
        let user = user::find(conn, &id)?.ok_or(Code::InvalidToken)?;
        let organisations = organisation_names(conn, &user)?;
        Ok::<_, ApiError>((user, organisations))
    };
    let (user, organisations) = ctx.db.read(read).await?;
    accept_password(&new, "/new_password", &[&user.email, &user.name, &organisations])?;
    let verdict = ctx.passwords.verify(current, user.password_hash.as_deref()).await.map_err(password_error)?;
    let hash = ctx.passwords.hash(new).await.map_err(password_error)?;
    Ok(PasswordChange { confirmed: verdict.ok, former: user.password_hash, hash })
}

/// The names of the organisations of a person, which an attacker knows, in one text.
fn organisation_names(conn: &mut Conn, user: &User) -> ApiResult<String> {
    let names: Vec<String> = user::organisation_names(conn, &user.id)?.into_iter().map(|(_, name)| name).collect();
    Ok(names.join("\n"))
}

/// Changes the caller's password; all other sessions end.
///
/// # Errors
/// `invalid_credentials` if the present password is another one.
pub fn change_password(tx: &mut Tx<'_>, caller: &Caller, change: &PasswordChange) -> ApiResult<()> {
    let user = user::lock(tx, caller.user()?)?.ok_or(Code::InvalidToken)?;
    // Somebody may have changed it since it was compared.
    if !change.confirmed || user.password_hash != change.former {
        return Err(Code::InvalidCredentials.into());
    }
    store(tx, caller, user, &change.hash, SessionEnd::PasswordChanged, "password.changed")
}

fn store(tx: &mut Tx<'_>, caller: &Caller, user: User, hash: &str, why: SessionEnd, event: &'static str) -> ApiResult<()> {
    let now = tx.now()?;
    let (token_epoch, version) = (why.epoch_after(user.token_epoch), user.version + 1);
    let user = User { password_hash: Some(hash.to_owned()), token_epoch, version, updated_at: now, ..user };
    user::save(tx, &user)?;
    sessions::end(tx, &user.id, why, caller.session.as_ref())?;
    record(tx, caller, Event::new(event, user.id.as_str()))
}
