//! The operations on applications.

use crate::http::operation::Operation;

/// The operations of this resource.
#[must_use]
pub fn operations() -> Vec<Operation> {
    Vec::new()
}
