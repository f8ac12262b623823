//! Folders by descriptor. A name is only ever looked up in a folder that is open, and no symbolic link is followed.

use rustix::fs::{AtFlags, Mode, OFlags};
use rustix::io::Errno;
use std::fs::{DirBuilder, File};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::sync::Arc;

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// An open folder that only the program's user can enter.
#[derive(Clone, Debug)]
pub(crate) struct Dir(Arc<OwnedFd>);

impl Dir {
    /// Opens a folder of the operator, and makes it if need be. It may be a symbolic link.
    pub(crate) fn open_root(path: &Path) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        Ok(Self(Arc::new(rustix::fs::open(path, FOLDER, Mode::empty())?)))
    }

    /// Opens a folder in it; `None` if there is none.
    pub(crate) fn find_folder(&self, name: &str) -> io::Result<Option<Self>> {
        match rustix::fs::openat(&*self.0, name, FOLDER | OFlags::NOFOLLOW, Mode::empty()) {
            Ok(folder) => Ok(Some(Self(Arc::new(folder)))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens a folder in it, and makes it if need be.
    pub(crate) fn folder(&self, name: &str) -> io::Result<Self> {
        if let Some(folder) = self.find_folder(name)? {
            return Ok(folder);
        }
        match rustix::fs::mkdirat(&*self.0, name, Mode::RWXU) {
            Ok(()) => self.sync()?,
            Err(Errno::EXIST) => {}
            Err(error) => return Err(error.into()),
        }
        self.find_folder(name)?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }

    /// A new file, which must not exist, for the program's user alone.
    pub(crate) fn create_file(&self, name: &str) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        Ok(File::from(rustix::fs::openat(&*self.0, name, flags, Mode::RUSR | Mode::WUSR)?))
    }

    /// Opens a plain file for reading; `None` if there is no such thing.
    pub(crate) fn find_file(&self, name: &str) -> io::Result<Option<File>> {
        // NONBLOCK: a named pipe in place of the file must not hold the thread.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        match rustix::fs::openat(&*self.0, name, flags, Mode::empty()) {
            Ok(file) => {
                let file = File::from(file);
                Ok(file.metadata()?.is_file().then_some(file))
            }
            Err(Errno::NOENT | Errno::LOOP) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Moves a file into another folder of the same file system, in one step.
    pub(crate) fn rename(&self, name: &str, to: &Self, new_name: &str) -> io::Result<()> {
        Ok(rustix::fs::renameat(&*self.0, name, &*to.0, new_name)?)
    }

    /// Removes a file; `false` if there was none.
    pub(crate) fn remove_file(&self, name: &str) -> io::Result<bool> {
        match rustix::fs::unlinkat(&*self.0, name, AtFlags::empty()) {
            Ok(()) => Ok(true),
            Err(Errno::NOENT) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The names in it.
    pub(crate) fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in rustix::fs::Dir::read_from(&*self.0)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name != "." && name != ".." {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// Waits until the names in it are on disk.
    pub(crate) fn sync(&self) -> io::Result<()> {
        Ok(rustix::fs::fsync(&*self.0)?)
    }
}
