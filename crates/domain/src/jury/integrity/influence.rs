//! What the shortlist owes to each juror.

use super::{Observation, jurors};
use crate::jury::calibration::{Design, Options, calibrate};
use crate::jury::{mean, ranking_key};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A rule that makes a shortlist out of scores, best first.
pub type Shortlist<'a> = dyn Fn(&[Observation]) -> Vec<usize> + 'a;

/// The shortlist, and each juror's part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Influence {
    /// The shortlist of all scores, best first.
    pub top: Vec<usize>,
    /// It without each juror, in their order.
    pub jurors: Vec<JurorInfluence>,
}

/// The shortlist without a juror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JurorInfluence {
    /// The juror.
    pub juror: usize,
    /// The shortlist without the juror's scores, best first.
    pub top: Vec<usize>,
    /// Applications that come in, best first.
    pub enters: Vec<usize>,
    /// Applications that drop out, best first.
    pub leaves: Vec<usize>,
}

impl JurorInfluence {
    /// Flag: the shortlist has other members without this juror. Another order alone is none.
    #[must_use]
    pub fn is_pivotal(&self) -> bool {
        !self.enters.is_empty() || !self.leaves.is_empty()
    }
}

/// The applications by their raw mean, best first, equal ones (to a millionth of a point) by their number; with the means.
#[must_use]
pub fn raw_shortlist(observations: &[Observation]) -> Vec<(usize, f64)> {
    let mut scores: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for observation in observations {
        scores.entry(observation.application).or_default().push(observation.score);
    }
    let mut means: Vec<(usize, f64)> = scores.into_iter().filter_map(|(application, scores)| Some((application, mean(&scores)?))).collect();
    means.sort_by_key(|(application, mean)| (Reverse(ranking_key(*mean)), *application));
    means
}

/// The best `places` of the applications that may be ranked, by the calibration of these options; equal ones by their number. An
/// application without a score is not among them. `jurors` is above the number of each juror.
#[must_use]
pub fn calibrated_shortlist(
    observations: &[Observation],
    jurors: usize,
    options: Options,
    places: usize,
    ranked: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let mut present: Vec<usize> = observations.iter().map(|row| row.application).collect();
    present.sort_unstable();
    present.dedup();
    let place = |row: &Observation| Observation { application: present.binary_search(&row.application).unwrap_or_default(), ..*row };
    let rows: Vec<Observation> = observations.iter().map(place).collect();
    let Ok(left) = Design::new(present.len(), jurors, &rows) else { return Vec::new() };
    let values = if rows.is_empty() { Vec::new() } else { calibrate(&left, options).ranking_values() };
    let mut placed: Vec<(i64, usize)> = present
        .iter()
        .zip(values)
        .filter(|(index, _)| ranked(**index))
        .filter_map(|(index, value)| Some((ranking_key(value?), *index)))
        .collect();
    placed.sort_unstable_by_key(|(key, index)| (Reverse(*key), *index));
    placed.into_iter().take(places).map(|(_, index)| index).collect()
}

/// Makes the shortlist again without each juror. An application that loses all its scores leaves it.
#[must_use]
pub fn influence(observations: &[Observation], shortlist: &Shortlist<'_>) -> Influence {
    let top = shortlist(observations);
    let without = |juror: usize| {
        let others: Vec<Observation> = observations.iter().filter(|observation| observation.juror != juror).copied().collect();
        let (before, after) = (&top, shortlist(&others));
        JurorInfluence {
            juror,
            enters: after.iter().filter(|application| !before.contains(application)).copied().collect(),
            leaves: before.iter().filter(|application| !after.contains(application)).copied().collect(),
            top: after,
        }
    };
    Influence { jurors: jurors(observations).into_iter().map(without).collect(), top }
}
