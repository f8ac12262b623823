//! `uncertainty.rank` and `lottery`.

use super::calibration::DRAWS;
use super::compare::Answer;
use super::input::{count, list, number, numbers, text};
use nalgebra::DMatrix;
use serde_json::{Map, Value, json};
use tahaddi_domain::jury::uncertainty::{LotteryCandidate, PartialLottery, Posterior, RankDistribution, Seed, partial_lottery};

/// Expected ranks and the chances of the first 1, 2, … places of a normal posterior.
pub(crate) fn rank(input: &Value) -> Answer {
    let mean = numbers(&input["mean"])?;
    let rows: Vec<Vec<f64>> = list(&input["cov"])?.iter().map(numbers).collect::<Result<_, _>>()?;
    let n = mean.len();
    let covariance = DMatrix::from_row_iterator(rows.len(), n, rows.into_iter().flatten());
    let posterior = Posterior::dense(mean, &covariance).ok_or("no covariance")?;
    let expected = posterior.expected_ranks();
    let distribution = RankDistribution::draw(&posterior, Seed("tables"), DRAWS);
    let mut answer: Map<_, _> = (1..=n).map(|places| (format!("p_top{places}"), json!(distribution.top(places)))).collect();
    let percentile: Vec<f64> = expected.iter().map(|rank| 100.0 * (rank - 0.5) / n as f64).collect();
    answer.insert("expected_rank".to_owned(), json!(expected));
    answer.insert("pcer".to_owned(), json!(percentile));
    if !input["top_n"].is_null() {
        let places = count(&input["top_n"])?;
        answer.insert("p_top".to_owned(), json!(distribution.top(places)));
    }
    Ok(answer.into())
}

/// One number of places, or several of them as cases.
pub(crate) fn lottery(input: &Value) -> Answer {
    let candidate = |entry: &Value| {
        let [expected_rank, rank_lo, rank_hi] = [number(&entry["expected_rank"])?, number(&entry["rank_lo"])?, number(&entry["rank_hi"])?];
        Ok(LotteryCandidate { id: text(&entry["id"])?, expected_rank, rank_lo, rank_hi })
    };
    let candidates: Vec<LotteryCandidate> = list(&input["applications"])?.iter().map(candidate).collect::<Result<_, String>>()?;
    let seed = input["seed"].as_str().unwrap_or_default();
    let draw = |places: &Value| {
        let places = count(places)?;
        Ok::<_, String>(outcome(&candidates, places, &partial_lottery(&candidates, places, seed)))
    };
    match &input["N"] {
        Value::Array(several) => Ok(json!({"cases": several.iter().map(draw).collect::<Result<Vec<_>, _>>()?})),
        places => draw(places),
    }
}

fn outcome(candidates: &[LotteryCandidate], places: usize, lottery: &PartialLottery) -> Value {
    let ids = |chosen: &[usize]| chosen.iter().map(|at| candidates[*at].id.clone()).collect::<Vec<_>>();
    json!({
        "N": places, "funding_line": lottery.funding_line, "accept": ids(&lottery.accept), "lottery": ids(&lottery.lottery),
        "reject": ids(&lottery.reject), "places_for_lottery": lottery.places_for_lottery, "lottery_needed": lottery.lottery_needed,
        "winners": ids(&lottery.winners),
    })
}
