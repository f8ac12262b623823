//! From a problem to a plan, or to the reasons why there is none.

use super::infeasible::{Infeasible, diagnose};
use super::instance::Instance;
use super::milp::{self, Program};
use super::network::{Rules, best_flow};
use super::problem::{Objective, PlanError, Problem, to_usize};
use super::report::{Plan, Proof};
use super::search::{Found, Search, budget};
use std::collections::BTreeSet;

/// A plan that keeps every rule, or the proof that there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The best plan.
    Planned(Plan),
    /// No plan keeps every rule.
    Infeasible(Infeasible),
}

impl Problem {
    /// The best plan.
    ///
    /// # Errors
    /// Each kind of [`PlanError`]. That the rules cannot be kept is no error but an outcome.
    pub fn plan(&self) -> Result<Outcome, PlanError> {
        match solve(self)? {
            Some((pairs, proof)) => Ok(Outcome::Planned(Plan { report: self.report(&pairs), pairs, proof })),
            None => Ok(Outcome::Infeasible(diagnose(self)?)),
        }
    }
}

/// Pairs, and whether they are proven best.
type Solved = (Vec<(usize, usize)>, Proof);

/// The best pairs, `None` where the rules cannot be kept.
pub(super) fn solve(problem: &Problem) -> Result<Option<Solved>, PlanError> {
    let instance = Instance::new(problem)?;
    // What a flow without the tags that overlap cannot do, nothing can.
    let flow = best_flow(&instance, Rules { groups: instance.is_flow(), ..Rules::ALL });
    ensure_going_on(problem)?;
    if !flow.complete || instance.groups.iter().flatten().any(BTreeSet::is_empty) {
        return Ok(None);
    }
    if problem.objective != Objective::MaxMin && problem.violations(&flow.pairs).is_empty() {
        return Ok(Some((flow.pairs, Proof::Best)));
    }
    if !instance.is_flow() && problem.objective != Objective::MaxMin && instance.free_pairs() <= milp::MAX_COVERED_PAIRS {
        match Program::covering(&instance).solve()? {
            None => return Ok(None),
            Some(pairs) if problem.violations(&pairs).is_empty() => return Ok(Some((pairs, Proof::Best))),
            Some(_) => {}
        }
    }
    let mut left = budget(&instance);
    let found = match problem.objective {
        Objective::MaxMin => fairest(&instance, &mut left),
        Objective::MaxSum | Objective::Balanced { .. } => Search::new(&instance, None, &mut left).run(),
    };
    ensure_going_on(problem)?;
    let solved = match found {
        Found::Best(pairs) => Some((pairs, Proof::Best)),
        Found::None => None,
        Found::Unproven(..) if instance.free_pairs() <= milp::MAX_FREE_PAIRS => {
            Program::new(&instance).solve()?.map(|pairs| (pairs, Proof::Best))
        }
        Found::Unproven(Some(pairs), bound) => Some((pairs, Proof::AtMost(bound))),
        Found::Unproven(None, _) => return Err(PlanError::Unresolved),
    };
    match &solved {
        Some((pairs, _)) if !problem.violations(pairs).is_empty() => Err(PlanError::Solver { reason: "an answer breaks a rule".into() }),
        _ => Ok(solved),
    }
}

/// What a search found after it was ended is not to be trusted: its flows were cut short.
pub(super) fn ensure_going_on(problem: &Problem) -> Result<(), PlanError> {
    if problem.stop.is_asked() { Err(PlanError::Stopped) } else { Ok(()) }
}

/// The plan with the highest floor, and of these the one with the largest total. The floor is found by halving: a plan raises it to its
/// own worst application, the proof that there is none lowers what can be hoped for.
fn fairest(instance: &Instance<'_>, left: &mut u64) -> Found {
    let worst = |pairs: &[(usize, usize)]| instance.problem.report(pairs).worst.map(|(_, sum)| sum);
    let mut best = match Search::new(instance, None, left).run() {
        Found::Best(pairs) | Found::Unproven(Some(pairs), _) => pairs,
        nothing => return nothing,
    };
    let Some(mut low) = worst(&best) else { return Found::Best(best) };
    let mut high = hope(instance);
    while low < high {
        let floor = low + (high - low + 1) / 2;
        match Search::new(instance, Some(floor), left).run() {
            Found::Best(pairs) | Found::Unproven(Some(pairs), _) => {
                low = worst(&pairs).unwrap_or(floor);
                best = pairs;
            }
            Found::None => high = floor - 1,
            Found::Unproven(None, _) => break,
        }
    }
    // A plan that raised the floor had the largest total for a lower one.
    match Search::new(instance, Some(low), left).run() {
        Found::Best(pairs) if low >= high => Found::Best(pairs),
        Found::Best(pairs) | Found::Unproven(Some(pairs), _) => Found::Unproven(Some(pairs), high),
        Found::None | Found::Unproven(None, _) => Found::Unproven(Some(best), high),
    }
}

/// What the worst application can have at most: the least, over the applications, of the best jurors that each may have.
fn hope(instance: &Instance<'_>) -> i64 {
    let most = |(application, reviews): (usize, &u32)| {
        let mut values: Vec<i64> = instance.allowed(application).into_iter().map(|juror| instance.value(application, juror)).collect();
        values.sort_unstable_by(|a, b| b.cmp(a));
        values.into_iter().take(to_usize(*reviews)).sum::<i64>()
    };
    let read = instance.problem.reviews.iter().enumerate().filter(|(_, reviews)| **reviews > 0);
    read.map(most).min().unwrap_or(0)
}
