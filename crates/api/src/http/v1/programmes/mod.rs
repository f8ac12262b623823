//! Programmes.

pub mod view;

crate::operations![list, create, show, edit];
