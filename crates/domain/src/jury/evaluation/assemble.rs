//! Puts the report together.

use super::super::aggregate::{mean, sample_sd};
use super::super::calibration::MethodUsed;
use super::super::ranks::digest_text;
use super::super::uncertainty::{LotteryCandidate, Posterior, RankDistribution, Seed, partial_lottery};
use super::placing::{Candidate, Places, place};
use super::report::{ApplicationReport, Draws, LotteryReport, Report};
use super::{Workings, scoring};
use serde::Serialize;
use std::fmt::Display;

/// The 97.5 % quantile of the standard normal distribution.
const NORMAL_975: f64 = 1.959_963_984_540_054;

/// What is known of the ranked applications beyond their places, in the order of the candidates.
struct Chances {
    expected: Vec<f64>,
    distribution: RankDistribution,
}

/// What the calibration says of each of its applications; empty where it says nothing.
struct Estimates {
    score: Vec<Option<f64>>,
    se: Vec<f64>,
    posterior_mean: Vec<f64>,
    posterior_sd: Vec<f64>,
}

impl<A, J> Workings<'_, A, J>
where
    A: Ord + Clone + Display + Serialize,
    J: Ord + Clone + Serialize,
{
    pub(super) fn report(&self, input_digest: String, excluded: Vec<usize>) -> Report<A, J> {
        let (eligible, candidates) = self.candidates();
        let places = place(self.rules, &candidates);
        let chances = self.chances(&eligible);
        let estimates = self.estimates();
        let mut applications: Vec<ApplicationReport<A>> =
            (0..self.applications.len()).filter_map(|at| self.unplaced(at, &estimates)).collect();
        self.fill(&mut applications, &eligible, &places, chances.as_ref());
        self.fill_tracks(&mut applications, &eligible);
        let lottery = self.lottery(&eligible, chances.as_ref());
        let mut order: Vec<usize> = places.order.iter().filter_map(|at| eligible.get(*at).map(|(application, _)| *application)).collect();
        let ranked = order.len();
        order.extend((0..applications.len()).filter(|at| eligible.binary_search_by_key(at, |(application, _)| *application).is_err()));
        let sorted: Vec<ApplicationReport<A>> = order.iter().filter_map(|at| applications.get(*at).cloned()).collect();
        let shortlist: Vec<f64> = sorted.iter().take(ranked.min(self.rules.places)).filter_map(|entry| entry.p_top).collect();
        let calibration = self.calibration.as_ref();
        let connection = self.connection();
        Report {
            engine_version: env!("CARGO_PKG_VERSION").to_owned(),
            input_digest,
            method: self.rules.calibration.method,
            method_used: calibration.map_or(MethodUsed::None, |calibration| calibration.method_used),
            reason: calibration.and_then(|calibration| calibration.reason),
            panel_assumption: self.rules.panel_assumption,
            warnings: self.warnings(&connection),
            variances: self.variances(),
            bridges: self.bridges(),
            connection,
            applications: sorted,
            jurors: self.juror_reports(&eligible),
            excluded,
            shortlist_precision: mean(&shortlist),
            reliability: self.reliability(),
            draws: chances.as_ref().map(|chances| Draws {
                draws: chances.distribution.draws(),
                seed: self.rules.seed.clone(),
                max_se: 0.5 / f64::from(chances.distribution.draws()).sqrt(),
            }),
            lottery,
        }
    }

    /// The rank of everybody who has one, and the method that makes them.
    pub(super) fn ranks(&self) -> (MethodUsed, Vec<(A, f64)>) {
        let (eligible, candidates) = self.candidates();
        let ranks = place(self.rules, &candidates).rank;
        let ids = eligible.iter().filter_map(|(at, _)| self.applications.get(*at)).map(|entrant| entrant.application.clone());
        let method_used = self.calibration.as_ref().map_or(MethodUsed::None, |calibration| calibration.method_used);
        (method_used, ids.zip(ranks).collect())
    }

    /// Who is ranked: `(index of the application, index in the calibration)`.
    fn candidates(&self) -> (Vec<(usize, usize)>, Vec<Candidate>) {
        let values = self.calibration.as_ref().map(|calibration| calibration.ranking_values()).unwrap_or_default();
        let candidate = |(index, at): (usize, &usize)| {
            let (entrant, panel) = (self.applications.get(*at)?, self.panels.get(*at)?);
            let (value, raw) = (values.get(index).copied().flatten()?, panel.raw?);
            let component = self.component(index);
            let id = entrant.application.to_string();
            let candidate = Candidate { id, value, raw, criteria: panel.criteria.clone(), track: entrant.track, component };
            panel.failed.is_empty().then_some(((*at, index), candidate))
        };
        self.calibrated.iter().enumerate().filter_map(candidate).unzip()
    }

    fn component(&self, index: usize) -> Option<usize> {
        let components = &self.calibration.as_ref()?.components;
        components.iter().position(|component| component.applications.binary_search(&index).is_ok())
    }

    /// Expected ranks and draws among those that are ranked, if what ranks has a posterior.
    fn chances(&self, eligible: &[(usize, usize)]) -> Option<Chances> {
        let posterior = self.posterior_of(eligible)?;
        let distribution = RankDistribution::draw(&posterior, Seed(&self.rules.seed), self.rules.draws);
        Some(Chances { expected: posterior.expected_ranks(), distribution })
    }

    /// What is believed of these, if what ranks has a posterior.
    fn posterior_of(&self, chosen: &[(usize, usize)]) -> Option<Posterior> {
        let calibration = self.calibration.as_ref().filter(|calibration| calibration.method_used != MethodUsed::None)?;
        let chosen: Vec<usize> = chosen.iter().map(|(_, index)| *index).collect();
        Some(calibration.posterior()?.of(&chosen))
    }

    fn estimates(&self) -> Estimates {
        let calibration = self.calibration.as_ref();
        let posterior = calibration.and_then(|calibration| calibration.posterior());
        Estimates {
            score: calibration.map(|calibration| calibration.scores()).unwrap_or_default(),
            se: calibration.and_then(|calibration| calibration.score_se()).map(<[f64]>::to_vec).unwrap_or_default(),
            posterior_mean: posterior.map(|posterior| posterior.mean().to_vec()).unwrap_or_default(),
            posterior_sd: posterior.map(Posterior::sd).unwrap_or_default(),
        }
    }

    /// All that is said of an application whether it is ranked or not.
    fn unplaced(&self, at: usize, estimates: &Estimates) -> Option<ApplicationReport<A>> {
        let (entrant, panel): (_, &scoring::Panel) = (self.applications.get(at)?, self.panels.get(at)?);
        let index = self.calibrated.binary_search(&at).ok();
        let of = |values: &[f64]| index.and_then(|index| values.get(index).copied());
        let score = index.and_then(|index| estimates.score.get(index).copied().flatten());
        let se = of(&estimates.se);
        Some(ApplicationReport {
            application: entrant.application.clone(),
            rank: None,
            decided_by: None,
            tie_group: None,
            reviews: panel.composites.len(),
            raw_mean: panel.raw,
            raw_sd: sample_sd(&panel.composites),
            raw_rank: None,
            rank_move: None,
            criteria: panel.criteria.clone(),
            failed: panel.failed.clone(),
            calibrated_score: score,
            se,
            ci95: score.zip(se).map(|(score, se)| (score - NORMAL_975 * se, score + NORMAL_975 * se)),
            posterior_mean: of(&estimates.posterior_mean),
            posterior_sd: of(&estimates.posterior_sd),
            expected_rank: None,
            percentile: None,
            rank_interval95: None,
            rank_interval50: None,
            p_top: None,
            p_top_track: None,
            track: entrant.track,
            track_rank: None,
            component: index.and_then(|index| self.component(index)),
            component_rank: None,
        })
    }

    /// Adds places and chances to those that have them.
    fn fill(&self, reports: &mut [ApplicationReport<A>], eligible: &[(usize, usize)], places: &Places, chances: Option<&Chances>) {
        let top = chances.map(|chances| chances.distribution.top(self.rules.places));
        let intervals = |share: f64| chances.map(|chances| chances.distribution.intervals(share));
        let (wide, narrow) = (intervals(0.95), intervals(0.5));
        for (candidate, (at, _)) in eligible.iter().enumerate() {
            let Some(report) = reports.get_mut(*at) else { continue };
            let number = |values: &[f64]| values.get(candidate).copied();
            report.rank = number(&places.rank);
            report.decided_by = places.decided_by.get(candidate).copied().flatten();
            report.tie_group = places.tie_group.get(candidate).copied().flatten();
            report.raw_rank = number(&places.raw_rank);
            report.rank_move = report.raw_rank.zip(report.rank).map(|(raw, rank)| raw - rank);
            report.track_rank = report.track.and_then(|_| number(&places.track_rank));
            report.component_rank = number(&places.component_rank);
            report.expected_rank = chances.and_then(|chances| number(&chances.expected));
            report.percentile = report.expected_rank.map(|rank| 100.0 * (rank - 0.5) / eligible.len() as f64);
            report.p_top = top.as_deref().and_then(number);
            report.rank_interval95 = wide.as_ref().and_then(|intervals| intervals.get(candidate).copied());
            report.rank_interval50 = narrow.as_ref().and_then(|intervals| intervals.get(candidate).copied());
        }
    }

    /// Adds the chances within the tracks that have places of their own, each track drawn by itself.
    fn fill_tracks(&self, reports: &mut [ApplicationReport<A>], eligible: &[(usize, usize)]) {
        for (track, places) in self.rules.track_places.iter().enumerate() {
            let own = |(at, _): &&(usize, usize)| self.applications.get(*at).is_some_and(|entrant| entrant.track == Some(track));
            let chosen: Vec<(usize, usize)> = eligible.iter().filter(own).copied().collect();
            let (Some(places), false, Some(posterior)) = (places, chosen.is_empty(), self.posterior_of(&chosen)) else { continue };
            let drawn = RankDistribution::draw(&posterior, Seed(&self.rules.seed), self.rules.draws);
            for ((at, _), chance) in chosen.iter().zip(drawn.top(*places)) {
                if let Some(report) = reports.get_mut(*at) {
                    report.p_top_track = Some(chance);
                }
            }
        }
    }

    fn lottery(&self, eligible: &[(usize, usize)], chances: Option<&Chances>) -> Option<LotteryReport<A>> {
        let (rule, chances) = (self.rules.lottery.as_ref()?, chances?);
        let intervals = chances.distribution.intervals(rule.interval);
        let ids: Vec<&A> = eligible.iter().filter_map(|(at, _)| self.applications.get(*at)).map(|entrant| &entrant.application).collect();
        let candidates: Vec<LotteryCandidate> = ids
            .iter()
            .zip(&chances.expected)
            .zip(&intervals)
            .map(|((id, expected), (low, high))| LotteryCandidate {
                id: id.to_string(),
                expected_rank: *expected,
                rank_lo: *low as f64,
                rank_hi: *high as f64,
            })
            .collect();
        let outcome = partial_lottery(&candidates, self.rules.places, &self.rules.seed);
        let names = |chosen: &[usize]| chosen.iter().filter_map(|at| ids.get(*at).map(|id| (*id).clone())).collect();
        Some(LotteryReport {
            seed_digest: digest_text(&self.rules.seed),
            funding_line: outcome.funding_line,
            accept: names(&outcome.accept),
            lottery: names(&outcome.lottery),
            reject: names(&outcome.reject),
            places_for_lottery: outcome.places_for_lottery,
            lottery_needed: outcome.lottery_needed,
            winners: names(&outcome.winners),
        })
    }
}
