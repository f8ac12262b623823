//! How review phases, rankings and decisions are shown.

use super::calibrated_view::{CalibratedView, RankStepView, calibrated};
use super::calibration_view::CalibrationView;
use super::correction_view::CorrectionReasonView;
use super::lots_view::LotsView;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::http::v1::challenges::view::OrganisationRef;
use crate::service::jury::corrections::DecisionVersion;
use crate::service::jury::phase::actions;
use crate::service::jury::ranking::{Named, RankingReport};
use crate::service::jury::stage::Stage;
use serde::Serialize;
use std::collections::BTreeMap;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::document::{DecisionDocument, Key, LocalizedText, RankingMethod, ReviewPolicy};
use tahaddi_domain::id::{ApplicationId, AssignmentId, ChallengeId, CriterionId, PhaseId, UserId};
use tahaddi_domain::jury::comparing::PairwiseAnalysis;
use tahaddi_domain::jury::{
    Analysis, FIRST_RELEASE, PanelValue, PartLine, RankedApplication, Ranking, ReviewPhase, ReviewState, ReviewsState, SeatLine,
    StatedAssumption,
};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use utoipa::ToSchema;

/// A review phase.
#[derive(Debug, Serialize, ToSchema)]
pub struct PhaseView {
    /// Its identifier.
    pub id: PhaseId,
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// Its name.
    pub title: LocalizedText,
    /// How far it is; `scoring` follows from the clock.
    pub state: ReviewState,
    /// How its panel works.
    pub policy: ReviewPolicy,
    /// The version of the rubric by which is scored.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub rubric_version: i64,
    /// How many applications can be selected: as many as the cut of the phase says, else the call; 1,000,000 where all are who reach the
    /// thresholds.
    #[schema(minimum = 0)]
    pub seats: u32,
    /// From when jurors score; null if as soon as the application window has closed.
    #[schema(required)]
    pub opens_at: Option<Instant>,
    /// Until when they should; what ends scoring is the lock.
    #[schema(required)]
    pub closes_at: Option<Instant>,
    /// What is stated of panels that nothing connects, and why; null where nothing is.
    #[schema(required)]
    pub panel_assumption: Option<StatedAssumption>,
    /// When the panel was locked.
    #[schema(required)]
    pub locked_at: Option<Instant>,
    /// Who locked it.
    #[schema(required)]
    pub locked_by: Option<UserId>,
    /// When it was last decided.
    #[schema(required)]
    pub decided_at: Option<Instant>,
    /// Who decided last: somebody else releases.
    #[schema(required)]
    pub decided_by: Option<UserId>,
    /// When the decision was released.
    #[schema(required)]
    pub released_at: Option<Instant>,
    /// Who released it.
    #[schema(required)]
    pub released_by: Option<UserId>,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

impl PhaseView {
    /// As the caller sees it at `now`.
    ///
    /// # Errors
    /// The store failed.
    pub fn of(conn: &mut Conn, stage: Stage, caller: &Caller, now: Instant) -> ApiResult<Self> {
        let allowed_actions = actions(conn, &stage, caller, now)?;
        let (title, state, seats) = (stage.title(), stage.current(now), stage.seats());
        let phase = stage.phase;
        Ok(Self {
            id: phase.id,
            challenge_id: phase.challenge,
            title,
            state,
            policy: ReviewPolicy { rubric: phase.rubric, ..phase.policy },
            rubric_version: phase.rubric_version,
            seats,
            opens_at: phase.opens_at,
            closes_at: phase.closes_at,
            panel_assumption: phase.assumption,
            locked_at: phase.locked_at,
            locked_by: phase.locked_by,
            decided_at: phase.decided_at,
            decided_by: phase.decided_by,
            released_at: phase.released_at,
            released_by: phase.released_by,
            allowed_actions,
        })
    }
}

/// The ranking of a review phase.
#[derive(Debug, Serialize, ToSchema)]
pub struct RankingView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// Whether the panel is locked: the ranking does not change any more.
    pub is_final: bool,
    /// The version of the rubric by which was scored.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub rubric_version: i64,
    /// How scores are made: `weighted_mean`, or `pairwise` from comparisons.
    #[schema(max_length = 40, example = "weighted_mean")]
    pub method: String,
    /// The method by which the published rules decide.
    pub named_method: RankingMethod,
    /// The method that decides: `raw` unless the rules name a calibrated one and the reviews allow it.
    pub deciding_method: RankingMethod,
    /// Where the seats end, by the method that decides. A tie across the last seat is for people to decide.
    pub seat_line: SeatLine,
    /// Where the seats of parts of the field end that have some of their own: tracks, answers, quotas.
    #[schema(max_items = 1000)]
    pub part_lines: Vec<PartLine>,
    /// The lots, where the published rule draws them and there is something to draw for; null otherwise.
    #[schema(required)]
    pub lots: Option<LotsView>,
    /// What was done to make the jurors comparable. It decides only where `deciding_method` is not `raw`.
    #[schema(required)]
    pub calibration: Option<CalibrationView>,
    /// What comparisons say, in a phase whose jurors compare; null where they score.
    #[schema(required)]
    pub pairwise: Option<PairwiseAnalysis>,
    /// By rank, those without a rank last; within a rank the order means nothing.
    #[schema(max_items = 20000)]
    pub entries: Vec<RankedApplicationView>,
}

/// An application in a ranking, with its name.
#[derive(Debug, Serialize, ToSchema)]
pub struct RankedApplicationView {
    /// The application.
    pub application_id: ApplicationId,
    /// The name of the proposed solution.
    #[schema(max_length = 200)]
    pub title: String,
    /// The startup.
    #[schema(required)]
    pub organisation: Option<OrganisationRef>,
    /// The mean of its reviews, 0 to 100; null if no review counts.
    #[schema(required, minimum = 0, maximum = 100)]
    pub score: Option<f64>,
    /// The score with two decimals, for people. Ranks come from the score.
    #[schema(required, max_length = 6, example = "72.33")]
    pub display: Option<String>,
    /// Its rank; equal scores share one and the next is left out. Null for an application that failed a threshold or has no score.
    #[schema(required, minimum = 1)]
    pub rank: Option<u32>,
    /// Whether another application has the same rank.
    pub tied: bool,
    /// What parts its plain rank from that of the one before it (the first from the next); null if nothing does, or it has no rank.
    #[schema(required)]
    pub decided_by: Option<RankStepView>,
    /// How many reviews count.
    #[schema(minimum = 0)]
    pub reviews: u32,
    /// Assignments whose completed sheet does not count: criteria are left out that the rubric asks for; less than half of the weight is
    /// scored, unless the rubric says otherwise.
    #[schema(max_items = 1000)]
    pub excluded_reviews: Vec<AssignmentId>,
    /// What the panel says on each criterion.
    #[schema(max_items = 40)]
    pub criteria: Vec<PanelValue>,
    /// Whether its score is below the threshold of the rubric, or the least score of the published cut.
    pub below_threshold: bool,
    /// The criteria whose threshold it does not reach.
    #[schema(max_items = 40)]
    pub failed: Vec<CriterionId>,
    /// The standard deviation of its reviews.
    #[schema(required, minimum = 0)]
    pub score_sd: Option<f64>,
    /// What its reviews say together.
    pub reviews_state: ReviewsState,
    /// Its track; null where the call has none.
    #[schema(required)]
    pub track: Option<Key>,
    /// Its plain rank within its track.
    #[schema(required, minimum = 1)]
    pub track_rank: Option<u32>,
    /// What calibration says of it.
    #[schema(required)]
    pub calibrated: Option<CalibratedView>,
}

impl From<RankingReport> for RankingView {
    fn from(report: RankingReport) -> Self {
        let RankingReport { stage, mut ranking, line, parts, lots, bridges, sees_jurors, names, .. } = report;
        let is_final = stage.phase.locked_at.is_some();
        let analysis = ranking.analysis.take();
        let analysis = analysis.as_deref();
        let mut beside = Beside {
            track_ranks: analysis.map(|analysis| ranking.track_ranks(&analysis.tracks)).unwrap_or_default(),
            deviations: analysis.map(deviations).unwrap_or_default(),
            calibrated: analysis.map(calibrated).unwrap_or_default(),
            steps: steps(&stage.phase, &ranking, analysis),
            analysis,
            names,
        };
        Self {
            phase_id: stage.phase.id,
            is_final,
            rubric_version: ranking.rubric_version,
            method: ranking.method,
            named_method: analysis.map(|analysis| analysis.named).unwrap_or_default(),
            deciding_method: analysis.map(Analysis::decides).unwrap_or_default(),
            seat_line: line,
            part_lines: parts,
            lots: lots.as_ref().map(|lots| LotsView::of(lots, is_final)),
            calibration: analysis.map(|analysis| CalibrationView::of(analysis, &bridges, is_final, sees_jurors)),
            pairwise: analysis.and_then(|analysis| pairwise(analysis, sees_jurors)),
            entries: ranking.entries.into_iter().map(|entry| ranked(entry, &mut beside)).collect(),
        }
    }
}

fn pairwise(analysis: &Analysis, sees_jurors: bool) -> Option<PairwiseAnalysis> {
    let mut shown = analysis.pairwise.as_deref().cloned()?;
    shown.jurors.retain(|_| sees_jurors);
    Some(shown)
}

/// What is shown of an application beside its plain rank.
struct Beside<'a> {
    analysis: Option<&'a Analysis>,
    calibrated: BTreeMap<&'a ApplicationId, CalibratedView>,
    deviations: BTreeMap<&'a ApplicationId, f64>,
    track_ranks: BTreeMap<ApplicationId, u32>,
    steps: BTreeMap<ApplicationId, RankStepView>,
    names: BTreeMap<ApplicationId, Named>,
}

/// What parts plain ranks; comparisons have no order of criteria.
fn steps(phase: &ReviewPhase, ranking: &Ranking, analysis: Option<&Analysis>) -> BTreeMap<ApplicationId, RankStepView> {
    let track = |id: &ApplicationId| analysis.and_then(|analysis| analysis.tracks.get(id));
    let steps = ranking.steps(|id| phase.rubric_for(track(id))).into_iter();
    steps.map(|(id, step)| (id.clone(), step.into())).collect()
}

fn deviations(analysis: &Analysis) -> BTreeMap<&ApplicationId, f64> {
    analysis.report.applications.iter().filter_map(|item| Some((&item.application, item.raw_sd?))).collect()
}

fn ranked(entry: RankedApplication, beside: &mut Beside<'_>) -> RankedApplicationView {
    let (title, organisation) = match beside.names.remove(&entry.application) {
        Some(named) => (named.title, Some(OrganisationRef { id: named.startup, name: named.startup_name })),
        None => (String::new(), None),
    };
    let state = beside.analysis.and_then(|analysis| analysis.states.get(&entry.application).copied());
    RankedApplicationView {
        score_sd: beside.deviations.get(&entry.application).copied(),
        reviews_state: state.unwrap_or(ReviewsState::Incomplete),
        track: beside.analysis.and_then(|analysis| analysis.tracks.get(&entry.application).cloned()),
        track_rank: beside.track_ranks.get(&entry.application).copied(),
        calibrated: beside.calibrated.remove(&entry.application),
        decided_by: beside.steps.remove(&entry.application),
        application_id: entry.application,
        title,
        organisation,
        score: entry.score,
        display: entry.display,
        rank: entry.rank,
        tied: entry.tied,
        reviews: entry.reviews,
        excluded_reviews: entry.excluded_reviews,
        criteria: entry.criteria,
        below_threshold: entry.below_threshold,
        failed: entry.failed,
    }
}

/// What was decided, pending until it is released.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// `decided` while it is pending, then `released`.
    pub state: ReviewState,
    /// The outcome of each application.
    pub decision: DecisionDocument,
    /// Who decided last: somebody else releases.
    #[schema(required)]
    pub decided_by: Option<UserId>,
    /// When.
    #[schema(required)]
    pub decided_at: Option<Instant>,
    /// Who released it.
    #[schema(required)]
    pub released_by: Option<UserId>,
    /// When.
    #[schema(required)]
    pub released_at: Option<Instant>,
    /// The number of this version; what was decided first is 1.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub number: i64,
    /// Until when it was in force; null for the one that is, or will be.
    #[schema(required)]
    pub valid_until: Option<Instant>,
    /// Why it replaced the version before; null for the first.
    #[schema(required)]
    pub correction: Option<CorrectionReasonView>,
}

impl DecisionView {
    /// A version of a decision, as its reader may see it.
    #[must_use]
    pub fn of_version(version: DecisionVersion, decision: DecisionDocument) -> Self {
        let DecisionVersion { number, phase, correction, valid_until, .. } = version;
        let correction = correction.as_ref().map(CorrectionReasonView::from);
        Self { number, valid_until, correction, ..Self::first(phase, decision) }
    }

    /// The decision of a phase that was just decided.
    #[must_use]
    pub fn of(stage: Stage, decision: DecisionDocument) -> Self {
        Self::first(stage.phase, decision)
    }

    fn first(phase: ReviewPhase, decision: DecisionDocument) -> Self {
        Self {
            number: FIRST_RELEASE,
            valid_until: None,
            correction: None,
            phase_id: phase.id,
            state: phase.state,
            decision,
            decided_by: phase.decided_by,
            decided_at: phase.decided_at,
            released_by: phase.released_by,
            released_at: phase.released_at,
        }
    }
}
