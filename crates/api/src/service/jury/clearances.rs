//! Clearing a conflict of interest that was looked at and does not matter, revoking that, and seeing all.

use super::book::Book;
use super::conflicts::startup;
use super::independence::Independence;
use super::stage::{Stage, ensure_live, ensure_unsealed, load, load_for_change, load_to_look};
use super::whom::{identity, named};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ApplicationId, ClearanceId, Id as _, JurorId, OrganisationId, PhaseId, UserId};
use tahaddi_domain::jury::{Clearance, ConflictFinding, JurorIdentity};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_persistence::repo::{clearance, conflict, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// What is cleared.
#[derive(Clone, Debug)]
pub struct NewClearance {
    /// The juror, or else somebody who decides without a seat.
    pub juror: Option<JurorId>,
    /// The account of somebody who decides without a seat.
    pub user: Option<UserId>,
    /// The startup, or else one of its applications.
    pub startup: Option<OrganisationId>,
    /// An application of the startup.
    pub application: Option<ApplicationId>,
    /// Why it does not matter.
    pub reason: String,
}

/// Clears what the data and applicants say against a person and a startup, as it is known now: a juror may be assigned, and sheets that
/// were put aside count again; others may decide. It is for somebody without a conflict of interest, an applicant's word included, and never for
/// oneself; with nothing but a shared mail domain, for others of whom nothing else is said either.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `applications_sealed`; `panel_locked` for who has or had a seat; `invalid_state` where there is
/// nothing to clear; `validation_failed` for what does not belong to the challenge or cannot be cleared.
pub fn clear(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, new: &NewClearance) -> ApiResult<Clearance> {
    let (stage, independence) = load_to_clear(tx, caller, phase)?;
    let now = tx.now()?;
    ensure_unsealed(&stage.challenge, now)?;
    let whom = named(tx, &stage.challenge, new.juror.as_ref(), new.user.as_ref())?;
    let person = identity(tx, &stage.challenge, &whom)?;
    ensure_open(&stage, &person)?;
    let startup = startup(tx, &stage.challenge, new.startup.as_ref(), new.application.as_ref())?;
    let mut check = Check::default();
    check.required_text("/reason", &new.reason, 4_000);
    check.finish()?;
    let book = Book::of_applicants(tx, &stage.challenge.id)?;
    let clearer = conflict::person(tx, &stage.challenge.id, caller.actor.user.as_ref(), None)?;
    let known_to_clearer = book.findings_of(&clearer, &startup);
    if whom.is(&clearer) || !known_to_clearer.iter().all(ConflictFinding::is_shared_domain) {
        return Err(Code::ConflictOfInterest.into());
    }
    let findings = book.findings_of(&person, &startup);
    if independence != Independence::Whole && !findings.iter().all(ConflictFinding::is_shared_domain) {
        return Err(Code::ConflictOfInterest.into());
    }
    if findings.is_empty() {
        return Err(Refusal::state("unconflicted").into());
    }
    if !findings.iter().all(ConflictFinding::can_be_cleared) {
        let pointer = if whom.user().is_some() { "/user_id" } else { "/juror_id" };
        return Err(Refusal::field(pointer, FieldCode::NotAllowed).into());
    }
    let cleared = Clearance {
        id: tx.new_id()?,
        challenge: stage.challenge.id.clone(),
        whom,
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
    let person = identity(tx, &stage.challenge, &cleared.whom)?;
    ensure_open(&stage, &person)?;
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

/// As for a change of the panel; but whoever has nothing but a mail domain in common with an applicant may look at that of others.
fn load_to_clear(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId) -> ApiResult<(Stage, Independence)> {
    review_phase::lock_row(tx, phase)?;
    let loaded = load_to_look(tx, caller, phase, Action::PanelManage)?;
    ensure_live(&loaded.0.challenge)?;
    Ok(loaded)
}

/// Whether what is cleared of a person may still change: the lock counts sheets by it. Who never had a seat has none, and is looked at as long
/// as something is to be decided.
fn ensure_open(stage: &Stage, person: &JurorIdentity) -> Result<(), Refusal> {
    if person.seats.is_empty() { Ok(()) } else { stage.phase.ensure_unlocked() }
}

/// Partners see counts only, so it does not stand in their trail.
fn trace(tx: &mut Tx<'_>, caller: &Caller, name: &'static str, phase: &PhaseId, cleared: &Clearance) -> ApiResult<()> {
    let details = json!({
        "phase_id": phase, "juror_id": cleared.whom.juror(), "user_id": cleared.whom.user(), "organisation_id": cleared.startup,
        "kinds": cleared.kinds(),
    });
    record(tx, caller, Event::new(name, cleared.id.as_str()).with(details))
}
