//! From a design to one value an application: the method asked for, or what the ladder allows.

use super::components::{Component, components, residual_df};
use super::contrasts::Contrasts;
use super::design::Design;
use super::edition::EngineEdition;
use super::exchangeable::Exchangeable;
use super::least_squares::LeastSquares;
use super::shrink::Shrunken;
use super::spread::{Shrunk, Spread, Standardised, equalise, relative_noise, standardise};
use super::within::Within;
use crate::jury::uncertainty::Posterior;
use crate::states::states;

states! {
    /// How scores of different jurors are made comparable.
    Method {
        /// Severity is learnt only from applications that several jurors read. The default.
        Within = "within",
        /// Applications and jurors are both random: for juries assigned at random, or panels asserted to be equally good.
        Exchangeable = "exchangeable",
        /// Applications and jurors are both fixed; least squares.
        AdditiveLs = "additive_ls",
        /// Each juror's scores are standardised.
        Zscore = "zscore",
        /// Plain means.
        Raw = "raw",
    }
}

states! {
    /// What was computed in the end.
    MethodUsed {
        /// Plain means: nothing could be calibrated.
        None = "none",
        /// See [`Method::Within`].
        Within = "within",
        /// See [`Method::Exchangeable`].
        Exchangeable = "exchangeable",
        /// The additive fit, asked for or because it fits exactly.
        LeastSquares = "least_squares",
        /// See [`Method::Zscore`].
        Zscore = "zscore",
        /// Plain means, as asked.
        Raw = "raw",
    }
}

states! {
    /// Why something else was computed than was asked.
    FallbackReason {
        /// There is one application.
        SingleApplication = "single_application",
        /// There is one juror.
        SingleJuror = "single_juror",
        /// Nobody was read twice.
        OneReviewPerApplication = "one_review_per_application",
        /// Noise cannot be told from applications and jurors.
        NoResidualDf = "no_residual_df",
        /// Noise is estimated from fewer than five degrees of freedom: computed, and not used for the ranking.
        FewResidualDf = "few_residual_df",
        /// Application and juror explain every score: least squares is exact.
        ZeroResidual = "zero_residual",
        /// Panels without a common juror or application cannot be compared by least squares.
        DesignDisconnected = "design_disconnected",
        /// All who read an application gave one score alone or the same to all: standardised, their scores say nothing of it.
        UninformativeJurors = "uninformative_jurors",
    }
}

/// Noise from fewer degrees of freedom is not used for a ranking unless that is forced.
const ENOUGH_DF: usize = 5;
/// What an exact fit leaves of the total sum of squares.
const EXACT_FIT: f64 = 1e-12;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Options {
    /// The method.
    pub method: Method,
    /// Whether the jurors' use of the scale is equalised first. It switches itself off where spreads differ no more than chance.
    pub juror_scale: bool,
    /// Whether noisier jurors count less, for [`Method::Within`]. Off by default: a lone dissenting expert would count less, too.
    pub reliability_weights: bool,
    /// Whether a fit with fewer than five residual degrees of freedom ranks all the same.
    pub force: bool,
    /// By which edition of the calculation.
    #[serde(default, skip_serializing_if = "EngineEdition::is_first")]
    pub edition: EngineEdition,
}

impl Default for Options {
    fn default() -> Self {
        Self { method: Method::Within, juror_scale: true, reliability_weights: false, force: false, edition: EngineEdition::CURRENT }
    }
}

/// A fit by one of the methods.
#[derive(Clone, Debug, PartialEq)]
pub enum Fit {
    /// Plain means.
    Raw,
    /// Standardised scores.
    Zscore(Standardised),
    /// The additive fit.
    LeastSquares(LeastSquares),
    /// Applications fixed, jurors random, shrunk for ranking; with the relative noise of jurors if they are weighted.
    Within(Box<Within>, Box<Shrunken>, Option<Shrunk>),
    /// Both random.
    Exchangeable(Box<Exchangeable>),
}

/// A calibration with everything that is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// What ranks.
    pub method_used: MethodUsed,
    /// Why it is not what was asked for.
    pub reason: Option<FallbackReason>,
    /// Panels that nothing connects.
    pub components: Vec<Component>,
    /// `T - n - J + #components`.
    pub residual_df: usize,
    /// The plain mean of each application.
    pub raw: Vec<f64>,
    /// Step 1, if it was asked for.
    pub spread: Option<Spread>,
    /// The contrasts between jurors on the scores after step 1.
    pub contrasts: Contrasts,
    /// What was computed, even if it does not rank.
    pub fit: Fit,
}

/// Calibrates the scores of a design. The ladder, in this order: too little data, means; for z-scores, an application of which they say
/// nothing, means; an exact fit, least squares if the design is connected; a fit with few degrees of freedom is shown but does not rank;
/// else the method asked for.
#[must_use]
pub fn calibrate(design: &Design, options: Options) -> Calibration {
    let spread = (options.juror_scale && !matches!(options.method, Method::Raw | Method::Zscore)).then(|| equalise(design));
    let scaled = spread.as_ref().map_or_else(|| design.clone(), |spread| design.with_scores(&spread.rescaled));
    let components = components(design);
    let contrasts = Contrasts::new(&scaled);
    let residual_df = residual_df(design, &components);
    let (fit, reason) = fit(&scaled, &contrasts, &components, options);
    let few = residual_df < ENOUGH_DF && !options.force && needs_noise(&fit, reason, options.edition);
    let method_used = match &fit {
        _ if few => MethodUsed::None,
        Fit::Raw if options.method == Method::Raw => MethodUsed::Raw,
        Fit::Raw => MethodUsed::None,
        Fit::Zscore(_) => MethodUsed::Zscore,
        Fit::LeastSquares(_) => MethodUsed::LeastSquares,
        Fit::Within(..) => MethodUsed::Within,
        Fit::Exchangeable(_) => MethodUsed::Exchangeable,
    };
    let reason = reason.or(few.then_some(FallbackReason::FewResidualDf));
    let raw = design.raw_means().as_slice().to_vec();
    Calibration { method_used, reason, components, residual_df, raw, spread, contrasts, fit }
}

fn fit(design: &Design, contrasts: &Contrasts, components: &[Component], options: Options) -> (Fit, Option<FallbackReason>) {
    match options.method {
        Method::Raw => return (Fit::Raw, None),
        Method::Zscore => return zscore(design, components, options.edition),
        Method::Within | Method::Exchangeable | Method::AdditiveLs => {}
    }
    if let Some(reason) = too_little(design, components) {
        return (Fit::Raw, Some(reason));
    }
    let least_squares = |reason| match LeastSquares::fit(design, contrasts, components) {
        Some(fit) => (Fit::LeastSquares(fit), reason),
        None => (Fit::Raw, Some(FallbackReason::DesignDisconnected)),
    };
    if fits_exactly(design, contrasts) {
        return least_squares(Some(FallbackReason::ZeroResidual));
    }
    let fit = match options.method {
        Method::Within => within(design, contrasts, options.reliability_weights),
        Method::Exchangeable => Exchangeable::fit(design).map(|fit| Fit::Exchangeable(Box::new(fit))),
        Method::AdditiveLs | Method::Zscore | Method::Raw => return least_squares(None),
    };
    fit.map_or_else(|| least_squares(Some(FallbackReason::ZeroResidual)), |fit| (fit, None))
}

/// Whether a fit ranks only on enough degrees of freedom. One that is exact leaves no noise to be estimated.
const fn needs_noise(fit: &Fit, reason: Option<FallbackReason>, edition: EngineEdition) -> bool {
    match fit {
        Fit::Within(..) | Fit::Exchangeable(_) => true,
        Fit::LeastSquares(_) => reason.is_none() && !matches!(edition, EngineEdition::First),
        Fit::Zscore(_) => !matches!(edition, EngineEdition::First),
        Fit::Raw => false,
    }
}

/// Standardised scores, where there is enough to learn from and they say something of every application: one without a value would
/// have no rank although it has a score.
fn zscore(design: &Design, components: &[Component], edition: EngineEdition) -> (Fit, Option<FallbackReason>) {
    let standardised = standardise(design);
    if edition.is_first() {
        return (Fit::Zscore(standardised), None);
    }
    let silent = standardised.score.iter().any(Option::is_none).then_some(FallbackReason::UninformativeJurors);
    match too_little(design, components).or(silent) {
        None => (Fit::Zscore(standardised), None),
        reason => (Fit::Raw, reason),
    }
}

/// Why there is nothing to learn, if so.
#[must_use]
pub fn too_little(design: &Design, components: &[Component]) -> Option<FallbackReason> {
    let jurors: usize = components.iter().map(|component| component.jurors.len()).sum();
    if design.applications() < 2 {
        Some(FallbackReason::SingleApplication)
    } else if jurors < 2 {
        Some(FallbackReason::SingleJuror)
    } else if design.rows().len() == design.applications() {
        Some(FallbackReason::OneReviewPerApplication)
    } else {
        (residual_df(design, components) < 1).then_some(FallbackReason::NoResidualDf)
    }
}

/// Whether application and juror explain every score: REML would have no maximum.
#[must_use]
pub fn fits_exactly(design: &Design, contrasts: &Contrasts) -> bool {
    let scores: Vec<f64> = design.rows().iter().map(|row| row.score).collect();
    contrasts.rss <= EXACT_FIT * (1.0 + crate::jury::squared_deviations(&scores))
}

/// The default, with a second round in which noisier jurors weigh less if that is asked for.
fn within(design: &Design, contrasts: &Contrasts, weigh: bool) -> Option<Fit> {
    let first = Within::fit(design, contrasts)?;
    if !weigh {
        let shrunken = Shrunken::new(design, &first);
        return Some(Fit::Within(Box::new(first), Box::new(shrunken), None));
    }
    let noise = relative_noise(design, &contrasts.residuals(design, &first.juror_effect));
    let weights: Vec<f64> = noise.log_ratio.iter().map(|ratio| (-ratio).exp()).collect();
    let weighted = design.with_juror_weights(&weights);
    let second = Within::fit(&weighted, &Contrasts::new(&weighted))?;
    let shrunken = Shrunken::new(&weighted, &second);
    Some(Fit::Within(Box::new(second), Box::new(shrunken), Some(noise)))
}

impl Calibration {
    /// The calibrated score of each application; `None` where the method says nothing of it.
    #[must_use]
    pub fn scores(&self) -> Vec<Option<f64>> {
        let all = |values: &[f64]| values.iter().copied().map(Some).collect();
        match &self.fit {
            Fit::Raw => all(&self.raw),
            Fit::Zscore(fit) => fit.score.clone(),
            Fit::LeastSquares(fit) => all(fit.score.as_slice()),
            Fit::Within(fit, ..) => all(fit.score.as_slice()),
            Fit::Exchangeable(fit) => all(fit.score.as_slice()),
        }
    }

    /// The standard errors of the scores, where the method has them.
    #[must_use]
    pub fn score_se(&self) -> Option<&[f64]> {
        match &self.fit {
            Fit::Raw | Fit::Zscore(_) => None,
            Fit::LeastSquares(fit) => fit.score_se.as_ref().map(|se| se.as_slice()),
            Fit::Within(fit, ..) => Some(fit.score_se.as_slice()),
            Fit::Exchangeable(fit) => Some(fit.score_se.as_slice()),
        }
    }

    /// What ranks: the posterior mean, the score, or the plain mean if the fit may not rank.
    #[must_use]
    pub fn ranking_values(&self) -> Vec<Option<f64>> {
        match &self.fit {
            _ if self.method_used == MethodUsed::None => self.raw.iter().copied().map(Some).collect(),
            Fit::Within(_, shrunken, _) => shrunken.posterior.mean().iter().copied().map(Some).collect(),
            _ => self.scores(),
        }
    }

    /// The joint posterior of the applications, if the method has one and it tells applications apart.
    #[must_use]
    pub fn posterior(&self) -> Option<&Posterior> {
        match &self.fit {
            Fit::Within(_, shrunken, _) => Some(&shrunken.posterior),
            Fit::Exchangeable(fit) => Some(&fit.posterior),
            Fit::Raw | Fit::Zscore(_) | Fit::LeastSquares(_) => None,
        }
        .filter(|_| !self.indistinguishable())
    }

    /// The variance of true quality, where it is estimated.
    #[must_use]
    pub fn var_application(&self) -> Option<f64> {
        match &self.fit {
            Fit::Within(_, shrunken, _) => Some(shrunken.var_application),
            Fit::Exchangeable(fit) => Some(fit.var_application),
            Fit::Raw | Fit::Zscore(_) | Fit::LeastSquares(_) => None,
        }
    }

    /// Whether the applications differ no more than noise: then they all tie.
    #[must_use]
    pub fn indistinguishable(&self) -> bool {
        self.var_application().is_some_and(|variance| variance <= 0.0)
    }

    /// The juror variance and the residual variance, where they are estimated.
    #[must_use]
    pub fn noise_variances(&self) -> (Option<f64>, Option<f64>) {
        match &self.fit {
            Fit::Within(fit, ..) => (Some(fit.var_juror), Some(fit.var_residual)),
            Fit::Exchangeable(fit) => (Some(fit.var_juror), Some(fit.var_residual)),
            Fit::LeastSquares(fit) => (None, fit.var_residual),
            Fit::Raw | Fit::Zscore(_) => (None, None),
        }
    }

    /// Each juror's severity (positive is lenient) and its standard deviation, where the method has them.
    #[must_use]
    pub fn severities(&self) -> Option<(&[f64], Option<&[f64]>)> {
        match &self.fit {
            Fit::Within(fit, ..) => Some((fit.juror_effect.as_slice(), Some(fit.juror_effect_sd.as_slice()))),
            Fit::Exchangeable(fit) => Some((fit.juror_effect.as_slice(), Some(fit.juror_effect_se.as_slice()))),
            Fit::LeastSquares(fit) => Some((fit.juror_effect.as_slice(), None)),
            Fit::Raw | Fit::Zscore(_) => None,
        }
    }
}
