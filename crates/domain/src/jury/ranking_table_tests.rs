//! The product's own [`rank`] on the tables of thresholds. The rules of the engine run through all tables in `tests/jury_tables`.

use super::super::testing::{criterion, id, sheet};
use super::*;
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

/// Ranks the applications of a table: criteria from 0 to 5 with `(name, weight, threshold)`, scores by name, one for each expert.
fn rank_table(criteria: &[(&str, f64, f64)], applications: &[Value], scores: impl Fn(&Value, &str) -> Vec<f64>) -> Ranking {
    let rubric = Rubric::of((1..).zip(criteria).map(|(n, (_, weight, threshold))| criterion(n, *weight, Some(*threshold))).collect());
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
    let juror = id(1);
    let review = |(assignment, application, sheet)| Review { assignment, juror: &juror, application, sheet };
    let reviews: Vec<_> = owned.iter().map(|(assignment, application, sheet)| review((assignment, application, sheet))).collect();
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
