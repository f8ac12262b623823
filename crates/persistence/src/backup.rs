//! What a backup needs of the database: a copy that is whole, what the copy is, and whether a file is at rest.

use crate::connection::{AnyConn, Conn, Purpose, open};
use crate::error::StoreError;
use crate::migrations;
use crate::open_error::OpenError;
use crate::transaction;
use crate::transfer::tables::{self, Table};
use crate::url::{DatabaseUrl, Target};
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use std::collections::BTreeSet;
use std::path::Path;

/// The name of every column that holds the key of a blob: by it a backup finds the files of whatever table.
const BLOB: &str = "blob";

/// What a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// The migrations that it has, the first one first.
    pub versions: Vec<String>,
    /// The keys of the blobs that its rows name.
    pub blobs: BTreeSet<String>,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Copies a SQLite database into a new file while others read and write: the copy is of one moment, and needs no log beside it.
///
/// # Errors
/// There is no such file, it is not SQLite, the target exists, or no room is left.
pub fn copy_file(url: &DatabaseUrl, to: &Path) -> Result<(), OpenError> {
    let failed = |why: String| OpenError::Unreachable { url: url.to_string(), why };
    let path = url.sqlite_path().ok_or_else(|| failed("this is no file".to_owned()))?;
    if !path.exists() {
        return Err(failed("there is no such file".to_owned()));
    }
    let target = to.to_str().ok_or_else(|| failed("the target is not UTF-8".to_owned()))?;
    let mut conn = open(url, Purpose::Write)?;
    let copied = sql_query("VACUUM INTO ?").bind::<Text, _>(target).execute(sqlite(&mut conn, url)?);
    copied.map(drop).map_err(|why| failed(StoreError::from(why).to_string()))
}

/// Looks at a database, in one state of it. On SQLite the whole file is checked first.
///
/// # Errors
/// It cannot be opened, is damaged, or was migrated by a later release.
pub fn survey(url: &DatabaseUrl) -> Result<Survey, OpenError> {
    let failed = |why: StoreError| OpenError::Unreachable { url: url.to_string(), why: why.to_string() };
    let mut conn = open(url, if url.sqlite_path().is_some() { Purpose::Read } else { Purpose::Migrate })?;
    transaction::begin_snapshot(&mut conn).map_err(failed)?;
    if let Some(damage) = damage(&mut conn).map_err(failed)? {
        return Err(OpenError::Unreachable { url: url.to_string(), why: format!("it is damaged: {damage}") });
    }
    let mut versions = migrations::applied(&mut conn).map_err(failed)?;
    versions.reverse();
    refuse_later(&versions)?;
    let mut blobs = BTreeSet::new();
    for Table { name, columns } in tables::of(&mut conn).map_err(failed)? {
        if columns.contains_key(BLOB) {
            let query = format!("SELECT {BLOB} AS line FROM \"{name}\" WHERE {BLOB} IS NOT NULL");
            let rows: Vec<Line> = sql_query(query).load(&mut conn.0).map_err(|why| failed(why.into()))?;
            blobs.extend(rows.into_iter().map(|row| row.line));
        }
    }
    transaction::close(&mut conn);
    Ok(Survey { versions, blobs })
}

/// Refuses a schema that a later release has made.
///
/// # Errors
/// There are migrations that this program does not know.
pub fn refuse_later(versions: &[String]) -> Result<(), OpenError> {
    migrations::refuse_unknown(versions)
}

/// Makes sure that nobody uses a SQLite file, and moves its log into it: afterwards the file is all there is.
///
/// # Errors
/// Another program has it open.
pub fn put_to_rest(url: &DatabaseUrl) -> Result<(), OpenError> {
    let failed = |why: String| OpenError::Unreachable { url: url.to_string(), why };
    let Target::Sqlite(path) = url.target() else { return Ok(()) };
    let path = path.to_str().ok_or_else(|| failed("the path is not UTF-8".to_owned()))?;
    let mut conn = SqliteConnection::establish(path).map_err(|why| failed(why.to_string()))?;
    // Only the last connection can leave the write-ahead log behind.
    let alone =
        conn.batch_execute("PRAGMA busy_timeout = 1000").and_then(|()| sql_query("PRAGMA journal_mode = DELETE").get_result(&mut conn));
    match alone {
        Ok(Mode { journal_mode }) if journal_mode == "delete" => Ok(()),
        Ok(Mode { journal_mode }) => Err(failed(format!("a program uses it, stop the server first (its log is {journal_mode})"))),
        Err(why) => Err(failed(format!("a program uses it, stop the server first ({})", StoreError::from(why)))),
    }
}

#[derive(QueryableByName)]
struct Mode {
    #[diesel(sql_type = Text)]
    journal_mode: String,
}

/// The first thing that is wrong with a SQLite file. PostgreSQL checks its pages by itself.
fn damage(conn: &mut Conn) -> Result<Option<String>, StoreError> {
    let AnyConn::Sqlite(sqlite) = &mut conn.0 else { return Ok(None) };
    let found: Vec<Line> = sql_query("SELECT integrity_check AS line FROM pragma_integrity_check LIMIT 1").load(sqlite)?;
    if let Some(first) = found.into_iter().find(|row| row.line != "ok") {
        return Ok(Some(first.line));
    }
    let orphans = "SELECT \"table\" || ' refers to a missing row of ' || parent AS line FROM pragma_foreign_key_check LIMIT 1";
    Ok(sql_query(orphans).load::<Line>(sqlite)?.into_iter().next().map(|row| row.line))
}

fn sqlite<'c>(conn: &'c mut Conn, url: &DatabaseUrl) -> Result<&'c mut SqliteConnection, OpenError> {
    match &mut conn.0 {
        AnyConn::Sqlite(sqlite) => Ok(sqlite),
        AnyConn::Pg(_) => Err(OpenError::Unreachable { url: url.to_string(), why: "this is no file".to_owned() }),
    }
}
