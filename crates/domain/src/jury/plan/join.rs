//! The pieces of a plan joined, by changing who reads.
//!
//! A plan whose reviews are barely enough for one piece has hardly a flow near it that hangs together: every branch would bar the many
//! ways in which jurors of the same worth can be spread. So what keeps every other rule is changed review by review, the cheapest
//! change each time, and each change joins two pieces: a juror of another piece takes a review over, or two jurors of two pieces
//! exchange one each.

use super::instance::{Instance, Pair, pair_of};
use super::problem::{Objective, to_usize};
use std::collections::BTreeSet;

/// A review that goes, and the one that comes in its place, both of the same application.
type Swap = ((usize, usize), (usize, usize));

/// What joins two pieces.
#[derive(Clone, Copy)]
enum Change {
    /// A juror of another piece takes a review over.
    TakenOver(Swap),
    /// Two jurors of two pieces exchange one each.
    Exchanged([Swap; 2]),
}

impl Change {
    fn swaps(&self) -> &[Swap] {
        match self {
            Self::TakenOver(swap) => std::slice::from_ref(swap),
            Self::Exchanged(swaps) => swaps,
        }
    }
}

/// A plan that keeps every rule but that it hangs together, with what the changes are decided on.
struct Pieces<'i, 'p> {
    instance: &'i Instance<'p>,
    floor: Option<i64>,
    plan: &'i [(usize, usize)],
    /// The jurors of each application.
    jurors: Vec<Vec<usize>>,
    loads: Vec<usize>,
    /// The piece of each application and of each juror; none for who has no review.
    of_application: Vec<Option<usize>>,
    of_juror: Vec<Option<usize>>,
}

/// The plan in one piece, `None` where no change would join two of its pieces. With a floor no application falls below it.
pub(super) fn joined(instance: &Instance<'_>, floor: Option<i64>, plan: &[(usize, usize)]) -> Option<Vec<(usize, usize)>> {
    let mut plan = plan.to_vec();
    while instance.problem.components(&plan).len() > 1 {
        let change = Pieces::new(instance, floor, &plan).cheapest()?;
        plan.retain(|pair| !change.swaps().iter().any(|(gone, _)| gone == pair));
        plan.extend(change.swaps().iter().map(|(_, come)| *come));
        plan.sort_unstable();
    }
    Some(plan)
}

impl<'i, 'p> Pieces<'i, 'p> {
    fn new(instance: &'i Instance<'p>, floor: Option<i64>, plan: &'i [(usize, usize)]) -> Self {
        let problem = instance.problem;
        let mut jurors = vec![Vec::new(); problem.applications()];
        let mut loads = vec![0; problem.jurors()];
        for (application, juror) in plan {
            jurors.get_mut(*application).into_iter().for_each(|of: &mut Vec<usize>| of.push(*juror));
            loads.get_mut(*juror).into_iter().for_each(|load| *load += 1);
        }
        let mut of_application = vec![None; problem.applications()];
        let mut of_juror = vec![None; problem.jurors()];
        for (number, piece) in problem.components(plan).iter().enumerate() {
            let mark = |of: &mut [Option<usize>], at: &usize| of.get_mut(*at).into_iter().for_each(|of| *of = Some(number));
            piece.applications.iter().for_each(|application| mark(&mut of_application, application));
            piece.jurors.iter().for_each(|juror| mark(&mut of_juror, juror));
        }
        Self { instance, floor, plan, jurors, loads, of_application, of_juror }
    }

    /// The cheapest change that joins two pieces; of equal ones the first. None once the search was ended.
    fn cheapest(&self) -> Option<Change> {
        let free: Vec<(usize, usize)> = self.plan.iter().copied().filter(|pair| self.is_free(*pair)).collect();
        let bridges = self.bridges();
        let spare: Vec<(usize, usize)> = free.iter().copied().filter(|pair| !bridges.contains(pair)).collect();
        let goes_on = |_: &&(usize, usize)| !self.instance.problem.stop.is_asked();
        let may_go = free.iter().take_while(goes_on).filter(|pair| self.may_go(**pair, !bridges.contains(*pair)));
        let taken_over = may_go.flat_map(|gone| {
            let others = (0..self.loads.len()).filter(|juror| self.may_come(gone.0, *juror));
            others.map(|juror| Change::TakenOver((*gone, (gone.0, juror))))
        });
        let exchanged = spare.iter().take_while(goes_on).flat_map(|one| {
            let elsewhere = free.iter().filter(|other| self.piece(one.0) != self.piece(other.0));
            elsewhere.map(|other| Change::Exchanged([(*one, (one.0, other.1)), (*other, (other.0, one.1))]))
        });
        let kept = |change: &Change| change.swaps().iter().all(|swap| self.keeps_rules(swap));
        let cheapest = taken_over.chain(exchanged).filter(kept).min_by_key(|change| self.price(change));
        cheapest.filter(|_| !self.instance.problem.stop.is_asked())
    }

    /// The reviews without which their piece would fall apart: of each, nothing below leads back to above (Tarjan 1974).
    #[expect(clippy::indexing_slicing, reason = "nodes are numbered by what they are looked up in")]
    fn bridges(&self) -> BTreeSet<(usize, usize)> {
        let applications = self.jurors.len();
        let mut around: Vec<Vec<(usize, usize)>> = vec![Vec::new(); applications + self.loads.len()];
        for (edge, (application, juror)) in self.plan.iter().enumerate() {
            around[*application].push((applications + juror, edge));
            around[applications + juror].push((*application, edge));
        }
        let mut bridges = BTreeSet::new();
        // When each was reached, from 1, and the earliest that can be reached from below it by another way.
        let (mut reached, mut lowest, mut count) = (vec![0; around.len()], vec![0; around.len()], 0);
        for root in 0..around.len() {
            let mut path: Vec<(usize, Option<usize>, usize)> = if reached[root] == 0 { vec![(root, None, 0)] } else { Vec::new() };
            while let Some((node, from, next)) = path.last_mut() {
                let (node, from) = (*node, *from);
                if reached[node] == 0 {
                    count += 1;
                    (reached[node], lowest[node]) = (count, count);
                }
                if let Some((other, edge)) = around[node].get(*next).copied() {
                    *next += 1;
                    if reached[other] == 0 {
                        path.push((other, Some(edge), 0));
                    } else if from != Some(edge) {
                        lowest[node] = lowest[node].min(reached[other]);
                    }
                    continue;
                }
                path.pop();
                let Some(((above, ..), edge)) = path.last().zip(from) else { continue };
                lowest[*above] = lowest[*above].min(lowest[node]);
                if lowest[node] > reached[*above] {
                    bridges.insert(self.plan[edge]);
                }
            }
        }
        bridges
    }

    fn is_free(&self, pair: (usize, usize)) -> bool {
        pair_of(&self.instance.pairs, pair) == Pair::Free
    }

    fn piece(&self, application: usize) -> Option<usize> {
        self.of_application.get(application).copied().flatten()
    }

    fn load(&self, juror: usize) -> usize {
        self.loads.get(juror).copied().unwrap_or(0)
    }

    /// Whether the juror may lose this review, and nothing but the juror then leaves the piece.
    fn may_go(&self, (_, juror): (usize, usize), spare: bool) -> bool {
        let load = self.load(juror);
        let least = self.instance.problem.loads.get(juror).map_or(0, |load| to_usize(load.min));
        load > least && (spare || load == 1)
    }

    /// Whether the juror is of another piece and may read this application as one more.
    fn may_come(&self, application: usize, juror: usize) -> bool {
        let most = self.instance.problem.loads.get(juror).map_or(0, |load| to_usize(load.max));
        let piece = self.of_juror.get(juror).copied().flatten();
        piece.is_some() && piece != self.piece(application) && self.load(juror) < most && self.is_free((application, juror))
    }

    /// Whether the application keeps the tags and the floor that it needs, and the new juror may read it.
    fn keeps_rules(&self, (gone, come): &Swap) -> bool {
        let row = self.jurors.get(gone.0).into_iter().flatten().filter(|juror| **juror != gone.1).chain([&come.1]);
        let groups = self.instance.groups.get(gone.0).into_iter().flatten();
        let sum = || row.clone().map(|juror| self.instance.value(gone.0, *juror)).sum::<i64>();
        self.is_free(*come)
            && groups.into_iter().all(|group| row.clone().any(|juror| group.contains(juror)))
            && self.floor.is_none_or(|floor| sum() >= floor)
    }

    /// By how much the objective falls. Only a review taken over changes loads: one review more, one fewer.
    fn price(&self, change: &Change) -> i64 {
        let value = |(application, juror): (usize, usize)| self.instance.value(application, juror);
        let similarity: i64 = change.swaps().iter().map(|(gone, come)| value(*gone) - value(*come)).sum();
        let squares = match (change, self.instance.problem.objective) {
            (Change::TakenOver((gone, come)), Objective::Balanced { weight }) => {
                let load = |juror| i64::try_from(self.load(juror)).unwrap_or(i64::MAX / 4);
                2 * i64::from(weight) * (load(come.1) - load(gone.1) + 1)
            }
            _ => 0,
        };
        similarity + squares
    }
}

#[cfg(test)]
mod tests {
    use super::super::problem::{Load, Problem};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A review is a bridge if and only if without it the two it joins are in different pieces.
        #[test]
        fn bridges_are_what_holds_pieces_together(plan in prop::collection::btree_set((0..6_usize, 0..6_usize), 0..16)) {
            let plan: Vec<(usize, usize)> = plan.into_iter().collect();
            let problem = Problem {
                similarity: vec![vec![0; 6]; 6], reviews: vec![0; 6], loads: vec![Load { min: 0, max: 6 }; 6], ..Problem::default()
            };
            let instance = Instance::new(&problem).unwrap();
            let found = Pieces::new(&instance, None, &plan).bridges();
            for pair in &plan {
                let rest: Vec<(usize, usize)> = plan.iter().copied().filter(|other| other != pair).collect();
                let pieces = problem.components(&rest);
                let apart = !pieces.iter().any(|piece| piece.applications.contains(&pair.0) && piece.jurors.contains(&pair.1));
                prop_assert_eq!(found.contains(pair), apart, "{:?}", pair);
            }
        }
    }
}
