//! What a plan is worth, and which rules a set of pairs breaks.

use super::instance::{asked, has_one};
use super::problem::{Load, Objective, Problem};
use crate::jury::calibration::{Component, components_of};
use std::collections::BTreeSet;

/// A set of pairs that keeps every rule, and what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The pairs `(application, juror)`, by application, then juror; accepted reviews are among them.
    pub pairs: Vec<(usize, usize)>,
    /// What it is worth.
    pub report: PlanReport,
    /// Whether it is proven to be best. A plan that is not keeps every rule all the same.
    pub proof: Proof,
}

/// How sure it is that a plan is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// No plan is better.
    Best,
    /// The search ended before the proof; no plan has an objective above this.
    AtMost(i64),
}

/// What a set of pairs is worth, whatever was optimised.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanReport {
    /// The value of the objective that was asked for: for `max_min` the worst application's sum.
    pub objective: i64,
    /// The sum of the similarities.
    pub total: i64,
    /// The application with the smallest sum of similarities over its jurors (the first of several) and that sum.
    pub worst: Option<(usize, i64)>,
    /// Of the applications with tags, the share that has a juror with one of them; `None` where no application has tags.
    pub with_expert: Option<f64>,
    /// The load of each juror.
    pub loads: Vec<u32>,
    /// The smallest and the largest load.
    pub load_range: Option<(u32, u32)>,
    /// The pieces into which the design falls: 1 means that every two applications can be compared.
    pub components: Vec<Component>,
}

/// A rule that a set of pairs breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// A pair names an application or juror that does not exist, or is there twice.
    Pair(usize, usize),
    /// The pair is a conflict.
    Conflict(usize, usize),
    /// An accepted review is missing.
    Fixed(usize, usize),
    /// The application has this many jurors instead of what it needs.
    Reviews(usize, u32),
    /// The juror has this load outside the bounds.
    Load(usize, u32),
    /// The application has no juror with one of these tags.
    Coverage(usize, Vec<String>),
    /// The design falls into this many pieces.
    Connectivity(usize),
}

impl Problem {
    /// Every rule that these pairs break; empty for a plan. For assignments changed by hand.
    #[must_use]
    pub fn violations(&self, pairs: &[(usize, usize)]) -> Vec<Violation> {
        let mut found = Vec::new();
        let mut distinct = BTreeSet::new();
        for &(application, juror) in pairs {
            if application >= self.applications() || juror >= self.jurors() || !distinct.insert((application, juror)) {
                found.push(Violation::Pair(application, juror));
            }
        }
        let barred: BTreeSet<_> = self.conflicts.iter().map(|barred| (barred.application, barred.juror)).collect();
        found.extend(distinct.intersection(&barred).map(|(application, juror)| Violation::Conflict(*application, *juror)));
        let fixed: BTreeSet<_> = self.fixed.iter().copied().collect();
        found.extend(fixed.difference(&distinct).map(|(application, juror)| Violation::Fixed(*application, *juror)));
        let (mut reviews, loads) = (vec![0; self.applications()], self.loads_of(pairs));
        pairs.iter().filter_map(|pair| reviews.get_mut(pair.0).map(|count| *count += 1)).for_each(drop);
        let wrong = reviews.iter().zip(&self.reviews).enumerate().filter(|(_, (found, needed))| found != needed);
        found.extend(wrong.map(|(application, (reviews, _))| Violation::Reviews(application, *reviews)));
        let outside = |(_, (found, load)): &(usize, (&u32, &Load))| **found < load.min || **found > load.max;
        found.extend(loads.iter().zip(&self.loads).enumerate().filter(outside).map(|(juror, (load, _))| Violation::Load(juror, *load)));
        for application in 0..self.applications() {
            for tags in asked(self, application) {
                if !distinct.iter().any(|pair| pair.0 == application && has_one(self, pair.1, tags)) {
                    found.push(Violation::Coverage(application, tags.to_vec()));
                }
            }
        }
        let pieces = self.components(pairs).len();
        if self.connected && pieces > 1 {
            found.push(Violation::Connectivity(pieces));
        }
        found
    }

    /// What these pairs are worth. Pairs that do not exist count for nothing.
    #[must_use]
    pub fn report(&self, pairs: &[(usize, usize)]) -> PlanReport {
        let similarity = |pair: &(usize, usize)| self.similarity.get(pair.0).and_then(|row| row.get(pair.1)).copied().unwrap_or(0);
        let mut sums: Vec<i64> = vec![0; self.applications()];
        for pair in pairs {
            if let Some(sum) = sums.get_mut(pair.0) {
                *sum += similarity(pair);
            }
        }
        let loads = self.loads_of(pairs);
        let total = sums.iter().sum();
        let read = sums.iter().zip(&self.reviews).enumerate().filter(|(_, (_, reviews))| **reviews > 0);
        let worst = read.map(|(application, (sum, _))| (application, *sum)).min_by_key(|(application, sum)| (*sum, *application));
        let objective = match self.objective {
            Objective::MaxMin => worst.map_or(0, |(_, sum)| sum),
            Objective::MaxSum | Objective::Balanced { .. } => self.less_load(total, &loads),
        };
        PlanReport {
            objective,
            total,
            worst,
            with_expert: self.with_expert(pairs),
            load_range: loads.iter().min().copied().zip(loads.iter().max().copied()),
            loads,
            components: self.components(pairs),
        }
    }

    /// The pieces into which these pairs divide applications and jurors, by their first application. Who has no pair is in none.
    #[must_use]
    pub fn components(&self, pairs: &[(usize, usize)]) -> Vec<Component> {
        components_of(self.applications(), self.jurors(), pairs.iter().copied())
    }

    /// What a flow maximises: the total, minus the cost of the loads where they are to be balanced.
    pub(super) fn sum_objective(&self, pairs: &[(usize, usize)]) -> i64 {
        let values = pairs.iter().filter_map(|pair| self.similarity.get(pair.0)?.get(pair.1));
        self.less_load(values.sum(), &self.loads_of(pairs))
    }

    fn less_load(&self, total: i64, loads: &[u32]) -> i64 {
        let weight = if let Objective::Balanced { weight } = self.objective { i64::from(weight) } else { 0 };
        total - weight * loads.iter().map(|load| i64::from(*load).pow(2)).sum::<i64>()
    }

    fn loads_of(&self, pairs: &[(usize, usize)]) -> Vec<u32> {
        let mut loads = vec![0; self.jurors()];
        for pair in pairs {
            if let Some(load) = loads.get_mut(pair.1) {
                *load += 1;
            }
        }
        loads
    }

    fn with_expert(&self, pairs: &[(usize, usize)]) -> Option<f64> {
        let tagged: Vec<_> = self.application_tags.iter().enumerate().filter(|(_, tags)| !tags.is_empty()).collect();
        let expert =
            |(application, tags): &&(usize, &Vec<String>)| pairs.iter().any(|pair| pair.0 == *application && has_one(self, pair.1, tags));
        let count = tagged.iter().filter(expert).count();
        (!tagged.is_empty()).then(|| count as f64 / tagged.len() as f64)
    }
}
