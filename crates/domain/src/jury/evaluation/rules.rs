//! What is fixed before anybody looks at a score.

use super::super::aggregate::{Centre, CoverageRule};
use super::super::calibration::Options;
use super::super::ranks::RankMode;
use super::super::scale::{Direction, Scale};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

/// A criterion of the rubric.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriterionRule {
    /// Its scale.
    pub scale: Scale,
    /// Its weight; not negative.
    pub weight: f64,
    /// What the panel value must reach: at least, or at most if less is better.
    pub threshold: Option<f64>,
}

/// One step of the chain that orders equal scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieRule {
    /// The panel value of a criterion.
    Criterion {
        /// Its index.
        criterion: usize,
        /// Which end goes first.
        direction: Direction,
    },
    /// The plain mean; the higher goes first.
    RawScore,
    /// The seeded lottery. It separates everybody.
    Lottery,
}

states! {
    /// What the organiser asserts of the panels. It is an assumption that no data can check: better tracks and more lenient tracks
    /// look the same.
    PanelAssumption {
        /// Nothing.
        None = "none",
        /// All panels saw equally good applications on average, and may differ in severity: for methods that exchange panels.
        EqualQuality = "equal_quality",
        /// All panels are equally severe on average, and may have seen better or worse applications: for the other methods.
        EqualSeverity = "equal_severity",
    }
}

default_state!(PanelAssumption::None);

/// The draw for applications around the funding line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LotteryRule {
    /// The share of the draws in the rank interval; the Swiss rule takes one half.
    pub interval: f64,
}

/// The rules of a ranking. The same rules and reviews give the same report, to the last bit on the same machine.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rules {
    /// The rubric, in order.
    pub criteria: Vec<CriterionRule>,
    /// When a review counts.
    pub coverage: CoverageRule,
    /// How the scores of a panel on a criterion become one value.
    pub centre: Centre,
    /// What the plain mean of the composites must reach, 0 to 100.
    pub threshold_overall: Option<f64>,
    /// How jurors are made comparable.
    pub calibration: Options,
    /// What is asserted of the panels.
    pub panel_assumption: PanelAssumption,
    /// Which rank equals share.
    pub rank_mode: RankMode,
    /// What orders equal scores.
    pub tie_chain: Vec<TieRule>,
    /// How many places there are.
    pub places: usize,
    /// How many there are in each track, by its index; nothing for a track without places of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub track_places: Vec<Option<usize>>,
    /// How many draws give the chances and rank intervals; the standard error of a chance is at most `0.5/√draws`.
    pub draws: u32,
    /// What the draws and the lottery start from. Its digest is published before scores open, itself after they close.
    pub seed: String,
    /// Whether lots are drawn around the funding line.
    pub lottery: Option<LotteryRule>,
    /// Whether the shortlist is made again without each juror, to say who is pivotal: one calibration a juror.
    pub leave_one_out: bool,
}

/// How many draws are made unless the rules say otherwise.
pub const DEFAULT_DRAWS: u32 = 20_000;

impl Rules {
    /// The default rules for a rubric: means, at least half of the weight, the default calibration, shared ranks, no chain.
    #[must_use]
    pub fn new(criteria: Vec<CriterionRule>, places: usize, seed: impl Into<String>) -> Self {
        Self {
            criteria,
            coverage: CoverageRule::default(),
            centre: Centre::Mean,
            threshold_overall: None,
            calibration: Options::default(),
            panel_assumption: PanelAssumption::None,
            rank_mode: RankMode::Competition,
            tie_chain: Vec::new(),
            places,
            track_places: Vec::new(),
            draws: DEFAULT_DRAWS,
            seed: seed.into(),
            lottery: None,
            leave_one_out: true,
        }
    }

    /// What makes the rules unusable, if anything does.
    #[must_use]
    pub fn fault(&self) -> Option<RulesFault> {
        let weights = || self.criteria.iter().map(|criterion| criterion.weight);
        let share = |share: f64| (0.0..=1.0).contains(&share);
        let known = |rule: &TieRule| !matches!(rule, TieRule::Criterion { criterion, .. } if *criterion >= self.criteria.len());
        if weights().any(|weight| !weight.is_finite() || weight < 0.0) {
            Some(RulesFault::BadWeight)
        } else if weights().sum::<f64>() <= 0.0 {
            Some(RulesFault::NoWeight)
        } else if !share(self.coverage.min_coverage) || !self.lottery.as_ref().is_none_or(|lottery| share(lottery.interval)) {
            Some(RulesFault::BadShare)
        } else if !self.tie_chain.iter().all(known) {
            Some(RulesFault::UnknownCriterion)
        } else {
            (self.draws == 0).then_some(RulesFault::NoDraws)
        }
    }
}

states! {
    /// Why rules cannot be used.
    RulesFault {
        /// A weight is negative or no number.
        BadWeight = "bad_weight",
        /// All weights are 0.
        NoWeight = "no_weight",
        /// A share is not between 0 and 1.
        BadShare = "bad_share",
        /// The chain names a criterion that there is not.
        UnknownCriterion = "unknown_criterion",
        /// No draw is asked for.
        NoDraws = "no_draws",
    }
}
