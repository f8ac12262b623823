//! Personal data: a copy of it, and its erasure.

pub mod erasure_view;
pub mod export_own;
pub mod export_parts;
pub mod export_view;

crate::operations![data_export, erasure_request, erasure_show, erasure_cancel, erasure_list];
