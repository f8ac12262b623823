//! Each juror against the others on the same applications.

use super::{Observation, jurors};
use crate::jury::association::{pearson, spearman};
use crate::jury::{mean, sample_sd};

/// From this many reviews a juror without any spread is flagged.
pub const NO_SPREAD_REVIEWS: usize = 3;
/// From this many reviews a negative rank correlation with the others is flagged.
pub const CONTRARIAN_REVIEWS: usize = 5;

/// A juror's scores beside those of the others.
#[derive(Clone, Debug, PartialEq)]
pub struct JurorProfile {
    /// The juror.
    pub juror: usize,
    /// Reviews.
    pub n: usize,
    /// Their mean, in points.
    pub mean: f64,
    /// Their standard deviation (n - 1); `None` of one review.
    pub sd: Option<f64>,
    /// For each review the mean of the others on that application; `None` where nobody else reviewed it.
    pub mean_of_others: Vec<Option<f64>>,
    /// Pearson's correlation of own scores with these; `None` where one side does not vary.
    pub pearson: Option<f64>,
    /// Spearman's.
    pub spearman: Option<f64>,
    /// Flag: all scores are the same, in at least [`NO_SPREAD_REVIEWS`] reviews.
    pub no_spread: bool,
    /// Flag: Spearman's correlation below 0 in at least [`CONTRARIAN_REVIEWS`] reviews.
    pub contrarian: bool,
}

/// The profile of each juror, in their order.
#[must_use]
pub fn juror_profiles(observations: &[Observation]) -> Vec<JurorProfile> {
    jurors(observations).into_iter().map(|juror| profile(observations, juror)).collect()
}

fn profile(observations: &[Observation], juror: usize) -> JurorProfile {
    let own: Vec<&Observation> = observations.iter().filter(|observation| observation.juror == juror).collect();
    let scores: Vec<f64> = own.iter().map(|observation| observation.score).collect();
    let others = |review: &&Observation| {
        let same = observations.iter().filter(|other| other.application == review.application && other.juror != juror);
        mean(&same.map(|other| other.score).collect::<Vec<_>>())
    };
    let mean_of_others: Vec<Option<f64>> = own.iter().map(others).collect();
    let pairs: Vec<(f64, f64)> = scores.iter().zip(&mean_of_others).filter_map(|(score, others)| Some((*score, (*others)?))).collect();
    let (n, sd, spearman) = (scores.len(), sample_sd(&scores), spearman(&pairs));
    let constant = n > 1 && scores.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    JurorProfile {
        juror,
        n,
        mean: mean(&scores).unwrap_or(0.0),
        // Scores that are all the same have a spread of exactly zero, whatever their mean rounds to.
        sd: if constant { Some(0.0) } else { sd },
        mean_of_others,
        pearson: pearson(&pairs),
        spearman,
        no_spread: constant && n >= NO_SPREAD_REVIEWS,
        contrarian: n >= CONTRARIAN_REVIEWS && spearman.is_some_and(|rho| rho < 0.0),
    }
}
