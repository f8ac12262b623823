//! Blobs in a local folder: `objects/ab/ab…`, each complete and on disk from the moment it has its name.

use crate::dir::Dir;
use crate::error::FileError;
use crate::key::Key;
use crate::spool::Temporary;
use crate::store::Stat;
use std::fs::File;
use std::path::Path;

/// A folder of blobs. Its methods block.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    objects: Dir,
}

impl Folder {
    pub(crate) fn open(root: &Path) -> Result<Self, FileError> {
        Ok(Self { objects: Dir::open_root(root)?.folder("objects")? })
    }

    /// Gives a temporary file its place. Its bytes are on disk before its name is, and the name before this returns.
    pub(crate) fn adopt(&self, temporary: Temporary, key: &Key) -> Result<(), FileError> {
        let shard = self.objects.folder(key.shard())?;
        temporary.file().sync_all()?;
        temporary.rename_to(&shard, key.as_str())?;
        Ok(shard.sync()?)
    }

    pub(crate) fn open_blob(&self, key: &Key) -> Result<(File, Stat), FileError> {
        let shard = self.objects.find_folder(key.shard())?.ok_or(FileError::NotFound)?;
        let file = shard.find_file(key.as_str())?.ok_or(FileError::NotFound)?;
        let metadata = file.metadata()?;
        let stat = Stat { size: metadata.len(), modified: metadata.modified()? };
        Ok((file, stat))
    }

    pub(crate) fn delete(&self, key: &Key) -> Result<bool, FileError> {
        let Some(shard) = self.objects.find_folder(key.shard())? else { return Ok(false) };
        let removed = shard.remove_file(key.as_str())?;
        if removed {
            shard.sync()?;
        }
        Ok(removed)
    }

    /// The keys of one of the 256 folders, and how many other names are there.
    pub(crate) fn list(&self, shard: u8) -> Result<(Vec<Key>, u64), FileError> {
        let name = format!("{shard:02x}");
        let Some(folder) = self.objects.find_folder(&name)? else { return Ok((Vec::new(), 0)) };
        let names = folder.names()?;
        let keys: Vec<Key> = names.iter().filter_map(|text| Key::parse(text)).filter(|key| key.shard() == name).collect();
        let others = names.len() - keys.len();
        Ok((keys, u64::try_from(others).unwrap_or(u64::MAX)))
    }
}
