use super::*;
use nalgebra::DMatrix;
use proptest::prelude::*;

fn posterior(means: &[f64], root: &[f64]) -> Posterior {
    let n = means.len();
    let root = DMatrix::from_fn(n, n, |row, column| root[(row * n + column) % root.len()]);
    Posterior::dense(means.to_vec(), &(&root * root.transpose())).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_draws_and_another_does_not() {
    let posterior = posterior(&[3.0, 2.0, 1.0, 0.0], &[1.0, 0.3, -0.2, 0.8, 0.1]);
    let draw = |seed| RankDistribution::draw(&posterior, Seed(seed), 2_000);
    assert_eq!(draw("a"), draw("a"));
    assert_ne!(draw("a"), draw("b"));
}

/// The stream is part of the record: this is what it gave when it was fixed.
#[test]
fn the_stream_is_the_one_that_was_recorded() {
    let posterior = Posterior::dense(vec![0.3, 0.2, 0.1], &DMatrix::identity(3, 3)).unwrap();
    let top = RankDistribution::draw(&posterior, Seed("tahaddi"), 1_000).top(1);
    assert_eq!(top.iter().map(|share| (share * 1000.0).round()).collect::<Vec<_>>(), [376.0, 325.0, 299.0]);
}

#[test]
fn normals_have_the_moments_of_normals() {
    let flat = Posterior::new(vec![0.0, 0.0], vec![1.0, 1.0], vec![Vec::new(), Vec::new()], DMatrix::zeros(0, 0));
    let top = RankDistribution::draw(&flat, Seed("moments"), 100_000).top(1);
    assert!((top[0] - 0.5).abs() < 0.006);
    let apart = Posterior::new(vec![1.0, 0.0], vec![0.5, 0.5], vec![Vec::new(), Vec::new()], DMatrix::zeros(0, 0));
    let top = RankDistribution::draw(&apart, Seed("moments"), 100_000).top(1);
    assert!((top[0] - super::super::special::normal_cdf(1.0)).abs() < 0.005);
}

#[test]
fn certain_ranks_are_certain_and_equals_share_the_expected_rank() {
    let posterior = Posterior::dense(vec![2.0, 5.0, 2.0], &DMatrix::zeros(3, 3)).unwrap();
    assert_eq!(posterior.expected_ranks(), [2.5, 1.0, 2.5]);
    // What all share moves nobody.
    let shared = Posterior::dense(vec![2.0, 5.0, 1.0], &DMatrix::from_element(3, 3, 4.0)).unwrap();
    assert_eq!(shared.expected_ranks(), [2.0, 1.0, 3.0]);
    assert!(Posterior::dense(vec![0.0, 0.0], &DMatrix::from_row_slice(2, 2, &[1.0, 2.0, 2.0, 1.0])).is_none());
}

#[test]
fn places_for_nobody_and_for_all() {
    let candidate = |id: &str, expected_rank| LotteryCandidate { id: id.to_owned(), expected_rank, rank_lo: 1.0, rank_hi: 3.0 };
    let candidates = [candidate("a", 1.5), candidate("b", 2.0), candidate("c", 2.5)];
    let nobody = partial_lottery(&candidates, 0, "s");
    assert_eq!((nobody.funding_line, nobody.reject.len(), nobody.winners.len()), (None, 3, 0));
    let all = partial_lottery(&candidates, 7, "s");
    assert_eq!((all.funding_line, all.lottery_needed, all.winners), (Some(2.5), false, vec![0, 1, 2]));
    assert!(partial_lottery(&[], 2, "s").winners.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn shares_sum_to_the_places_and_grow_with_them((means, root) in (prop::collection::vec(-3.0..3.0_f64, 2..7), prop::collection::vec(-1.0..1.0_f64, 36))) {
        let n = means.len();
        let posterior = posterior(&means, &root);
        let expected = posterior.expected_ranks();
        prop_assert!((expected.iter().sum::<f64>() - (n * (n + 1)) as f64 / 2.0).abs() < 1e-9);
        prop_assert!(expected.iter().all(|rank| (1.0 - 1e-12..=n as f64 + 1e-12).contains(rank)));
        let distribution = RankDistribution::draw(&posterior, Seed("p"), 300);
        let mut before = vec![0.0; n];
        for places in 1..=n {
            let top = distribution.top(places);
            prop_assert!((top.iter().sum::<f64>() - places as f64).abs() < 1e-9);
            prop_assert!(before.iter().zip(&top).all(|(before, now)| before <= now));
            before = top;
        }
        prop_assert!(distribution.intervals(0.95).iter().zip(distribution.intervals(0.5)).all(|(wide, narrow)| wide.0 <= narrow.0 && narrow.1 <= wide.1));
    }

    #[test]
    fn a_lottery_gives_every_place_and_no_more(ranks in prop::collection::vec((1.0..20.0_f64, 0.0..4.0_f64, 0.0..4.0_f64), 1..20), places in 0..20_usize) {
        let candidates: Vec<_> = ranks
            .iter()
            .enumerate()
            .map(|(at, (expected_rank, below, above))| LotteryCandidate {
                id: at.to_string(),
                expected_rank: *expected_rank,
                rank_lo: expected_rank - below,
                rank_hi: expected_rank + above,
            })
            .collect();
        let outcome = partial_lottery(&candidates, places, "seed");
        prop_assert_eq!(outcome.accept.len() + outcome.lottery.len() + outcome.reject.len(), candidates.len());
        prop_assert_eq!(outcome.accept.len() + outcome.winners.len(), places.min(candidates.len()));
        prop_assert!(outcome.winners.iter().all(|winner| outcome.lottery.contains(winner)));
    }
}
