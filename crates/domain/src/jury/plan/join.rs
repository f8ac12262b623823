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
        let swaps = Pieces::new(instance, floor, &plan).cheapest()?;
        plan.retain(|pair| !swaps.iter().any(|(gone, _)| gone == pair));
        plan.extend(swaps.into_iter().map(|(_, come)| come));
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

    /// The cheapest change that joins two pieces; of equal ones the first.
    fn cheapest(&self) -> Option<Vec<Swap>> {
        let free: Vec<(usize, usize)> = self.plan.iter().copied().filter(|pair| self.is_free(*pair)).collect();
        let spare: BTreeSet<(usize, usize)> = free.iter().copied().filter(|pair| self.is_spare(*pair)).collect();
        let taken_over = free.iter().filter(|pair| self.may_go(**pair, spare.contains(pair))).flat_map(|gone| {
            let others = (0..self.loads.len()).filter(|juror| self.may_come(gone.0, *juror));
            others.map(|juror| vec![(*gone, (gone.0, juror))])
        });
        let exchanged = spare.iter().flat_map(|one| {
            let elsewhere = free.iter().filter(|other| self.piece(one.0) != self.piece(other.0));
            elsewhere.map(|other| vec![(*one, (one.0, other.1)), (*other, (other.0, one.1))])
        });
        let kept = |swaps: &Vec<Swap>| swaps.iter().all(|swap| self.keeps_rules(swap));
        taken_over.chain(exchanged).filter(kept).min_by_key(|swaps| self.price(swaps))
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

    /// Whether the piece hangs together without this review.
    fn is_spare(&self, pair: (usize, usize)) -> bool {
        let rest: Vec<(usize, usize)> = self.plan.iter().copied().filter(|other| *other != pair).collect();
        let pieces = self.instance.problem.components(&rest);
        pieces.iter().any(|piece| piece.applications.contains(&pair.0) && piece.jurors.contains(&pair.1))
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
    fn price(&self, swaps: &[Swap]) -> i64 {
        let value = |(application, juror): (usize, usize)| self.instance.value(application, juror);
        let similarity: i64 = swaps.iter().map(|(gone, come)| value(*gone) - value(*come)).sum();
        let squares = match (swaps, self.instance.problem.objective) {
            ([(gone, come)], Objective::Balanced { weight }) => {
                let load = |juror| i64::try_from(self.load(juror)).unwrap_or(i64::MAX / 4);
                2 * i64::from(weight) * (load(come.1) - load(gone.1) + 1)
            }
            _ => 0,
        };
        similarity + squares
    }
}
