//! Sessions and their refresh tokens.

use crate::column::{At, Key};
use crate::connection::{AnyConn, Conn, per_backend};
use crate::schema::{refresh_tokens, sessions};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::id::{Id as _, SessionId, UserId};
use tahaddi_domain::time::Instant;

/// One log-in on one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// The program that logged in.
    pub user_agent: String,
    /// From where.
    pub address: String,
    /// The generation of the newest refresh token.
    pub generation: i64,
    /// The newest generation whose access token was used.
    pub generation_seen: i64,
    /// When it began.
    pub created_at: Instant,
    /// When it was last refreshed.
    pub last_used_at: Instant,
    /// When it ends at the latest.
    pub expires_at: Instant,
    /// When it was ended.
    pub revoked_at: Option<Instant>,
    /// Why it was ended.
    pub revoked_reason: Option<String>,
}

/// A refresh token, known by its digest only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshToken {
    /// SHA-256 of its text, in hexadecimal.
    pub digest: String,
    /// Its session.
    pub session: SessionId,
    /// Its place in the session.
    pub generation: i64,
    /// When it was issued.
    pub issued_at: Instant,
    /// When it expires if it is not used.
    pub expires_at: Instant,
    /// When it was exchanged.
    pub consumed_at: Option<Instant>,
    /// When it was made void.
    pub revoked_at: Option<Instant>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sessions, treat_none_as_null = true)]
struct SessionRow {
    id: Key<SessionId>,
    user_id: Key<UserId>,
    user_agent: String,
    address: String,
    generation: i64,
    generation_seen: i64,
    created_at: At,
    last_used_at: At,
    expires_at: At,
    revoked_at: Option<At>,
    revoked_reason: Option<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = refresh_tokens, primary_key(digest), treat_none_as_null = true)]
struct TokenRow {
    digest: String,
    session_id: Key<SessionId>,
    generation: i64,
    issued_at: At,
    expires_at: At,
    consumed_at: Option<At>,
    revoked_at: Option<At>,
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Self {
            id: row.id.0,
            user: row.user_id.0,
            user_agent: row.user_agent,
            address: row.address,
            generation: row.generation,
            generation_seen: row.generation_seen,
            created_at: row.created_at.0,
            last_used_at: row.last_used_at.0,
            expires_at: row.expires_at.0,
            revoked_at: row.revoked_at.map(|at| at.0),
            revoked_reason: row.revoked_reason,
        }
    }
}
impl From<&Session> for SessionRow {
    fn from(session: &Session) -> Self {
        Self {
            id: Key(session.id.clone()),
            user_id: Key(session.user.clone()),
            user_agent: session.user_agent.clone(),
            address: session.address.clone(),
            generation: session.generation,
            generation_seen: session.generation_seen,
            created_at: At(session.created_at),
            last_used_at: At(session.last_used_at),
            expires_at: At(session.expires_at),
            revoked_at: session.revoked_at.map(At),
            revoked_reason: session.revoked_reason.clone(),
        }
    }
}
impl From<TokenRow> for RefreshToken {
    fn from(row: TokenRow) -> Self {
        Self {
            digest: row.digest,
            session: row.session_id.0,
            generation: row.generation,
            issued_at: row.issued_at.0,
            expires_at: row.expires_at.0,
            consumed_at: row.consumed_at.map(|at| at.0),
            revoked_at: row.revoked_at.map(|at| at.0),
        }
    }
}
impl From<&RefreshToken> for TokenRow {
    fn from(token: &RefreshToken) -> Self {
        Self {
            digest: token.digest.clone(),
            session_id: Key(token.session.clone()),
            generation: token.generation,
            issued_at: At(token.issued_at),
            expires_at: At(token.expires_at),
            consumed_at: token.consumed_at.map(At),
            revoked_at: token.revoked_at.map(At),
        }
    }
}

/// The session with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &SessionId) -> Result<Option<Session>, StoreError> {
    let row: Option<SessionRow> =
        per_backend!(conn, c => sessions::table.find(id.as_str()).select(SessionRow::as_select()).first(c)).optional()?;
    Ok(row.map(Session::from))
}

/// The session with this id, for a change: until this transaction ends nobody else changes it.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &SessionId) -> Result<Option<Session>, StoreError> {
    let query = sessions::table.find(id.as_str());
    let row: Option<SessionRow> = match &mut tx.0 {
        AnyConn::Pg(c) => query.select(SessionRow::as_select()).for_update().first(c).optional()?,
        AnyConn::Sqlite(c) => query.select(SessionRow::as_select()).first(c).optional()?,
    };
    Ok(row.map(Session::from))
}

/// The sessions of a person that have not ended, newest first.
///
/// # Errors
/// The store failed.
pub fn live(conn: &mut Conn, user: &UserId, now: Instant) -> Result<Vec<Session>, StoreError> {
    let rows: Vec<SessionRow> = sessions::table
        .filter(sessions::user_id.eq(user.as_str()))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::expires_at.gt(At(now)))
        .order(sessions::id.desc())
        .limit(500)
        .select(SessionRow::as_select())
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// Adds a session.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, session: &Session) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table).values(SessionRow::from(session)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a session that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, session: &Session) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(session.id.as_str())).set(SessionRow::from(session)).execute(&mut tx.0)?;
    Ok(())
}

/// Notes that an access token of this generation was used.
///
/// # Errors
/// The store failed.
pub fn mark_seen(tx: &mut Tx<'_>, id: &SessionId, generation: i64) -> Result<(), StoreError> {
    let newer = sessions::table.find(id.as_str()).filter(sessions::generation_seen.lt(generation));
    diesel::update(newer).set(sessions::generation_seen.eq(generation)).execute(&mut tx.0)?;
    Ok(())
}

/// Ends the sessions of a person, all or all but one; how many.
///
/// # Errors
/// The store failed.
pub fn revoke_all(tx: &mut Tx<'_>, user: &UserId, except: Option<&SessionId>, reason: &str) -> Result<usize, StoreError> {
    let now = At(tx.now()?);
    let spared = except.map_or("", |id| id.as_str());
    let target =
        sessions::table.filter(sessions::user_id.eq(user.as_str())).filter(sessions::revoked_at.is_null()).filter(sessions::id.ne(spared));
    Ok(diesel::update(target).set((sessions::revoked_at.eq(now), sessions::revoked_reason.eq(reason))).execute(&mut tx.0)?)
}

/// Ends one session; `false` if it had ended already.
///
/// # Errors
/// The store failed.
pub fn revoke(tx: &mut Tx<'_>, id: &SessionId, reason: &str) -> Result<bool, StoreError> {
    let now = tx.now()?;
    let live = sessions::table.find(id.as_str()).filter(sessions::revoked_at.is_null()).filter(sessions::expires_at.gt(At(now)));
    let changed = diesel::update(live).set((sessions::revoked_at.eq(At(now)), sessions::revoked_reason.eq(reason))).execute(&mut tx.0)?;
    Ok(changed == 1)
}

/// The refresh token with this digest.
///
/// # Errors
/// The store failed.
pub fn find_token(conn: &mut Conn, digest: &str) -> Result<Option<RefreshToken>, StoreError> {
    let row: Option<TokenRow> = refresh_tokens::table.find(digest).select(TokenRow::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(RefreshToken::from))
}

/// Adds a refresh token.
///
/// # Errors
/// The store failed.
pub fn insert_token(tx: &mut Tx<'_>, token: &RefreshToken) -> Result<(), StoreError> {
    diesel::insert_into(refresh_tokens::table).values(TokenRow::from(token)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a refresh token that was changed.
///
/// # Errors
/// The store failed.
pub fn save_token(tx: &mut Tx<'_>, token: &RefreshToken) -> Result<(), StoreError> {
    diesel::update(refresh_tokens::table.find(&token.digest)).set(TokenRow::from(token)).execute(&mut tx.0)?;
    Ok(())
}

/// Whether a refresh token later than this generation was exchanged.
///
/// # Errors
/// The store failed.
pub fn later_consumed(conn: &mut Conn, id: &SessionId, generation: i64) -> Result<bool, StoreError> {
    let later = refresh_tokens::table
        .filter(refresh_tokens::session_id.eq(id.as_str()))
        .filter(refresh_tokens::generation.gt(generation))
        .filter(refresh_tokens::consumed_at.is_not_null());
    let found: i64 = later.count().get_result(&mut conn.0)?;
    Ok(found > 0)
}

/// Makes every refresh token later than this generation void.
///
/// # Errors
/// The store failed.
pub fn void_later(tx: &mut Tx<'_>, id: &SessionId, generation: i64) -> Result<(), StoreError> {
    let now = At(tx.now()?);
    let later = refresh_tokens::table
        .filter(refresh_tokens::session_id.eq(id.as_str()))
        .filter(refresh_tokens::generation.gt(generation))
        .filter(refresh_tokens::revoked_at.is_null());
    diesel::update(later).set(refresh_tokens::revoked_at.eq(now)).execute(&mut tx.0)?;
    Ok(())
}

/// Removes sessions that ended before `cutoff`, with their tokens; how many.
///
/// # Errors
/// The store failed.
pub fn sweep(tx: &mut Tx<'_>, cutoff: Instant) -> Result<usize, StoreError> {
    Ok(diesel::delete(sessions::table.filter(sessions::expires_at.lt(At(cutoff)))).execute(&mut tx.0)?)
}

/// Removes the sessions of a person, with their tokens.
///
/// # Errors
/// The store failed.
pub fn delete_all(tx: &mut Tx<'_>, user: &UserId) -> Result<(), StoreError> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user.as_str()))).execute(&mut tx.0)?;
    Ok(())
}
