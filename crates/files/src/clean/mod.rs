//! Copies that tell nothing of who made them: what programs write into a file beside its content is left out.
//!
//! Each type has a list of what stays, and everything else goes; what cannot be judged makes the file one that cannot be cleaned. What
//! people wrote into the content itself stays.

mod image;
mod jpeg;
mod office;
mod pdf;
mod xml;

use crate::digest::Digest;
use crate::error::FileError;
use crate::inspect::{self, Ask};
use crate::key::Key;
use crate::kind::Kind;
use crate::limits::Policy;
use crate::made::Made;
use crate::seal::Opened;
use crate::store::{FileStore, blocking};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

/// More bytes are not read into memory at once.
const MOST: u64 = 64_000_000;

impl Kind {
    /// Whether a copy of such a file can be made that tells nothing of who made it. What an archive holds can be anything.
    #[must_use]
    pub const fn can_be_cleaned(self) -> bool {
        !matches!(self, Self::Zip)
    }
}

/// Something that can be read from any place.
pub(crate) trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

impl FileStore {
    /// Makes a copy of a file without what it tells of people, programs and machines, and stores it. The copy is inspected as if somebody
    /// had sent it. Whatever fails leaves nothing behind.
    ///
    /// # Errors
    /// [`FileError::NotCleanable`]; those of [`FileStore::read`] and [`FileStore::keep`].
    pub async fn clean_copy(&self, key: &Key, wrapped: Option<&str>, digest: &Digest, kind: Kind) -> Result<Made, FileError> {
        let cipher = match wrapped {
            Some(wrapped) => Some(self.cipher(key, wrapped).await?),
            None => None,
        };
        let (file, stored, fetched) = self.fetched(key).await?;
        let draft = self.draft().await?;
        let (target, policy, digest) = (draft.file()?, self.policy().clone(), *digest);
        let permit = self.inspections.clone().acquire_owned().await.map_err(|error| FileError::Unavailable(error.to_string()))?;
        blocking(move || {
            let _held = (permit, fetched);
            let mut source: Box<dyn Source> = match cipher {
                Some(cipher) => Box::new(Opened::new(file, cipher, stored)?),
                None => Box::new(file),
            };
            if Digest::of_reader(&mut source)? != digest {
                return Err(FileError::DigestMismatch);
            }
            source.seek(SeekFrom::Start(0))?;
            clean(kind, &mut source, &target, &policy)?;
            check(kind, target, &policy)
        })
        .await?;
        self.keep(draft, kind).await
    }
}

/// Writes a copy of `source`.
fn clean(kind: Kind, source: &mut Box<dyn Source>, mut target: &File, policy: &Policy) -> Result<(), FileError> {
    let cleaned = match kind {
        Kind::Csv | Kind::Text => {
            std::io::copy(source, &mut target)?;
            return Ok(());
        }
        Kind::Docx | Kind::Pptx | Kind::Xlsx => return office::clean(source, target, policy),
        Kind::Zip => return Err(FileError::NotCleanable("an archive can hold anything")),
        Kind::Pdf => pdf::clean(source)?,
        Kind::Png => image::png(&whole(source, MOST)?).ok_or(FileError::NotCleanable("its chunks cannot be read"))?,
        Kind::Webp => image::webp(&whole(source, MOST)?).ok_or(FileError::NotCleanable("its chunks cannot be read"))?,
        Kind::Jpeg => jpeg::clean(&whole(source, MOST)?).ok_or(FileError::NotCleanable("its segments cannot be read"))?,
    };
    Ok(target.write_all(&cleaned)?)
}

/// The copy is a whole file of its type.
fn check(kind: Kind, mut copy: File, policy: &Policy) -> Result<(), FileError> {
    let size = copy.seek(SeekFrom::End(0))?;
    let extension = kind.extensions().first().copied().unwrap_or_default().to_owned();
    let ask = Ask { extension, media_type: None, kinds: vec![kind] };
    match inspect::inspect(&mut copy, size, &ask, &Policy { kinds: vec![kind], ..policy.clone() }) {
        Err(error) if error.is_fault() => Err(error),
        Err(_) => Err(FileError::NotCleanable("its copy is no whole file")),
        Ok(_) => Ok(()),
    }
}

/// All bytes, if they are at most so many.
fn whole(source: &mut impl Read, most: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    source.by_ref().take(most + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= most);
    if fits { Ok(bytes) } else { Err(FileError::NotCleanable("it is too large")) }
}
