//! Files that are being received: `incoming/KEY.part`, locked as long as somebody writes, removed unless they are adopted.

use crate::dir::Dir;
use crate::error::FileError;
use crate::key::Key;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::SystemTime;

const SUFFIX: &str = ".part";

/// The folder of files that are being received. Its methods block.
#[derive(Clone, Debug)]
pub(crate) struct Spool {
    incoming: Dir,
}

/// A file that is being received. Dropping it removes it.
#[derive(Debug)]
pub(crate) struct Temporary {
    incoming: Dir,
    name: String,
    file: File,
    adopted: bool,
}

impl Spool {
    pub(crate) fn open(root: &Path) -> Result<Self, FileError> {
        Ok(Self { incoming: Dir::open_root(root)?.folder("incoming")? })
    }

    pub(crate) fn create(&self, key: &Key) -> Result<Temporary, FileError> {
        let name = format!("{key}{SUFFIX}");
        let file = self.incoming.create_file(&name)?;
        let temporary = Temporary { incoming: self.incoming.clone(), name, file, adopted: false };
        // The system lets go of the lock when the last descriptor is closed, however the process ends.
        temporary.file.try_lock().map_err(|error| FileError::Unavailable(format!("{}: {error}", temporary.name)))?;
        Ok(temporary)
    }

    /// Removes what a process left when it died: last written before `before`, and locked by nobody. Says how many went, and how many
    /// names are not of this kind.
    pub(crate) fn sweep(&self, before: SystemTime) -> Result<(u64, u64), FileError> {
        let (mut removed, mut others) = (0, 0);
        for name in self.incoming.names()? {
            if name.strip_suffix(SUFFIX).and_then(Key::parse).is_none() {
                others += 1;
                continue;
            }
            let Some(file) = self.incoming.find_file(&name)? else { continue };
            if file.metadata()?.modified()? >= before {
                continue;
            }
            match file.try_lock() {
                Ok(()) => removed += u64::from(self.incoming.remove_file(&name)?),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Ok((removed, others))
    }
}

impl Temporary {
    pub(crate) const fn file(&self) -> &File {
        &self.file
    }

    /// Another handle on the same file, at the same position.
    pub(crate) fn handle(&self) -> Result<File, FileError> {
        Ok(self.file.try_clone()?)
    }

    pub(crate) fn rename_to(mut self, folder: &Dir, name: &str) -> Result<(), FileError> {
        self.incoming.rename(&self.name, folder, name)?;
        self.adopted = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.adopted {
            // If it cannot be removed the sweeper tries again.
            let _ = self.incoming.remove_file(&self.name);
        }
    }
}
