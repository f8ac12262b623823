//! Somebody shows that an address is theirs.

use super::{email, known_as, limits};
use crate::auth::opaque::OpaqueKind;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::Id as _;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::link_token::{self, LinkPurpose};
use tahaddi_persistence::repo::user::{self, User};

/// Sends the mail again, if the address waits to be verified.
///
/// # Errors
/// `validation_failed`, `quota_exceeded`.
pub async fn request_verification(ctx: &Ctx, caller: &Arc<Caller>, typed: &str) -> ApiResult<()> {
    let email = email(typed)?;
    limits::pass(ctx, caller, limits::mail(["verify-ip", "verify-address"], &caller.address, &email)).await?;
    let caller = Arc::clone(caller);
    ctx.db
        .write(move |tx| match user::find_by_email(tx, &email)? {
            Some(user) if user.email_verified_at.is_none() && user.disabled_at.is_none() => {
                record(tx, &caller, Event::new("account.verification_requested", user.id.as_str()))
            }
            _ => Ok(()),
        })
        .await
}

/// Verifies an address by the token of a mail, which is used up.
///
/// # Errors
/// `link_expired` for a token that is not good any more, or never was.
pub fn verify_email(tx: &mut Tx<'_>, caller: &Caller, token: &str) -> ApiResult<()> {
    let user = use_link(tx, OpaqueKind::VerifyEmail, LinkPurpose::VerifyEmail, token)?;
    if user.email_verified_at.is_some() {
        return Ok(());
    }
    let now = tx.now()?;
    let version = user.version + 1;
    let user = User { email_verified_at: Some(now), version, updated_at: now, ..user };
    user::save(tx, &user)?;
    record(tx, &known_as(caller, &user.id), Event::new("account.verified", user.id.as_str()))
}

/// Uses the token of a link up: the account that it is about, locked.
pub(super) fn use_link(tx: &mut Tx<'_>, kind: OpaqueKind, purpose: LinkPurpose, token: &str) -> ApiResult<User> {
    let digest = kind.digest_of(token).ok_or(Code::LinkExpired)?;
    let link = link_token::find(tx, purpose, &digest)?.ok_or(Code::LinkExpired)?;
    let id = link.user.ok_or(Code::LinkExpired)?;
    let user = user::lock(tx, &id)?.filter(|user| user.email == link.email).ok_or(Code::LinkExpired)?;
    if link_token::consume(tx, &digest)? { Ok(user) } else { Err(Code::LinkExpired.into()) }
}
