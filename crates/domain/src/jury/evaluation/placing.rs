//! Ranks of those that have one.

use super::super::ranks::{RankMode, TieStep, place_by, ranking_key, ranks};
use super::super::scale::Direction;
use super::report::DecidedBy;
use super::rules::{Rules, TieRule};

/// Someone who is ranked.
pub(super) struct Candidate {
    pub(super) id: String,
    /// What ranks.
    pub(super) value: f64,
    /// The plain mean.
    pub(super) raw: f64,
    /// Panel values by criterion.
    pub(super) criteria: Vec<Option<f64>>,
    pub(super) track: Option<usize>,
    pub(super) component: Option<usize>,
}

/// A place for each candidate, and the order of all.
pub(super) struct Places {
    pub(super) order: Vec<usize>,
    pub(super) rank: Vec<f64>,
    pub(super) decided_by: Vec<Option<DecidedBy>>,
    pub(super) tie_group: Vec<Option<usize>>,
    pub(super) raw_rank: Vec<f64>,
    pub(super) track_rank: Vec<f64>,
    pub(super) component_rank: Vec<f64>,
}

/// Places candidates by their values, then by the chain of the rules.
pub(super) fn place(rules: &Rules, candidates: &[Candidate]) -> Places {
    let steps: Vec<TieStep> = std::iter::once(TieStep::numbers(Direction::Higher, candidates.iter().map(|c| Some(c.value))))
        .chain(rules.tie_chain.iter().map(|rule| step(rule, &rules.seed, candidates)))
        .collect();
    let placing = place_by(&steps, candidates.len());
    // Who no step separates from the one before shares its place.
    let mut place = vec![0_i64; candidates.len()];
    let mut current = 0;
    for (position, at) in placing.order.iter().enumerate() {
        let separated = placing.decided_by.get(*at).is_some_and(Option::is_some);
        current -= i64::from(position > 0 && separated);
        if let Some(place) = place.get_mut(*at) {
            *place = current;
        }
    }
    let decided = |step: &Option<usize>| {
        step.and_then(|step| match step.checked_sub(1) {
            None => Some(DecidedBy::Score),
            Some(at) => rules.tie_chain.get(at).copied().map(DecidedBy::Tie),
        })
    };
    let raw_keys: Vec<i64> = candidates.iter().map(|candidate| ranking_key(candidate.raw)).collect();
    Places {
        rank: ranks(&place, rules.rank_mode),
        decided_by: placing.decided_by.iter().map(decided).collect(),
        tie_group: tie_groups(candidates),
        raw_rank: ranks(&raw_keys, rules.rank_mode),
        track_rank: ranks_within(&place, rules.rank_mode, |at| candidates.get(at).and_then(|candidate| candidate.track)),
        component_rank: ranks_within(&place, rules.rank_mode, |at| candidates.get(at).and_then(|candidate| candidate.component)),
        order: placing.order,
    }
}

fn step(rule: &TieRule, seed: &str, candidates: &[Candidate]) -> TieStep {
    match rule {
        TieRule::Criterion { criterion, direction } => {
            TieStep::numbers(*direction, candidates.iter().map(|candidate| candidate.criteria.get(*criterion).copied().flatten()))
        }
        TieRule::RawScore => TieStep::numbers(Direction::Higher, candidates.iter().map(|candidate| Some(candidate.raw))),
        TieRule::Lottery => {
            let ids: Vec<&str> = candidates.iter().map(|candidate| candidate.id.as_str()).collect();
            TieStep::lottery(seed, &ids)
        }
    }
}

/// Groups of equal scores, numbered from the best.
fn tie_groups(candidates: &[Candidate]) -> Vec<Option<usize>> {
    let keys: Vec<i64> = candidates.iter().map(|candidate| ranking_key(candidate.value)).collect();
    let mut sorted = keys.clone();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let mut shared: Vec<i64> =
        sorted.windows(2).filter(|pair| pair.first() == pair.last()).filter_map(|pair| pair.first().copied()).collect();
    shared.dedup();
    keys.iter().map(|key| shared.iter().position(|other| other == key).map(|at| at + 1)).collect()
}

/// Ranks within each group; those without a group are one.
fn ranks_within(keys: &[i64], mode: RankMode, group: impl Fn(usize) -> Option<usize>) -> Vec<f64> {
    let groups: Vec<Option<usize>> = (0..keys.len()).map(group).collect();
    let mut result = vec![0.0; keys.len()];
    let mut distinct = groups.clone();
    distinct.sort_unstable();
    distinct.dedup();
    for chosen in distinct {
        let members: Vec<usize> = groups.iter().enumerate().filter(|(_, group)| **group == chosen).map(|(at, _)| at).collect();
        let own: Vec<i64> = members.iter().filter_map(|at| keys.get(*at).copied()).collect();
        for (at, rank) in members.iter().zip(ranks(&own, mode)) {
            if let Some(place) = result.get_mut(*at) {
                *place = rank;
            }
        }
    }
    result
}
