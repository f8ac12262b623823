//! `pipeline`: from sheets to ranks and chances.

use super::aggregation::scale;
use super::calibration::{DRAWS, Name, within_fields};
use super::compare::Answer;
use super::input::{count, list, number, optional, text};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use tahaddi_domain::jury::MissingPolicy;
use tahaddi_domain::jury::evaluation::{ApplicationReport, CriterionRule, Entrant, Evaluation, FailedThreshold, Rules, Sheet, evaluate};

fn rules(input: &Value) -> Result<(Rules, Vec<String>), String> {
    let criteria = list(&input["criteria"])?;
    let rule = |criterion: &Value| {
        Ok(CriterionRule { scale: scale(criterion)?, weight: number(&criterion["weight"])?, threshold: optional(&criterion["threshold"])? })
    };
    let names = criteria.iter().map(|criterion| text(&criterion["id"])).collect::<Result<_, _>>()?;
    let places = if input["top_n"].is_null() { 1 } else { count(&input["top_n"])? };
    let mut rules = Rules::new(criteria.iter().map(rule).collect::<Result<_, String>>()?, places, "tables");
    rules.draws = DRAWS;
    rules.threshold_overall = optional(&input["threshold_overall"])?;
    if let Some(least) = optional(&input["min_coverage"])? {
        rules.coverage.min_coverage = least;
    }
    if let Some(policy) = input["missing"].as_str() {
        rules.coverage.missing = MissingPolicy::parse(policy).ok_or_else(|| format!("{policy} is no policy"))?;
    }
    rules.calibration.force = true;
    Ok((rules, names))
}

pub(crate) fn pipeline(input: &Value) -> Answer {
    let (rules, names) = rules(input)?;
    let sheet = |review: &Value| {
        let value = |name: &String| optional(&review["scores"][name.as_str()]);
        Ok(Sheet {
            application: Name::of(&review["application"])?,
            juror: Name::of(&review["juror"])?,
            values: names.iter().map(value).collect::<Result<_, String>>()?,
        })
    };
    let sheets: Vec<Sheet<Name, Name>> = list(&input["reviews"])?.iter().map(sheet).collect::<Result<_, String>>()?;
    let ids: BTreeSet<Name> = sheets.iter().map(|sheet| sheet.application.clone()).collect();
    let entrants: Vec<Entrant<Name>> = ids.into_iter().map(|application| Entrant { application, track: None }).collect();
    let evaluation = evaluate(&rules, &entrants, &sheets).map_err(|fault| fault.to_string())?;
    Ok(answer(&evaluation, &names))
}

fn answer(evaluation: &Evaluation<Name, Name>, criteria: &[String]) -> Value {
    let report = &evaluation.report;
    let mut by_id: Vec<&ApplicationReport<Name>> = report.applications.iter().collect();
    by_id.sort_by(|a, b| a.application.cmp(&b.application));
    let each = |of: &dyn Fn(&ApplicationReport<Name>) -> Value| by_id.iter().map(|entry| of(entry)).collect::<Vec<_>>();
    let panel = |entry: &ApplicationReport<Name>| {
        criteria.iter().zip(&entry.criteria).map(|(name, value)| (name.clone(), json!(value))).collect::<Map<_, _>>().into()
    };
    let failed = |entry: &ApplicationReport<Name>| {
        let name = |failed: &FailedThreshold| match failed {
            FailedThreshold::Criterion(at) => criteria[*at].clone(),
            FailedThreshold::Overall => "overall".to_owned(),
        };
        json!(entry.failed.iter().map(name).collect::<Vec<_>>())
    };
    // Ranks without halves are whole numbers, as the tables write them.
    let rank = |rank: Option<f64>| rank.map_or(Value::Null, |rank| if rank.fract() == 0.0 { json!(rank as u64) } else { json!(rank) });
    let order = report.applications.iter().filter(|entry| entry.rank.is_some()).map(|entry| entry.application.json());
    json!({
        "coverage": evaluation.sheets.iter().map(|sheet| sheet.coverage).collect::<Vec<_>>(),
        "composite": evaluation.sheets.iter().map(|sheet| sheet.composite).collect::<Vec<_>>(),
        "excluded_reviews": report.excluded,
        "raw_mean": each(&|entry| json!(entry.raw_mean)),
        "panel_criteria": each(&panel),
        "failed_thresholds": each(&failed),
        "juror_scale": report.jurors.iter().map(|juror| juror.scale).collect::<Vec<_>>(),
        "omega2": report.variances.omega2,
        "within": evaluation.calibration.as_ref().map_or(Value::Null, within_fields),
        "method_used": report.method_used, "reason": report.reason,
        "eligible_order": order.collect::<Vec<_>>(),
        "rank": each(&|entry| rank(entry.rank)),
        "raw_rank": each(&|entry| rank(entry.raw_rank)),
        "expected_rank_among_eligible": each(&|entry| json!(entry.expected_rank)),
        "p_top_among_eligible": each(&|entry| json!(entry.p_top)),
    })
}
