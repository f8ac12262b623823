//! What the codes of problems mean: one page a code, in three languages.

pub mod view;

crate::operations![list, show, field];
