//! What Tahaddi decides.
//!
//! Documents, life cycles, access and the mathematics of a jury, as pure values and functions: no web, no SQL, no runtime
//! and no wall clock. Everything that depends on time takes the instant as a parameter; randomness is injected.

pub mod access;
pub mod access_code;
pub mod action;
pub mod appeal;
pub mod application;
pub mod calendar;
pub mod catalogue;
pub mod challenge;
pub mod challenge_file;
pub mod code;
pub mod document;
pub mod dossier;
pub mod eligibility;
pub mod entries;
pub mod export;
pub mod feedback;
pub mod ice;
pub mod id;
pub mod inquiry;
pub mod invitation;
pub mod jury;
pub mod matching;
pub mod message;
pub mod notice;
pub mod organisation;
pub mod privacy;
pub mod programme;
pub mod random;
pub mod record;
pub mod refusal;
pub mod saved_search;
pub mod search;
pub mod session;
mod states;
pub mod text;
pub mod time;
