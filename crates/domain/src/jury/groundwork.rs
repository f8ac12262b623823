//! What the calibration of a phase starts from: its scores, and the rules by which they are ranked.

use super::analysis::{Asked, PhaseInput, phase_rules};
use super::evaluation::{CriterionRule, Entrant, Rules, ScoredApplication, TieRule};
use super::ranking::{RankedApplication, Ranking, review_score, tie_values};
use super::scale::{Direction, Scale};
use crate::document::{JudgingMode, Key, Rubric};
use crate::id::{ApplicationId, JurorId};
use std::collections::{BTreeMap, BTreeSet};

/// The scores and the rules of a phase.
pub(super) struct Groundwork {
    /// Every application of the phase, by id.
    pub(super) scored: Vec<ScoredApplication<ApplicationId, JurorId>>,
    pub(super) rules: Rules,
}

impl Groundwork {
    /// Of a phase beside its plain ranking: who has no rank there has none in the calibrated one.
    pub(super) fn of(ranking: &Ranking, input: &PhaseInput<'_>, asked: &Asked<'_>) -> Self {
        let plain: BTreeMap<&ApplicationId, &RankedApplication> = ranking.entries.iter().map(|entry| (&entry.application, entry)).collect();
        let mut scores: BTreeMap<&ApplicationId, Vec<(JurorId, f64)>> = input.fields.iter().map(|(id, _)| (id, Vec::new())).collect();
        let rubrics: BTreeMap<&ApplicationId, &Rubric> = input.fields.iter().map(|(id, rubric)| (id, *rubric)).collect();
        for review in &input.reviews {
            let score = rubrics.get(review.application).and_then(|rubric| review_score(review.sheet, rubric));
            if let Some((score, list)) = score.zip(scores.get_mut(review.application)) {
                list.push((review.juror.clone(), score));
            }
        }
        let names: BTreeSet<&Key> = input.tracks.values().collect();
        let names: Vec<&Key> = names.into_iter().collect();
        let parting = parting(input, &plain, &rubrics);
        let track = |id: &ApplicationId| input.tracks.get(id).and_then(|key| names.binary_search(&key).ok());
        let scored = scores.into_iter().map(|(id, reviews)| ScoredApplication {
            entrant: Entrant { application: id.clone(), track: track(id) },
            reviews,
            barred: plain.get(id).is_none_or(|entry| entry.rank.is_none()),
            tie_values: parting.get(id).cloned().unwrap_or_default(),
        });
        let mut rules = phase_rules(asked, asked.shown());
        let levels = parting.values().map(Vec::len).min().unwrap_or_default();
        rules.tie_chain = (0..levels).map(|criterion| TieRule::Criterion { criterion, direction: Direction::Higher }).collect();
        while rules.criteria.len() < levels {
            rules.criteria.push(CriterionRule { scale: common_scale(), weight: 0.0, threshold: None });
        }
        if !asked.track_seats.is_empty() {
            let places = |track: &&Key| asked.track_seats.get(*track).map(|seats| usize::try_from(*seats).unwrap_or(usize::MAX));
            rules.track_places = names.iter().map(places).collect();
        }
        Self { scored: scored.collect(), rules }
    }
}

/// The scale on which all scores are.
pub(super) fn common_scale() -> Scale {
    Scale { min: 0.0, max: 100.0, step: None, direction: Direction::Higher, anchors: Vec::new() }
}

/// What parts those of the same score, by the tie-break criteria of their rubrics, where all who are ranked have as many.
fn parting<'a>(
    input: &PhaseInput<'a>,
    plain: &BTreeMap<&ApplicationId, &RankedApplication>,
    rubrics: &BTreeMap<&ApplicationId, &Rubric>,
) -> BTreeMap<ApplicationId, Vec<Option<f64>>> {
    // Before cuts were applied, what tied by a calibrated score stayed a tie.
    if input.cut.is_none() || input.mode != JudgingMode::Scores {
        return BTreeMap::new();
    }
    let ranked = plain.values().filter(|entry| entry.rank.is_some());
    let of = |entry: &&RankedApplication| Some((entry.application.clone(), tie_values(rubrics.get(&entry.application)?, entry)));
    ranked.filter_map(of).collect()
}
