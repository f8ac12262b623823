//! Best plans under rules that no flow has: tags that overlap, a floor for each application, connectivity.
//!
//! Branch and bound over flows, best first. A flow that breaks such a rule shows a set of pairs of which at least one must be there:
//! a juror with the tag, a better juror for the application, a pair that leaves the piece. The branches force one of them each and bar
//! those before it. The bound of a branch is exact for forcing that pair alone: the cheapest cycle through it in the residual network.
//! The first flow in the order of the bounds that keeps every rule is therefore a best plan.

use super::instance::{Instance, Pair, pair_of};
use super::join::joined;
use super::network::{FlowPlan, Rules, best_flow_of};
use super::problem::to_usize;
use crate::jury::calibration::Component;
use nalgebra::DMatrix;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::rc::Rc;

/// Pairs by application and juror.
type Pairs = Vec<(usize, usize)>;

/// The work of the searches for a plan, in pairs looked at, before they end without a proof. A count and not a time: the same problem
/// ends the same.
const WORK: u64 = 200_000_000;
/// The least and most flows that are solved for it.
const FLOWS: (u64, u64) = (20, 20_000);
/// How a search ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A best plan.
    Best(Pairs),
    /// No plan keeps the rules.
    None,
    /// The work was used up. The best plan met, if any, and a bound that no plan exceeds.
    Unproven(Option<Pairs>, i64),
}

/// A flow, or a branch that is not solved yet.
enum Open {
    Solved { pairs: Rc<DMatrix<Pair>>, flow: Box<FlowPlan>, cost: i64 },
    Branch { parent: Rc<DMatrix<Pair>>, cost: i64, choices: Rc<Vec<(i64, (usize, usize))>>, nth: usize },
}

/// A search for the largest objective of sums, with a floor for the sum of each application where one is given.
pub(super) struct Search<'i, 'p> {
    instance: &'i Instance<'p>,
    rules: Rules,
    floor: Option<i64>,
    /// Flows that may still be solved.
    left: &'i mut u64,
    /// By bound; of equal ones the newest first, which is nearer to a plan.
    queue: BinaryHeap<(Reverse<i64>, usize)>,
    open: Vec<Option<Open>>,
}

/// How many flows may be solved for a plan.
pub(super) fn budget(instance: &Instance<'_>) -> u64 {
    let size = (instance.pairs.len() as u64).saturating_mul(instance.problem.demand());
    (WORK / size.max(1)).clamp(FLOWS.0, FLOWS.1)
}

impl<'i, 'p> Search<'i, 'p> {
    pub(super) fn new(instance: &'i Instance<'p>, floor: Option<i64>, left: &'i mut u64) -> Self {
        let rules = Rules { groups: instance.is_flow(), ..Rules::ALL };
        Self { instance, rules, floor, left, queue: BinaryHeap::new(), open: Vec::new() }
    }

    pub(super) fn run(mut self) -> Found {
        self.solve(self.instance.pairs.clone());
        while let Some((Reverse(bound), number)) = self.queue.pop() {
            let Some(open) = self.open.get_mut(number).and_then(Option::take) else { continue };
            if self.instance.problem.stop.is_asked() {
                return Found::Unproven(None, -bound);
            }
            if *self.left == 0 {
                return Found::Unproven(self.any(), -bound);
            }
            match open {
                Open::Solved { pairs, flow, cost } => match self.missing(&flow.pairs, &pairs) {
                    None => return Found::Best(flow.pairs),
                    Some(choices) => {
                        let choices = Rc::new(priced(&flow, &choices));
                        self.branch(pairs, cost, choices, 0);
                    }
                },
                Open::Branch { parent, cost, choices, nth } => {
                    let pairs = branch_pairs(&parent, &choices, nth);
                    self.branch(parent, cost, choices, nth + 1);
                    self.solve(pairs);
                }
            }
        }
        Found::None
    }

    fn push(&mut self, bound: i64, open: Open) {
        self.queue.push((Reverse(bound), self.open.len()));
        self.open.push(Some(open));
    }

    fn branch(&mut self, parent: Rc<DMatrix<Pair>>, cost: i64, choices: Rc<Vec<(i64, (usize, usize))>>, nth: usize) {
        if let Some((price, _)) = choices.get(nth) {
            self.push(cost + price, Open::Branch { parent, cost, choices, nth });
        }
    }

    fn solve(&mut self, pairs: DMatrix<Pair>) {
        *self.left = self.left.saturating_sub(1);
        if let Some((pairs, flow, cost)) = self.flow(pairs) {
            self.push(cost, Open::Solved { pairs: Rc::new(pairs), flow: Box::new(flow), cost });
        }
    }

    fn flow(&self, mut pairs: DMatrix<Pair>) -> Option<(DMatrix<Pair>, FlowPlan, i64)> {
        self.bar_hopeless(&mut pairs)?;
        let flow = best_flow_of(self.instance, &pairs, self.rules);
        let cost = -self.instance.problem.sum_objective(&flow.pairs);
        flow.complete.then_some((pairs, flow, cost))
    }

    /// A plan that keeps every rule, near the best flow: from it straight down, the cheapest way each time, and out of a blind alley
    /// back to the last choice. A plan without a floor is what all others begin with and has as many steps as the search had flows.
    fn any(&self) -> Option<Pairs> {
        let mut steps = if self.floor.is_none() { budget(self.instance) } else { self.instance.problem.demand() };
        self.step(&self.flow(self.instance.pairs.clone())?, &mut steps)
    }

    fn descend(&self, pairs: &DMatrix<Pair>, flow: &FlowPlan, steps: &mut u64) -> Option<Pairs> {
        let mut missing = self.missing_readers(&flow.pairs, pairs);
        if missing.is_empty() {
            let Some(leaving) = self.leaving(&flow.pairs, pairs) else { return Some(flow.pairs.clone()) };
            if let Some(plan) = joined(self.instance, self.floor, &flow.pairs) {
                return Some(plan);
            }
            missing.push(leaving);
        }
        let at_once = self.many_at_once(pairs, flow, &missing);
        if let Some(plan) = at_once.and_then(|next| self.step(&next, steps)) {
            return Some(plan);
        }
        let choices = priced(flow, missing.first()?);
        for nth in 0..choices.len() {
            if *steps == 0 || self.instance.problem.stop.is_asked() {
                return None;
            }
            let next = self.flow(branch_pairs(pairs, &choices, nth));
            if let Some(plan) = next.and_then(|next| self.step(&next, steps)) {
                return Some(plan);
            }
        }
        None
    }

    fn step(&self, (pairs, flow, _): &(DMatrix<Pair>, FlowPlan, i64), steps: &mut u64) -> Option<Pairs> {
        *steps = steps.checked_sub(1)?;
        self.descend(pairs, flow, steps)
    }

    /// Forces the cheapest choice of as many of the missing rules as there is a flow for: all, else half, and so on down to two.
    fn many_at_once(&self, pairs: &DMatrix<Pair>, flow: &FlowPlan, missing: &[Pairs]) -> Option<(DMatrix<Pair>, FlowPlan, i64)> {
        let prices = flow.forcing(&missing.concat());
        let cheapest = |choices: &Pairs| choices.iter().filter_map(|pair| Some((*prices.get(pair)?, *pair))).min();
        let forced: Vec<(i64, (usize, usize))> = missing.iter().filter_map(cheapest).collect();
        let halves = std::iter::successors(Some(forced.len()), |many| Some(many / 2)).take_while(|many| *many > 1);
        halves.into_iter().find_map(|many| {
            let mut pairs = pairs.clone();
            forced.iter().take(many).for_each(|(_, pair)| set(&mut pairs, *pair, Pair::Fixed));
            self.flow(pairs)
        })
    }

    /// Bars pairs with which an application cannot reach the floor; `None` where it cannot at all.
    fn bar_hopeless(&self, pairs: &mut DMatrix<Pair>) -> Option<()> {
        let Some(floor) = self.floor else { return Some(()) };
        for (application, reviews) in self.instance.problem.reviews.iter().enumerate().filter(|(_, reviews)| **reviews > 0) {
            let row = |kind: Pair| -> Vec<(i64, usize)> {
                let of_kind = (0..pairs.ncols()).filter(|juror| pair_of(pairs, (application, *juror)) == kind);
                of_kind.map(|juror| (self.instance.value(application, juror), juror)).collect()
            };
            let (kept, mut free) = (row(Pair::Fixed), row(Pair::Free));
            free.sort_unstable_by(|a, b| b.cmp(a));
            let places = to_usize(*reviews).checked_sub(kept.len())?;
            let sum: i64 = kept.iter().map(|(value, _)| value).sum();
            let others: i64 = free.iter().take(places).map(|(value, _)| value).sum();
            if free.len() < places || sum + others < floor {
                return None;
            }
            // With the best of the others beside it, each of the rest must reach the floor.
            let beside: i64 = free.iter().take(places.saturating_sub(1)).map(|(value, _)| value).sum();
            for (value, juror) in free.into_iter().skip(places) {
                if places == 0 || sum + beside + value < floor {
                    set(pairs, (application, juror), Pair::Barred);
                }
            }
        }
        Some(())
    }

    /// A broken rule, as the pairs of which one must be there and none is; none if the plan keeps every rule.
    fn missing(&self, plan: &[(usize, usize)], pairs: &DMatrix<Pair>) -> Option<Pairs> {
        self.missing_readers(plan, pairs).into_iter().next().or_else(|| self.leaving(plan, pairs))
    }

    /// The same of each application that lacks a tag or its floor.
    fn missing_readers(&self, plan: &[(usize, usize)], pairs: &DMatrix<Pair>) -> Vec<Pairs> {
        let problem = self.instance.problem;
        let there: BTreeSet<(usize, usize)> = plan.iter().copied().collect();
        let free = |pair: &(usize, usize)| pair_of(pairs, *pair) == Pair::Free && !there.contains(pair);
        let mut missing = Vec::new();
        for (application, groups) in self.instance.groups.iter().enumerate() {
            let empty = groups.iter().filter(|group| !group.iter().any(|juror| there.contains(&(application, *juror))));
            missing.extend(empty.map(|group| group.iter().map(|juror| (application, *juror)).filter(free).collect::<Pairs>()));
        }
        let mut below: Vec<(i64, usize, Pairs)> = Vec::new();
        for (application, _) in problem.reviews.iter().enumerate().filter(|(_, reviews)| **reviews > 0) {
            let value = |juror: &usize| self.instance.value(application, *juror);
            let jurors: Vec<usize> = (0..pairs.ncols()).filter(|juror| there.contains(&(application, *juror))).collect();
            let sum = jurors.iter().map(value).sum::<i64>();
            if self.floor.is_some_and(|floor| sum < floor) {
                // Whoever brings the sum up is better than one who can go.
                let can_go = jurors.iter().filter(|juror| pair_of(pairs, (application, **juror)) == Pair::Free);
                let least = can_go.map(value).min();
                let better = (0..pairs.ncols()).filter(|juror| least.is_some_and(|least| value(juror) > least));
                below.push((sum, application, better.map(|juror| (application, juror)).filter(free).collect()));
            }
        }
        // The worst first.
        below.sort_unstable();
        missing.extend(below.into_iter().map(|(.., choices)| choices));
        missing
    }

    /// The same of the piece that has the fewest ways out of it; none if the plan may be in pieces, or is in one.
    fn leaving(&self, plan: &[(usize, usize)], pairs: &DMatrix<Pair>) -> Option<Pairs> {
        let problem = self.instance.problem;
        let components = if problem.connected { problem.components(plan) } else { Vec::new() };
        let out_of = |component: &Component| -> Pairs {
            let every = (0..pairs.nrows()).flat_map(|application| (0..pairs.ncols()).map(move |juror| (application, juror)));
            let crossing = every.filter(|(a, j)| component.applications.contains(a) != component.jurors.contains(j));
            crossing.filter(|pair| pair_of(pairs, *pair) == Pair::Free).collect()
        };
        (components.len() > 1).then(|| components.iter().map(out_of).min_by_key(Vec::len)).flatten()
    }
}

/// The choices with what forcing each costs, cheapest first; those that cannot be are left out.
fn priced(flow: &FlowPlan, choices: &[(usize, usize)]) -> Vec<(i64, (usize, usize))> {
    let mut priced: Vec<(i64, (usize, usize))> = flow.forcing(choices).into_iter().map(|(pair, price)| (price, pair)).collect();
    priced.sort_unstable();
    priced
}

/// The pairs of a branch: one choice forced, those before it barred.
fn branch_pairs(parent: &DMatrix<Pair>, choices: &[(i64, (usize, usize))], nth: usize) -> DMatrix<Pair> {
    let mut pairs = parent.clone();
    for (_, pair) in choices.iter().take(nth) {
        set(&mut pairs, *pair, Pair::Barred);
    }
    if let Some((_, pair)) = choices.get(nth) {
        set(&mut pairs, *pair, Pair::Fixed);
    }
    pairs
}

fn set(pairs: &mut DMatrix<Pair>, pair: (usize, usize), kind: Pair) {
    if let Some(cell) = pairs.get_mut(pair) {
        *cell = kind;
    }
}
