//! Removing what nobody knows.

use crate::error::FileError;
use crate::key::Key;
use crate::store::{FileStore, Place, blocking};
use std::collections::HashSet;
use std::time::SystemTime;

/// What one sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Blobs that are there, those included that went.
    pub seen: u64,
    /// Blobs without a row that were removed.
    pub blobs: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Temporary files that were removed.
    pub temporaries: u64,
    /// Names that the store did not give. They stay; somebody should look.
    pub foreign: u64,
    /// Whether `most` was reached, so that more may be to remove.
    pub more: bool,
}

impl FileStore {
    /// Removes blobs that no row names and temporary files that nobody writes, if they were last written before `before`, and no more than
    /// `most` blobs. `known` is asked with up to some thousands of keys and says which of them a row names; if it fails the sweep ends and
    /// nothing of that batch is removed.
    ///
    /// A blob is younger than its row is late: with `before` a day ago no upload is in danger. After a database was restored from a backup
    /// the newer blobs have no rows; sweep only when it is certain that none will come back.
    ///
    /// # Errors
    /// [`FileError::Unavailable`] of the store, and what `known` says.
    pub async fn sweep<F, Fut, E>(&self, known: F, before: SystemTime, most: u64) -> Result<Swept, E>
    where
        F: Fn(Vec<Key>) -> Fut,
        Fut: Future<Output = Result<HashSet<Key>, E>>,
        E: From<FileError>,
    {
        let spool = self.spool.clone();
        let (temporaries, foreign) = blocking(move || spool.sweep(before)).await?;
        let mut swept = Swept { temporaries, foreign, ..Swept::default() };
        for shard in 0..=u8::MAX {
            let (keys, foreign) = self.list(shard).await?;
            swept.foreign += foreign;
            swept.seen += u64::try_from(keys.len()).unwrap_or(u64::MAX);
            if keys.is_empty() {
                continue;
            }
            let named = known(keys.clone()).await?;
            for key in keys.iter().filter(|key| !named.contains(*key)) {
                let stat = match self.head(key).await {
                    Ok(stat) => stat,
                    // Somebody deleted it in the meantime.
                    Err(FileError::NotFound) => continue,
                    Err(error) => return Err(error.into()),
                };
                if stat.modified >= before {
                    continue;
                }
                if swept.blobs >= most {
                    swept.more = true;
                    return Ok(swept);
                }
                if self.delete(key).await? {
                    swept.blobs += 1;
                    swept.bytes += stat.size;
                }
            }
        }
        Ok(swept)
    }

    async fn list(&self, shard: u8) -> Result<(Vec<Key>, u64), FileError> {
        match &self.place {
            Place::Folder(folder) => {
                let folder = folder.clone();
                blocking(move || folder.list(shard)).await
            }
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.list(shard).await,
        }
    }
}
