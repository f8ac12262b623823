//! Files of dossiers: received as a stream, checked by what they hold, scanned, and stored under random keys.
//!
//! [`FileStore::receive`] is the one way in for what people send; what the program makes itself goes by [`FileStore::draft`].
//! Nothing is held whole in memory: bytes go to a temporary file while they are counted and
//! hashed, the checks read that file, and only what passed them all gets a place in the store. What a person says about a file (its name,
//! its type, its length) is compared with what is there, and believed in nothing.
//!
//! - A blob has a random [`Key`]; the name that people see is metadata of whoever calls ([`clean_name`], [`content_disposition`]).
//! - A blob is encrypted under a key of its own; [`Received::wrapped`] is that key, wrapped by a master key. Where it is forgotten the blob
//!   cannot be read any more, not in a backup either.
//! - A blob is written before the row that names it. What no row names is removed by [`FileStore::sweep`].
//! - The crate knows no database, no web framework and no clock.
//!
//! Memory for one upload: about 400 kB, and what one chunk of the stream takes. In a bucket also one part of 5 MiB.

#[cfg(feature = "s3")]
mod bucket;
mod clean;
mod digest;
mod dir;
mod error;
mod folder;
mod inspect;
mod key;
mod kind;
mod limits;
mod made;
mod master;
mod name;
mod read;
mod receive;
mod scan;
mod seal;
mod spool;
mod store;
mod sweep;

#[cfg(feature = "s3")]
pub use bucket::BucketSettings;
pub use digest::Digest;
pub use error::{Excess, FileError};
pub use inspect::Dimensions;
pub use key::Key;
pub use kind::Kind;
pub use limits::{Limits, Policy};
pub use made::{Draft, Made};
pub use master::{KeyKeeper, MasterKey, missing};
pub use name::{NameFault, clean_name, content_disposition, extension};
pub use read::Content;
pub use receive::{Offer, Received, Scan};
pub use scan::{Scanner, ScannerAddress, Verdict};
pub use store::{FileStore, Stat};
pub use sweep::Swept;
