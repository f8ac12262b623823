//! Copies of a migrated PostgreSQL database, shelved between tests.

use super::Failure;
use crate::connection::{AnyConn, Purpose, open};
use crate::{DatabaseUrl, migrate};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Bool, Integer, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, sql_query};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const PREFIX: &str = "tahaddi_test_";
/// The first half of the advisory lock that says that the process of a run is alive ("test" in ASCII).
const LOCK_CLASS: i32 = 0x7465_7374;

/// One server per process: where the copies are made.
static WORKSHOP: Mutex<Option<Workshop>> = Mutex::new(None);
static SHELF: Mutex<Vec<DatabaseUrl>> = Mutex::new(Vec::new());

/// A database that goes back to the shelf when dropped.
pub(super) struct Copy {
    pub(super) url: DatabaseUrl,
}

impl Drop for Copy {
    fn drop(&mut self) {
        SHELF.lock().unwrap_or_else(PoisonError::into_inner).push(self.url.clone());
    }
}

/// Takes an empty database from the shelf, or makes one.
pub(super) fn take(admin_url: &str) -> Result<Copy, Failure> {
    let shelved = SHELF.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let url = match shelved {
        Some(url) => {
            empty(&url)?;
            url
        }
        None => {
            let mut workshop = WORKSHOP.lock().unwrap_or_else(PoisonError::into_inner);
            let workshop = match &mut *workshop {
                Some(workshop) => workshop,
                none => none.insert(Workshop::open(admin_url)?),
            };
            workshop.copy()?
        }
    };
    Ok(Copy { url })
}

/// The connection that owns this run's databases: while it lives, its advisory lock keeps other runs from sweeping them.
struct Workshop {
    conn: PgConnection,
    admin_url: String,
    run: i32,
    copies: u32,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Got {
    #[diesel(sql_type = Bool)]
    got: bool,
}

impl Workshop {
    fn open(admin_url: &str) -> Result<Self, Failure> {
        let mut conn = PgConnection::establish(admin_url)?;
        let run = i32::try_from(RandomState::new().build_hasher().finish() >> 33)?;
        try_lock(&mut conn, run)?;
        let mut workshop = Self { conn, admin_url: admin_url.to_owned(), run, copies: 0 };
        workshop.sweep()?;
        let template = workshop.name("template");
        workshop.conn.batch_execute(&format!("CREATE DATABASE {template}"))?;
        migrate(&workshop.url(&template)?)?;
        Ok(workshop)
    }

    fn name(&self, what: &str) -> String {
        format!("{PREFIX}{}_{what}", self.run)
    }

    fn url(&self, database: &str) -> Result<DatabaseUrl, Failure> {
        let (server, parameters) = self.admin_url.split_once('?').unwrap_or((&self.admin_url, ""));
        let (scheme, rest) = server.split_once("://").ok_or("not an address")?;
        let authority = rest.split('/').next().unwrap_or_default();
        Ok(DatabaseUrl::parse(&format!("{scheme}://{authority}/{database}?{parameters}"))?)
    }

    fn copy(&mut self) -> Result<DatabaseUrl, Failure> {
        self.copies += 1;
        let (name, template) = (self.name(&self.copies.to_string()), self.name("template"));
        let statement = format!("CREATE DATABASE {name} WITH TEMPLATE {template}");
        // The server may not yet have noticed that the migration hung up.
        for _ in 0..50 {
            match self.conn.batch_execute(&statement) {
                Err(error) if error.to_string().contains("being accessed") => std::thread::sleep(Duration::from_millis(20)),
                result => {
                    result?;
                    return self.url(&name);
                }
            }
        }
        Err("the template database stays in use".into())
    }

    /// Drops what runs have left behind that are no more.
    fn sweep(&mut self) -> Result<(), Failure> {
        let query = format!("SELECT datname::text AS name FROM pg_database WHERE datname LIKE '{PREFIX}%'");
        let left: Vec<Name> = sql_query(query).load(&mut self.conn)?;
        for Name { name } in left {
            let run = name.strip_prefix(PREFIX).and_then(|rest| rest.split('_').next()).and_then(|run| run.parse().ok());
            let Some(run) = run.filter(|run| *run != self.run) else { continue };
            if try_lock(&mut self.conn, run)? {
                // Another run may be sweeping too.
                drop(self.conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
                self.conn.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK_CLASS}, {run})"))?;
            }
        }
        Ok(())
    }
}

fn try_lock(conn: &mut PgConnection, run: i32) -> Result<bool, Failure> {
    let query = sql_query("SELECT pg_try_advisory_lock($1, $2) AS got").bind::<Integer, _>(LOCK_CLASS).bind::<Integer, _>(run);
    let row: Got = query.get_result(conn)?;
    Ok(row.got)
}

/// Deletes all rows. The role `replica` passes by triggers and foreign keys: the audit trail refuses to be deleted else.
fn empty(url: &DatabaseUrl) -> Result<(), Failure> {
    let AnyConn::Pg(mut conn) = open(url, Purpose::Migrate)?.0 else { return Err("not PostgreSQL".into()) };
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    conn.batch_execute(end)?;
    let query =
        "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '__diesel_schema_migrations'";
    let tables: Vec<Name> = sql_query(query).load(&mut conn)?;
    let deletes: String = tables.iter().map(|table| format!("DELETE FROM {};", table.name)).collect();
    conn.batch_execute(&format!("BEGIN; SET LOCAL session_replication_role = replica; {deletes} COMMIT"))?;
    Ok(())
}
