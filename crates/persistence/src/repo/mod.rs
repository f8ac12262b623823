//! What is stored, one file per aggregate.
//!
//! Free functions: those that read take `&mut Conn`, those that write take `&mut Tx`. Absence is `Ok(None)`, a lost race is
//! `false`; a [`StoreError`] means that the store itself failed or refused.

pub mod access_code;
pub mod affiliate;
pub mod appeal;
pub mod application;
pub mod application_file;
pub mod application_partners;
pub mod application_people;
pub mod application_trace;
pub mod application_version;
pub mod assignment;
pub mod assignment_plan;
pub mod audit;
pub mod blind_copy;
pub mod blob_key;
pub mod challenge;
pub mod challenge_file;
mod challenge_filter;
pub mod challenge_find;
pub mod challenge_revision;
pub mod clearance;
pub mod committed_seed;
pub mod conflict;
pub mod decision_correction;
pub mod erasure;
pub mod export;
pub mod follow;
pub mod idempotency;
pub mod inquiry;
pub mod invitation;
pub mod juror;
pub mod lease;
pub mod link_token;
pub mod matching;
pub mod message;
pub mod organisation;
pub mod organisation_find;
pub mod outbox;
pub mod outcome;
pub mod programme;
pub mod record;
pub mod retention;
pub mod review_phase;
pub mod saved_search;
pub mod search;
pub mod search_index;
pub mod session;
pub mod settings;
pub mod submission;
pub mod term;
pub mod terms_acceptance;
pub mod throttle;
pub mod user;

use crate::connection::AnyConn;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use diesel::sql_types::Text;

/// Locks a row until the transaction ends, so that writes about it wait for one another. On SQLite there is one writer anyway.
pub(crate) fn lock_row(tx: &mut Tx<'_>, table: &'static str, id: &str) -> Result<(), StoreError> {
    // Not FOR UPDATE: rows that refer to this one may still be added by whoever holds another lock.
    row_lock(tx, table, id, "FOR NO KEY UPDATE")
}

/// Holds a row as it is until the transaction ends; others may hold it too.
pub(crate) fn share_row(tx: &mut Tx<'_>, table: &'static str, id: &str) -> Result<(), StoreError> {
    row_lock(tx, table, id, "FOR SHARE")
}

/// Makes whoever writes a whole table anew wait for one another until the transaction ends; reading goes on.
pub(crate) fn lock_table(tx: &mut Tx<'_>, table: &'static str) -> Result<(), StoreError> {
    if let AnyConn::Pg(conn) = &mut tx.0 {
        diesel::sql_query(format!("LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")).execute(conn)?;
    }
    Ok(())
}

fn row_lock(tx: &mut Tx<'_>, table: &'static str, id: &str, strength: &'static str) -> Result<(), StoreError> {
    if let AnyConn::Pg(conn) = &mut tx.0 {
        diesel::sql_query(format!("SELECT 1 FROM {table} WHERE id = $1 {strength}")).bind::<Text, _>(id).execute(conn)?;
    }
    Ok(())
}
