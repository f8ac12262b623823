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

impl FileStore {
    /// Receives a file: counts and hashes its bytes on their way to a temporary file, checks what it is, has it scanned, and stores it.
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
        let (size, sha256) = self.write(&temporary, content, limit).await?;
        if size == 0 {
            return Err(FileError::Empty);
        }
        if let Some(declared) = offer.length.filter(|declared| *declared != size) {
            return Err(FileError::LengthMismatch { declared, received: size });
        }
        let findings = self.inspect(&temporary, size, ask, limits.inflated).await?;
        let scan = self.scan_temporary(&temporary, size).await?;
        self.adopt(temporary, &key, findings.kind.media_type()).await?;
        let inspect::Findings { kind, pages, dimensions } = findings;
        Ok(Received { key, name, kind, size, sha256, pages, dimensions, scan })
    }

    /// Writes the content, and says how much it was.
    async fn write<S, E>(&self, temporary: &Temporary, content: S, limit: u64) -> Result<(u64, Digest), FileError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Display,
    {
        let mut content = pin!(content);
        let mut file = tokio::fs::File::from_std(temporary.handle()?);
        file.set_max_buf_size(CHUNK);
        let (mut size, mut running) = (0_u64, Running::default());
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
                file.write_all(slice).await?;
            }
        }
        file.flush().await?;
        Ok((size, running.finish()))
    }

    async fn inspect(&self, temporary: &Temporary, size: u64, ask: inspect::Ask, inflated: u64) -> Result<inspect::Findings, FileError> {
        let permit = self.inspections.clone().acquire_owned().await.map_err(|error| FileError::Unavailable(error.to_string()))?;
        let (mut file, policy) = (temporary.handle()?, Policy { inflated, ..self.policy.clone() });
        blocking(move || {
            // Held until the work is done, not until somebody stops waiting for it.
            let _permit = permit;
            inspect::inspect(&mut file, size, &ask, &policy)
        })
        .await
    }

    async fn scan_temporary(&self, temporary: &Temporary, size: u64) -> Result<Scan, FileError> {
        let Some(scanner) = &self.scanner else { return Ok(Scan::NotScanned) };
        let mut file = temporary.handle()?;
        file.seek(SeekFrom::Start(0))?;
        match scanner.scan(read::from_file(file, size, None).await?.stream).await? {
            Verdict::Clean => Ok(Scan::Clean),
            Verdict::Infected(name) => Err(FileError::Infected { name }),
            Verdict::Unavailable(why) if scanner.fail_closed() => Err(FileError::ScannerUnavailable(why)),
            Verdict::Unavailable(_) => Ok(Scan::Pending),
        }
    }
}
