//! Step 2: severity from within-application contrasts. Applications are fixed, jurors random; one variance ratio is estimated by
//! REML. With a known ratio this is the classic of Robinson (1991), *That BLUP is a good thing*.

use super::contrasts::{Contrasts, loadings};
use super::design::Design;
use nalgebra::{DMatrix, DVector};

/// The grid on which the deviance is looked at: `exp(-12 + k/2)`, k = 0..=40.
const GRID: std::ops::RangeInclusive<u8> = 0..=40;

/// A fit with applications fixed and jurors random.
#[derive(Clone, Debug, PartialEq)]
pub struct Within {
    /// The juror variance in residual variances.
    pub gamma: f64,
    /// The residual variance.
    pub var_residual: f64,
    /// The juror variance.
    pub var_juror: f64,
    /// The derivative of the REML deviance at the solution; at the boundary 0 it is not negative.
    pub derivative: f64,
    /// Each juror's severity; positive is lenient.
    pub juror_effect: DVector<f64>,
    /// Its standard deviation.
    pub juror_effect_sd: DVector<f64>,
    /// The calibrated score of each application. It may lie outside 0 to 100.
    pub score: DVector<f64>,
    /// Its standard error.
    pub score_se: DVector<f64>,
    /// `U diag(√(σ² g/(1 + g e)))`: a factor of the covariance of the juror effects.
    pub juror_factor: DMatrix<f64>,
    /// `B` times that factor, transposed: a column an application.
    pub loadings: DMatrix<f64>,
    /// `σ²/nᵢ`.
    pub own_variance: DVector<f64>,
}

/// The REML deviance of the variance ratio, up to a constant, and its derivative.
struct Deviance<'a>(&'a Contrasts);

impl Deviance<'_> {
    fn pairs(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.0.values.iter().copied().zip(self.0.c.iter().copied()).filter(|pair| pair.0 > 0.0)
    }
    /// `q(g) = Q₀ - Σ c² g/(1 + g e)`, written as `RSS + Σ c²/(e (1 + g e))`, which does not cancel.
    fn q(&self, g: f64) -> f64 {
        self.0.rss + self.pairs().map(|(e, c)| c * c / (e * (1.0 + g * e))).sum::<f64>()
    }
    fn value(&self, g: f64) -> f64 {
        self.pairs().map(|(e, _)| (g * e).ln_1p()).sum::<f64>() + self.0.df * self.q(g).ln()
    }
    fn derivative(&self, g: f64) -> f64 {
        let spread: f64 = self.pairs().map(|(e, _)| e / (1.0 + g * e)).sum();
        let fall: f64 = self.pairs().map(|(e, c)| (c / (1.0 + g * e)).powi(2)).sum();
        spread - self.0.df * fall / self.q(g)
    }

    /// The minimum: the best point of the grid, then the root of the derivative between its neighbours. Deviances are flat at their
    /// minimum, so that the root is found to the last digits where a minimiser stops at half of them. `None` at the end of the grid.
    fn minimum(&self) -> Option<f64> {
        let grid: Vec<f64> = GRID.map(|k| (f64::from(k) / 2.0 - 12.0).exp()).collect();
        let (best, value) = grid.iter().map(|g| self.value(*g)).enumerate().min_by(|a, b| a.1.total_cmp(&b.1))?;
        if self.value(0.0) <= value {
            return Some(0.0);
        }
        let low = best.checked_sub(1).map_or(Some(0.0), |at| grid.get(at).copied())?;
        Some(self.root(low, *grid.get(best)?, *grid.get(best + 1)?))
    }

    /// Bisection to neighbouring doubles: the derivative is negative on the left of the minimum and positive on its right.
    fn root(&self, low: f64, middle: f64, high: f64) -> f64 {
        let (mut low, mut high, mut middle) = (low, high, middle);
        while low < middle && middle < high {
            if self.derivative(middle) > 0.0 {
                high = middle
            } else {
                low = middle
            }
            middle = f64::midpoint(low, high);
        }
        if self.derivative(low).abs() < self.derivative(high).abs() { low } else { high }
    }
}

impl Within {
    /// The fit with the variance ratio that REML estimates. `None` if the deviance falls to the end of the grid: there is no noise
    /// left that could be told from the jurors.
    #[must_use]
    pub fn fit(design: &Design, contrasts: &Contrasts) -> Option<Self> {
        Deviance(contrasts).minimum().map(|gamma| Self::with_ratio(design, contrasts, gamma))
    }

    /// The fit with this ratio of juror to residual variance.
    #[must_use]
    pub fn with_ratio(design: &Design, contrasts: &Contrasts, gamma: f64) -> Self {
        let deviance = Deviance(contrasts);
        let var_residual = deviance.q(gamma) / contrasts.df;
        let juror_effect = contrasts.effect(|e| gamma / (1.0 + gamma * e));
        let juror_factor = contrasts.factor(|e| (var_residual * gamma / (1.0 + gamma * e)).sqrt());
        let loadings = loadings(design, &juror_factor);
        let own_variance = DVector::from_column_slice(design.application_weight()).map(|weight| var_residual / weight);
        let shared = loadings.column_iter().map(|column| column.norm_squared());
        Self {
            gamma,
            var_residual,
            var_juror: gamma * var_residual,
            derivative: deviance.derivative(gamma),
            juror_effect_sd: DVector::from_iterator(design.jurors(), juror_factor.row_iter().map(|row| row.norm())),
            score: contrasts.scores(design, &juror_effect),
            score_se: DVector::from_iterator(design.applications(), shared.zip(&own_variance).map(|(a, b)| (a + b).sqrt())),
            juror_effect,
            juror_factor,
            loadings,
            own_variance,
        }
    }
}
