//! Scores that do not fit: externally studentised residuals of the additive model.

use super::{Observation, additive_fit};
use crate::jury::distributions::t_two_sided;

/// The probability that a panel without outliers is flagged at all; divided by the number of scores (Bonferroni).
pub const OUTLIER_P: f64 = 0.05;
/// From this leverage a score alone decides its fitted value, and nothing can be said about it.
const FULL_LEVERAGE: f64 = 1.0 - 1e-9;

/// How far a score is from what the others say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlier {
    /// The score.
    pub observation: Observation,
    /// How much it determines its own fitted value, from 0 to 1.
    pub leverage: f64,
    /// Score minus fitted value, in points.
    pub residual: f64,
    /// The residual by its standard error; `None` with full leverage or an exact fit.
    pub studentised_internal: Option<f64>,
    /// The same with the error estimated without this score; `None` too where the others fit exactly.
    pub studentised_external: Option<f64>,
    /// The two-sided p of the latter by Student's t.
    pub p_value: Option<f64>,
    /// Whether p is below the threshold.
    pub flagged: bool,
}

/// All scores of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Outliers {
    /// One an observation, in their order.
    pub scores: Vec<Outlier>,
    /// Degrees of freedom of the external residuals.
    pub df_external: usize,
    /// [`OUTLIER_P`] by the number of scores; a score below it is flagged.
    pub threshold: f64,
}

/// Tests every score against the others. Without enough degrees of freedom, and where the model fits exactly, nothing is studentised.
#[must_use]
pub fn outliers(observations: &[Observation]) -> Outliers {
    let threshold = OUTLIER_P / observations.len().max(1) as f64;
    let Some(fit) = additive_fit(observations) else { return Outliers { scores: Vec::new(), df_external: 0, threshold } };
    let variance = fit.variance(observations);
    let df = fit.df as f64;
    let one = |(observation, (leverage, residual)): (&Observation, (&f64, &f64))| {
        let internal = variance.filter(|_| *leverage < FULL_LEVERAGE).map(|variance| residual / (variance * (1.0 - leverage)).sqrt());
        // Infinite where the other scores fit exactly.
        let external = internal.filter(|_| fit.df > 1).map(|r| r * ((df - 1.0) / (df - r * r).max(0.0)).sqrt());
        let p_value = external.and_then(|t| t_two_sided(t, df - 1.0));
        Outlier {
            observation: *observation,
            leverage: *leverage,
            residual: *residual,
            studentised_internal: internal,
            studentised_external: external.filter(|t| t.is_finite()),
            p_value,
            flagged: p_value.is_some_and(|p| p < threshold),
        }
    };
    let scores = observations.iter().zip(fit.leverage.iter().zip(&fit.residual)).map(one).collect();
    Outliers { scores, df_external: fit.df.saturating_sub(1), threshold }
}
