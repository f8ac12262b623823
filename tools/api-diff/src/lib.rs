//! What breaks the clients of an API.
//!
//! Two OpenAPI 3.1 documents are compared by the rules of [`rule::Rule`]. Requests and answers are looked at from the side of a
//! client that was written against the old document: what it sends has to be accepted, and what it gets has to be what it knows.
//! There is no clock in here; the day on which a document is judged is an argument.

pub mod accepted;
pub mod changelog;
pub mod document;
pub mod finding;
pub mod mutation;
mod operation;
pub mod releases;
mod response;
pub mod rule;
mod schema;
mod security;
mod shape;
mod variants;

use document::Document;
use finding::{Finding, Findings};

/// Every difference between two documents that concerns clients, breaking ones first, judged on a day (`2027-06-30`).
#[must_use]
pub fn diff(old: &Document, new: &Document, today: &str) -> Vec<Finding> {
    let mut findings = Findings::default();
    operation::documents(old, new, today, &mut findings);
    findings.finish()
}
