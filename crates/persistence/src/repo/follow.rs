//! Who follows which challenges.

use crate::column::{At, Key};
use crate::connection::{Conn, MultiBackend, per_backend};
use crate::schema::{followed_challenges as follows, users};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::id::{ChallengeId, Id as _, UserId};
use tahaddi_domain::time::Instant;

/// Notes that a person follows a challenge; nothing happens if that is so already.
///
/// # Errors
/// The store failed.
pub fn put(tx: &mut Tx<'_>, user: &UserId, challenge: &ChallengeId) -> Result<(), StoreError> {
    let row = (
        follows::user_id.eq(user.as_str().to_owned()),
        follows::challenge_id.eq(challenge.as_str().to_owned()),
        follows::created_at.eq(At(tx.now()?)),
    );
    per_backend!(tx, c => diesel::insert_into(follows::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Notes that a person follows a challenge no more.
///
/// # Errors
/// The store failed.
pub fn remove(tx: &mut Tx<'_>, user: &UserId, challenge: &ChallengeId) -> Result<(), StoreError> {
    diesel::delete(follows::table.find((user.as_str(), challenge.as_str()))).execute(&mut tx.0)?;
    Ok(())
}

/// The challenges that a person follows with the instant since when, the last first, from after one; one more than `limit` if there
/// are more.
///
/// # Errors
/// The store failed.
pub fn list(
    conn: &mut Conn,
    user: &UserId,
    after: Option<&(Instant, ChallengeId)>,
    limit: u32,
) -> Result<Vec<(Instant, ChallengeId)>, StoreError> {
    let mut query = follows::table.select((follows::created_at, follows::challenge_id)).into_boxed::<MultiBackend>();
    query = query.filter(follows::user_id.eq(user.as_str().to_owned()));
    if let Some((at, id)) = after {
        let (at, id) = (At(*at), id.as_str().to_owned());
        query = query.filter(follows::created_at.le(at).and(follows::created_at.lt(at).or(follows::challenge_id.lt(id))));
    }
    let query = query.order((follows::created_at.desc(), follows::challenge_id.desc())).limit(i64::from(limit) + 1);
    let rows: Vec<(At, Key<ChallengeId>)> = query.load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(at, id)| (at.0, id.0)).collect())
}

/// The people who follow a challenge and can be written to.
///
/// # Errors
/// The store failed.
pub fn followers(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<UserId>, StoreError> {
    let rows: Vec<Key<UserId>> = follows::table
        .inner_join(users::table.on(users::id.eq(follows::user_id)))
        .filter(follows::challenge_id.eq(challenge.as_str()))
        .filter(users::disabled_at.is_null())
        .filter(users::email_verified_at.is_not_null())
        .order(follows::user_id)
        .select(follows::user_id)
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// Notes that a person follows nothing any more.
///
/// # Errors
/// The store failed.
pub fn remove_all(tx: &mut Tx<'_>, user: &UserId) -> Result<(), StoreError> {
    diesel::delete(follows::table.filter(follows::user_id.eq(user.as_str()))).execute(&mut tx.0)?;
    Ok(())
}
