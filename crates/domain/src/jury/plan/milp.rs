//! The assignment as an integer program: for tags that overlap, and where the search ends without a proof on a small problem.
//!
//! Connectivity is demanded lazily: as long as a solution falls into pieces, each piece must get a pair that leaves it, and the
//! program is solved again (component cuts). No piece is demanded that was not found, so the first connected solution is optimal.
//!
//! Nobody can ask the solver to end, so it is given a time; what it has found by then is not taken.

use super::instance::{Instance, Pair, pair_of};
use super::problem::{Objective, PlanError, to_usize};
use super::solve::ensure_going_on;
use crate::jury::calibration::Component;
use good_lp::solvers::{SolutionStatus, WithTimeLimit};
use good_lp::{Expression, ProblemVariables, ResolutionError, Solution, SolverModel, Variable, constraint, microlp, variable};

/// The most pairs to be decided where tags are all that no flow has: their relaxation is nearly whole.
pub(super) const MAX_COVERED_PAIRS: usize = 6_000;
/// The most pairs to be decided with a floor or component cuts. Measured: 300 pairs take seconds, 640 no longer end.
pub(super) const MAX_FREE_PAIRS: usize = 200;

/// What the program maximises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    /// The objective of the problem as a sum.
    Sum,
    /// The smallest sum of an application.
    Worst,
}

/// An integer program that learns: cuts found for one goal hold for the next.
pub(super) struct Program<'i, 'p> {
    instance: &'i Instance<'p>,
    /// Pairs of which one must be there.
    cuts: Vec<Vec<(usize, usize)>>,
    /// What the sum of each application must reach.
    floor: Option<i64>,
    connected: bool,
}

impl<'i, 'p> Program<'i, 'p> {
    /// With every rule of the problem.
    pub(super) fn new(instance: &'i Instance<'p>) -> Self {
        Self { instance, cuts: Vec::new(), floor: None, connected: instance.problem.connected }
    }
    /// Without connectivity.
    pub(super) fn covering(instance: &'i Instance<'p>) -> Self {
        Self { connected: false, ..Self::new(instance) }
    }

    /// The best pairs, by application, then juror; `None` where the rules cannot be kept.
    pub(super) fn solve(mut self) -> Result<Option<Vec<(usize, usize)>>, PlanError> {
        if self.instance.problem.objective == Objective::MaxMin {
            let Some(pairs) = self.connected(Goal::Worst)? else { return Ok(None) };
            self.floor = self.instance.problem.report(&pairs).worst.map(|(_, sum)| sum);
        }
        self.connected(Goal::Sum)
    }

    fn connected(&mut self, goal: Goal) -> Result<Option<Vec<(usize, usize)>>, PlanError> {
        loop {
            ensure_going_on(self.instance.problem)?;
            let Some(pairs) = self.once(goal)? else { return Ok(None) };
            let components = self.instance.problem.components(&pairs);
            if !self.connected || components.len() <= 1 {
                return Ok(Some(pairs));
            }
            let cuts: Vec<_> = components.iter().map(|component| self.leaving(component)).collect();
            self.cuts.extend(cuts);
        }
    }

    /// The free pairs between a component and the rest.
    fn leaving(&self, component: &Component) -> Vec<(usize, usize)> {
        let crosses = |(application, juror): &(usize, usize)| {
            pair_of(&self.instance.pairs, (*application, *juror)) == Pair::Free
                && component.applications.contains(application) != component.jurors.contains(juror)
        };
        self.every_pair().filter(crosses).collect()
    }

    fn every_pair(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (rows, columns) = self.instance.pairs.shape();
        (0..rows).flat_map(move |application| (0..columns).map(move |juror| (application, juror)))
    }

    fn once(&self, goal: Goal) -> Result<Option<Vec<(usize, usize)>>, PlanError> {
        let problem = self.instance.problem;
        let mut variables = ProblemVariables::new();
        // One variable a free pair; an accepted review is a constant.
        let cells: Vec<Option<Variable>> = self
            .every_pair()
            .map(|pair| (pair_of(&self.instance.pairs, pair) == Pair::Free).then(|| variables.add(variable().binary())))
            .collect();
        let columns = self.instance.pairs.ncols();
        let cell = |(application, juror): (usize, usize)| match (
            pair_of(&self.instance.pairs, (application, juror)),
            cells.get(application * columns + juror).copied().flatten(),
        ) {
            (Pair::Fixed, _) => Expression::from(1.0),
            (_, Some(variable)) => Expression::from(variable),
            _ => Expression::default(),
        };
        let sum = |pairs: &mut dyn Iterator<Item = (usize, usize)>| pairs.map(cell).sum::<Expression>();
        let value = |application: usize| {
            let worth = |juror| cell((application, juror)) * self.instance.value(application, juror) as f64;
            (0..columns).map(worth).sum::<Expression>()
        };
        let mut rules = Vec::new();
        for (application, (reviews, groups)) in problem.reviews.iter().zip(&self.instance.groups).enumerate() {
            rules.push(constraint::eq(sum(&mut (0..columns).map(|juror| (application, juror))), f64::from(*reviews)));
            for group in groups {
                rules.push(constraint::geq(sum(&mut group.iter().map(|juror| (application, *juror))), 1.0));
            }
        }
        let mut goal_value = match goal {
            Goal::Sum => (0..problem.applications()).map(value).sum::<Expression>(),
            Goal::Worst => {
                // Where nothing is read, nothing else bounds it.
                let bound = problem.similarity.iter().flatten().map(|value| value.abs()).sum::<i64>() as f64;
                let worst = variables.add(variable().clamp(-bound, bound));
                let read = (0..problem.applications()).filter(|application| problem.reviews.get(*application) != Some(&0));
                rules.extend(read.map(|application| constraint::geq(value(application), worst)));
                Expression::from(worst)
            }
        };
        for (juror, load) in problem.loads.iter().enumerate() {
            let count = sum(&mut (0..problem.applications()).map(|application| (application, juror)));
            let most = to_usize(load.max).min(problem.applications());
            if let (Objective::Balanced { weight }, Goal::Sum) = (problem.objective, goal) {
                // The squares of 0, 1, 2, … are 1, 3, 5, … apart: the cheaper steps fill up first.
                let steps: Vec<Variable> = (0..most).map(|_| variables.add(variable().clamp(0.0, 1.0))).collect();
                goal_value -=
                    steps.iter().zip(0..).map(|(step, nth)| *step * f64::from(weight) * f64::from(2 * nth + 1)).sum::<Expression>();
                rules.push(constraint::eq(count.clone(), steps.into_iter().sum::<Expression>()));
            }
            rules.push(constraint::leq(count.clone(), most as f64));
            rules.push(constraint::geq(count, f64::from(load.min)));
        }
        rules.extend(self.cuts.iter().map(|cut| constraint::geq(sum(&mut cut.iter().copied()), 1.0)));
        if let Some(floor) = self.floor {
            let read = (0..problem.applications()).filter(|application| problem.reviews.get(*application) != Some(&0));
            rules.extend(read.map(|application| constraint::geq(value(application), floor as f64)));
        }
        let limit = problem.stop.program_seconds();
        // The solver looks at its clock now and then: a small program would end before.
        if limit == Some(0) {
            return Err(PlanError::Stopped);
        }
        let mut model = variables.maximise(goal_value).using(microlp);
        if let Some(seconds) = limit {
            model = model.with_time_limit(seconds);
        }
        for rule in rules {
            model.add_constraint(rule);
        }
        let solution = match model.solve() {
            // What it had by then may not be the best.
            Ok(solution) if matches!(solution.status(), SolutionStatus::TimeLimit) => return Err(PlanError::Stopped),
            Ok(solution) => solution,
            Err(ResolutionError::Infeasible) => return Ok(None),
            // Nor does it say so where it had nothing yet.
            Err(ResolutionError::Other(_)) if limit.is_some() => return Err(PlanError::Stopped),
            Err(error) => return Err(PlanError::Solver { reason: error.to_string() }),
        };
        let chosen = |pair: &(usize, usize)| cell(*pair).eval_with(&solution) > 0.5;
        Ok(Some(self.every_pair().filter(chosen).collect()))
    }
}
