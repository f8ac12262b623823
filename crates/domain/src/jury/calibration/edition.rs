//! By which edition of the calculation a ranking was computed.

use crate::states::{default_state, states};

states! {
    /// The edition of the calculation: what was signed by an earlier one is computed again as it was then.
    EngineEdition {
        /// Whoever a juror seats, and the mean chance of the seats, are told of the calibrated ranking, also where plain scores decide. Z-scores
        /// rank however little there is to learn from, and least squares also on fewer than five residual degrees of freedom.
        First = "first",
        /// Both are told of the ranking that decides, and the ladder holds for every method.
        Second = "second",
    }
}

// What says nothing of it was computed before there were editions.
default_state!(EngineEdition::First);

impl EngineEdition {
    /// By which rankings are computed now.
    pub const CURRENT: Self = Self::Second;

    /// Whether it is the first, which is never written: what it computed has the bytes that it had.
    #[must_use]
    pub fn is_first(&self) -> bool {
        *self == Self::First
    }
}
