//! Strengths in the right order and gauge, whatever the data; pairs that a juror may see.

use super::crowd::{Choice, DEFAULT_KAPPA, ItemBelief, JurorBelief, information_gain, update};
use super::*;
use crate::jury::uncertainty::{RankDistribution, Seed};
use crate::random::SeededRandom;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn tables() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (2..6_usize).prop_flat_map(|items| prop::collection::vec(prop::collection::vec((0..4_u8).prop_map(f64::from), items), items))
}

/// Whether there is a way of wins from one item to another.
fn reaches(wins: &Wins, from: usize, to: usize) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut stack = vec![from];
    while let Some(item) = stack.pop() {
        for next in (0..wins.items()).filter(|next| wins.between(item, *next) > 0.0) {
            if seen.insert(next) {
                stack.push(next);
            }
        }
    }
    seen.contains(&to)
}

proptest! {
    #[test]
    fn strengths_sum_to_zero_and_a_win_more_never_hurts(table in tables(), winner in 0..6_usize, loser in 0..6_usize) {
        let wins = Wins::from_table(&table).unwrap();
        let before = fit_map(&wins, DEFAULT_PRECISION).unwrap();
        prop_assert!(before.values.iter().sum::<f64>().abs() < 1e-9);
        prop_assume!(winner != loser && winner < table.len() && loser < table.len());
        let mut more = wins;
        more.add(&Comparison::Win { winner, loser }).unwrap();
        let after = fit_map(&more, DEFAULT_PRECISION).unwrap();
        prop_assert!(after.values[winner] > before.values[winner] && after.values[loser] < before.values[loser]);
    }

    #[test]
    fn the_names_of_the_items_do_not_matter(table in tables()) {
        let turned: Vec<Vec<f64>> = table.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        let (one, other) = (fit_map(&Wins::from_table(&table).unwrap(), 0.1).unwrap(), fit_map(&Wins::from_table(&turned).unwrap(), 0.1).unwrap());
        for (item, value) in one.values.iter().enumerate() {
            let mirrored = table.len() - 1 - item;
            prop_assert!((value - other.values[mirrored]).abs() < 1e-9);
            prop_assert!((one.se(item).unwrap() - other.se(mirrored).unwrap()).abs() < 1e-9);
        }
    }

    #[test]
    fn strengths_that_made_the_wins_are_found_again(strengths in prop::collection::vec(-20..20_i32, 2..6)) {
        let centre = strengths.iter().sum::<i32>() as f64 / strengths.len() as f64;
        let truth: Vec<f64> = strengths.iter().map(|strength| (f64::from(*strength) - centre) / 10.0).collect();
        let expected = |a: &f64, b: &f64| 10.0 / (1.0 + (b - a).exp());
        let table: Vec<Vec<f64>> = truth.iter().map(|a| truth.iter().map(|b| expected(a, b)).collect()).collect();
        let fit = fit_mle(&Wins::from_table(&table).unwrap()).unwrap();
        for (found, value) in fit.values.iter().zip(&truth) {
            prop_assert!((found - value).abs() < 1e-10);
        }
    }

    #[test]
    fn strong_components_are_those_of_mutual_ways_best_first(table in tables()) {
        let wins = Wins::from_table(&table).unwrap();
        let components = wins.strong_components();
        let place = |item: usize| components.iter().position(|component| component.contains(&item)).unwrap();
        prop_assert_eq!(components.iter().flatten().copied().collect::<BTreeSet<_>>().len(), table.len());
        for (a, b) in wins.pairs() {
            prop_assert_eq!(place(a) == place(b), reaches(&wins, a, b) && reaches(&wins, b, a));
            prop_assert!(!reaches(&wins, a, b) || place(a) <= place(b));
        }
        // Ford 1957.
        let mle = fit_mle(&wins);
        prop_assert_eq!(mle.is_ok(), components.len() == 1);
        prop_assert!(mle.is_ok() || mle == Err(PairwiseError::NotStronglyConnected));
    }

    #[test]
    fn a_batch_is_its_pairs(groups in prop::collection::vec(prop::collection::vec(0..6_usize, 1..3), 1..4)) {
        let mut seen = BTreeSet::new();
        let groups: Vec<Vec<usize>> = groups.into_iter().map(|group| group.into_iter().filter(|item| seen.insert(*item)).collect()).collect();
        let (mut batch, mut single) = (Wins::none(6), Wins::none(6));
        batch.add(&Comparison::Batch(groups.clone())).unwrap();
        for (place, group) in groups.iter().enumerate() {
            for (nth, item) in group.iter().enumerate() {
                group[nth + 1..].iter().for_each(|tied| single.add(&Comparison::Tie(*item, *tied)).unwrap());
                groups[place + 1..].iter().flatten().for_each(|loser| single.add(&Comparison::Win { winner: *item, loser: *loser }).unwrap());
            }
        }
        prop_assert_eq!(batch, single);
    }

    #[test]
    fn a_vote_either_way_is_expected_in_full_and_teaches(mu in -3.0..3.0_f64, other in -3.0..3.0_f64, variance in 0.05..1.5_f64, alpha in 1.0..20.0_f64, beta in 0.5..10.0_f64) {
        let (juror, one, two) = (JurorBelief { alpha, beta }, ItemBelief { mu, variance }, ItemBelief { mu: other, variance: 0.7 });
        let (won, lost) = (update(juror, one, two, DEFAULT_KAPPA), update(juror, two, one, DEFAULT_KAPPA));
        prop_assert!((won.predicted + lost.predicted - 1.0).abs() < 1e-12);
        let gain = information_gain(juror, one, two);
        prop_assert!(gain.is_nan() || (gain - information_gain(juror, two, one)).abs() < 1e-9);
        if alpha > beta {
            prop_assert!(won.winner.mu >= mu && won.loser.mu <= other);
        }
    }

    #[test]
    fn a_juror_sees_only_pairs_that_are_allowed(
        visits in prop::collection::vec(0..4_u32, 2..7),
        conflicts in prop::collection::btree_set(0..7_usize, 0..3),
        recent in prop::collection::btree_set((0..7_usize, 0..7_usize), 0..6),
        seed in any::<u64>(),
    ) {
        let items = vec![ItemBelief::default(); visits.len()];
        let choice = Choice { items: &items, visits: &visits, conflicts: &conflicts, recent: &recent };
        let pair = choice.next_pair(JurorBelief::default(), &SeededRandom::new(seed));
        prop_assert_eq!(pair, choice.next_pair(JurorBelief::default(), &SeededRandom::new(seed)));
        let seen: Vec<usize> = (0..visits.len()).filter(|item| !conflicts.contains(item)).collect();
        let least = seen.iter().map(|item| visits[*item]).min();
        let shown: Vec<usize> = seen.into_iter().filter(|item| least.is_some_and(|least| visits[*item] <= least + 1)).collect();
        let allowed = |one: usize, two: usize| one < two && shown.contains(&one) && shown.contains(&two) && !recent.contains(&(one, two));
        match pair {
            Some((one, two)) => prop_assert!(allowed(one, two)),
            None => prop_assert!(!shown.iter().any(|one| shown.iter().any(|two| allowed(*one, *two)))),
        }
    }
}

#[test]
fn what_is_no_comparison_is_refused_whole() {
    let mut wins = Wins::none(3);
    assert_eq!(wins.add(&Comparison::Win { winner: 0, loser: 3 }), Err(PairwiseError::UnknownItem(3)));
    assert_eq!(wins.add(&Comparison::Tie(1, 1)), Err(PairwiseError::Same(1)));
    assert_eq!(wins.add(&Comparison::Batch(vec![vec![0], vec![1], vec![0]])), Err(PairwiseError::Same(0)));
    assert_eq!(wins, Wins::none(3));
    assert_eq!(Wins::from_table(&[vec![0.0, 1.0]]), Err(PairwiseError::BadWins));
    assert_eq!(Wins::from_table(&[vec![0.0, -1.0], vec![0.0, 0.0]]), Err(PairwiseError::BadWins));
    assert_eq!(fit_map(&wins, 0.0), Err(PairwiseError::BadPrecision));
    assert_eq!(fit_map(&wins, f64::NAN), Err(PairwiseError::BadPrecision));
    assert_eq!(fit_map(&Wins::none(0), 0.1).unwrap().values, Vec::<f64>::new());
}

#[test]
fn chances_of_the_first_places_follow_the_strengths() {
    let wins = Wins::from_table(&[vec![0.0, 5.0, 6.0], vec![3.0, 0.0, 5.0], vec![1.0, 3.0, 0.0]]).unwrap();
    for fit in [fit_mle(&wins).unwrap(), fit_map(&wins, DEFAULT_PRECISION).unwrap()] {
        let top = RankDistribution::draw(&fit.posterior().unwrap(), Seed("pitch"), 4_000).top(1);
        assert!((top.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(top[0] > top[1] && top[1] > top[2] && top[2] > 0.0);
    }
}

#[test]
fn landslides_stay_finite() {
    let table = vec![vec![0.0, 1e6, 0.0], vec![1.0, 0.0, 1e6], vec![0.0, 1.0, 0.0]];
    let fit = fit_mle(&Wins::from_table(&table).unwrap()).unwrap();
    assert!((fit.values[0] - fit.values[1] - 1e6_f64.ln()).abs() < 1e-6);
    assert_eq!(fit.relative_to(1, 1), None);
    assert!(fit.beats(0, 2).unwrap() > 0.999_999);
}

#[test]
fn a_pair_of_which_most_is_learnt_comes_first() {
    // The third item is known; the first two are not.
    let items = [ItemBelief::default(), ItemBelief::default(), ItemBelief { mu: 0.0, variance: 0.01 }];
    let (conflicts, recent) = (BTreeSet::new(), BTreeSet::new());
    let choice = Choice { items: &items, visits: &[], conflicts: &conflicts, recent: &recent };
    let pairs: Vec<_> = (0..60).filter_map(|seed| choice.next_pair(JurorBelief::default(), &SeededRandom::new(seed))).collect();
    let first = pairs.iter().filter(|pair| **pair == (0, 1)).count();
    assert!(first > 40 && first < 60, "{first} of 60: mostly the best pair, now and then another");
}
