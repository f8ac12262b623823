//! What a ranking says.

use super::super::calibration::{Component, FallbackReason, Method, MethodUsed};
use super::super::reliability::{AlphaReading, NoCoefficient};
use super::rules::{PanelAssumption, TieRule};
use super::scoring::FailedThreshold;
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// What a reader of the ranking must know.
    RankingWarning {
        /// The scores are not calibrated although that was asked for; the reason says why.
        NotCalibrated = "not_calibrated",
        /// Panels without a common juror or application: scores are comparable across them only if the panels are equally severe.
        PanelsNotComparable = "panels_not_comparable",
        /// The least certain contrast of two jurors is wider than the applications differ.
        WeakLink = "weak_link",
        /// The applications differ no more than noise: all tie.
        Indistinguishable = "indistinguishable",
    }
}

/// What separates an application from its better neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// The score.
    Score,
    /// A step of the chain.
    Tie(TieRule),
}

states! {
    /// What parts an application from the one before it in a ranking.
    RankStep {
        /// The score.
        Score = "score",
        /// A criterion of the tie-break order of the rubric.
        Criterion = "criterion",
        /// The plain score.
        RawScore = "raw_score",
        /// A lot.
        Lottery = "lottery",
    }
}

impl DecidedBy {
    /// What it is, and the place of a criterion in the tie-break order.
    #[must_use]
    pub fn step(self) -> (RankStep, Option<usize>) {
        match self {
            Self::Score => (RankStep::Score, None),
            Self::Tie(TieRule::Criterion { criterion, .. }) => (RankStep::Criterion, Some(criterion)),
            Self::Tie(TieRule::RawScore) => (RankStep::RawScore, None),
            Self::Tie(TieRule::Lottery) => (RankStep::Lottery, None),
        }
    }
}

/// Variances; what the method does not estimate is null.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Variances {
    /// Of true quality.
    pub application: Option<f64>,
    /// Of the jurors' severity.
    pub juror: Option<f64>,
    /// Of what is left.
    pub residual: Option<f64>,
    /// Juror to residual.
    pub gamma: Option<f64>,
    /// Of the jurors' true log variances; 0 means that nobody was rescaled.
    pub omega2: Option<f64>,
    /// Of the jurors' true log noise, where they are weighted.
    pub noise_omega2: Option<f64>,
}

/// How two panels compare that nothing connects.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PanelGap {
    /// The index of a component.
    pub first: usize,
    /// The index of another.
    pub second: usize,
    /// The standard error of the difference of their mean severities, `√(var_juror (1/J₁ + 1/J₂))`.
    pub severity_difference_se: f64,
}

/// What the data can compare.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Connection {
    /// The components of applications and jurors, by index in `applications` and `jurors` as they are sorted by id.
    pub components: Vec<Component>,
    /// Whether there is one.
    pub comparable_across: bool,
    /// Between all pairs of components.
    pub gaps: Vec<PanelGap>,
    /// The smallest positive eigenvalue of the jurors' Laplacian.
    pub lambda2: Option<f64>,
    /// The standard error of the least certain contrast of two jurors of one component.
    pub widest_contrast_se: Option<f64>,
    /// `T - n - J + #components`.
    pub residual_df: usize,
}

/// A review that would connect two components.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bridge<A, J> {
    /// The application.
    pub application: A,
    /// The juror.
    pub juror: J,
}

/// How chances were drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draws {
    /// How many draws.
    pub draws: u32,
    /// What they start from.
    pub seed: String,
    /// The largest standard error of a chance.
    pub max_se: f64,
}

/// The outcome of the draw around the funding line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LotteryReport<A> {
    /// SHA-256 of the seed, in lowercase hexadecimal.
    pub seed_digest: String,
    /// The expected rank on the line.
    pub funding_line: Option<f64>,
    /// Certainly above the line.
    pub accept: Vec<A>,
    /// Around the line.
    pub lottery: Vec<A>,
    /// Certainly below.
    pub reject: Vec<A>,
    /// Places for those around the line.
    pub places_for_lottery: usize,
    /// Whether lots had to be drawn.
    pub lottery_needed: bool,
    /// Who of them gets a place.
    pub winners: Vec<A>,
}

/// One application in a ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationReport<A> {
    /// The application.
    pub application: A,
    /// Its rank; null if it failed a threshold or has no score.
    pub rank: Option<f64>,
    /// What separates it from its better neighbour; null if nothing does or it has no rank.
    pub decided_by: Option<DecidedBy>,
    /// The number of the group of equal scores it is in, counted from the best; null if it is alone.
    pub tie_group: Option<usize>,
    /// How many reviews count.
    pub reviews: usize,
    /// The plain mean of its reviews, 0 to 100.
    pub raw_mean: Option<f64>,
    /// Their sample standard deviation.
    pub raw_sd: Option<f64>,
    /// Its rank by plain means, among those that have a rank.
    pub raw_rank: Option<f64>,
    /// How many ranks it has gained by calibration; negative if it has lost some.
    pub rank_move: Option<f64>,
    /// What the panel says on each criterion, on its own scale.
    pub criteria: Vec<Option<f64>>,
    /// The thresholds it misses.
    pub failed: Vec<FailedThreshold>,
    /// The calibrated score; it may lie outside 0 to 100.
    pub calibrated_score: Option<f64>,
    /// Its standard error.
    pub se: Option<f64>,
    /// Its 95 % confidence interval.
    pub ci95: Option<(f64, f64)>,
    /// The mean of what is believed of its quality: this ranks.
    pub posterior_mean: Option<f64>,
    /// The standard deviation of that belief.
    pub posterior_sd: Option<f64>,
    /// Its expected rank among those that have one.
    pub expected_rank: Option<f64>,
    /// The same as a percentile: 0 is the best.
    pub percentile: Option<f64>,
    /// The ranks between which it lies with 95 %.
    pub rank_interval95: Option<(usize, usize)>,
    /// With 50 %.
    pub rank_interval50: Option<(usize, usize)>,
    /// The chance that it is among the best for whom there are places.
    pub p_top: Option<f64>,
    /// The chance that it is among the best of its track for whom there are places in it.
    #[serde(default)]
    pub p_top_track: Option<f64>,
    /// Its track, if the call has tracks.
    pub track: Option<usize>,
    /// Its rank within its track.
    pub track_rank: Option<f64>,
    /// The index of its component; null without a review.
    pub component: Option<usize>,
    /// Its rank within its component: what remains where panels are not comparable.
    pub component_rank: Option<f64>,
}

states! {
    /// What should make a person look at a juror. A flag changes no score.
    JurorFlag {
        /// Far more severe or more lenient than the others.
        Severity = "severity",
        /// All scores are the same.
        NoSpread = "no_spread",
        /// Ranks against the others.
        Contrarian = "contrarian",
        /// Far more or far less noise than the others.
        Misfit = "misfit",
    }
}

/// The shortlist without a juror, where it has other members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pivotal<A> {
    /// Who comes in.
    pub enters: Vec<A>,
    /// Who drops out.
    pub leaves: Vec<A>,
}

/// How far the jurors agree. It says how firm a ranking is, not who is good.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// Krippendorff's alpha of the composites, as an interval scale.
    pub alpha: Option<f64>,
    /// How Krippendorff reads it.
    pub alpha_reading: Option<AlphaReading>,
    /// Why there is none.
    pub alpha_undefined: Option<NoCoefficient>,
    /// The share of true quality in the variance of one review.
    pub single: Option<f64>,
    /// The same with the jurors' severity taken out.
    pub single_consistency: Option<f64>,
    /// How many reviews an application needs for a reliability of 0.8 (Spearman & Brown); severity counts unless it is calibrated away.
    pub reviews_needed: Option<f64>,
}

/// One juror in a ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JurorReport<A, J> {
    /// The juror.
    pub juror: J,
    /// How many reviews count.
    pub reviews: usize,
    /// Their mean.
    pub mean: Option<f64>,
    /// Their sample standard deviation.
    pub sd: Option<f64>,
    /// What the deviations from the own mean are divided by.
    pub scale: Option<f64>,
    /// Severity in points; positive is lenient.
    pub severity: Option<f64>,
    /// Its standard deviation.
    pub severity_sd: Option<f64>,
    /// Severity in standard deviations of all jurors.
    pub severity_z: Option<f64>,
    /// The relative variance of the own noise, where jurors are weighted.
    pub noise: Option<f64>,
    /// The mean square of the own residuals in residual variances; about 1.
    pub misfit: Option<f64>,
    /// What a person should look at.
    pub flags: Vec<JurorFlag>,
    /// Who owes a place to this juror's scores, or the lack of one; null if the shortlist is the same without them.
    pub pivotal: Option<Pivotal<A>>,
}

/// A ranking with everything that was computed on the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report<A, J> {
    /// The version of this program.
    pub engine_version: String,
    /// SHA-256 of rules, applications and sheets in canonical order.
    pub input_digest: String,
    /// The method asked for.
    pub method: Method,
    /// The method that ranks.
    pub method_used: MethodUsed,
    /// Why they differ.
    pub reason: Option<FallbackReason>,
    /// What the organiser asserts of the panels.
    pub panel_assumption: PanelAssumption,
    /// What a reader must know.
    pub warnings: Vec<RankingWarning>,
    /// Variance components.
    pub variances: Variances,
    /// What is connected.
    pub connection: Connection,
    /// Reviews that would connect what is not.
    pub bridges: Vec<Bridge<A, J>>,
    /// By rank, those without one last; equals by id, which means nothing.
    pub applications: Vec<ApplicationReport<A>>,
    /// By id.
    pub jurors: Vec<JurorReport<A, J>>,
    /// Sheets that do not count, by their place in the input, rising.
    pub excluded: Vec<usize>,
    /// The mean chance of the applications on the places: the share of them that is expected to belong there.
    pub shortlist_precision: Option<f64>,
    /// How far the jurors agree; null without a counted review.
    pub reliability: Option<Reliability>,
    /// How chances were drawn.
    pub draws: Option<Draws>,
    /// The draw around the funding line, if the rules have one.
    pub lottery: Option<LotteryReport<A>>,
}
