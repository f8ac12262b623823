//! Whether jurors agree: Krippendorff's alpha, intraclass correlation, Kendall's W, and how many reviews would be enough.
//!
//! A coefficient that does not exist is never a number: it is a [`NoCoefficient`] with the reason.

mod icc;
mod kendall;
mod krippendorff;
#[cfg(test)]
mod tests;

pub use icc::{Coefficient, Icc, IccReading, MeanSquares, VarianceComponents, icc};
pub use kendall::{Concordance, kendall_w};
pub use krippendorff::{Alpha, AlphaReading, Metric, krippendorff};

use crate::states::states;

states! {
    /// Why a coefficient does not exist.
    NoCoefficient {
        /// All values are the same.
        NoVariation = "no_variation",
        /// No unit has two values.
        NoPairableUnits = "no_pairable_units",
        /// There are fewer than two applications.
        NeedTwoTargets = "need_two_targets",
        /// There are fewer than two jurors.
        NeedTwoJudges = "need_two_judges",
        /// Not every juror scored every application.
        Incomplete = "incomplete",
        /// Two values have no ratio: they add up to zero.
        NoRatio = "no_ratio",
        /// Too few applications have two reviews for a number that means something.
        NotEnoughData = "not_enough_data",
    }
}
