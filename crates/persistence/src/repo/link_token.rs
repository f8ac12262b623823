//! The tokens of links in mails, known by their digests only. Each is used once.

use crate::column::{At, Key};
use crate::connection::Conn;
use crate::schema::link_tokens;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::id::{Id as _, UserId};
use tahaddi_domain::time::Instant;

/// What the link of a mail is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Proves that an address can be read.
    VerifyEmail,
    /// Sets a new password.
    ResetPassword,
    /// Accepts an invitation.
    Invitation,
}

impl LinkPurpose {
    /// The stable text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VerifyEmail => "verify_email",
            Self::ResetPassword => "reset_password",
            Self::Invitation => "invitation",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::VerifyEmail, Self::ResetPassword, Self::Invitation].into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkToken {
    /// SHA-256 of its text, in hexadecimal.
    pub digest: String,
    /// What it is good for.
    pub purpose: LinkPurpose,
    /// Whose account it is about.
    pub user: Option<UserId>,
    /// What else it is about, such as the invitation.
    pub subject: Option<String>,
    /// The address that it was sent to.
    pub email: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it expires.
    pub expires_at: Instant,
    /// When it was used, or replaced by a later one.
    pub consumed_at: Option<Instant>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = link_tokens)]
struct Row {
    digest: String,
    purpose: String,
    user_id: Option<Key<UserId>>,
    subject_id: Option<String>,
    email: String,
    created_at: At,
    expires_at: At,
    consumed_at: Option<At>,
}

impl TryFrom<Row> for LinkToken {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            purpose: LinkPurpose::parse(&row.purpose).ok_or_else(|| StoreError::corrupt("link_tokens", &row.digest, "purpose"))?,
            digest: row.digest,
            user: row.user_id.map(|id| id.0),
            subject: row.subject_id,
            email: row.email,
            created_at: row.created_at.0,
            expires_at: row.expires_at.0,
            consumed_at: row.consumed_at.map(|at| at.0),
        })
    }
}

/// The token with this digest, if it is of this purpose.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, purpose: LinkPurpose, digest: &str) -> Result<Option<LinkToken>, StoreError> {
    let query = link_tokens::table.find(digest).filter(link_tokens::purpose.eq(purpose.as_str()));
    let row: Option<Row> = query.select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(LinkToken::try_from).transpose()
}

/// Adds a token; former ones of the same purpose for the same account and subject stop working.
///
/// # Errors
/// The store failed.
pub fn replace(tx: &mut Tx<'_>, token: &LinkToken) -> Result<(), StoreError> {
    let mut former = diesel::update(link_tokens::table)
        .set(link_tokens::consumed_at.eq(At(token.created_at)))
        .filter(link_tokens::purpose.eq(token.purpose.as_str()))
        .filter(link_tokens::email.eq(&token.email))
        .filter(link_tokens::consumed_at.is_null())
        .into_boxed();
    if let Some(user) = &token.user {
        former = former.filter(link_tokens::user_id.eq(user.as_str()));
    }
    if let Some(subject) = &token.subject {
        former = former.filter(link_tokens::subject_id.eq(subject));
    }
    former.execute(&mut tx.0)?;
    let row = Row {
        digest: token.digest.clone(),
        purpose: token.purpose.as_str().to_owned(),
        user_id: token.user.clone().map(Key),
        subject_id: token.subject.clone(),
        email: token.email.clone(),
        created_at: At(token.created_at),
        expires_at: At(token.expires_at),
        consumed_at: token.consumed_at.map(At),
    };
    diesel::insert_into(link_tokens::table).values(row).execute(&mut tx.0)?;
    Ok(())
}

/// Uses a token up; `false` if it was used already, or has expired. Of two that try, one succeeds.
///
/// # Errors
/// The store failed.
pub fn consume(tx: &mut Tx<'_>, digest: &str) -> Result<bool, StoreError> {
    let now = At(tx.now()?);
    let good = link_tokens::table.find(digest).filter(link_tokens::consumed_at.is_null()).filter(link_tokens::expires_at.gt(now));
    Ok(diesel::update(good).set(link_tokens::consumed_at.eq(now)).execute(&mut tx.0)? == 1)
}

/// Removes tokens that expired before `cutoff`; how many.
///
/// # Errors
/// The store failed.
pub fn sweep(tx: &mut Tx<'_>, cutoff: Instant) -> Result<usize, StoreError> {
    Ok(diesel::delete(link_tokens::table.filter(link_tokens::expires_at.lt(At(cutoff)))).execute(&mut tx.0)?)
}

/// Removes the tokens that were sent to an address, or are about an account.
///
/// # Errors
/// The store failed.
pub fn delete_all(tx: &mut Tx<'_>, user: &UserId, email: &str) -> Result<(), StoreError> {
    diesel::delete(link_tokens::table.filter(link_tokens::user_id.eq(user.as_str()))).execute(&mut tx.0)?;
    diesel::delete(link_tokens::table.filter(link_tokens::email.eq(email))).execute(&mut tx.0)?;
    Ok(())
}
