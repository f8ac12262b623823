//! What stands beside the plain ranking of a phase: the calibrated one, and how far the panel agrees.

use super::PlaceWithAll;
use super::calibration::{EngineEdition, Method, MethodUsed, Options};
use super::comparing::{PairwiseAnalysis, analyse_compared, rank_compared, shares};
use super::cut::PhaseCut;
use super::evaluation::{
    CriterionRule, LotteryRule, PanelAssumption, RankingWarning, Report, Rules, RulesFault, ScoredApplication, evaluate_scored,
};
use super::groundwork::{Groundwork, common_scale};
use super::phase_reliability::{PhaseReliability, phase_reliability};
use super::ranking::{Ranking, Review, least_score, rank_under};
use super::ranks::{competition_ranks, key_in};
use super::reviews_state::{MIDDLE, ReviewsState, reviews_state};
use super::shortlist::{seat_figures, tries_pivotal};
use crate::document::{CalibrationSwitches, JudgingMode, Key, LotteryKind, RankingMethod, Rubric};
use crate::id::{ApplicationId, AssignmentId, JurorId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The report of a review phase.
pub type PhaseReport = Report<ApplicationId, JurorId>;

/// What a review phase is ranked from.
#[derive(Clone, Debug)]
pub struct PhaseInput<'a> {
    /// The version of the rubric.
    pub rubric_version: i64,
    /// How jurors judge.
    pub mode: JudgingMode,
    /// The applications, each with what it is scored by.
    pub fields: Vec<(ApplicationId, &'a Rubric)>,
    /// Their tracks.
    pub tracks: BTreeMap<ApplicationId, Key>,
    /// The reviews that count.
    pub reviews: Vec<Review<'a>>,
    /// The published cut; `None` for what was ranked before cuts were applied.
    pub cut: Option<PhaseCut>,
}

impl PhaseInput<'_> {
    /// The plain ranking: of scores, or of comparisons.
    #[must_use]
    pub fn rank(&self) -> Ranking {
        match self.mode {
            JudgingMode::Scores => rank_under(self.cut.as_ref(), self.rubric_version, &self.fields, &self.reviews),
            JudgingMode::Pairwise => rank_compared(self),
        }
    }
}

/// What is fixed before the analysis.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The method that the published rules name. Where they name the plain ranking, the default method is shown beside it.
    pub method: RankingMethod,
    /// How many seats there are.
    pub seats: u32,
    /// How many reviews each application needs.
    pub reviews: u32,
    /// What chances are drawn from.
    pub seed: &'a str,
    /// Whether the shortlist is made again without each juror, as far as that is cheap.
    pub pivotal: bool,
    /// How many seats there are in the tracks that have some of their own.
    pub track_seats: BTreeMap<Key, u32>,
    /// What is stated of the panels.
    pub assumption: PanelAssumption,
    /// Among whom the published rule draws lots, if it draws any.
    pub lots: Option<LotteryKind>,
    /// How the calibrated ranking is computed, where it is not as usual.
    pub switches: CalibrationSwitches,
    /// By which edition of the calculation.
    pub edition: EngineEdition,
}

impl Asked<'_> {
    /// The method that is computed: the named one; beside a plain ranking the default one, or the one that makes use of what is stated of
    /// the panels.
    #[must_use]
    pub fn shown(&self) -> RankingMethod {
        match (self.method, self.assumption) {
            (RankingMethod::Raw, PanelAssumption::EqualQuality) => RankingMethod::Exchangeable,
            (RankingMethod::Raw, _) => RankingMethod::WithinShrunk,
            (named, _) => named,
        }
    }
}

/// What was computed beside a plain ranking; kept with it once the panel is locked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// The method that the published rules name.
    pub named: RankingMethod,
    /// What chances are drawn from.
    pub seed: String,
    /// How many seats the chances are about.
    pub seats: u32,
    /// How many draws make them.
    pub draws: u32,
    /// How the calibrated ranking was asked for.
    pub options: Options,
    /// The calibrated ranking.
    pub report: PhaseReport,
    /// How far the panel agrees.
    pub reliability: PhaseReliability,
    /// What the reviews of each application say together.
    pub states: BTreeMap<ApplicationId, ReviewsState>,
    /// The track of each application, where the call has tracks.
    pub tracks: BTreeMap<ApplicationId, Key>,
    /// Assignments whose completed sheets were put aside for a conflict of interest.
    #[serde(default)]
    pub set_aside: BTreeSet<AssignmentId>,
    /// Where each application would stand had the sheets of excluded jurors counted; nothing where nobody is excluded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with_all: Vec<PlaceWithAll>,
    /// How many seats there are in the tracks that have some of their own.
    #[serde(default)]
    pub track_seats: BTreeMap<Key, u32>,
    /// Among whom the published rule draws lots, if it draws any.
    #[serde(default)]
    pub lots: Option<LotteryKind>,
    /// The published cut; `None` of what was locked before cuts were applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<Box<PhaseCut>>,
    /// What comparisons say; only where jurors compare. The calibrated ranking says nothing there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairwise: Option<Box<PairwiseAnalysis>>,
    /// Whether the seats were given again without each juror; `None` of the first edition, which did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pivotal_tried: Option<bool>,
}

/// The share of the draws in the rank interval by which somebody stands around the line, as the Swiss National Science Foundation has it.
const LOTTERY_INTERVAL: f64 = 0.5;

impl From<RankingMethod> for Method {
    fn from(method: RankingMethod) -> Self {
        match method {
            RankingMethod::Raw => Self::Raw,
            RankingMethod::WithinShrunk => Self::Within,
            RankingMethod::Exchangeable => Self::Exchangeable,
            RankingMethod::AdditiveLs => Self::AdditiveLs,
            RankingMethod::Zscore => Self::Zscore,
        }
    }
}

impl From<MethodUsed> for RankingMethod {
    /// What ranks; plain means where nothing could be calibrated.
    fn from(used: MethodUsed) -> Self {
        match used {
            MethodUsed::None | MethodUsed::Raw => Self::Raw,
            MethodUsed::Within => Self::WithinShrunk,
            MethodUsed::Exchangeable => Self::Exchangeable,
            MethodUsed::LeastSquares => Self::AdditiveLs,
            MethodUsed::Zscore => Self::Zscore,
        }
    }
}

impl Analysis {
    /// Whether reviews connect all applications.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.report.connection.components.len() < 2
    }

    /// The method that was computed.
    #[must_use]
    pub fn shown(&self) -> RankingMethod {
        match (self.named, self.report.method) {
            (RankingMethod::Raw, Method::Exchangeable) => RankingMethod::Exchangeable,
            (RankingMethod::Raw, _) => RankingMethod::WithinShrunk,
            (named, _) => named,
        }
    }

    /// Whether the chances within a track are told: where those of all are, and where all of the track can be compared with one another.
    #[must_use]
    pub fn tells_track_chances(&self, track: usize) -> bool {
        let own = self.report.applications.iter().filter(|item| item.track == Some(track) && item.p_top_track.is_some());
        let mut components = own.map(|item| item.component);
        let first = components.next();
        let one = first.is_some_and(|first| first.is_some() && components.all(|component| component == first));
        self.tells_chances() || (one && self.qualification() == Some(RankingWarning::PanelsNotComparable))
    }

    /// The method by which the phase is decided: the named one, or plain means where it cannot be computed.
    #[must_use]
    pub fn decides(&self) -> RankingMethod {
        if self.named == RankingMethod::Raw { RankingMethod::Raw } else { self.report.method_used.into() }
    }

    /// Why chances and expected ranks are not told, or have to be read with care. Across panels that nothing connects they would rest
    /// on the assumption that all panels are equally severe.
    #[must_use]
    pub fn qualification(&self) -> Option<RankingWarning> {
        let order = [
            RankingWarning::NotCalibrated,
            RankingWarning::Indistinguishable,
            RankingWarning::PanelsNotComparable,
            RankingWarning::WeakLink,
        ];
        order.into_iter().find(|warning| self.report.warnings.contains(warning))
    }

    /// Whether chances and expected ranks are told: not across panels that cannot be compared.
    #[must_use]
    pub fn tells_chances(&self) -> bool {
        matches!(self.qualification(), None | Some(RankingWarning::WeakLink))
    }
}

impl Ranking {
    /// The ranking by which the phase is decided: this one, or the same scores with calibrated ranks if the published rules name a
    /// calibrated method and it could be computed.
    #[must_use]
    pub fn deciding(&self) -> Self {
        match &self.analysis {
            Some(analysis) => self.deciding_by(analysis),
            None => self.clone(),
        }
    }

    /// The same with this analysis.
    pub(super) fn deciding_by(&self, analysis: &Analysis) -> Self {
        let plain = Self { analysis: None, ..self.clone() };
        if analysis.decides() == RankingMethod::Raw { plain } else { plain.placed_by(&analysis.report) }
    }

    /// The same applications with the ranks of a report.
    #[must_use]
    pub fn placed_by(self, report: &PhaseReport) -> Self {
        let ranked: Vec<(ApplicationId, f64)> =
            report.applications.iter().filter_map(|item| Some((item.application.clone(), item.rank?))).collect();
        self.placed_at(&ranked)
    }

    /// The same applications with these ranks.
    pub(super) fn placed_at(mut self, ranked: &[(ApplicationId, f64)]) -> Self {
        // A lower rank is a higher key.
        let keys: Vec<i64> = ranked.iter().map(|(_, rank)| key_in(-*rank, 1.0)).collect();
        let ranks: BTreeMap<&ApplicationId, u32> = ranked.iter().map(|(id, _)| id).zip(competition_ranks(&keys)).collect();
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        ranks.values().for_each(|rank| *shared.entry(*rank).or_default() += 1);
        for entry in &mut self.entries {
            entry.rank = ranks.get(&entry.application).copied();
            entry.tied = entry.rank.and_then(|rank| shared.get(&rank)).is_some_and(|count| *count > 1);
        }
        self.entries.sort_by(|a, b| (a.rank.unwrap_or(u32::MAX), &a.application).cmp(&(b.rank.unwrap_or(u32::MAX), &b.application)));
        self
    }

    /// The rank of each application within its track, as far as it has both.
    #[must_use]
    pub fn track_ranks(&self, tracks: &BTreeMap<ApplicationId, Key>) -> BTreeMap<ApplicationId, u32> {
        let mut by_track: BTreeMap<&Key, Vec<(&ApplicationId, i64)>> = BTreeMap::new();
        for entry in &self.entries {
            if let Some((track, rank)) = tracks.get(&entry.application).zip(entry.rank) {
                by_track.entry(track).or_default().push((&entry.application, -i64::from(rank)));
            }
        }
        let within = by_track.into_values().flat_map(|list| {
            let keys: Vec<i64> = list.iter().map(|(_, key)| *key).collect();
            list.into_iter().map(|(id, _)| id.clone()).zip(competition_ranks(&keys)).collect::<Vec<_>>()
        });
        within.collect()
    }
}

/// The rules by which a phase is analysed.
#[must_use]
pub fn phase_rules(asked: &Asked<'_>, shown: RankingMethod) -> Rules {
    let composite = CriterionRule { scale: common_scale(), weight: 1.0, threshold: None };
    let seats = usize::try_from(asked.seats).unwrap_or(usize::MAX);
    let CalibrationSwitches { reliability_weights, force } = asked.switches;
    let calibration = Options { method: shown.into(), reliability_weights, force, edition: asked.edition, ..Options::default() };
    Rules {
        calibration,
        // Later editions give the seats again by the ranking that decides, which may be the plain one.
        leave_one_out: asked.pivotal && asked.edition.is_first(),
        panel_assumption: asked.assumption,
        lottery: (asked.lots == Some(LotteryKind::AroundLine)).then_some(LotteryRule { interval: LOTTERY_INTERVAL }),
        ..Rules::new(vec![composite], seats, asked.seed)
    }
}

/// Analyses a phase beside its plain ranking. Thresholds and missing scores are those of the plain ranking: who has no rank there
/// has none here, and its reviews count in the calibration all the same.
///
/// # Errors
/// Rules that cannot be used; those that [`phase_rules`] makes can.
pub fn analyse(ranking: &Ranking, input: &PhaseInput<'_>, asked: &Asked<'_>) -> Result<Analysis, RulesFault> {
    let plain: BTreeMap<&ApplicationId, Option<u32>> = ranking.entries.iter().map(|entry| (&entry.application, entry.rank)).collect();
    let rubrics: BTreeMap<&ApplicationId, &Rubric> = input.fields.iter().map(|(id, rubric)| (id, *rubric)).collect();
    let Groundwork { scored, mut rules } = Groundwork::of(ranking, input, asked);
    rules.leave_one_out &= tries_pivotal(input, asked);
    let mut report = evaluate_scored(&rules, &scored)?;
    for item in &mut report.applications {
        let rank = plain.get(&item.application).copied().flatten().map(f64::from);
        item.raw_rank = rank;
        item.rank_move = rank.zip(item.rank).map(|(raw, rank)| raw - rank);
    }
    let state = |item: &ScoredApplication<ApplicationId, JurorId>| {
        let id = &item.entrant.application;
        let values: Vec<f64> = item.reviews.iter().map(|(_, score)| *score).collect();
        let line = rubrics.get(id).and_then(|rubric| least_score(rubric, input.cut.as_ref())).map_or(MIDDLE, |least| least.value());
        (id.clone(), reviews_state(&values, asked.reviews, line))
    };
    let compared = (input.mode == JudgingMode::Pairwise).then(|| (shares(input), analyse_compared(input, asked, rules.draws)));
    let mut states: BTreeMap<ApplicationId, ReviewsState> = scored.iter().map(state).collect();
    if let Some((shares, _)) = &compared {
        let share = |id: &ApplicationId| shares.get(id).map_or(&[][..], Vec::as_slice);
        states = rubrics.keys().map(|id| ((*id).clone(), reviews_state(share(id), asked.reviews, MIDDLE))).collect();
    }
    let analysis = Analysis {
        named: asked.method,
        seed: asked.seed.to_owned(),
        seats: asked.seats,
        draws: rules.draws,
        options: rules.calibration,
        states,
        reliability: phase_reliability(&scored, input, asked.method),
        report,
        tracks: input.tracks.clone(),
        set_aside: BTreeSet::new(),
        with_all: Vec::new(),
        track_seats: asked.track_seats.clone(),
        lots: asked.lots,
        cut: input.cut.clone().map(Box::new),
        pairwise: compared.map(|(_, analysis)| Box::new(analysis)),
        pivotal_tried: None,
    };
    seat_figures(ranking, input, asked, analysis)
}

#[cfg(test)]
#[path = "analysis_tests.rs"]
mod tests;
