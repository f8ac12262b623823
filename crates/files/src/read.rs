//! Blobs on their way out.

use crate::digest::{Digest, Running};
use crate::error::FileError;
use bytes::{Bytes, BytesMut};
use futures_util::stream::{self, BoxStream, StreamExt as _};
use std::fmt;
use std::fs::File;
use std::ops::Range;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};

/// Bytes of one chunk.
pub(crate) const CHUNK: usize = 64 * 1024;

/// The bytes of a blob, or some of them.
pub struct Content {
    /// The size of the whole blob, in bytes.
    pub size: u64,
    /// Which of its bytes follow.
    pub range: Range<u64>,
    /// They, in chunks. After an error nothing follows.
    pub stream: BoxStream<'static, Result<Bytes, FileError>>,
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content").field("size", &self.size).field("range", &self.range).finish_non_exhaustive()
    }
}

impl Content {
    /// All of it in memory; for small files and tests.
    ///
    /// # Errors
    /// What the stream says.
    pub async fn into_bytes(mut self) -> Result<Bytes, FileError> {
        let mut all = BytesMut::new();
        while let Some(chunk) = self.stream.next().await {
            all.extend_from_slice(&chunk?);
        }
        Ok(all.freeze())
    }
}

/// The range, if it lies within the size; the whole if there is none.
pub(crate) fn within(size: u64, range: Option<Range<u64>>) -> Result<Range<u64>, FileError> {
    match range {
        None => Ok(0..size),
        Some(range) if range.start < range.end && range.end <= size => Ok(range),
        Some(_) => Err(FileError::RangeNotSatisfiable { size }),
    }
}

pub(crate) async fn from_file(file: File, size: u64, range: Option<Range<u64>>) -> Result<Content, FileError> {
    let range = within(size, range)?;
    let mut file = tokio::fs::File::from_std(file);
    file.set_max_buf_size(CHUNK);
    file.seek(std::io::SeekFrom::Start(range.start)).await?;
    let left = range.end - range.start;
    let stream = stream::try_unfold((file, left), |(mut file, left)| async move {
        if left == 0 {
            return Ok(None);
        }
        let mut chunk = BytesMut::with_capacity(usize::try_from(left).unwrap_or(CHUNK).min(CHUNK));
        let read = (&mut file).take(left).read_buf(&mut chunk).await?;
        if read == 0 {
            return Err(FileError::Unavailable(format!("the blob ends {left} bytes too early")));
        }
        let read = u64::try_from(read).unwrap_or(left);
        Ok(Some((chunk.freeze(), (file, left - read))))
    });
    Ok(Content { size, range, stream: stream.boxed() })
}

/// The same whole content, ending with an error in place of its last chunk if the digest is another.
pub(crate) fn verified(content: Content, expected: Digest) -> Content {
    let left = content.range.end - content.range.start;
    let state = (content.stream, Running::default(), left);
    let stream = stream::try_unfold(state, move |(mut source, mut running, left)| async move {
        match source.next().await {
            Some(chunk) => {
                let chunk = chunk?;
                running.update(&chunk);
                let left = left.checked_sub(u64::try_from(chunk.len()).unwrap_or(u64::MAX)).ok_or(FileError::DigestMismatch)?;
                if left > 0 {
                    return Ok(Some((chunk, (source, running, left))));
                }
                if running.finish() != expected {
                    return Err(FileError::DigestMismatch);
                }
                Ok(Some((chunk, (stream::empty().boxed(), Running::default(), 0))))
            }
            None if left == 0 => Ok(None),
            None => Err(FileError::DigestMismatch),
        }
    });
    Content { size: content.size, range: content.range, stream: stream.boxed() }
}
