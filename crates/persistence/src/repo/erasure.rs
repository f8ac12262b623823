//! Requests to be erased.

use crate::column::{At, Json, Key};
use crate::connection::{AnyConn, Conn, MultiBackend};
use crate::schema::erasure_requests as requests;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::id::{ErasureId, Id as _, UserId};
use tahaddi_domain::privacy::{ErasureRequest, ErasureState, Hold};
use tahaddi_domain::time::Instant;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = requests, treat_none_as_null = true)]
struct Row {
    id: Key<ErasureId>,
    user_id: Key<UserId>,
    state: String,
    requested_at: At,
    due_at: At,
    next_at: Option<At>,
    erased_at: Option<At>,
    finished_at: Option<At>,
    holds: Json<Vec<Hold>>,
    version: i64,
}

impl From<&ErasureRequest> for Row {
    fn from(request: &ErasureRequest) -> Self {
        Self {
            id: Key(request.id.clone()),
            user_id: Key(request.user.clone()),
            state: request.state.as_str().to_owned(),
            requested_at: At(request.requested_at),
            due_at: At(request.due_at),
            next_at: request.next_at.map(At),
            erased_at: request.erased_at.map(At),
            finished_at: request.finished_at.map(At),
            holds: Json(request.holds.clone()),
            version: request.version,
        }
    }
}

impl TryFrom<Row> for ErasureRequest {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let state = ErasureState::parse(&row.state);
        Ok(Self {
            state: state.ok_or_else(|| StoreError::corrupt("erasure_requests", row.id.0.as_str(), "state"))?,
            id: row.id.0,
            user: row.user_id.0,
            requested_at: row.requested_at.0,
            due_at: row.due_at.0,
            next_at: row.next_at.map(|at| at.0),
            erased_at: row.erased_at.map(|at| at.0),
            finished_at: row.finished_at.map(|at| at.0),
            holds: row.holds.0,
            version: row.version,
        })
    }
}

/// The last request of a person.
///
/// # Errors
/// The store failed.
pub fn last_of(conn: &mut Conn, user: &UserId) -> Result<Option<ErasureRequest>, StoreError> {
    let own = requests::table.filter(requests::user_id.eq(user.as_str())).order(requests::id.desc());
    let row: Option<Row> = own.select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(ErasureRequest::try_from).transpose()
}

/// The request with this id, for a change: until this transaction ends nobody else changes it.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &ErasureId) -> Result<Option<ErasureRequest>, StoreError> {
    let query = requests::table.find(id.as_str());
    let row: Option<Row> = match &mut tx.0 {
        AnyConn::Pg(c) => query.select(Row::as_select()).for_update().first(c).optional()?,
        AnyConn::Sqlite(c) => query.select(Row::as_select()).first(c).optional()?,
    };
    row.map(ErasureRequest::try_from).transpose()
}

/// The requests with which there is something to do, the longest due first.
///
/// # Errors
/// The store failed.
pub fn due(conn: &mut Conn, now: Instant, limit: i64) -> Result<Vec<ErasureId>, StoreError> {
    let due = requests::table.filter(requests::next_at.le(At(now))).order((requests::next_at, requests::id));
    let ids: Vec<Key<ErasureId>> = due.select(requests::id).limit(limit).load(&mut conn.0)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// The requests in a state or in any, newest first, from after one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(
    conn: &mut Conn,
    state: Option<ErasureState>,
    after: Option<&ErasureId>,
    limit: u32,
) -> Result<Vec<ErasureRequest>, StoreError> {
    let mut query = requests::table.select(Row::as_select()).into_boxed::<MultiBackend>();
    if let Some(state) = state {
        query = query.filter(requests::state.eq(state.as_str()));
    }
    if let Some(after) = after {
        query = query.filter(requests::id.lt(after.as_str().to_owned()));
    }
    let rows: Vec<Row> = query.order(requests::id.desc()).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    rows.into_iter().map(ErasureRequest::try_from).collect()
}

/// Adds a request.
///
/// # Errors
/// [`StoreError::Duplicate`] if the person has one that has not ended.
pub fn insert(tx: &mut Tx<'_>, request: &ErasureRequest) -> Result<(), StoreError> {
    diesel::insert_into(requests::table).values(Row::from(request)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a request that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, request: &ErasureRequest) -> Result<(), StoreError> {
    diesel::update(requests::table.find(request.id.as_str())).set(Row::from(request)).execute(&mut tx.0)?;
    Ok(())
}
