//! Use cases of accounts: registration, log-in, sessions, the own account, operators and invitations.
//!
//! Which event ends which sessions is the table of [`tahaddi_domain::session::SessionEnd::reach`]. What needs a password hash,
//! which takes time on purpose, is an `async` function over the context; everything else is a function over a transaction.

mod accept;
mod bootstrap;
mod decline;
mod invite;
mod issue;
pub(crate) mod limits;
mod log_in;
mod me;
mod mint;
mod operators;
mod password;
mod refresh;
mod register;
mod sessions;
mod verify;

pub use accept::{Acceptance, Invited, accept, view_invitation};
pub use bootstrap::bootstrap_operator;
pub use decline::decline;
pub use invite::{NewInvitation, invite, invite_operator};
pub use issue::Issued;
pub use log_in::{Credentials, log_in};
pub use me::{Belonging, Me, Profile, edit_me, me};
pub use mint::{LINK_LIFE, LinkTo, mint};
pub use operators::{disable, enable};
pub use password::{PasswordChange, change_password, confirm_password, forget_password, reset_password};
pub use refresh::refresh;
pub use register::{Registration, register};
pub use sessions::{end_all_sessions, list_sessions, log_out, revoke_other_sessions, revoke_session};
pub use verify::{request_verification, verify_email};

use crate::auth::password::{MAX_CHARACTERS, MIN_CHARACTERS, PasswordError, PolicyViolation, check_policy};
use crate::caller::Caller;
use crate::error::ApiError;
use secrecy::{ExposeSecret as _, SecretString};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::UserId;
use tahaddi_domain::refusal::{Check, Refusal, Unit};
use tahaddi_domain::text;

/// The address as it is compared.
fn email(raw: &str) -> Result<String, Refusal> {
    text::email(raw).ok_or_else(|| Refusal::field("/email", FieldCode::InvalidFormat))
}

/// Refuses a new password that the policy does not accept. `context` is what an attacker knows of its owner.
fn accept_password(password: &SecretString, pointer: &'static str, context: &[&str]) -> Result<(), Refusal> {
    check_policy(password.expose_secret(), context).map_err(|violation| {
        let code = match violation {
            PolicyViolation::TooShort => FieldCode::TooShort,
            PolicyViolation::TooLong => FieldCode::TooLong,
            PolicyViolation::TooCommon | PolicyViolation::TooPersonal => FieldCode::TooCommon,
        };
        let mut check = Check::default();
        check.fail_with(
            pointer,
            code,
            [
                ("rule", violation.code().to_owned()),
                ("min", MIN_CHARACTERS.to_string()),
                ("max", MAX_CHARACTERS.to_string()),
                ("unit", Unit::Characters.to_string()),
            ],
        );
        check.finish().err().unwrap_or_else(|| Refusal::new(Code::ValidationFailed))
    })
}

fn password_error(error: PasswordError) -> ApiError {
    match error {
        PasswordError::Busy => Code::AuthBusy.into(),
        PasswordError::Weak | PasswordError::Stored | PasswordError::Internal => ApiError::fault(error),
    }
}

/// The caller of an open operation, once it is known who it is: for the audit trail.
fn known_as(caller: &Caller, user: &UserId) -> Caller {
    let mut known = caller.clone();
    known.actor.user = Some(user.clone());
    known
}
