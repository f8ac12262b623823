//! `ranking.*`: keys, rank modes, chains of tie-breaks, displayed numbers.

use super::compare::Answer;
use super::input::{count, list, number, numbers, optional, text};
use serde_json::{Map, Value, json};
use tahaddi_domain::jury::{
    Direction, RankMode, TieStep, TieValue, competition_ranks, key_in, lottery_key, place_by, ranking_key, ranks, rounded_text,
};

pub(crate) fn modes(input: &Value) -> Answer {
    let keys: Vec<_> = numbers(&input["scores"])?.into_iter().map(ranking_key).collect();
    Ok(RankMode::ALL.iter().map(|mode| (mode.as_str().to_owned(), json!(ranks(&keys, *mode)))).collect::<Map<_, _>>().into())
}

/// Keys of plain scores, or applications with a chain.
pub(crate) fn ties(input: &Value) -> Answer {
    if input["chain"].is_null() {
        let quantum = optional(&input["quantum"])?;
        let key = |score: f64| quantum.map_or_else(|| ranking_key(score), |quantum| key_in(score, quantum));
        let keys: Vec<_> = numbers(&input["scores"])?.into_iter().map(key).collect();
        return Ok(json!({"key": keys, "competition_rank": competition_ranks(&keys)}));
    }
    let applications = list(&input["applications"])?;
    let ids: Vec<String> = applications.iter().map(|application| text(&application["id"])).collect::<Result<_, _>>()?;
    let names: Vec<String> = list(&input["chain"])?.iter().map(text).collect::<Result<_, _>>()?;
    let seed = input["seed"].as_str().unwrap_or_default();
    let steps: Vec<TieStep> = names.iter().map(|name| step(name, seed, &ids, applications)).collect::<Result<_, _>>()?;
    let placing = place_by(&steps, ids.len());
    let step_name = |step: Option<usize>| step.and_then(|step| names[step].split(' ').next());
    let hash: Map<_, _> = ids.iter().map(|id| (id.clone(), json!(lottery_key(seed, id)))).collect();
    let decided_by: Map<_, _> = ids.iter().zip(&placing.decided_by).map(|(id, step)| (id.clone(), json!(step_name(*step)))).collect();
    let order: Vec<_> = placing.order.iter().map(|at| &ids[*at]).collect();
    Ok(json!({"order": order, "hash": hash, "decided_by": decided_by}))
}

fn step(name: &str, seed: &str, ids: &[String], applications: &[Value]) -> Result<TieStep, String> {
    let (key, direction) = match name.split_once(' ') {
        None if name == "lottery" => return Ok(TieStep::lottery(seed, ids)),
        None | Some((_, "desc")) => (name.split(' ').next().unwrap_or(name), Direction::Higher),
        Some((key, "asc")) => (key, Direction::Lower),
        Some(_) => return Err(format!("{name} is no step of a chain")),
    };
    let value = |application: &Value| match &application[key] {
        Value::String(text) => Ok(TieValue::Text(text.clone())),
        other => Ok(optional(other)?.map_or(TieValue::Missing, |number| TieValue::Number(ranking_key(number)))),
    };
    Ok(TieStep { direction, values: applications.iter().map(value).collect::<Result<_, String>>()? })
}

pub(crate) fn rounding(input: &Value) -> Answer {
    let decimals = input.get("decimals").map_or(Ok(2), count)?;
    let round = |value: &Value| Ok(rounded_text(number(value)?, decimals));
    if let Some(value) = input.get("value") {
        return Ok(json!({"half_up": round(value)?}));
    }
    Ok(json!({"half_up": list(&input["values"])?.iter().map(round).collect::<Result<Vec<_>, String>>()?}))
}
