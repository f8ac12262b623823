//! Technologies, sectors, sites and regions: four lists of terms under names of their own.

mod terms;

use crate::http::operation::Operation;

/// The operations of this resource.
#[must_use]
pub fn operations() -> Vec<Operation> {
    terms::operations()
}
