//! How far the panel of a review phase agrees, in the terms of a chair.

use super::analysis::PhaseInput;
use super::calibration::{Design, Method, Observation, Options, calibrate};
use super::evaluation::ScoredApplication;
use super::reliability::{
    Alpha, AlphaReading, Coefficient, Icc, IccReading, Metric, NoCoefficient, VarianceComponents, icc, kendall_w, krippendorff,
};
use crate::document::RankingMethod;
use crate::id::{ApplicationId, CriterionId, JurorId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// From this many applications with two reviews on a coefficient is told. Below it is a number about chance.
pub const ENOUGH_UNITS: usize = 5;

/// The reliability for which the number of reviews is said.
const WANTED: f64 = 0.8;

/// How far a panel agrees. It says how firm a ranking is, not who is good.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhaseReliability {
    /// How many applications have a review that counts.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub applications: usize,
    /// How many jurors gave one.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub jurors: usize,
    /// How many reviews count.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub reviews: usize,
    /// Whether every juror scored every application once.
    pub complete: bool,
    /// Krippendorff's alpha of the scores of whole sheets.
    pub alpha: Agreement,
    /// Intraclass correlation of the scores of whole sheets.
    pub icc: IccFigures,
    /// Kendall's W: how far the jurors' orders agree. Only where all scored the same applications.
    pub kendall_w: ConcordanceFigures,
    /// Krippendorff's alpha of each criterion, on its own scale.
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub criteria: Vec<CriterionAgreement>,
    /// How many reviews an application needs for a reliability of 0.8 (Spearman & Brown), to be rounded up; null where that cannot be
    /// said. Severity counts as noise unless a calibrated ranking decides.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0))]
    pub reviews_needed: Option<f64>,
}

/// Krippendorff's alpha, as an interval scale.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"value": 0.71, "reading": "tentative", "units": 24, "values": 72, "undefined": null})))]
pub struct Agreement {
    /// 1 is agreement, 0 what chance gives, below 0 less than that; null where it is undefined.
    #[cfg_attr(feature = "openapi", schema(required, maximum = 1))]
    pub value: Option<f64>,
    /// How Krippendorff reads it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub reading: Option<AlphaReading>,
    /// Applications with at least two values.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub units: usize,
    /// Values of these.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub values: usize,
    /// Why there is none.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub undefined: Option<NoCoefficient>,
}

/// The agreement on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CriterionAgreement {
    /// The criterion.
    pub criterion_id: CriterionId,
    /// How far the jurors agree on it.
    pub alpha: Agreement,
}

/// The bounds of a 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"low": 61.2, "high": 74.8})))]
pub struct Interval {
    /// The lower one.
    pub low: f64,
    /// The upper one.
    pub high: f64,
}

impl Interval {
    /// An interval of finite bounds.
    #[must_use]
    pub fn of((low, high): (f64, f64)) -> Option<Self> {
        (low.is_finite() && high.is_finite()).then_some(Self { low, high })
    }
}

/// Intraclass correlation with jurors as a sample (Shrout & Fleiss 1979: ICC(2,1) and ICC(2,k); ICC(3,1) and ICC(3,k) for
/// consistency). Of a panel that is not complete it follows from variance components, without intervals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "single": 0.42, "single_ci95": {"low": 0.2, "high": 0.66}, "average": 0.68, "average_ci95": {"low": 0.43, "high": 0.85},
    "single_consistency": 0.5, "average_consistency": 0.75, "reviews": 3.0, "reading": "moderate", "undefined": null})))]
pub struct IccFigures {
    /// Absolute agreement of one review: the share of true quality in its variance.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub single: Option<f64>,
    /// Its 95 % interval; null where the panel is not complete.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub single_ci95: Option<Interval>,
    /// Absolute agreement of the mean of all reviews of an application.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub average: Option<f64>,
    /// Its 95 % interval; null where the panel is not complete.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub average_ci95: Option<Interval>,
    /// The same of one review with the jurors' severity taken out.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub single_consistency: Option<f64>,
    /// The same of the mean.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub average_consistency: Option<f64>,
    /// Of how many reviews the mean is: the mean number of reviews an application.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0))]
    pub reviews: Option<f64>,
    /// How Koo & Li (2016) read `average`.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub reading: Option<IccReading>,
    /// Why there is none.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub undefined: Option<NoCoefficient>,
}

/// Kendall's coefficient of concordance, corrected for ties.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"w": 0.64, "chi_squared": 21.1, "df": 11, "p_value": 0.032, "undefined": null})))]
pub struct ConcordanceFigures {
    /// From 0 to 1.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0))]
    pub w: Option<f64>,
    /// About chi-squared if jurors rank at random.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub chi_squared: Option<f64>,
    /// Its degrees of freedom.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub df: Option<usize>,
    /// The probability of so much concordance by chance.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 1))]
    pub p_value: Option<f64>,
    /// Why there is none.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub undefined: Option<NoCoefficient>,
}

impl Agreement {
    /// The alpha of a table with a row a juror and a column an application.
    fn of(sheets: &[Vec<Option<f64>>]) -> Self {
        let columns = sheets.iter().map(Vec::len).max().unwrap_or(0);
        let counts = (0..columns).map(|at| sheets.iter().filter(|sheet| sheet.get(at).copied().flatten().is_some()).count());
        let counts: Vec<usize> = counts.filter(|count| *count > 1).collect();
        let (units, values) = (counts.len(), counts.iter().sum());
        let alpha = krippendorff(sheets, Metric::Interval).and_then(|alpha| enough(units).map(|()| alpha));
        let known = alpha.as_ref().ok();
        Self { value: known.map(|alpha| alpha.value), reading: known.map(Alpha::reading), units, values, undefined: alpha.err() }
    }
}

fn enough(units: usize) -> Result<(), NoCoefficient> {
    if units >= ENOUGH_UNITS { Ok(()) } else { Err(NoCoefficient::NotEnoughData) }
}

impl IccFigures {
    fn undefined(reason: NoCoefficient) -> Self {
        Self {
            single: None,
            single_ci95: None,
            average: None,
            average_ci95: None,
            single_consistency: None,
            average_consistency: None,
            reviews: None,
            reading: None,
            undefined: Some(reason),
        }
    }

    fn of_complete(found: &Icc, reviews: f64) -> Self {
        let interval = |coefficient: &Coefficient| coefficient.ci95.and_then(Interval::of);
        Self {
            single: found.agreement.value,
            single_ci95: interval(&found.agreement),
            average: found.agreement_mean.value,
            average_ci95: interval(&found.agreement_mean),
            single_consistency: found.consistency.value,
            average_consistency: found.consistency_mean.value,
            reviews: Some(reviews),
            reading: found.agreement_mean.value.map(IccReading::of),
            undefined: None,
        }
    }

    fn of_components(found: &VarianceComponents, reviews: f64) -> Self {
        let average = found.agreement(reviews);
        Self {
            single: found.agreement(1.0),
            average,
            single_consistency: found.consistency(1.0),
            average_consistency: found.consistency(reviews),
            reviews: Some(reviews),
            reading: average.map(IccReading::of),
            undefined: average.is_none().then_some(NoCoefficient::NoVariation),
            ..Self::undefined(NoCoefficient::NoVariation)
        }
    }
}

impl From<Result<super::reliability::Concordance, NoCoefficient>> for ConcordanceFigures {
    fn from(found: Result<super::reliability::Concordance, NoCoefficient>) -> Self {
        let known = found.as_ref().ok();
        Self {
            w: known.map(|found| found.w),
            chi_squared: known.map(|found| found.chi_squared),
            df: known.map(|found| found.df),
            p_value: known.map(|found| found.p_value),
            undefined: found.err(),
        }
    }
}

/// The agreement of a phase, from the scores of its sheets.
#[must_use]
pub fn phase_reliability(
    scored: &[ScoredApplication<ApplicationId, JurorId>],
    input: &PhaseInput<'_>,
    method: RankingMethod,
) -> PhaseReliability {
    let read: Vec<&ScoredApplication<ApplicationId, JurorId>> = scored.iter().filter(|item| !item.reviews.is_empty()).collect();
    let jurors: BTreeSet<&JurorId> = read.iter().flat_map(|item| item.reviews.iter().map(|(juror, _)| juror)).collect();
    let jurors: Vec<&JurorId> = jurors.into_iter().collect();
    let reviews: usize = read.iter().map(|item| item.reviews.len()).sum();
    let cell = |juror: &JurorId, item: &ScoredApplication<ApplicationId, JurorId>| {
        item.reviews.iter().find(|(other, _)| other == juror).map(|(_, score)| *score)
    };
    let table: Vec<Vec<Option<f64>>> = jurors.iter().map(|juror| read.iter().map(|item| cell(juror, item)).collect()).collect();
    let complete = !table.is_empty() && table.iter().flatten().all(Option::is_some);
    let alpha = Agreement::of(&table);
    let whole: Vec<Vec<f64>> = table.iter().map(|row| row.iter().copied().flatten().collect()).collect();
    let count = |at: usize| whole.iter().filter_map(|row| row.get(at).copied()).collect::<Vec<f64>>();
    let components = variance_components(&read, &jurors);
    let per_application = if read.is_empty() { 0.0 } else { reviews as f64 / read.len() as f64 };
    let icc = match enough(alpha.units) {
        Err(reason) => IccFigures::undefined(reason),
        Ok(()) if complete => {
            let by_application: Vec<Vec<f64>> = (0..read.len()).map(count).collect();
            icc(&by_application).map_or_else(IccFigures::undefined, |found| IccFigures::of_complete(&found, per_application))
        }
        Ok(()) => {
            components.map_or(IccFigures::undefined(NoCoefficient::NoVariation), |found| IccFigures::of_components(&found, per_application))
        }
    };
    let orders =
        if complete { kendall_w(&whole).and_then(|found| enough(alpha.units).map(|()| found)) } else { Err(NoCoefficient::Incomplete) };
    let calibrated = method != RankingMethod::Raw;
    PhaseReliability {
        applications: read.len(),
        jurors: jurors.len(),
        reviews,
        complete,
        reviews_needed: components.filter(|_| enough(alpha.units).is_ok()).and_then(|found| found.reviews_needed(WANTED, calibrated)),
        alpha,
        icc,
        kendall_w: orders.into(),
        criteria: by_criterion(input),
    }
}

/// The variances of applications, jurors and noise, where they can be told apart.
fn variance_components(read: &[&ScoredApplication<ApplicationId, JurorId>], jurors: &[&JurorId]) -> Option<VarianceComponents> {
    let mut observations = Vec::new();
    for (application, item) in read.iter().enumerate() {
        for (juror, score) in &item.reviews {
            observations.push(Observation { application, juror: jurors.binary_search(&juror).ok()?, score: *score });
        }
    }
    let design = Design::new(read.len(), jurors.len(), &observations).ok().filter(|_| !observations.is_empty())?;
    let both = calibrate(&design, Options { method: Method::Exchangeable, juror_scale: false, force: true, ..Options::default() });
    let (juror, residual) = both.noise_variances();
    Some(VarianceComponents { application: both.var_application()?, juror: juror?, residual: residual? })
}

/// The agreement on each criterion, from the scores as they were given; in the order of their ids.
fn by_criterion(input: &PhaseInput<'_>) -> Vec<CriterionAgreement> {
    let places: BTreeMap<&ApplicationId, usize> = input.fields.iter().enumerate().map(|(at, (id, _))| (id, at)).collect();
    let criteria = input.fields.iter().flat_map(|(_, rubric)| rubric.scored()).filter_map(|criterion| criterion.id.as_ref());
    let criteria: BTreeSet<&CriterionId> = criteria.collect();
    let agreement = |id: &CriterionId| {
        // One table at a time: it has a cell for each juror and application.
        let mut table: BTreeMap<&JurorId, Vec<Option<f64>>> = BTreeMap::new();
        for review in &input.reviews {
            let score = review.sheet.scores.get(id).and_then(|entry| entry.score);
            let Some((at, score)) = places.get(review.application).zip(score) else { continue };
            let row = table.entry(review.juror).or_insert_with(|| vec![None; places.len()]);
            if let Some(cell) = row.get_mut(*at) {
                *cell = Some(score.value());
            }
        }
        let rows: Vec<Vec<Option<f64>>> = table.into_values().collect();
        CriterionAgreement { criterion_id: id.clone(), alpha: Agreement::of(&rows) }
    };
    criteria.into_iter().map(agreement).collect()
}
