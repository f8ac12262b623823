//! How the calibration of a review phase is shown, to those who may know the jurors and to those who may not.

use serde::Serialize;
use std::collections::BTreeMap;
use tahaddi_domain::document::{Key, RankingMethod};
use tahaddi_domain::id::{ApplicationId, JurorId};
use tahaddi_domain::jury::Analysis;
use tahaddi_domain::jury::calibration::{Component, FallbackReason};
use tahaddi_domain::jury::evaluation::{Bridge, JurorFlag, JurorReport, PanelAssumption, PanelGap, Pivotal, RankingWarning, Variances};
use utoipa::ToSchema;

/// From this many reviews on a juror's severity and use of the scale are told.
const ENOUGH_REVIEWS: usize = 3;

/// How the scores of the jurors were made comparable, and how far that can be trusted.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalibrationView {
    /// The method that was asked for: that of the published rules, or the default beside a plain ranking.
    pub method: RankingMethod,
    /// The method that was used: `raw` where the reviews do not allow any.
    pub method_used: RankingMethod,
    /// Why they differ.
    #[schema(required)]
    pub reason: Option<FallbackReason>,
    /// What a reader must know.
    #[schema(max_items = 10)]
    pub warnings: Vec<RankingWarning>,
    /// What was fixed before.
    pub parameters: CalibrationParameters,
    /// The version of the engine.
    #[schema(max_length = 40, example = "1.0.0")]
    pub engine_version: String,
    /// SHA-256 of rules, applications and scores in their canonical order: the same digest gives the same result.
    #[schema(max_length = 64)]
    pub input_digest: String,
    /// What the chances are drawn from; null until the panel is locked.
    #[schema(required, max_length = 100)]
    pub seed: Option<String>,
    /// Where the scores differ.
    pub variances: VariancesView,
    /// How many reviews there are beyond what applications and jurors need: with fewer than five nothing is ranked by calibration.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub residual_df: usize,
    /// Whether all applications can be compared: reviews connect them all.
    pub comparable: bool,
    /// The panels that nothing connects, each by itself; one where all is connected.
    #[schema(max_items = 1000)]
    pub components: Vec<PanelComponentView>,
    /// How uncertain the comparison of two such panels is.
    #[schema(max_items = 500_000)]
    pub gaps: Vec<PanelGapView>,
    /// Reviews that would connect what is not: of jurors who have no conflict of interest with the startup, were not given that application
    /// before, and have room for one more. Where nobody is free for one it is left out.
    #[schema(max_items = 1000)]
    pub bridges: Vec<BridgeView>,
    /// How firmly the jurors hang together through the applications that several read: the smallest positive eigenvalue of their Laplacian
    /// `diag(nⱼ) - N′D⁻¹N`, in reviews, whatever a juror weighs; null where no application was read twice.
    #[schema(required, minimum = 0)]
    pub lambda2: Option<f64>,
    /// The standard error of the least certain difference of severity of two jurors, in points.
    #[schema(required, minimum = 0)]
    pub widest_contrast_se: Option<f64>,
    /// Why chances and expected ranks are null, or have to be read with care.
    #[schema(required)]
    pub chances_qualified: Option<RankingWarning>,
    /// The largest standard error of a chance, from the number of draws.
    #[schema(required, minimum = 0, maximum = 1)]
    pub chances_max_se: Option<f64>,
    /// The mean `chance_of_seat` of the applications down to the end of the seats (`seat_line` and `part_lines`) by the method that decides:
    /// the share of them that is expected to belong there. Who ties for the last seat counts where the rule for ties lets them have one. Of
    /// panels that were locked by the first edition of the calculation it is that of the seats by calibrated scores.
    #[schema(required, minimum = 0, maximum = 1)]
    pub shortlist_precision: Option<f64>,
    /// Whether the seats were given again without each juror. Where not, because it would take too long, `pivotal` is null of all and says
    /// nothing.
    pub pivotal_tried: bool,
    /// Each juror; null for those who do not keep the panel.
    #[schema(required, max_items = 1000)]
    pub jurors: Option<Vec<JurorFiguresView>>,
}

/// What is fixed before a calibration.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalibrationParameters {
    /// Whether the jurors' use of the scale is equalised first.
    pub juror_scale: bool,
    /// Whether noisier jurors count less.
    pub reliability_weights: bool,
    /// Whether a fit with fewer than five residual degrees of freedom ranks all the same.
    pub force: bool,
    /// How many seats the chances are about.
    #[schema(minimum = 0)]
    pub seats: u32,
    /// How many draws make the chances.
    #[schema(minimum = 1)]
    pub draws: u32,
    /// How many seats there are in the tracks that have some of their own.
    #[schema(value_type = BTreeMap<String, u32>)]
    pub track_seats: BTreeMap<Key, u32>,
    /// What is stated of panels that nothing connects.
    pub panel_assumption: PanelAssumption,
}

/// Variances in squared points; null where the method does not estimate them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"application": 84.2, "juror": 22.9, "residual": 61.3, "juror_to_residual": 0.37, "scale": 0.12, "noise": null}))]
pub struct VariancesView {
    /// Of true quality.
    #[schema(required, minimum = 0)]
    pub application: Option<f64>,
    /// Of the jurors' severity.
    #[schema(required, minimum = 0)]
    pub juror: Option<f64>,
    /// Of what is left.
    #[schema(required, minimum = 0)]
    pub residual: Option<f64>,
    /// Juror to residual.
    #[schema(required, minimum = 0)]
    pub juror_to_residual: Option<f64>,
    /// Of the jurors' true log variances; 0 means that nobody's use of the scale was changed.
    #[schema(required, minimum = 0)]
    pub scale: Option<f64>,
    /// Of the jurors' true log noise; null unless noisier jurors count less (`reliability_weights`).
    #[schema(required, minimum = 0)]
    pub noise: Option<f64>,
}

/// Applications and jurors that reviews connect.
#[derive(Debug, Serialize, ToSchema)]
pub struct PanelComponentView {
    /// The applications.
    #[schema(max_items = 20000)]
    pub application_ids: Vec<ApplicationId>,
    /// How many jurors.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub jurors: usize,
    /// The jurors; null for those who do not keep the panel.
    #[schema(required, max_items = 1000)]
    pub juror_ids: Option<Vec<JurorId>>,
}

/// How two panels compare that nothing connects.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"first": 0, "second": 1, "severity_difference_se": 4.1}))]
pub struct PanelGapView {
    /// The place of a component in the list.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub first: usize,
    /// The place of another.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub second: usize,
    /// The standard error of the difference of their mean severities, in points.
    #[schema(minimum = 0)]
    pub severity_difference_se: f64,
}

/// A review that would connect two panels.
#[derive(Debug, Serialize, ToSchema)]
pub struct BridgeView {
    /// The application.
    pub application_id: ApplicationId,
    /// The juror who would read it; null for those who do not keep the panel.
    #[schema(required)]
    pub juror_id: Option<JurorId>,
}

/// One juror beside the others. A flag changes no score: a person looks.
#[derive(Debug, Serialize, ToSchema)]
pub struct JurorFiguresView {
    /// The juror.
    pub juror_id: JurorId,
    /// How many reviews count.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub reviews: usize,
    /// Whether they are enough to speak of the juror: three. With fewer `scale` and `severity` are null.
    pub enough_data: bool,
    /// Their mean.
    #[schema(required, minimum = 0, maximum = 100)]
    pub mean: Option<f64>,
    /// Their standard deviation.
    #[schema(required, minimum = 0)]
    pub sd: Option<f64>,
    /// What the deviations from the own mean are divided by: above 1 for who uses more of the scale than others.
    #[schema(required, minimum = 0)]
    pub scale: Option<f64>,
    /// By how many points the juror is more lenient than the panel; negative is more severe.
    #[schema(required)]
    pub severity: Option<f64>,
    /// Its standard deviation.
    #[schema(required, minimum = 0)]
    pub severity_sd: Option<f64>,
    /// Severity in standard deviations of all jurors.
    #[schema(required)]
    pub severity_z: Option<f64>,
    /// The variance of the own noise beside that of all, by which the juror's reviews are divided in weight: above 1 for who is noisier; null
    /// unless noisier jurors count less (`reliability_weights`).
    #[schema(required, minimum = 0)]
    pub noise: Option<f64>,
    /// The mean square of what severity and applications leave of the scores, in variances of all; about 1.
    #[schema(required, minimum = 0)]
    pub misfit: Option<f64>,
    /// What a person should look at.
    #[schema(max_items = 10)]
    pub flags: Vec<JurorFlag>,
    /// Who would take a seat, or lose one, without this juror; null if nobody, or if it was not tried (`pivotal_tried`).
    #[schema(required)]
    pub pivotal: Option<PivotalView>,
}

/// The seats without a juror, by the method that decides; by the calibrated ranking of panels that were locked by the first edition of the
/// calculation. Who ties for the last seat counts where the rule for ties lets them have one.
#[derive(Debug, Serialize, ToSchema)]
pub struct PivotalView {
    /// Who would take one.
    #[schema(max_items = 20000)]
    pub enters: Vec<ApplicationId>,
    /// Who would lose one.
    #[schema(max_items = 20000)]
    pub leaves: Vec<ApplicationId>,
}

impl CalibrationView {
    /// As its reader may see it: the seed once the panel is locked, jurors only to those who keep the panel.
    #[must_use]
    pub fn of(analysis: &Analysis, bridges: &[Bridge<ApplicationId, JurorId>], locked: bool, sees_jurors: bool) -> Self {
        let report = &analysis.report;
        let mut applications: Vec<&ApplicationId> = report.applications.iter().map(|item| &item.application).collect();
        applications.sort();
        let jurors: Vec<&JurorId> = report.jurors.iter().map(|item| &item.juror).collect();
        let component = |component: &Component| PanelComponentView {
            application_ids: component.applications.iter().filter_map(|at| applications.get(*at).map(|id| (*id).clone())).collect(),
            jurors: component.jurors.len(),
            juror_ids: sees_jurors.then(|| component.jurors.iter().filter_map(|at| jurors.get(*at).map(|id| (*id).clone())).collect()),
        };
        let bridges = bridges
            .iter()
            .map(|bridge| BridgeView { application_id: bridge.application.clone(), juror_id: sees_jurors.then(|| bridge.juror.clone()) });
        let told = analysis.tells_chances();
        Self {
            method: analysis.shown(),
            method_used: report.method_used.into(),
            reason: report.reason,
            warnings: report.warnings.clone(),
            parameters: CalibrationParameters {
                juror_scale: analysis.options.juror_scale,
                reliability_weights: analysis.options.reliability_weights,
                force: analysis.options.force,
                seats: analysis.seats,
                draws: analysis.draws,
                track_seats: analysis.track_seats.clone(),
                panel_assumption: report.panel_assumption,
            },
            engine_version: report.engine_version.clone(),
            input_digest: report.input_digest.clone(),
            seed: locked.then(|| analysis.seed.clone()),
            variances: report.variances.into(),
            residual_df: report.connection.residual_df,
            comparable: report.connection.comparable_across,
            components: report.connection.components.iter().map(component).collect(),
            gaps: report.connection.gaps.iter().copied().map(PanelGapView::from).collect(),
            bridges: bridges.collect(),
            lambda2: report.connection.lambda2,
            widest_contrast_se: report.connection.widest_contrast_se,
            chances_qualified: analysis.qualification(),
            chances_max_se: report.draws.as_ref().filter(|_| told).map(|draws| draws.max_se),
            shortlist_precision: report.shortlist_precision.filter(|_| told),
            pivotal_tried: analysis.tried_pivotal(),
            jurors: sees_jurors.then(|| report.jurors.iter().map(JurorFiguresView::from).collect()),
        }
    }
}

impl From<Variances> for VariancesView {
    fn from(found: Variances) -> Self {
        let Variances { application, juror, residual, gamma, omega2, noise_omega2: noise } = found;
        Self { application, juror, residual, juror_to_residual: gamma, scale: omega2, noise }
    }
}

impl From<PanelGap> for PanelGapView {
    fn from(gap: PanelGap) -> Self {
        Self { first: gap.first, second: gap.second, severity_difference_se: gap.severity_difference_se }
    }
}

impl From<&JurorReport<ApplicationId, JurorId>> for JurorFiguresView {
    fn from(report: &JurorReport<ApplicationId, JurorId>) -> Self {
        let enough_data = report.reviews >= ENOUGH_REVIEWS;
        let told = |value: Option<f64>| value.filter(|_| enough_data);
        let pivotal = |found: &Pivotal<ApplicationId>| PivotalView { enters: found.enters.clone(), leaves: found.leaves.clone() };
        Self {
            juror_id: report.juror.clone(),
            reviews: report.reviews,
            enough_data,
            mean: report.mean,
            sd: report.sd,
            scale: told(report.scale),
            severity: told(report.severity),
            severity_sd: told(report.severity_sd),
            severity_z: told(report.severity_z),
            noise: told(report.noise),
            misfit: told(report.misfit),
            flags: if enough_data { report.flags.clone() } else { Vec::new() },
            pivotal: report.pivotal.as_ref().map(pivotal),
        }
    }
}
