//! Files that the program makes itself: written to a temporary file, then given a place like those that came from people.

use crate::digest::{Digest, Running};
use crate::error::FileError;
use crate::key::Key;
use crate::kind::Kind;
use crate::read::CHUNK;
use crate::seal::Sealer;
use crate::spool::Temporary;
use crate::store::{FileStore, blocking};
use std::fs::File;
use std::io::{Read, Seek as _, SeekFrom, Write as _};

/// A file that is being made. Dropping it removes it; what a process leaves when it dies is swept.
#[derive(Debug)]
pub struct Draft {
    temporary: Temporary,
    key: Key,
}

impl Draft {
    /// Where its bytes are written. All handles share one position.
    ///
    /// # Errors
    /// [`FileError::Unavailable`].
    pub fn file(&self) -> Result<File, FileError> {
        self.temporary.handle()
    }
}

/// A file that was made and is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Where it is. It is on disk; the row that names it is the caller's to write.
    pub key: Key,
    /// What opens it: its key, wrapped. It belongs into the row.
    pub wrapped: String,
    /// Bytes.
    pub size: u64,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
}

impl FileStore {
    /// Begins a file.
    ///
    /// # Errors
    /// [`FileError::Unavailable`], [`FileError::StorageFull`].
    pub async fn draft(&self) -> Result<Draft, FileError> {
        let (spool, key) = (self.spool.clone(), Key::generate()?);
        blocking(move || Ok(Draft { temporary: spool.create(&key)?, key })).await
    }

    /// Stores a file that is whole, encrypted; the draft goes. It is ours: nothing in it is checked.
    ///
    /// # Errors
    /// [`FileError::Unavailable`], [`FileError::StorageFull`].
    pub async fn keep(&self, draft: Draft, kind: Kind) -> Result<Made, FileError> {
        let Draft { temporary, key } = draft;
        let ((cipher, wrapped), spool) = (self.new_cipher(&key).await?, self.spool.clone());
        let (sealed, size, sha256) = blocking(move || {
            let sealed = spool.create(&Key::generate()?)?;
            let (mut file, mut target, mut sealer) = (temporary.handle()?, sealed.handle()?, Sealer::new(cipher));
            let (mut size, mut running, mut block) = (0, Running::default(), Vec::with_capacity(CHUNK));
            let chunk = u64::try_from(CHUNK).unwrap_or(u64::MAX);
            file.seek(SeekFrom::Start(0))?;
            loop {
                block.clear();
                let read = Read::take(&mut file, chunk).read_to_end(&mut block)?;
                if read == 0 {
                    target.write_all(&sealer.finish()?.0)?;
                    return Ok((sealed, size, running.finish()));
                }
                size += u64::try_from(read).unwrap_or_default();
                running.update(&block);
                if let Some(full) = sealer.add(&block)? {
                    target.write_all(&full)?;
                }
            }
        })
        .await?;
        self.adopt(sealed, &key, kind.media_type()).await?;
        Ok(Made { key, wrapped, size, sha256 })
    }
}
