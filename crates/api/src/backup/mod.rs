//! Backups: the database, every key and every file that the database names, in one folder with a manifest.
//!
//! [`make()`] runs beside a server; [`restore()`] wants it stopped. What order and what digests are for: docs/DURABILITY.md.

mod disk;
mod make;
mod manifest;
mod restore;

pub use make::{Made, make};
pub use manifest::{DATABASE, Engine, FilesIn, MANIFEST, Manifest, Part};
pub use restore::{Restored, restore};

use crate::settings::Settings;
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};
use tahaddi_files::Key;
use tahaddi_persistence::DatabaseUrl;

/// Where a server of these settings keeps what a backup holds.
struct Places {
    database: DatabaseUrl,
    keys: PathBuf,
    /// The blobs; `None` with a bucket, which is backed up by other means.
    files: Option<PathBuf>,
}

impl Places {
    fn of(settings: &Settings) -> anyhow::Result<Self> {
        let files = settings.files_s3_bucket.is_none().then(|| settings.files_folder().join("objects"));
        Ok(Self { database: settings.database()?, keys: settings.keys_folder(), files })
    }

    fn engine(&self) -> Engine {
        if self.database.sqlite_path().is_some() { Engine::Sqlite } else { Engine::Postgres }
    }
}

/// Where a blob lies below a folder of them.
fn blob(key: &str) -> anyhow::Result<PathBuf> {
    let key = Key::parse(key).with_context(|| format!("{key}: no key of a blob"))?;
    Ok(key.path())
}

/// The address of a SQLite file.
fn file_url(path: &Path) -> anyhow::Result<DatabaseUrl> {
    let Some(path) = path.to_str() else { bail!("{}: the path is not UTF-8", path.display()) };
    Ok(DatabaseUrl::parse(&format!("sqlite://{path}"))?)
}
