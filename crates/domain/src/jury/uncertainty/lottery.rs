//! The partial lottery of the Swiss National Science Foundation (Heyard, Ott, Salanti & Egger 2022): clear cases are decided, those
//! whose rank interval contains the funding line draw lots.

use super::super::ranks::{TieStep, place_by};
use serde::Serialize;

/// An application with its expected rank and its rank interval.
#[derive(Clone, Debug, PartialEq)]
pub struct LotteryCandidate {
    /// Its id: lots are drawn by it.
    pub id: String,
    /// Its expected rank.
    pub expected_rank: f64,
    /// The best rank of the interval; 50 % by default.
    pub rank_lo: f64,
    /// The worst.
    pub rank_hi: f64,
}

/// Who is accepted, who draws lots and who wins, by index in the input.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartialLottery {
    /// The expected rank of the last application for which there is a place; none without places or applications.
    pub funding_line: Option<f64>,
    /// Certainly better than the line.
    pub accept: Vec<usize>,
    /// The line is in the interval.
    pub lottery: Vec<usize>,
    /// Certainly worse.
    pub reject: Vec<usize>,
    /// Places left after those accepted.
    pub places_for_lottery: usize,
    /// Whether there are more candidates than places.
    pub lottery_needed: bool,
    /// Who of the lottery gets a place: by the hash of the draw, in the order of the input if all do.
    pub winners: Vec<usize>,
}

/// Splits applications at the funding line of `places` and draws the seeded lots for what remains.
#[must_use]
pub fn partial_lottery(candidates: &[LotteryCandidate], places: usize, seed: &str) -> PartialLottery {
    let mut expected: Vec<f64> = candidates.iter().map(|candidate| candidate.expected_rank).collect();
    expected.sort_by(f64::total_cmp);
    let funding_line = places.min(expected.len()).checked_sub(1).and_then(|last| expected.get(last).copied());
    let (mut accept, mut lottery, mut reject) = (Vec::new(), Vec::new(), Vec::new());
    for (at, candidate) in candidates.iter().enumerate() {
        let side = match funding_line {
            Some(line) if candidate.rank_hi < line => &mut accept,
            Some(line) if candidate.rank_lo <= line => &mut lottery,
            _ => &mut reject,
        };
        side.push(at);
    }
    let places_for_lottery = places.saturating_sub(accept.len());
    let lottery_needed = lottery.len() > places_for_lottery;
    let winners = if lottery_needed {
        let ids: Vec<&str> = lottery.iter().filter_map(|at| candidates.get(*at)).map(|candidate| candidate.id.as_str()).collect();
        let drawn = place_by(&[TieStep::lottery(seed, &ids)], ids.len()).order;
        drawn.into_iter().take(places_for_lottery).filter_map(|at| lottery.get(at).copied()).collect()
    } else {
        lottery.clone()
    };
    PartialLottery { funding_line, accept, lottery, reject, places_for_lottery, lottery_needed, winners }
}
