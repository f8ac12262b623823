//! Organisations, challenges and applications.

mod access_codes;
mod amendments;
mod applications;
mod attachments;
mod calls;
mod challenges;
mod dossiers;
mod eligibility;
mod entries;
mod facets;
mod feeds;
mod files;
mod find;
mod following;
mod mails;
mod matching;
mod members;
mod organisations;
mod privacy;
mod privacy_clock;
mod programmes;
mod questions;
mod races;
mod search;
mod sequences;
mod templates;
