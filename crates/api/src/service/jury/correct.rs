//! Correcting a sheet after the lock. As with the lock, the ranking is computed beside the database, and stored in a short write which looks
//! whether the ground is still the same.

use super::assignments::{Placed, place};
use super::locked::LockedBy;
use super::records::append_anew;
use super::stage::{Stage, ensure_live, load, load_for_change, store};
use super::tally::Tally;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::SheetCorrection;
use tahaddi_domain::id::{AssignmentId, Id as _, PhaseId};
use tahaddi_domain::jury::{Assignment, Ranking};
use tahaddi_domain::record::RecordEvent;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{application, assignment, challenge, juror, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// Which sheet is corrected, and how.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The review phase.
    pub phase: &'a PhaseId,
    /// The assignment.
    pub assignment: &'a AssignmentId,
    /// What stands in place of its sheet.
    pub correction: &'a SheetCorrection,
}

/// Everything from which the ranking after a correction follows.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The phase, to be decided anew.
    stage: Stage,
    /// The phase as it was found.
    found: Stage,
    before: Assignment,
    corrected: Assignment,
    /// As it is before the correction.
    tally: Tally,
    lock: LockedBy,
}

/// A correction that was computed and not yet made.
#[derive(Clone, Debug)]
pub struct Draft {
    ground: Ground,
    ranking: Ranking,
}

impl Ground {
    fn of(conn: &mut Conn, caller: &Caller, found: Stage, wanted: &Wanted<'_>, now: Instant) -> ApiResult<Self> {
        let before = assignment::find(conn, wanted.assignment)?.filter(|item| &item.phase == wanted.phase).ok_or(Code::NotFound)?;
        ensure_not_the_juror(conn, caller, &before)?;
        let about = application::find(conn, &before.application)?.ok_or(Code::NotFound)?;
        let rubric = found.phase.rubric_for(about.document.track.as_ref());
        let corrected = before.clone().correct(wanted.correction, rubric, &found.phase, caller.user()?.clone(), now)?;
        let corrected = Assignment { version: corrected.version + 1, updated_at: now, ..corrected };
        let (lock, tally) = LockedBy::of(conn, &found)?;
        let stage = Stage { phase: found.phase.clone().reconsider()?, ..found.clone() };
        Ok(Self { stage, found, before, corrected, tally, lock })
    }

    /// Computes the ranking with its analysis. Takes long; needs no database.
    ///
    /// # Errors
    /// A fault of ours.
    pub fn compute(self) -> ApiResult<Draft> {
        let Self { stage, corrected, tally, lock, .. } = &self;
        let ranking = lock.rank(stage, &lock.count(tally.clone().with_sheet(corrected), &stage.phase))?;
        Ok(Draft { ranking, ground: self })
    }

    /// Whether nothing has moved: the sheet, the others, the applications, the ranking of the lock and the rules. Every change of the ranking
    /// counts the version of the phase on.
    fn is(&self, now: &Self) -> bool {
        self.found.phase == now.found.phase
            && self.found.challenge.version == now.found.challenge.version
            && self.before == now.before
            && self.tally.is(&now.tally)
            && self.lock == now.lock
    }
}

/// What a correction rests on, if it could be made at `now`.
///
/// # Errors
/// As [`correct`].
pub fn prepare(conn: &mut Conn, caller: &Caller, wanted: &Wanted<'_>, now: Instant) -> ApiResult<Ground> {
    let stage = load(conn, caller, wanted.phase, Action::PanelManage)?;
    ensure_live(&stage.challenge)?;
    Ground::of(conn, caller, stage, wanted, now)
}

/// Puts a correction beside a completed sheet. The ranking is made anew from what counts now, with the seed and the conflicts of the
/// lock, so that nothing else in it moves; a pending decision has to be made anew. What the juror wrote is kept, and the record of the phase
/// has what counts now. `None` if the ground on which the draft was computed has moved; without a draft the ranking is computed here, while
/// nobody else writes.
///
/// # Errors
/// `not_found`, `forbidden`; `conflict_of_interest` also for whoever wrote the sheet; `panel_open`, `already_released`, `invalid_state`,
/// `validation_failed`, `sheet_incomplete`.
pub fn correct(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    wanted: &Wanted<'_>,
    draft: Option<&Draft>,
) -> ApiResult<Option<Placed>> {
    // The records of a call are one chain.
    let challenge = load(tx, caller, wanted.phase, Action::PanelManage)?.challenge;
    challenge::lock(tx, &challenge.id)?;
    let found = load_for_change(tx, caller, wanted.phase, Action::PanelManage)?;
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
    let Ground { stage, found, before, corrected, .. } = ground;
    assignment::save(tx, &corrected)?;
    let stage = Stage { phase: store(tx, stage.phase, now)?, ..stage };
    review_phase::store_ranking(tx, wanted.phase, ranking)?;
    append_anew(tx, caller, receipts, &stage, RecordEvent::Correction, ranking)?;
    let details = json!({
        "phase_id": wanted.phase, "juror_id": corrected.juror, "application_id": corrected.application,
        "previous_version": before.version, "version": corrected.version, "decision_withdrawn": found.phase.decision.is_some(),
    });
    record(tx, caller, Event::new("sheet.corrected", wanted.assignment.as_str()).within(&stage.challenge.organisation).with(details))?;
    let placed = place(tx, &stage, vec![corrected])?.pop().ok_or_else(|| ApiError::fault("an assignment vanished"))?;
    Ok(Some(placed))
}

/// Nobody corrects a sheet of their own, in whatever seat it was written.
fn ensure_not_the_juror(conn: &mut Conn, caller: &Caller, assignment: &Assignment) -> ApiResult<()> {
    let writer = juror::find(conn, &assignment.juror)?.and_then(|juror| juror.user);
    if writer.as_ref() == Some(caller.user()?) { Err(Code::ConflictOfInterest.into()) } else { Ok(()) }
}
