//! The store: where blobs are, and how they are read and removed.

#[cfg(feature = "s3")]
use crate::bucket::{Bucket, BucketSettings};
use crate::digest::Digest;
use crate::error::FileError;
use crate::folder::Folder;
use crate::key::Key;
use crate::limits::Policy;
use crate::master::{KeyKeeper, MasterKey, random};
use crate::read::{self, Content};
use crate::receive::Scan;
use crate::scan::{Scanner, Verdict};
use crate::seal::{self, Cipher};
use crate::spool::{Spool, Temporary};
#[cfg(feature = "s3")]
use futures_util::StreamExt as _;
use std::fs::File;
#[cfg(feature = "s3")]
use std::io::Seek as _;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;
#[cfg(feature = "s3")]
use tokio::io::AsyncWriteExt as _;
use tokio::sync::Semaphore;

/// Where blobs are kept.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// A folder of this machine.
    Folder(Folder),
    /// A bucket that speaks S3.
    #[cfg(feature = "s3")]
    Bucket(Bucket),
}

/// Files of dossiers. One for a process; share it behind an `Arc`.
#[derive(Debug)]
pub struct FileStore {
    pub(crate) place: Place,
    pub(crate) spool: Spool,
    pub(crate) policy: Policy,
    pub(crate) scanner: Option<Scanner>,
    pub(crate) keeper: Arc<dyn KeyKeeper>,
    /// As many files are looked into at once as it has permits.
    pub(crate) inspections: Arc<Semaphore>,
}

/// What the store knows of a blob.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// Bytes as they are stored; encrypted, some more than the file has.
    pub size: u64,
    /// When its last byte was written.
    pub modified: SystemTime,
}

impl FileStore {
    /// Blobs in `root`, which is made if need be: `objects/` holds them, `incoming/` what is being received. Both have to lie on one file
    /// system; replicas share the folder. Each blob is encrypted under a key of its own, which a master key of `keeper` wraps. Blocks for a
    /// moment: call it at start.
    ///
    /// # Errors
    /// [`FileError::Unavailable`] if the folder cannot be made or opened.
    pub fn in_folder(root: &Path, policy: Policy, scanner: Option<Scanner>, keeper: Arc<dyn KeyKeeper>) -> Result<Self, FileError> {
        Self::new(Place::Folder(Folder::open(root)?), root, policy, scanner, keeper)
    }

    /// Blobs in a bucket that speaks S3. What is being received lies in `spool` on this machine until it has passed.
    ///
    /// # Errors
    /// [`FileError::Unavailable`] if the spool cannot be opened or the settings make no sense. The bucket is not asked.
    #[cfg(feature = "s3")]
    pub fn in_bucket(
        settings: &BucketSettings,
        spool: &Path,
        policy: Policy,
        scanner: Option<Scanner>,
        keeper: Arc<dyn KeyKeeper>,
    ) -> Result<Self, FileError> {
        Self::new(Place::Bucket(Bucket::connect(settings)?), spool, policy, scanner, keeper)
    }

    fn new(place: Place, spool: &Path, policy: Policy, scanner: Option<Scanner>, keeper: Arc<dyn KeyKeeper>) -> Result<Self, FileError> {
        let inspections = Arc::new(Semaphore::new(policy.inspections.max(1)));
        Ok(Self { place, spool: Spool::open(spool)?, policy, scanner, keeper, inspections })
    }

    /// What may be sent at all.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The size and the age of a blob.
    ///
    /// # Errors
    /// [`FileError::NotFound`], [`FileError::Unavailable`].
    pub async fn head(&self, key: &Key) -> Result<Stat, FileError> {
        match &self.place {
            Place::Folder(folder) => {
                let (folder, key) = (folder.clone(), key.clone());
                blocking(move || folder.open_blob(&key).map(|(_, stat)| stat)).await
            }
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.head(key).await,
        }
    }

    /// The bytes of a file, or the `range` of them, as a stream. `wrapped` is what its row has: one without was stored in the open.
    ///
    /// # Errors
    /// [`FileError::NotFound`], [`FileError::RangeNotSatisfiable`] if the range is empty or not within the file, [`FileError::Unavailable`].
    /// The stream ends with an error if the store breaks off, and with [`FileError::DigestMismatch`] where the blob was altered.
    pub async fn read(&self, key: &Key, wrapped: Option<&str>, range: Option<Range<u64>>) -> Result<Content, FileError> {
        let Some(wrapped) = wrapped else { return self.read_stored(key, range).await };
        let cipher = self.cipher(key, wrapped).await?;
        let stored = self.head(key).await?.size;
        let size = seal::size_of(stored).ok_or(FileError::DigestMismatch)?;
        let range = read::within(size, range)?;
        let part = Some(seal::stored_range(&range, stored)).filter(|part| *part != (0..stored));
        let content = self.read_stored(key, part).await?;
        Ok(Content { size, range: range.clone(), stream: seal::open(content.stream, cipher, stored, range) })
    }

    /// The bytes of a blob as they lie there.
    pub(crate) async fn read_stored(&self, key: &Key, range: Option<Range<u64>>) -> Result<Content, FileError> {
        match &self.place {
            Place::Folder(folder) => {
                let (folder, key) = (folder.clone(), key.clone());
                let (file, stat) = blocking(move || folder.open_blob(&key)).await?;
                read::from_file(file, stat.size, range).await
            }
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.read(key, range).await,
        }
    }

    /// The bytes of a whole blob, compared with its digest as they pass. The last chunk is held back until the digest is known, so a reader
    /// of a damaged blob sees [`FileError::DigestMismatch`] and never all of it.
    ///
    /// # Errors
    /// As [`FileStore::read`].
    pub async fn read_verified(&self, key: &Key, wrapped: Option<&str>, digest: &Digest) -> Result<Content, FileError> {
        Ok(read::verified(self.read(key, wrapped, None).await?, *digest))
    }

    /// A blob as a file of this machine, its bytes as they lie there, and what goes with it.
    pub(crate) async fn fetched(&self, key: &Key) -> Result<(File, u64, Option<Temporary>), FileError> {
        match &self.place {
            Place::Folder(folder) => {
                let (folder, key) = (folder.clone(), key.clone());
                let (file, stat) = blocking(move || folder.open_blob(&key)).await?;
                Ok((file, stat.size, None))
            }
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => {
                let spool = self.spool.clone();
                let temporary = blocking(move || spool.create(&Key::generate()?)).await?;
                let mut content = bucket.read(key, None).await?;
                let mut file = tokio::fs::File::from_std(temporary.handle()?);
                while let Some(bytes) = content.stream.next().await {
                    file.write_all(&bytes?).await?;
                }
                file.flush().await?;
                let mut file = temporary.handle()?;
                file.rewind()?;
                Ok((file, content.size, Some(temporary)))
            }
        }
    }

    /// The key of a blob, wrapped by the newest master key; `None` where it is already.
    ///
    /// # Errors
    /// [`FileError::Unavailable`]: one of the master keys is missing, or is not the one that wrapped it.
    pub async fn rewrap(&self, key: &Key, wrapped: &str) -> Result<Option<String>, FileError> {
        let (keeper, key, wrapped) = (Arc::clone(&self.keeper), key.clone(), wrapped.to_owned());
        blocking(move || {
            let newest = keeper.newest()?;
            if MasterKey::name_in(&wrapped) == newest.name() {
                return Ok(None);
            }
            let bytes = keeper.find(MasterKey::name_in(&wrapped))?.unwrap(&key, &wrapped)?;
            newest.wrap(&key, &bytes).map(Some)
        })
        .await
    }

    /// A cipher for a new blob, and its key for the row.
    pub(crate) async fn new_cipher(&self, key: &Key) -> Result<(Cipher, String), FileError> {
        let (keeper, key) = (Arc::clone(&self.keeper), key.clone());
        blocking(move || {
            let bytes = random()?;
            Ok((Cipher::new(&key, &bytes)?, keeper.newest()?.wrap(&key, &bytes)?))
        })
        .await
    }

    /// The cipher of a blob.
    pub(crate) async fn cipher(&self, key: &Key, wrapped: &str) -> Result<Cipher, FileError> {
        let (keeper, key, wrapped) = (Arc::clone(&self.keeper), key.clone(), wrapped.to_owned());
        blocking(move || Cipher::new(&key, &keeper.find(MasterKey::name_in(&wrapped))?.unwrap(&key, &wrapped)?)).await
    }

    /// Removes a blob; `false` if there was none (a bucket cannot tell and says `true`).
    ///
    /// # Errors
    /// [`FileError::Unavailable`].
    pub async fn delete(&self, key: &Key) -> Result<bool, FileError> {
        match &self.place {
            Place::Folder(folder) => {
                let (folder, key) = (folder.clone(), key.clone());
                blocking(move || folder.delete(&key)).await
            }
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.delete(key).await,
        }
    }

    /// Scans a blob that is stored: one that was received while the scanner was away, or all of them with new signatures.
    /// [`Scan::NotScanned`] if there is no scanner.
    ///
    /// # Errors
    /// [`FileError::Infected`], [`FileError::ScannerUnavailable`], or those of [`FileStore::read`]. The blob stays where it is.
    pub async fn scan(&self, key: &Key, wrapped: Option<&str>) -> Result<Scan, FileError> {
        let Some(scanner) = &self.scanner else { return Ok(Scan::NotScanned) };
        match scanner.scan(self.read(key, wrapped, None).await?.stream).await? {
            Verdict::Clean => Ok(Scan::Clean),
            Verdict::Infected(name) => Err(FileError::Infected { name }),
            Verdict::Unavailable(why) => Err(FileError::ScannerUnavailable(why)),
        }
    }

    /// Whether a file could be received now, for the readiness of the program: the place can be written, and the scanner answers unless
    /// files are taken without it.
    ///
    /// # Errors
    /// What [`FileStore::receive`] would say.
    pub async fn ready(&self) -> Result<(), FileError> {
        let spool = self.spool.clone();
        blocking(move || spool.create(&Key::generate()?).map(drop)).await?;
        #[cfg(feature = "s3")]
        if let Place::Bucket(bucket) = &self.place {
            bucket.ready().await?;
        }
        match &self.scanner {
            Some(scanner) if scanner.fail_closed() => scanner.ping().await,
            _ => Ok(()),
        }
    }

    /// Gives what was received its place.
    pub(crate) async fn adopt(&self, temporary: Temporary, key: &Key, media_type: &'static str) -> Result<(), FileError> {
        match &self.place {
            Place::Folder(folder) => {
                // The type of a blob is in the row that names it.
                let _ = media_type;
                let (folder, key) = (folder.clone(), key.clone());
                blocking(move || folder.adopt(temporary, &key)).await
            }
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.upload(temporary.handle()?, key, media_type).await,
        }
    }
}

/// Runs what blocks where it may. It runs to its end even if nobody waits any more.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, FileError> + Send + 'static) -> Result<T, FileError> {
    tokio::task::spawn_blocking(work).await?
}
