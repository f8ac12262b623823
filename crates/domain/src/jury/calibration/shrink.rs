//! Step 3: shrinkage for ranking. A *cut* posterior: what is assumed of the applications never feeds back into the severities of the
//! jurors, which is what protects against juries that are not assigned at random.

use super::super::aggregate::{mean, squared_deviations};
use super::super::uncertainty::Posterior;
use super::design::Design;
use super::within::Within;

/// Calibrated scores drawn towards their mean, the more the fewer reviews they have.
#[derive(Clone, Debug, PartialEq)]
pub struct Shrunken {
    /// The mean of the calibrated scores.
    pub mean: f64,
    /// The variance of true quality.
    pub var_application: f64,
    /// `kᵢ`, 0 to 1: the share of the distance to the mean that is kept.
    pub shrinkage: Vec<f64>,
    /// The posterior of the applications. Without variance of true quality all are at the mean and tell nothing apart.
    pub posterior: Posterior,
}

impl Shrunken {
    /// Shrinks the scores of a fit.
    #[must_use]
    pub fn new(design: &Design, within: &Within) -> Self {
        let scores = within.score.as_slice();
        let n = scores.len() as f64;
        let centre = mean(scores).unwrap_or_default();
        let trace: f64 = within.own_variance.sum() + within.loadings.norm_squared();
        let total: f64 = within.own_variance.sum() + within.loadings.column_sum().norm_squared();
        let var_application = ((squared_deviations(scores) - (trace - total / n)) / (n - 1.0)).max(0.0);
        let shrinkage: Vec<f64> = within
            .own_variance
            .iter()
            .map(|own| if var_application > 0.0 { var_application / (var_application + own) } else { 0.0 })
            .collect();
        let mean = scores.iter().zip(&shrinkage).map(|(score, k)| centre + k * (score - centre)).collect();
        let own = within.own_variance.iter().zip(&shrinkage).map(|(own, k)| k * own).collect();
        let scaled = |(shares, k): (Vec<(usize, f64)>, &f64)| shares.into_iter().map(|(juror, share)| (juror, -k * share)).collect();
        let rows = design.shares().zip(&shrinkage).map(scaled).collect();
        let posterior = Posterior::new(mean, own, rows, within.juror_factor.clone());
        Self { mean: centre, var_application, shrinkage, posterior }
    }
}
