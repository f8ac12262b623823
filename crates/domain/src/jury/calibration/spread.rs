//! Step 1: jurors who use more or less of the scale. Log sample variances, corrected for their bias, are shrunk by empirical Bayes
//! with the closed-form estimate of DerSimonian & Laird (1986). When spreads differ no more than chance, nothing changes.
#![expect(clippy::indexing_slicing, reason = "vectors and matrices have the size of the design, which checked its indices")]

use super::super::special::{digamma, trigamma};
use super::design::Design;

/// A juror needs this many reviews before a spread is looked at.
const MIN_REVIEWS: f64 = 3.0;
/// A sum of squares up to this is no spread.
const NO_SPREAD: f64 = 1e-9;
/// Fewer jurors than this say nothing about how spreads differ.
const MIN_JURORS: usize = 3;

/// The log variance of one juror.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogVariance {
    /// The juror.
    pub juror: usize,
    /// `ln(SS/d) - ψ(d/2) + ln(d/2)`: unbiased for the log of the variance.
    pub value: f64,
    /// `ψ′(d/2)`: its sampling variance.
    pub variance: f64,
}

impl LogVariance {
    fn new(juror: usize, squares: f64, degrees: f64) -> Self {
        let half = degrees / 2.0;
        Self { juror, value: (squares / degrees).ln() - digamma(half) + half.ln(), variance: trigamma(half) }
    }
}

/// How much the jurors' variances truly differ, and each one's shrunken log ratio to their mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Shrunk {
    /// The variance of the true log variances.
    pub omega2: f64,
    /// For every juror `ω²/(ω² + t) · (l - m)`; 0 for who is not eligible.
    pub log_ratio: Vec<f64>,
}

fn shrink(eligible: &[LogVariance], jurors: usize) -> Shrunk {
    let mut shrunk = Shrunk { omega2: 0.0, log_ratio: vec![0.0; jurors] };
    if eligible.len() < MIN_JURORS {
        return shrunk;
    }
    let sum = |of: &dyn Fn(&LogVariance) -> f64| eligible.iter().map(of).sum::<f64>();
    let precision = sum(&|j| 1.0 / j.variance);
    let centre = sum(&|j| j.value / j.variance) / precision;
    let q = sum(&|j| (j.value - centre) * (j.value - centre) / j.variance);
    let excess = q - (eligible.len() - 1) as f64;
    let omega2 = (excess / (precision - sum(&|j| 1.0 / (j.variance * j.variance)) / precision)).max(0.0);
    if omega2 > 0.0 {
        let mean = sum(&|j| j.value / (omega2 + j.variance)) / sum(&|j| 1.0 / (omega2 + j.variance));
        for juror in eligible {
            if let Some(ratio) = shrunk.log_ratio.get_mut(juror.juror) {
                *ratio = omega2 / (omega2 + juror.variance) * (juror.value - mean);
            }
        }
        shrunk.omega2 = omega2;
    }
    shrunk
}

/// The outcome of the step.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Jurors with enough reviews and some spread.
    pub eligible: Vec<LogVariance>,
    /// The variance of the true log variances; 0 switches the step off.
    pub omega2: f64,
    /// What each juror's deviations are divided by.
    pub scale: Vec<f64>,
    /// The scores with equalised spread, in the order of the design's rows.
    pub rescaled: Vec<f64>,
}

/// Divides each juror's deviations from the own mean by `exp(½ · shrunken log ratio)`.
#[must_use]
pub fn equalise(design: &Design) -> Spread {
    let counts = design.reviews_of_juror();
    let means = design.by_juror(|row| row.score).zip_map(&counts, |sum, count| if count > 0.0 { sum / count } else { 0.0 });
    let squares = design.by_juror(|row| (row.score - means[row.juror]).powi(2));
    let eligible: Vec<LogVariance> = (0..design.jurors())
        .filter(|juror| counts[*juror] >= MIN_REVIEWS && squares[*juror] > NO_SPREAD)
        .map(|juror| LogVariance::new(juror, squares[juror], counts[juror] - 1.0))
        .collect();
    let shrunk = shrink(&eligible, design.jurors());
    let scale: Vec<f64> = shrunk.log_ratio.iter().map(|ratio| (0.5 * ratio).exp()).collect();
    let rescale = |row: &super::design::Observation| match scale.get(row.juror) {
        Some(scale) if *scale != 1.0 => means[row.juror] + (row.score - means[row.juror]) / scale,
        _ => row.score,
    };
    let rescaled = design.rows().iter().map(rescale).collect();
    Spread { eligible, omega2: shrunk.omega2, scale, rescaled }
}

/// How noisy each juror is against the others, from the residuals of a fit: relative variances `v`, 1 for who is not eligible. The
/// degrees of freedom of a juror are `Σ(1 - 1/nᵢ)` over the own reviews.
#[must_use]
pub fn relative_noise(design: &Design, residuals: &[f64]) -> Shrunk {
    let counts = design.reviews_of_juror();
    let reviews = design.reviews_of_application();
    let degrees = design.by_juror(|row| 1.0 - 1.0 / reviews[row.application]);
    let squared: Vec<f64> = residuals.iter().map(|residual| residual * residual).collect();
    let squares = design.juror_totals(&squared);
    let eligible: Vec<LogVariance> = (0..design.jurors())
        .filter(|juror| counts[*juror] >= MIN_REVIEWS && squares[*juror] > NO_SPREAD && degrees[*juror] > 0.0)
        .map(|juror| LogVariance::new(juror, squares[juror], degrees[juror]))
        .collect();
    shrink(&eligible, design.jurors())
}

/// The share of each juror's scores that is a plain z-score, and what they say of the applications.
#[derive(Clone, Debug, PartialEq)]
pub struct Standardised {
    /// For each row `(y - m)/sd` of its juror (n - 1); `None` of a juror with one score or without spread.
    pub z: Vec<Option<f64>>,
    /// The mean of the values of each application; `None` if no informative juror read it.
    pub score: Vec<Option<f64>>,
    /// Jurors left out, rising.
    pub uninformative: Vec<usize>,
}

/// Scores standardised juror by juror. It assumes that all jurors saw equally good applications.
#[must_use]
pub fn standardise(design: &Design) -> Standardised {
    let counts = design.reviews_of_juror();
    let means = design.by_juror(|row| row.score).zip_map(&counts, |sum, count| if count > 0.0 { sum / count } else { 0.0 });
    let squares = design.by_juror(|row| (row.score - means[row.juror]).powi(2));
    let informative = |juror: usize| counts[juror] > 1.0 && squares[juror] > NO_SPREAD;
    let z = |row: &super::design::Observation| {
        let sd = (squares[row.juror] / (counts[row.juror] - 1.0)).sqrt();
        informative(row.juror).then(|| (row.score - means[row.juror]) / sd)
    };
    let z: Vec<Option<f64>> = design.rows().iter().map(z).collect();
    let mut by_application = vec![Vec::new(); design.applications()];
    for (row, value) in design.rows().iter().zip(&z) {
        if let (Some(values), Some(value)) = (by_application.get_mut(row.application), value) {
            values.push(*value);
        }
    }
    let score = by_application.iter().map(|values| super::super::aggregate::mean(values)).collect();
    let uninformative = (0..design.jurors()).filter(|juror| counts[*juror] > 0.0 && !informative(*juror)).collect();
    Standardised { z, score, uninformative }
}
