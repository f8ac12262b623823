//! The database under the whole server.

mod concurrency;
mod migrations;
mod parity;
