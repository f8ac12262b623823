//! Jurors whose scores are too much alike.

use super::{Observation, jurors};
use crate::jury::association::pearson;
use crate::jury::mean;
use std::collections::BTreeMap;

/// From this many applications in common a pair can be flagged.
pub const COPIED_COMMON: usize = 4;
/// From this share of identical scores it is.
pub const COPIED_SHARE: f64 = 0.8;
/// Scores closer than this are the same, in points.
const SAME: f64 = 1e-9;

/// Two jurors on the applications that both reviewed.
#[derive(Clone, Debug, PartialEq)]
pub struct JurorPair {
    /// The juror with the smaller number.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// Applications in common.
    pub common: usize,
    /// Of these, with the same score.
    pub identical: usize,
    /// The mean absolute difference, in points; `None` without common applications.
    pub mean_abs_diff: Option<f64>,
    /// The mean of first minus second.
    pub mean_diff: Option<f64>,
    /// Pearson's correlation; `None` where one side does not vary.
    pub pearson: Option<f64>,
    /// Flag: at least [`COPIED_SHARE`] identical scores in at least [`COPIED_COMMON`] applications.
    pub copied: bool,
}

/// Every pair of jurors, in their order.
#[must_use]
pub fn juror_pairs(observations: &[Observation]) -> Vec<JurorPair> {
    let jurors = jurors(observations);
    let sheets: Vec<BTreeMap<usize, f64>> = jurors
        .iter()
        .map(|juror| observations.iter().filter(|review| review.juror == *juror).map(|review| (review.application, review.score)).collect())
        .collect();
    let people: Vec<(usize, BTreeMap<usize, f64>)> = jurors.into_iter().zip(sheets).collect();
    let second_of = |place: usize| people.iter().skip(place + 1);
    people.iter().enumerate().flat_map(|(place, first)| second_of(place).map(move |second| pair(first, second))).collect()
}

fn pair(first: &(usize, BTreeMap<usize, f64>), second: &(usize, BTreeMap<usize, f64>)) -> JurorPair {
    let both: Vec<(f64, f64)> = first.1.iter().filter_map(|(application, score)| Some((*score, *second.1.get(application)?))).collect();
    let differences: Vec<f64> = both.iter().map(|(a, b)| a - b).collect();
    let distances: Vec<f64> = differences.iter().map(|difference| difference.abs()).collect();
    let (common, identical) = (both.len(), distances.iter().filter(|distance| **distance <= SAME).count());
    JurorPair {
        first: first.0,
        second: second.0,
        common,
        identical,
        mean_abs_diff: mean(&distances),
        mean_diff: mean(&differences),
        pearson: pearson(&both),
        copied: common >= COPIED_COMMON && identical as f64 >= COPIED_SHARE * common as f64 - SAME,
    }
}
