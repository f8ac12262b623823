use super::super::testing::{criterion, id, sheet};
use super::super::{MissingPolicy, SeatLine, seat_line};
use super::*;
use proptest::prelude::*;

/// `(assignment, application, scores of the criteria 1, 2, …)`.
type Row = (u8, u8, Vec<Option<f64>>);

fn ranked(rubric: &Rubric, applications: &[u8], rows: &[Row]) -> Ranking {
    let applications: Vec<ApplicationId> = applications.iter().map(|n| id(*n)).collect();
    let owned: Vec<(AssignmentId, ApplicationId, ScoreSheet)> = rows
        .iter()
        .map(|(assignment, application, scores)| {
            let scores: Vec<_> = (1..).zip(scores.iter().copied()).collect();
            (id(*assignment), id(*application), sheet(&scores))
        })
        .collect();
    let juror = id(1);
    let review = |(assignment, application, sheet)| Review { assignment, juror: &juror, application, sheet };
    let reviews: Vec<_> = owned.iter().map(|(assignment, application, sheet)| review((assignment, application, sheet))).collect();
    rank(rubric, 3, &applications, &reviews)
}

fn places(ranking: &Ranking) -> Vec<(ApplicationId, Option<u32>)> {
    ranking.entries.iter().map(|entry| (entry.application.clone(), entry.rank)).collect()
}

fn one_criterion() -> Rubric {
    Rubric::of(vec![criterion(1, 1.0, None)])
}

#[test]
fn the_mean_of_reviews_counts_not_their_sum() {
    let rows = [(1, 1, vec![Some(4.0)]), (2, 1, vec![Some(4.0)]), (3, 1, vec![Some(4.0)]), (4, 2, vec![Some(5.0)])];
    let ranking = ranked(&one_criterion(), &[1, 2], &rows);
    assert_eq!(places(&ranking), [(id(2), Some(1)), (id(1), Some(2))]);
    assert_eq!(
        (ranking.entries[1].score, ranking.entries[1].display.as_deref(), ranking.entries[1].reviews),
        (Some(80.0), Some("80.00"), 3)
    );
}

#[test]
fn an_abstention_is_not_a_zero_and_too_many_of_them_exclude_the_review() {
    let rubric = Rubric::of(vec![criterion(1, 3.0, None), criterion(2, 2.0, None), criterion(3, 1.0, None)]);
    let rows = [(1, 1, vec![Some(4.0), None, None]), (2, 1, vec![None, Some(5.0), None]), (3, 1, vec![Some(2.0), Some(2.0), Some(2.0)])];
    let entry = &ranked(&rubric, &[1], &rows).entries[0];
    assert_eq!((entry.score, entry.reviews, &entry.excluded_reviews), (Some(60.0), 2, &vec![id(2)]));
    // What is excluded does not enter the panel values either.
    assert_eq!(entry.criteria.iter().map(|value| value.mean).collect::<Vec<_>>(), [Some(3.0), Some(2.0), Some(2.0)]);
}

#[test]
fn a_sheet_off_the_scale_never_counts() {
    let entry = &ranked(&one_criterion(), &[1], &[(1, 1, vec![Some(6.0)])]).entries[0];
    assert_eq!((entry.score, entry.rank, &entry.excluded_reviews), (None, None, &vec![id(1)]));
}

#[test]
fn a_failed_threshold_keeps_the_score_and_costs_the_rank() {
    let rubric = Rubric::of(vec![criterion(1, 1.0, Some(3.0)), criterion(2, 1.0, None)]);
    let third = |n| (n, 3, vec![None, Some(5.0)]);
    let rows = [(1, 1, vec![Some(2.999_999), Some(5.0)]), (2, 2, vec![Some(3.0), Some(3.0)]), third(3)];
    let ranking = ranked(&rubric, &[1, 2, 3, 4], &rows);
    assert_eq!(places(&ranking), [(id(2), Some(1)), (id(1), None), (id(3), None), (id(4), None)]);
    assert!(ranking.entries[1].score > ranking.entries[0].score);
    // Nobody scored the criterion of the third; nobody read the fourth.
    let failed: Vec<_> = ranking.entries.iter().map(|entry| entry.failed.len()).collect();
    assert_eq!(failed, [0, 1, 1, 0]);
}

#[test]
fn weight_nought_is_shown_and_never_counts() {
    let rubric = Rubric::of(vec![criterion(1, 1.0, None), criterion(2, 0.0, None)]);
    let entry = &ranked(&rubric, &[1], &[(1, 1, vec![Some(5.0), Some(0.0)])]).entries[0];
    assert_eq!((entry.score, entry.criteria[1].mean), (Some(100.0), Some(0.0)));
}

#[test]
fn ties_are_shown_as_ties_and_at_the_last_seat_too() {
    let rows: Vec<Row> = [(1, 4.0), (2, 3.0), (3, 3.0), (4, 3.0), (5, 1.0)].map(|(n, score)| (n, n, vec![Some(score)])).to_vec();
    let ranking = ranked(&one_criterion(), &[5, 4, 3, 2, 1], &rows);
    assert_eq!(places(&ranking).iter().map(|place| place.1.unwrap()).collect::<Vec<_>>(), [1, 2, 2, 2, 5]);
    assert_eq!(ranking.entries.iter().map(|entry| entry.tied).collect::<Vec<_>>(), [false, true, true, true, false]);
    let line = |seats, last_rank, tied: &[u8]| {
        let tied_at_last_seat = tied.iter().map(|n| id(*n)).collect();
        assert_eq!(seat_line(&ranking, seats), SeatLine { seats, last_rank, tied_at_last_seat });
    };
    line(0, None, &[]);
    line(1, Some(1), &[]);
    line(2, Some(2), &[2, 3, 4]);
    line(3, Some(2), &[2, 3, 4]);
    line(4, Some(2), &[]);
    line(9, Some(5), &[]);
}

#[test]
fn it_is_written_with_the_names_of_the_api() {
    let ranking = ranked(&one_criterion(), &[1, 2], &[(1, 1, vec![Some(4.0)])]);
    let json = serde_json::to_value(&ranking).unwrap();
    assert_eq!(json["method"], "weighted_mean");
    assert_eq!(json["entries"][0]["application_id"], id::<ApplicationId>(1).as_str());
    assert_eq!(json["entries"][0]["criteria"][0]["criterion_id"], id::<CriterionId>(1).as_str());
    assert!(json["entries"][1]["score"].is_null() && json["entries"][1]["rank"].is_null());
}

use crate::id::Id;

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let scores = prop::collection::vec(prop::option::weighted(0.8, (0..=50_u8).prop_map(|n| f64::from(n) / 10.0)), 3);
    let row = (1..=6_u8, scores);
    prop::collection::vec(row, 0..24).prop_map(|rows| (1..).zip(rows).map(|(n, (application, scores))| (n, application, scores)).collect())
}

fn three_criteria() -> Rubric {
    Rubric::of(vec![criterion(1, 30.0, Some(2.0)), criterion(2, 50.0, None), criterion(3, 0.1, None)])
}

proptest! {
    #[test]
    fn the_order_of_the_input_does_not_matter((rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        let one = ranked(&three_criteria(), &[1, 2, 3, 4, 5, 6], &rows);
        prop_assert_eq!(&one, &ranked(&three_criteria(), &[4, 6, 2, 1, 3, 5], &shuffled));
    }

    #[test]
    fn ranks_follow_the_scores(rows in rows()) {
        let ranking = ranked(&three_criteria(), &[1, 2, 3, 4, 5, 6], &rows);
        prop_assert_eq!(ranking.entries.len(), 6);
        for entry in &ranking.entries {
            prop_assert_eq!(entry.rank.is_some(), entry.score.is_some() && entry.failed.is_empty());
            prop_assert!(entry.score.is_none_or(|score| (0.0..=100.0 + 1e-9).contains(&score)));
            let reviews = rows.iter().filter(|row| id::<ApplicationId>(row.1) == entry.application).count();
            prop_assert_eq!(entry.reviews as usize + entry.excluded_reviews.len(), reviews);
        }
        for pair in ranking.entries.windows(2) {
            if let (Some(above), Some(below)) = (pair[0].rank, pair[1].rank) {
                prop_assert!(above <= below);
                let (high, low) = (pair[0].score.unwrap(), pair[1].score.unwrap());
                prop_assert_eq!(above == below, ranking_key(high) == ranking_key(low));
                prop_assert_eq!(above == below, pair[0].tied && pair[1].tied && above == below);
            }
        }
    }

    #[test]
    fn a_seat_line_never_splits_a_tie(rows in rows(), seats in 0..8_u32) {
        let ranking = ranked(&three_criteria(), &[1, 2, 3, 4, 5, 6], &rows);
        let line = seat_line(&ranking, seats);
        let at_least_as_good = ranking.entries.iter().filter(|entry| entry.rank.is_some() && entry.rank <= line.last_rank).count();
        prop_assert_eq!(line.tied_at_last_seat.is_empty(), at_least_as_good <= seats as usize);
    }
}

#[test]
fn a_trimmed_mean_leaves_nobody_out_of_three_and_two_of_four() {
    let rubric = Rubric { aggregation: Aggregation::TrimmedMean, ..one_criterion() };
    let score = |scores: &[f64]| {
        let rows: Vec<Row> = (1..).zip(scores).map(|(n, score)| (n, 1, vec![Some(*score)])).collect();
        let entry = &ranked(&rubric, &[1], &rows).entries[0];
        (entry.score.unwrap(), entry.criteria[0].mean.unwrap())
    };
    // In utilities 0 to 100, and on the scale of the criterion: 0 to 5.
    assert_eq!(score(&[1.0, 1.0, 4.0]), (40.0, 2.0));
    assert_eq!(score(&[1.0, 2.0, 3.0, 5.0]), (50.0, 2.5));
    assert_eq!(score(&[0.0, 1.0, 2.0, 3.0, 5.0]), (40.0, 2.0));
}

#[test]
fn the_least_score_of_the_cut_is_held_to_as_that_of_the_rubric() {
    let rubric = Rubric { threshold: Some(Points::whole(50)), ..one_criterion() };
    let fields = [(id(1), &rubric), (id(2), &rubric)];
    let sheets = [sheet(&[(1, Some(3.0))]), sheet(&[(1, Some(4.0))])];
    let (assignments, applications, juror): ([AssignmentId; 2], [ApplicationId; 2], JurorId) = ([id(1), id(2)], [id(1), id(2)], id(1));
    let review = |n: usize| Review { assignment: &assignments[n], juror: &juror, application: &applications[n], sheet: &sheets[n] };
    let ranked = |least: Option<i32>| {
        let cut = PhaseCut { score_at_least: least.map(Points::whole), ..PhaseCut::default() };
        let ranking = rank_under(Some(&cut), 1, &fields, &[review(0), review(1)]);
        ranking.entries.iter().filter(|entry| entry.rank.is_some()).count()
    };
    assert_eq!([None, Some(40), Some(60), Some(61), Some(81)].map(ranked), [2, 2, 2, 1, 0]);
}

proptest! {
    #[test]
    fn a_missing_criterion_follows_the_rule_of_the_rubric(
        scores in prop::collection::vec(prop::option::weighted(0.7, 0..=10_u8), 3..4), missing in 0..3_usize, least in 0..=10_i64
    ) {
        let missing = [MissingPolicy::Renormalise, MissingPolicy::Zero, MissingPolicy::Reject][missing];
        let least = Points::from_millionths(100_000 * least);
        let weights = [5.0, 3.0, 2.0];
        let criteria = (1..).zip(weights).map(|(n, weight)| criterion(n, weight, None)).collect();
        let rubric = Rubric { missing: Some(missing), min_coverage: Some(least), ..Rubric::of(criteria) };
        let rows = [(1, 1, scores.iter().map(|score| score.map(|score| f64::from(score) / 2.0)).collect())];
        let score = ranked(&rubric, &[1], &rows).entries[0].score;
        let known: Vec<(f64, f64)> = scores.iter().zip(weights).filter_map(|(score, weight)| Some((f64::from((*score)?) * 10.0, weight))).collect();
        let (sum, weight): (f64, f64) = (known.iter().map(|(u, w)| u * w).sum(), known.iter().map(|(_, w)| w).sum());
        let expected = match missing {
            MissingPolicy::Renormalise => (weight > 0.0 && weight / 10.0 >= least.value() - 1e-9).then(|| sum / weight),
            MissingPolicy::Zero => Some(sum / 10.0),
            MissingPolicy::Reject => (known.len() == 3).then(|| sum / 10.0),
        };
        match (score, expected) {
            (Some(score), Some(expected)) => prop_assert!((score - expected).abs() < 1e-9, "{} is not {}", score, expected),
            (score, expected) => prop_assert_eq!(score.is_some(), expected.is_some()),
        }
    }
}
