//! The invariants of scoring that are pure mathematics, one test each.

use super::super::aggregate::{CoverageRule, MissingPolicy};
use super::super::ranks::RankMode;
use super::super::scale::{Direction, Scale, ScaleError};
use super::*;

fn scale(max: f64, step: Option<f64>) -> Scale {
    Scale { min: 0.0, max, step, direction: Direction::Higher, anchors: Vec::new() }
}
fn criterion(max: f64, weight: f64) -> CriterionRule {
    CriterionRule { scale: scale(max, None), weight, threshold: None }
}
fn rules(criteria: Vec<CriterionRule>) -> Rules {
    Rules { draws: 200, ..Rules::new(criteria, 2, "seed") }
}

/// `(application, juror, values)`.
type Row<'a> = (&'a str, &'a str, &'a [Option<f64>]);

fn ranked(rules: &Rules, rows: &[Row<'_>]) -> Evaluation<String, String> {
    let sheet = |(application, juror, values): &Row<'_>| Sheet {
        application: (*application).to_owned(),
        juror: (*juror).to_owned(),
        values: values.to_vec(),
    };
    let sheets: Vec<_> = rows.iter().map(sheet).collect();
    let entrants: Vec<_> = rows.iter().map(|row| Entrant { application: row.0.to_owned(), track: None }).collect();
    evaluate(rules, &entrants, &sheets).unwrap()
}
fn raw(evaluation: &Evaluation<String, String>, application: &str) -> Option<f64> {
    evaluation.report.applications.iter().find(|entry| entry.application == application).unwrap().raw_mean
}

#[test]
fn inv_28_every_value_is_in_the_range_and_step_of_its_own_criterion() {
    let stepped = scale(5.0, Some(0.5));
    assert_eq!(stepped.utility(5.5), Err(ScaleError::OutOfScale));
    assert_eq!(stepped.utility(-0.5), Err(ScaleError::OutOfScale));
    assert_eq!(stepped.utility(2.75), Err(ScaleError::OffStep));
    assert_eq!(stepped.utility(2.5), Ok(50.0));
    // 6 fits the second criterion and not the first: the sheet does not count, and is not clipped to fit.
    let rules = rules(vec![criterion(5.0, 1.0), criterion(10.0, 1.0)]);
    let evaluation = ranked(&rules, &[("a", "x", &[Some(6.0), Some(6.0)]), ("a", "y", &[Some(4.0), Some(6.0)])]);
    assert_eq!((evaluation.report.excluded.as_slice(), raw(&evaluation, "a")), ([0].as_slice(), Some(70.0)));
}

#[test]
fn inv_32_the_total_is_a_function_of_rules_and_sheets_and_independent_criteria_never_count() {
    let rows: [Row<'_>; 3] = [
        ("a", "x", &[Some(4.0), Some(2.0), Some(0.0)]),
        ("a", "y", &[Some(3.0), Some(5.0), Some(5.0)]),
        ("b", "x", &[Some(5.0), Some(1.0), Some(5.0)]),
    ];
    let rules = rules(vec![criterion(5.0, 3.0), criterion(5.0, 1.0), criterion(5.0, 0.0)]);
    let evaluation = ranked(&rules, &rows);
    assert_eq!(evaluation, ranked(&rules, &rows));
    // (3·80 + 1·40)/4 and (3·60 + 1·100)/4.
    assert_eq!(evaluation.sheets.iter().map(|sheet| sheet.composite.unwrap()).collect::<Vec<_>>(), [70.0, 70.0, 80.0]);
    let other: [Row<'_>; 3] = [
        ("a", "x", &[Some(4.0), Some(2.0), Some(5.0)]),
        ("a", "y", &[Some(3.0), Some(5.0), None]),
        ("b", "x", &[Some(5.0), Some(1.0), Some(0.0)]),
    ];
    let changed = ranked(&rules, &other);
    let places = |evaluation: &Evaluation<String, String>| {
        evaluation.report.applications.iter().map(|entry| (entry.application.clone(), entry.rank, entry.raw_mean)).collect::<Vec<_>>()
    };
    assert_eq!(places(&evaluation), places(&changed));
    // Another version of the rules is another result, and says so.
    let reweighted = Rules { criteria: vec![criterion(5.0, 1.0), criterion(5.0, 3.0), criterion(5.0, 0.0)], ..rules };
    let other = ranked(&reweighted, &rows);
    assert_ne!(evaluation.report.input_digest, other.report.input_digest);
    assert_eq!(raw(&other, "b"), Some(40.0));
}

#[test]
fn inv_33_a_missing_criterion_follows_the_declared_rule_and_is_never_zero_by_accident() {
    let by = |missing| {
        let mut rules = rules(vec![criterion(5.0, 2.0), criterion(5.0, 1.0)]);
        rules.coverage.missing = missing;
        raw(&ranked(&rules, &[("a", "x", &[Some(3.0), None])]), "a")
    };
    assert_eq!([MissingPolicy::Renormalise, MissingPolicy::Zero, MissingPolicy::Reject].map(by), [Some(60.0), Some(40.0), None]);
    assert_eq!(CoverageRule::default().missing, MissingPolicy::Renormalise);
}

#[test]
fn inv_34_different_maxima_meet_on_a_normalised_scale_only() {
    // Four of five and eighty of a hundred are the same; the larger scale weighs no more.
    let of_five = ranked(&rules(vec![criterion(5.0, 1.0)]), &[("a", "x", &[Some(4.0)])]);
    let of_hundred = ranked(&rules(vec![criterion(100.0, 1.0)]), &[("a", "x", &[Some(80.0)])]);
    assert_eq!((raw(&of_five, "a"), raw(&of_hundred, "a")), (Some(80.0), Some(80.0)));
    let mixed = rules(vec![criterion(5.0, 1.0), criterion(100.0, 1.0)]);
    let evaluation = ranked(&mixed, &[("a", "x", &[Some(5.0), Some(0.0)]), ("b", "x", &[Some(0.0), Some(100.0)])]);
    assert_eq!((raw(&evaluation, "a"), raw(&evaluation, "b")), (Some(50.0), Some(50.0)));
}

#[test]
fn inv_35_the_mean_counts_and_not_the_sum() {
    let rows: [Row<'_>; 4] = [("a", "x", &[Some(60.0)]), ("a", "y", &[Some(60.0)]), ("a", "z", &[Some(60.0)]), ("b", "x", &[Some(90.0)])];
    let evaluation = ranked(&rules(vec![criterion(100.0, 1.0)]), &rows);
    assert_eq!((raw(&evaluation, "a"), raw(&evaluation, "b")), (Some(60.0), Some(90.0)));
    assert_eq!(evaluation.report.applications[0].application, "b");
}

#[test]
fn inv_36_a_ranking_is_deterministic_and_ties_are_ties_unless_a_declared_rule_resolves_them() {
    let rows: [Row<'_>; 3] =
        [("c", "x", &[Some(40.0), Some(80.0)]), ("a", "x", &[Some(60.0), Some(60.0)]), ("b", "x", &[Some(80.0), Some(40.0)])];
    let open = rules(vec![criterion(100.0, 1.0), criterion(100.0, 1.0)]);
    let places = |rules: &Rules, rows: &[Row<'_>]| {
        let entries = ranked(rules, rows).report.applications;
        entries.iter().map(|entry| (entry.application.clone(), entry.rank.unwrap(), entry.decided_by)).collect::<Vec<_>>()
    };
    assert!(places(&open, &rows).iter().all(|(_, rank, decided)| (*rank, *decided) == (1.0, None)));
    let mut reversed = rows;
    reversed.reverse();
    assert_eq!(places(&open, &rows), places(&open, &reversed));
    let fractional = Rules { rank_mode: RankMode::Fractional, ..open.clone() };
    assert!(places(&fractional, &rows).iter().all(|place| place.1 == 2.0));
    let step = TieRule::Criterion { criterion: 1, direction: Direction::Higher };
    let resolved = places(&Rules { tie_chain: vec![step], ..open }, &rows);
    let expected = [("c", 1.0), ("a", 2.0), ("b", 3.0)].map(|(id, rank)| (id.to_owned(), rank, Some(DecidedBy::Tie(step))));
    assert_eq!(resolved, expected);
}

#[test]
fn inv_37_another_scale_alters_no_value() {
    let rows: [Row<'_>; 2] = [("a", "x", &[Some(4.0)]), ("a", "y", &[Some(3.0)])];
    let value = |max: f64| {
        let evaluation = ranked(&rules(vec![criterion(max, 1.0)]), &rows);
        (evaluation.report.applications[0].criteria[0], raw(&evaluation, "a"))
    };
    // What the panel gave stays 3.5; only what it means has changed.
    assert_eq!(value(5.0), (Some(3.5), Some(70.0)));
    assert_eq!(value(10.0), (Some(3.5), Some(35.0)));
}
