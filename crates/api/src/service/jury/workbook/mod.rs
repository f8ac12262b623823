//! A juror's own score sheets of a phase as a workbook, for whoever prefers a spreadsheet: downloaded, filled in, and sent back.
//!
//! Blind as the desk is: pseudonyms, and what the dossier shows to jurors. The first row of a table of scores is hidden and names each
//! column for the program, so that columns may be moved or taken out, and headings may be in any language.

mod faults;
mod layout;
mod read;
mod take;
mod words;
mod write;

pub use read::{Table, read};
pub use take::{Taken, take};
pub use write::write;

use super::desk::{self, Desk};
use super::stage::{self, Stage};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use tahaddi_domain::access::{Action, Facts, PanelSeat};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Rubric;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{assignment, challenge, juror, review_phase};

/// The most bytes of a workbook that is sent.
pub const MOST_BYTES: u64 = 10_000_000;
/// The most bytes that it unpacks to.
pub const MOST_UNPACKED: u64 = 60_000_000;

/// What the caller has to judge in a phase, with the phase. To whoever has no seat on its panel the phase does not exist.
///
/// # Errors
/// `not_found`; `scoring_not_open`. Where the caller has a conflict of interest, the dossier is left out.
pub fn desks(conn: &mut Conn, caller: &Caller, id: &PhaseId, now: Instant) -> ApiResult<(Stage, Vec<Desk>)> {
    let phase = review_phase::find(conn, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(conn, &phase.challenge)?.ok_or(Code::NotFound)?;
    let seat = juror::seat(conn, &challenge.id, caller.user()?)?.map(|_juror| PanelSeat::Juror);
    stage::ensure(caller, Action::AssignmentScore, &Facts { seat, ..Facts::default() })?;
    let stage = Stage { phase, challenge, seat };
    // The same for every juror, whatever was assigned: before the deadline nothing tells that a dossier came.
    if let Err(refusal) = stage.scoring(now)
        && refusal.code == Code::ScoringNotOpen
    {
        return Err(refusal.into());
    }
    let mut desks = Vec::new();
    for (item, _startup) in assignment::active_of_user(conn, caller.user()?, Some(id))? {
        match desk::read(conn, caller, &item.id, now) {
            Ok(desk) => desks.push(desk),
            Err(ApiError::Refused(refusal)) if matches!(refusal.code, Code::ConflictOfInterest | Code::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok((stage, desks))
}

/// What a dossier is scored by.
fn rubric(desk: &Desk) -> &Rubric {
    desk.stage.phase.rubric_for(desk.application.document.track.as_ref())
}
