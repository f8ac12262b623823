//! What counts: the completed sheets of unconflicted jurors, and the ranking that they make.

use super::book::Book;
use super::candidates::candidates;
use super::stage::Stage;
use crate::error::ApiResult;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::application::Application;
use tahaddi_domain::id::{ApplicationId, AssignmentId, OrganisationId};
use tahaddi_domain::jury::calibration::EngineEdition;
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
    /// What was looked at and cleared, by assignment.
    pub cleared: BTreeMap<AssignmentId, BTreeSet<ConflictKind>>,
    /// Assignments of applications that the phase is not about, or not any more.
    pub apart: Vec<Assignment>,
    /// The published cut, counted out for them; `None` for a panel that was locked before cuts were applied.
    pub cut: Option<PhaseCut>,
    /// By which edition of the calculation it is analysed: that of its lock, once it is locked.
    pub edition: EngineEdition,
    /// The ranking.
    pub ranking: Ranking,
}

impl Tally {
    /// What the phase is ranked from, by the rubrics of `phase`.
    #[must_use]
    pub fn input<'a>(&'a self, phase: &'a ReviewPhase) -> PhaseInput<'a> {
        let counts = |item: &Assignment| !self.quarantined.contains(&item.id) && !phase.excludes(&item.juror);
        input(phase, &self.candidates, &self.assignments, &counts, self.cut.as_ref())
    }

    /// The same with the sheets of jurors who are left out.
    #[must_use]
    pub fn input_with_all<'a>(&'a self, phase: &'a ReviewPhase) -> PhaseInput<'a> {
        let counts = |item: &Assignment| !self.quarantined.contains(&item.id);
        input(phase, &self.candidates, &self.assignments, &counts, self.cut.as_ref())
    }

    /// The same with another version of an assignment. The ranking is that of before: see [`Tally::with_aside`].
    #[must_use]
    pub fn with_sheet(mut self, corrected: &Assignment) -> Self {
        for item in self.assignments.iter_mut().chain(&mut self.apart).filter(|item| item.id == corrected.id) {
            item.clone_from(corrected);
        }
        self
    }

    /// Whether another one counts the same: no sheet, no assignment, no application, no cut and no conflict of interest has moved.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let applications = |tally: &Self| -> Vec<_> {
            tally.candidates.iter().map(|item| (item.id.clone(), item.startup.clone(), item.document.track.clone())).collect()
        };
        self.assignments == other.assignments
            && self.apart == other.apart
            && self.conflicts == other.conflicts
            && self.cleared == other.cleared
            && self.cut == other.cut
            && self.edition == other.edition
            && applications(self) == applications(other)
    }

    /// The same with these sheets put aside, whatever conflicts there are now.
    #[must_use]
    pub fn with_aside(self, phase: &ReviewPhase, quarantined: BTreeSet<AssignmentId>) -> Self {
        let aside = Self { quarantined, ..self };
        let ranking = aside.input(phase).rank();
        Self { ranking, ..aside }
    }
}

/// Counts a review phase out.
///
/// # Errors
/// The store failed.
pub fn tally(conn: &mut Conn, stage: &Stage) -> ApiResult<Tally> {
    tally_with_book(conn, stage).map(|(tally, _)| tally)
}

/// The same with the conflicts of interest from which it follows.
///
/// # Errors
/// The store failed.
pub(super) fn tally_with_book(conn: &mut Conn, stage: &Stage) -> ApiResult<(Tally, Book)> {
    let candidates = candidates(conn, &stage.challenge, &stage.phase.id)?;
    let assignments = assignment::list(conn, &stage.phase.id)?;
    let book = Book::of_challenge(conn, &stage.challenge.id)?;
    let cut = PhaseCut::of(&stage.challenge.document, &stage.phase.id, &candidates);
    Ok((count(&stage.phase, candidates, assignments, &book, Some(cut)), book))
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
    let lifted = |item: &Assignment| startups.get(&item.application).map(|startup| book.cleared(&item.juror, startup)).unwrap_or_default();
    let cleared = assignments.iter().map(|item| (item.id.clone(), lifted(item))).filter(|(_, kinds)| !kinds.is_empty()).collect();
    let quarantined: BTreeSet<AssignmentId> = conflicts.keys().cloned().collect();
    let counts = |item: &Assignment| !quarantined.contains(&item.id) && !phase.excludes(&item.juror);
    let ranking = input(phase, &candidates, &assignments, &counts, cut.as_ref()).rank();
    Tally { candidates, assignments, quarantined, conflicts, cleared, apart, cut, edition: EngineEdition::CURRENT, ranking }
}

fn input<'a>(
    phase: &'a ReviewPhase,
    candidates: &[Application],
    assignments: &'a [Assignment],
    counts: &dyn Fn(&Assignment) -> bool,
    cut: Option<&PhaseCut>,
) -> PhaseInput<'a> {
    let track = |item: &Application| Some((item.id.clone(), item.document.track.clone()?));
    PhaseInput {
        rubric_version: phase.rubric_version,
        mode: phase.policy.mode,
        fields: candidates.iter().map(|item| (item.id.clone(), phase.rubric_for(item.document.track.as_ref()))).collect(),
        tracks: candidates.iter().filter_map(track).collect(),
        reviews: assignments.iter().filter(|item| counts(item)).filter_map(Assignment::review).collect(),
        cut: cut.cloned(),
    }
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
