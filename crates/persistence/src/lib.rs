//! What Tahaddi remembers: one code base over SQLite and PostgreSQL.
//!
//! [`Db::read`] and [`Db::write`] take closures and run them on threads that own a connection; the functions under [`repo`]
//! are what closures call. diesel stays inside this crate. Concurrency, durability and errors are decided here, once:
//!
//! - a write is one transaction; on SQLite writes share commits (`executor`), so a durable write costs little more than not;
//! - time, ids and randomness inside a write come from [`Tx`];
//! - every failure is a [`StoreError`].
//!
//! [`copy`] moves everything from one engine to the other; [`backup`] is what a backup needs.

pub mod backup;
mod column;
mod condition;
mod connection;
mod db;
mod documents;
mod error;
mod executor;
#[cfg(any(test, feature = "testing"))]
mod inspect;
mod job;
mod link;
mod mark;
mod migrations;
mod open_error;
pub mod repo;
mod schema;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod transaction;
mod transfer;
mod tx;
mod url;

pub use connection::Conn;
pub use db::{Db, Options};
pub use error::{StoreError, TxError};
#[cfg(any(test, feature = "testing"))]
pub use inspect::Column;
pub use mark::DataMark;
pub use migrations::{migrate, revert};
pub use open_error::OpenError;
pub use transfer::{Copied, CopyError, copy, digests};
pub use tx::{TimeSource, Tx};
pub use url::{DatabaseUrl, DatabaseUrlError};
