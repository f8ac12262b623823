//! What a backup says of itself.

use super::disk;
use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs;
use std::path::{Component, Path};

/// The name of the manifest in the folder of a backup.
pub const MANIFEST: &str = "manifest.json";
/// The name of the database.
pub const DATABASE: &str = "database.sqlite";
/// The folder of the keys.
pub(super) const KEYS: &str = "keys";
/// The folder of the files.
pub(super) const FILES: &str = "files";
/// The form of the folder and of this document.
const FORMAT: u32 = 1;

/// The engine of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// A file, which is a part of the backup.
    Sqlite,
    /// A server, whose database is dumped by its own tools.
    Postgres,
}

/// Where the files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilesIn {
    /// They are parts of the backup.
    Folder,
    /// In a bucket, which keeps its own copies.
    Bucket,
}

/// One file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Where it is, from the folder of the backup.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// The manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of the folder and of this document.
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// When it was begun.
    pub made_at: String,
    /// The engine of the database.
    pub engine: Engine,
    /// The migrations of the database, the first one first.
    pub schema: Vec<String>,
    /// Where the files are.
    pub files: FilesIn,
    /// Blobs that the copied database still names and that were deleted, with their rows, while the backup was made.
    pub gone: Vec<String>,
    /// Every file.
    pub parts: Vec<Part>,
}

impl Manifest {
    pub(super) fn new(made_at: String, engine: Engine, files: FilesIn) -> Self {
        let (schema, gone, parts) = (Vec::new(), Vec::new(), Vec::new());
        Self { format: FORMAT, program: env!("CARGO_PKG_VERSION").to_owned(), made_at, engine, schema, files, gone, parts }
    }

    /// Reads and checks the manifest of a backup.
    ///
    /// # Errors
    /// It is not there, is of another form, or names what a backup does not hold.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(MANIFEST);
        let text = fs::read_to_string(&path).with_context(|| format!("{}: this is no finished backup", path.display()))?;
        let value: Value = serde_json::from_str(&text).with_context(|| format!("{} is damaged", path.display()))?;
        // The number first: a later form may have fields that are unknown here.
        if value.get("format").and_then(Value::as_u64) != Some(u64::from(FORMAT)) {
            bail!(
                "{}: the form of this backup is not known to {}: use the release that made it",
                path.display(),
                env!("CARGO_PKG_VERSION")
            );
        }
        let manifest: Self = serde_json::from_value(value).with_context(|| format!("{} is damaged", path.display()))?;
        manifest.check()?;
        Ok(manifest)
    }

    /// No part lies outside, and there is a database where there has to be one.
    fn check(&self) -> anyhow::Result<()> {
        for part in &self.parts {
            let path = Path::new(&part.path);
            let inside = path.components().all(|component| matches!(component, Component::Normal(_)));
            let known = part.path == DATABASE || path.starts_with(KEYS) || path.starts_with(FILES);
            if !inside || !known {
                bail!("the manifest names {}, which is no part of a backup", part.path);
            }
        }
        let database = self.parts.iter().any(|part| part.path == DATABASE);
        if database != (self.engine == Engine::Sqlite) {
            bail!("the manifest does not fit: {} is {}there", DATABASE, if database { "" } else { "not " });
        }
        Ok(())
    }

    pub(super) fn write(&self, folder: &Path) -> anyhow::Result<()> {
        disk::write_private(&folder.join(MANIFEST), &serde_json::to_vec_pretty(self)?)?;
        Ok(())
    }

    /// The length of all parts.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.bytes).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        let mut manifest = Manifest::new("2027-01-15T09:00:00Z".to_owned(), Engine::Sqlite, FilesIn::Folder);
        manifest.parts = paths.iter().map(|path| Part { path: (*path).to_owned(), bytes: 1, sha256: String::new() }).collect();
        manifest
    }

    #[test]
    fn nothing_outside_of_the_folder_is_a_part() {
        manifest(&[DATABASE, "keys/a.pem", "files/ab/abcd"]).check().unwrap();
        for path in ["../keys/a.pem", "/etc/passwd", "keys/../../a", "other", "keysa", ""] {
            assert!(manifest(&[DATABASE, path]).check().is_err(), "{path}");
        }
        assert!(manifest(&["keys/a.pem"]).check().is_err(), "a backup of SQLite has a database");
    }

    #[test]
    fn a_later_form_is_refused_by_its_number() {
        let folder = tempfile::tempdir().unwrap();
        manifest(&[DATABASE]).write(folder.path()).unwrap();
        assert_eq!(Manifest::read(folder.path()).unwrap(), manifest(&[DATABASE]));
        fs::write(folder.path().join(MANIFEST), r#"{"format": 2, "volumes": []}"#).unwrap();
        assert!(Manifest::read(folder.path()).unwrap_err().to_string().contains("use the release that made it"));
    }
}
