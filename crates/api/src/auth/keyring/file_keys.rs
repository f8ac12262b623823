//! The master keys of files: `files-<name>.key`, each an instant and 32 random bytes. The newest wraps the keys of new files.

use super::{KeyringError, at, create_private, hex, random_bytes, read_private, refuse_mode};
use sha2::{Digest as _, Sha256};
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tahaddi_domain::time::Instant;
use tahaddi_files::{FileError, KeyKeeper, MasterKey, missing};

const PREFIX: &str = "files-";
const SUFFIX: &str = ".key";
const CREATED: &str = "Created: ";
const BYTES: usize = 32;
/// Digits of a name.
const NAME: usize = 16;

/// The master keys of files. They are read from their folder each time: a file is rarer than a key is small, and a key that was just
/// made elsewhere counts at once.
#[derive(Debug)]
pub struct FileKeys {
    folder: PathBuf,
}

/// A master key with the instant at which it was made.
#[derive(Clone, Debug)]
pub struct FileKey {
    /// When.
    pub created: Instant,
    /// The key.
    pub key: Arc<MasterKey>,
}

impl FileKeys {
    /// Opens the folder, and makes it and the first key.
    ///
    /// # Errors
    /// The folder cannot be used, other users can reach it, or a file in it is not a key.
    pub fn open(folder: &Path, now: Instant) -> Result<Self, KeyringError> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(at(folder))?;
        let keys = Self { folder: folder.to_owned() };
        if keys.all()?.is_empty() {
            keys.create(now)?;
        }
        Ok(keys)
    }

    /// All of them, oldest first.
    ///
    /// # Errors
    /// As [`FileKeys::open`].
    pub fn all(&self) -> Result<Vec<FileKey>, KeyringError> {
        refuse_mode(&self.folder, 0o022, 0o700)?;
        let mut keys = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(at(&self.folder))? {
            let path = entry.map_err(at(&self.folder))?.path();
            let name = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
            let Some(name) = name.map(str::to_owned) else { continue };
            keys.extend(read(&path, &name)?);
        }
        keys.sort_by(|a, b| (a.created, a.key.name()).cmp(&(b.created, b.key.name())));
        Ok(keys)
    }

    /// Makes a new key, which wraps the keys of all files from now on.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn create(&self, now: Instant) -> Result<FileKey, KeyringError> {
        let bytes = random_bytes::<BYTES>()?;
        let name = name_of(&bytes);
        let path = self.path(&name);
        create_private(&self.folder, &path, format!("{CREATED}{now}\n{}\n", hex(&bytes)).as_bytes())?;
        read(&path, &name)?.ok_or(KeyringError::Malformed { path, reason: "it went when it was made" })
    }

    /// Removes a key. What is wrapped by it is lost.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn remove(&self, name: &str) -> Result<(), KeyringError> {
        let path = self.path(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(KeyringError::Io { path, source: error }),
            _removed_or_gone => Ok(()),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{PREFIX}{name}{SUFFIX}"))
    }
}

impl KeyKeeper for FileKeys {
    fn newest(&self) -> Result<Arc<MasterKey>, FileError> {
        let newest = self.all().map_err(unavailable)?.pop();
        newest.map(|newest| newest.key).ok_or_else(|| missing("of files"))
    }

    fn find(&self, name: &str) -> Result<Arc<MasterKey>, FileError> {
        let possible = name.len() == NAME && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let found = if possible { read(&self.path(name), name).map_err(unavailable)? } else { None };
        found.map(|found| found.key).ok_or_else(|| missing(name))
    }
}

/// The key in a file; `None` if there is none.
fn read(path: &Path, name: &str) -> Result<Option<FileKey>, KeyringError> {
    let Some(content) = read_private(path)? else { return Ok(None) };
    let malformed = |reason| KeyringError::Malformed { path: path.to_owned(), reason };
    let text = String::from_utf8(content).map_err(|_not_text| malformed("it is not a text"))?;
    let (created, digits) = text.trim_end().split_once('\n').ok_or_else(|| malformed("it does not have two lines"))?;
    let created = created.strip_prefix(CREATED).and_then(|stamp| Instant::parse(stamp.trim()).ok());
    let created = created.ok_or_else(|| malformed("its `Created:` line is not an instant"))?;
    let bytes: Option<[u8; BYTES]> = tahaddi_files::Digest::parse(digits).map(|bytes| *bytes.as_bytes());
    let bytes = bytes.ok_or_else(|| malformed("it does not hold 32 bytes"))?;
    if name_of(&bytes) != name {
        return Err(malformed("its name does not belong to the key in it"));
    }
    let key = MasterKey::new(name, &bytes).map_err(|_refused| malformed("the cipher does not take it"))?;
    Ok(Some(FileKey { created, key: Arc::new(key) }))
}

/// The name of a key: the first digits of its SHA-256.
fn name_of(bytes: &[u8]) -> String {
    let digits = hex(&Sha256::digest(bytes));
    digits.get(..NAME).unwrap_or_default().to_owned()
}

fn unavailable(error: KeyringError) -> FileError {
    FileError::Unavailable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;
    use tahaddi_domain::time::Span;

    const NOW: Instant = Instant::from_micros(1_800_000_000_000_000);

    #[test]
    fn file_07_the_first_start_makes_a_key_that_only_we_can_read_and_the_newest_wraps() {
        let folder = tempfile::tempdir().unwrap();
        let keys = FileKeys::open(folder.path(), NOW).unwrap();
        let first = keys.newest().unwrap();
        let path = keys.path(first.name());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(FileKeys::open(folder.path(), NOW).unwrap().newest().unwrap().name(), first.name(), "a later start keeps it");
        let second = keys.create(NOW + Span::seconds(1)).unwrap();
        assert_eq!(keys.newest().unwrap().name(), second.key.name());
        assert_eq!(keys.find(first.name()).unwrap().name(), first.name());
        keys.remove(first.name()).unwrap();
        keys.remove(first.name()).unwrap();
        assert_eq!(keys.find(first.name()).unwrap_err(), missing(first.name()));
        assert_eq!(keys.find("../cursor").unwrap_err(), missing("../cursor"));
    }

    #[test]
    fn file_07_what_others_can_read_or_somebody_changed_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let keys = FileKeys::open(folder.path(), NOW).unwrap();
        let path = keys.path(keys.newest().unwrap().name());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(keys.all(), Err(KeyringError::Exposed { .. })));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        for changed in [
            text.replace("Created", "Made"),
            text.trim_end().to_owned() + "0",
            "x".to_owned(),
            format!("Created: {NOW}\n{}\n", "0".repeat(64)),
        ] {
            fs::write(&path, changed).unwrap();
            assert!(matches!(keys.all(), Err(KeyringError::Malformed { .. })));
        }
    }
}
