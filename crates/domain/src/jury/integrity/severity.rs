//! Jurors who are harsher, milder, noisier or tamer than the model expects.

use crate::jury::distributions::normal_two_sided;

/// From this many standard deviations of the jurors a severity is flagged.
pub const SEVERITY_Z: f64 = 2.5;
/// Above this ratio a juror's residuals are flagged as noise.
pub const MISFIT_HIGH: f64 = 2.0;
/// Below this ratio they are flagged as too tame.
pub const MISFIT_LOW: f64 = 0.4;
/// From this many reviews they are.
pub const MISFIT_REVIEWS: usize = 5;

/// A juror's severity beside that of the panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Severity {
    /// `effect / sqrt(variance of jurors)`: positive is mild.
    pub z: f64,
    /// Two-sided, by the normal distribution.
    pub p_value: f64,
    /// Flag: beyond [`SEVERITY_Z`] either way.
    pub flagged: bool,
}

/// Compares a juror's estimated effect, in points, with the variance between jurors; `None` where jurors do not differ.
#[must_use]
pub fn severity(effect: f64, variance_of_jurors: f64) -> Option<Severity> {
    let z = effect / variance_of_jurors.sqrt();
    z.is_finite().then(|| Severity { z, p_value: normal_two_sided(z), flagged: z.abs() > SEVERITY_Z })
}

/// A juror's residuals beside those of the panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Misfit {
    /// Mean squared residual by the residual variance: about 1; Facets calls 0.5 to 1.5 productive (Linacre 1989).
    pub ratio: f64,
    /// Reviews.
    pub n: usize,
    /// Flag: above [`MISFIT_HIGH`] or below [`MISFIT_LOW`] in at least [`MISFIT_REVIEWS`] reviews.
    pub flagged: bool,
}

/// Compares a juror's residuals, in points, with the residual variance; `None` without reviews or residual variance.
#[must_use]
pub fn misfit(residuals: &[f64], residual_variance: f64) -> Option<Misfit> {
    let n = residuals.len();
    let ratio = residuals.iter().map(|residual| residual * residual).sum::<f64>() / n as f64 / residual_variance;
    let flagged = n >= MISFIT_REVIEWS && !(MISFIT_LOW..=MISFIT_HIGH).contains(&ratio);
    ratio.is_finite().then_some(Misfit { ratio, n, flagged })
}
