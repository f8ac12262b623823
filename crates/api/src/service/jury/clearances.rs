//! Clearing a conflict of interest that was looked at and does not matter, revoking that, and seeing all.

use super::book::Book;
use super::conflicts::startup;
use super::stage::{ensure_unsealed, load, load_for_change};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ApplicationId, ClearanceId, Id as _, JurorId, OrganisationId, PhaseId};
use tahaddi_domain::jury::{Clearance, ConflictFinding};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_persistence::repo::{clearance, conflict, juror};
use tahaddi_persistence::{Conn, Tx};

/// What is cleared.
#[derive(Clone, Debug)]
pub struct NewClearance {
    /// The juror.
    pub juror: JurorId,
    /// The startup, or else one of its applications.
    pub startup: Option<OrganisationId>,
    /// An application of the startup.
    pub application: Option<ApplicationId>,
    /// Why it does not matter.
    pub reason: String,
}

/// Clears what the data and applicants say against a juror and a startup, as it is known now: the juror may be assigned, and sheets that
/// were put aside count again. It is for somebody without a conflict of interest, an applicant's word included, and never for oneself.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `applications_sealed`, `panel_locked`; `invalid_state` where there is nothing to clear;
/// `validation_failed` for what does not belong to the challenge or cannot be cleared.
pub fn clear(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, new: &NewClearance) -> ApiResult<Clearance> {
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    let now = tx.now()?;
    ensure_unsealed(&stage.challenge, now)?;
    stage.phase.ensure_unlocked()?;
    let on_panel = juror::find(tx, &new.juror)?.is_some_and(|juror| juror.challenge == stage.challenge.id);
    let startup = startup(tx, &stage.challenge, new.startup.as_ref(), new.application.as_ref())?;
    let mut check = Check::default();
    check.require(on_panel, "/juror_id", FieldCode::UnknownReference);
    check.required_text("/reason", &new.reason, 4_000);
    check.finish()?;
    let book = Book::of_juror(tx, &stage.challenge.id, &new.juror, Some(&startup))?;
    let clearer = conflict::person(tx, &stage.challenge.id, caller.actor.user.as_ref(), None)?;
    if clearer.seats.contains(&new.juror) || !book.findings_of(&clearer, &startup).is_empty() {
        return Err(Code::ConflictOfInterest.into());
    }
    let findings = book.findings(&new.juror, &startup);
    if findings.is_empty() {
        return Err(Refusal::state("unconflicted").into());
    }
    if !findings.iter().all(ConflictFinding::can_be_cleared) {
        return Err(Refusal::field("/juror_id", FieldCode::NotAllowed).into());
    }
    let cleared = Clearance {
        id: tx.new_id()?,
        challenge: stage.challenge.id.clone(),
        juror: new.juror.clone(),
        startup,
        findings: findings.iter().map(ConflictFinding::looked_at).collect(),
        reason: new.reason.clone(),
        cleared_by: caller.user()?.clone(),
        cleared_at: now,
        revoked_at: None,
        revoked_reason: None,
    };
    clearance::insert(tx, &cleared)?;
    trace(tx, caller, "conflict.cleared", phase, &cleared)?;
    Ok(cleared)
}

/// Revokes a clearance: what it cleared counts again.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_locked`, `invalid_state`; `validation_failed` without a reason.
pub fn revoke(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, id: &ClearanceId, reason: &str) -> ApiResult<Clearance> {
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    let cleared = clearance::find(tx, id)?.filter(|item| item.challenge == stage.challenge.id).ok_or(Code::NotFound)?;
    stage.phase.ensure_unlocked()?;
    let revoked = cleared.revoke(reason, tx.now()?)?;
    clearance::save(tx, &revoked)?;
    trace(tx, caller, "conflict.clearance_revoked", phase, &revoked)?;
    Ok(revoked)
}

/// Everything that was cleared in the call, also what was revoked, in the order in which it was.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn list(conn: &mut Conn, caller: &Caller, phase: &PhaseId) -> ApiResult<Vec<Clearance>> {
    let stage = load(conn, caller, phase, Action::PanelView)?;
    Ok(clearance::list(conn, &stage.challenge.id)?)
}

/// Partners see counts only, so it does not stand in their trail.
fn trace(tx: &mut Tx<'_>, caller: &Caller, name: &'static str, phase: &PhaseId, cleared: &Clearance) -> ApiResult<()> {
    let details = json!({"phase_id": phase, "juror_id": cleared.juror, "organisation_id": cleared.startup, "kinds": cleared.kinds()});
    record(tx, caller, Event::new(name, cleared.id.as_str()).with(details))
}
