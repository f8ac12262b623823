//! Exports: tables that are written to a file in the background.

pub mod view;

crate::operations![create, phase_create, list, show, link];
