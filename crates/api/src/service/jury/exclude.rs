//! Leaving the sheets of a juror out of a locked ranking, and letting them count again. As with a correction, the ranking is computed
//! beside the database, and stored in a short write which looks whether the ground is still the same.

use super::locked::LockedBy;
use super::records::append_anew;
use super::stage::{Stage, ensure_live, load, load_for_change, store};
use super::tally::Tally;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeSet;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{Id as _, JurorId, PhaseId};
use tahaddi_domain::jury::{Assignment, Coverage, Ranking, ReviewPhase};
use tahaddi_domain::record::RecordEvent;
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{challenge, conflict, juror, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// Whether sheets are left out or count again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// They are left out.
    Exclude,
    /// They count again.
    Readmit,
}

/// Whose sheets, and why.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The review phase.
    pub phase: PhaseId,
    /// What becomes of the sheets.
    pub step: Step,
    /// The juror.
    pub juror: JurorId,
    /// Why.
    pub reason: String,
}

/// Everything from which the ranking after the step follows.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The phase with the step.
    stage: Stage,
    /// The phase as it was found.
    found: Stage,
    tally: Tally,
    lock: LockedBy,
    /// Whose sheets the step is about: those of every seat of the person.
    seats: BTreeSet<JurorId>,
}

/// A step that was computed and not yet made.
#[derive(Clone, Debug)]
pub struct Draft {
    ground: Ground,
    ranking: Ranking,
}

impl Ground {
    fn of(conn: &mut Conn, caller: &Caller, found: Stage, wanted: &Wanted, now: Instant) -> ApiResult<Self> {
        let (by, reason) = (caller.user()?.clone(), wanted.reason.clone());
        // What stands in the way of the step by itself is told before who the juror is.
        let step = |phase: ReviewPhase, seat: &JurorId| match wanted.step {
            Step::Exclude => phase.exclude(seat.clone(), reason.clone(), by.clone(), now),
            Step::Readmit => phase.readmit(seat, reason.clone(), by.clone(), now),
        };
        let phase = step(found.phase.clone(), &wanted.juror)?;
        ensure_not_the_juror(conn, caller, &found, &wanted.juror)?;
        let (lock, tally) = LockedBy::of(conn, &found)?;
        let stage = Stage { phase, ..found.clone() };
        let seats = conflict::panel(conn, &found.challenge.id, Some(&wanted.juror))?.remove(&wanted.juror).unwrap_or_default().seats;
        let mut ground = Self { stage, found, tally, lock, seats };
        let concerned = |seat: &&JurorId| match wanted.step {
            Step::Exclude => !ground.found.phase.excludes(seat) && ground.counts_of(seat),
            Step::Readmit => ground.found.phase.excludes(seat),
        };
        let others: Vec<JurorId> = ground.seats.iter().filter(|seat| *seat != &wanted.juror).filter(concerned).cloned().collect();
        for seat in &others {
            ground.stage.phase = step(ground.stage.phase, seat)?;
        }
        if wanted.step == Step::Exclude {
            ground.ensure_something_counts()?;
        }
        Ok(ground)
    }

    /// Whether a sheet of this seat counted with the lock.
    fn counts_of(&self, seat: &JurorId) -> bool {
        let counts = |item: &&Assignment| item.review().is_some() && !self.lock.puts_aside(&item.id);
        self.tally.assignments.iter().filter(counts).any(|item| &item.juror == seat)
    }

    /// The sheets of the juror count, and each application keeps one that does: nothing is decided on nobody's word.
    fn ensure_something_counts(&self) -> Result<(), Refusal> {
        if !self.seats.iter().any(|seat| self.counts_of(seat)) {
            return Err(Refusal::field("/juror_id", FieldCode::UnknownReference));
        }
        let covered = |phase: &ReviewPhase| self.counted(phase).ranking.coverage();
        let before: Vec<Coverage> = covered(&self.found.phase);
        let mut check = Check::default();
        for left in covered(&self.stage.phase).into_iter().filter(|left| left.completed == 0) {
            let had = before.iter().any(|had| had.application == left.application && had.completed > 0);
            check.require(!had, format!("/applications/{}", left.application), FieldCode::SheetMissing);
        }
        check.finish_as(Code::CoverageIncomplete)
    }

    fn counted(&self, phase: &ReviewPhase) -> Tally {
        self.lock.count(self.tally.clone(), phase)
    }

    /// Computes both rankings with their analysis. Takes long; needs no database.
    ///
    /// # Errors
    /// A fault of ours.
    pub fn compute(self) -> ApiResult<Draft> {
        let ranking = self.lock.rank(&self.stage, &self.counted(&self.stage.phase))?;
        Ok(Draft { ranking, ground: self })
    }

    /// Whether nothing has moved: no sheet, no application, no ranking and no rule.
    fn is(&self, now: &Self) -> bool {
        self.found.phase == now.found.phase
            && self.found.challenge.version == now.found.challenge.version
            && self.tally.is(&now.tally)
            && self.lock == now.lock
            && self.seats == now.seats
    }
}

/// What a step rests on, if it could be made at `now`.
///
/// # Errors
/// As [`step`].
pub fn prepare(conn: &mut Conn, caller: &Caller, wanted: &Wanted, now: Instant) -> ApiResult<Ground> {
    let stage = load(conn, caller, &wanted.phase, Action::PanelManage)?;
    ensure_live(&stage.challenge)?;
    Ground::of(conn, caller, stage, wanted, now)
}

/// Leaves the sheets of a juror out of the ranking, or lets them count again: all that the person wrote, in whatever seat. The ranking is made anew with the seed and the conflicts of the
/// lock; the one with all sheets stands beside it, and the record of the lock stays. `None` if the ground on which the draft was computed has
/// moved; without a draft the ranking is computed here, while nobody else writes.
///
/// # Errors
/// `forbidden`; `not_found` also for a juror who is not left out; `conflict_of_interest` also for the juror; `panel_open`,
/// `already_released`; `invalid_state` once it is decided; `validation_failed`; `coverage_incomplete` with the applications that would have no
/// sheet left.
pub fn step(tx: &mut Tx<'_>, caller: &Caller, receipts: &Receipts, wanted: &Wanted, draft: Option<&Draft>) -> ApiResult<Option<Stage>> {
    // The records of a call are one chain.
    let challenge = load(tx, caller, &wanted.phase, Action::PanelManage)?.challenge;
    challenge::lock(tx, &challenge.id)?;
    let found = load_for_change(tx, caller, &wanted.phase, Action::PanelManage)?;
    let now = tx.now()?;
    let ground = Ground::of(tx, caller, found, wanted, now)?;
    let computed;
    let ranking = match draft {
        Some(draft) if draft.ground.is(&ground) => &draft.ranking,
        Some(_) => return Ok(None),
        None => {
            computed = ground.clone().compute()?.ranking;
            &computed
        }
    };
    let stage = Stage { phase: store(tx, ground.stage.phase.clone(), now)?, ..ground.stage };
    review_phase::store_ranking(tx, &wanted.phase, ranking)?;
    append_anew(tx, caller, receipts, &stage, RecordEvent::Exclusion, ranking)?;
    let name = match wanted.step {
        Step::Exclude => "phase.juror_excluded",
        Step::Readmit => "phase.juror_readmitted",
    };
    let details = json!({"challenge_id": stage.challenge.id, "juror_id": wanted.juror, "version": stage.phase.version});
    record(tx, caller, Event::new(name, wanted.phase.as_str()).within(&stage.challenge.organisation).with(details))?;
    Ok(Some(stage))
}

/// Nobody decides about sheets of their own, in whatever seat they were written.
fn ensure_not_the_juror(conn: &mut Conn, caller: &Caller, stage: &Stage, id: &JurorId) -> ApiResult<()> {
    let seat = juror::find(conn, id)?.filter(|seat| seat.challenge == stage.challenge.id);
    let writer = seat.ok_or_else(|| Refusal::field("/juror_id", FieldCode::UnknownReference))?.user;
    if writer.as_ref() == Some(caller.user()?) { Err(Code::ConflictOfInterest.into()) } else { Ok(()) }
}
