//! Organisations, challenges and applications.

mod amendments;
mod appeals;
mod applications;
mod attachments;
mod calls;
mod challenges;
mod dossiers;
mod eligibility;
mod facets;
mod feedback;
mod feeds;
mod files;
mod find;
mod following;
mod mails;
mod matching;
mod members;
mod organisations;
mod programmes;
mod questions;
mod races;
mod search;
mod sequences;
mod templates;
mod threads;
