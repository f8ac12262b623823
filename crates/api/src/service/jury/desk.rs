//! A juror's own assignments: what a juror may see of them, and when.

use super::book::Book;
use super::stage::{self, Stage};
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::access::{Action, Facts, PanelSeat};
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{JudgingMode, PeerVisibility};
use tahaddi_domain::id::{AssignmentId, JurorId, PhaseId};
use tahaddi_domain::jury::{Assignment, AssignmentState, AssignmentStep, JurorState, Scoring, SheetStanding, sheet_standing};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{application, assignment, challenge, juror, organisation, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// An assignment on the desk of its juror.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The assignment.
    pub assignment: Assignment,
    /// Its phase and challenge.
    pub stage: Stage,
    /// The application. What of it a juror sees is the view's to choose.
    pub application: Application,
    /// The name of the startup, only in a phase that is not blind.
    pub applicant: Option<String>,
}

impl Desk {
    /// As it stands in the juror's list: without anything of the dossier.
    #[must_use]
    pub fn into_task(self) -> Task {
        Task { id: self.assignment.id, pseudonym: self.assignment.pseudonym, state: self.assignment.state, stage: self.stage }
    }
    /// The proof that scoring is open, with the rubric of the application's track.
    ///
    /// # Errors
    /// `panel_locked`, `scoring_not_open`.
    pub fn scoring(&self, now: Instant) -> Result<Scoring<'_>, Refusal> {
        let rubric = self.stage.phase.rubric_for(self.application.document.track.as_ref());
        Ok(self.stage.scoring(now)?.by(rubric))
    }
    /// Whether the juror's own sheet counts as it stands; `None` where dossiers are compared.
    #[must_use]
    pub fn standing(&self) -> Option<SheetStanding> {
        let rubric = self.stage.phase.rubric_for(self.application.document.track.as_ref());
        let scored = self.stage.phase.policy.mode == JudgingMode::Scores;
        scored.then(|| sheet_standing(&self.assignment.sheet.clone().unwrap_or_default(), rubric))
    }
    /// What the juror may do with it at `now`.
    #[must_use]
    pub fn actions(&self, now: Instant) -> Vec<AllowedAction> {
        let (phase, state, live) = (&self.stage.phase, self.assignment.state, stage::ensure_live(&self.stage.challenge));
        let scoring = live.clone().and_then(|()| self.scoring(now));
        let scored = |step: AssignmentStep| scoring.clone().and_then(|_| state.after(step));
        let unlocked = |step: AssignmentStep| live.clone().and_then(|()| phase.ensure_unlocked()).and_then(|()| state.after(step));
        let complete = scoring.clone().and_then(|scoring| self.assignment.clone().complete(&scoring));
        // In the order of the operation: how a phase judges comes before whether it is open.
        let compare = live.clone().and_then(|()| phase.ensure_compared()).and_then(|()| scored(AssignmentStep::Write));
        let mut actions = vec![
            AllowedAction::attempt("write_sheet", scored(AssignmentStep::Write)),
            AllowedAction::attempt("compare", compare),
            AllowedAction::attempt("complete", complete),
            AllowedAction::attempt("recuse", unlocked(AssignmentStep::Recuse)),
            AllowedAction::attempt("decline", unlocked(AssignmentStep::Decline)),
        ];
        if phase.policy.peer_visibility != PeerVisibility::Never {
            actions.push(AllowedAction::attempt("read_peers", phase.ensure_peers_visible(state)));
        }
        actions
    }
}

/// Loads an assignment of the caller.
///
/// To everybody else it does not exist, operators included. A conflict of interest is told without details; what the juror gave
/// back, or the organiser took away, is gone for the juror at once.
///
/// # Errors
/// `not_found`, `conflict_of_interest`.
pub fn load(conn: &mut Conn, caller: &Caller, id: &AssignmentId) -> ApiResult<Desk> {
    let assignment = assignment::find(conn, id)?.ok_or(Code::NotFound)?;
    let juror = juror::find(conn, &assignment.juror)?.ok_or(Code::NotFound)?;
    if juror.state != JurorState::Accepted || juror.user.as_ref() != Some(caller.user()?) {
        return Err(Code::NotFound.into());
    }
    let application = application::find(conn, &assignment.application)?.ok_or(Code::NotFound)?;
    let book = Book::of_juror(conn, &juror.challenge, &juror.id, Some(&application.startup))?;
    let conflicted = book.is_conflicted(&juror.id, &application.startup);
    let seat = if conflicted { PanelSeat::Conflicted } else { PanelSeat::Juror };
    stage::ensure(caller, Action::AssignmentScore, &Facts { seat: Some(seat), ..Facts::default() })?;
    if !assignment.is_active() || application.state != ApplicationState::Submitted || !application.eligibility.competes() {
        return Err(Code::NotFound.into());
    }
    let phase = review_phase::find(conn, &assignment.phase)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(conn, &phase.challenge)?.ok_or(Code::NotFound)?;
    let applicant = match phase.policy.blind {
        true => None,
        false => organisation::find(conn, &application.startup)?.map(|startup| startup.name),
    };
    Ok(Desk { assignment, stage: Stage { phase, challenge, seat: Some(seat) }, application, applicant })
}

/// As [`load`], for reading: a dossier is read from the opening of scoring on, and remains readable after the lock.
///
/// # Errors
/// As [`load`]; `scoring_not_open`.
pub fn read(conn: &mut Conn, caller: &Caller, id: &AssignmentId, now: Instant) -> ApiResult<Desk> {
    let desk = load(conn, caller, id)?;
    match desk.stage.scoring(now) {
        Err(refusal) if refusal.code == Code::ScoringNotOpen => Err(refusal.into()),
        _ => Ok(desk),
    }
}

/// As [`load`], for a change: other writes about the phase wait for it.
///
/// # Errors
/// As [`load`]; `invalid_state` for a cancelled challenge.
pub fn load_for_change(tx: &mut Tx<'_>, caller: &Caller, id: &AssignmentId) -> ApiResult<Desk> {
    let phase = assignment::find(tx, id)?.ok_or(Code::NotFound)?.phase;
    review_phase::lock_row(tx, &phase)?;
    let desk = load(tx, caller, id)?;
    stage::ensure_live(&desk.stage.challenge)?;
    Ok(desk)
}

/// Stores what the juror did.
///
/// # Errors
/// The store failed.
pub(super) fn store(tx: &mut Tx<'_>, desk: Desk, changed: Assignment) -> ApiResult<Desk> {
    let assignment = Assignment { version: changed.version + 1, updated_at: tx.now()?, ..changed };
    assignment::save(tx, &assignment)?;
    Ok(Desk { assignment, ..desk })
}

/// An assignment in the juror's list.
#[derive(Clone, Debug)]
pub struct Task {
    /// The assignment.
    pub id: AssignmentId,
    /// What the juror calls the application.
    pub pseudonym: String,
    /// How far it is.
    pub state: AssignmentState,
    /// Its phase and challenge.
    pub stage: Stage,
}

/// What the caller has to judge, by pseudonym, in all panels or one phase. A conflict of interest takes an assignment off the
/// list, and before the deadline nothing is on it: the list would tell when an application came.
///
/// # Errors
/// The store failed.
pub fn tasks(conn: &mut Conn, caller: &Caller, phase: Option<&PhaseId>, now: Instant) -> ApiResult<Vec<Task>> {
    let mut stages: BTreeMap<PhaseId, Stage> = BTreeMap::new();
    let mut books: BTreeMap<JurorId, Book> = BTreeMap::new();
    let mut tasks = Vec::new();
    for (item, startup) in assignment::active_of_user(conn, caller.user()?, phase)? {
        let stage = match stages.get(&item.phase) {
            Some(stage) => stage.clone(),
            None => {
                let phase = review_phase::find(conn, &item.phase)?.ok_or(Code::NotFound)?;
                let challenge = challenge::find(conn, &phase.challenge)?.ok_or(Code::NotFound)?;
                let stage = Stage { phase, challenge, seat: Some(PanelSeat::Juror) };
                stages.insert(item.phase.clone(), stage.clone());
                stage
            }
        };
        if !books.contains_key(&item.juror) {
            let book = Book::of_juror(conn, &stage.challenge.id, &item.juror, None)?;
            books.insert(item.juror.clone(), book);
        }
        let conflicted = books.get(&item.juror).is_none_or(|book| book.is_conflicted(&item.juror, &startup));
        if !conflicted && stage.challenge.applications_closed(now) {
            tasks.push(Task { id: item.id, pseudonym: item.pseudonym, state: item.state, stage });
        }
    }
    Ok(tasks)
}
