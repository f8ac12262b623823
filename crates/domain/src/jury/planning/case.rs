//! From a ground to a problem of the engine, and back to a proposal.

use super::ground::{Ground, PlanApplication, is_not_begun};
use super::outcome::{infeasibility, planned};
use crate::document::{ExpertRule, JurorScope, Key, PlanDocument, PlanObjective, PlanOptions, PlanOutcome};
use crate::id::{ApplicationId, Id as _, JurorId};
use crate::jury::lottery_key;
use crate::jury::plan::{Barred, Coverage, Load, MAX_SIDE, Objective, Outcome, PlanError, Problem, Stop, similarity};
use crate::jury::{Assignment, AssignmentState};
use std::collections::{BTreeMap, BTreeSet};

/// The most pairs of jurors and applications that are searched.
const MAX_PAIRS: usize = 1_000_000;
/// How much better another juror must match before an assignment that was not begun moves.
const MOVING: i64 = 20;

/// A plan for a phase. `options` has its number of reviews and its seed filled in.
///
/// # Errors
/// A fault of this module: a problem that the engine refuses to look at.
pub fn propose(ground: &Ground, options: &PlanOptions, stop: &Stop) -> Result<PlanDocument, PlanError> {
    let nothing = |outcome| PlanDocument { outcome, options: options.clone(), assignments: Vec::new(), figures: None, infeasibility: None };
    let (applications, jurors) = (ground.applications.len(), ground.jurors.len());
    if applications.max(jurors) > MAX_SIDE || applications.saturating_mul(jurors) > MAX_PAIRS {
        return Ok(nothing(PlanOutcome::TooLarge));
    }
    let case = Case::new(ground, options, stop);
    match case.favouring_what_is_there().plan() {
        Ok(Outcome::Planned(plan)) => {
            let (assignments, figures) = planned(&case, &plan);
            Ok(PlanDocument { assignments, figures: Some(figures), ..nothing(PlanOutcome::Planned) })
        }
        Ok(Outcome::Infeasible(why)) => {
            Ok(PlanDocument { infeasibility: Some(infeasibility(&case, &why)), ..nothing(PlanOutcome::Infeasible) })
        }
        Err(PlanError::Stopped) => Ok(nothing(PlanOutcome::TimedOut)),
        Err(PlanError::TooLarge) => Ok(nothing(PlanOutcome::TooLarge)),
        Err(PlanError::Unresolved | PlanError::Solver { .. }) => Ok(nothing(PlanOutcome::Unresolved)),
        Err(other) => Err(other),
    }
}

/// A juror of a problem.
pub(super) struct CaseJuror<'g> {
    pub(super) id: &'g JurorId,
    /// Whether the juror is on the panel; of the others only the sheets that count are left.
    pub(super) seated: bool,
    pub(super) track: Option<&'g Key>,
}

/// A ground in the order of the seed, with its problem.
pub(super) struct Case<'g> {
    pub(super) options: &'g PlanOptions,
    pub(super) jurors: Vec<CaseJuror<'g>>,
    pub(super) applications: Vec<&'g PlanApplication>,
    /// What is with a juror and counts, by its pair `(application, juror)`.
    pub(super) held: BTreeMap<(usize, usize), &'g Assignment>,
    /// Active assignments of jurors with a conflict.
    pub(super) set_aside: usize,
    pub(super) problem: Problem,
}

impl<'g> Case<'g> {
    fn new(ground: &'g Ground, options: &'g PlanOptions, stop: &Stop) -> Self {
        let seed = options.seed.as_deref().unwrap_or_default();
        let mut applications: Vec<&PlanApplication> = ground.applications.iter().collect();
        applications.sort_by_cached_key(|application| lottery_key(seed, application.id.as_str()));
        let places: BTreeMap<&ApplicationId, usize> = applications.iter().enumerate().map(|(place, found)| (&found.id, place)).collect();
        let (aside, active): (Vec<&Assignment>, Vec<&Assignment>) = ground
            .assignments
            .iter()
            .filter(|item| item.is_active() && places.contains_key(&item.application))
            .partition(|item| ground.conflicts.contains_key(&(item.juror.clone(), item.application.clone())));
        let ids: BTreeSet<&JurorId> = ground.jurors.iter().chain(active.iter().map(|item| &item.juror)).collect();
        let mut jurors: Vec<CaseJuror<'_>> = ids
            .into_iter()
            .map(|id| CaseJuror {
                id,
                seated: ground.jurors.contains(id),
                track: options.of_juror(id).and_then(|juror| juror.track.as_ref()),
            })
            .collect();
        jurors.sort_by_cached_key(|juror| lottery_key(seed, juror.id.as_str()));
        let seats: BTreeMap<&JurorId, usize> = jurors.iter().enumerate().map(|(seat, juror)| (juror.id, seat)).collect();
        let place = |juror: &JurorId, application: &ApplicationId| Some((*places.get(application)?, *seats.get(juror)?));
        let held: BTreeMap<(usize, usize), &Assignment> =
            active.iter().filter_map(|item| Some((place(&item.juror, &item.application)?, *item))).collect();
        let mut conflicts: Vec<Barred> = Vec::new();
        for ((juror, application), liftable) in &ground.conflicts {
            conflicts.extend(place(juror, application).map(|(application, juror)| Barred { application, juror, soft: *liftable }));
        }
        for (juror, application) in &ground.persons.not_again(&ground.assignments) {
            let open = place(juror, application).filter(|pair| !held.contains_key(pair));
            conflicts.extend(open.map(|(application, juror)| Barred { application, juror, soft: false }));
        }
        let case = Self { options, jurors, applications, held, set_aside: aside.len(), problem: Problem::default() };
        Self { problem: case.pose(conflicts, &ground.scopes, stop), ..case }
    }

    /// The problem, with matches as they are.
    fn pose(&self, mut conflicts: Vec<Barred>, scopes: &BTreeMap<JurorId, JurorScope>, stop: &Stop) -> Problem {
        let options = self.options;
        let fixed: BTreeSet<(usize, usize)> = self.held.keys().copied().filter(|pair| !self.may_move(*pair)).collect();
        for (juror, _) in self.jurors.iter().enumerate().filter(|(_, juror)| !juror.seated) {
            let others = (0..self.applications.len()).filter(|application| !fixed.contains(&(*application, juror)));
            conflicts.extend(others.map(|application| Barred { application, juror, soft: false }));
        }
        conflicts.extend(self.outside(scopes).filter(|pair| !fixed.contains(pair)).map(|(application, juror)| Barred {
            application,
            juror,
            soft: false,
        }));
        let juror_tags: Vec<Vec<String>> =
            self.jurors.iter().map(|juror| options.of_juror(juror.id).map(|known| known.expertise.clone()).unwrap_or_default()).collect();
        let known: Vec<_> = self.jurors.iter().zip(&juror_tags).map(|(juror, tags)| weighted(tags, juror.track)).collect();
        let row = |application: &&PlanApplication| {
            let asked = weighted(&application.tags, application.track.as_ref());
            known.iter().map(|known| similarity(&asked, known, None, None)).collect()
        };
        Problem {
            similarity: self.applications.iter().map(row).collect(),
            reviews: (0..self.applications.len()).map(|application| self.wanted(application, &fixed)).collect(),
            loads: (0..self.jurors.len()).map(|juror| self.load(juror, &fixed)).collect(),
            conflicts,
            fixed: fixed.iter().copied().collect(),
            application_tags: self.applications.iter().map(|application| application.tags.clone()).collect(),
            juror_tags,
            coverage: match options.experts {
                ExpertRule::None => Coverage::None,
                ExpertRule::AtLeastOne => Coverage::AtLeastOne,
                ExpertRule::EveryTag => Coverage::AllTags,
            },
            objective: match options.objective {
                PlanObjective::BestMatch => Objective::MaxSum,
                PlanObjective::Fairest => Objective::MaxMin,
                PlanObjective::Balanced => Objective::Balanced { weight: options.balance_weight },
            },
            connected: options.connected,
            stop: stop.clone(),
        }
    }

    /// The pairs of applications and jurors who were not asked for their track.
    fn outside<'a>(&'a self, scopes: &'a BTreeMap<JurorId, JurorScope>) -> impl Iterator<Item = (usize, usize)> + 'a {
        let scoped = self.jurors.iter().enumerate().filter_map(|(seat, juror)| Some((seat, scopes.get(juror.id)?)));
        scoped.flat_map(|(seat, scope)| {
            let outside = self.applications.iter().enumerate().filter(|(_, application)| !scope.covers(application.track.as_ref()));
            outside.map(move |(place, _)| (place, seat))
        })
    }

    /// Whether what a juror has may go to another one.
    pub(super) fn may_move(&self, pair: (usize, usize)) -> bool {
        let seated = self.jurors.get(pair.1).is_some_and(|juror| juror.seated);
        self.options.move_not_begun && seated && self.held.get(&pair).is_some_and(|item| is_not_begun(item))
    }

    /// How many jurors an application gets: what is asked for, never fewer than have it for good, and one more than have completed their
    /// sheet where these lie apart.
    fn wanted(&self, application: usize, fixed: &BTreeSet<(usize, usize)>) -> u32 {
        let own = || self.held.iter().filter(move |((own, _), _)| *own == application);
        let stays = own().filter(|(pair, _)| fixed.contains(pair)).count();
        let completed = own().filter(|(_, item)| item.state == AssignmentState::Completed).count();
        let diverges = self.applications.get(application).is_some_and(|application| application.diverges);
        let one_more = if diverges { completed + 1 } else { 0 };
        self.options.reviews_per_application.unwrap_or(1).max(small(stays)).max(small(one_more))
    }

    /// How much a juror may read. Work that stays counts, and is never beyond the largest load.
    fn load(&self, juror: usize, fixed: &BTreeSet<(usize, usize)>) -> Load {
        let stays = small(fixed.iter().filter(|pair| pair.1 == juror).count());
        match self.jurors.get(juror).filter(|juror| juror.seated) {
            None => Load { min: 0, max: stays },
            Some(seated) => {
                let (min, max) = self.options.loads(self.options.of_juror(seated.id));
                let max = max.unwrap_or_else(|| small(self.applications.len())).max(stays);
                Load { min: min.min(max), max }
            }
        }
    }

    /// The problem that is solved: what is there is worth a little more, so that nothing moves for nothing.
    fn favouring_what_is_there(&self) -> Problem {
        let mut problem = self.problem.clone();
        for (application, juror) in self.held.keys().filter(|pair| self.may_move(**pair)) {
            if let Some(value) = problem.similarity.get_mut(*application).and_then(|row| row.get_mut(*juror)) {
                *value += MOVING;
            }
        }
        problem
    }
}

/// Tags and a track with their weights. A track has a name that no tag has.
fn weighted(tags: &[String], track: Option<&Key>) -> BTreeMap<String, f64> {
    tags.iter().cloned().chain(track.map(|track| format!("track {track}"))).map(|tag| (tag, 1.0)).collect()
}

/// Counts here are below [`MAX_SIDE`].
pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
