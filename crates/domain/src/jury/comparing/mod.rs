//! A phase in which jurors compare dossiers instead of scoring them.
//!
//! What a juror says of two dossiers stands in the sheet of one of them, and counts as long as both sheets do: a conflict of interest with
//! either puts it aside. The ranking is the batch fit of [`super::pairwise`], whatever the order of the votes.

mod asking;
mod figures;
#[cfg(test)]
mod tests;

pub use asking::{MOST_ORDERED, next_pair, ordered};
pub use figures::{PairwiseAnalysis, PairwiseFigures, PairwiseJuror, analyse_compared};

use super::analysis::PhaseInput;
use super::display::rounded_text;
use super::pairwise::{Comparison, DEFAULT_PRECISION, Strengths, Wins, fit_map};
use super::ranking::{RankedApplication, Ranking, Review, place};
use crate::document::PairVerdict;
use crate::id::{ApplicationId, AssignmentId, JurorId};
use crate::time::Instant;
use std::collections::{BTreeMap, BTreeSet};

/// A comparison that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vote<'a> {
    /// When it was given.
    pub at: Instant,
    /// By whom.
    pub juror: &'a JurorId,
    /// What was preferred, or one of two that tie.
    pub better: &'a ApplicationId,
    /// The other.
    pub worse: &'a ApplicationId,
    /// Whether neither was preferred.
    pub tie: bool,
}

/// The comparisons that count among reviews that do, in the order in which they were given.
#[must_use]
pub fn votes<'a>(reviews: &[Review<'a>]) -> Vec<Vote<'a>> {
    let about: BTreeMap<&AssignmentId, &Review<'a>> = reviews.iter().map(|review| (review.assignment, review)).collect();
    let mut votes = Vec::new();
    for review in reviews {
        for said in &review.sheet.comparisons {
            let Some(other) = about.get(&said.other_assignment_id).filter(|other| other.juror == review.juror) else { continue };
            let (better, worse) = match said.verdict {
                PairVerdict::Better | PairVerdict::Tie => (review.application, other.application),
                PairVerdict::Worse => (other.application, review.application),
                PairVerdict::Skip => continue,
            };
            votes.push(Vote { at: said.at, juror: review.juror, better, worse, tie: said.verdict == PairVerdict::Tie });
        }
    }
    votes.sort_unstable();
    votes
}

/// The comparisons of a phase as the engine reads them.
struct Compared<'a> {
    items: Vec<&'a ApplicationId>,
    votes: Vec<Vote<'a>>,
    wins: Wins,
    fit: Option<Strengths>,
}

impl<'a> Compared<'a> {
    fn of(input: &'a PhaseInput<'_>) -> Self {
        let items: BTreeSet<&ApplicationId> = input.fields.iter().map(|(id, _)| id).collect();
        let items: Vec<_> = items.into_iter().collect();
        let mut wins = Wins::none(items.len());
        let mut counted = Vec::new();
        for vote in votes(&input.reviews) {
            let Some((winner, loser)) = items.binary_search(&vote.better).ok().zip(items.binary_search(&vote.worse).ok()) else { continue };
            let comparison = if vote.tie { Comparison::Tie(winner, loser) } else { Comparison::Win { winner, loser } };
            if wins.add(&comparison).is_ok() {
                counted.push(vote);
            }
        }
        let fit = if counted.is_empty() { None } else { fit_map(&wins, DEFAULT_PRECISION).ok() };
        Self { items, votes: counted, wins, fit }
    }

    /// The votes about an application.
    fn about(&self, id: &ApplicationId) -> impl Iterator<Item = &Vote<'a>> {
        self.votes.iter().filter(move |vote| vote.better == id || vote.worse == id)
    }

    /// The log-strength of an application that was compared.
    fn strength(&self, place: usize) -> Option<f64> {
        let id = self.items.get(place)?;
        self.about(id).next().and(self.fit.as_ref()?.values.get(place).copied())
    }
}

/// Ranks a phase whose jurors compare. The score of an application is its chance to be preferred to one of middling strength, 0 to 100, in
/// whole millionths; its reviews are the jurors who compared it.
#[must_use]
pub fn rank_compared(input: &PhaseInput<'_>) -> Ranking {
    let compared = Compared::of(input);
    let entry = |(place, id): (usize, &&ApplicationId)| {
        let jurors: BTreeSet<&JurorId> = compared.about(id).map(|vote| vote.juror).collect();
        let score = compared.strength(place).map(|value| (100e6 / (1.0 + libm::exp(-value))).round() / 1e6);
        RankedApplication {
            application: (*id).clone(),
            score,
            display: score.map(|score| rounded_text(score, 2)),
            rank: None,
            tied: false,
            reviews: u32::try_from(jurors.len()).unwrap_or(u32::MAX),
            excluded_reviews: Vec::new(),
            criteria: Vec::new(),
            below_threshold: false,
            failed: Vec::new(),
        }
    };
    let mut entries: Vec<_> = compared.items.iter().enumerate().map(entry).collect();
    let chains = vec![Vec::new(); entries.len()];
    place(&mut entries, &chains);
    entries.sort_by_key(|entry| entry.rank.unwrap_or(u32::MAX));
    Ranking { rubric_version: input.rubric_version, method: "pairwise".to_owned(), entries, analysis: None }
}

/// What each juror says of each application, from 0 to 100: the share of the juror's comparisons of it in which it was preferred.
#[must_use]
pub(super) fn shares<'a>(input: &'a PhaseInput<'_>) -> BTreeMap<&'a ApplicationId, Vec<f64>> {
    let mut counts: BTreeMap<(&ApplicationId, &JurorId), (f64, f64)> = BTreeMap::new();
    for vote in votes(&input.reviews) {
        for (id, won) in [(vote.better, if vote.tie { 0.5 } else { 1.0 }), (vote.worse, if vote.tie { 0.5 } else { 0.0 })] {
            let (wins, all) = counts.entry((id, vote.juror)).or_default();
            *wins += won;
            *all += 1.0;
        }
    }
    let mut shares: BTreeMap<&ApplicationId, Vec<f64>> = BTreeMap::new();
    for ((id, _), (wins, all)) in counts {
        shares.entry(id).or_default().push(100.0 * wins / all);
    }
    shares
}
