//! What counts: the completed sheets of unconflicted jurors, and the ranking that they make.

use super::book::Book;
use super::candidates::candidates;
use super::stage::Stage;
use crate::error::ApiResult;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::application::Application;
use tahaddi_domain::id::{ApplicationId, AssignmentId, OrganisationId};
use tahaddi_domain::jury::{Assignment, ConflictKind, PhaseCut, PhaseInput, Ranking, ReviewPhase};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::assignment;

/// A review phase counted out.
#[derive(Clone, Debug)]
pub struct Tally {
    /// The applications that it is about.
    pub candidates: Vec<Application>,
    /// Their assignments, in any state.
    pub assignments: Vec<Assignment>,
    /// Those of jurors with a conflict of interest: their sheets are kept and do not count.
    pub quarantined: BTreeSet<AssignmentId>,
    /// Which conflicts those are.
    pub conflicts: BTreeMap<AssignmentId, BTreeSet<ConflictKind>>,
    /// Assignments of applications that the phase is not about, or not any more.
    pub apart: Vec<Assignment>,
    /// The published cut, counted out for them; `None` for a panel that was locked before cuts were applied.
    pub cut: Option<PhaseCut>,
    /// The ranking.
    pub ranking: Ranking,
}

impl Tally {
    /// What the phase is ranked from, by the rubrics of `phase`.
    #[must_use]
    pub fn input<'a>(&'a self, phase: &'a ReviewPhase) -> PhaseInput<'a> {
        input(phase, &self.candidates, &self.assignments, &self.quarantined, self.cut.as_ref())
    }

    /// The same with another version of an assignment. The ranking is that of before: see [`Tally::with_aside`].
    #[must_use]
    pub fn with_sheet(mut self, corrected: &Assignment) -> Self {
        for item in self.assignments.iter_mut().chain(&mut self.apart).filter(|item| item.id == corrected.id) {
            item.clone_from(corrected);
        }
        self
    }

    /// Whether another one counts the same: no sheet, no assignment, no application and no conflict of interest has moved.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let applications = |tally: &Self| -> Vec<_> {
            tally.candidates.iter().map(|item| (item.id.clone(), item.startup.clone(), item.document.track.clone())).collect()
        };
        self.assignments == other.assignments
            && self.apart == other.apart
            && self.conflicts == other.conflicts
            && applications(self) == applications(other)
    }

    /// The same with these sheets put aside, whatever conflicts there are now.
    #[must_use]
    pub fn with_aside(self, phase: &ReviewPhase, quarantined: BTreeSet<AssignmentId>) -> Self {
        let ranking = input(phase, &self.candidates, &self.assignments, &quarantined, self.cut.as_ref()).rank();
        Self { quarantined, ranking, ..self }
    }
}

/// Counts a review phase out.
///
/// # Errors
/// The store failed.
pub fn tally(conn: &mut Conn, stage: &Stage) -> ApiResult<Tally> {
    let candidates = candidates(conn, &stage.challenge, &stage.phase.id)?;
    let assignments = assignment::list(conn, &stage.phase.id)?;
    let book = Book::of_challenge(conn, &stage.challenge.id)?;
    let cut = PhaseCut::of(&stage.challenge.document, &stage.phase.id, &candidates);
    Ok(count(&stage.phase, candidates, assignments, &book, Some(cut)))
}

/// Counts out what was loaded.
#[must_use]
pub fn count(phase: &ReviewPhase, candidates: Vec<Application>, assignments: Vec<Assignment>, book: &Book, cut: Option<PhaseCut>) -> Tally {
    let startups: BTreeMap<&ApplicationId, &OrganisationId> = candidates.iter().map(|item| (&item.id, &item.startup)).collect();
    let (assignments, apart): (Vec<_>, Vec<_>) = assignments.into_iter().partition(|item| startups.contains_key(&item.application));
    let kinds = |item: &Assignment| -> BTreeSet<ConflictKind> {
        let findings = startups.get(&item.application).map(|startup| book.findings(&item.juror, startup));
        findings.into_iter().flatten().map(|finding| finding.kind).collect()
    };
    let found = assignments.iter().map(|item| (item.id.clone(), kinds(item)));
    let conflicts: BTreeMap<_, _> = found.filter(|(_, kinds)| !kinds.is_empty()).collect();
    let quarantined: BTreeSet<AssignmentId> = conflicts.keys().cloned().collect();
    let ranking = input(phase, &candidates, &assignments, &quarantined, cut.as_ref()).rank();
    Tally { candidates, assignments, quarantined, conflicts, apart, cut, ranking }
}

fn input<'a>(
    phase: &'a ReviewPhase,
    candidates: &[Application],
    assignments: &'a [Assignment],
    quarantined: &BTreeSet<AssignmentId>,
    cut: Option<&PhaseCut>,
) -> PhaseInput<'a> {
    let track = |item: &Application| Some((item.id.clone(), item.document.track.clone()?));
    PhaseInput {
        rubric_version: phase.rubric_version,
        mode: phase.policy.mode,
        fields: candidates.iter().map(|item| (item.id.clone(), phase.rubric_for(item.document.track.as_ref()))).collect(),
        tracks: candidates.iter().filter_map(track).collect(),
        reviews: assignments.iter().filter(|item| !quarantined.contains(&item.id)).filter_map(Assignment::review).collect(),
        cut: cut.cloned(),
    }
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
