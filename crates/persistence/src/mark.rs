//! Whether anything was written.

use crate::StoreError;
use crate::connection::{AnyConn, Conn};
use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};

/// A state of everything that is stored: between equal marks nothing was written, by anybody. The reverse does not hold: two connections to
/// SQLite have marks of their own for the same state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataMark(Mark);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    /// Which transactions count: `pg_current_snapshot()`.
    Postgres(String),
    /// What `PRAGMA data_version` says on a connection. It changes when another connection, of this program or of another, has written, and
    /// connections that are read from do not write.
    Sqlite { connection: u64, version: i64 },
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = BigInt)]
    version: i64,
}

#[derive(QueryableByName)]
struct Snapshot {
    #[diesel(sql_type = Text)]
    snapshot: String,
}

impl Conn {
    /// The state that the next statement reads; inside a snapshot, that of the snapshot.
    ///
    /// # Errors
    /// The store failed.
    pub fn mark(&mut self) -> Result<DataMark, StoreError> {
        let connection = self.1;
        Ok(DataMark(match &mut self.0 {
            AnyConn::Pg(conn) => {
                let found: Snapshot = sql_query("SELECT pg_current_snapshot()::text AS snapshot").get_result(conn)?;
                Mark::Postgres(found.snapshot)
            }
            AnyConn::Sqlite(conn) => {
                let found: Version = sql_query("SELECT data_version AS version FROM pragma_data_version").get_result(conn)?;
                Mark::Sqlite { connection, version: found.version }
            }
        }))
    }
}
