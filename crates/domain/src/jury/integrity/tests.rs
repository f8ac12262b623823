//! Statistics that must hold for any panel, and flags at their thresholds.

use super::*;
use crate::time::{Instant, Span};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn observation(application: usize, juror: usize, score: f64) -> Observation {
    Observation { application, juror, score }
}

/// Panels with any design, each pair at most once.
fn panels() -> impl Strategy<Value = Vec<Observation>> {
    prop::collection::btree_map((0..7_usize, 0..5_usize), 0..100_u8, 1..25).prop_map(|scores| {
        scores.into_iter().map(|((application, juror), score)| observation(application, juror, f64::from(score))).collect()
    })
}

fn sums(observations: &[Observation], values: &[f64], key: impl Fn(&Observation) -> usize) -> Vec<f64> {
    let mut sums = BTreeMap::new();
    observations.iter().zip(values).for_each(|(observation, value)| *sums.entry(key(observation)).or_insert(0.0) += value);
    sums.into_values().collect()
}

/// The p of a permutation test by counting all subsets.
fn every_split(linked: &[f64], other: &[f64]) -> f64 {
    let all = [linked, other].concat();
    let difference = |set: u32| {
        let (mut inside, mut outside) = (0.0, 0.0);
        all.iter().enumerate().for_each(|(bit, value)| if set >> bit & 1 == 1 { inside += value } else { outside += value });
        inside / linked.len() as f64 - outside / other.len() as f64
    };
    let sets = (0..1_u32 << all.len()).filter(|set| set.count_ones() as usize == linked.len());
    let (all_sets, large) =
        sets.fold((0, 0), |(n, large), set| (n + 1, large + i32::from(difference(set) >= difference((1 << linked.len()) - 1) - 1e-9)));
    f64::from(large) / f64::from(all_sets)
}

proptest! {
    #[test]
    fn a_fit_is_a_projection(observations in panels()) {
        let fit = additive_fit(&observations).unwrap();
        prop_assert!(fit.leverage.iter().all(|leverage| (-1e-9..=1.0 + 1e-9).contains(leverage)));
        // The trace of the hat matrix is what was estimated.
        prop_assert!((fit.leverage.iter().sum::<f64>() - (observations.len() - fit.df) as f64).abs() < 1e-7);
        for sum in sums(&observations, &fit.residual, |o| o.application).into_iter().chain(sums(&observations, &fit.residual, |o| o.juror)) {
            prop_assert!(sum.abs() < 1e-7);
        }
    }

    #[test]
    fn severity_and_quality_leave_no_residual(observations in panels(), severity in prop::collection::vec(-20..20_i32, 5)) {
        let moved: Vec<Observation> =
            observations.iter().map(|o| observation(o.application, o.juror, o.score + f64::from(severity[o.juror]) + 3.0 * o.application as f64)).collect();
        let (before, after) = (additive_fit(&observations).unwrap(), additive_fit(&moved).unwrap());
        for (a, b) in before.residual.iter().zip(&after.residual) {
            prop_assert!((a - b).abs() < 1e-7);
        }
        let exact: Vec<Observation> =
            observations.iter().map(|o| observation(o.application, o.juror, f64::from(severity[o.juror]) + 3.0 * o.application as f64)).collect();
        prop_assert!(outliers(&exact).scores.iter().all(|score| score.studentised_internal.is_none() && !score.flagged));
    }

    #[test]
    fn permutation_p_values_are_those_of_all_splits(linked in prop::collection::vec(-9..9_i32, 1..5), other in prop::collection::vec(-9..9_i32, 1..7)) {
        let numbers = |values: &[i32]| values.iter().map(|value| f64::from(*value)).collect::<Vec<_>>();
        let (linked, other) = (numbers(&linked), numbers(&other));
        let found = favouritism(&linked, &other, "").unwrap();
        prop_assert!(found.exact);
        prop_assert!((found.p_value - every_split(&linked, &other)).abs() < 1e-12);
        // The split that was seen is one of them.
        prop_assert!(found.p_value >= 1.0 / found.permutations as f64 - 1e-12 && found.p_value <= 1.0);
    }

    #[test]
    fn only_who_scored_can_be_pivotal(observations in panels(), top_n in 1..4_usize) {
        let shortlist = |scores: &[Observation]| raw_shortlist(scores).into_iter().take(top_n).map(|(application, _)| application).collect::<Vec<_>>();
        let found = influence(&observations, &shortlist);
        prop_assert_eq!(found.jurors.len(), observations.iter().map(|o| o.juror).collect::<BTreeSet<_>>().len());
        for juror in &found.jurors {
            let without: Vec<Observation> = observations.iter().filter(|o| o.juror != juror.juror).copied().collect();
            prop_assert_eq!(&juror.top, &shortlist(&without));
            let (before, after): (BTreeSet<_>, BTreeSet<_>) = (found.top.iter().collect(), juror.top.iter().collect());
            prop_assert_eq!(juror.is_pivotal(), before != after);
        }
    }

    #[test]
    fn pairs_are_symmetric_in_what_they_say(observations in panels()) {
        for pair in juror_pairs(&observations) {
            prop_assert!(pair.first < pair.second && pair.identical <= pair.common);
            prop_assert_eq!(pair.common == 0, pair.mean_diff.is_none());
            prop_assert!(pair.mean_diff.zip(pair.mean_abs_diff).is_none_or(|(diff, distance)| diff.abs() <= distance + 1e-9));
            prop_assert!(!pair.copied || (pair.common >= 4 && pair.identical * 5 >= pair.common * 4));
        }
    }
}

#[test]
fn one_wild_score_is_found_and_the_others_are_not() {
    let mut observations = Vec::new();
    for application in 0..12 {
        for juror in 0..4 {
            let noise = ((application * application * 7 + juror * juror * application * 5) % 7) as f64 - 3.0;
            observations.push(observation(application, juror, 50.0 + 3.0 * application as f64 - 4.0 * juror as f64 + noise));
        }
    }
    observations[17].score += 40.0;
    let flagged: Vec<_> = outliers(&observations).scores.iter().enumerate().filter(|(_, score)| score.flagged).map(|(n, _)| n).collect();
    assert_eq!(flagged, [17]);
    // The same where everything else fits exactly: nothing to divide by, and no doubt.
    let exact = |n: usize| observation(n / 4, n % 4, 50.0 + (n / 4) as f64 - (n % 4) as f64 + if n == 17 { 40.0 } else { 0.0 });
    let score = outliers(&(0..48).map(exact).collect::<Vec<_>>()).scores[17];
    assert!(score.flagged && score.p_value.is_some_and(|p| p < 1e-12));
}

#[test]
fn a_score_that_stands_alone_cannot_be_judged() {
    let observations =
        [observation(0, 0, 10.0), observation(0, 1, 20.0), observation(1, 0, 12.0), observation(1, 1, 25.0), observation(2, 2, 90.0)];
    let found = outliers(&observations);
    let alone = found.scores[4];
    assert!((alone.leverage - 1.0).abs() < 1e-9);
    assert_eq!((alone.studentised_internal, alone.p_value, alone.flagged), (None, None, false));
    // One degree of freedom: internal residuals exist, external ones do not.
    assert!(found.scores[0].studentised_internal.is_some() && found.scores[0].studentised_external.is_none());
    assert!(outliers(&[]).scores.is_empty());
    assert_eq!(additive_fit(&[observation(0, 0, f64::NAN)]), None);
}

#[test]
fn flags_begin_at_their_thresholds() {
    let profile = |scores: &[f64]| {
        let own = scores.iter().enumerate().map(|(application, score)| observation(application, 1, *score));
        let other = (0..scores.len()).map(|application| observation(application, 2, application as f64));
        juror_profiles(&own.chain(other).collect::<Vec<_>>()).remove(0)
    };
    assert!(!profile(&[7.0, 7.0]).no_spread && profile(&[7.0, 7.0, 7.0]).no_spread && !profile(&[7.0, 7.0, 7.1]).no_spread);
    assert!(!profile(&[4.0, 3.0, 2.0, 1.0]).contrarian && profile(&[5.0, 4.0, 3.0, 2.0, 1.0]).contrarian);
    assert_eq!((profile(&[7.0]).sd, profile(&[0.1, 0.1, 0.1]).sd), (None, Some(0.0)));
    assert_eq!(severity(5.1, 4.0).map(|found| found.flagged), Some(true));
    assert_eq!(severity(-5.0, 4.0).map(|found| found.flagged), Some(false));
    assert_eq!((severity(1.0, 0.0), misfit(&[], 1.0), misfit(&[1.0], 0.0)), (None, None, None));
    let of = |square: f64, n: usize| misfit(&vec![square.sqrt(); n], 1.0).map(|found| found.flagged);
    assert_eq!(
        [of(2.1, 5), of(2.1, 4), of(1.9, 5), of(0.41, 5), of(0.39, 5)],
        [Some(true), Some(false), Some(false), Some(false), Some(true)]
    );
}

#[test]
fn many_splits_are_drawn_from_the_seed() {
    let high: Vec<f64> = (0..10).map(|n| 100.0 + f64::from(n)).collect();
    let low: Vec<f64> = (0..14).map(f64::from).collect();
    let found = favouritism(&high, &low, "seed").unwrap();
    assert_eq!((found.exact, found.permutations, found.flagged), (false, DRAWS, true));
    assert!(found.p_value <= 3.0 / (DRAWS + 1) as f64);
    assert_eq!(Some(found), favouritism(&high, &low, "seed"));
    let even: Vec<f64> = (0..24).map(f64::from).collect();
    let (linked, other): (Vec<f64>, Vec<f64>) = even.iter().partition(|value| [0.0, 3.0].contains(&(**value % 4.0)));
    let (one, two) = (favouritism(&linked, &other, "a").unwrap(), favouritism(&linked, &other, "b").unwrap());
    assert!((one.p_value - 0.5).abs() < 0.03 && (one.p_value - two.p_value).abs() < 0.02 && one.p_value != two.p_value);
    assert_eq!((favouritism(&[], &low, ""), favouritism(&[f64::NAN], &low, "")), (None, None));
}

#[test]
fn a_late_change_is_told_and_flagged_when_it_moves_the_shortlist() {
    let hour = |hour: i64| Instant::from_micros(0) + Span::hours(hour);
    let observations = [observation(0, 1, 70.0), observation(1, 1, 90.0), observation(2, 1, 60.0)];
    let shortlist =
        |scores: &[Observation]| raw_shortlist(scores).into_iter().take(1).map(|(application, _)| application).collect::<Vec<_>>();
    let change = |application, before, after, at, saw_others_at| ScoreChange { application, juror: 1, before, after, at, saw_others_at };
    let changes = [
        change(1, 50.0, 90.0, hour(2), None),
        change(1, 50.0, 90.0, hour(2), Some(hour(1))),
        change(2, 65.0, 60.0, hour(10) - Span::hours(1) + Span::seconds(1), None),
        change(2, 65.0, 60.0, hour(9), Some(hour(10))),
    ];
    let found = late_changes(&observations, &changes, hour(10), &shortlist);
    let told: Vec<_> = found.iter().map(|late| (late.change.application, late.after_others, late.last_hour, late.is_flagged())).collect();
    assert_eq!(told, [(1, true, false, true), (2, false, true, false)]);
    assert_eq!((found[0].enters.as_slice(), found[0].leaves.as_slice()), ([1].as_slice(), [0].as_slice()));
}

#[test]
fn favours_count_when_they_are_returned() {
    let owners = [(10, 1), (20, 2), (30, 3)];
    let residuals = [(20, 1, 2.0), (20, 1, 1.4), (10, 2, 1.1), (30, 1, 3.0), (10, 3, 0.9), (10, 1, 5.0)];
    assert_eq!(reciprocal(&owners, &residuals), [Reciprocal { first: 1, second: 2, residual: 1.1 }]);
    assert!(reciprocal(&[], &residuals).is_empty());
}
