//! What the shortlist owes to each juror.

use super::{Observation, jurors};
use crate::jury::{mean, ranking_key};
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
    means.sort_by_key(|(application, mean)| (std::cmp::Reverse(ranking_key(*mean)), *application));
    means
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
