//! How sure a ranking from comparisons is.

use super::super::analysis::{Asked, PhaseInput};
use super::super::pairwise::Strengths;
use super::super::uncertainty::{RankDistribution, Seed};
use super::{Compared, Vote};
use crate::id::{ApplicationId, JurorId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands beside the ranking of a phase whose jurors compare: how sure it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairwiseAnalysis {
    /// How many comparisons count; those that a juror skipped do not.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991_i64))]
    pub comparisons: usize,
    /// How many of them are ties.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991_i64))]
    pub ties: usize,
    /// The groups of applications that were compared with each other, directly or through others. With more than one the ranking across
    /// them means nothing, and chances are null.
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub groups: Vec<Vec<ApplicationId>>,
    /// Whether every application was preferred to every other, directly or through others: else the strengths at the ends lean on the
    /// prior.
    pub strongly_connected: bool,
    /// Each application, by id.
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub applications: Vec<PairwiseFigures>,
    /// Each juror whose comparisons count, by id; empty for those who do not keep the panel.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub jurors: Vec<PairwiseJuror>,
}

/// What comparisons say of one application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairwiseFigures {
    /// The application.
    pub application_id: ApplicationId,
    /// In how many comparisons it stands.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991_i64))]
    pub comparisons: usize,
    /// In how many it was preferred; a tie is half a one.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub wins: f64,
    /// Its log-strength by the Bradley-Terry model; null where it was never compared.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub strength: Option<f64>,
    /// The standard deviation of that.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0))]
    pub strength_sd: Option<f64>,
    /// The rank to be expected.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 1))]
    pub expected_rank: Option<f64>,
    /// The best of the ranks between which it lies with 95 %.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub best_rank: Option<usize>,
    /// The worst of them.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub worst_rank: Option<usize>,
    /// The chance that it is among the best for whom there are seats.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 1))]
    pub chance_of_seat: Option<f64>,
}

/// How a juror compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairwiseJuror {
    /// The juror.
    pub juror_id: JurorId,
    /// How many comparisons of this juror count.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991_i64))]
    pub comparisons: usize,
    /// The share of them, ties apart, that agrees with the ranking of all; null where all are ties.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 1))]
    pub agreement: Option<f64>,
}

/// Analyses a phase whose jurors compare.
#[must_use]
pub fn analyse_compared(input: &PhaseInput<'_>, asked: &Asked<'_>, draws: u32) -> PairwiseAnalysis {
    let compared = Compared::of(input);
    let items = &compared.items;
    let places: Vec<usize> = (0..items.len()).filter(|place| compared.strength(*place).is_some()).collect();
    let within = |group: &Vec<usize>| group.iter().any(|place| places.contains(place));
    let groups: Vec<Vec<usize>> = compared.wins.components().into_iter().filter(within).collect();
    let mut chances: BTreeMap<usize, Chances> = BTreeMap::new();
    let posterior = compared.fit.as_ref().filter(|_| groups.len() == 1).and_then(Strengths::posterior).map(|all| all.of(&places));
    if let Some(posterior) = posterior {
        let ranks = RankDistribution::draw(&posterior, Seed(asked.seed), draws);
        let top = ranks.top(usize::try_from(asked.seats).unwrap_or(usize::MAX));
        let figures = posterior.expected_ranks().into_iter().zip(ranks.intervals(0.95)).zip(top);
        chances = places.iter().copied().zip(figures.map(|((expected, interval), seat)| Chances { expected, interval, seat })).collect();
    }
    let figures = |(place, id): (usize, &&ApplicationId)| {
        let chances = chances.get(&place);
        let won = |vote: &Vote<'_>| if vote.tie { 0.5 } else { f64::from(u8::from(&vote.better == id)) };
        PairwiseFigures {
            application_id: (*id).clone(),
            comparisons: compared.about(id).count(),
            wins: compared.about(id).map(won).sum(),
            strength: compared.strength(place),
            strength_sd: compared.strength(place).and(compared.fit.as_ref()).and_then(|fit| fit.se(place)),
            expected_rank: chances.map(|chances| chances.expected),
            best_rank: chances.map(|chances| chances.interval.0),
            worst_rank: chances.map(|chances| chances.interval.1),
            chance_of_seat: chances.map(|chances| chances.seat),
        }
    };
    let name =
        |group: &Vec<usize>| -> Vec<ApplicationId> { group.iter().filter_map(|place| items.get(*place).map(|id| (*id).clone())).collect() };
    PairwiseAnalysis {
        comparisons: compared.votes.len(),
        ties: compared.votes.iter().filter(|vote| vote.tie).count(),
        strongly_connected: places.len() == items.len() && compared.wins.strong_components().len() == 1,
        groups: groups.iter().map(name).collect(),
        applications: items.iter().enumerate().map(figures).collect(),
        jurors: jurors(&compared),
    }
}

struct Chances {
    expected: f64,
    interval: (usize, usize),
    seat: f64,
}

fn jurors(compared: &Compared<'_>) -> Vec<PairwiseJuror> {
    let strength = |id: &ApplicationId| compared.items.binary_search(&id).ok().and_then(|place| compared.strength(place));
    let mut by_juror: BTreeMap<&JurorId, (usize, Vec<bool>)> = BTreeMap::new();
    for vote in &compared.votes {
        let (count, agrees) = by_juror.entry(vote.juror).or_default();
        *count += 1;
        if let Some((better, worse)) = strength(vote.better).zip(strength(vote.worse)).filter(|_| !vote.tie) {
            agrees.push(better > worse);
        }
    }
    let figures = |(juror, (comparisons, agrees)): (&JurorId, (usize, Vec<bool>))| {
        let agreeing = agrees.iter().filter(|agrees| **agrees).count();
        let agreement = (!agrees.is_empty()).then(|| agreeing as f64 / agrees.len() as f64);
        PairwiseJuror { juror_id: juror.clone(), comparisons, agreement }
    };
    by_juror.into_iter().map(figures).collect()
}
