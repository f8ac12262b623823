//! Plans of assignments: made in a dry run, looked at, and adopted whole or not at all.

pub mod adopt;
pub mod create;
pub mod ground;
pub mod show;
