//! A checked problem in the form in which it is solved.

use super::problem::{Coverage, PlanError, Problem};
use nalgebra::DMatrix;
use std::collections::BTreeSet;

/// What may be done with a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    Free,
    Barred,
    Fixed,
}

/// A checked problem with its pairs and the groups of jurors that the tags ask for.
#[derive(Clone, Debug)]
pub(super) struct Instance<'p> {
    pub(super) problem: &'p Problem,
    pub(super) pairs: DMatrix<Pair>,
    pub(super) similarity: DMatrix<i64>,
    /// For each application the groups of which one juror must be there. What an accepted review already meets is left out.
    pub(super) groups: Vec<Vec<BTreeSet<usize>>>,
}

impl<'p> Instance<'p> {
    #[expect(clippy::indexing_slicing, reason = "the pairs were checked against the size of the table")]
    pub(super) fn new(problem: &'p Problem) -> Result<Self, PlanError> {
        problem.check()?;
        let (rows, columns) = (problem.applications(), problem.jurors());
        let mut pairs = DMatrix::from_element(rows, columns, Pair::Free);
        for barred in &problem.conflicts {
            pairs[(barred.application, barred.juror)] = Pair::Barred;
        }
        for pair in &problem.fixed {
            pairs[*pair] = Pair::Fixed;
        }
        let similarity = DMatrix::from_row_iterator(rows, columns, problem.similarity.iter().flatten().copied());
        let groups = (0..rows).map(|application| groups(problem, application, &pairs)).collect();
        Ok(Self { problem, pairs, similarity, groups })
    }

    /// The jurors who may read this application: all without a conflict.
    pub(super) fn allowed(&self, application: usize) -> Vec<usize> {
        (0..self.pairs.ncols()).filter(|juror| pair_of(&self.pairs, (application, *juror)) != Pair::Barred).collect()
    }

    /// How similar a pair is.
    pub(super) fn value(&self, application: usize, juror: usize) -> i64 {
        self.similarity.get((application, juror)).copied().unwrap_or(0)
    }

    /// How many pairs are to be decided.
    pub(super) fn free_pairs(&self) -> usize {
        self.pairs.iter().filter(|pair| **pair == Pair::Free).count()
    }

    /// Whether the groups of each application have no juror in common, so that the rules are those of a flow.
    pub(super) fn is_flow(&self) -> bool {
        self.groups.iter().all(|groups| {
            let all: BTreeSet<_> = groups.iter().flatten().collect();
            all.len() == groups.iter().map(BTreeSet::len).sum::<usize>()
        })
    }
}

/// What may be done with a pair; one that does not exist is barred.
pub(super) fn pair_of(pairs: &DMatrix<Pair>, pair: (usize, usize)) -> Pair {
    pairs.get(pair).copied().unwrap_or(Pair::Barred)
}

/// The tags that the policy asks for, each as the tags of which one is enough.
pub(super) fn asked(problem: &Problem, application: usize) -> Vec<&[String]> {
    let tags = problem.application_tags.get(application).map(Vec::as_slice).unwrap_or_default();
    match problem.coverage {
        Coverage::None => Vec::new(),
        Coverage::AllTags => tags.chunks(1).collect(),
        Coverage::AtLeastOne => [tags].into_iter().filter(|tags| !tags.is_empty()).collect(),
    }
}

/// Whether the juror has one of these tags.
pub(super) fn has_one(problem: &Problem, juror: usize, tags: &[String]) -> bool {
    problem.juror_tags.get(juror).is_some_and(|own| own.iter().any(|tag| tags.contains(tag)))
}

fn groups(problem: &Problem, application: usize, pairs: &DMatrix<Pair>) -> Vec<BTreeSet<usize>> {
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for tags in asked(problem, application) {
        let experts: Vec<usize> = (0..problem.jurors()).filter(|juror| has_one(problem, *juror, tags)).collect();
        if experts.iter().any(|juror| pair_of(pairs, (application, *juror)) == Pair::Fixed) {
            continue;
        }
        let group = experts.into_iter().filter(|juror| pair_of(pairs, (application, *juror)) == Pair::Free).collect();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}
