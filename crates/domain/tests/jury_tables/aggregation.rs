//! `aggregation.*`: from values on scales to composites, panel values and thresholds.

use super::compare::Answer;
use super::input::{list, number, numbers, optional, text};
use serde_json::{Map, Value, json};
use tahaddi_domain::jury::{
    Centre, CoverageRule, Direction, MissingPolicy, Scale, ScaleError, TieStep, composite, place_by, reaches, sample_sd,
};

/// The scale of a case or a criterion.
pub(crate) fn scale(from: &Value) -> Result<Scale, String> {
    let anchor = |pair: &Value| Ok((number(&pair[0])?, number(&pair[1])?));
    Ok(Scale {
        min: number(&from["min"])?,
        max: number(&from["max"])?,
        step: optional(&from["step"])?,
        direction: direction(&from["direction"])?,
        anchors: from["anchors"].as_array().map_or(Ok(Vec::new()), |list| list.iter().map(anchor).collect::<Result<_, String>>())?,
    })
}

/// `higher` unless it says otherwise.
pub(crate) fn direction(from: &Value) -> Result<Direction, String> {
    from.as_str().map_or(Ok(Direction::Higher), |text| Direction::parse(text).ok_or_else(|| format!("{text} is no direction")))
}

pub(crate) fn normalise(input: &Value) -> Answer {
    // An abstention has no utility and is no error.
    let Some(value) = optional(&input["value"])? else { return Ok(json!({"utility": null, "error": null})) };
    let utility = scale(input)?.utility(value);
    Ok(json!({"utility": utility.ok(), "error": utility.err().map(ScaleError::as_str)}))
}

/// One review is an object by criterion; a review that was withdrawn is null and counts nowhere.
pub(crate) fn composites(input: &Value) -> Answer {
    let min_coverage = optional(&input["min_coverage"])?;
    let [renormalise, zero, reject] = [MissingPolicy::Renormalise, MissingPolicy::Zero, MissingPolicy::Reject]
        .map(|missing| CoverageRule { missing, min_coverage: min_coverage.unwrap_or(CoverageRule::default().min_coverage) });
    let criteria = list(&input["criteria"])?;
    let single = input.get("review").map(std::slice::from_ref);
    let reviews = single.map_or_else(|| list(&input["reviews"]), Ok)?;
    let mut columns: [Vec<Value>; 5] = Default::default();
    let mut excluded = Vec::new();
    for (index, review) in reviews.iter().enumerate() {
        let row = if review.is_null() { Err(None) } else { parts(criteria, review)?.map_err(Some) };
        let row: [Value; 5] = match row {
            Ok(parts) => {
                let whole = composite(&parts);
                let [renormalised, zeroed, rejected] = [renormalise, zero, reject].map(|rule| whole.counted(rule));
                excluded.extend(renormalised.is_none().then_some(index));
                [json!(renormalised), json!(zeroed), json!(rejected), json!(whole.coverage), Value::Null]
            }
            Err(error) => [Value::Null, Value::Null, Value::Null, Value::Null, json!(error.map(ScaleError::as_str))],
        };
        columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
    }
    let [renormalised, zeroed, rejected, coverage, error] = columns;
    let value = |column: Vec<Value>| if single.is_some() { column.into_iter().next().unwrap_or_default() } else { column.into() };
    Ok(json!({
        "composite_renormalise": value(renormalised), "composite_zero_policy": value(zeroed), "composite_reject_policy": value(rejected),
        "coverage": value(coverage), "error": value(error), "excluded": excluded,
    }))
}

/// The weight of each criterion and the utility of what the review says on it, or the first value that has none.
type Parts = Result<Vec<(f64, Option<f64>)>, ScaleError>;

fn parts(criteria: &[Value], review: &Value) -> Result<Parts, String> {
    let mut parts = Vec::new();
    for criterion in criteria {
        let value = optional(&review[text(&criterion["id"])?.as_str()])?;
        match value.map(|value| Ok::<_, String>(scale(criterion)?.utility(value))).transpose()?.transpose() {
            Ok(utility) => parts.push((number(&criterion["weight"])?, utility)),
            Err(error) => return Ok(Err(error)),
        }
    }
    Ok(Ok(parts))
}

pub(crate) fn panel(input: &Value) -> Answer {
    let rows = list(&input["reviews"])?;
    if rows.iter().all(|row| row.is_array()) && !rows.is_empty() {
        let rows: Vec<Vec<f64>> = rows.iter().map(numbers).collect::<Result<_, _>>()?;
        let each = |of: &dyn Fn(&[f64]) -> Option<f64>| rows.iter().map(|row| of(row)).collect::<Vec<_>>();
        let centre = |centre: Centre| each(&move |row| centre.of(row));
        return Ok(json!({"mean": centre(Centre::Mean), "median": centre(Centre::Median), "trimmed": centre(Centre::Trimmed),
            "sd_sample": each(&sample_sd), "se": each(&se)}));
    }
    let row = numbers(&input["reviews"])?;
    Ok(json!({"mean": Centre::Mean.of(&row), "median": Centre::Median.of(&row), "trimmed": Centre::Trimmed.of(&row),
        "sd_sample": sample_sd(&row), "se": se(&row)}))
}

fn se(values: &[f64]) -> Option<f64> {
    sample_sd(values).map(|sd| sd / (values.len() as f64).sqrt())
}

/// Two formats: one value for each criterion with weights, or the values of several experts.
pub(crate) fn thresholds(input: &Value) -> Answer {
    let applications = list(&input["applications"])?;
    if input["weights"].is_object() { weighted(input, applications) } else { experts(input, applications) }
}

/// A threshold for this name: one for each criterion, or the same for all.
fn threshold(input: &Value, name: &str) -> Result<Option<f64>, String> {
    let each = &input["threshold_each"];
    let own = [&input["thresholds"][name], &each[name]].into_iter().find(|value| !value.is_null());
    let overall = name == "overall";
    match own {
        Some(value) => number(value).map(Some),
        None if overall => optional(&input["threshold_overall"]),
        None if each.is_number() => optional(each),
        None => Ok(None),
    }
}

/// The names of the thresholds that the values miss: criteria in the order given, then `overall`.
fn failed(input: &Value, values: &[(String, Option<f64>)], overall: f64) -> Result<Vec<String>, String> {
    let mut failed = Vec::new();
    for (name, value) in values.iter().map(|(name, value)| (name.as_str(), *value)).chain([("overall", Some(overall))]) {
        let direction = direction(&input["directions"][name])?;
        if threshold(input, name)?.is_some_and(|threshold| !value.is_some_and(|value| reaches(value, threshold, direction))) {
            failed.push(name.to_owned());
        }
    }
    Ok(failed)
}

fn weighted(input: &Value, applications: &[Value]) -> Answer {
    let weights = input["weights"].as_object().ok_or("no weights")?;
    let (low, high) = (number(&input["scale"][0])?, number(&input["scale"][1])?);
    let mut results = Vec::new();
    let mut passing = Vec::new();
    for application in applications {
        let value = |name: &String| Ok((name.clone(), optional(&application[name.as_str()])?));
        let values: Vec<(String, Option<f64>)> = weights.keys().map(value).collect::<Result<_, String>>()?;
        let parts = weights.values().zip(&values).map(|(weight, value)| Ok((number(weight)?, value.1)));
        let weighted = composite(&parts.collect::<Result<Vec<_>, String>>()?).value.ok_or("no weight")?;
        let composite = Scale { min: low, max: high, step: None, direction: Direction::Higher, anchors: Vec::new() };
        let composite = composite.utility(weighted).map_err(|error| error.to_string())?;
        let failed = failed(input, &values, weighted)?;
        if failed.is_empty() {
            passing.push((application["id"].clone(), composite));
        }
        results.push(json!({"id": application["id"], "weighted": weighted, "composite_0_100": composite,
            "passed": failed.is_empty(), "failed": failed}));
    }
    let placing = place_by(&[TieStep::numbers(Direction::Higher, passing.iter().map(|entry| Some(entry.1)))], passing.len());
    let ranking: Vec<_> = placing.order.iter().map(|at| passing[*at].0.clone()).collect();
    Ok(json!({"results": results, "ranking": ranking}))
}

fn experts(input: &Value, applications: &[Value]) -> Answer {
    let one = |application: &Value| {
        let scores = application["scores"].as_object().ok_or("no scores")?;
        let panel = |centre: Centre| {
            let value = |(name, values): (&String, &Value)| Ok((name.clone(), centre.of(&scored(values)?)));
            let values: Vec<(String, Option<f64>)> = scores.iter().map(value).collect::<Result<_, String>>()?;
            let total = values.iter().filter_map(|value| value.1).sum::<f64>();
            let failed = failed(input, &values, total)?;
            let criteria: Map<String, Value> = values.into_iter().map(|(name, value)| (name, json!(value))).collect();
            Ok::<_, String>(json!({"criteria": criteria, "total": total, "passed": failed.is_empty(), "failed": failed}))
        };
        Ok(json!({"id": application["id"], "mean_panel": panel(Centre::Mean)?, "median_panel": panel(Centre::Median)?,
            "trimmed_panel": panel(Centre::Trimmed)?}))
    };
    Ok(json!({"results": applications.iter().map(one).collect::<Result<Vec<_>, String>>()?}))
}

/// The scores given; null is an abstention.
fn scored(values: &Value) -> Result<Vec<f64>, String> {
    let given: Vec<Option<f64>> = list(values)?.iter().map(optional).collect::<Result<_, _>>()?;
    Ok(given.into_iter().flatten().collect())
}
