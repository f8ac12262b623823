//! The whole way from sheets to a ranking: composites, calibration, thresholds, places, chances, lottery.

mod assemble;
mod connection;
mod placing;
mod report;
mod rules;
mod scoring;
mod scrutiny;

pub use report::{
    ApplicationReport, Bridge, Connection, DecidedBy, Draws, JurorFlag, JurorReport, LotteryReport, PanelGap, Pivotal, RankStep,
    RankingWarning, Reliability, Report, Variances,
};
pub use rules::{CriterionRule, DEFAULT_DRAWS, LotteryRule, PanelAssumption, Rules, RulesFault, TieRule};
pub use scoring::{FailedThreshold, ScoredSheet, Sheet};

use super::calibration::{Calibration, Design, MethodUsed, Observation, calibrate};
use super::ranks::digest_text;
use serde::Serialize;
use std::fmt::Display;

/// An application that takes part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Entrant<A> {
    /// The application.
    pub application: A,
    /// The index of its track.
    pub track: Option<usize>,
}

/// A report with what it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation<A, J> {
    /// The report.
    pub report: Report<A, J>,
    /// Every sheet in one number, in the order of the input.
    pub sheets: Vec<ScoredSheet>,
    /// The calibration; its applications are those with a counted review, its jurors those with a sheet, both by id. `None` without
    /// a counted review.
    pub calibration: Option<Calibration>,
}

/// Everything between the input and the report. Indices are those of `applications` and `jurors`.
struct Workings<'a, A, J> {
    rules: &'a Rules,
    /// By id.
    applications: Vec<Entrant<A>>,
    /// By id.
    jurors: Vec<J>,
    /// By application.
    panels: Vec<scoring::Panel>,
    /// For each application of the calibration, the index of the application.
    calibrated: Vec<usize>,
    design: Option<Design>,
    calibration: Option<Calibration>,
}

/// Ranks `applications` by their sheets; sheets of others are not looked at. Whatever the order of the input, the report is the same
/// to the last bit on the same machine.
///
/// # Errors
/// Rules that cannot be used, see [`RulesFault`].
pub fn evaluate<A, J>(rules: &Rules, applications: &[Entrant<A>], sheets: &[Sheet<A, J>]) -> Result<Evaluation<A, J>, RulesFault>
where
    A: Ord + Clone + Display + Serialize,
    J: Ord + Clone + Serialize,
{
    if let Some(fault) = rules.fault() {
        return Err(fault);
    }
    let mut applications = applications.to_vec();
    applications.sort();
    applications.dedup_by(|a, b| a.application == b.application);
    let place = |id: &A| applications.binary_search_by(|entrant| entrant.application.cmp(id)).ok();
    let order: Vec<usize> = scoring::canonical_order(sheets);
    let known: Vec<(usize, usize, &Sheet<A, J>)> = order
        .iter()
        .filter_map(|at| sheets.get(*at).map(|sheet| (*at, sheet)))
        .filter_map(|(at, sheet)| Some((at, place(&sheet.application)?, sheet)))
        .collect();
    let canonical: Vec<&Sheet<A, J>> = known.iter().map(|(_, _, sheet)| *sheet).collect();
    let input_digest = digest_text(serde_json::to_vec(&(rules, &applications, &canonical)).unwrap_or_default());
    let mut jurors: Vec<J> = canonical.iter().map(|sheet| sheet.juror.clone()).collect();
    jurors.sort();
    jurors.dedup();
    let scored = scoring::score_sheets(rules, sheets);
    let counted = |at: usize| scored.get(at).and_then(|sheet| sheet.composite);
    let mut excluded: Vec<usize> = known.iter().map(|(at, ..)| *at).filter(|at| counted(*at).is_none()).collect();
    excluded.sort_unstable();

    let mut by_application: Vec<Vec<(&Sheet<A, J>, f64)>> = applications.iter().map(|_| Vec::new()).collect();
    for (at, application, sheet) in &known {
        if let (Some(list), Some(composite)) = (by_application.get_mut(*application), counted(*at)) {
            list.push((sheet, composite));
        }
    }
    let panels: Vec<scoring::Panel> = by_application.iter().map(|counted| scoring::panel(rules, counted)).collect();
    let place = |juror: &J| jurors.binary_search(juror).unwrap_or(usize::MAX);
    let reviews = by_application.iter().map(|list| list.iter().map(|(sheet, score)| (place(&sheet.juror), *score)).collect()).collect();
    let (report, calibration) = Counted { applications, jurors, panels, reviews }.conclude(rules, input_digest, excluded);
    Ok(Evaluation { report, sheets: scored, calibration })
}

/// An application whose sheets were made into composites before, by whatever rubric.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredApplication<A, J> {
    /// The application.
    pub entrant: Entrant<A>,
    /// The composite of each sheet that counts, 0 to 100, with its juror.
    pub reviews: Vec<(J, f64)>,
    /// Whether it may not be ranked: it misses a threshold. Its reviews count in the calibration all the same.
    pub barred: bool,
    /// What parts it from others of the same score, each 0 to 100: the criteria of which the chain of the rules speaks.
    pub tie_values: Vec<Option<f64>>,
}

/// As [`evaluate`], from composites: for phases in which tracks are scored by rubrics of their own. The criteria of the rules are not
/// looked at, and those of the chain are the tie values.
///
/// # Errors
/// Rules that cannot be used, see [`RulesFault`].
pub fn evaluate_scored<A, J>(rules: &Rules, applications: &[ScoredApplication<A, J>]) -> Result<Report<A, J>, RulesFault>
where
    A: Ord + Clone + Display + Serialize,
    J: Ord + Clone + Serialize,
{
    if let Some(fault) = rules.fault() {
        return Err(fault);
    }
    let scored = in_order(applications);
    let input: Vec<_> = scored.iter().map(|item| (&item.entrant, &item.reviews, item.barred)).collect();
    let parting: Vec<_> = scored.iter().map(|item| &item.tie_values).collect();
    let input = if parting.iter().all(|values| values.is_empty()) {
        serde_json::to_vec(&(rules, input))
    } else {
        serde_json::to_vec(&(rules, input, parting))
    };
    let input_digest = digest_text(input.unwrap_or_default());
    Ok(Counted::of_scored(scored).conclude(rules, input_digest, Vec::new()).0)
}

/// What [`evaluate_scored`] says of the ranks alone, with the method that makes them: no chance is drawn and no juror looked at.
///
/// # Errors
/// Rules that cannot be used, see [`RulesFault`].
pub fn ranks_scored<A, J>(rules: &Rules, applications: &[ScoredApplication<A, J>]) -> Result<(MethodUsed, Vec<(A, f64)>), RulesFault>
where
    A: Ord + Clone + Display + Serialize,
    J: Ord + Clone + Serialize,
{
    match rules.fault() {
        Some(fault) => Err(fault),
        None => Ok(Counted::of_scored(in_order(applications)).workings(rules).ranks()),
    }
}

/// By id, the reviews of each by juror, then score.
fn in_order<A: Ord + Clone, J: Ord + Clone>(applications: &[ScoredApplication<A, J>]) -> Vec<ScoredApplication<A, J>> {
    let mut scored: Vec<ScoredApplication<A, J>> = applications.to_vec();
    scored.sort_by(|a, b| a.entrant.cmp(&b.entrant));
    scored.dedup_by(|a, b| a.entrant.application == b.entrant.application);
    for application in &mut scored {
        application.reviews.sort_by(|(a, first), (b, second)| a.cmp(b).then(first.total_cmp(second)));
    }
    scored
}

/// What is counted: everything by index, applications and jurors by id.
struct Counted<A, J> {
    applications: Vec<Entrant<A>>,
    jurors: Vec<J>,
    panels: Vec<scoring::Panel>,
    /// For each application, the index of the juror and the composite of each review.
    reviews: Vec<Vec<(usize, f64)>>,
}

impl<A: Ord + Clone, J: Ord + Clone> Counted<A, J> {
    /// From applications that are [`in_order`].
    fn of_scored(scored: Vec<ScoredApplication<A, J>>) -> Self {
        let mut jurors: Vec<J> = scored.iter().flat_map(|item| item.reviews.iter().map(|(juror, _)| juror.clone())).collect();
        jurors.sort();
        jurors.dedup();
        let place = |juror: &J| jurors.binary_search(juror).unwrap_or(usize::MAX);
        let reviews = scored.iter().map(|item| item.reviews.iter().map(|(juror, score)| (place(juror), *score)).collect()).collect();
        let composites = |item: &ScoredApplication<A, J>| item.reviews.iter().map(|(_, score)| *score).collect();
        let panel = |item: &ScoredApplication<A, J>| scoring::Panel::of_composites(composites(item), item.tie_values.clone(), item.barred);
        let panels = scored.iter().map(panel).collect();
        let applications = scored.into_iter().map(|item| item.entrant).collect();
        Self { applications, jurors, panels, reviews }
    }

    /// Calibrated by the rules.
    fn workings(self, rules: &Rules) -> Workings<'_, A, J> {
        let Self { applications, jurors, panels, reviews } = self;
        let calibrated: Vec<usize> = (0..applications.len()).filter(|at| reviews.get(*at).is_some_and(|list| !list.is_empty())).collect();
        let mut observations = Vec::new();
        for (index, at) in calibrated.iter().enumerate() {
            let of_application = reviews.get(*at).into_iter().flatten();
            observations.extend(of_application.map(|(juror, score)| Observation { application: index, juror: *juror, score: *score }));
        }
        // Composites are finite and every application here has a review; a design that is none has no observation.
        let design = Design::new(calibrated.len(), jurors.len(), &observations).ok().filter(|_| !observations.is_empty());
        let calibration = design.as_ref().map(|design| calibrate(design, rules.calibration));
        Workings { rules, applications, jurors, panels, calibrated, design, calibration }
    }
}

impl<A, J> Counted<A, J>
where
    A: Ord + Clone + Display + Serialize,
    J: Ord + Clone + Serialize,
{
    fn conclude(self, rules: &Rules, input_digest: String, excluded: Vec<usize>) -> (Report<A, J>, Option<Calibration>) {
        let workings = self.workings(rules);
        let report = workings.report(input_digest, excluded);
        (report, workings.calibration)
    }
}

#[cfg(test)]
mod invariants;
#[cfg(test)]
mod tests;
