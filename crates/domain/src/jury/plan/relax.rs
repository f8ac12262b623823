//! The smallest changes of each kind that make a plan possible. Each one is tried on the whole problem before it is told.

use super::infeasible::Cause;
use super::problem::{Coverage, Load, MAX_SIMILARITY, Objective, PlanError, Problem};
use super::report::Proof;
use super::solve::solve;
use std::collections::BTreeSet;

/// A change that suffices by itself. The engine never makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relaxation {
    /// Let every juror read this many applications more.
    RaiseLoads {
        /// How many.
        by: u32,
    },
    /// Bring in jurors without conflicts.
    AddJurors {
        /// How many.
        count: u32,
        /// The tag that they have; `None` where any juror will do.
        tag: Option<String>,
        /// How many applications each reads: the largest load of the panel.
        load: u32,
    },
    /// Decide that these soft conflicts `(application, juror)` are none; no smaller number of them suffices.
    LiftConflicts {
        /// The pairs.
        pairs: Vec<(usize, usize)>,
    },
    /// Ask for fewer reviews of these applications; no smaller number in all suffices, and none loses two where others could lose one.
    ReduceReviews {
        /// Application, and how many fewer.
        applications: Vec<(usize, u32)>,
    },
    /// Lower every smallest load by this much, down to 0.
    LowerMinimumLoads {
        /// How much.
        by: u32,
    },
    /// Be content with one of the tags of each application.
    CoverAtLeastOne,
    /// Give up the tags.
    DropCoverage,
    /// Give up that the design hangs together, and rank each piece by itself.
    DropConnectivity,
}

/// Adds the changes that suffice, in the order of [`Relaxation`]; what was found before an error stays.
pub(super) fn relaxations(problem: &Problem, cause: Cause, found: &mut Vec<Relaxation>) -> Result<(), PlanError> {
    // Whether there is a plan does not depend on what is best.
    let similarity = vec![vec![0; problem.jurors()]; problem.applications()];
    let problem = &Problem { objective: Objective::MaxSum, similarity, ..problem.clone() };
    let applications = u32::try_from(problem.applications()).unwrap_or(u32::MAX);
    let reviews = problem.reviews.iter().max().copied().unwrap_or(0);
    if let Some(by) = smallest(applications, |by| with_loads(problem, |load| Load { max: load.max.saturating_add(by), ..load }))? {
        found.push(Relaxation::RaiseLoads { by });
    }
    let load = problem.loads.iter().map(|load| load.max).max().unwrap_or(applications).max(1);
    let mut tags: Vec<Option<&String>> = vec![None];
    if problem.coverage != Coverage::None {
        tags.extend(problem.application_tags.iter().flatten().collect::<BTreeSet<_>>().into_iter().map(Some));
    }
    for tag in tags {
        let most = reviews.max(u32::try_from(problem.demand().div_ceil(u64::from(load))).unwrap_or(u32::MAX));
        if let Some(count) = smallest(most, |count| with_jurors(problem, count, load, tag))? {
            let tag = tag.cloned();
            found.push(Relaxation::AddJurors { count, tag, load });
        }
    }
    found.extend(lifted(problem)?.map(|pairs| Relaxation::LiftConflicts { pairs }));
    if cause == Cause::Capacity {
        found.extend(fewer_reviews(problem)?.map(|applications| Relaxation::ReduceReviews { applications }));
    }
    let most = problem.loads.iter().map(|load| load.min).max().unwrap_or(0);
    if let Some(by) = smallest(most, |by| with_loads(problem, |load| Load { min: load.min.saturating_sub(by), ..load }))? {
        found.push(Relaxation::LowerMinimumLoads { by });
    }
    let given_up = [
        (Relaxation::CoverAtLeastOne, problem.coverage == Coverage::AllTags, Problem { coverage: Coverage::AtLeastOne, ..problem.clone() }),
        (Relaxation::DropCoverage, problem.coverage != Coverage::None, Problem { coverage: Coverage::None, ..problem.clone() }),
        (Relaxation::DropConnectivity, problem.connected, Problem { connected: false, ..problem.clone() }),
    ];
    for (relaxation, applies, changed) in given_up {
        if applies && suffices(changed)? {
            found.push(relaxation);
        }
    }
    Ok(())
}

fn suffices(problem: Problem) -> Result<bool, PlanError> {
    match solve(&problem) {
        Ok(plan) => Ok(plan.is_some()),
        // What cannot be shown to suffice is not suggested.
        Err(PlanError::Unresolved) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The smallest amount from 1 to `most` that suffices; more of it never hurts.
fn smallest(most: u32, changed: impl Fn(u32) -> Problem) -> Result<Option<u32>, PlanError> {
    if most == 0 || !suffices(changed(most))? {
        return Ok(None);
    }
    let (mut fails, mut works) = (0, most);
    while works - fails > 1 {
        let middle = fails + (works - fails) / 2;
        if suffices(changed(middle))? {
            works = middle;
        } else {
            fails = middle;
        }
    }
    Ok(Some(works))
}

fn with_loads(problem: &Problem, change: impl Fn(Load) -> Load) -> Problem {
    Problem { loads: problem.loads.iter().copied().map(change).collect(), ..problem.clone() }
}

fn with_jurors(problem: &Problem, count: u32, load: u32, tag: Option<&String>) -> Problem {
    let mut changed = problem.clone();
    for _ in 0..count {
        changed.loads.push(Load { min: 0, max: load });
        changed.similarity.iter_mut().for_each(|row| row.push(0));
        if !changed.application_tags.is_empty() {
            changed.juror_tags.push(tag.into_iter().cloned().collect());
        }
    }
    changed
}

/// The fewest reviews to be given up, spread as evenly as can be: they go to jurors who do not exist, at a price far above everything
/// for the first one of an application and a little more for each further one.
fn fewer_reviews(problem: &Problem) -> Result<Option<Vec<(usize, u32)>>, PlanError> {
    const GIVEN_UP: i64 = MAX_SIMILARITY / 2;
    let mut changed = Problem { coverage: Coverage::None, connected: false, ..problem.clone() };
    for nth in 0..i64::from(problem.reviews.iter().max().copied().unwrap_or(0)) {
        changed.loads.push(Load { min: 0, max: u32::MAX });
        changed.similarity.iter_mut().for_each(|row| row.push(-GIVEN_UP - 2 * nth - 1));
    }
    // Nobody's tags are looked at.
    (changed.application_tags, changed.juror_tags) = (Vec::new(), Vec::new());
    let Some((pairs, _)) = solve(&changed)? else { return Ok(None) };
    let given_up = |application: usize| pairs.iter().filter(|pair| pair.0 == application && pair.1 >= problem.jurors()).count();
    let mut reduced = problem.clone();
    let mut fewer = Vec::new();
    for (application, reviews) in reduced.reviews.iter_mut().enumerate() {
        let by = u32::try_from(given_up(application)).unwrap_or(u32::MAX);
        *reviews = reviews.saturating_sub(by);
        fewer.extend((by > 0).then_some((application, by)));
    }
    Ok(suffices(reduced)?.then_some(fewer))
}

/// The fewest soft conflicts whose lifting suffices: they are allowed at a price of one each.
fn lifted(problem: &Problem) -> Result<Option<Vec<(usize, usize)>>, PlanError> {
    let pairs = |soft: bool| -> BTreeSet<(usize, usize)> {
        problem.conflicts.iter().filter(|barred| barred.soft == soft).map(|barred| (barred.application, barred.juror)).collect()
    };
    let soft: BTreeSet<_> = pairs(true).difference(&pairs(false)).copied().collect();
    if soft.is_empty() {
        return Ok(None);
    }
    let price = |application: usize, juror: usize| -i64::from(soft.contains(&(application, juror)));
    let row = |application: usize| (0..problem.jurors()).map(|juror| price(application, juror)).collect();
    let changed = Problem {
        similarity: (0..problem.applications()).map(row).collect(),
        conflicts: problem.conflicts.iter().filter(|barred| !barred.soft).copied().collect(),
        ..problem.clone()
    };
    // Without the proof that they are fewest they are not told.
    let fewest = solve(&changed).or_else(|error| if error == PlanError::Unresolved { Ok(None) } else { Err(error) })?;
    let fewest = fewest.filter(|(_, proof)| *proof == Proof::Best);
    Ok(fewest.map(|(plan, _)| plan.into_iter().filter(|pair| soft.contains(pair)).collect()))
}
