//! Correcting a sheet after the lock.

use super::analysis::with_analysis;
use super::assignments::{Placed, place};
use super::candidates::ensure_independent;
use super::ranking::fixed;
use super::records::append_correction;
use super::stage::{Stage, load, load_for_change, store};
use super::tally::tally;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeSet;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::SheetCorrection;
use tahaddi_domain::id::{AssignmentId, Id as _, PhaseId};
use tahaddi_domain::jury::Assignment;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, assignment, challenge, juror, review_phase};

/// Puts a correction beside a completed sheet. The ranking is made anew from what counts now, with the seed and the conflicts of the
/// lock, so that nothing else in it moves; a pending decision has to be made anew. What the juror wrote is kept, and the record of the phase
/// has what counts now.
///
/// # Errors
/// `not_found`, `forbidden`; `conflict_of_interest` also for whoever wrote the sheet; `panel_open`, `already_released`, `invalid_state`,
/// `validation_failed`, `sheet_incomplete`.
pub fn correct(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    phase: &PhaseId,
    id: &AssignmentId,
    correction: &SheetCorrection,
) -> ApiResult<Placed> {
    // The records of a call are one chain.
    let challenge = load(tx, caller, phase, Action::PanelManage)?.challenge;
    challenge::lock(tx, &challenge.id)?;
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    let before = assignment::find(tx, id)?.filter(|item| &item.phase == phase).ok_or(Code::NotFound)?;
    ensure_not_the_juror(tx, caller, &before)?;
    let now = tx.now()?;
    let about = application::find(tx, &before.application)?.ok_or(Code::NotFound)?;
    let rubric = stage.phase.rubric_for(about.document.track.as_ref());
    let corrected = before.correct(correction, rubric, &stage.phase, caller.user()?.clone(), now)?;
    let corrected = Assignment { version: corrected.version + 1, updated_at: now, ..corrected };
    assignment::save(tx, &corrected)?;
    let former = fixed(tx, &stage)?;
    let (aside, seed) = former.analysis.map_or((BTreeSet::new(), stage.phase.id.to_string()), |kept| (kept.set_aside, kept.seed));
    let tally = tally(tx, &stage)?.with_aside(&stage.phase, aside);
    ensure_independent(tx, caller, &stage.challenge, &tally.candidates)?;
    let decided = stage.phase.decision.is_some();
    let reconsidered = store(tx, stage.phase.clone().reconsider()?, now)?;
    let stage = Stage { phase: reconsidered, ..stage };
    let ranking = with_analysis(&stage, &tally, tally.ranking.clone(), &seed)?;
    review_phase::store_ranking(tx, phase, &ranking)?;
    append_correction(tx, caller, receipts, &stage, &ranking)?;
    let details = json!({
        "phase_id": phase, "juror_id": corrected.juror, "application_id": corrected.application, "version": corrected.version,
        "decision_withdrawn": decided,
    });
    record(tx, caller, Event::new("sheet.corrected", id.as_str()).within(&stage.challenge.organisation).with(details))?;
    place(tx, &stage, vec![corrected])?.pop().ok_or_else(|| ApiError::fault("an assignment vanished"))
}

/// Nobody corrects a sheet of their own, in whatever seat it was written.
fn ensure_not_the_juror(tx: &mut Tx<'_>, caller: &Caller, assignment: &Assignment) -> ApiResult<()> {
    let writer = juror::find(tx, &assignment.juror)?.and_then(|juror| juror.user);
    if writer.as_ref() == Some(caller.user()?) { Err(Code::ConflictOfInterest.into()) } else { Ok(()) }
}
