//! From scores to ranks: keys, modes, chains of tie-breaks and the seeded lottery.

use super::scale::Direction;
use crate::states::states;
use sha2::{Digest, Sha256};
use std::cmp::Ordering;

/// Scores that differ by less than this are equal.
const QUANTUM: f64 = 1e-6;

/// What a ranking compares: the score in whole millionths. Equal keys tie. Never rank by displayed values.
#[must_use]
pub fn ranking_key(score: f64) -> i64 {
    key_in(score, QUANTUM)
}

/// The score in whole quanta, `floor(score/quantum + ½)`.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a cast of what no i64 can hold saturates, in the right order")]
pub fn key_in(score: f64, quantum: f64) -> i64 {
    (score / quantum + 0.5).floor() as i64
}

states! {
    /// Which rank those that are equal share.
    RankMode {
        /// The best of their places, and the next are left out: 1, 2, 2, 4.
        Competition = "competition",
        /// The next number, and none is left out: 1, 2, 2, 3.
        Dense = "dense",
        /// The worst of their places: 1, 3, 3, 4.
        Modified = "modified",
        /// The mean of their places: 1, 2.5, 2.5, 4.
        Fractional = "fractional",
    }
}

/// Competition ranks, best first ("1224"): one more than the number of higher keys.
#[must_use]
pub fn competition_ranks(keys: &[i64]) -> Vec<u32> {
    let above = higher(keys);
    keys.iter().map(|key| above(key).saturating_add(1)).collect()
}

/// Ranks, the highest key first. Only fractional ranks have halves.
#[must_use]
pub fn ranks(keys: &[i64], mode: RankMode) -> Vec<f64> {
    let above = higher(keys);
    let mut distinct = keys.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let above_distinct = higher(&distinct);
    let rank = |key: &i64| {
        let best = f64::from(above(key)) + 1.0;
        // Whoever is not lower than the key is on a place up to its worst.
        let worst = key.checked_sub(1).map_or(keys.len() as f64, |below| f64::from(above(&below)));
        match mode {
            RankMode::Competition => best,
            RankMode::Dense => f64::from(above_distinct(key)) + 1.0,
            RankMode::Modified => worst,
            RankMode::Fractional => f64::midpoint(best, worst),
        }
    };
    keys.iter().map(rank).collect()
}

/// Counts how many of the keys are higher than a given one.
fn higher(keys: &[i64]) -> impl Fn(&i64) -> u32 + use<> {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    move |key| u32::try_from(sorted.partition_point(|other| other > key)).unwrap_or(u32::MAX)
}

/// What a step of a chain compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TieValue {
    /// A score or panel value, by its [`ranking_key`].
    Number(i64),
    /// A text, such as the key of a lottery or an instant.
    Text(String),
    /// Nothing; it comes last whatever the direction.
    Missing,
}

/// One step of a chain: the better value goes first, equal ones are left to the next step.
#[derive(Clone, Debug)]
pub struct TieStep {
    /// Which end is the better one.
    pub direction: Direction,
    /// The value of each candidate.
    pub values: Vec<TieValue>,
}

impl TieStep {
    /// Panel values, or scores, of which the higher or the lower go first.
    #[must_use]
    pub fn numbers(direction: Direction, values: impl IntoIterator<Item = Option<f64>>) -> Self {
        let key = |value: Option<f64>| value.map_or(TieValue::Missing, |value| TieValue::Number(ranking_key(value)));
        Self { direction, values: values.into_iter().map(key).collect() }
    }

    /// The seeded lottery among candidates with these ids.
    #[must_use]
    pub fn lottery<T: AsRef<str>>(seed: &str, ids: &[T]) -> Self {
        let values = ids.iter().map(|id| TieValue::Text(lottery_key(seed, id.as_ref()))).collect();
        Self { direction: Direction::Lower, values }
    }

    fn compare(&self, a: usize, b: usize) -> Ordering {
        let order = match (self.values.get(a), self.values.get(b)) {
            (Some(TieValue::Number(a)), Some(TieValue::Number(b))) => a.cmp(b),
            (Some(TieValue::Text(a)), Some(TieValue::Text(b))) => a.cmp(b),
            (a, b) => {
                let missing = |value| matches!(value, None | Some(&TieValue::Missing));
                return missing(a).cmp(&missing(b));
            }
        };
        match self.direction {
            Direction::Higher => order.reverse(),
            Direction::Lower => order,
        }
    }
}

/// The order that a chain gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placing {
    /// The candidates, best first; those that no step separates in the order given, which means nothing.
    pub order: Vec<usize>,
    /// For each candidate, the step that separates it from its better neighbour (for the first: from its worse one). `None` if it
    /// is alone or no step does.
    pub decided_by: Vec<Option<usize>>,
}

/// Orders `count` candidates by the first step at which they differ.
#[must_use]
pub fn place_by(chain: &[TieStep], count: usize) -> Placing {
    let separated = |a: usize, b: usize| {
        let different = |(index, step): (usize, &TieStep)| Some((index, step.compare(a, b))).filter(|found| found.1.is_ne());
        chain.iter().enumerate().find_map(different)
    };
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| separated(*a, *b).map_or(Ordering::Equal, |found| found.1));
    let mut decided_by = vec![None; count];
    let mut decide = |of: usize, other: usize| {
        if let Some(place) = decided_by.get_mut(of) {
            *place = separated(other, of).map(|found| found.0);
        }
    };
    if let [first, second, ..] = order.as_slice() {
        decide(*first, *second);
    }
    for pair in order.windows(2) {
        if let [better, worse] = pair {
            decide(*worse, *better);
        }
    }
    Placing { order, decided_by }
}

/// The place of a candidate in the lottery: SHA-256 of the seed, the byte 0x1F and the id, in lowercase hexadecimal; the lowest wins.
/// The digest of the seed is published before scores open and the seed after they close, so nobody chooses the winner.
#[must_use]
pub fn lottery_key(seed: &str, id: &str) -> String {
    hex(&Sha256::new().chain_update(seed).chain_update([0x1F]).chain_update(id).finalize())
}

/// SHA-256 in lowercase hexadecimal.
#[must_use]
pub fn digest_text(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

pub(super) fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_no_step_separates_is_decided_by_nothing() {
        let chain = [TieStep::numbers(Direction::Higher, [Some(3.0), None, Some(3.0), Some(5.0)])];
        assert_eq!(place_by(&chain, 4), Placing { order: vec![3, 0, 2, 1], decided_by: vec![Some(0), Some(0), None, Some(0)] });
        assert_eq!(place_by(&chain, 1), Placing { order: vec![0], decided_by: vec![None] });
        assert_eq!(place_by(&[], 2).decided_by, [None, None]);
    }

    #[test]
    fn a_missing_value_is_last_in_both_directions() {
        for direction in [Direction::Higher, Direction::Lower] {
            let chain = [TieStep::numbers(direction, [None, Some(-1.0), Some(1.0)])];
            assert_eq!(place_by(&chain, 3).order.last(), Some(&0));
        }
    }

    proptest! {
        #[test]
        fn ranks_follow_the_keys(keys in prop::collection::vec(-5..5_i64, 0..12)) {
            let ranks = competition_ranks(&keys);
            for (key, rank) in keys.iter().zip(&ranks) {
                prop_assert_eq!(*rank as usize, 1 + keys.iter().filter(|other| *other > key).count());
            }
        }

        #[test]
        fn the_modes_differ_only_within_ties(keys in prop::collection::vec(-3..3_i64, 1..12)) {
            let [competition, dense, modified, fractional] =
                [RankMode::Competition, RankMode::Dense, RankMode::Modified, RankMode::Fractional].map(|mode| ranks(&keys, mode));
            let n = keys.len();
            prop_assert_eq!(fractional.iter().sum::<f64>(), (n * (n + 1)) as f64 / 2.0);
            for i in 0..n {
                let equal = keys.iter().filter(|key| **key == keys[i]).count() as f64;
                prop_assert_eq!(modified[i] - competition[i] + 1.0, equal);
                prop_assert_eq!(fractional[i] * 2.0, competition[i] + modified[i]);
                prop_assert!(dense[i] <= competition[i]);
                for j in 0..n {
                    prop_assert_eq!(keys[i] < keys[j], dense[i] > dense[j]);
                }
            }
        }

        #[test]
        fn a_lottery_separates_all_and_depends_on_the_seed_alone(seed in "[a-z]{1,8}", count in 2..9_usize) {
            let ids: Vec<String> = (0..count).map(|n| format!("app_{n}")).collect();
            let chain = [TieStep::numbers(Direction::Higher, vec![Some(1.0); count]), TieStep::lottery(&seed, &ids)];
            let placing = place_by(&chain, count);
            prop_assert!(placing.decided_by.iter().all(|step| *step == Some(1)));
            let mut reversed = ids.clone();
            reversed.reverse();
            let other = place_by(&[TieStep::lottery(&seed, &reversed)], count);
            let names = |order: &[usize], ids: &[String]| order.iter().map(|at| ids[*at].clone()).collect::<Vec<_>>();
            prop_assert_eq!(names(&placing.order, &ids), names(&other.order, &reversed));
        }
    }
}
