//! The database under the whole server.

mod concurrency;
mod parity;
