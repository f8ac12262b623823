//! Begin, commit and roll back, on either engine, by diesel's transaction manager.

use crate::connection::{AnyConn, Conn};
use crate::error::StoreError;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};

/// How many transactions are open, one inside the other; `None` when the connection has lost track of it.
pub(crate) fn depth(conn: &mut Conn) -> Option<u32> {
    let depth = AnyConn::transaction_manager_status_mut(&mut conn.0).transaction_depth().ok()?;
    Some(depth.map_or(0, std::num::NonZeroU32::get))
}

/// Opens a write transaction. On SQLite it takes the write lock at once: one that first reads and then writes would fail with
/// "database is locked" whatever the timeout.
pub(crate) fn begin(conn: &mut Conn) -> Result<(), StoreError> {
    let result = match &mut conn.0 {
        AnyConn::Pg(pg) => AnsiTransactionManager::begin_transaction(pg),
        AnyConn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
    };
    Ok(result?)
}

/// Opens a transaction that sees one state of the data from its first read on.
pub(crate) fn begin_snapshot(conn: &mut Conn) -> Result<(), StoreError> {
    let result = match &mut conn.0 {
        AnyConn::Pg(pg) => AnsiTransactionManager::begin_transaction_sql(pg, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        AnyConn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction(sqlite),
    };
    Ok(result?)
}

/// Commits the outermost transaction; after an error nothing is open any more.
pub(crate) fn commit(conn: &mut Conn) -> Result<(), StoreError> {
    let result = match &mut conn.0 {
        // A transaction in which a statement failed and nobody minded: PostgreSQL answers its COMMIT with a rollback that
        // looks like success. The SELECT fails in that case, in the same round trip; the connection sees how it ended.
        AnyConn::Pg(pg) => pg.batch_execute("SELECT 1; COMMIT"),
        AnyConn::Sqlite(sqlite) => AnsiTransactionManager::commit_transaction(sqlite),
    };
    result.map_err(|error| {
        close(conn);
        error.into()
    })
}

/// Opens a savepoint inside the transaction.
pub(crate) fn savepoint(conn: &mut Conn) -> Result<(), StoreError> {
    Ok(AnyConn::begin_transaction(&mut conn.0)?)
}

/// Keeps what was done since the savepoint.
pub(crate) fn release(conn: &mut Conn) -> Result<(), StoreError> {
    Ok(AnyConn::commit_transaction(&mut conn.0)?)
}

/// Undoes the innermost savepoint or the transaction.
pub(crate) fn roll_back(conn: &mut Conn) -> Result<(), StoreError> {
    Ok(AnyConn::rollback_transaction(&mut conn.0)?)
}

/// Rolls back until `target` transactions are open. `false`: that was not possible.
pub(crate) fn unwind(conn: &mut Conn, target: u32) -> bool {
    while let Some(now) = depth(conn) {
        if now <= target {
            return now == target;
        }
        if let Err(error) = roll_back(conn) {
            tracing::warn!(%error, "a rollback failed");
        }
        // The manager counts down even when it fails, or gives up on the connection.
        if depth(conn).is_some_and(|after| after >= now) {
            return false;
        }
    }
    false
}

/// Rolls back whatever is open.
pub(crate) fn close(conn: &mut Conn) -> bool {
    unwind(conn, 0)
}
