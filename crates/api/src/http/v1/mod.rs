//! Version 1 of the API, a folder a resource.

pub mod access_codes;
pub mod accounts;
pub mod appeals;
pub mod applications;
pub mod catalogue;
pub mod challenges;
pub mod decisions;
pub mod exports;
pub mod feeds;
pub mod following;
pub mod jury;
pub mod matching;
pub mod messages;
pub mod organisations;
pub mod platform;
pub mod privacy;
pub mod problems;
pub mod programmes;
pub mod templates;

use crate::http::operation::Operation;

/// Every operation of version 1.
#[must_use]
pub fn operations() -> Vec<Operation> {
    [
        accounts::operations(),
        privacy::operations(),
        organisations::operations(),
        catalogue::operations(),
        programmes::operations(),
        challenges::operations(),
        access_codes::operations(),
        feeds::operations(),
        following::operations(),
        applications::operations(),
        messages::operations(),
        jury::operations(),
        decisions::operations(),
        appeals::operations(),
        exports::operations(),
        matching::operations(),
        templates::operations(),
        platform::operations(),
        problems::operations(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
