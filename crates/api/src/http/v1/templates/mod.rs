//! Ready documents that a partner begins a call with.

pub mod view;

crate::operations![list, show];
