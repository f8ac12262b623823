//! Files that lie encrypted: chunks of 64 KiB, each under AES-256-GCM with the key of its file (the STREAM construction).
//!
//! The nonce of a chunk is its number and whether it is the last, so chunks cannot be exchanged, left out or cut off. The name of the
//! blob is authenticated with each chunk, and no key is used for two blobs, so no chunk opens in another.

use crate::error::FileError;
use crate::key::Key;
use crate::master::{KEY_BYTES, cipher};
use crate::read::CHUNK;
use aws_lc_rs::aead::{Aad, LessSafeKey, NONCE_LEN, Nonce};
use bytes::{Bytes, BytesMut};
use futures_util::stream::{self, BoxStream, StreamExt as _};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::os::unix::fs::FileExt as _;

const TAG: usize = 16;
/// Bytes of a chunk as it lies in the store.
const STORED: usize = CHUNK + TAG;

/// The cipher of one blob.
pub(crate) struct Cipher {
    key: LessSafeKey,
    blob: Key,
}

impl Cipher {
    pub(crate) fn new(blob: &Key, key: &[u8; KEY_BYTES]) -> Result<Self, FileError> {
        Ok(Self { key: cipher(key)?, blob: blob.clone() })
    }

    fn nonce(number: u64, last: bool) -> Result<Nonce, FileError> {
        let number = u32::try_from(number).map_err(|_too_many| FileError::Unavailable("a file has too many chunks".to_owned()))?;
        let mut nonce = [0; NONCE_LEN];
        let bytes = number.to_be_bytes().into_iter().chain([u8::from(last)]);
        nonce.iter_mut().rev().zip(bytes.rev()).for_each(|(place, byte)| *place = byte);
        Ok(Nonce::assume_unique_for_key(nonce))
    }

    fn seal(&self, number: u64, last: bool, chunk: &mut Vec<u8>) -> Result<(), FileError> {
        let done = self.key.seal_in_place_append_tag(Self::nonce(number, last)?, Aad::from(self.blob.as_str()), chunk);
        done.map_err(|_unspecified| FileError::Unavailable("a chunk cannot be encrypted".to_owned()))
    }

    /// Opens a chunk in place; how many bytes it holds.
    fn open(&self, number: u64, last: bool, chunk: &mut [u8]) -> Result<usize, FileError> {
        let opened = self.key.open_in_place(Self::nonce(number, last)?, Aad::from(self.blob.as_str()), chunk);
        opened.map(|bytes| bytes.len()).map_err(|_unspecified| FileError::DigestMismatch)
    }
}

/// Encrypts a file as it comes.
pub(crate) struct Sealer {
    cipher: Cipher,
    pending: Vec<u8>,
    number: u64,
}

impl Sealer {
    pub(crate) fn new(cipher: Cipher) -> Self {
        Self { cipher, pending: Vec::with_capacity(STORED), number: 0 }
    }

    /// Takes at most [`CHUNK`] bytes. What is to be written, once a chunk is full and more follows it.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<Option<Vec<u8>>, FileError> {
        let room = CHUNK - self.pending.len();
        let (now, later) = bytes.split_at(room.min(bytes.len()));
        self.pending.extend_from_slice(now);
        if later.is_empty() {
            return Ok(None);
        }
        let mut next = Vec::with_capacity(STORED);
        next.extend_from_slice(later);
        let mut full = std::mem::replace(&mut self.pending, next);
        self.cipher.seal(self.number, false, &mut full)?;
        self.number += 1;
        Ok(Some(full))
    }

    /// The last chunk, and the cipher.
    pub(crate) fn finish(mut self) -> Result<(Vec<u8>, Cipher), FileError> {
        self.cipher.seal(self.number, true, &mut self.pending)?;
        Ok((self.pending, self.cipher))
    }
}

/// The bytes of a file whose blob has so many; `None` if there is no such file.
pub(crate) fn size_of(stored: u64) -> Option<u64> {
    let chunks = stored.div_ceil(wide(STORED));
    let size = stored.checked_sub(chunks * wide(TAG))?;
    (chunks > 0 && size.div_ceil(wide(CHUNK)).max(1) == chunks).then_some(size)
}

/// The bytes of the blob in which a range of the file lies: whole chunks.
pub(crate) fn stored_range(range: &Range<u64>, stored: u64) -> Range<u64> {
    let (first, last) = numbers(range);
    first * wide(STORED)..((last + 1) * wide(STORED)).min(stored)
}

/// The numbers of the first and the last chunk in which a range lies.
fn numbers(range: &Range<u64>) -> (u64, u64) {
    (range.start / wide(CHUNK), range.end.saturating_sub(1).max(range.start) / wide(CHUNK))
}

/// How many bytes chunk `number` of a blob of `stored` bytes has, and whether it is the last.
fn extent(number: u64, stored: u64) -> (usize, bool) {
    let left = stored.saturating_sub(number * wide(STORED));
    (usize::try_from(left).unwrap_or(STORED).min(STORED), left <= wide(STORED))
}

/// The bytes of a range of a file, from those of [`stored_range`].
pub(crate) fn open(
    source: BoxStream<'static, Result<Bytes, FileError>>,
    cipher: Cipher,
    stored: u64,
    range: Range<u64>,
) -> BoxStream<'static, Result<Bytes, FileError>> {
    let (first, end) = numbers(&range);
    let state = (source, BytesMut::new(), first);
    stream::try_unfold((state, cipher), move |((mut source, mut buffer, number), cipher)| {
        let range = range.clone();
        async move {
            if number > end {
                return Ok(None);
            }
            let (length, last) = extent(number, stored);
            while buffer.len() < length {
                let Some(more) = source.next().await else { return Err(FileError::DigestMismatch) };
                buffer.extend_from_slice(&more?);
            }
            let mut chunk = buffer.split_to(length);
            let size = cipher.open(number, last, &mut chunk)?;
            let base = number * wide(CHUNK);
            let place = |at: u64| usize::try_from(at.saturating_sub(base)).unwrap_or(size).min(size);
            let bytes = chunk.freeze().slice(place(range.start)..place(range.end));
            Ok(Some((bytes, ((source, buffer, number + 1), cipher))))
        }
    })
    .boxed()
}

/// An encrypted file of this machine, read as if it lay open.
pub(crate) struct Opened {
    file: File,
    cipher: Cipher,
    stored: u64,
    size: u64,
    at: u64,
    /// The chunk that is open, and its number.
    chunk: Vec<u8>,
    number: Option<u64>,
}

impl Opened {
    pub(crate) fn new(file: File, cipher: Cipher, stored: u64) -> Result<Self, FileError> {
        let size = size_of(stored).ok_or(FileError::DigestMismatch)?;
        Ok(Self { file, cipher, stored, size, at: 0, chunk: Vec::new(), number: None })
    }

    pub(crate) const fn size(&self) -> u64 {
        self.size
    }

    fn load(&mut self, number: u64) -> io::Result<()> {
        let (length, last) = extent(number, self.stored);
        self.number = None;
        self.chunk.resize(length, 0);
        self.file.read_exact_at(&mut self.chunk, number * wide(STORED))?;
        let size = self.cipher.open(number, last, &mut self.chunk).map_err(io::Error::other)?;
        self.chunk.truncate(size);
        self.number = Some(number);
        Ok(())
    }
}

impl Read for Opened {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size {
            return Ok(0);
        }
        let number = self.at / wide(CHUNK);
        if self.number != Some(number) {
            self.load(number)?;
        }
        let from = usize::try_from(self.at % wide(CHUNK)).unwrap_or(CHUNK);
        let read = self.chunk.get(from..).unwrap_or_default().read(target)?;
        self.at += wide(read);
        Ok(read)
    }
}

impl Seek for Opened {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
