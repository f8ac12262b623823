//! Rate limits that replicas share, by the generic cell rate algorithm: one instant per bucket.

use crate::column::At;
use crate::connection::AnyConn;
use crate::schema::throttle;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::time::{Instant, Span};

/// What is left in a bucket after a unit was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// How many units.
    pub remaining: u32,
    /// How long it takes until it is full.
    pub full_in: Span,
}

/// Takes one unit from a bucket that holds `burst` units and regains one each `interval`. `Err(span)`: it is empty, and the
/// next unit comes after that span.
///
/// # Errors
/// The store failed.
pub fn take(tx: &mut Tx<'_>, key: &str, burst: u32, interval: Span) -> Result<Result<Level, Span>, StoreError> {
    let query = throttle::table.find(key).select(throttle::tat);
    // Before the time is read: whoever waits for the row must not bring an old instant along.
    let stored: Option<At> = match &mut tx.0 {
        AnyConn::Pg(c) => query.for_update().first(c).optional()?,
        AnyConn::Sqlite(c) => query.first(c).optional()?,
    };
    let now = tx.now()?;
    let tat = match next_tat(stored.map(Into::into), now, burst, interval) {
        Ok(tat) => tat,
        Err(wait) => return Ok(Err(wait)),
    };
    let (next, full_in) = (At(tat), tat - now);
    if stored.is_some() {
        diesel::update(throttle::table.find(key)).set(throttle::tat.eq(next)).execute(&mut tx.0)?;
    } else {
        let row = (throttle::key.eq(key), throttle::tat.eq(next));
        let inserted = diesel::insert_into(throttle::table).values(row).execute(&mut tx.0);
        // Another replica made the bucket in between.
        inserted.map_err(|error| StoreError::from(error).retry_duplicate())?;
    }
    // Units of which a part is back already are not there yet.
    let used = (full_in.micros() + interval.micros() - 1).div_euclid(interval.micros().max(1));
    Ok(Ok(Level { remaining: burst.saturating_sub(u32::try_from(used).unwrap_or(burst)), full_in }))
}

/// Fills a bucket again, as after a successful login.
///
/// # Errors
/// The store failed.
pub fn reset(tx: &mut Tx<'_>, key: &str) -> Result<(), StoreError> {
    diesel::delete(throttle::table.find(key)).execute(&mut tx.0)?;
    Ok(())
}

/// Removes the buckets that are full; how many.
///
/// # Errors
/// The store failed.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    let now = tx.now()?;
    Ok(diesel::delete(throttle::table.filter(throttle::tat.le(At(now)))).execute(&mut tx.0)?)
}

/// The theoretical arrival time after one more unit, or how long to wait for it.
fn next_tat(tat: Option<Instant>, now: Instant, burst: u32, interval: Span) -> Result<Instant, Span> {
    let next = tat.map_or(now, |tat| tat.max(now)) + interval;
    let capacity = i64::from(burst).saturating_mul(interval.micros());
    let wait = next - Instant::from_micros(now.micros().saturating_add(capacity));
    if wait <= Span::seconds(0) { Ok(next) } else { Err(wait) }
}
