//! Why a file is not taken, or not given.

use crate::name::NameFault;
use std::fmt;
use std::io;

/// Why a file is not taken, or not given. [`FileError::code`] is stable; the texts are for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The name is none that could be shown.
    #[error("the name cannot be used: {0}")]
    Name(#[from] NameFault),
    /// Not one byte came.
    #[error("the file is empty")]
    Empty,
    /// More bytes came, or were announced, than may.
    #[error("the file has more than {limit} bytes")]
    TooLarge {
        /// The most, in bytes.
        limit: u64,
    },
    /// Another number of bytes came than was announced.
    #[error("{declared} bytes were announced and {received} came")]
    LengthMismatch {
        /// The announced number of bytes.
        declared: u64,
        /// The bytes that came.
        received: u64,
    },
    /// The sender stopped, or sent nothing for too long.
    #[error("the sender stopped: {0}")]
    Interrupted(String),
    /// Files of this type are not taken here.
    #[error("files of type {found} are not taken")]
    TypeNotAllowed {
        /// The media type that the content has, or the extension with its dot.
        found: String,
    },
    /// The content is of another type than the name or the declared media type says.
    #[error("the file is called {declared} and is {found}")]
    TypeMismatch {
        /// The extension with its dot, or the declared media type.
        declared: String,
        /// The media type that the content has.
        found: &'static str,
    },
    /// The file begins like its type and is none: cut off, or damaged.
    #[error("the file is no whole {found}: {what}")]
    Malformed {
        /// The media type that it begins as.
        found: &'static str,
        /// What is wrong with it, in English.
        what: &'static str,
    },
    /// The file can be read as two things.
    #[error("the file is {found} and also {hidden}")]
    Polyglot {
        /// The media type that it begins as.
        found: &'static str,
        /// What else is in it, in English.
        hidden: &'static str,
    },
    /// The file asks for a password.
    #[error("the {found} is encrypted")]
    Encrypted {
        /// Its media type.
        found: &'static str,
    },
    /// The document holds programs.
    #[error("the {found} holds macros")]
    Macros {
        /// Its media type.
        found: &'static str,
    },
    /// Opening the file would take more than it is worth.
    #[error("the file holds more than it may: {excess}, at most {most}")]
    Bomb {
        /// What there is too much of.
        excess: Excess,
        /// The most.
        most: u64,
    },
    /// An archive that would write outside of its folder.
    #[error("the archive cannot be unpacked safely: {0}")]
    UnsafeArchive(&'static str),
    /// The scanner found something.
    #[error("the scanner found {name}")]
    Infected {
        /// The name that the scanner gives it.
        name: String,
    },
    /// The scanner did not answer, and nothing is taken without it.
    #[error("the scanner is unavailable: {0}")]
    ScannerUnavailable(String),
    /// There is no such blob.
    #[error("there is no such blob")]
    NotFound,
    /// The range lies outside of the blob.
    #[error("the range lies outside of the {size} bytes")]
    RangeNotSatisfiable {
        /// The size of the blob, in bytes.
        size: u64,
    },
    /// The stored bytes are not those that were received.
    #[error("the stored bytes are not those that were received")]
    DigestMismatch,
    /// Nobody can say that a copy of the file would tell nothing of who made it.
    #[error("the file cannot be cleaned: {0}")]
    NotCleanable(&'static str),
    /// No room is left to write (507).
    #[error("the store has no room left")]
    StorageFull,
    /// The store cannot be reached, or not be written (503).
    #[error("the store is unavailable: {0}")]
    Unavailable(String),
}

impl FileError {
    /// The stable text.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Name(_) => "invalid_name",
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::LengthMismatch { .. } => "length_mismatch",
            Self::Interrupted(_) => "interrupted",
            Self::TypeNotAllowed { .. } => "type_not_allowed",
            Self::TypeMismatch { .. } => "type_mismatch",
            Self::Malformed { .. } => "malformed",
            Self::Polyglot { .. } => "polyglot",
            Self::Encrypted { .. } => "encrypted",
            Self::Macros { .. } => "macros",
            Self::Bomb { .. } => "bomb",
            Self::UnsafeArchive(_) => "unsafe_archive",
            Self::Infected { .. } => "infected",
            Self::ScannerUnavailable(_) => "scanner_unavailable",
            Self::NotFound => "not_found",
            Self::RangeNotSatisfiable { .. } => "range_not_satisfiable",
            Self::DigestMismatch => "digest_mismatch",
            Self::NotCleanable(_) => "not_cleanable",
            Self::StorageFull => "storage_full",
            Self::Unavailable(_) => "unavailable",
        }
    }

    /// Whether it is the program's or the machine's fault, so that it belongs into the log; else the sender's.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        matches!(self, Self::ScannerUnavailable(_) | Self::DigestMismatch | Self::StorageFull | Self::Unavailable(_))
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::StorageFull,
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

impl From<rustix::io::Errno> for FileError {
    fn from(error: rustix::io::Errno) -> Self {
        io::Error::from(error).into()
    }
}

impl From<tokio::task::JoinError> for FileError {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::Unavailable(format!("a check broke: {error}"))
    }
}

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Entries of an archive.
    Entries,
    /// Bytes that an archive unpacks to.
    Inflated,
    /// How many times larger an archive becomes when it is unpacked.
    Ratio,
    /// Archives within an archive.
    Nested,
    /// Entries that share bytes.
    Overlapping,
    /// Pixels of an image.
    Pixels,
}

impl Excess {
    /// The stable text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::Inflated => "inflated",
            Self::Ratio => "ratio",
            Self::Nested => "nested",
            Self::Overlapping => "overlapping",
            Self::Pixels => "pixels",
        }
    }
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
