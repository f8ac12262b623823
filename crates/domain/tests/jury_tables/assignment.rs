//! `assignment.*`: plans, fair plans, covered plans, connected plans, and why there is none.

use super::compare::Answer;
use super::input::{count, list, text};
use serde_json::{Value, json};
use tahaddi_domain::jury::plan::{Barred, Coverage, Infeasible, Load, Objective, Outcome, Plan, Problem, ShortApplication};

pub(crate) fn max_sum(input: &Value) -> Answer {
    Ok(match outcome(problem(input)?)? {
        Outcome::Planned(plan) => planned(&plan),
        Outcome::Infeasible(why) => infeasible_report(&why),
    })
}

pub(crate) fn coverage(input: &Value) -> Answer {
    let problem = problem(input)?;
    let without = Problem { coverage: Coverage::None, ..problem.clone() };
    let mut answer = match outcome(problem)? {
        Outcome::Planned(plan) => planned(&plan),
        Outcome::Infeasible(why) => infeasible_report(&why),
    };
    answer["objective_without_cover"] = total(outcome(without)?);
    Ok(answer)
}

pub(crate) fn max_min(input: &Value) -> Answer {
    let problem = Problem { objective: Objective::MaxMin, ..problem(input)? };
    let sum = Problem { objective: Objective::MaxSum, ..problem.clone() };
    let (worst, total_at, feasible) = match outcome(problem)? {
        Outcome::Planned(plan) => (json!(plan.report.objective), json!(plan.report.total), true),
        Outcome::Infeasible(_) => (Value::Null, Value::Null, false),
    };
    Ok(json!({"feasible": feasible, "max_sum": total(outcome(sum)?), "max_min": worst, "total_at_max_min": total_at}))
}

pub(crate) fn connected(input: &Value) -> Answer {
    let mut problem = problem(input)?;
    problem.connected = input["require_connected"].as_bool().unwrap_or(true);
    let apart = Problem { connected: false, ..problem.clone() };
    let (apart, together) = (outcome(apart)?, outcome(problem)?);
    let pieces = if let Outcome::Planned(plan) = &apart { json!(plan.report.components.len()) } else { Value::Null };
    Ok(json!({
        "feasible": matches!(together, Outcome::Planned(_)),
        "objective_connected": total(together),
        "objective_unconstrained": total(apart),
        "components_unconstrained": pieces,
    }))
}

pub(crate) fn infeasible(input: &Value) -> Answer {
    let problem = problem(input)?;
    let (demand, capacity) = (problem.demand(), problem.capacity());
    Ok(match outcome(problem)? {
        Outcome::Infeasible(why) => infeasible_report(&why),
        Outcome::Planned(plan) => {
            let mut answer = planned(&plan);
            answer["shortage"] = json!(0);
            answer["applications_short_certificate"] = json!([]);
            answer["certificate"] = json!({"total_demand": demand, "total_capacity": capacity});
            answer
        }
    })
}

fn planned(plan: &Plan) -> Value {
    json!({"feasible": true, "objective": plan.report.objective, "total": plan.report.total, "worst": plan.report.worst.map(|(_, sum)| sum)})
}

fn infeasible_report(why: &Infeasible) -> Value {
    let short = |entry: &ShortApplication| json!({"application": entry.application, "allowed_jurors": entry.allowed_jurors, "needed": entry.needed});
    json!({
        "feasible": false,
        "objective": null,
        "shortage": why.shortage,
        "applications_short_certificate": why.applications_short.iter().map(short).collect::<Vec<_>>(),
        "certificate": {"total_demand": why.total_demand, "total_capacity": why.total_capacity},
    })
}

fn total(outcome: Outcome) -> Value {
    if let Outcome::Planned(plan) = outcome { json!(plan.report.total) } else { Value::Null }
}

/// The plan; it must keep every rule whatever it is worth.
fn outcome(problem: Problem) -> Result<Outcome, String> {
    let outcome = problem.plan().map_err(|error| error.to_string())?;
    if let Outcome::Planned(plan) = &outcome {
        let broken = problem.violations(&plan.pairs);
        if !broken.is_empty() {
            return Err(format!("the plan breaks rules: {broken:?}"));
        }
    }
    Ok(outcome)
}

fn problem(input: &Value) -> Result<Problem, String> {
    let small = |value: &Value| u32::try_from(count(value)?).map_err(|error| error.to_string());
    let counts = |value: &Value| list(value)?.iter().map(small).collect::<Result<Vec<_>, _>>();
    let reviews = counts(&input["reviews_per_application"])?;
    let max = counts(&input["max_load"])?;
    let min = if input["min_load"].is_null() { vec![0; max.len()] } else { counts(&input["min_load"])? };
    let pair = |value: &Value| Ok((count(&value[0])?, count(&value[1])?));
    let pairs =
        |value: &Value| if value.is_null() { Ok(Vec::new()) } else { list(value)?.iter().map(pair).collect::<Result<Vec<_>, String>>() };
    let tags = |value: &Value| -> Result<Vec<Vec<String>>, String> {
        if value.is_null() { Ok(Vec::new()) } else { list(value)?.iter().map(|own| list(own)?.iter().map(text).collect()).collect() }
    };
    let whole = |value: &Value| value.as_i64().ok_or_else(|| format!("{value} is no whole number"));
    let similarity = if input["similarity"].is_null() {
        vec![vec![0; max.len()]; reviews.len()]
    } else {
        list(&input["similarity"])?.iter().map(|row| list(row)?.iter().map(whole).collect()).collect::<Result<_, String>>()?
    };
    let policy = input["policy"].as_str().or(input["coverage"].as_str()).unwrap_or_default();
    Ok(Problem {
        similarity,
        reviews,
        loads: min.into_iter().zip(max).map(|(min, max)| Load { min, max }).collect(),
        conflicts: pairs(&input["conflicts"])?.into_iter().map(|(application, juror)| Barred { application, juror, soft: false }).collect(),
        fixed: pairs(&input["fixed"])?,
        application_tags: tags(&input["application_tags"])?,
        juror_tags: tags(&input["juror_tags"])?,
        coverage: match policy {
            _ if input["application_tags"].is_null() => Coverage::None,
            policy if policy.contains("one") || policy.contains("any") => Coverage::AtLeastOne,
            _ => Coverage::AllTags,
        },
        objective: Objective::MaxSum,
        connected: input["require_connected"].as_bool().unwrap_or(false),
        ..Problem::default()
    })
}
