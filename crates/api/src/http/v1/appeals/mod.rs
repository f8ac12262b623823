//! Appeals against refusals that were released.

pub mod view;

crate::operations![list, file, of_challenge, show, decide];
