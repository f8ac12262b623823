//! Conflicts of interest: declaring them, taking them back, and seeing all.

use super::book::Book;
use super::stage::{self, load_for_change};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ApplicationId, ConflictId, Id as _, JurorId, OrganisationId, PhaseId};
use tahaddi_domain::jury::{ConflictFinding, ConflictKind, ConflictSource, Declared, DeclaredConflict, JurorState, Period};
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{application, conflict, juror, organisation};
use tahaddi_persistence::{Conn, Tx};

/// What is declared.
#[derive(Clone, Debug)]
pub struct NewConflict {
    /// The juror.
    pub juror: JurorId,
    /// The startup, or else one of its applications.
    pub startup: Option<OrganisationId>,
    /// An application of the startup.
    pub application: Option<ApplicationId>,
    /// Why the juror should not judge.
    pub kind: ConflictKind,
    /// From when until when, for an employment.
    pub period: Period,
    /// The explanation.
    pub reason: String,
}

/// A juror and a startup that should be kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownConflict {
    /// The juror.
    pub juror: JurorId,
    /// The startup.
    pub startup: OrganisationId,
    /// Why.
    pub finding: ConflictFinding,
    /// From when until when, for an employment that was declared.
    pub period: Period,
    /// When it was taken back.
    pub removed_at: Option<Instant>,
    /// Why it was taken back.
    pub removed_reason: Option<String>,
}

/// The operator or the chair declares a conflict. Sheets that the juror gave to the startup are kept and count no longer.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_locked`; `validation_failed` for what does not belong to the challenge.
pub fn declare(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, new: &NewConflict) -> ApiResult<KnownConflict> {
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    stage.phase.ensure_unlocked()?;
    let on_panel = juror::find(tx, &new.juror)?.is_some_and(|juror| juror.challenge == stage.challenge.id);
    let startup = startup(tx, &stage.challenge, new.startup.as_ref(), new.application.as_ref())?;
    let mut check = Check::default();
    check.require(on_panel, "/juror_id", FieldCode::UnknownReference);
    check.required_text("/reason", &new.reason, 4_000);
    new.period.check(&mut check, new.kind);
    check.finish()?;
    let declared = DeclaredConflict {
        id: tx.new_id()?,
        challenge: stage.challenge.id.clone(),
        about: Declared::Juror(new.juror.clone()),
        startup,
        kind: new.kind,
        period: new.period.clone(),
        source: ConflictSource::Organiser,
        reason: new.reason.clone(),
        declared_by: caller.user()?.clone(),
        declared_at: tx.now()?,
        removed_at: None,
        removed_reason: None,
    };
    store(tx, caller, phase, &declared)?;
    Ok(known(new.juror.clone(), declared))
}

/// Adds a declaration with its trace. Partners see counts only, so it does not stand in their trail.
pub(super) fn store(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, declared: &DeclaredConflict) -> ApiResult<()> {
    conflict::insert(tx, declared)?;
    let details = json!({
        "phase_id": phase, "juror_id": declared.juror(), "organisation_id": declared.startup, "kind": declared.kind, "source": declared.source,
    });
    record(tx, caller, Event::new("conflict.declared", declared.id.as_str()).with(details))
}

/// The startup that is named, by itself or by one of its applications.
///
/// # Errors
/// `validation_failed` unless one of both is named and belongs to the challenge.
pub(super) fn startup(
    conn: &mut Conn,
    challenge: &Challenge,
    startup: Option<&OrganisationId>,
    application: Option<&ApplicationId>,
) -> ApiResult<OrganisationId> {
    match (startup, application) {
        (Some(id), None) => match organisation::find(conn, id)? {
            Some(found) if found.kind == OrganisationKind::Startup => Ok(found.id),
            _ => Err(Refusal::field("/organisation_id", FieldCode::UnknownReference).into()),
        },
        (None, Some(id)) => match application::find(conn, id)? {
            Some(found) if found.challenge == challenge.id && found.state != ApplicationState::Draft => Ok(found.startup),
            _ => Err(Refusal::field("/application_id", FieldCode::UnknownReference).into()),
        },
        (None, None) => Err(Refusal::field("/organisation_id", FieldCode::Required).into()),
        (Some(_), Some(_)) => Err(Refusal::field("/application_id", FieldCode::NotAllowed).into()),
    }
}

/// Takes a declaration back: sheets that it put aside count again. What an applicant declared is cleared instead.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_locked`, `invalid_state` if it was taken back already or is an applicant's.
pub fn remove(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, id: &ConflictId, reason: &str) -> ApiResult<KnownConflict> {
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    let declared = conflict::find(tx, id)?.filter(|item| item.challenge == stage.challenge.id).ok_or(Code::NotFound)?;
    stage.phase.ensure_unlocked()?;
    let Some(juror) = declared.juror().cloned() else {
        return Err(Refusal::state("declared_by_applicant").into());
    };
    let mut check = Check::default();
    check.required_text("/reason", reason, 4_000);
    check.finish()?;
    let now = tx.now()?;
    let removed = declared.remove(Some(reason.to_owned()), now)?;
    conflict::save(tx, &removed)?;
    let details = json!({"phase_id": phase, "juror_id": juror, "organisation_id": removed.startup});
    record(tx, caller, Event::new("conflict.removed", id.as_str()).with(details))?;
    Ok(known(juror, removed))
}

/// Everything that was declared, in the order of declaration, and after the deadline what the data and applicants say about those who are
/// asked or seated, unless it was cleared.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn list(conn: &mut Conn, caller: &Caller, phase: &PhaseId, now: Instant) -> ApiResult<Vec<KnownConflict>> {
    let stage = stage::load(conn, caller, phase, Action::PanelView)?;
    let challenge = &stage.challenge;
    let declared = conflict::declared(conn, &challenge.id)?.into_iter();
    let mut all: Vec<KnownConflict> = declared.filter_map(|item| Some(known(item.juror()?.clone(), item))).collect();
    if challenge.applications_closed(now) {
        let book = Book::of_challenge(conn, &challenge.id)?;
        for juror in juror::list(conn, &challenge.id)? {
            if !matches!(juror.state, JurorState::Invited | JurorState::Accepted) {
                continue;
            }
            for startup in book.startups() {
                let findings = book.findings(&juror.id, startup).into_iter();
                let others = findings.filter(|finding| matches!(finding.source, ConflictSource::Detected | ConflictSource::Applicant));
                all.extend(others.map(|finding| KnownConflict {
                    juror: juror.id.clone(),
                    startup: startup.clone(),
                    finding,
                    period: Period::default(),
                    removed_at: None,
                    removed_reason: None,
                }));
            }
        }
    }
    Ok(all)
}

fn known(juror: JurorId, declared: DeclaredConflict) -> KnownConflict {
    KnownConflict {
        finding: ConflictFinding::from(&declared),
        juror,
        startup: declared.startup,
        period: declared.period,
        removed_at: declared.removed_at,
        removed_reason: declared.removed_reason,
    }
}
