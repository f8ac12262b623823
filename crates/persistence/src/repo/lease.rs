//! Work that one replica does at a time.
//!
//! A lease runs out by itself. Its fence grows with each new holder: what a holder writes is guarded by [`guard`], so that one
//! that slept through the end of its lease changes nothing.

use crate::column::At;
use crate::connection::per_backend;
use crate::schema::leases;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::time::Span;

/// Takes or renews the lease `name`: its fence, or `None` while somebody else holds it. A renewal keeps the fence.
///
/// # Errors
/// The store failed.
pub fn acquire(tx: &mut Tx<'_>, name: &str, owner: &str, span: Span) -> Result<Option<i64>, StoreError> {
    let now = tx.now()?;
    let mine = leases::table.find(name).filter(leases::owner.eq(owner)).filter(leases::until.gt(At(now)));
    let renewed = diesel::update(mine).set(leases::until.eq(At(now + span))).returning(leases::fence).get_result(&mut tx.0).optional()?;
    if renewed.is_some() {
        return Ok(renewed);
    }
    let free = leases::table.find(name).filter(leases::until.le(At(now)));
    let taken = diesel::update(free)
        .set((leases::owner.eq(owner), leases::until.eq(At(now + span)), leases::fence.eq(leases::fence + 1)))
        .returning(leases::fence)
        .get_result(&mut tx.0)
        .optional()?;
    if taken.is_some() {
        return Ok(taken);
    }
    let row = (leases::name.eq(name), leases::owner.eq(owner), leases::until.eq(At(now + span)), leases::fence.eq(1_i64));
    let inserted = per_backend!(tx, c => diesel::insert_into(leases::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok((inserted == 1).then_some(1))
}

/// Gives the lease back early; `false` if it was no longer held.
///
/// # Errors
/// The store failed.
pub fn release(tx: &mut Tx<'_>, name: &str, fence: i64) -> Result<bool, StoreError> {
    let now = tx.now()?;
    let held = leases::table.find(name).filter(leases::fence.eq(fence)).filter(leases::until.gt(At(now)));
    Ok(diesel::update(held).set(leases::until.eq(At(now))).execute(&mut tx.0)? == 1)
}

/// Whether the lease is still held under this fence; if so, nobody takes it before this transaction ends.
///
/// # Errors
/// The store failed.
pub fn guard(tx: &mut Tx<'_>, name: &str, fence: i64) -> Result<bool, StoreError> {
    let now = tx.now()?;
    let held = leases::table.find(name).filter(leases::fence.eq(fence)).filter(leases::until.gt(At(now)));
    // An update that changes nothing: it locks the row on PostgreSQL.
    Ok(diesel::update(held).set(leases::fence.eq(fence)).execute(&mut tx.0)? == 1)
}
