//! Answers kept for requests that carry an Idempotency-Key.
//!
//! Reservation, work and answer are one transaction: if it fails there is no record, and the request may be sent again. On PostgreSQL the
//! reservation is a row, for which a concurrent request waits. SQLite has one writer, so nobody else takes the key before the transaction
//! ends, and the record is written once, with its answer.

use crate::column::{At, Json};
use crate::connection::{AnyConn, per_backend};
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

/// A request under its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyed<'a> {
    /// Under which key.
    pub slot: Slot<'a>,
    /// A digest of what it asks: another request under the same key is told apart.
    pub request_hash: &'a str,
    /// Until when its answer is kept.
    pub expires_at: Instant,
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
pub fn reserve(tx: &mut Tx<'_>, keyed: Keyed<'_>) -> Result<Reserved, StoreError> {
    let now = tx.now()?;
    // Inserting first is what makes PostgreSQL wait for a transaction that holds the same key.
    let waits = tx.is_postgres();
    if waits && insert(tx, keyed, None)? {
        return Ok(Reserved::New);
    }
    let lost = || StoreError::Retry("an idempotency record vanished".to_owned());
    let row = match find(tx, keyed.slot)? {
        None if waits => return Err(lost()),
        None => return Ok(Reserved::New),
        Some(row) => row,
    };
    if row.expires_at.0 <= now {
        let Slot { principal, operation, key } = keyed.slot;
        let expired = records::table.find((principal, operation, key)).filter(records::expires_at.le(At(now)));
        diesel::delete(expired).execute(&mut tx.0)?;
        return if !waits || insert(tx, keyed, None)? { Ok(Reserved::New) } else { Err(lost()) };
    }
    if row.request_hash != keyed.request_hash {
        return Ok(Reserved::Mismatch);
    }
    let status = row.status.and_then(|status| u16::try_from(status).ok());
    let status = status.ok_or_else(|| StoreError::corrupt("idempotency_records", keyed.slot.key, "it has no answer"))?;
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
pub fn complete(tx: &mut Tx<'_>, keyed: Keyed<'_>, answer: &StoredAnswer) -> Result<(), StoreError> {
    let written = match &mut tx.0 {
        AnyConn::Pg(c) => {
            let Slot { principal, operation, key } = keyed.slot;
            let reserved = records::table.find((principal, operation, key)).filter(records::status.is_null());
            let told = (
                records::status.eq(i32::from(answer.status)),
                records::headers.eq(Json(answer.headers())),
                records::body.eq(answer.body.as_str()),
            );
            diesel::update(reserved).set(told).execute(c)? == 1
        }
        AnyConn::Sqlite(_) => insert(tx, keyed, Some(answer))?,
    };
    if written { Ok(()) } else { Err(StoreError::Internal("an idempotency key was answered but not reserved".to_owned())) }
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

fn insert(tx: &mut Tx<'_>, keyed: Keyed<'_>, answer: Option<&StoredAnswer>) -> Result<bool, StoreError> {
    let now = tx.now()?;
    let row = (
        records::principal.eq(keyed.slot.principal),
        records::operation.eq(keyed.slot.operation),
        records::key.eq(keyed.slot.key),
        records::request_hash.eq(keyed.request_hash),
        records::created_at.eq(At(now)),
        records::expires_at.eq(At(keyed.expires_at)),
        records::status.eq(answer.map(|answer| i32::from(answer.status))),
        records::headers.eq(answer.map(|answer| Json(answer.headers()))),
        records::body.eq(answer.map(|answer| answer.body.as_str())),
    );
    Ok(per_backend!(tx, c => diesel::insert_into(records::table).values(row).on_conflict_do_nothing().execute(c))? == 1)
}
