//! The additive model by least squares, on any design: score = application + juror + error.

use super::Observation;
use crate::jury::mean;
use crate::jury::pieces::Pieces;
use nalgebra::{Cholesky, DMatrix, DVector};
use std::collections::BTreeMap;

/// A fit, with one entry an observation.
#[derive(Clone, Debug, PartialEq)]
pub struct AdditiveFit {
    /// How much a score determines its own fitted value, from 0 to 1: the diagonal of the hat matrix.
    pub leverage: Vec<f64>,
    /// Score minus fitted value, in points.
    pub residual: Vec<f64>,
    /// Observations minus what was estimated: `T - n - J + pieces of the design`.
    pub df: usize,
    /// The residual sum of squares.
    pub rss: f64,
}

/// Fits applications and jurors as they are, without shrinking; `None` where a score is no finite number.
///
/// Applications are swept out, which leaves the Laplacian of the jurors; each piece of the design gets a one for its sum, which turns
/// the pseudo-inverse into an inverse and cancels in everything told here.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "columns are numbered from 0 to the number of jurors")]
pub fn additive_fit(observations: &[Observation]) -> Option<AdditiveFit> {
    if observations.iter().any(|observation| !observation.score.is_finite()) {
        return None;
    }
    let column: BTreeMap<usize, usize> = super::jurors(observations).into_iter().zip(0..).collect();
    let column_of = |observation: &Observation| column.get(&observation.juror).copied().unwrap_or(0);
    let mut panels: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for observation in observations {
        panels.entry(observation.application).or_default().push((column_of(observation), observation.score));
    }
    let count = column.len();
    let mut pieces = Pieces::new(count);
    let (mut laplacian, mut right) = (DMatrix::<f64>::zeros(count, count), DVector::<f64>::zeros(count));
    for panel in panels.values() {
        let share = 1.0 / panel.len() as f64;
        let centre = centre(panel);
        for (juror, score) in panel {
            laplacian[(*juror, *juror)] += 1.0;
            right[*juror] += score - centre;
            for (other, _) in panel {
                laplacian[(*juror, *other)] -= share;
                pieces.link(*juror, *other);
            }
        }
    }
    let groups = pieces.groups();
    for group in &groups {
        for (a, b) in group.iter().flat_map(|a| group.iter().map(move |b| (*a, *b))) {
            laplacian[(a, b)] += 1.0 / group.len() as f64;
        }
    }
    let inverse = Cholesky::new(laplacian)?.inverse();
    let effects = &inverse * right;
    let mut fit = AdditiveFit { leverage: Vec::new(), residual: Vec::new(), df: 0, rss: 0.0 };
    for observation in observations {
        let (juror, panel) = (column_of(observation), panels.get(&observation.application)?);
        let share = 1.0 / panel.len() as f64;
        // The juror minus the mean of the panel's jurors, as a contrast.
        let mut contrast: BTreeMap<usize, f64> = BTreeMap::from([(juror, 1.0)]);
        panel.iter().for_each(|(other, _)| *contrast.entry(*other).or_default() -= share);
        let product = |(a, x): (&usize, &f64)| contrast.iter().map(|(b, y)| x * y * inverse[(*a, *b)]).sum::<f64>();
        let effect: f64 = contrast.iter().map(|(other, part)| part * effects[*other]).sum();
        fit.leverage.push(share + contrast.iter().map(product).sum::<f64>());
        fit.residual.push(observation.score - centre(panel) - effect);
    }
    fit.rss = fit.residual.iter().map(|residual| residual * residual).sum();
    fit.df = (observations.len() + groups.len()).saturating_sub(panels.len() + count);
    Some(fit)
}

fn centre(panel: &[(usize, f64)]) -> f64 {
    let scores: Vec<f64> = panel.iter().map(|(_, score)| *score).collect();
    mean(&scores).unwrap_or(0.0)
}

impl AdditiveFit {
    /// The variance of the error, `RSS / df`; `None` without degrees of freedom or where the fit is exact.
    #[must_use]
    pub fn variance(&self, observations: &[Observation]) -> Option<f64> {
        let scores: Vec<f64> = observations.iter().map(|observation| observation.score).collect();
        let exact = self.rss <= 1e-12 * (1.0 + crate::jury::squared_deviations(&scores));
        (self.df > 0 && !exact).then(|| self.rss / self.df as f64)
    }
}
