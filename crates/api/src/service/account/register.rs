//! Somebody registers. The answer never tells whether the address was known.

use super::{accept_password, email, limits, password_error};
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use secrecy::SecretString;
use std::sync::Arc;
use tahaddi_domain::document::Language;
use tahaddi_domain::id::Id as _;
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::repo::user::{self, User};
use tahaddi_persistence::{StoreError, Tx};

/// Who registers.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The address, as it was typed.
    pub email: String,
    /// The password.
    pub password: SecretString,
    /// How the person is called.
    pub name: String,
    /// The language of mails.
    pub language: Language,
}

/// Creates an account whose address waits to be verified. An address that has a verified account gets a mail that says so;
/// one that has an unverified account gets a new mail, and what was typed last counts: the password of whoever registered it
/// first, and could not read its mail, does not. The work is the same in every case.
///
/// # Errors
/// `validation_failed`, `quota_exceeded`, `auth_busy`.
pub async fn register(ctx: &Ctx, caller: &Arc<Caller>, registration: Registration) -> ApiResult<()> {
    let Registration { email: typed, password, name, language } = registration;
    let email = email(&typed)?;
    let mut check = Check::default();
    check.required_text("/name", &name, 200);
    check.finish()?;
    accept_password(&password, "/password", &[&email, &name])?;
    limits::pass(ctx, caller, limits::mail(["register-ip", "register-address"], &caller.address, &email)).await?;
    let hash = ctx.passwords.hash(password).await.map_err(password_error)?;
    let caller = Arc::clone(caller);
    ctx.db.write(move |tx| store(tx, &caller, &email, &name, language, &hash)).await
}

fn store(tx: &mut Tx<'_>, caller: &Caller, email: &str, name: &str, language: Language, hash: &str) -> ApiResult<()> {
    let now = tx.now()?;
    let Some(known) = user::lock_by_email(tx, email)? else {
        let new = User {
            id: tx.new_id()?,
            email: email.to_owned(),
            name: name.to_owned(),
            language,
            password_hash: Some(hash.to_owned()),
            email_verified_at: None,
            operator_role: None,
            disabled_at: None,
            token_epoch: 0,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        // Somebody may register the same address at this moment: then this runs again and finds it.
        tx.savepoint(|tx| user::insert(tx, &new)).map_err(StoreError::retry_duplicate).map_err(ApiError::from)?;
        return record(tx, caller, Event::new("account.registered", new.id.as_str()));
    };
    if known.email_verified_at.is_some() {
        return record(tx, caller, Event::new("account.registration_repeated", known.id.as_str()));
    }
    let version = known.version + 1;
    // Of two who register an address that nobody has proved, either may be the impostor: neither password stays. Whoever reads
    // the mail proves the address, and sets a password by "forgot password".
    let renewed = User { name: name.to_owned(), language, password_hash: None, version, updated_at: now, ..known };
    user::save(tx, &renewed)?;
    record(tx, caller, Event::new("account.verification_requested", renewed.id.as_str()))
}
