//! Scores that change late, and jurors who judge each other.

use super::{Observation, Shortlist};
use crate::time::{Instant, Span};
use std::collections::BTreeMap;

/// A change within so many hours of the end is late.
pub const LATE_HOURS: i64 = 1;
/// From this externally studentised residual a score is high for a reciprocal favour.
pub const RECIPROCAL_RESIDUAL: f64 = 1.0;

/// A score that a juror changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreChange {
    /// The application.
    pub application: usize,
    /// The juror.
    pub juror: usize,
    /// The composite before, in points.
    pub before: f64,
    /// The composite after.
    pub after: f64,
    /// When.
    pub at: Instant,
    /// When the juror first saw scores of others on this application.
    pub saw_others_at: Option<Instant>,
}

/// A late change and what it did.
#[derive(Clone, Debug, PartialEq)]
pub struct LateChange {
    /// The change.
    pub change: ScoreChange,
    /// Whether the juror had seen scores of others.
    pub after_others: bool,
    /// Whether it came within [`LATE_HOURS`] of the end.
    pub last_hour: bool,
    /// Applications that the shortlist has because of it.
    pub enters: Vec<usize>,
    /// Applications that it would have without it.
    pub leaves: Vec<usize>,
}

impl LateChange {
    /// Flag: the change moves the shortlist.
    #[must_use]
    pub fn is_flagged(&self) -> bool {
        !self.enters.is_empty() || !self.leaves.is_empty()
    }
}

/// Whether a change came after the juror saw scores of others, or within [`LATE_HOURS`] of the end.
#[must_use]
pub fn is_late(change: &ScoreChange, closes_at: Instant) -> bool {
    after_others(change) || in_last_hour(change, closes_at)
}

fn after_others(change: &ScoreChange) -> bool {
    change.saw_others_at.is_some_and(|seen| seen <= change.at)
}

fn in_last_hour(change: &ScoreChange, closes_at: Instant) -> bool {
    change.at + Span::hours(LATE_HOURS) > closes_at
}

/// The changes made after seeing others or in the last hour before `closes_at`, each with the shortlist as it would be had that
/// score stayed what it was.
#[must_use]
pub fn late_changes(
    observations: &[Observation],
    changes: &[ScoreChange],
    closes_at: Instant,
    shortlist: &Shortlist<'_>,
) -> Vec<LateChange> {
    let top = shortlist(observations);
    let late = |change: &ScoreChange| {
        is_late(change, closes_at).then(|| {
            let mut undone = observations.to_vec();
            let same = |score: &&mut Observation| score.application == change.application && score.juror == change.juror;
            undone.iter_mut().filter(same).for_each(|score| score.score = change.before);
            let without = shortlist(&undone);
            LateChange {
                change: *change,
                after_others: after_others(change),
                last_hour: in_last_hour(change, closes_at),
                enters: top.iter().filter(|application| !without.contains(application)).copied().collect(),
                leaves: without.iter().filter(|application| !top.contains(application)).copied().collect(),
            }
        })
    };
    changes.iter().filter_map(late).collect()
}

/// Two jurors with applications of their own, each of whom scored the other's high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reciprocal {
    /// The juror with the smaller number.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// The smaller of the two residuals: of `first` on an application of `second` and the other way round.
    pub residual: f64,
}

/// The pairs of jurors who are applicants too and favoured each other: both studentised residuals reach [`RECIPROCAL_RESIDUAL`]. Any
/// is flagged. `owners` are `(application, juror)`, `residuals` `(application, juror, externally studentised residual)`.
#[must_use]
pub fn reciprocal(owners: &[(usize, usize)], residuals: &[(usize, usize, f64)]) -> Vec<Reciprocal> {
    // The highest residual of each juror on an application of each other one.
    let mut favour: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (application, juror, residual) in residuals {
        for (_, owner) in owners.iter().filter(|(owned, owner)| owned == application && owner != juror) {
            let highest = favour.entry((*juror, *owner)).or_insert(f64::NEG_INFINITY);
            *highest = highest.max(*residual);
        }
    }
    let both = |((from, to), residual): (&(usize, usize), &f64)| {
        let returned = favour.get(&(*to, *from)).filter(|_| from < to)?;
        let residual = residual.min(*returned);
        (residual >= RECIPROCAL_RESIDUAL).then_some(Reciprocal { first: *from, second: *to, residual })
    };
    favour.iter().filter_map(both).collect()
}
