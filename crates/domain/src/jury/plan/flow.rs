//! Minimum-cost flow on integer costs.
//!
//! Successive shortest paths with potentials (Edmonds & Karp 1972; Ahuja, Magnanti & Orlin, *Network Flows*, chapter 9): every node
//! with supply sends its units, one path at a time, to the nearest node with demand. Lower bounds are units that are sent
//! beforehand. Ties: nodes with supply take turns in the order of their numbers, and of two nodes at the same distance the one
//! with the smaller number is settled first; so the same network always gives the same flow.
#![expect(clippy::indexing_slicing, reason = "nodes and arcs are numbered by this file, which never removes one")]

use super::stop::Stop;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// An arc of the residual network; the arc back has the number with the last bit flipped.
#[derive(Clone, Debug)]
struct Arc {
    to: usize,
    free: i64,
    cost: i64,
}

/// Ways from a node, by reduced costs.
struct Ways {
    distance: Vec<i64>,
    arrived_by: Vec<usize>,
    settled: Vec<usize>,
    end: Option<usize>,
}

/// Units that were sent, and those for which there was no way.
#[derive(Clone, Debug, Default)]
pub(super) struct Unmet {
    /// Nodes whose supply found no demand, with the units that are left.
    pub(super) units: Vec<(usize, i64)>,
}

/// A network with supplies, and its flow once it is solved.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    arcs: Vec<Arc>,
    /// Units that cannot be taken back, of each pair of arcs.
    lower: Vec<i64>,
    out: Vec<Vec<usize>>,
    supply: Vec<i64>,
    potential: Vec<i64>,
    stop: Stop,
}

impl Network {
    /// A network whose solution can be ended: what was not sent by then is unmet.
    pub(super) fn ending_at(stop: &Stop) -> Self {
        Self { stop: stop.clone(), ..Self::default() }
    }

    /// A new node, with this supply; a demand is negative.
    pub(super) fn node(&mut self, supply: i64) -> usize {
        self.out.push(Vec::new());
        self.supply.push(supply);
        self.supply.len() - 1
    }

    /// An arc that carries from `lower` to `upper` units at `cost` each. The arcs must not form a cycle.
    pub(super) fn arc(&mut self, from: usize, to: usize, (lower, upper): (i64, i64), cost: i64) -> usize {
        let number = self.arcs.len();
        self.arcs.push(Arc { to, free: upper - lower, cost });
        self.arcs.push(Arc { to: from, free: 0, cost: -cost });
        self.out[from].push(number);
        self.out[to].push(number + 1);
        self.lower.push(lower);
        self.supply[from] -= lower;
        self.supply[to] += lower;
        number
    }

    /// The units on an arc.
    pub(super) fn units(&self, arc: usize) -> i64 {
        self.lower[arc / 2] + self.arcs[arc + 1].free
    }

    /// Sends as much as there is a way for, at the smallest cost for that much.
    pub(super) fn solve(&mut self) -> Unmet {
        self.potential = self.initial_potential();
        let mut unmet = Unmet::default();
        for node in 0..self.supply.len() {
            while self.supply[node] > 0 {
                let way = if self.stop.is_asked() { None } else { self.shortest_way(node) };
                let Some((target, way)) = way else {
                    unmet.units.push((node, self.supply[node]));
                    break;
                };
                let narrowest = way.iter().map(|arc| self.arcs[*arc].free).min().unwrap_or(0);
                let units = narrowest.min(self.supply[node]).min(-self.supply[target]);
                for arc in way {
                    self.arcs[arc].free -= units;
                    self.arcs[arc ^ 1].free += units;
                }
                self.supply[node] -= units;
                self.supply[target] += units;
            }
        }
        unmet
    }

    /// The nodes that could take a unit more from one of `start`.
    pub(super) fn reachable(&self, start: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut seen = vec![false; self.out.len()];
        let mut stack: Vec<usize> = start.into_iter().collect();
        while let Some(node) = stack.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                stack.extend(self.out[node].iter().filter(|arc| self.arcs[**arc].free > 0).map(|arc| self.arcs[*arc].to));
            }
        }
        seen
    }

    /// Potentials under which no arc has a negative reduced cost (Bellman and Ford; the arcs form no cycle, so it ends).
    fn initial_potential(&self) -> Vec<i64> {
        let mut potential = vec![0; self.out.len()];
        loop {
            let mut changed = false;
            for (number, arc) in self.arcs.iter().enumerate().filter(|(_, arc)| arc.free > 0) {
                let from = self.arcs[number ^ 1].to;
                if potential[from] + arc.cost < potential[arc.to] {
                    potential[arc.to] = potential[from] + arc.cost;
                    changed = true;
                }
            }
            if !changed {
                return potential;
            }
        }
    }

    /// The cheapest way from `start` to a node with demand, and the potentials that follow from it.
    fn shortest_way(&mut self, start: usize) -> Option<(usize, Vec<usize>)> {
        let ways = self.ways(start, |node| self.supply[node] < 0);
        let target = ways.end?;
        for near in ways.settled {
            self.potential[near] += ways.distance[near] - ways.distance[target];
        }
        Some((target, self.way_back(target, start, &ways.arrived_by)))
    }

    /// Ways from `start` in the order of their reduced costs, which are never negative, up to the first node that will do (Dijkstra).
    fn ways(&self, start: usize, will_do: impl Fn(usize) -> bool) -> Ways {
        let nodes = self.out.len();
        let mut ways = Ways { distance: vec![i64::MAX; nodes], arrived_by: vec![usize::MAX; nodes], settled: Vec::new(), end: None };
        let mut queue = BinaryHeap::from([Reverse((0, start))]);
        ways.distance[start] = 0;
        while let Some(Reverse((far, node))) = queue.pop() {
            if far > ways.distance[node] {
                continue;
            }
            if will_do(node) {
                ways.end = Some(node);
                break;
            }
            ways.settled.push(node);
            for &number in &self.out[node] {
                let arc = &self.arcs[number];
                let there = far + arc.cost + self.potential[node] - self.potential[arc.to];
                if arc.free > 0 && there < ways.distance[arc.to] {
                    ways.distance[arc.to] = there;
                    ways.arrived_by[arc.to] = number;
                    queue.push(Reverse((there, arc.to)));
                }
            }
        }
        ways
    }

    /// After [`Self::solve`]: what a unit more on each of these arcs, which end in `node`, would cost at least, that is with
    /// everything else changed in the best way; `None` for an arc that cannot take one.
    pub(super) fn forcing(&self, node: usize, arcs: &[usize]) -> Vec<Option<i64>> {
        let ways = self.ways(node, |_| false);
        let cost = |arc: &usize| {
            let from = self.arcs[arc ^ 1].to;
            let back = Some(ways.distance[from]).filter(|distance| *distance < i64::MAX && self.arcs[*arc].free > 0)?;
            Some(self.arcs[*arc].cost + back - self.potential[node] + self.potential[from])
        };
        arcs.iter().map(cost).collect()
    }

    fn way_back(&self, mut node: usize, start: usize, arrived_by: &[usize]) -> Vec<usize> {
        let mut way = Vec::new();
        while node != start {
            let arc = arrived_by[node];
            way.push(arc);
            node = self.arcs[arc ^ 1].to;
        }
        way
    }
}
