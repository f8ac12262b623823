//! Files on their way in.

use crate::digest::{Digest, Running};
use crate::error::FileError;
use crate::inspect::{self, Dimensions};
use crate::key::Key;
use crate::kind::Kind;
use crate::limits::{Limits, Policy};
use crate::name::{NameFault, clean_name, extension};
use crate::read::{self, CHUNK};
use crate::scan::Verdict;
use crate::seal::{self, Cipher, Opened, Sealer};
use crate::spool::Temporary;
use crate::store::{FileStore, blocking};
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use std::fmt::Display;
use std::io::{Seek as _, SeekFrom};
use std::pin::pin;
use tokio::io::AsyncWriteExt as _;

/// What a sender says of a file. None of it is believed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Offer<'a> {
    /// The name, as it came.
    pub name: &'a str,
    /// The media type, if one was said.
    pub media_type: Option<&'a str>,
    /// The number of bytes, if it was said.
    pub length: Option<u64>,
}

/// A file that passed and is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Where it is. It is on disk; the row that names it is the caller's to write.
    pub key: Key,
    /// What opens it: its key, wrapped. It belongs into the row; without it nobody reads the file again.
    pub wrapped: String,
    /// Its name, safe to show.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// Pages of a PDF, where a program can count them without doubt.
    pub pages: Option<u32>,
    /// Width and height of an image.
    pub dimensions: Option<Dimensions>,
    /// What the scanner said.
    pub scan: Scan,
}

/// What a scanner said of a blob that is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// Nothing was found.
    Clean,
    /// The scanner did not answer; to be scanned later ([`FileStore::scan`]).
    Pending,
    /// There is no scanner.
    NotScanned,
}

/// What was written to a temporary file.
struct Written {
    size: u64,
    sha256: Digest,
    /// The bytes of the file in which it lies encrypted.
    stored: u64,
    cipher: Cipher,
}

impl FileStore {
    /// Receives a file: counts, hashes and encrypts its bytes on their way to a temporary file, checks what it is, has it scanned, and stores it.
    /// Whatever fails leaves nothing behind, also when the caller stops waiting.
    ///
    /// No more than the limit and one byte is read. `content` may yield chunks of any size; the answer depends on the bytes alone.
    ///
    /// # Errors
    /// Each [`FileError`] except those of reading.
    pub async fn receive<S, E>(&self, offer: Offer<'_>, limits: &Limits, content: S) -> Result<Received, FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Display,
    {
        let name = clean_name(offer.name)?;
        let limit = limits.bytes.min(self.policy.bytes);
        let ask = inspect::Ask {
            extension: extension(&name).ok_or(NameFault::NoExtension)?,
            media_type: offer.media_type.map(str::to_owned),
            kinds: limits.kinds.iter().copied().filter(|kind| self.policy.kinds.contains(kind)).collect(),
        };
        ask.check_extension()?;
        if offer.length.is_some_and(|length| length > limit) {
            return Err(FileError::TooLarge { limit });
        }

        let key = Key::generate()?;
        let (spool, new_key) = (self.spool.clone(), key.clone());
        let temporary = blocking(move || spool.create(&new_key)).await?;
        let (cipher, wrapped) = self.new_cipher(&key).await?;
        let Written { size, sha256, stored, cipher } = self.write(&temporary, cipher, content, limit).await?;
        if size == 0 {
            return Err(FileError::Empty);
        }
        if let Some(declared) = offer.length.filter(|declared| *declared != size) {
            return Err(FileError::LengthMismatch { declared, received: size });
        }
        let opened = Opened::new(temporary.handle()?, cipher, stored)?;
        let findings = self.inspect(opened, ask, limits.inflated).await?;
        let scan = self.scan_temporary(&temporary, &key, &wrapped, stored).await?;
        self.adopt(temporary, &key, findings.kind.media_type()).await?;
        let inspect::Findings { kind, pages, dimensions } = findings;
        Ok(Received { key, wrapped, name, kind, size, sha256, pages, dimensions, scan })
    }

    /// Writes the content, encrypted, and says how much it was.
    async fn write<S, E>(&self, temporary: &Temporary, cipher: Cipher, content: S, limit: u64) -> Result<Written, FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Display,
    {
        let mut content = pin!(content);
        let mut file = tokio::fs::File::from_std(temporary.handle()?);
        file.set_max_buf_size(CHUNK);
        let (mut size, mut stored, mut running, mut sealer) = (0_u64, 0, Running::default(), Sealer::new(cipher));
        loop {
            let next = tokio::time::timeout(self.policy.stall, content.next()).await;
            let Some(chunk) = next.map_err(|_elapsed| FileError::Interrupted("nothing came for too long".to_owned()))? else { break };
            let chunk = chunk.map_err(|error| FileError::Interrupted(error.to_string()))?;
            size = size.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            if size > limit {
                return Err(FileError::TooLarge { limit });
            }
            // One chunk may be the whole file.
            for slice in chunk.chunks(CHUNK) {
                running.update(slice);
                if let Some(full) = sealer.add(slice)? {
                    stored += u64::try_from(full.len()).unwrap_or_default();
                    file.write_all(&full).await?;
                }
            }
        }
        let (last, cipher) = sealer.finish()?;
        stored += u64::try_from(last.len()).unwrap_or_default();
        file.write_all(&last).await?;
        file.flush().await?;
        Ok(Written { size, sha256: running.finish(), stored, cipher })
    }

    async fn inspect(&self, mut file: Opened, ask: inspect::Ask, inflated: u64) -> Result<inspect::Findings, FileError> {
        let permit = self.inspections.clone().acquire_owned().await.map_err(|error| FileError::Unavailable(error.to_string()))?;
        let policy = Policy { inflated, ..self.policy.clone() };
        blocking(move || {
            // Held until the work is done, not until somebody stops waiting for it.
            let _permit = permit;
            let size = file.size();
            inspect::inspect(&mut file, size, &ask, &policy)
        })
        .await
    }

    async fn scan_temporary(&self, temporary: &Temporary, key: &Key, wrapped: &str, stored: u64) -> Result<Scan, FileError> {
        let Some(scanner) = &self.scanner else { return Ok(Scan::NotScanned) };
        let mut file = temporary.handle()?;
        file.seek(SeekFrom::Start(0))?;
        let size = seal::size_of(stored).ok_or(FileError::DigestMismatch)?;
        let (cipher, content) = (self.cipher(key, wrapped).await?, read::from_file(file, stored, None).await?);
        match scanner.scan(seal::open(content.stream, cipher, stored, 0..size)).await? {
            Verdict::Clean => Ok(Scan::Clean),
            Verdict::Infected(name) => Err(FileError::Infected { name }),
            Verdict::Unavailable(why) if scanner.fail_closed() => Err(FileError::ScannerUnavailable(why)),
            Verdict::Unavailable(_) => Ok(Scan::Pending),
        }
    }
}
