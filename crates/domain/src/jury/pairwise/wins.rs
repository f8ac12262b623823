//! What was compared, as a table of wins.

use super::PairwiseError;
use super::strong::strong_components;
use crate::jury::pieces::Pieces;
use nalgebra::DMatrix;

/// One judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `winner` is better than `loser`.
    Win {
        /// The better one.
        winner: usize,
        /// The other.
        loser: usize,
    },
    /// Neither is better: half a win each.
    Tie(usize, usize),
    /// A batch in order, best first; what stands in one group ties. It says all the pairs that follow from it.
    Batch(Vec<Vec<usize>>),
}

/// How often each item was preferred to each other; ties count half for both.
#[derive(Clone, Debug, PartialEq)]
pub struct Wins {
    table: DMatrix<f64>,
}

impl Wins {
    /// No comparisons of so many items.
    #[must_use]
    pub fn none(items: usize) -> Self {
        Self { table: DMatrix::zeros(items, items) }
    }
    /// A table with the wins of the row's item against the column's; the diagonal is ignored.
    ///
    /// # Errors
    /// [`PairwiseError::BadWins`].
    pub fn from_table(rows: &[Vec<f64>]) -> Result<Self, PairwiseError> {
        let items = rows.len();
        let good = |row: &Vec<f64>| row.len() == items && row.iter().all(|wins| wins.is_finite() && *wins >= 0.0);
        if !rows.iter().all(good) {
            return Err(PairwiseError::BadWins);
        }
        let mut table = DMatrix::from_row_iterator(items, items, rows.iter().flatten().copied());
        table.fill_diagonal(0.0);
        Ok(Self { table })
    }
    /// Adds a judgement.
    ///
    /// # Errors
    /// [`PairwiseError::UnknownItem`], [`PairwiseError::Same`]; then nothing of it is added.
    #[expect(clippy::indexing_slicing, reason = "every item was compared with the size of the table")]
    pub fn add(&mut self, comparison: &Comparison) -> Result<(), PairwiseError> {
        let groups = match comparison {
            Comparison::Win { winner, loser } => &vec![vec![*winner], vec![*loser]],
            Comparison::Tie(a, b) => &vec![vec![*a, *b]],
            Comparison::Batch(groups) => groups,
        };
        let mut seen = Vec::new();
        for item in groups.iter().flatten() {
            if *item >= self.items() {
                return Err(PairwiseError::UnknownItem(*item));
            }
            if seen.contains(item) {
                return Err(PairwiseError::Same(*item));
            }
            seen.push(*item);
        }
        for (place, group) in groups.iter().enumerate() {
            for (nth, item) in group.iter().enumerate() {
                for tied in group.iter().skip(nth + 1) {
                    self.table[(*item, *tied)] += 0.5;
                    self.table[(*tied, *item)] += 0.5;
                }
                for worse in groups.iter().skip(place + 1).flatten() {
                    self.table[(*item, *worse)] += 1.0;
                }
            }
        }
        Ok(())
    }
    /// How many items there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.table.nrows()
    }
    /// Wins of one item against another, with halves for ties.
    #[must_use]
    pub fn between(&self, winner: usize, loser: usize) -> f64 {
        self.table.get((winner, loser)).copied().unwrap_or(0.0)
    }
    /// The groups of items that were compared with each other, directly or through others; by their smallest item. Strengths of
    /// different groups cannot be compared.
    #[must_use]
    pub fn components(&self) -> Vec<Vec<usize>> {
        let mut pieces = Pieces::new(self.items());
        for (a, b) in self.pairs().filter(|(a, b)| self.between(*a, *b) > 0.0) {
            pieces.link(a, b);
        }
        pieces.groups()
    }
    /// The groups within which every item won, directly or through others, against every other: best first, groups that say
    /// nothing about each other by their smallest item. One group means that the maximum of the likelihood exists (Ford 1957).
    #[must_use]
    pub fn strong_components(&self) -> Vec<Vec<usize>> {
        let lost: Vec<Vec<usize>> = (0..self.items()).map(|a| (0..self.items()).filter(|b| self.between(a, *b) > 0.0).collect()).collect();
        strong_components(&lost)
    }
    /// All ordered pairs of different items.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let items = self.items();
        (0..items).flat_map(move |a| (0..items).filter(move |b| *b != a).map(move |b| (a, b)))
    }
}
