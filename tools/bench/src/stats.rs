//! Medians, spreads, percentiles and growth.

use serde::Serialize;

/// What several rounds gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Spread {
    /// The middle one.
    pub(crate) median: f64,
    /// The least.
    pub(crate) least: f64,
    /// The most.
    pub(crate) most: f64,
}

impl Spread {
    /// Of these values; zeros if there are none.
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        sorted.sort_by(f64::total_cmp);
        let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return Self::default() };
        let upper = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
        let lower = sorted.get((sorted.len() - 1) / 2).copied().unwrap_or_default();
        Self { median: f64::midpoint(lower, upper), least: *least, most: *most }
    }
}

/// The value below which this share of sorted values stays.
pub(crate) fn percentile(sorted: &[u32], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let place = (share * as_f64(sorted.len())).ceil().max(1.0) - 1.0;
    let place = (place as usize).min(last);
    sorted.get(place).copied().map_or(0.0, f64::from)
}

/// A count as a number to calculate with.
pub(crate) fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// The exponent of growth: the slope of the line that fits best through the points, both axes logarithmic. A cost that stays the same
/// has 0, one that is proportional to the size has 1.
pub(crate) fn exponent(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<(f64, f64)> = points.iter().filter(|(x, y)| *x > 0.0 && *y > 0.0).map(|(x, y)| (x.ln(), y.ln())).collect();
    let count = as_f64(logs.len());
    let (mean_x, mean_y) = (logs.iter().map(|(x, _)| x).sum::<f64>() / count, logs.iter().map(|(_, y)| y).sum::<f64>() / count);
    let across: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let along: f64 = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    (logs.len() >= 2 && along > 0.0).then(|| across / along)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_has_its_middle() {
        assert_eq!(Spread::of([3.0, 1.0, 2.0]), Spread { median: 2.0, least: 1.0, most: 3.0 });
        assert_eq!(Spread::of([4.0, 1.0]), Spread { median: 2.5, least: 1.0, most: 4.0 });
        assert_eq!(Spread::of([]), Spread::default());
    }

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let sorted: Vec<u32> = (1..=100).collect();
        assert_eq!((percentile(&sorted, 0.5), percentile(&sorted, 0.99), percentile(&sorted, 1.0)), (50.0, 99.0, 100.0));
        assert_eq!((percentile(&[7], 0.99), percentile(&[], 0.5)), (7.0, 0.0));
    }

    #[test]
    fn growth_is_an_exponent() {
        let near = |found: Option<f64>, wanted: f64| (found.unwrap() - wanted).abs() < 1e-9;
        assert!(near(exponent(&[(1.0, 5.0), (10.0, 5.0), (100.0, 5.0)]), 0.0));
        assert!(near(exponent(&[(1.0, 5.0), (10.0, 50.0), (100.0, 500.0)]), 1.0));
        assert!(near(exponent(&[(1.0, 2.0), (100.0, 20.0)]), 0.5));
        assert_eq!(exponent(&[(1.0, 2.0)]), None);
    }
}
