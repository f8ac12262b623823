//! One connection to either engine.

use crate::documents::Documents;
use crate::error::one_line;
use crate::open_error::OpenError;
use crate::url::{DatabaseUrl, Target};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Bool, Integer, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) use any::{AnyConn, MultiBackend};

/// The derive writes `pub` items that the crate keeps to itself.
mod any {
    /// A connection on which one query text runs on both engines.
    ///
    /// Never `AnyConn::establish`: it tries one engine after the other and hides why it failed.
    #[derive(diesel::MultiConnection)]
    pub(crate) enum AnyConn {
        /// PostgreSQL.
        Pg(diesel::PgConnection),
        /// SQLite.
        Sqlite(diesel::SqliteConnection),
    }
}

/// Runs one expression on the connection of either engine, for what diesel cannot say over both: batch inserts, upserts,
/// unions, row locks. And for statements that run with every request: over both engines diesel writes out the text of a statement each time
/// that it looks for the prepared one, over one it knows most by their type.
///
/// `per_backend!(conn, c => diesel::insert_into(tags::table).values(&rows).on_conflict_do_nothing().execute(c))`, where `conn`
/// is a `Conn` or a `Tx`.
macro_rules! per_backend {
    ($conn:expr, $c:ident => $run:expr) => {
        match &mut $conn.0 {
            $crate::connection::AnyConn::Pg($c) => $run,
            $crate::connection::AnyConn::Sqlite($c) => $run,
        }
    };
}
pub(crate) use per_backend;

/// A connection, as read functions of the repositories take it, with a number that no other one of this process has, and what was read
/// lately on all those of one database.
pub struct Conn(pub(crate) AnyConn, pub(crate) u64, pub(crate) Arc<Documents>);

impl Conn {
    fn new(conn: AnyConn) -> Self {
        static OPENED: AtomicU64 = AtomicU64::new(0);
        Self(conn, OPENED.fetch_add(1, Ordering::Relaxed), Arc::default())
    }
    /// The same, sharing with others what was read lately.
    pub(crate) fn sharing(self, documents: &Arc<Documents>) -> Self {
        Self(self.0, self.1, Arc::clone(documents))
    }
    /// Whether this is PostgreSQL.
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.0, AnyConn::Pg(_))
    }
}

/// What a connection is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// SQLite: refuses to write.
    Read,
    /// Reads and writes.
    Write,
    /// Changes of the schema: no limits on how long, and foreign keys are checked at the end.
    Migrate,
}

/// Opens a connection.
pub(crate) fn open(url: &DatabaseUrl, purpose: Purpose) -> Result<Conn, OpenError> {
    let unreachable = |why: String| OpenError::Unreachable { url: url.to_string(), why: one_line(&why) };
    match url.target() {
        Target::Sqlite(path) => {
            let path = path.to_str().ok_or_else(|| unreachable("the path is not UTF-8".to_owned()))?;
            // A path that SQLite would read as an address (`file:`) was refused when the URL was parsed.
            let mut conn = SqliteConnection::establish(path).map_err(|why| unreachable(why.to_string()))?;
            conn.batch_execute(&sqlite_settings(purpose)).map_err(|why| unreachable(why.to_string()))?;
            if purpose != Purpose::Read {
                require_qpsg(&mut conn).map_err(|why| unreachable(why.to_string()))?;
            }
            Ok(Conn::new(AnyConn::Sqlite(conn)))
        }
        Target::Postgres { url: full, .. } => {
            let mut conn = PgConnection::establish(full).map_err(|why| unreachable(why.to_string()))?;
            conn.batch_execute(&postgres_settings(purpose)).map_err(|why| unreachable(why.to_string()))?;
            require_postgres_15(&mut conn).map_err(|why| unreachable(why.to_string()))?;
            Ok(Conn::new(AnyConn::Pg(conn)))
        }
    }
}

/// The busy timeout comes first: switching to WAL already needs a lock.
fn sqlite_settings(purpose: Purpose) -> String {
    let foreign_keys = if purpose == Purpose::Migrate { "OFF" } else { "ON" };
    let query_only = if purpose == Purpose::Read { "ON" } else { "OFF" };
    // `secure_delete`: what is erased, such as the key of a file, is overwritten.
    // `wal_autocheckpoint`: pages that are written again and again, those of indexes, are moved into the file once for many commits.
    // `recursive_triggers`: else INSERT OR REPLACE would pass by the triggers that keep the audit trail append-only.
    format!(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = {foreign_keys}; \
         PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; \
         PRAGMA cache_size = -16384; PRAGMA mmap_size = 0; PRAGMA wal_autocheckpoint = 4000; PRAGMA query_only = {query_only};"
    )
}

fn postgres_settings(purpose: Purpose) -> String {
    let (lock, statement) = if purpose == Purpose::Migrate { ("60s", "0") } else { ("5s", "30s") };
    format!(
        "SET application_name = 'tahaddi'; SET timezone = 'UTC'; SET lock_timeout = '{lock}'; SET statement_timeout = '{statement}'; \
         SET idle_in_transaction_session_timeout = '30s'; SET default_transaction_isolation = 'read committed';"
    )
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Bool)]
    found: bool,
}

/// Without the query planner stability guarantee SQLite prepares each statement with a bound LIMIT anew: half the speed.
fn require_qpsg(conn: &mut SqliteConnection) -> Result<(), String> {
    let query = "SELECT EXISTS (SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_QPSG') AS found";
    let row: Found = sql_query(query).get_result(conn).map_err(|why| why.to_string())?;
    let how = "this program was built without ENABLE_QPSG: build it from the repository, whose .cargo/config.toml sets LIBSQLITE3_FLAGS";
    row.found.then_some(()).ok_or_else(|| how.to_owned())
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Integer)]
    number: i32,
    #[diesel(sql_type = Text)]
    name: String,
}

fn require_postgres_15(conn: &mut PgConnection) -> Result<(), String> {
    let query = "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name";
    let row: Version = sql_query(query).get_result(conn).map_err(|why| why.to_string())?;
    if row.number < 150_000 {
        return Err(format!("the server is PostgreSQL {}, at least 15 is needed", row.name));
    }
    Ok(())
}
