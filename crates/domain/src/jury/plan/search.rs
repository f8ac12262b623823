//! Best plans under rules that no flow has: tags that overlap, a floor for each application, connectivity.
//!
//! Branch and bound over flows, best first. A flow that breaks such a rule shows a set of pairs of which at least one must be there:
//! a juror with the tag, a better juror for the application, a pair that leaves the piece. The branches force one of them each and bar
//! those before it. The bound of a branch is exact for forcing that pair alone: the cheapest cycle through it in the residual network.
//! The first flow in the order of the bounds that keeps every rule is therefore a best plan.

use super::instance::{Instance, Pair, pair_of};
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
            if *self.left == 0 {
                return Found::Unproven(self.dive(open), -bound);
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

    /// From an open branch straight down, the cheapest way each time, until a plan keeps every rule or there is no way.
    fn dive(&self, open: Open) -> Option<Pairs> {
        let (mut pairs, mut flow) = match open {
            Open::Solved { pairs, flow, .. } => (pairs, flow),
            Open::Branch { parent, choices, nth, .. } => {
                let (pairs, flow, _) = self.flow(branch_pairs(&parent, &choices, nth))?;
                (Rc::new(pairs), Box::new(flow))
            }
        };
        // Each step forces a pair: there are no more steps than reviews.
        loop {
            let Some(choices) = self.missing(&flow.pairs, &pairs) else { return Some(flow.pairs) };
            let choices = priced(&flow, &choices);
            let next = (0..choices.len()).find_map(|nth| self.flow(branch_pairs(&pairs, &choices, nth)))?;
            (pairs, flow) = (Rc::new(next.0), Box::new(next.1));
        }
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

    /// Pairs of which one must be there and none is; `None` if the plan keeps every rule.
    fn missing(&self, plan: &[(usize, usize)], pairs: &DMatrix<Pair>) -> Option<Pairs> {
        let problem = self.instance.problem;
        let there: BTreeSet<(usize, usize)> = plan.iter().copied().collect();
        let free = |pair: &(usize, usize)| pair_of(pairs, *pair) == Pair::Free && !there.contains(pair);
        for (application, groups) in self.instance.groups.iter().enumerate() {
            if let Some(group) = groups.iter().find(|group| !group.iter().any(|juror| there.contains(&(application, *juror)))) {
                return Some(group.iter().map(|juror| (application, *juror)).filter(free).collect());
            }
        }
        let report = problem.report(plan);
        if let (Some(floor), Some((application, sum))) = (self.floor, report.worst)
            && sum < floor
        {
            // Whoever brings the sum up is better than one who can go.
            let value = |juror: usize| self.instance.value(application, juror);
            let can_go = (0..pairs.ncols())
                .filter(|juror| there.contains(&(application, *juror)) && pair_of(pairs, (application, *juror)) == Pair::Free);
            let least = can_go.map(value).min();
            let better = |juror: &usize| least.is_some_and(|least| value(*juror) > least);
            return Some((0..pairs.ncols()).filter(better).map(|juror| (application, juror)).filter(free).collect());
        }
        if !problem.connected || report.components.len() < 2 {
            return None;
        }
        let leaving = |component: &Component| -> Pairs {
            let every = (0..pairs.nrows()).flat_map(|application| (0..pairs.ncols()).map(move |juror| (application, juror)));
            every.filter(|(a, j)| component.applications.contains(a) != component.jurors.contains(j)).filter(free).collect()
        };
        report.components.iter().map(leaving).min_by_key(Vec::len)
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
