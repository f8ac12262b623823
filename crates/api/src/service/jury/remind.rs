//! Reminding jurors of sheets that are not handed in.

use super::stage::{Stage, ensure_live, load_for_change};
use super::tally::tally;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeSet;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{Id as _, JurorId, PhaseId};
use tahaddi_domain::jury::{AssignmentState, Juror, JurorState, LAST_CALL, ReminderOutcome, last_call, remind};
use tahaddi_domain::refusal::{Check, Unit};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{assignment, challenge, juror, review_phase};

/// The most jurors that are named at once.
const MOST: usize = 1_000;

/// What became of the reminder of one juror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminded {
    /// The juror.
    pub juror: JurorId,
    /// How many sheets are not handed in.
    pub open: usize,
    /// Whether a mail goes out.
    pub outcome: ReminderOutcome,
}

/// Reminds these jurors, or everybody on the panel, of sheets that are not handed in. Nobody is reminded twice a day.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `scoring_not_open`, `panel_locked`; `validation_failed` for whoever is not on the
/// panel.
pub fn remind_jurors(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, wanted: Option<&[JurorId]>) -> ApiResult<Vec<Reminded>> {
    let stage = load_for_change(tx, caller, id, Action::PanelManage)?;
    stage.scoring(tx.now()?)?;
    let mut seated = juror::list(tx, &stage.challenge.id)?;
    seated.retain(|juror| juror.state == JurorState::Accepted);
    if let Some(wanted) = wanted {
        let mut check = Check::default();
        check.at_most("/juror_ids", wanted.len(), MOST, Unit::Items);
        for (index, id) in wanted.iter().enumerate() {
            check.require(seated.iter().any(|juror| &juror.id == id), format!("/juror_ids/{index}"), FieldCode::UnknownReference);
        }
        check.finish()?;
        seated.retain(|juror| wanted.contains(&juror.id));
    }
    send(tx, caller, &stage, seated)
}

fn send(tx: &mut Tx<'_>, caller: &Caller, stage: &Stage, seated: Vec<Juror>) -> ApiResult<Vec<Reminded>> {
    let now = tx.now()?;
    let tally = tally(tx, stage)?;
    let mut reminded = Vec::with_capacity(seated.len());
    for juror in seated {
        // What is put aside for a conflict is not theirs to finish.
        let waits = tally.assignments.iter().filter(|item| item.juror == juror.id && item.state == AssignmentState::Assigned);
        let open = waits.filter(|item| !tally.quarantined.contains(&item.id)).count();
        let outcome = remind(&juror, open, now);
        reminded.push(Reminded { juror: juror.id.clone(), open, outcome });
        if outcome != ReminderOutcome::Sent {
            continue;
        }
        let details =
            json!({"challenge_id": juror.challenge, "phase_id": stage.phase.id, "open": open, "closes_at": stage.phase.closes_at});
        let id = juror.id.clone();
        juror::lock(tx, &id)?;
        // The juror may have said something of themselves meanwhile.
        let fresh = juror::find(tx, &id)?.ok_or(Code::NotFound)?;
        juror::save(tx, &Juror { reminded_at: Some(now), reminded_in: Some(stage.phase.id.clone()), ..fresh })?;
        record(tx, caller, Event::new("juror.reminded", id.as_str()).with(details))?;
    }
    Ok(reminded)
}

/// The phases with jurors who are due their last call.
///
/// # Errors
/// The store failed.
pub async fn due(ctx: &Ctx) -> ApiResult<Vec<PhaseId>> {
    let now = ctx.clock.now();
    ctx.db
        .read(move |conn| {
            let mut due = Vec::new();
            for phase in review_phase::closing(conn, now, now + LAST_CALL)? {
                let Some(closes) = phase.closes_at else { continue };
                let busy: BTreeSet<JurorId> = assignment::busy_jurors(conn, &phase.id)?.into_iter().collect();
                let seated = if busy.is_empty() { Vec::new() } else { juror::list(conn, &phase.challenge)? };
                if seated.iter().any(|juror| is_due(juror, &phase.id, &busy, closes, now)) {
                    due.push(phase.id);
                }
            }
            Ok(due)
        })
        .await
}

/// Sends the last call to the jurors of a phase who are due it.
///
/// # Errors
/// The store failed.
pub fn last_calls(tx: &mut Tx<'_>, id: &PhaseId) -> ApiResult<usize> {
    review_phase::lock_row(tx, id)?;
    let now = tx.now()?;
    let phase = review_phase::find(tx, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(tx, &phase.challenge)?.ok_or(Code::NotFound)?;
    let stage = Stage { phase, challenge, seat: None };
    let Some(closes) = stage.phase.closes_at else { return Ok(0) };
    if stage.scoring(now).is_err() || ensure_live(&stage.challenge).is_err() {
        return Ok(0);
    }
    let busy: BTreeSet<JurorId> = assignment::busy_jurors(tx, id)?.into_iter().collect();
    let mut seated = juror::list(tx, &stage.challenge.id)?;
    seated.retain(|juror| is_due(juror, id, &busy, closes, now));
    let system = Caller { request_id: "scheduled-reminder".into(), ..Caller::default() };
    let reminded = send(tx, &system, &stage, seated)?;
    Ok(reminded.iter().filter(|item| item.outcome == ReminderOutcome::Sent).count())
}

fn is_due(juror: &Juror, phase: &PhaseId, busy: &BTreeSet<JurorId>, closes: Instant, now: Instant) -> bool {
    juror.state == JurorState::Accepted && busy.contains(&juror.id) && last_call(juror, phase, closes, now)
}
