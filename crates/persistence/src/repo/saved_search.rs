//! Searches that people keep, and what they were told.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{Conn, MultiBackend, per_backend};
use crate::schema::{saved_search_matches as matches, saved_searches as searches};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::id::{ChallengeId, Id as _, SavedSearchId, UserId};
use tahaddi_domain::saved_search::{SavedQuery, SavedSearch};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = searches)]
struct Row {
    id: Key<SavedSearchId>,
    user_id: Key<UserId>,
    name: String,
    query: Doc<SavedQuery>,
    notify: bool,
    version: i64,
    created_at: At,
    updated_at: At,
}

impl From<&SavedSearch> for Row {
    fn from(search: &SavedSearch) -> Self {
        Self {
            id: Key(search.id.clone()),
            user_id: Key(search.user.clone()),
            name: search.name.clone(),
            query: doc(&search.query),
            notify: search.notify,
            version: search.version,
            created_at: At(search.created_at),
            updated_at: At(search.updated_at),
        }
    }
}

impl From<Row> for SavedSearch {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            user: row.user_id.0,
            name: row.name,
            query: row.query.0,
            notify: row.notify,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        }
    }
}

/// The search with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &SavedSearchId) -> Result<Option<SavedSearch>, StoreError> {
    let row: Option<Row> = searches::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(SavedSearch::from))
}

/// Makes writes about a search wait for one another.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &SavedSearchId) -> Result<(), StoreError> {
    super::lock_row(tx, "saved_searches", id.as_str())
}

/// The searches of a person, newest first, from after one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, user: &UserId, after: Option<&SavedSearchId>, limit: u32) -> Result<Vec<SavedSearch>, StoreError> {
    let mut query = searches::table.select(Row::as_select()).into_boxed::<MultiBackend>();
    query = query.filter(searches::user_id.eq(user.as_str().to_owned()));
    if let Some(id) = after {
        query = query.filter(searches::id.lt(id.as_str().to_owned()));
    }
    let rows: Vec<Row> = query.order(searches::id.desc()).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    Ok(rows.into_iter().map(SavedSearch::from).collect())
}

/// How many searches a person keeps.
///
/// # Errors
/// The store failed.
pub fn count(conn: &mut Conn, user: &UserId) -> Result<i64, StoreError> {
    Ok(searches::table.filter(searches::user_id.eq(user.as_str())).count().get_result(&mut conn.0)?)
}

/// Searches of everybody in the order of their ids, from after one.
///
/// # Errors
/// The store failed.
pub fn all_after(conn: &mut Conn, after: &str, limit: i64) -> Result<Vec<SavedSearch>, StoreError> {
    let next = searches::table.filter(searches::id.gt(after)).order(searches::id).limit(limit);
    let rows: Vec<Row> = next.select(Row::as_select()).load(&mut conn.0)?;
    Ok(rows.into_iter().map(SavedSearch::from).collect())
}

/// Notes that a challenge is told for a search; `false` if it was told before.
///
/// # Errors
/// The store failed.
pub fn tell(tx: &mut Tx<'_>, search: &SavedSearchId, challenge: &ChallengeId) -> Result<bool, StoreError> {
    let row = (
        matches::search_id.eq(search.as_str().to_owned()),
        matches::challenge_id.eq(challenge.as_str().to_owned()),
        matches::told_at.eq(At(tx.now()?)),
    );
    let inserted = per_backend!(tx, c => diesel::insert_into(matches::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(inserted > 0)
}

/// Adds a search.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, search: &SavedSearch) -> Result<(), StoreError> {
    diesel::insert_into(searches::table).values(Row::from(search)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a search that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, search: &SavedSearch) -> Result<(), StoreError> {
    diesel::update(searches::table.find(search.id.as_str())).set(Row::from(search)).execute(&mut tx.0)?;
    Ok(())
}

/// Deletes a search, and what is noted of it.
///
/// # Errors
/// The store failed.
pub fn delete(tx: &mut Tx<'_>, id: &SavedSearchId) -> Result<(), StoreError> {
    diesel::delete(searches::table.find(id.as_str())).execute(&mut tx.0)?;
    Ok(())
}

/// Deletes the searches of a person.
///
/// # Errors
/// The store failed.
pub fn delete_all(tx: &mut Tx<'_>, user: &UserId) -> Result<(), StoreError> {
    diesel::delete(searches::table.filter(searches::user_id.eq(user.as_str()))).execute(&mut tx.0)?;
    Ok(())
}
