//! How far a review phase is: counts, never scores.

use super::stage::{Stage, load};
use super::tally::{Tally, tally};
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::dossier::PersonalExtension;
use tahaddi_domain::id::{ApplicationId, JurorId, PhaseId};
use tahaddi_domain::jury::{Assignment, AssignmentState, Juror};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::juror;

/// How far a review phase is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many applications it is about.
    pub applications: usize,
    /// How many assignments are with a juror.
    pub assigned: usize,
    /// How many completed sheets count.
    pub completed: usize,
    /// How many completed sheets are put aside for a conflict of interest.
    pub quarantined: usize,
    /// How many applications lack sheets.
    pub coverage_missing: usize,
    /// Whether the counts of sheets are kept from the reader: they stand as they stood before anybody handed in.
    pub counts_sealed: bool,
    /// By application, for those who keep the panel.
    pub by_application: Option<Vec<ApplicationProgress>>,
    /// By juror, for those who keep the panel.
    pub by_juror: Option<Vec<JurorProgress>>,
    /// The applications that had more time than the others, for those who keep the panel.
    pub extensions: Option<Vec<(ApplicationId, PersonalExtension)>>,
}

/// How far the reviews of one application are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationProgress {
    /// The application.
    pub application: ApplicationId,
    /// How many assignments are with a juror.
    pub assigned: usize,
    /// How many completed sheets count.
    pub completed: u32,
}

/// How far one juror is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JurorProgress {
    /// The juror.
    pub juror: JurorId,
    /// How many assignments the juror has and has not completed.
    pub assigned: usize,
    /// How many the juror has completed.
    pub completed: usize,
    /// From how many the juror stepped back.
    pub recused: usize,
    /// How many the juror did not take.
    pub declined: usize,
}

/// How far a review phase is. Totals are for all who select; what tells about single jurors or applications is for those who keep
/// the panel, and after the deadline only. While a sealed panel is open, sheets are counted for those alone who keep it: they remind
/// and lock.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn progress(conn: &mut Conn, caller: &Caller, id: &PhaseId, now: Instant) -> ApiResult<(Stage, Progress)> {
    let stage = load(conn, caller, id, Action::ProgressView)?;
    let tally = tally(conn, &stage)?;
    let mut progress = totals(&tally, stage.phase.policy.reviews_per_application);
    if !stage.is_kept_by(conn, caller)? {
        let open = stage.phase.ensure_visible_scores().is_err();
        return Ok((stage, if open { progress.sealed() } else { progress }));
    }
    if stage.challenge.applications_closed(now) {
        progress.by_application = Some(by_application(&tally));
        progress.by_juror = Some(by_juror(&tally, &juror::list(conn, &stage.challenge.id)?));
        let extended = tally.candidates.into_iter().filter_map(|dossier| Some((dossier.id, dossier.grants.extension?)));
        progress.extensions = Some(extended.collect());
    }
    Ok((stage, progress))
}

impl Progress {
    /// As it stood before anybody handed in, whatever was handed in since.
    fn sealed(self) -> Self {
        Self { completed: 0, quarantined: 0, coverage_missing: self.applications, counts_sealed: true, ..self }
    }
}

fn totals(tally: &Tally, required: u32) -> Progress {
    let active = tally.assignments.iter().filter(|item| item.is_active());
    let completed = |item: &&Assignment| item.state == AssignmentState::Completed;
    let aside = tally.assignments.iter().filter(completed).filter(|item| tally.quarantined.contains(&item.id));
    let coverage = tally.ranking.coverage();
    Progress {
        applications: tally.candidates.len(),
        assigned: active.count(),
        completed: coverage.iter().map(|item| usize::try_from(item.completed).unwrap_or(usize::MAX)).sum(),
        quarantined: aside.count(),
        coverage_missing: coverage.iter().filter(|item| item.completed < required).count(),
        counts_sealed: false,
        by_application: None,
        by_juror: None,
        extensions: None,
    }
}

fn by_application(tally: &Tally) -> Vec<ApplicationProgress> {
    let mut assigned: BTreeMap<&ApplicationId, usize> = BTreeMap::new();
    for item in tally.assignments.iter().filter(|item| item.is_active()) {
        *assigned.entry(&item.application).or_default() += 1;
    }
    let mut list: Vec<_> = tally
        .ranking
        .coverage()
        .into_iter()
        .map(|item| ApplicationProgress {
            assigned: assigned.get(&item.application).copied().unwrap_or_default(),
            application: item.application,
            completed: item.completed,
        })
        .collect();
    // The order of the ranking would tell the ranking.
    list.sort_by(|a, b| a.application.cmp(&b.application));
    list
}

fn by_juror(tally: &Tally, jurors: &[Juror]) -> Vec<JurorProgress> {
    let count = |juror: &Juror, state| tally.assignments.iter().filter(|item| item.juror == juror.id && item.state == state).count();
    let all = jurors.iter().map(|juror| JurorProgress {
        juror: juror.id.clone(),
        assigned: count(juror, AssignmentState::Assigned),
        completed: count(juror, AssignmentState::Completed),
        recused: count(juror, AssignmentState::Recused),
        declined: count(juror, AssignmentState::Declined),
    });
    all.collect()
}
