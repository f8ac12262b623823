//! `benchmark.precision_at_10`: how many of the ten truly best a method finds, on replicates with known truth.

use super::compare::{Answer, close};
use super::input::{count, list, number, numbers, text};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use tahaddi_domain::jury::calibration::{Design, Fit, Observation};

#[path = "../../examples/accuracy/methods.rs"]
mod methods;
use methods::{DEFAULT, METHODS, precision_at_10};

/// Methods whose figures are reproduced; the others are shown in the tables and bind nobody.
const BINDING: [&str; 4] = ["raw_mean", "within", "within_scale", DEFAULT];
/// Of the variances, which the reference computed with another algorithm.
const VARIANCES: f64 = 1e-4;

fn design(replicate: &Value) -> Result<Design, String> {
    let indices = |key: &str| list(&replicate[key])?.iter().map(count).collect::<Result<Vec<_>, _>>();
    let (applications, jurors, scores) = (indices("application")?, indices("juror")?, numbers(&replicate["score"])?);
    let rows = applications.iter().zip(&jurors).zip(&scores);
    let observations: Vec<Observation> =
        rows.map(|((application, juror), score)| Observation { application: *application, juror: *juror, score: *score }).collect();
    let juror_count = jurors.iter().max().map_or(0, |last| last + 1);
    Design::new(count(&replicate["n"])?, juror_count, &observations).map_err(|error| error.to_string())
}

/// The precision of each method on a replicate, after its figures were held against the reference that comes with it.
fn replicate(at: usize, replicate: &Value) -> Result<BTreeMap<&'static str, f64>, String> {
    let design = design(replicate)?;
    let truth = numbers(&replicate["true_quality"])?;
    let reference = &replicate["reference"];
    let mut precisions = BTreeMap::new();
    for method in &METHODS {
        let calibration = method.calibrate(&design);
        if let (DEFAULT, Fit::Within(fit, shrunken, _)) = (method.name, &calibration.fit) {
            let own = [("gamma", fit.gamma), ("var_residual", fit.var_residual), ("var_application", shrunken.var_application)];
            for (name, value) in own {
                let wanted = &reference["within_scale"][name];
                if !wanted.is_null() && !close(value, number(wanted)?, VARIANCES) {
                    return Err(format!("replicate {at}: {name} {value}, expected {wanted}"));
                }
            }
        }
        let precision = precision_at_10(&truth, &method.estimates(&calibration));
        let wanted = &reference["precision_at_10"][method.name];
        if BINDING.contains(&method.name) && !wanted.is_null() && !close(precision, number(wanted)?, 1e-9) {
            return Err(format!("replicate {at}: {} {precision}, expected {wanted}", method.name));
        }
        precisions.insert(method.name, precision);
    }
    Ok(precisions)
}

fn means(of: &[&BTreeMap<&'static str, f64>]) -> Map<String, Value> {
    let mean = |name: &str| of.iter().filter_map(|precisions| precisions.get(name)).sum::<f64>() / of.len() as f64;
    METHODS.iter().map(|method| (method.name.to_owned(), json!(mean(method.name)))).collect()
}

pub(crate) fn precision(input: &Value) -> Answer {
    let replicates = list(&input["replicates"])?;
    let results: Vec<_> = replicates.iter().enumerate().map(|(at, value)| replicate(at, value)).collect::<Result<_, _>>()?;
    let mut groups: Vec<(Value, Vec<&BTreeMap<&'static str, f64>>)> = Vec::new();
    for (replicate, result) in replicates.iter().zip(&results) {
        let group = json!({"scenario": text(&replicate["scenario"])?, "n": replicate["n"], "k": replicate["k"]});
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, members)) => members.push(result),
            None => groups.push((group, vec![result])),
        }
    }
    let scenario = |(group, members): (Value, Vec<_>)| {
        json!({"scenario": group["scenario"], "n": group["n"], "k": group["k"], "replicates": members.len(),
            "mean_precision_at_10": means(&members)})
    };
    let overall = means(&results.iter().collect::<Vec<_>>());
    Ok(json!({"by_scenario": groups.into_iter().map(scenario).collect::<Vec<_>>(), "overall": overall}))
}
