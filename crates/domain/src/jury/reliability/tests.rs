//! What must not change a coefficient, and what makes it undefined.

use super::*;
use crate::jury::calibration::{Design, Exchangeable, Observation};
use proptest::prelude::*;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs().max(1.0)
}

/// Scores 1 to 9 of some jurors on some units, some missing.
fn ratings() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    (2..5_usize, 2..7_usize).prop_flat_map(|(jurors, units)| {
        prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, (1..10_u8).prop_map(f64::from)), units), jurors)
    })
}

/// Complete panels.
fn panels() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (2..6_usize, 2..5_usize)
        .prop_flat_map(|(rows, columns)| prop::collection::vec(prop::collection::vec((0..20_u8).prop_map(f64::from), columns), rows))
}

fn mapped(ratings: &[Vec<Option<f64>>], change: impl Fn(f64) -> f64) -> Vec<Vec<Option<f64>>> {
    ratings.iter().map(|row| row.iter().map(|value| value.map(&change)).collect()).collect()
}

fn same(a: Result<Alpha, NoCoefficient>, b: Result<Alpha, NoCoefficient>) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) => close(a.value, b.value) && (a.units, a.values) == (b.units, b.values),
        (a, b) => a.err() == b.err(),
    }
}

#[test]
fn a_coefficient_whose_variances_cancel_is_undefined() {
    let found = icc(&[vec![16.0, 8.0], vec![6.0, 10.0]]).unwrap();
    assert_eq!((found.agreement.value, found.agreement_mean.value), (Some(-1.0), None));
}

proptest! {
    #[test]
    fn each_metric_sees_only_what_it_measures(ratings in ratings(), shift in -30..30_i32, scale in 1..9_u8) {
        let (shift, scale) = (f64::from(shift), f64::from(scale));
        let affine = mapped(&ratings, |value| shift + scale * value);
        prop_assert!(same(krippendorff(&ratings, Metric::Interval), krippendorff(&affine, Metric::Interval)));
        let stretched = mapped(&ratings, |value| value.powi(3) - 40.0);
        prop_assert!(same(krippendorff(&ratings, Metric::Ordinal), krippendorff(&stretched, Metric::Ordinal)));
        let renamed = mapped(&ratings, |value| (value * 7.0) % 10.0 - 5.0);
        prop_assert!(same(krippendorff(&ratings, Metric::Nominal), krippendorff(&renamed, Metric::Nominal)));
        let scaled = mapped(&ratings, |value| scale * value);
        prop_assert!(same(krippendorff(&ratings, Metric::Ratio), krippendorff(&scaled, Metric::Ratio)));
    }

    #[test]
    fn alpha_does_not_depend_on_the_order_and_is_at_most_one(ratings in ratings()) {
        let turned: Vec<Vec<Option<f64>>> = ratings.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        for metric in Metric::ALL {
            prop_assert!(same(krippendorff(&ratings, *metric), krippendorff(&turned, *metric)));
            prop_assert!(krippendorff(&ratings, *metric).is_ok_and(|alpha| alpha.value <= 1.0 + 1e-12) || krippendorff(&ratings, *metric).is_err());
        }
    }

    #[test]
    fn units_with_one_value_say_nothing(ratings in ratings(), alone in 1..10_u8) {
        let mut longer = ratings.clone();
        for (juror, row) in longer.iter_mut().enumerate() {
            row.push((juror == 0).then_some(f64::from(alone)));
        }
        for metric in Metric::ALL {
            prop_assert!(same(krippendorff(&ratings, *metric), krippendorff(&longer, *metric)));
        }
    }

    #[test]
    fn severity_matters_to_agreement_and_not_to_consistency(panel in panels(), shift in 1..20_u8) {
        let severe: Vec<Vec<f64>> = panel.iter().map(|row| row.iter().enumerate().map(|(juror, score)| if juror == 0 { score - f64::from(shift) } else { *score }).collect()).collect();
        if let (Ok(before), Ok(after)) = (icc(&panel), icc(&severe)) {
            for (a, b) in [(before.consistency, after.consistency), (before.consistency_mean, after.consistency_mean)] {
                prop_assert_eq!(a.value.is_some(), b.value.is_some());
                prop_assert!(a.value.zip(b.value).is_none_or(|(a, b)| (a - b).abs() < 1e-6 * (1.0 + b.abs())));
            }
        }
    }

    #[test]
    fn the_unit_of_the_scores_does_not_matter(panel in panels(), shift in -50..50_i32, scale in 1..9_u8) {
        let changed: Vec<Vec<f64>> = panel.iter().rev().map(|row| row.iter().rev().map(|score| f64::from(shift) + f64::from(scale) * score).collect()).collect();
        let (before, after) = (icc(&panel), icc(&changed));
        prop_assert_eq!(before.as_ref().err(), after.as_ref().err());
        if let (Ok(a), Ok(b)) = (before, after) {
            // Coefficients near 0/0 move with the last bit; so do those whose estimated variances cancel.
            let MeanSquares { between, within, jurors, error } = a.mean_squares;
            let (n, k) = (a.targets as f64, a.judges as f64);
            prop_assume!(between > 1e-6 && error > 1e-6 && between + (k - 1.0) * within > 1e-6);
            prop_assume!((between + (k - 1.0) * error + k * (jurors - error) / n).abs() > 1e-6);
            prop_assume!((between + (jurors - error) / n).abs() > 1e-6);
            for (a, b) in [(a.one_way, b.one_way), (a.agreement, b.agreement), (a.agreement_mean, b.agreement_mean)] {
                prop_assert!(a.value.zip(b.value).is_some_and(|(a, b)| (a - b).abs() < 1e-7 * (1.0 + b.abs())));
            }
        }
    }

    #[test]
    fn sums_of_squares_add_up_and_intervals_hold_the_coefficient(panel in panels()) {
        let Ok(found) = icc(&panel) else { return Ok(()) };
        let (n, k) = (found.targets as f64, found.judges as f64);
        let squares = found.mean_squares;
        prop_assert!(close(squares.within * n * (k - 1.0), squares.jurors * (k - 1.0) + squares.error * (n - 1.0) * (k - 1.0)));
        prop_assume!(squares.between > 1e-6 && squares.error > 1e-6);
        for coefficient in [found.one_way, found.consistency, found.one_way_mean, found.consistency_mean] {
            let ((low, high), value) = (coefficient.ci95.unwrap(), coefficient.value.unwrap());
            prop_assert!(low <= value && value <= high, "{:?}", coefficient);
        }
    }

    #[test]
    fn concordance_sees_only_the_orders(panel in panels()) {
        let stretched: Vec<Vec<f64>> = panel.iter().map(|row| row.iter().map(|score| score.powi(3) + 1.0).collect()).collect();
        let (before, after) = (kendall_w(&panel), kendall_w(&stretched));
        prop_assert_eq!(before, after);
        if let Ok(found) = before {
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&found.w) && (0.0..=1.0).contains(&found.p_value));
            prop_assert!(found.w_uncorrected <= found.w + 1e-12);
        }
    }

    #[test]
    fn as_many_reviews_as_needed_reach_the_reliability(va in 1..90_u8, vb in 0..90_u8, ve in 1..90_u8, reliability in 0.05..0.95_f64) {
        let parts = VarianceComponents { application: f64::from(va), juror: f64::from(vb), residual: f64::from(ve) };
        let plain = parts.reviews_needed(reliability, false).unwrap();
        prop_assert!(close(parts.agreement(plain).unwrap(), reliability));
        let calibrated = parts.reviews_needed(reliability, true).unwrap();
        prop_assert!(close(parts.consistency(calibrated).unwrap(), reliability) && calibrated <= plain);
    }
}

#[test]
fn what_cannot_be_said_has_a_reason() {
    assert_eq!(krippendorff(&[], Metric::Nominal), Err(NoCoefficient::NoPairableUnits));
    assert_eq!(krippendorff(&[vec![Some(f64::NAN), None], vec![Some(1.0)]], Metric::Interval), Err(NoCoefficient::NoPairableUnits));
    let opposite = [vec![Some(-2.0), Some(1.0)], vec![Some(2.0), Some(1.0)]];
    assert_eq!(krippendorff(&opposite, Metric::Ratio), Err(NoCoefficient::NoRatio));
    assert!(krippendorff(&opposite, Metric::Interval).is_ok());
    assert_eq!(icc(&[]), Err(NoCoefficient::NeedTwoTargets));
    assert_eq!(icc(&[vec![1.0]]), Err(NoCoefficient::NeedTwoTargets));
    assert_eq!(icc(&[vec![1.0, 2.0], vec![1.0]]), Err(NoCoefficient::Incomplete));
    assert_eq!(kendall_w(&[vec![1.0, 2.0], vec![1.0]]), Err(NoCoefficient::Incomplete));
    assert_eq!(kendall_w(&[vec![1.0], vec![1.0]]), Err(NoCoefficient::NeedTwoTargets));
    let none = VarianceComponents { application: 0.0, juror: 0.0, residual: 0.0 };
    assert_eq!((none.agreement(3.0), none.consistency(3.0), none.reviews_needed(0.8, false)), (None, None, None));
}

#[test]
fn jurors_who_differ_by_a_constant_are_consistent_and_do_not_agree() {
    let found = icc(&[vec![1.0, 3.0], vec![2.0, 4.0], vec![6.0, 8.0]]).unwrap();
    assert_eq!((found.consistency.value, found.consistency.ci95), (Some(1.0), Some((1.0, 1.0))));
    assert!(found.agreement.value.unwrap() < 1.0);
    let (low, high) = found.agreement.ci95.unwrap();
    assert!(low < found.agreement.value.unwrap() && high <= 1.0);
}

#[test]
fn the_rounding_of_a_mean_is_no_variation() {
    assert_eq!(icc(&vec![vec![0.1; 3]; 3]), Err(NoCoefficient::NoVariation));
    // Applications do not differ at all: consistency is 0/0, agreement is 0.
    let found = icc(&vec![vec![0.1, 0.3, 0.7]; 3]).unwrap();
    assert_eq!((found.consistency.value, found.consistency.ci95, found.agreement.value), (None, None, Some(0.0)));
    let perfect = icc(&[vec![0.1; 3], vec![0.2; 3], vec![0.7; 3]]).unwrap();
    assert_eq!((perfect.agreement.value, perfect.agreement.ci95), (Some(1.0), Some((1.0, 1.0))));
    assert_eq!((perfect.one_way.value, perfect.one_way.ci95), (Some(1.0), Some((1.0, 1.0))));
}

/// On a complete panel both ways lead to the same coefficients. The scores are those of Shrout & Fleiss (1979).
#[test]
fn variance_components_of_a_complete_panel_give_its_coefficients() {
    let panel =
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]].map(|row| row.map(f64::from).to_vec());
    let scores = panel
        .iter()
        .enumerate()
        .flat_map(|(application, row)| row.iter().enumerate().map(move |(juror, score)| (application, juror, *score)));
    let observations: Vec<Observation> = scores.map(|(application, juror, score)| Observation { application, juror, score }).collect();
    let fit = Exchangeable::fit(&Design::new(6, 4, &observations).unwrap()).unwrap();
    let (parts, found) = (VarianceComponents::from(&fit), icc(&panel).unwrap());
    for (by_parts, coefficient) in [
        (parts.agreement(1.0), found.agreement),
        (parts.agreement(4.0), found.agreement_mean),
        (parts.consistency(1.0), found.consistency),
        (parts.consistency(4.0), found.consistency_mean),
    ] {
        assert!((by_parts.unwrap() - coefficient.value.unwrap()).abs() < 1e-8);
    }
}

#[test]
fn readings_begin_where_their_authors_say() {
    let alpha = |value| Alpha { value, units: 2, values: 4 }.reading();
    assert_eq!(
        [0.8, 0.799, 0.667, 0.666].map(alpha),
        [AlphaReading::Reliable, AlphaReading::Tentative, AlphaReading::Tentative, AlphaReading::Low]
    );
    assert_eq!(
        [0.49, 0.5, 0.75, 0.9].map(IccReading::of),
        [IccReading::Poor, IccReading::Moderate, IccReading::Good, IccReading::Excellent]
    );
}
