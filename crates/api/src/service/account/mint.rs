//! Tokens of links: made at the moment of delivery, so that the database never holds one.

use crate::auth::opaque::OpaqueKind;
use crate::error::ApiResult;
use secrecy::SecretString;
use tahaddi_domain::id::{Id as _, UserId};
use tahaddi_domain::invitation::{INVITATION_LIFE, Invitation};
use tahaddi_domain::time::Span;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::invitation;
use tahaddi_persistence::repo::link_token::{self, LinkPurpose, LinkToken};

/// How long a link that verifies an address or resets a password is good.
pub const LINK_LIFE: Span = Span::minutes(60);

/// What a link leads to.
#[derive(Clone, Debug)]
pub enum LinkTo {
    /// The verification of this person's address.
    Verification(UserId),
    /// The reset of this person's password.
    PasswordReset(UserId),
    /// The acceptance of this invitation.
    Invitation(Box<Invitation>),
}

/// Makes a token for a link that is sent to `email`; the former one stops working. What is returned is the only copy.
///
/// # Errors
/// The store failed.
pub fn mint(tx: &mut Tx<'_>, to: LinkTo, email: &str) -> ApiResult<SecretString> {
    let now = tx.now()?;
    let (kind, purpose, user, subject, expires_at) = match to {
        LinkTo::Verification(user) => (OpaqueKind::VerifyEmail, LinkPurpose::VerifyEmail, Some(user), None, now + LINK_LIFE),
        LinkTo::PasswordReset(user) => (OpaqueKind::ResetPassword, LinkPurpose::ResetPassword, Some(user), None, now + LINK_LIFE),
        LinkTo::Invitation(mut found) => {
            // A slow mail server does not eat the time that a person has.
            found.expires_at = now + INVITATION_LIFE;
            invitation::save(tx, &found)?;
            (OpaqueKind::Invitation, LinkPurpose::Invitation, None, Some(found.id.as_str().to_owned()), found.expires_at)
        }
    };
    let (token, digest) = kind.from_bytes(tx.random_bytes());
    let email = email.to_owned();
    link_token::replace(tx, &LinkToken { digest, purpose, user, subject, email, created_at: now, expires_at, consumed_at: None })?;
    Ok(token.into())
}
