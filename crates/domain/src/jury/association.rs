//! How two lists of numbers go together.

use super::{mean, squared_deviations};

/// The error of a mean in double precision, relative to it.
const ROUNDING: f64 = 1e-14;

/// The ranks of the values from the smallest, 1; equal values share the mean of their ranks.
pub(super) fn average_ranks(values: &[f64]) -> Vec<f64> {
    let below = |value: f64| values.iter().filter(|other| **other < value).count() as f64;
    let equal = |value: f64| values.iter().filter(|other| **other == value).count() as f64;
    values.iter().map(|value| below(*value) + (equal(*value) + 1.0) / 2.0).collect()
}

/// Pearson's correlation of pairs; `None` where one side does not vary or there are fewer than two.
pub(super) fn pearson(pairs: &[(f64, f64)]) -> Option<f64> {
    let (first, second): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (first_mean, second_mean) = (mean(&first)?, mean(&second)?);
    let together: f64 = pairs.iter().map(|(a, b)| (a - first_mean) * (b - second_mean)).sum();
    let apart = (squared_deviations(&first) * squared_deviations(&second)).sqrt();
    // Means that differ in their last bit do not vary.
    let constant = |values: &[f64], mean: f64| values.iter().all(|value| (value - mean).abs() <= ROUNDING * mean.abs());
    (!constant(&first, first_mean) && !constant(&second, second_mean) && apart > 0.0).then(|| (together / apart).clamp(-1.0, 1.0))
}

/// Spearman's correlation: Pearson's of the ranks.
pub(super) fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let (first, second): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let ranks: Vec<(f64, f64)> = average_ranks(&first).into_iter().zip(average_ranks(&second)).collect();
    pearson(&ranks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_ranks() {
        assert_eq!(average_ranks(&[3.0, 1.0, 3.0, 7.0, -0.0, 0.0]), [4.5, 3.0, 4.5, 6.0, 1.5, 1.5]);
    }

    #[test]
    fn what_does_not_vary_has_no_correlation() {
        assert_eq!(pearson(&[(0.1, 1.0), (0.1, 2.0), (0.1, 4.0)]), None);
        assert_eq!(pearson(&[(1.0, 2.0)]), None);
        assert_eq!(pearson(&[]), None);
        assert_eq!(spearman(&[(1.0, 10.0), (2.0, 100.0), (3.0, 1000.0)]), Some(1.0));
    }
}
