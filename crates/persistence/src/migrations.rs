//! The migrations inside the program, and what a database lacks of them.

use crate::connection::{AnyConn, Conn, Purpose, open};
use crate::error::{StoreError, one_line};
use crate::open_error::OpenError;
use crate::url::DatabaseUrl;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::migration::{Migration, MigrationSource};
use diesel::sql_types::{Bool, Text};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// The key of PostgreSQL's advisory lock that lets one program migrate at a time ("tahaddi" in ASCII).
const ADVISORY_LOCK: i64 = 0x0074_6168_6164_6469;

/// Applies what is pending and returns its versions. On SQLite the file and its folder are created, and all of it is one
/// transaction; on PostgreSQL each migration is one, and only one program migrates at a time.
///
/// # Errors
/// The database cannot be opened, was migrated by a later release, or refused a migration.
pub fn migrate(url: &DatabaseUrl) -> Result<Vec<String>, OpenError> {
    run(url, |work| {
        let known = work.known()?;
        let applied = work.applied()?;
        refuse_newer(&known, &applied)?;
        known.iter().filter(|version| !applied.contains(version)).map(|_| work.forward()).collect()
    })
}

/// Reverts the last `count` migrations (fewer if there are fewer) and returns their versions, the last one first.
///
/// # Errors
/// As [`migrate`].
pub fn revert(url: &DatabaseUrl, count: usize) -> Result<Vec<String>, OpenError> {
    run(url, |work| {
        let applied = work.applied()?;
        refuse_newer(&work.known()?, &applied)?;
        applied.iter().take(count).map(|_| work.back()).collect()
    })
}

/// Refuses a database whose schema is not exactly the one of this program.
pub(crate) fn check(conn: &mut Conn) -> Result<(), OpenError> {
    let failed = |why: StoreError| OpenError::Migration(why.to_string());
    let known = match &conn.0 {
        AnyConn::Pg(_) => versions::<diesel::pg::Pg>(&POSTGRES),
        AnyConn::Sqlite(_) => versions::<diesel::sqlite::Sqlite>(&SQLITE),
    }?;
    let applied = applied(conn).map_err(failed)?;
    refuse_newer(&known, &applied)?;
    let pending: Vec<String> = known.into_iter().filter(|version| !applied.contains(version)).collect();
    if pending.is_empty() { Ok(()) } else { Err(OpenError::MigrationsPending(pending)) }
}

/// Refuses versions that this program does not know. They are the same on both engines.
pub(crate) fn refuse_unknown(applied: &[String]) -> Result<(), OpenError> {
    refuse_newer(&versions::<diesel::sqlite::Sqlite>(&SQLITE)?, applied)
}

fn refuse_newer(known: &[String], applied: &[String]) -> Result<(), OpenError> {
    let unknown: Vec<String> = applied.iter().filter(|version| !known.contains(version)).cloned().collect();
    if unknown.is_empty() { Ok(()) } else { Err(OpenError::SchemaNewer(unknown)) }
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Bool)]
    found: bool,
}

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = Text)]
    version: String,
}

/// The versions that the database has, the last one first. Unlike diesel's own it never creates the table.
pub(crate) fn applied(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    let exists = match conn.0 {
        AnyConn::Pg(_) => "SELECT to_regclass('__diesel_schema_migrations') IS NOT NULL AS found",
        AnyConn::Sqlite(_) => "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '__diesel_schema_migrations') AS found",
    };
    let table: Found = sql_query(exists).get_result(&mut conn.0)?;
    if !table.found {
        return Ok(Vec::new());
    }
    let rows: Vec<Applied> = sql_query("SELECT version FROM __diesel_schema_migrations ORDER BY version DESC").load(&mut conn.0)?;
    Ok(rows.into_iter().map(|row| row.version).collect())
}

fn versions<DB: diesel::backend::Backend>(source: &impl MigrationSource<DB>) -> Result<Vec<String>, OpenError> {
    let all: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(failed)?;
    let mut versions: Vec<String> = all.iter().map(|migration| migration.name().version().to_string()).collect();
    versions.sort_unstable();
    Ok(versions)
}

fn failed(why: Box<dyn std::error::Error + Send + Sync>) -> OpenError {
    OpenError::Migration(one_line(&why.to_string()))
}

/// The same four steps on either engine.
trait Work {
    fn known(&mut self) -> Result<Vec<String>, OpenError>;
    fn applied(&mut self) -> Result<Vec<String>, OpenError>;
    fn forward(&mut self) -> Result<String, OpenError>;
    fn back(&mut self) -> Result<String, OpenError>;
}

struct Harness<'a, C> {
    conn: &'a mut C,
    source: EmbeddedMigrations,
}

impl<C, DB> Work for Harness<'_, C>
where
    DB: diesel::backend::Backend,
    C: Connection<Backend = DB> + MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    fn known(&mut self) -> Result<Vec<String>, OpenError> {
        versions::<DB>(&self.source)
    }
    fn applied(&mut self) -> Result<Vec<String>, OpenError> {
        Ok(self.conn.applied_migrations().map_err(failed)?.iter().map(ToString::to_string).collect())
    }
    fn forward(&mut self) -> Result<String, OpenError> {
        self.conn.run_next_migration(EmbeddedSource(&self.source)).map(|version| version.to_string()).map_err(failed)
    }
    fn back(&mut self) -> Result<String, OpenError> {
        self.conn.revert_last_migration(EmbeddedSource(&self.source)).map(|version| version.to_string()).map_err(failed)
    }
}

/// A source that can be lent more than once.
struct EmbeddedSource<'a>(&'a EmbeddedMigrations);

impl<DB: diesel::backend::Backend> MigrationSource<DB> for EmbeddedSource<'_>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    fn migrations(&self) -> diesel::migration::Result<Vec<Box<dyn Migration<DB>>>> {
        self.0.migrations()
    }
}

fn run<T>(url: &DatabaseUrl, steps: impl FnOnce(&mut dyn Work) -> Result<T, OpenError>) -> Result<T, OpenError> {
    create_folder(url)?;
    let query = |why: diesel::result::Error| OpenError::Migration(one_line(&why.to_string()));
    match open(url, Purpose::Migrate)?.0 {
        AnyConn::Pg(mut conn) => {
            // Released when the connection closes, whatever happens.
            conn.batch_execute(&format!("SELECT pg_advisory_lock({ADVISORY_LOCK})")).map_err(query)?;
            steps(&mut Harness { conn: &mut conn, source: POSTGRES })
        }
        AnyConn::Sqlite(mut conn) => {
            AnsiTransactionManager::begin_transaction_sql(&mut conn, "BEGIN IMMEDIATE").map_err(query)?;
            let done = steps(&mut Harness { conn: &mut conn, source: SQLITE })?;
            check_foreign_keys(&mut conn)?;
            AnsiTransactionManager::commit_transaction(&mut conn).map_err(query)?;
            Ok(done)
        }
    }
}

/// Foreign keys are off while tables are rebuilt; what they would have refused shows here.
fn check_foreign_keys(conn: &mut SqliteConnection) -> Result<(), OpenError> {
    let query = "SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_check) AS found";
    let broken: Found = sql_query(query).get_result(conn).map_err(|why| OpenError::Migration(why.to_string()))?;
    if broken.found { Err(OpenError::Migration("it leaves rows that refer to missing rows".to_owned())) } else { Ok(()) }
}

/// Makes the folder of the SQLite file.
pub(crate) fn create_folder(url: &DatabaseUrl) -> Result<(), OpenError> {
    let Some(folder) = url.sqlite_path().and_then(std::path::Path::parent) else { return Ok(()) };
    std::fs::create_dir_all(folder).map_err(|why| OpenError::Folder { folder: folder.display().to_string(), why })
}
