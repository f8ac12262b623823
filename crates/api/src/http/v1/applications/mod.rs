//! Applications.

pub mod expand;
pub mod view;

crate::operations![create, list, list_own, count, show, edit, delete, submission, withdrawal];
