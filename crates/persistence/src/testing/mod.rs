//! Databases for tests, made once and copied.
//!
//! Test threads live as short as their test, so copies belong to the process: a PostgreSQL copy goes back to a shelf when its
//! [`TestDb`] is dropped, and is emptied when the next test takes it. Migrations must therefore insert no rows.

mod postgres;

use crate::url::Target;
use crate::{DatabaseUrl, Db, OpenError, Options, TimeSource, migrate};
use std::sync::{Arc, OnceLock};
use tahaddi_domain::random::SeededRandom;
use tahaddi_domain::time::Clock;
use tempfile::TempDir;

/// Why there is no database for the test.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A migrated, empty database of one test. Drop every [`Db`] on it first.
pub struct TestDb {
    url: DatabaseUrl,
    _keeper: Keeper,
}

/// What is given back with the database.
#[expect(dead_code, reason = "kept for its destructor")]
enum Keeper {
    Folder(TempDir),
    Copy(postgres::Copy),
}

impl TestDb {
    /// A SQLite file in a folder of its own.
    ///
    /// # Errors
    /// The file system, or a migration.
    pub fn sqlite() -> Result<Self, Failure> {
        static TEMPLATE: OnceLock<Result<Vec<u8>, String>> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| template().map_err(|error| error.to_string())).as_ref().map_err(String::clone)?;
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("test.db");
        std::fs::write(&path, template)?;
        Ok(Self { url: DatabaseUrl::parse(&format!("sqlite://{}", path.display()))?, _keeper: Keeper::Folder(folder) })
    }

    /// A PostgreSQL database on the server to which `admin_url` leads, as a superuser.
    ///
    /// # Errors
    /// The server, or a migration.
    pub fn postgres(admin_url: &str) -> Result<Self, Failure> {
        let copy = postgres::take(admin_url)?;
        Ok(Self { url: copy.url.clone(), _keeper: Keeper::Copy(copy) })
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> DatabaseUrl {
        self.url.clone()
    }

    /// Where it is, as a program has to be told: with whatever the address holds that is not shown.
    #[must_use]
    pub fn address(&self) -> String {
        match self.url.target() {
            Target::Sqlite(_) => self.url.to_string(),
            Target::Postgres { url, .. } => url.clone(),
        }
    }

    /// Opens it with a clock of the test and repeatable ids.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub fn open(&self, clock: Arc<dyn Clock>) -> Result<Db, OpenError> {
        let random = Arc::new(SeededRandom::new(1));
        Db::open(&self.url, Options { connections: 3, queue: 1024, clock, random, time_source: TimeSource::Clock })
    }
}

/// The bytes of a migrated file; closing the last connection has moved the log into it.
fn template() -> Result<Vec<u8>, Failure> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("template.db");
    migrate(&DatabaseUrl::parse(&format!("sqlite://{}", path.display()))?)?;
    Ok(std::fs::read(path)?)
}
