//! Answers kept for requests that carry an Idempotency-Key.
//!
//! Reservation, work and answer are one transaction: if it fails there is no record, and the request may be sent again.

use crate::column::{At, Json};
use crate::connection::per_backend;
use crate::schema::idempotency_records as records;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::time::Instant;

/// Whose request, to which operation, with which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<'a> {
    /// Who asks.
    pub principal: &'a str,
    /// What for.
    pub operation: &'a str,
    /// The client's key.
    pub key: &'a str,
}

/// A stored answer. It never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The headers that belong to it.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
}

/// What a reservation found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// Nothing: do the work, then [`complete`] in the same transaction.
    New,
    /// The same request was answered already.
    Replay(StoredAnswer),
    /// The key was used for a different request.
    Mismatch,
}

/// Reserves a key, or finds what became of it. A concurrent request with the same key waits for the first one to end.
///
/// # Errors
/// The store failed, or a record without answer was committed.
pub fn reserve(tx: &mut Tx<'_>, slot: Slot<'_>, request_hash: &str, expires_at: Instant) -> Result<Reserved, StoreError> {
    let now = tx.now()?;
    // Inserting first is what makes PostgreSQL wait for a transaction that holds the same key.
    if insert(tx, slot, request_hash, now, expires_at)? {
        return Ok(Reserved::New);
    }
    let lost = || StoreError::Retry("an idempotency record vanished".to_owned());
    let row = find(tx, slot)?.ok_or_else(lost)?;
    if row.expires_at.0 <= now {
        let expired = records::table.find((slot.principal, slot.operation, slot.key)).filter(records::expires_at.le(At(now)));
        diesel::delete(expired).execute(&mut tx.0)?;
        return if insert(tx, slot, request_hash, now, expires_at)? { Ok(Reserved::New) } else { Err(lost()) };
    }
    if row.request_hash != request_hash {
        return Ok(Reserved::Mismatch);
    }
    let status = row.status.and_then(|status| u16::try_from(status).ok());
    let status = status.ok_or_else(|| StoreError::corrupt("idempotency_records", slot.key, "it has no answer"))?;
    Ok(Reserved::Replay(StoredAnswer { status, headers: row.headers.map(|json| json.0).unwrap_or_default(), body: row.body }))
}

/// Stores the answer to a request that was reserved in this transaction.
///
/// # Errors
/// It was not reserved, or the store failed.
pub fn complete(tx: &mut Tx<'_>, slot: Slot<'_>, answer: &StoredAnswer) -> Result<(), StoreError> {
    let reserved = records::table.find((slot.principal, slot.operation, slot.key)).filter(records::status.is_null());
    let changed = diesel::update(reserved)
        .set((
            records::status.eq(i32::from(answer.status)),
            records::headers.eq(Json(answer.headers.clone())),
            records::body.eq(answer.body.as_deref()),
        ))
        .execute(&mut tx.0)?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Internal("an idempotency key was answered but not reserved".to_owned())) }
}

/// Removes records that have expired; how many.
///
/// # Errors
/// The store failed.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    let now = tx.now()?;
    Ok(diesel::delete(records::table.filter(records::expires_at.le(At(now)))).execute(&mut tx.0)?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = records)]
struct Row {
    request_hash: String,
    status: Option<i32>,
    headers: Option<Json<Vec<(String, String)>>>,
    body: Option<String>,
    expires_at: At,
}

fn find(tx: &mut Tx<'_>, slot: Slot<'_>) -> Result<Option<Row>, StoreError> {
    let row = records::table.find((slot.principal, slot.operation, slot.key)).select(Row::as_select()).first(&mut tx.0);
    Ok(row.optional()?)
}

fn insert(tx: &mut Tx<'_>, slot: Slot<'_>, request_hash: &str, now: Instant, expires_at: Instant) -> Result<bool, StoreError> {
    let row = (
        records::principal.eq(slot.principal),
        records::operation.eq(slot.operation),
        records::key.eq(slot.key),
        records::request_hash.eq(request_hash),
        records::created_at.eq(At(now)),
        records::expires_at.eq(At(expires_at)),
    );
    Ok(per_backend!(tx, c => diesel::insert_into(records::table).values(row).on_conflict_do_nothing().execute(c))? == 1)
}
