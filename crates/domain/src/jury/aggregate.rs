//! The arithmetic of a score: the composite of a review, the centre of a panel, thresholds.

use super::scale::Direction;
use crate::states::{default_state, states};

/// A review whose scored criteria carry less than this share of the weight does not count, unless the rules say otherwise.
pub const MIN_COVERAGE: f64 = 0.5;

/// By how much a coverage may miss its minimum: the error of sums of weights such as 0.1.
const COVERAGE_SLACK: f64 = 1e-9;

/// By how much a panel value may miss its threshold: the error of its own arithmetic.
const THRESHOLD_SLACK: f64 = 1e-9;

states! {
    /// What becomes of a review that leaves criteria out.
    MissingPolicy {
        /// The criteria that were scored carry the weight of the others.
        Renormalise = "renormalise",
        /// A criterion without a score has the utility 0. Coverage is of no account.
        Zero = "zero",
        /// The review does not count.
        Reject = "reject",
    }
}

default_state!(MissingPolicy::Renormalise);

/// When a review counts.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct CoverageRule {
    /// What becomes of criteria without a score.
    pub missing: MissingPolicy,
    /// The least share of the weight that must be scored, 0 to 1.
    pub min_coverage: f64,
}

impl Default for CoverageRule {
    fn default() -> Self {
        Self { missing: MissingPolicy::Renormalise, min_coverage: MIN_COVERAGE }
    }
}

/// One review in one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Composite {
    /// The weighted mean over the scored criteria; `None` if they carry no weight.
    pub value: Option<f64>,
    /// The share of the weight that the scored criteria carry.
    pub coverage: f64,
}

impl Composite {
    /// The value by which the review counts; `None` if it does not.
    #[must_use]
    pub fn counted(self, rule: CoverageRule) -> Option<f64> {
        match rule.missing {
            MissingPolicy::Renormalise => self.value.filter(|_| self.coverage >= rule.min_coverage - COVERAGE_SLACK),
            MissingPolicy::Zero => Some(self.value.map_or(0.0, |value| value * self.coverage)),
            MissingPolicy::Reject => self.value.filter(|_| self.coverage >= 1.0),
        }
    }
}

/// The weighted mean of `(weight, utility)` over what was scored, in the order given. With weights that are all 0 nothing has a
/// composite; rules that say so are refused before.
#[must_use]
pub fn composite(parts: &[(f64, Option<f64>)]) -> Composite {
    let (mut sum, mut scored, mut total) = (0.0, 0.0, 0.0);
    for (weight, utility) in parts {
        total += weight;
        if let Some(utility) = utility {
            scored += weight;
            sum += weight * utility;
        }
    }
    if scored > 0.0 { Composite { value: Some(sum / scored), coverage: scored / total } } else { Composite { value: None, coverage: 0.0 } }
}

states! {
    /// How a panel's scores on a criterion become one value.
    Centre {
        /// The mean.
        Mean = "mean",
        /// The middle one, or the mean of the two in the middle.
        Median = "median",
        /// The mean without one lowest and one highest, where there are at least four.
        Trimmed = "trimmed",
    }
}

/// How many values a trimmed mean needs before it leaves two out.
const TRIM_FROM: usize = 4;

impl Centre {
    /// The centre of the values; `None` of nothing.
    #[must_use]
    pub fn of(self, values: &[f64]) -> Option<f64> {
        if self == Self::Mean {
            return mean(values);
        }
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let cut = match self {
            Self::Median => sorted.len().saturating_sub(1) / 2,
            _ => usize::from(sorted.len() >= TRIM_FROM),
        };
        mean(sorted.get(cut..sorted.len() - cut)?)
    }
}

/// The mean, summed in the order given; `None` of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    let count = u32::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(count))
}

/// The sum of squared deviations from the mean, in two passes.
#[must_use]
pub fn squared_deviations(values: &[f64]) -> f64 {
    let centre = mean(values).unwrap_or_default();
    values.iter().map(|value| (value - centre) * (value - centre)).sum()
}

/// The standard deviation of a sample (n - 1); `None` of fewer than two values.
#[must_use]
pub fn sample_sd(values: &[f64]) -> Option<f64> {
    let degrees = u32::try_from(values.len()).ok()?.checked_sub(1).filter(|degrees| *degrees > 0)?;
    Some((squared_deviations(values) / f64::from(degrees)).sqrt())
}

/// Whether an unrounded, uncalibrated panel value reaches its threshold.
#[must_use]
pub fn reaches(value: f64, threshold: f64, direction: Direction) -> bool {
    match direction {
        Direction::Higher => value >= threshold - THRESHOLD_SLACK,
        Direction::Lower => value <= threshold + THRESHOLD_SLACK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_scored_is_not_zero_unless_the_rules_say_so() {
        let nothing = composite(&[(3.0, None), (1.0, None)]);
        assert_eq!(nothing, Composite { value: None, coverage: 0.0 });
        let by = |missing| nothing.counted(CoverageRule { missing, min_coverage: 0.0 });
        assert_eq!([MissingPolicy::Renormalise, MissingPolicy::Zero, MissingPolicy::Reject].map(by), [None, Some(0.0), None]);
        assert_eq!(composite(&[(0.0, Some(80.0))]).value, None);
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn half_the_weight_is_enough_and_less_is_not() {
        let counted = |parts: &[(f64, Option<f64>)]| composite(parts).counted(CoverageRule::default());
        assert_eq!(counted(&[(1.0, Some(60.0)), (1.0, None)]), Some(60.0));
        assert_eq!(counted(&[(0.999_999, Some(60.0)), (1.0, None)]), None);
        // 0.6 of 0.1 + 0.2 + 0.3 + 0.6, which a double makes a little more than 1.2.
        assert_eq!(counted(&[(0.1, None), (0.2, None), (0.3, None), (0.6, Some(60.0))]), Some(60.0));
    }

    #[test]
    fn a_lower_threshold_is_an_upper_bound() {
        assert!(reaches(3.0, 3.0, Direction::Lower) && reaches(2.0, 3.0, Direction::Lower) && !reaches(3.1, 3.0, Direction::Lower));
        assert!(reaches(3.0 - 1e-10, 3.0, Direction::Higher) && !reaches(3.0 - 1e-8, 3.0, Direction::Higher));
    }

    proptest! {
        #[test]
        fn a_composite_lies_between_its_parts(parts in prop::collection::vec((1..100_u32, prop::option::of(0..=100_u32)), 1..8)) {
            let parts: Vec<_> = parts.into_iter().map(|(weight, utility)| (f64::from(weight), utility.map(f64::from))).collect();
            let scored: Vec<f64> = parts.iter().filter_map(|part| part.1).collect();
            let composite = composite(&parts);
            prop_assert_eq!(composite.value.is_some(), !scored.is_empty());
            if let Some(value) = composite.value {
                let (low, high) = scored.iter().fold((f64::MAX, f64::MIN), |(low, high), u| (low.min(*u), high.max(*u)));
                prop_assert!(low - 1e-12 <= value && value <= high + 1e-12);
            }
        }

        #[test]
        fn a_centre_lies_within_and_does_not_depend_on_the_order(values in prop::collection::vec(0..100_i32, 1..9)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let reversed: Vec<f64> = values.iter().rev().copied().collect();
            for centre in [Centre::Mean, Centre::Median, Centre::Trimmed] {
                let value = centre.of(&values).unwrap();
                prop_assert!(values.iter().any(|v| *v <= value + 1e-9) && values.iter().any(|v| *v >= value - 1e-9));
                prop_assert!((value - centre.of(&reversed).unwrap()).abs() < 1e-12);
            }
        }

        #[test]
        fn a_higher_threshold_never_lets_more_through(value in 0.0..10.0_f64, low in 0.0..10.0_f64, rise in 0.0..5.0_f64) {
            prop_assert!(reaches(value, low, Direction::Higher) || !reaches(value, low + rise, Direction::Higher));
            prop_assert!(reaches(value, low + rise, Direction::Lower) || !reaches(value, low, Direction::Lower));
        }
    }
}
