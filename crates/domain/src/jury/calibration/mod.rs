//! Making the scores of different jurors comparable, with the uncertainty that is left.
//!
//! Observations are composites on 0 to 100: `yᵢⱼ` of juror j for application i, `nᵢ` reviews an application, `N` the incidence,
//! `D = diag(nᵢ)`, `B = D⁻¹N`. The default has three steps, each in its own module:
//!
//! 1. `spread`: jurors who use more or less of the scale. Log variances with the bias of their degrees of freedom taken out
//!    (digamma), shrunk by empirical Bayes after DerSimonian & Laird (1986).
//! 2. `within`: severity. Applications fixed, jurors random, so severity is learnt only where jurors read the same application; one
//!    ratio by REML from the eigenvalues of the jurors' Laplacian `S₀ = diag(nⱼ) - N′D⁻¹N`. Robinson (1991), *Statistical Science* 6:15;
//!    the same as lme4's `y ~ 0 + application + (1 | juror)`.
//! 3. `shrink`: fewer reviews, more shrinkage towards the mean, for ranking.
//!
//! Beside it: `exchangeable` (both random; Henderson 1984, Platt & Burges 2012, Lawrence 2014), `least_squares`, plain z-scores and
//! plain means. `calibrate` is the ladder that says what the data allow. `docs/JURY.md` says why the default is what it is.
//!
//! Everything is summed in the order of application, juror, score, so that a result is the same to the last bit whatever the order of
//! the input. REML ratios are roots of the derivative: a minimiser of the flat deviance stops at half of the digits.

mod calibrate;
mod components;
mod contrasts;
mod design;
mod edition;
mod exchangeable;
mod least_squares;
mod shrink;
mod spread;
mod within;

pub use calibrate::{Calibration, FallbackReason, Fit, Method, MethodUsed, Options, calibrate, fits_exactly, too_little};
pub(in crate::jury) use components::components_of;
pub use components::{BridgingReview, Component, bridging_reviews, components, residual_df};
pub use contrasts::Contrasts;
pub use design::{Design, DesignError, Observation};
pub use edition::EngineEdition;
pub use exchangeable::Exchangeable;
pub use least_squares::LeastSquares;
pub use shrink::Shrunken;
pub use spread::{LogVariance, Shrunk, Spread, Standardised, equalise, relative_noise, standardise};
pub use within::Within;

#[cfg(test)]
mod tests;
