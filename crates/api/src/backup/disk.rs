//! Files that nobody else reads, and that are on disk when a function returns.

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

const PIECE: usize = 1 << 16;

/// The length and the SHA-256 of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Summed {
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// Makes a folder with mode 0700, and those above it.
pub(super) fn private_folder(path: &Path) -> anyhow::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path).with_context(|| format!("cannot create {}", path.display()))
}

/// Copies a plain file into a new one with mode 0600; `None` if there is none.
pub(super) fn copy(from: &Path, to: &Path) -> anyhow::Result<Option<Summed>> {
    let plain = match fs::symlink_metadata(from) {
        Ok(found) => found.is_file(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| from.display().to_string()),
    };
    anyhow::ensure!(plain, "{} is no plain file", from.display());
    let source = match File::open(from) {
        Ok(source) => source,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| from.display().to_string()),
    };
    if let Some(folder) = to.parent() {
        private_folder(folder)?;
    }
    let mut target = create(to)?;
    let summed =
        pour(source, |piece| target.write_all(piece)).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    target.sync_all().with_context(|| to.display().to_string())?;
    Ok(Some(summed))
}

/// Sums up a file that is there, makes it private, and waits until it is on disk.
pub(super) fn settle(path: &Path) -> anyhow::Result<Summed> {
    let summed = || -> io::Result<Summed> {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        let file = File::open(path)?;
        file.sync_all()?;
        pour(file, |_| Ok(()))
    };
    summed().with_context(|| path.display().to_string())
}

/// Writes a new file.
pub(super) fn write_private(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let mut file = create(path)?;
    file.write_all(content).and_then(|()| file.sync_all()).with_context(|| path.display().to_string())
}

fn create(path: &Path) -> anyhow::Result<File> {
    let new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    new.with_context(|| format!("cannot create {}", path.display()))
}

fn pour(mut source: File, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<Summed> {
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; PIECE]);
    loop {
        let read = match source.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let piece = buffer.get(..read).unwrap_or_default();
        if piece.is_empty() {
            let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            return Ok(Summed { bytes, sha256 });
        }
        hash.update(piece);
        take(piece)?;
        bytes += u64::try_from(read).unwrap_or_default();
    }
}

/// The plain files below a folder, from it, ordered; none if there is no folder.
pub(super) fn files_below(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(relative) = folders.pop() {
        let entries = match fs::read_dir(folder.join(&relative)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| folder.join(&relative).display().to_string()),
        };
        for entry in entries {
            let entry = entry?;
            let path = relative.join(entry.file_name());
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Waits until the names in a folder, and in those below it, are on disk.
pub(super) fn sync_names(folder: &Path) -> anyhow::Result<()> {
    let sync = |folder: &Path| File::open(folder).and_then(|folder| folder.sync_all()).with_context(|| folder.display().to_string());
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_names(&entry.path())?;
        }
    }
    sync(folder)
}

/// Waits until the name of a file or folder is on disk.
pub(super) fn sync_parent(path: &Path) -> anyhow::Result<()> {
    let parent = parent(path);
    File::open(parent).and_then(|folder| folder.sync_all()).with_context(|| parent.display().to_string())
}

/// The folder in which a path lies.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// The path with something more at the end of its name.
pub(super) fn beside(path: &Path, more: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(more);
    path.with_file_name(name)
}
