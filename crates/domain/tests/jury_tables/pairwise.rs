//! `pairwise.*`: Bradley-Terry fits, and the beliefs of Crowd-BT after each vote.

use super::compare::Answer;
use super::input::{count, list, numbers, optional};
use serde_json::{Map, Value, json};
use tahaddi_domain::jury::pairwise::crowd::{DEFAULT_KAPPA, ItemBelief, JurorBelief, update};
use tahaddi_domain::jury::pairwise::{Comparison, DEFAULT_PRECISION, PairwiseError, Strengths, Wins, fit_map, fit_mle};

/// A table of wins, and whatever else was judged.
fn wins(input: &Value) -> Result<Wins, PairwiseOrText> {
    let mut wins = if input["wins"].is_null() {
        let items = count(&input["items"]).or_else(|_| list(&input["items"]).map(<[Value]>::len))?;
        Wins::none(items)
    } else {
        Wins::from_table(&list(&input["wins"])?.iter().map(numbers).collect::<Result<Vec<_>, _>>()?)?
    };
    for (key, make) in
        [("votes", votes as fn(&Value) -> Result<Comparison, String>), ("ties", ties), ("rankings", batch), ("batches", batch)]
    {
        for judgement in input[key].as_array().into_iter().flatten() {
            wins.add(&make(judgement)?)?;
        }
    }
    Ok(wins)
}

fn votes(value: &Value) -> Result<Comparison, String> {
    Ok(Comparison::Win { winner: count(&value[0])?, loser: count(&value[1])? })
}

fn ties(value: &Value) -> Result<Comparison, String> {
    Ok(Comparison::Tie(count(&value[0])?, count(&value[1])?))
}

/// A batch lists items, or groups of items that tie.
fn batch(value: &Value) -> Result<Comparison, String> {
    let group = |entry: &Value| match entry.as_array() {
        Some(tied) => tied.iter().map(count).collect(),
        None => Ok(vec![count(entry)?]),
    };
    Ok(Comparison::Batch(list(value)?.iter().map(group).collect::<Result<_, String>>()?))
}

enum PairwiseOrText {
    Pairwise(PairwiseError),
    Text(String),
}
impl From<PairwiseError> for PairwiseOrText {
    fn from(error: PairwiseError) -> Self {
        Self::Pairwise(error)
    }
}
impl From<String> for PairwiseOrText {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

pub(crate) fn bradley_terry(input: &Value) -> Answer {
    fits(input).map_err(|error| match error {
        PairwiseOrText::Pairwise(error) => error.to_string(),
        PairwiseOrText::Text(text) => text,
    })
}

fn fits(input: &Value) -> Result<Value, PairwiseOrText> {
    let wins = wins(input)?;
    let items = 0..wins.items();
    let precision = optional(&input["prior_precision"])?.filter(|precision| *precision > 0.0).unwrap_or(DEFAULT_PRECISION);
    let map = fit_map(&wins, precision)?;
    let mle = match fit_mle(&wins) {
        Ok(fit) => Some(fit),
        Err(PairwiseError::NotStronglyConnected) => None,
        Err(error) => return Err(error.into()),
    };
    let relative = |fit: &Strengths, part: fn((f64, f64)) -> f64| -> Vec<Value> {
        items.clone().map(|item| json!(fit.relative_to(item, 0).map(part))).collect()
    };
    let mut answer = Map::new();
    for (a, b) in items.clone().flat_map(|a| items.clone().map(move |b| (a, b))).filter(|(a, b)| a != b) {
        answer.insert(format!("p_item{a}_beats_item{b}"), json!(map.beats(a, b)));
    }
    let differences = |fit: &Strengths| {
        let mut values = relative(fit, |(difference, _)| difference);
        values.iter_mut().take(1).for_each(|first| *first = json!(0.0));
        values
    };
    let others = json!({
        "mle_exists": mle.is_some(),
        "reason": mle.is_none().then_some("not_strongly_connected"),
        "log_strength_sum_zero": mle.as_ref().map(|fit| fit.values.clone()),
        "se_sum_zero": mle.as_ref().map(|fit| items.clone().map(|item| json!(fit.se(item))).collect::<Vec<_>>()),
        "relative_to_first": mle.as_ref().map(differences),
        "se_relative_to_first": mle.as_ref().map(|fit| relative(fit, |(_, se)| se)),
        "log_likelihood": mle.as_ref().map(|fit| fit.log_likelihood),
        "strong_components": wins.strong_components(),
        "components": wins.components(),
        "comparable_across": wins.components().len() <= 1,
        "map_log_strength": map.values,
        "map_sd": items.clone().map(|item| json!(map.se(item))).collect::<Vec<_>>(),
    });
    answer.extend(others.as_object().cloned().unwrap_or_default());
    Ok(Value::Object(answer))
}

pub(crate) fn crowd(input: &Value) -> Answer {
    let parameter = |key: &str, default: f64| Ok::<f64, String>(optional(&input[key])?.unwrap_or(default));
    let item = ItemBelief { mu: parameter("mu0", 0.0)?, variance: parameter("sigma_sq0", 1.0)? };
    let mut juror = JurorBelief { alpha: parameter("alpha0", 10.0)?, beta: parameter("beta0", 1.0)? };
    let kappa = parameter("kappa", DEFAULT_KAPPA)?;
    let mut items = vec![item; count(&input["items"])?];
    let mut trace = Vec::new();
    for vote in list(&input["votes"])? {
        let (winner, loser) = (count(&vote[0])?, count(&vote[1])?);
        let after = update(juror, items[winner], items[loser], kappa);
        juror = after.juror;
        items[winner] = after.winner;
        items[loser] = after.loser;
        trace.push(json!({
            "winner": winner,
            "loser": loser,
            "alpha": juror.alpha,
            "beta": juror.beta,
            "mu": items.iter().map(|item| item.mu).collect::<Vec<_>>(),
            "sigma_sq": items.iter().map(|item| item.variance).collect::<Vec<_>>(),
            "predicted": after.predicted,
        }));
    }
    Ok(json!({"trace": trace}))
}
