//! Suggestions: how well a juror fits, and which reviews would tie panels together.

use super::problem::Problem;
use super::report::Plan;
use crate::jury::pieces::Pieces;
use crate::states::states;
use std::collections::{BTreeMap, BTreeSet};

/// The share of applications with a juror from another track below which tracks cannot be told from their jurors.
pub const FREE_SHARE_MINIMUM: f64 = 0.10;
/// The share at which a ranking across tracks is about as good as within them.
pub const FREE_SHARE_TARGET: f64 = 0.25;

states! {
    /// How much a juror wants to read an application.
    Bid {
        /// Not at all.
        No = "no",
        /// Rather not.
        Reluctant = "reluctant",
        /// Would.
        Willing = "willing",
        /// Would like to.
        Keen = "keen",
        /// Wants to.
        Eager = "eager",
    }
}

impl Bid {
    /// From 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::No => 0.0,
            Self::Reluctant => 0.25,
            Self::Willing => 0.5,
            Self::Keen => 0.75,
            Self::Eager => 1.0,
        }
    }
}

/// How well a juror fits an application, from 0 to 1000:
/// `1000 (0.6 overlap of the tags + 0.3 bid + 0.1 past quality)`, rounded half up.
///
/// The overlap is the weighted Jaccard index `Σ min / Σ max` of the tag weights, 0 where nobody has tags. A missing bid counts as
/// 0.5. `past_quality` is from 0 to 1; a juror without a past counts as 0.5. Weights below 0 and what is no number count as 0.
#[must_use]
pub fn similarity(application: &BTreeMap<String, f64>, juror: &BTreeMap<String, f64>, bid: Option<Bid>, past_quality: Option<f64>) -> i64 {
    let weight =
        |tags: &BTreeMap<String, f64>, tag: &String| tags.get(tag).copied().filter(|weight| weight.is_finite()).unwrap_or(0.0).max(0.0);
    let tags: BTreeSet<&String> = application.keys().chain(juror.keys()).collect();
    let both: f64 = tags.iter().map(|tag| weight(application, tag).min(weight(juror, tag))).sum();
    let either: f64 = tags.iter().map(|tag| weight(application, tag).max(weight(juror, tag))).sum();
    let overlap = if either > 0.0 { both / either } else { 0.0 };
    let bid = bid.map_or(0.5, Bid::value);
    let quality = past_quality.filter(|quality| quality.is_finite()).unwrap_or(0.5).clamp(0.0, 1.0);
    (1000.0 * (0.6 * overlap + 0.3 * bid + 0.1 * quality) + 0.5).floor() as i64
}

/// The free pairs that would tie the pieces of a design together: one fewer than there are pieces, fewer where conflicts stand in
/// the way. They are the most similar pairs first (a largest spanning forest, Kruskal), then by application and juror; loads are not
/// looked at, as a bridge is a review more.
#[must_use]
pub fn bridges(problem: &Problem, plan: &Plan) -> Vec<(usize, usize)> {
    let applications = problem.applications();
    let mut pieces = Pieces::new(applications + problem.jurors());
    for (application, juror) in &plan.pairs {
        pieces.link(*application, applications + juror);
    }
    let barred: BTreeSet<(usize, usize)> = problem.conflicts.iter().map(|barred| (barred.application, barred.juror)).collect();
    let design = &plan.report.components;
    let read: BTreeSet<usize> = design.iter().flat_map(|component| component.applications.iter().copied()).collect();
    let reading: BTreeSet<usize> = design.iter().flat_map(|component| component.jurors.iter().copied()).collect();
    let mut candidates: Vec<(i64, usize, usize)> = Vec::new();
    for (application, row) in problem.similarity.iter().enumerate().filter(|(application, _)| read.contains(application)) {
        let free = row.iter().enumerate().filter(|(juror, _)| reading.contains(juror) && !barred.contains(&(application, *juror)));
        candidates.extend(free.map(|(juror, similarity)| (-similarity, application, juror)));
    }
    candidates.sort_unstable();
    candidates.retain(|(_, application, juror)| pieces.link(*application, applications + juror));
    candidates.into_iter().map(|(_, application, juror)| (application, juror)).collect()
}

/// Which track each application and juror belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackDesign {
    /// A track an application, by any number.
    pub applications: Vec<usize>,
    /// A track a juror.
    pub jurors: Vec<usize>,
}

/// How far the tracks of a plan can be compared, and what would help.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridging {
    /// The share of applications with a juror of another track, from 0 to 1.
    pub share: f64,
    /// Whether it reaches [`FREE_SHARE_MINIMUM`]; else tracks should be ranked apart, with seats for each.
    pub enough: bool,
    /// Applications to be opened to jurors of other tracks so that [`FREE_SHARE_TARGET`] is reached: from the tracks in turn, first
    /// those that a juror from outside fits best.
    pub open: Vec<usize>,
}

impl TrackDesign {
    /// Looks at the pairs of a plan.
    #[must_use]
    pub fn bridging(&self, problem: &Problem, pairs: &[(usize, usize)]) -> Bridging {
        let outside = |application: usize, juror: usize| self.applications.get(application) != self.jurors.get(juror);
        let bridged: BTreeSet<usize> = pairs.iter().filter(|pair| outside(pair.0, pair.1)).map(|pair| pair.0).collect();
        let applications = problem.applications();
        let share = if applications == 0 { 0.0 } else { bridged.len() as f64 / applications as f64 };
        let target = (FREE_SHARE_TARGET * applications as f64).ceil() as usize;
        let barred: BTreeSet<(usize, usize)> = problem.conflicts.iter().map(|barred| (barred.application, barred.juror)).collect();
        let mut tracks: BTreeMap<usize, Vec<(i64, usize)>> = BTreeMap::new();
        for (application, row) in problem.similarity.iter().enumerate().filter(|(application, _)| !bridged.contains(application)) {
            let fits = row.iter().enumerate().filter(|(juror, _)| outside(application, *juror) && !barred.contains(&(application, *juror)));
            if let (Some(best), Some(track)) = (fits.map(|(_, similarity)| *similarity).max(), self.applications.get(application)) {
                tracks.entry(*track).or_default().push((-best, application));
            }
        }
        tracks.values_mut().for_each(|track| track.sort_unstable());
        let turns = tracks.values().map(Vec::len).max().unwrap_or(0);
        let in_turn = (0..turns).flat_map(|turn| tracks.values().filter_map(move |track| track.get(turn)));
        let open = in_turn.map(|(_, application)| *application).take(target.saturating_sub(bridged.len())).collect();
        Bridging { share, enough: share >= FREE_SHARE_MINIMUM, open }
    }
}
