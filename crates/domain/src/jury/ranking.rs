//! The ranking of a review phase: a pure function of the rubric and the completed sheets.

use super::aggregate::{Centre, Composite, CoverageRule, MIN_COVERAGE, composite, reaches};
use super::analysis::Analysis;
use super::cut::PhaseCut;
use super::display::rounded_text;
use super::evaluation::{DecidedBy, TieRule};
use super::ranks::{competition_ranks, ranking_key};
use super::scale::{Direction, Scale};
use crate::document::{Aggregation, Criterion, Document, Key, Points, Rubric, ScoreSheet};
use crate::id::{ApplicationId, AssignmentId, CriterionId, JurorId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One completed sheet of an unconflicted juror.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review<'a> {
    /// The assignment: fixes the order in which scores are added up.
    pub assignment: &'a AssignmentId,
    /// Who gave it.
    pub juror: &'a JurorId,
    /// The application.
    pub application: &'a ApplicationId,
    /// The scores.
    pub sheet: &'a ScoreSheet,
}

/// Applications by the mean of their reviews, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// The version of the rubric by which was scored.
    pub rubric_version: i64,
    /// How scores are made: `weighted_mean`, then over jurors as the rubric says; `pairwise` from comparisons.
    pub method: String,
    /// By rank, applications without a rank last; those of one rank in the order of their ids, which means nothing.
    pub entries: Vec<RankedApplication>,
    /// What was computed beside it when the panel was locked; `None` of an open panel, and of one that was locked by a program that
    /// kept nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub analysis: Option<Box<Analysis>>,
}

impl Document for Ranking {}

impl Ranking {
    /// How many reviews count for each application.
    #[must_use]
    pub fn coverage(&self) -> Vec<Coverage> {
        self.entries.iter().map(|entry| Coverage { application: entry.application.clone(), completed: entry.reviews }).collect()
    }

    /// What parts each ranked application from the one before it, the first from the next, by its rubric; nothing for who shares the rank.
    #[must_use]
    pub fn steps<'r>(&self, rubric: impl Fn(&ApplicationId) -> &'r Rubric) -> BTreeMap<&ApplicationId, DecidedBy> {
        let values = |entry: &RankedApplication| -> Vec<i64> {
            let parting = tie_values(rubric(&entry.application), entry);
            let parting = parting.into_iter().map(|value| value.map_or(i64::MIN, ranking_key));
            std::iter::once(ranking_key(entry.score.unwrap_or_default())).chain(parting).collect()
        };
        let parts = |one: &RankedApplication, other: &RankedApplication| {
            let place =
                values(one).into_iter().zip(values(other)).position(|(one, other)| one != other).filter(|_| one.rank != other.rank)?;
            let tie = |criterion| DecidedBy::Tie(TieRule::Criterion { criterion, direction: Direction::Higher });
            Some(place.checked_sub(1).map_or(DecidedBy::Score, tie))
        };
        let ranked: Vec<&RankedApplication> = self.entries.iter().filter(|entry| entry.rank.is_some()).collect();
        let mut steps = BTreeMap::new();
        for (place, entry) in ranked.iter().enumerate() {
            let neighbour = ranked.get(place.checked_sub(1).unwrap_or(place + 1));
            if let Some(step) = neighbour.and_then(|other| parts(entry, other)) {
                steps.insert(&entry.application, step);
            }
        }
        steps
    }
}

/// How many sheets of unconflicted jurors are completed for an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The application.
    pub application: ApplicationId,
    /// How many.
    pub completed: u32,
}

/// An application in a ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "score": 72.33333333333333, "display": "72.33", "rank": 2, "tied": false, "reviews": 3,
    "excluded_reviews": [], "criteria": [{"criterion_id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3", "mean": 3.6166666666666667}], "below_threshold": false, "failed": []})))]
pub struct RankedApplication {
    /// The application.
    #[serde(rename = "application_id")]
    pub application: ApplicationId,
    /// What its reviews make together, 0 to 100: their mean unless the rubric says otherwise; null if no review counts.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 100))]
    pub score: Option<f64>,
    /// The score with two decimals, for people. Ranks come from the score.
    #[cfg_attr(feature = "openapi", schema(required, max_length = 6))]
    pub display: Option<String>,
    /// Its rank; equal scores share one and the next is left out. Null for an application that failed a threshold or has no score.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 1))]
    pub rank: Option<u32>,
    /// Whether another application has the same rank.
    pub tied: bool,
    /// How many reviews count.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub reviews: u32,
    /// Assignments whose completed sheet does not count: criteria are left out that the rubric asks for; less than half of the weight is
    /// scored, unless the rubric says otherwise.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub excluded_reviews: Vec<AssignmentId>,
    /// What the panel says on each criterion.
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub criteria: Vec<PanelValue>,
    /// Whether its score is below the threshold of the rubric, or the least score of the published cut.
    #[serde(default)]
    pub below_threshold: bool,
    /// The criteria whose threshold it does not reach.
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub failed: Vec<CriterionId>,
}

/// What the panel says on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"criterion_id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3", "mean": 3.6166666666666667})))]
pub struct PanelValue {
    /// The criterion.
    #[serde(rename = "criterion_id")]
    pub criterion: CriterionId,
    /// The mean of the scores given (the median or trimmed mean where the rubric says so), on the criterion's own scale; null if
    /// nobody scored it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub mean: Option<f64>,
}

/// Ranks `applications` by their reviews; reviews of others are not looked at. Whatever the order of the input, the result is the
/// same to the last bit.
///
/// - A review is the weighted mean of its utilities over the criteria it scores, unless the rubric says otherwise of those that are left
///   out; with less than half of the weight (or what the rubric says), or a score off its scale, it is excluded and listed.
/// - The score is the mean of the reviews, so that the number of sheets does not matter.
/// - The mean of each criterion is held against its threshold unrounded. A threshold on a criterion that no review scored is not
///   reached. An application that fails one keeps its score and has no rank.
#[must_use]
pub fn rank(rubric: &Rubric, rubric_version: i64, applications: &[ApplicationId], reviews: &[Review<'_>]) -> Ranking {
    let fields: Vec<_> = applications.iter().map(|id| (id.clone(), rubric)).collect();
    rank_by(rubric_version, &fields, reviews)
}

/// As [`rank`], each application by the rubric of its track. Scores are on the common scale of 0 to 100, so that rubrics with
/// different maxima can stand in one ranking.
///
/// - Sheets become one score as the rubric says: mean, median or trimmed mean; a declared sum ranks as the mean.
/// - A part counts for its share of the weight of the whole.
/// - Ties are parted by the criteria that the rubrics name, where all of them name the same number; what is equal there stays a tie.
#[must_use]
pub fn rank_by(rubric_version: i64, applications: &[(ApplicationId, &Rubric)], reviews: &[Review<'_>]) -> Ranking {
    rank_under(Some(&PhaseCut::default()), rubric_version, applications, reviews)
}

/// As [`rank_by`], under the published cut: whoever is below its least score has no rank. Without one, as panels were ranked before cuts
/// were applied: records of that time are computed again.
#[must_use]
pub(super) fn rank_under(
    cut: Option<&PhaseCut>,
    rubric_version: i64,
    applications: &[(ApplicationId, &Rubric)],
    reviews: &[Review<'_>],
) -> Ranking {
    let mut grouped: BTreeMap<&ApplicationId, (&Rubric, Vec<&Review<'_>>)> =
        applications.iter().map(|(id, rubric)| (id, (*rubric, Vec::new()))).collect();
    for review in reviews {
        grouped.entry(review.application).and_modify(|(_, list)| list.push(review));
    }
    let mut entries = Vec::with_capacity(grouped.len());
    let mut chains = Vec::with_capacity(grouped.len());
    for (application, (rubric, mut reviews)) in grouped {
        reviews.sort_by_key(|review| review.assignment);
        let entry = assess(application, &reviews, rubric, cut);
        let key = |value: Option<f64>| value.map_or(i64::MIN, ranking_key);
        chains.push(tie_values(rubric, &entry).into_iter().map(key).collect());
        entries.push(entry);
    }
    place(&mut entries, &chains);
    // The sort is stable: within a rank the order of ids remains.
    entries.sort_by_key(|entry| entry.rank.unwrap_or(u32::MAX));
    Ranking { rubric_version, method: "weighted_mean".to_owned(), entries, analysis: None }
}

/// Everything about an application but its place among the others.
fn assess(application: &ApplicationId, reviews: &[&Review<'_>], rubric: &Rubric, cut: Option<&PhaseCut>) -> RankedApplication {
    let criteria: Vec<_> = rubric.scored().filter_map(|criterion| Some((criterion.id.as_ref()?, criterion))).collect();
    let mut composites = Vec::new();
    let mut excluded_reviews = Vec::new();
    let mut natives: BTreeMap<&CriterionId, Vec<f64>> = BTreeMap::new();
    for review in reviews {
        let Some(value) = review_composite(review.sheet, rubric, &criteria) else {
            excluded_reviews.push(review.assignment.clone());
            continue;
        };
        composites.push(value);
        for (id, _) in &criteria {
            if let Some(score) = review.sheet.scores.get(id).and_then(|entry| entry.score) {
                natives.entry(id).or_default().push(score.value());
            }
        }
    }
    let centre = |values: &[f64]| centre(rubric.aggregation, values.len(), cut.is_none()).of(values);
    let panel_value = |id| natives.get(id).and_then(|values| centre(values));
    let fails = |id, criterion: &Criterion| {
        criterion.threshold.is_some_and(|threshold| {
            !panel_value(id).is_some_and(|value| reaches(value, threshold.value(), Scale::from(criterion).direction))
        })
    };
    let score = centre(&composites);
    let below = |score: f64| least_score(rubric, cut).is_some_and(|least| !reaches(score, least.value(), Direction::Higher));
    // Where no review counts, nothing was tested.
    let tested = criteria.iter().filter(|_| score.is_some());
    RankedApplication {
        application: application.clone(),
        score,
        display: score.map(|score| rounded_text(score, 2)),
        rank: None,
        tied: false,
        reviews: u32::try_from(composites.len()).unwrap_or(u32::MAX),
        excluded_reviews,
        criteria: criteria.iter().map(|(id, _)| PanelValue { criterion: (*id).clone(), mean: panel_value(id) }).collect(),
        below_threshold: score.is_some_and(below),
        failed: tested.filter(|(id, criterion)| fails(id, criterion)).map(|(id, _)| (*id).clone()).collect(),
    }
}

/// The least score with which an application is ranked: that of its rubric, or of the cut if that asks for more.
pub(super) fn least_score(rubric: &Rubric, cut: Option<&PhaseCut>) -> Option<Points> {
    rubric.threshold.max(cut.and_then(|cut| cut.score_at_least))
}

/// How several values become one. Before cuts were applied a trimmed mean left two of three out, which is their median.
fn centre(aggregation: Aggregation, count: usize, former: bool) -> Centre {
    match aggregation {
        Aggregation::TrimmedMean if former && count == 3 => Centre::Median,
        Aggregation::TrimmedMean => Centre::Trimmed,
        Aggregation::Median => Centre::Median,
        Aggregation::Mean | Aggregation::Sum | Aggregation::Consensus => Centre::Mean,
    }
}

/// What a sheet is worth by a rubric, 0 to 100; `None` if it does not count.
#[must_use]
pub fn review_score(sheet: &ScoreSheet, rubric: &Rubric) -> Option<f64> {
    let criteria: Vec<_> = rubric.scored().filter_map(|criterion| Some((criterion.id.as_ref()?, criterion))).collect();
    review_composite(sheet, rubric, &criteria)
}

/// The composite of a sheet, if it counts.
pub(super) fn review_composite(sheet: &ScoreSheet, rubric: &Rubric, criteria: &[(&CriterionId, &Criterion)]) -> Option<f64> {
    review_whole(sheet, rubric, criteria)?.counted(coverage_rule(rubric))
}

/// What the scores of a sheet make together, whether it counts or not; `None` where one is off its scale.
pub(super) fn review_whole(sheet: &ScoreSheet, rubric: &Rubric, criteria: &[(&CriterionId, &Criterion)]) -> Option<Composite> {
    let part = |(id, criterion): &(&CriterionId, &Criterion)| {
        let score = sheet.scores.get(id).and_then(|entry| entry.score);
        let utility = score.map(|score| Scale::from(*criterion).utility(score.value())).transpose();
        // Sheets are checked when they are written; one that does not fit all the same must not count by accident.
        utility.ok().map(|utility| (share(rubric, criterion), utility))
    };
    let parts: Vec<_> = criteria.iter().map(part).collect::<Option<_>>()?;
    Some(composite(&parts))
}

/// When a sheet counts by a rubric.
pub(super) fn coverage_rule(rubric: &Rubric) -> CoverageRule {
    let min_coverage = rubric.min_coverage.map_or(MIN_COVERAGE, Points::value);
    CoverageRule { missing: rubric.missing.unwrap_or_default(), min_coverage }
}

/// The weight of a criterion; of a part, its share of the weight of the whole.
fn share(rubric: &Rubric, criterion: &Criterion) -> f64 {
    let own = whole_millionths(criterion);
    let Some(parent) = &criterion.parent else { return own };
    let whole = rubric.criteria.iter().find(|whole| whole.key.as_ref() == Some(parent)).map_or(0.0, whole_millionths);
    let siblings: f64 = rubric.criteria.iter().filter(|part| part.parent.as_ref() == Some(parent)).map(whole_millionths).sum();
    if siblings > 0.0 { whole * own / siblings } else { 0.0 }
}

/// A weight in millionths: sums of whole numbers are exact, and so is the half of the weight.
#[expect(clippy::cast_precision_loss, reason = "the magnitude is at most 10^15, exact in a double")]
fn whole_millionths(criterion: &Criterion) -> f64 {
    criterion.weight.millionths() as f64
}

/// What parts the application from others of the same score: the utilities of its panel values on the tie-break criteria.
pub(super) fn tie_values(rubric: &Rubric, entry: &RankedApplication) -> Vec<Option<f64>> {
    let value = |key: &Key| {
        let criterion = rubric.scored().find(|criterion| criterion.key.as_ref() == Some(key))?;
        let panel = entry.criteria.iter().find(|panel| Some(&panel.criterion) == criterion.id.as_ref())?.mean?;
        Scale { step: None, ..Scale::from(criterion) }.utility(panel).ok()
    };
    rubric.tie_break.iter().map(value).collect()
}

/// Gives ranks to those that have a score and fail no threshold.
pub(super) fn place(entries: &mut [RankedApplication], chains: &[Vec<i64>]) {
    let may_rank = |entry: &RankedApplication| entry.failed.is_empty() && !entry.below_threshold && entry.score.is_some();
    let (mut ranked, chains): (Vec<_>, Vec<_>) = entries.iter_mut().zip(chains).filter(|(entry, _)| may_rank(entry)).unzip();
    let levels = chains.iter().map(|chain| chain.len()).min().unwrap_or(0);
    let values: Vec<Vec<i64>> = ranked
        .iter()
        .zip(chains)
        .map(|(entry, chain)| {
            std::iter::once(ranking_key(entry.score.unwrap_or_default())).chain(chain.iter().take(levels).copied()).collect()
        })
        .collect();
    let mut distinct = values.clone();
    distinct.sort();
    distinct.dedup();
    // The order of scores and tie-break values, as one number each.
    let place = |value: &Vec<i64>| distinct.binary_search(value).map_or(0, |place| i64::try_from(place).unwrap_or(i64::MAX));
    let keys: Vec<_> = values.iter().map(place).collect();
    let ranks = competition_ranks(&keys);
    let mut seen = BTreeSet::new();
    let shared: BTreeSet<_> = ranks.iter().filter(|rank| !seen.insert(**rank)).collect();
    for (entry, rank) in ranked.iter_mut().zip(&ranks) {
        entry.rank = Some(*rank);
        entry.tied = shared.contains(rank);
    }
}

#[cfg(test)]
#[path = "ranking_table_tests.rs"]
mod table_tests;
#[cfg(test)]
#[path = "ranking_tests.rs"]
mod tests;
