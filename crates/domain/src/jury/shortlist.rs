//! Who holds the seats of a phase by the ranking that decides: how far that is to be trusted, and whose seat hangs on which juror.

use super::aggregate::mean;
use super::analysis::{Analysis, Asked, PhaseInput, PhaseReport};
use super::calibration::EngineEdition;
use super::cut::PhaseCut;
use super::evaluation::{Pivotal, RulesFault, ranks_scored};
use super::groundwork::Groundwork;
use super::ranking::Ranking;
use crate::document::{JudgingMode, RankingMethod};
use crate::id::{ApplicationId, JurorId};
use std::collections::{BTreeMap, BTreeSet};

/// Fifty jurors with twenty reviews each: beyond, the seats are not given again without each juror. It costs one ranking a juror.
const PIVOTAL_WORK: usize = 50 * 1_000;
/// The same of the first edition.
const FORMER_PIVOTAL_WORK: usize = 20 * 1_000;

/// Who stands above the end of the seats, or ties for the last of them where those may have one: no order of ids decides.
fn holders(ranking: &Ranking, cut: Option<&PhaseCut>, seats: u32) -> BTreeSet<ApplicationId> {
    match cut {
        Some(cut) => cut.within(ranking, seats),
        None => PhaseCut::default().within(ranking, seats),
    }
}

/// The mean chance of those who hold a seat: the share of them that is expected to be of the best for whom there are seats.
fn precision(report: &PhaseReport, holders: &BTreeSet<ApplicationId>) -> Option<f64> {
    let chances: Vec<f64> =
        report.applications.iter().filter(|item| holders.contains(&item.application)).filter_map(|item| item.p_top).collect();
    mean(&chances)
}

/// Whether the seats are given again without each juror: where that is asked for, and does not take too long.
pub(super) fn tries_pivotal(input: &PhaseInput<'_>, asked: &Asked<'_>) -> bool {
    let most = if asked.edition.is_first() { FORMER_PIVOTAL_WORK } else { PIVOTAL_WORK };
    let jurors: BTreeSet<&JurorId> = input.reviews.iter().map(|review| review.juror).collect();
    asked.pivotal && jurors.len().saturating_mul(input.reviews.len()) <= most
}

/// Fills in what follows from the seats of `analysis`, by the ranking that decides. The first edition told both of the calibrated one.
///
/// # Errors
/// As [`super::analyse`].
pub(super) fn seat_figures(
    ranking: &Ranking,
    input: &PhaseInput<'_>,
    asked: &Asked<'_>,
    analysis: Analysis,
) -> Result<Analysis, RulesFault> {
    if asked.edition.is_first() {
        return Ok(analysis);
    }
    let deciding = ranking.deciding_by(&analysis);
    let held = holders(&deciding, input.cut.as_ref(), asked.seats);
    let tried = input.mode == JudgingMode::Scores && tries_pivotal(input, asked);
    let mut analysis = Analysis { pivotal_tried: Some(tried), ..analysis };
    analysis.report.shortlist_precision = precision(&analysis.report, &held);
    if tried {
        let mut found = BTreeMap::new();
        for juror in analysis.report.jurors.iter().map(|report| &report.juror) {
            let without = holders(&without(input, asked, juror)?, input.cut.as_ref(), asked.seats);
            let enters: Vec<ApplicationId> = without.difference(&held).cloned().collect();
            let leaves: Vec<ApplicationId> = held.difference(&without).cloned().collect();
            if !enters.is_empty() || !leaves.is_empty() {
                found.insert(juror.clone(), Pivotal { enters, leaves });
            }
        }
        for report in &mut analysis.report.jurors {
            report.pivotal = found.remove(&report.juror);
        }
    }
    Ok(analysis)
}

/// The ranking that would decide without a juror: what a simulation without that juror says.
fn without(input: &PhaseInput<'_>, asked: &Asked<'_>, juror: &JurorId) -> Result<Ranking, RulesFault> {
    let mut others = input.clone();
    others.reviews.retain(|review| review.juror != juror);
    let plain = others.rank();
    if asked.method == RankingMethod::Raw {
        return Ok(plain);
    }
    let Groundwork { scored, rules } = Groundwork::of(&plain, &others, asked);
    let (method_used, ranks) = ranks_scored(&rules, &scored)?;
    Ok(if RankingMethod::from(method_used) == RankingMethod::Raw { plain } else { plain.placed_at(&ranks) })
}

impl Analysis {
    /// Whether the seats were given again without each juror; where not, nobody is known to be pivotal.
    #[must_use]
    pub fn tried_pivotal(&self) -> bool {
        // The first edition did not say, and tried wherever it did not take too long.
        let work = || self.reliability.jurors.saturating_mul(self.reliability.reviews);
        self.pivotal_tried.unwrap_or_else(|| self.options.edition == EngineEdition::First && work() <= FORMER_PIVOTAL_WORK)
    }
}

#[cfg(test)]
#[path = "shortlist_tests.rs"]
mod tests;
