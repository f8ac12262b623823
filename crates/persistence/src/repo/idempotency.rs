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

/// An answer that can be kept and given again. It never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The HTTP status.
    pub status: u16,
    /// `Location`, where something was created.
    pub location: Option<String>,
    /// `ETag`.
    pub etag: Option<String>,
    /// The JSON body; empty for none.
    pub body: String,
}

impl StoredAnswer {
    /// An answer that its status says whole.
    #[must_use]
    pub const fn bare(status: u16) -> Self {
        Self { status, location: None, etag: None, body: String::new() }
    }
    /// The headers as they are stored.
    fn headers(&self) -> Vec<(String, String)> {
        let named = [(LOCATION, &self.location), (ETAG, &self.etag)];
        named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect()
    }
}

const LOCATION: &str = "location";
const ETAG: &str = "etag";

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
    let headers = row.headers.map(|json| json.0).unwrap_or_default();
    let header = |name: &str| headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let (location, etag) = (header(LOCATION), header(ETAG));
    Ok(Reserved::Replay(StoredAnswer { status, location, etag, body: row.body.unwrap_or_default() }))
}

/// Whether a request with this key was answered before.
///
/// # Errors
/// The store failed.
pub fn is_known(tx: &mut Tx<'_>, slot: Slot<'_>) -> Result<bool, StoreError> {
    let now = tx.now()?;
    Ok(find(tx, slot)?.is_some_and(|row| row.expires_at.0 > now))
}

/// Stores the answer to a request that was reserved in this transaction.
///
/// # Errors
/// It was not reserved, or the store failed.
pub fn complete(tx: &mut Tx<'_>, slot: Slot<'_>, answer: &StoredAnswer) -> Result<(), StoreError> {
    let reserved = records::table.find((slot.principal, slot.operation, slot.key)).filter(records::status.is_null());
    let told = (
        records::status.eq(i32::from(answer.status)),
        records::headers.eq(Json(answer.headers())),
        records::body.eq(Some(answer.body.as_str())),
    );
    let changed = per_backend!(tx, c => diesel::update(reserved).set(told).execute(c))?;
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

/// Removes the records of somebody; how many.
///
/// # Errors
/// The store failed.
pub fn forget(tx: &mut Tx<'_>, principal: &str) -> Result<usize, StoreError> {
    Ok(diesel::delete(records::table.filter(records::principal.eq(principal))).execute(&mut tx.0)?)
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
    let key = (slot.principal, slot.operation, slot.key);
    Ok(per_backend!(tx, c => records::table.find(key).select(Row::as_select()).first(c)).optional()?)
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
