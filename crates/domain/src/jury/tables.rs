//! The given tables of `tests/fixtures/jury-tables` for the aggregation of scores.

use super::testing::{criterion, id, sheet};
use super::*;
use crate::document::Rubric;
use crate::id::{ApplicationId, AssignmentId};
use serde_json::Value;

fn table(name: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/jury-tables/");
    serde_json::from_str(&std::fs::read_to_string(format!("{folder}{name}.json")).unwrap()).unwrap()
}
fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}
fn numbers(value: &Value) -> Vec<f64> {
    list(value).iter().map(|value| value.as_f64().unwrap()).collect()
}
fn close(actual: f64, expected: &Value) -> bool {
    expected.as_f64().is_some_and(|expected| (actual - expected).abs() <= 1e-12 * expected.abs().max(1.0))
}

fn scale(case: &Value) -> Scale {
    let number = |name: &str| case[name].as_f64();
    let anchors =
        case["anchors"].as_array().map(|list| list.iter().map(|pair| (pair[0].as_f64().unwrap(), pair[1].as_f64().unwrap())).collect());
    Scale {
        min: number("min").unwrap(),
        max: number("max").unwrap(),
        step: number("step"),
        direction: case["direction"].as_str().map_or(Direction::Higher, |text| Direction::parse(text).unwrap()),
        anchors: anchors.unwrap_or_default(),
    }
}
fn utility(case: &Value) -> Result<f64, ScaleError> {
    // JSON has no NaN: the table writes it as a text.
    scale(case).utility(case["value"].as_f64().unwrap_or(f64::NAN))
}

#[test]
fn e1_normalise() {
    let table = table("e1-normalise-0-100");
    let (cases, expected) = (list(&table["input"]["cases"]), list(&table["expected"]["utility"]));
    assert_eq!(cases.len(), expected.len());
    for (case, expected) in cases.iter().zip(expected) {
        assert!(close(utility(case).unwrap(), expected), "{case}");
    }
}

#[test]
fn e2_normalise_errors() {
    let table = table("e2-normalise-errors");
    let errors: Vec<_> = list(&table["input"]["cases"]).iter().map(|case| utility(case).unwrap_err().as_str()).collect();
    assert_eq!(errors, list(&table["expected"]["error"]).iter().map(|code| code.as_str().unwrap()).collect::<Vec<_>>());
}

#[test]
fn e3_composite_with_missing_criteria() {
    let table = table("e3-composite-missing");
    let criteria = list(&table["input"]["criteria"]);
    assert_eq!(table["input"]["min_coverage"], super::aggregate::MIN_COVERAGE);
    let mut excluded = Vec::new();
    for (index, review) in list(&table["input"]["reviews"]).iter().enumerate() {
        let part = |criterion: &Value| {
            let score = review[criterion["id"].as_str().unwrap()].as_f64();
            (criterion["weight"].as_f64().unwrap(), score.map(|score| scale(criterion).utility(score).unwrap()))
        };
        let composite = composite(&criteria.iter().map(part).collect::<Vec<_>>());
        assert!(close(composite.coverage, &table["expected"]["coverage"][index]));
        match composite.counted() {
            Some(value) => assert!(close(value, &table["expected"]["composite_renormalise"][index])),
            None => {
                assert!(table["expected"]["composite_renormalise"][index].is_null());
                excluded.push(index);
            }
        }
    }
    assert_eq!(serde_json::json!(excluded), table["expected"]["excluded"]);
}

/// Ranks the applications of a table: criteria from 0 to 5 with `(name, weight, threshold)`, scores by name, one for each expert.
fn rank_table(criteria: &[(&str, f64, f64)], applications: &[Value], scores: impl Fn(&Value, &str) -> Vec<f64>) -> Ranking {
    let rubric =
        Rubric { criteria: (1..).zip(criteria).map(|(n, (_, weight, threshold))| criterion(n, *weight, Some(*threshold))).collect() };
    let mut owned = Vec::new();
    for (n, application) in (1_u8..).zip(applications) {
        let columns: Vec<Vec<f64>> = criteria.iter().map(|(name, ..)| scores(application, name)).collect();
        for expert in 0..columns[0].len() {
            let row: Vec<_> = (1..).zip(columns.iter().map(|column| Some(column[expert]))).collect();
            let number = u8::try_from(owned.len()).unwrap();
            owned.push((id::<AssignmentId>(number), id::<ApplicationId>(n), sheet(&row)));
        }
    }
    let ids: Vec<_> = (1..).zip(applications).map(|(n, _)| id(n)).collect();
    let reviews: Vec<_> = owned.iter().map(|(assignment, application, sheet)| Review { assignment, application, sheet }).collect();
    rank(&rubric, 1, &ids, &reviews)
}
fn entry(ranking: &Ranking, n: u8) -> &RankedApplication {
    ranking.entries.iter().find(|entry| entry.application == id(n)).unwrap()
}
fn failed_names<'a>(entry: &RankedApplication, criteria: &[(&'a str, f64, f64)]) -> Vec<&'a str> {
    (1..).zip(criteria).filter(|(n, _)| entry.failed.contains(&id(*n))).map(|(_, criterion)| criterion.0).collect()
}

/// Panel means and thresholds of each criterion. The overall threshold and the median are not rules of this program.
#[test]
fn e4_thresholds_on_panel_means() {
    let table = table("e4-thresholds-horizon");
    let each = table["input"]["threshold_each"].as_f64().unwrap();
    let criteria = ["excellence", "impact", "implementation"].map(|name| (name, 1.0, each));
    let ranking = rank_table(&criteria, list(&table["input"]["applications"]), |application, name| numbers(&application["scores"][name]));
    for (n, result) in (1..).zip(list(&table["expected"]["results"])) {
        let (entry, expected) = (entry(&ranking, n), &result["mean_panel"]);
        for (value, (name, ..)) in entry.criteria.iter().zip(criteria) {
            assert!(close(value.mean.unwrap(), &expected["criteria"][name]));
        }
        let failed: Vec<_> = list(&expected["failed"]).iter().filter_map(Value::as_str).filter(|name| *name != "overall").collect();
        assert_eq!(failed_names(entry, &criteria), failed);
    }
}

#[test]
fn e5_thresholds_and_ranking() {
    let table = table("e5-thresholds-eic-pathfinder");
    let fact = |kind: &str, name: &str| table["input"][kind][name].as_f64().unwrap();
    let criteria = ["excellence", "impact", "implementation"].map(|name| (name, fact("weights", name), fact("thresholds", name)));
    assert_eq!(numbers(&table["input"]["scale"]), [0.0, 5.0]);
    let applications = list(&table["input"]["applications"]);
    let ranking = rank_table(&criteria, applications, |application, name| vec![application[name].as_f64().unwrap()]);
    for (n, expected) in (1..).zip(list(&table["expected"]["results"])) {
        let entry = entry(&ranking, n);
        assert!(close(entry.score.unwrap(), &expected["composite_0_100"]));
        assert_eq!(entry.rank.is_some(), expected["passed"].as_bool().unwrap());
        assert_eq!(serde_json::json!(failed_names(entry, &criteria)), expected["failed"]);
    }
    let number = |name: &Value| u8::try_from(1 + applications.iter().position(|application| application["id"] == *name).unwrap()).unwrap();
    let expected: Vec<ApplicationId> = list(&table["expected"]["ranking"]).iter().map(|name| id(number(name))).collect();
    let ranked: Vec<_> = ranking.entries.iter().filter(|entry| entry.rank.is_some()).map(|entry| entry.application.clone()).collect();
    assert_eq!(ranked, expected);
}

#[test]
fn e6_competition_ranks() {
    let table = table("e6-rank-modes");
    let keys: Vec<_> = numbers(&table["input"]["scores"]).into_iter().map(ranking_key).collect();
    assert_eq!(serde_json::json!(competition_ranks(&keys)), table["expected"]["competition"]);
}

#[test]
fn e7_tie_quantum() {
    let table = table("e7-tie-quantum");
    let keys: Vec<_> = numbers(&table["input"]["scores"]).into_iter().map(ranking_key).collect();
    assert_eq!(serde_json::json!(keys), table["expected"]["key"]);
    assert_eq!(serde_json::json!(competition_ranks(&keys)), table["expected"]["competition_rank"]);
}

#[test]
fn e8_display_rounding() {
    let table = table("e8-display-rounding");
    let decimals = usize::try_from(table["input"]["decimals"].as_u64().unwrap()).unwrap();
    let round = |text: &Value| rounded_text(text.as_str().unwrap().parse().unwrap(), decimals);
    let rounded: Vec<_> = list(&table["input"]["values"]).iter().map(round).collect();
    assert_eq!(serde_json::json!(rounded), table["expected"]["half_up"]);
}
