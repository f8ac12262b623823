//! Pairwise judging, for pitch days: votes, ties and ordered batches become strengths by the Bradley-Terry model.
//!
//! The final order is the batch fit of [`fit_map`] or [`fit_mle`], which does not depend on the order of the votes; [`crowd`] only
//! chooses the next pair and watches over jurors.

mod bradley_terry;
pub mod crowd;
mod strong;
#[cfg(test)]
mod tests;
mod wins;

pub use bradley_terry::{DEFAULT_PRECISION, Strengths, fit_map, fit_mle};
pub use wins::{Comparison, Wins};

use thiserror::Error;

/// Why comparisons cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PairwiseError {
    /// A comparison names an item that does not exist.
    #[error("there is no item {0}")]
    UnknownItem(usize),
    /// An item is compared with itself, or stands twice in a batch.
    #[error("item {0} is compared with itself")]
    Same(usize),
    /// A number of wins is negative or no finite number, or the table of wins is not square.
    #[error("wins are a square table of numbers from 0")]
    BadWins,
    /// The likelihood has no maximum: some items have only won against the others (Ford 1957).
    #[error("the win graph is not strongly connected")]
    NotStronglyConnected,
    /// The prior precision is not a positive finite number.
    #[error("the prior precision is a positive number")]
    BadPrecision,
    /// The maximum was not found in double precision.
    #[error("the fit does not converge")]
    NoConvergence,
}
