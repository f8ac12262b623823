//! What people may ask about their personal data (law 09-08): how long it is kept, and how it goes.

mod erasure;
mod forget;
mod retention;

pub use erasure::{COOLING_OFF, ErasureRequest, ErasureState, ErasureStep, Hold, HoldReason};
pub use forget::{Forgotten, erased_address, is_erased};
pub use retention::{RETENTION_MONTHS, Retention, UNSUBMITTED_MONTHS};
