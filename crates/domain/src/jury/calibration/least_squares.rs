//! Both applications and jurors fixed: the additive fit by least squares, juror effects summing to zero. For connected designs.

use super::components::{Component, residual_df};
use super::contrasts::{Contrasts, loadings};
use super::design::Design;
use nalgebra::DVector;

/// The additive fit.
#[derive(Clone, Debug, PartialEq)]
pub struct LeastSquares {
    /// The score of each application.
    pub score: DVector<f64>,
    /// Its standard error; nothing without residual degrees of freedom.
    pub score_se: Option<DVector<f64>>,
    /// Each juror's effect.
    pub juror_effect: DVector<f64>,
    /// The residual sum of squares.
    pub rss: f64,
    /// The residual degrees of freedom.
    pub df: usize,
    /// The residual variance; nothing without degrees of freedom.
    pub var_residual: Option<f64>,
}

impl LeastSquares {
    /// The fit; `None` if the design is not connected, because then the scores of its parts are not comparable.
    #[must_use]
    pub fn fit(design: &Design, contrasts: &Contrasts, components: &[Component]) -> Option<Self> {
        if components.len() != 1 {
            return None;
        }
        let juror_effect = contrasts.least_squares_effect();
        let df = residual_df(design, components);
        let var_residual = (df > 0).then(|| contrasts.rss / df as f64);
        let half = contrasts.factor(|value| if value > 0.0 { 1.0 / value.sqrt() } else { 0.0 });
        let shared = loadings(design, &half);
        let relative = shared.column_iter().zip(design.application_weight()).map(|(column, weight)| column.norm_squared() + 1.0 / weight);
        let relative = DVector::from_iterator(design.applications(), relative);
        Some(Self {
            score: contrasts.scores(design, &juror_effect),
            score_se: var_residual.map(|variance| relative.map(|value| (variance * value).sqrt())),
            juror_effect,
            rss: contrasts.rss,
            df,
            var_residual,
        })
    }
}
