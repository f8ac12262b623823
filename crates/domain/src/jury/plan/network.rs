//! The assignment as a flow: application to juror, juror to the end of the network, with the load of the juror on the last arc.
//!
//! Each group of jurors of which one must be there is an entrance of its own, with the lower bound 1 on the arc to it; jurors of
//! no group are reached from the application itself. This is exact as long as no juror is in two groups of an application.

use super::flow::Network;
use super::instance::{Instance, Pair, pair_of};
use super::problem::Objective;
use nalgebra::DMatrix;
use std::collections::{BTreeMap, BTreeSet};

/// Which rules beside conflicts, accepted reviews and largest loads the flow keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    /// Smallest loads.
    pub(super) minimum: bool,
    /// Groups of jurors that the tags ask for.
    pub(super) groups: bool,
}

impl Rules {
    pub(super) const ALL: Self = Self { minimum: true, groups: true };
    pub(super) const NONE: Self = Self { minimum: false, groups: false };
}

/// The outcome of a flow.
pub(super) struct FlowPlan {
    /// The network with its flow.
    network: Network,
    /// The arc of each pair that may be, by application, then juror.
    arcs: Vec<(usize, usize, usize)>,
    /// The node of each juror.
    jurors: Vec<usize>,
    /// The pairs, by application, then juror.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Whether everything that was asked for is met.
    pub(super) complete: bool,
    /// Applications that lack reviews, with how many; without groups and smallest loads only.
    pub(super) short: Vec<(usize, i64)>,
    /// The applications of the inclusion-minimal minimum cut: those that lack reviews and those whose jurors could take over.
    pub(super) cut: Vec<usize>,
}

impl FlowPlan {
    /// For each of these pairs, none of which is there, by how much the objective falls at least if it has to be; a pair that
    /// cannot be has no price.
    pub(super) fn forcing(&self, pairs: &[(usize, usize)]) -> BTreeMap<(usize, usize), i64> {
        let wanted: BTreeSet<(usize, usize)> = pairs.iter().copied().collect();
        let mut prices = BTreeMap::new();
        for (juror, node) in self.jurors.iter().enumerate() {
            let into: Vec<_> =
                self.arcs.iter().filter(|(application, own, _)| *own == juror && wanted.contains(&(*application, juror))).collect();
            let arcs: Vec<usize> = into.iter().map(|(.., arc)| *arc).collect();
            if !arcs.is_empty() {
                let priced = into.iter().zip(self.network.forcing(*node, &arcs));
                prices.extend(priced.filter_map(|((application, ..), price)| Some(((*application, juror), price?))));
            }
        }
        prices
    }
}

/// The best flow under these rules: the largest total, or the largest balanced objective where that is asked for.
pub(super) fn best_flow(instance: &Instance<'_>, rules: Rules) -> FlowPlan {
    best_flow_of(instance, &instance.pairs, rules)
}

/// The same with other pairs: some barred, some forced.
pub(super) fn best_flow_of(instance: &Instance<'_>, pairs: &DMatrix<Pair>, rules: Rules) -> FlowPlan {
    let problem = instance.problem;
    let mut network = Network::ending_at(&problem.stop);
    // Of nodes at the same distance the first is settled first: the end, where there is one.
    let end = network.node(-i64::try_from(problem.demand()).unwrap_or(i64::MAX));
    // Jurors come next, so that accepted reviews take their places before anything else does.
    let jurors: Vec<usize> = problem.loads.iter().map(|_| network.node(0)).collect();
    let applications: Vec<usize> = problem.reviews.iter().map(|reviews| network.node(i64::from(*reviews))).collect();
    let mut arcs = Vec::new();
    for (application, &node) in applications.iter().enumerate() {
        let groups = if rules.groups { instance.groups.get(application).map(Vec::as_slice).unwrap_or_default() } else { &[] };
        let entrances: Vec<usize> = groups
            .iter()
            .map(|group| {
                let entrance = network.node(0);
                // An entrance without jurors leaves its unit unmet.
                network.arc(node, entrance, (1, i64::try_from(group.len().max(1)).unwrap_or(i64::MAX)), 0);
                entrance
            })
            .collect();
        for (juror, &juror_node) in jurors.iter().enumerate() {
            let bounds = match pair_of(pairs, (application, juror)) {
                Pair::Barred => continue,
                Pair::Fixed => (1, 1),
                Pair::Free => (0, 1),
            };
            let entrance = groups.iter().zip(&entrances).find(|(group, _)| group.contains(&juror)).map_or(node, |(_, entrance)| *entrance);
            let arc = network.arc(entrance, juror_node, bounds, -instance.value(application, juror));
            arcs.push((application, juror, arc));
        }
    }
    for (&node, load) in jurors.iter().zip(&problem.loads) {
        let min = if rules.minimum { load.min } else { 0 };
        let max = load.max.min(u32::try_from(applications.len()).unwrap_or(u32::MAX)).max(min);
        if let Objective::Balanced { weight } = problem.objective {
            for nth in 1..=max {
                // The squares of 0, 1, 2, … are 1, 3, 5, … apart: a convex cost as arcs of one unit.
                network.arc(node, end, (i64::from(nth <= min), 1), i64::from(weight) * (2 * i64::from(nth) - 1));
            }
        } else {
            network.arc(node, end, (i64::from(min), i64::from(max)), 0);
        }
    }
    let unmet = network.solve();
    let reached = network.reachable(unmet.units.iter().map(|(node, _)| *node));
    let short = |node: &usize| unmet.units.iter().find(|(short, _)| short == node).map(|(_, units)| *units);
    FlowPlan {
        pairs: arcs.iter().filter(|(.., arc)| network.units(*arc) > 0).map(|(application, juror, _)| (*application, *juror)).collect(),
        complete: unmet.units.is_empty(),
        short: applications.iter().enumerate().filter_map(|(application, node)| Some((application, short(node)?))).collect(),
        cut: applications
            .iter()
            .enumerate()
            .filter(|(_, node)| reached.get(**node) == Some(&true))
            .map(|(application, _)| application)
            .collect(),
        network,
        arcs,
        jurors,
    }
}
