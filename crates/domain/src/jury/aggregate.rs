//! The arithmetic of a ranking: composites, means, keys, ranks and how a score is written.

/// A review whose scored criteria carry less than this share of the weight does not count.
pub(super) const MIN_COVERAGE: f64 = 0.5;

/// Scores that differ by less than this are equal.
const QUANTUM: f64 = 1e-6;

/// By how much a panel value may miss its threshold: the error of its own arithmetic.
const THRESHOLD_SLACK: f64 = 1e-9;

/// One review in one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Composite {
    /// The weighted mean over the scored criteria; `None` if they carry no weight.
    pub value: Option<f64>,
    /// The share of the weight that the scored criteria carry.
    pub coverage: f64,
}

impl Composite {
    /// The value, if enough of the weight was scored.
    #[must_use]
    pub fn counted(self) -> Option<f64> {
        self.value.filter(|_| self.coverage >= MIN_COVERAGE)
    }
}

/// The weighted mean of `(weight, utility)` over what was scored, in the order given.
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

/// The mean, summed in the order given; `None` of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    let count = u32::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(count))
}

/// Whether an unrounded panel value reaches its threshold.
#[must_use]
pub fn reaches(value: f64, threshold: f64) -> bool {
    value >= threshold - THRESHOLD_SLACK
}

/// What a ranking compares: the score in whole millionths. Equal keys tie.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "scores are at most 100; a cast of anything else saturates")]
pub fn ranking_key(score: f64) -> i64 {
    (score / QUANTUM + 0.5).floor() as i64
}

/// Competition ranks, best first ("1224"): one more than the number of higher keys.
#[must_use]
pub fn competition_ranks(keys: &[i64]) -> Vec<u32> {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let rank = |key: &i64| u32::try_from(sorted.partition_point(|other| other > key)).unwrap_or(u32::MAX).saturating_add(1);
    keys.iter().map(rank).collect()
}

/// A number with `decimals` decimals, half away from zero on its shortest decimal text: 2.675 is 2.68, whatever its bits say.
#[must_use]
pub fn rounded_text(value: f64, decimals: usize) -> String {
    let text = value.abs().to_string();
    if !value.is_finite() {
        return text;
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let kept = whole.bytes().chain(fraction.bytes().chain(std::iter::repeat(b'0')).take(decimals));
    let mut digits: Vec<u8> = kept.collect();
    if fraction.as_bytes().get(decimals).is_some_and(|next| *next >= b'5') {
        increment(&mut digits);
    }
    let negative = value < 0.0 && digits.iter().any(|digit| *digit != b'0');
    let point = digits.len() - decimals;
    let mut rounded = String::from(if negative { "-" } else { "" });
    for (index, digit) in digits.into_iter().enumerate() {
        if index == point {
            rounded.push('.');
        }
        rounded.push(char::from(digit));
    }
    rounded
}

/// Adds one to a number in decimal digits.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_scored_is_not_zero() {
        assert_eq!(composite(&[(3.0, None), (1.0, None)]), Composite { value: None, coverage: 0.0 });
        assert_eq!(composite(&[(0.0, Some(80.0))]).value, None);
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn half_the_weight_is_enough_and_less_is_not() {
        assert_eq!(composite(&[(1.0, Some(60.0)), (1.0, None)]).counted(), Some(60.0));
        assert_eq!(composite(&[(0.999_999, Some(60.0)), (1.0, None)]).counted(), None);
    }

    #[test]
    fn rounding_carries_and_knows_no_negative_zero() {
        assert_eq!(rounded_text(999.999, 2), "1000.00");
        assert_eq!(rounded_text(-0.004, 2), "0.00");
        assert_eq!(rounded_text(66.5, 0), "67");
        assert_eq!(rounded_text(100.0, 2), "100.00");
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
        fn a_rounded_text_is_within_half_a_unit(thousandths in -200_000..200_000_i32) {
            let value = f64::from(thousandths) / 1000.0;
            let rounded: f64 = rounded_text(value, 2).parse().unwrap();
            prop_assert!((rounded - value).abs() <= 0.005 + 1e-12);
            // Exact in integers: half away from zero.
            let expected = (thousandths.abs() + 5) / 10 * thousandths.signum();
            prop_assert_eq!((rounded * 100.0).round(), f64::from(expected));
        }
    }
}
