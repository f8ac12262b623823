//! The name of a blob in the store.

use crate::error::FileError;
use std::fmt;
use std::path::{Path, PathBuf};

/// The name of one blob: 32 hexadecimal digits, 128 random bits. Says nothing of who sent the file or when, and is never used again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// A new one, from the system's random generator.
    ///
    /// # Errors
    /// [`FileError::Unavailable`] if the system has no random bytes.
    pub fn generate() -> Result<Self, FileError> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| FileError::Unavailable(format!("no random bytes: {error}")))?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// Reads a key; `None` for any other text. What passes is safe as a name of a file.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        digits.then(|| Self(text.to_owned()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the blob lies below `objects/` of a local store.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        Path::new(self.shard()).join(&self.0)
    }

    /// The folder in which the blob lies, by its first two digits: 256 of them keep each listing short.
    pub(crate) fn shard(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn keys_are_different_and_read_back() {
        let keys: HashSet<Key> = (0..1_000).map(|_| Key::generate().unwrap()).collect();
        assert_eq!(keys.len(), 1_000);
        assert!(keys.iter().all(|key| Key::parse(key.as_str()).as_ref() == Some(key)));
    }

    #[test]
    fn nothing_else_is_a_key() {
        let dotted = format!("../{}", "a".repeat(29));
        for text in ["", "..", "ab", &dotted, &"A".repeat(32), &"g".repeat(32), &"a".repeat(33), &format!("{}\0", "a".repeat(31))] {
            assert_eq!(Key::parse(text), None, "{text:?}");
        }
    }
}
