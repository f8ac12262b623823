//! Use cases: load, decide, store, record. No web types here.

pub mod access_code;
pub mod account;
pub mod appeal;
pub mod application;
pub mod audit;
pub mod catalogue;
pub mod challenge;
pub mod demo;
pub mod export;
pub mod find;
pub mod follow;
pub mod idempotency;
pub mod inquiry;
pub mod jury;
pub mod matching;
pub mod notify;
pub mod organisation;
pub mod privacy;
pub mod programme;
pub mod record;
pub mod reindex;
pub mod saved_search;
pub mod seed;
pub mod template;
pub mod terms;
pub mod thread;
