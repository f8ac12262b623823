//! What calibration says of one application.

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::id::ApplicationId;
use tahaddi_domain::jury::evaluation::{ApplicationReport, DecidedBy, RankStep};
use tahaddi_domain::jury::{Analysis, Interval, key_in};
use utoipa::ToSchema;

/// What the calibration says of one application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"score": 70.9, "se": 4.2, "ci95": {"low": 62.7, "high": 79.1}, "ranking_score": 69.8, "ranking_score_sd": 3.9, "rank": 2,
    "tied": false, "decided_by": {"step": "score", "place": null}, "tie_group": null, "rank_change": 1, "expected_rank": 3.4,
    "percentile": 7.3, "rank_interval50": {"best": 2, "worst": 4}, "rank_interval95": {"best": 1, "worst": 9}, "chance_of_seat": 0.62, "chance_of_track_seat": null, "track_rank": null,
    "component": 0, "component_rank": 2}))]
pub struct CalibratedView {
    /// The score without the severity of its jurors; it may lie outside 0 to 100.
    #[schema(required)]
    pub score: Option<f64>,
    /// Its standard error.
    #[schema(required, minimum = 0)]
    pub se: Option<f64>,
    /// Its 95 % interval.
    #[schema(required)]
    pub ci95: Option<Interval>,
    /// The score that ranks: drawn to the mean, the more the fewer reviews there are. Null where the method draws none.
    #[schema(required)]
    pub ranking_score: Option<f64>,
    /// Its standard deviation.
    #[schema(required, minimum = 0)]
    pub ranking_score_sd: Option<f64>,
    /// The calibrated rank; equals share one. Null for an application without a plain rank, or one of which the method says nothing.
    #[schema(required, minimum = 1)]
    pub rank: Option<u32>,
    /// Whether another application has the same calibrated rank.
    pub tied: bool,
    /// What parts it from the one before it (the first from the next); null if nothing does, or it has no rank.
    #[schema(required)]
    pub decided_by: Option<RankStepView>,
    /// The number of the group of equal calibrated scores in which it is, from the best; null if it is alone.
    #[schema(required, minimum = 1, maximum = 20_000)]
    pub tie_group: Option<usize>,
    /// How many ranks it has gained by calibration; negative if it has lost some.
    #[schema(required, minimum = -20000, maximum = 20000)]
    pub rank_change: Option<i64>,
    /// The rank to be expected, given how uncertain all scores are.
    #[schema(required, minimum = 1)]
    pub expected_rank: Option<f64>,
    /// The same as a share of all who are ranked, in percent: near 0 for the best.
    #[schema(required, minimum = 0, maximum = 100)]
    pub percentile: Option<f64>,
    /// The ranks between which it lies with 50 %.
    #[schema(required)]
    pub rank_interval50: Option<RankIntervalView>,
    /// The ranks between which it lies with 95 %.
    #[schema(required)]
    pub rank_interval95: Option<RankIntervalView>,
    /// The chance that it is among the best for whom there are seats.
    #[schema(required, minimum = 0, maximum = 1)]
    pub chance_of_seat: Option<f64>,
    /// The chance that it is among the best of its track for whom there are seats in it; null where the track has none of its own.
    #[schema(required, minimum = 0, maximum = 1)]
    pub chance_of_track_seat: Option<f64>,
    /// Its calibrated rank within its track.
    #[schema(required, minimum = 1)]
    pub track_rank: Option<u32>,
    /// The place of its component in the list; null without a review.
    #[schema(required, minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub component: Option<usize>,
    /// Its calibrated rank within its component: what remains where panels are not comparable.
    #[schema(required, minimum = 1)]
    pub component_rank: Option<u32>,
}

/// What parts an application from the one before it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"step": "criterion", "place": 0}))]
pub struct RankStepView {
    /// What does.
    pub step: RankStep,
    /// The place of the criterion in `tie_break` of the rubric; null where no criterion does.
    #[schema(required, minimum = 0, maximum = 39)]
    pub place: Option<usize>,
}

impl From<DecidedBy> for RankStepView {
    fn from(decided: DecidedBy) -> Self {
        let (step, place) = decided.step();
        Self { step, place }
    }
}

/// A range of ranks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"best": 1, "worst": 9}))]
pub struct RankIntervalView {
    /// The best of them.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub best: usize,
    /// The worst of them.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub worst: usize,
}

/// What the calibration says of each application, by its id.
#[must_use]
pub fn calibrated(analysis: &Analysis) -> BTreeMap<&ApplicationId, CalibratedView> {
    let told = analysis.tells_chances();
    let tracks: BTreeSet<usize> = analysis.report.applications.iter().filter_map(|item| item.track).collect();
    let in_track: BTreeSet<usize> = tracks.into_iter().filter(|track| analysis.tells_track_chances(*track)).collect();
    let track_told = |item: &ApplicationReport<ApplicationId>| item.track.is_some_and(|track| in_track.contains(&track));
    let mut sharing: BTreeMap<i64, usize> = BTreeMap::new();
    for rank in analysis.report.applications.iter().filter_map(|item| item.rank) {
        *sharing.entry(key_in(rank, 1.0)).or_default() += 1;
    }
    let tied = |item: &ApplicationReport<ApplicationId>| {
        item.rank.and_then(|rank| sharing.get(&key_in(rank, 1.0))).is_some_and(|count| *count > 1)
    };
    let view = |item: &ApplicationReport<ApplicationId>| of_application(item, tied(item), told, track_told(item));
    analysis.report.applications.iter().map(|item| (&item.application, view(item))).collect()
}

fn of_application(item: &ApplicationReport<ApplicationId>, tied: bool, told: bool, told_in_track: bool) -> CalibratedView {
    let interval = |ranks: Option<(usize, usize)>| ranks.filter(|_| told).map(|(best, worst)| RankIntervalView { best, worst });
    // Ranks in which the next is left out are whole.
    let whole = |rank: Option<f64>| rank.and_then(|rank| u32::try_from(key_in(rank, 1.0)).ok());
    CalibratedView {
        score: item.calibrated_score,
        se: item.se,
        ci95: item.ci95.and_then(Interval::of),
        ranking_score: item.posterior_mean,
        ranking_score_sd: item.posterior_sd,
        rank: whole(item.rank),
        tied,
        decided_by: item.decided_by.map(RankStepView::from),
        tie_group: item.tie_group,
        rank_change: item.rank_move.map(|gained| key_in(gained, 1.0)),
        expected_rank: item.expected_rank.filter(|_| told),
        percentile: item.percentile.filter(|_| told),
        rank_interval50: interval(item.rank_interval50),
        rank_interval95: interval(item.rank_interval95),
        chance_of_seat: item.p_top.filter(|_| told),
        chance_of_track_seat: item.p_top_track.filter(|_| told_in_track),
        track_rank: whole(item.track_rank),
        component: item.component,
        component_rank: whole(item.component_rank),
    }
}
