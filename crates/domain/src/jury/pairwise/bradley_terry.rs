//! The Bradley-Terry model: `P(i beats j) = 1 / (1 + exp(-(t_i - t_j)))` (Bradley & Terry 1952; fits as in Turner & Firth 2012).

use super::{PairwiseError, Wins};
use crate::jury::uncertainty::Posterior;
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// The precision of the normal prior with which a fit always exists.
pub const DEFAULT_PRECISION: f64 = 0.1;
/// Newton's steps; concave, so few are needed.
const MAX_STEPS: usize = 200;
/// The largest step at which the fit has converged.
const CONVERGED: f64 = 1e-14;
/// A step below this that does not shrink any more is the noise of double precision.
const NOISE: f64 = 1e-8;

/// Fitted strengths.
#[derive(Clone, Debug, PartialEq)]
pub struct Strengths {
    /// The log-strength of each item; they add up to zero.
    pub values: Vec<f64>,
    /// Their covariance: the inverse of the information, of the posterior for a MAP fit.
    pub covariance: DMatrix<f64>,
    /// The log-likelihood of the comparisons at the fit, without the constant and without the prior.
    pub log_likelihood: f64,
}

impl Strengths {
    /// The standard error of an item's log-strength, or its posterior standard deviation.
    #[must_use]
    pub fn se(&self, item: usize) -> Option<f64> {
        self.covariance.get((item, item)).map(|variance| variance.max(0.0).sqrt())
    }
    /// Log-strength relative to another item, with its standard error; `None` against itself.
    #[must_use]
    pub fn relative_to(&self, item: usize, other: usize) -> Option<(f64, f64)> {
        let covariance = |a: usize, b: usize| self.covariance.get((a, b)).copied();
        let variance = covariance(item, item)? + covariance(other, other)? - 2.0 * covariance(item, other)?;
        let difference = self.values.get(item)? - self.values.get(other)?;
        (item != other).then(|| (difference, variance.max(0.0).sqrt()))
    }
    /// The joint distribution of the strengths, for chances of the first places
    /// ([`RankDistribution`](crate::jury::uncertainty::RankDistribution)).
    #[must_use]
    pub fn posterior(&self) -> Option<Posterior> {
        Posterior::dense(self.values.clone(), &self.covariance)
    }
    /// The probability that one item beats another, at the fit.
    #[must_use]
    pub fn beats(&self, item: usize, other: usize) -> Option<f64> {
        Some(logistic(self.values.get(item)? - self.values.get(other)?))
    }
}

/// The maximum of the likelihood.
///
/// # Errors
/// [`PairwiseError::NotStronglyConnected`] where there is none; [`PairwiseError::NoConvergence`].
pub fn fit_mle(wins: &Wins) -> Result<Strengths, PairwiseError> {
    if wins.strong_components().len() > 1 {
        return Err(PairwiseError::NotStronglyConnected);
    }
    fit(wins, 0.0)
}

/// The maximum of the posterior under independent normal priors with mean 0 and this precision, [`DEFAULT_PRECISION`] by default. It
/// always exists. Strengths of items that were never compared, not even through others, say nothing about each other.
///
/// # Errors
/// [`PairwiseError::BadPrecision`], [`PairwiseError::NoConvergence`].
pub fn fit_map(wins: &Wins, precision: f64) -> Result<Strengths, PairwiseError> {
    if !(precision > 0.0 && precision.is_finite()) {
        return Err(PairwiseError::BadPrecision);
    }
    fit(wins, precision)
}

/// Newton's method on the concave log-posterior, in the gauge in which the strengths add up to zero.
fn fit(wins: &Wins, precision: f64) -> Result<Strengths, PairwiseError> {
    let items = wins.items();
    let mut values = DVector::zeros(items);
    let mut last_step = f64::INFINITY;
    for _ in 0..MAX_STEPS {
        let step = information(wins, &values, precision)?.solve(&gradient(wins, &values, precision));
        let size = step.amax();
        let start = posterior(wins, &values, precision);
        let mut damping = 1.0;
        while posterior(wins, &(&values + &step * damping), precision) < start - 1e-12 * (1.0 + start.abs()) && damping > CONVERGED {
            damping /= 2.0;
        }
        values += step * damping;
        if items > 0 && precision == 0.0 {
            values.add_scalar_mut(-values.mean());
        }
        if size <= CONVERGED || (size < NOISE && size >= last_step) {
            let gauge = if precision == 0.0 { 1.0 / items.max(1) as f64 } else { 0.0 };
            let covariance = information(wins, &values, precision)?.inverse().add_scalar(-gauge);
            return Ok(Strengths { log_likelihood: posterior(wins, &values, 0.0), values: values.iter().copied().collect(), covariance });
        }
        last_step = size;
    }
    Err(PairwiseError::NoConvergence)
}

fn logistic(difference: f64) -> f64 {
    1.0 / (1.0 + (-difference).exp())
}

/// `ln P` without loss where P is near 0 or 1.
fn ln_logistic(difference: f64) -> f64 {
    if difference < 0.0 { difference - difference.exp().ln_1p() } else { -(-difference).exp().ln_1p() }
}

fn posterior(wins: &Wins, values: &DVector<f64>, precision: f64) -> f64 {
    let likelihood: f64 = wins.pairs().map(|(a, b)| (wins.between(a, b), values[a] - values[b])).map(|(won, d)| won * ln_logistic(d)).sum();
    likelihood - precision / 2.0 * values.norm_squared()
}

#[expect(clippy::indexing_slicing, reason = "there is a row for each item, and pairs are of items")]
fn gradient(wins: &Wins, values: &DVector<f64>, precision: f64) -> DVector<f64> {
    let mut gradient = values * -precision;
    for (a, b) in wins.pairs() {
        gradient[a] += wins.between(a, b) * logistic(values[b] - values[a]) - wins.between(b, a) * logistic(values[a] - values[b]);
    }
    gradient
}

/// The information of likelihood and prior. Without a prior only differences are known; the gauge adds a one for the sum.
#[expect(clippy::indexing_slicing, reason = "there is a row for each item, and pairs are of items")]
fn information(wins: &Wins, values: &DVector<f64>, precision: f64) -> Result<Cholesky<f64, Dyn>, PairwiseError> {
    let items = wins.items();
    let mut information = DMatrix::from_diagonal_element(items, items, precision);
    if precision == 0.0 {
        information.fill(1.0 / items.max(1) as f64);
    }
    for (a, b) in wins.pairs() {
        let games = wins.between(a, b) + wins.between(b, a);
        let weight = games * logistic(values[a] - values[b]) * logistic(values[b] - values[a]);
        information[(a, a)] += weight;
        information[(a, b)] -= weight;
    }
    Cholesky::new(information).ok_or(PairwiseError::NoConvergence)
}
