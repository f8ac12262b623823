//! From sheets to composites, panel values and thresholds.

use super::super::aggregate::{composite, mean, reaches};
use super::rules::Rules;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// One completed sheet. Withdrawn and quarantined ones are not handed in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet<A, J> {
    /// The application.
    pub application: A,
    /// The juror.
    pub juror: J,
    /// A value on each criterion's own scale, in the order of the rubric; `None` is an abstention.
    pub values: Vec<Option<f64>>,
}

/// A threshold that an application misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailedThreshold {
    /// That of the criterion with this index.
    Criterion(usize),
    /// That of the plain mean.
    Overall,
}

/// A sheet in one number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ScoredSheet {
    /// The composite; `None` if the sheet does not count.
    pub composite: Option<f64>,
    /// The share of the weight that is scored.
    pub coverage: f64,
}

/// Scores each sheet. One with a value off its scale does not count.
#[must_use]
pub(super) fn score_sheets<A, J>(rules: &Rules, sheets: &[Sheet<A, J>]) -> Vec<ScoredSheet> {
    let score = |sheet: &Sheet<A, J>| {
        let values = rules.criteria.iter().zip(sheet.values.iter().copied().chain(std::iter::repeat(None)));
        let parts: Result<Vec<_>, _> = values
            .map(|(criterion, value)| {
                let utility = value.map(|value| criterion.scale.utility(value)).transpose()?;
                Ok::<_, super::super::scale::ScaleError>((criterion.weight, utility))
            })
            .collect();
        parts.map_or(ScoredSheet { composite: None, coverage: 0.0 }, |parts| {
            let whole = composite(&parts);
            ScoredSheet { composite: whole.counted(rules.coverage), coverage: whole.coverage }
        })
    };
    sheets.iter().map(score).collect()
}

/// The order in which everything is summed: by application, then juror, then values.
pub(super) fn canonical_order<A: Ord, J: Ord>(sheets: &[Sheet<A, J>]) -> Vec<usize> {
    let mut sorted: Vec<(usize, &Sheet<A, J>)> = sheets.iter().enumerate().collect();
    sorted
        .sort_by(|(_, a), (_, b)| (&a.application, &a.juror).cmp(&(&b.application, &b.juror)).then_with(|| compare(&a.values, &b.values)));
    sorted.into_iter().map(|(at, _)| at).collect()
}

fn compare(a: &[Option<f64>], b: &[Option<f64>]) -> Ordering {
    let value = |value: &Option<f64>| value.unwrap_or(f64::NEG_INFINITY);
    let different = a.iter().zip(b).map(|(a, b)| value(a).total_cmp(&value(b))).find(|order| order.is_ne());
    different.unwrap_or_else(|| a.len().cmp(&b.len()))
}

/// What the panel says of one application.
pub(super) struct Panel {
    /// The plain mean of the composites.
    pub(super) raw: Option<f64>,
    /// The composites that count.
    pub(super) composites: Vec<f64>,
    /// The panel value of each criterion.
    pub(super) criteria: Vec<Option<f64>>,
    /// Criteria in their order, then overall.
    pub(super) failed: Vec<FailedThreshold>,
}

impl Panel {
    /// A panel of which the composites are known, what parts it from equals, and whether a threshold was missed.
    pub(super) fn of_composites(composites: Vec<f64>, criteria: Vec<Option<f64>>, barred: bool) -> Self {
        let failed = barred.then_some(FailedThreshold::Overall).into_iter().collect();
        Self { raw: mean(&composites), composites, criteria, failed }
    }
}

/// The panel of an application, from its counted sheets in canonical order.
pub(super) fn panel<A, J>(rules: &Rules, counted: &[(&Sheet<A, J>, f64)]) -> Panel {
    let composites: Vec<f64> = counted.iter().map(|(_, composite)| *composite).collect();
    let raw = mean(&composites);
    let values = |at: usize| counted.iter().filter_map(|(sheet, _)| sheet.values.get(at).copied().flatten()).collect::<Vec<_>>();
    let criteria: Vec<Option<f64>> = (0..rules.criteria.len()).map(|at| rules.centre.of(&values(at))).collect();
    let misses = |(at, (criterion, value)): (usize, (&super::rules::CriterionRule, &Option<f64>))| {
        let threshold = criterion.threshold?;
        let reached = value.is_some_and(|value| reaches(value, threshold, criterion.scale.direction));
        (!reached).then_some(FailedThreshold::Criterion(at))
    };
    let overall = raw.zip(rules.threshold_overall).filter(|(raw, least)| !reaches(*raw, *least, super::super::scale::Direction::Higher));
    // Where no review counts, nothing was tested.
    let tested = rules.criteria.iter().zip(&criteria).enumerate().filter(|_| raw.is_some());
    let failed = tested.filter_map(misses).chain(overall.map(|_| FailedThreshold::Overall)).collect();
    Panel { raw, composites, criteria, failed }
}
