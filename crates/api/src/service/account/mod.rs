//! Use cases of accounts.

use crate::auth::opaque::OpaqueKind;
use crate::error::ApiResult;
use tahaddi_domain::id::UserId;
use tahaddi_domain::invitation::INVITATION_LIFE;
use tahaddi_domain::time::Span;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::link_token::{self, LinkPurpose, LinkToken};

/// How long a link for verification or a new password is good.
const LINK_LIFE: Span = Span::minutes(60);

/// Makes the token of a link in a mail. The text is given once; the store keeps its digest.
///
/// # Errors
/// The store failed.
pub fn mint_link(tx: &mut Tx<'_>, purpose: LinkPurpose, user: Option<&UserId>, subject: Option<&str>, email: &str) -> ApiResult<String> {
    let (kind, life) = match purpose {
        LinkPurpose::VerifyEmail => (OpaqueKind::VerifyEmail, LINK_LIFE),
        LinkPurpose::ResetPassword => (OpaqueKind::ResetPassword, LINK_LIFE),
        LinkPurpose::Invitation => (OpaqueKind::Invitation, INVITATION_LIFE),
    };
    let now = tx.now()?;
    let (text, digest) = kind.generate(tx.random());
    let token = LinkToken {
        digest,
        purpose,
        user: user.cloned(),
        subject: subject.map(str::to_owned),
        email: email.to_owned(),
        created_at: now,
        expires_at: now + life,
        consumed_at: None,
    };
    link_token::replace(tx, &token)?;
    Ok(text)
}
