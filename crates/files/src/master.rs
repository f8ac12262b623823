//! Keys of files, wrapped by a master key for the rows that name the files.

use crate::error::FileError;
use crate::key::Key;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use std::fmt;
use std::sync::Arc;

/// Bytes of a key, of a file's as of a master key.
pub(crate) const KEY_BYTES: usize = 32;
/// What else is under a master key would have another beginning.
const PURPOSE: &[u8] = b"tahaddi key of a file 1 ";

/// A key that wraps the keys of files.
pub struct MasterKey {
    name: String,
    cipher: LessSafeKey,
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MasterKey").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Who keeps the master keys. Its methods may block.
pub trait KeyKeeper: fmt::Debug + Send + Sync {
    /// The key that wraps new keys.
    ///
    /// # Errors
    /// [`FileError::Unavailable`].
    fn newest(&self) -> Result<Arc<MasterKey>, FileError>;

    /// The key of that name.
    ///
    /// # Errors
    /// [`FileError::Unavailable`], also if there is no such key.
    fn find(&self, name: &str) -> Result<Arc<MasterKey>, FileError>;
}

/// A key that is the only one.
impl KeyKeeper for Arc<MasterKey> {
    fn newest(&self) -> Result<Arc<MasterKey>, FileError> {
        Ok(Self::clone(self))
    }
    fn find(&self, name: &str) -> Result<Arc<MasterKey>, FileError> {
        if self.name == name { Ok(Self::clone(self)) } else { Err(missing(name)) }
    }
}

/// There is no master key of that name.
#[must_use]
pub fn missing(name: &str) -> FileError {
    FileError::Unavailable(format!("there is no master key {name}"))
}

impl MasterKey {
    /// From its name, without a dot, and its bytes.
    ///
    /// # Errors
    /// [`FileError::Unavailable`] if the cipher does not take it.
    pub fn new(name: &str, bytes: &[u8; KEY_BYTES]) -> Result<Self, FileError> {
        Ok(Self { name: name.to_owned(), cipher: cipher(bytes)? })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the master key that wrapped a key.
    #[must_use]
    pub fn name_in(wrapped: &str) -> &str {
        wrapped.split('.').next().unwrap_or_default()
    }

    /// Wraps the key of a blob: the name of the master key, a point, and nonce, key and tag in hexadecimal digits.
    pub(crate) fn wrap(&self, blob: &Key, key: &[u8; KEY_BYTES]) -> Result<String, FileError> {
        let nonce = random::<NONCE_LEN>()?;
        let mut sealed = key.to_vec();
        let done = self.cipher.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad(blob), &mut sealed);
        done.map_err(|_unspecified| FileError::Unavailable("a key cannot be wrapped".to_owned()))?;
        let digits: String = nonce.iter().chain(&sealed).map(|byte| format!("{byte:02x}")).collect();
        Ok(format!("{}.{digits}", self.name))
    }

    /// The key of a blob. Anything but what [`MasterKey::wrap`] made for this blob is refused.
    pub(crate) fn unwrap(&self, blob: &Key, wrapped: &str) -> Result<[u8; KEY_BYTES], FileError> {
        let bytes = wrapped.split_once('.').and_then(|(_, digits)| from_hex(digits));
        let mut bytes = bytes.ok_or_else(|| FileError::Unavailable("a wrapped key cannot be read".to_owned()))?;
        let opened = bytes.split_first_chunk_mut::<NONCE_LEN>().and_then(|(nonce, sealed)| {
            let opened = self.cipher.open_in_place(Nonce::assume_unique_for_key(*nonce), aad(blob), sealed).ok()?;
            <[u8; KEY_BYTES]>::try_from(&*opened).ok()
        });
        opened.ok_or_else(|| FileError::Unavailable(format!("the master key {} does not open the key of blob {blob}", self.name)))
    }
}

/// AES-256-GCM under a key.
pub(crate) fn cipher(bytes: &[u8; KEY_BYTES]) -> Result<LessSafeKey, FileError> {
    let key = UnboundKey::new(&AES_256_GCM, bytes);
    Ok(LessSafeKey::new(key.map_err(|_unspecified| FileError::Unavailable("the cipher does not take a key".to_owned()))?))
}

/// Random bytes of the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], FileError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| FileError::Unavailable(format!("no random bytes: {error}")))?;
    Ok(bytes)
}

fn aad(blob: &Key) -> Aad<Vec<u8>> {
    Aad::from([PURPOSE, blob.as_str().as_bytes()].concat())
}

fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let bytes: Option<Vec<u8>> = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    bytes.filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_07_a_key_is_opened_for_its_blob_by_its_master_key_and_by_nothing_else() {
        let (one, other) = (MasterKey::new("one", &[1; 32]).unwrap(), MasterKey::new("one", &[2; 32]).unwrap());
        let (blob, another) = (Key::generate().unwrap(), Key::generate().unwrap());
        let wrapped = one.wrap(&blob, &[7; 32]).unwrap();
        assert_eq!(MasterKey::name_in(&wrapped), "one");
        assert_eq!(one.unwrap(&blob, &wrapped), Ok([7; 32]));
        assert!(other.unwrap(&blob, &wrapped).is_err() && one.unwrap(&another, &wrapped).is_err());
        assert_ne!(one.wrap(&blob, &[7; 32]).unwrap(), wrapped, "never the same nonce");
        for position in 4..wrapped.len() {
            let mut changed = wrapped.clone().into_bytes();
            changed[position] = if changed[position] == b'0' { b'1' } else { b'0' };
            assert!(one.unwrap(&blob, &String::from_utf8(changed).unwrap()).is_err(), "position {position}");
        }
        for text in ["", "one", "one.", "one.00", "one.zz", &wrapped[..wrapped.len() - 1]] {
            assert!(one.unwrap(&blob, text).is_err(), "{text}");
        }
        assert!(!format!("{one:?}").contains("01"));
    }
}
