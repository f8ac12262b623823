//! Which calls and startups fit each other.

pub mod view;

crate::operations![mine, of_challenge];
