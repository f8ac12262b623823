//! An applicant says that somebody who may be on the panel has a conflict of interest. The answer is the same whoever is on it.

use super::book::Book;
use super::stage::{ensure_live, ensure_unsealed, load};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ApplicationId, ConflictId, Id as _, JurorId, PhaseId};
use tahaddi_domain::jury::{ConflictKind, ConflictSource, Declared, DeclaredConflict, Period};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::text::email;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{application, challenge, conflict};
use tahaddi_persistence::{Conn, Tx};

/// How many people a startup may name in one call. Each may keep a juror from its dossier until somebody has looked at it.
const MOST_STATEMENTS: usize = 20;

/// What an applicant says.
#[derive(Clone, Debug)]
pub struct NewStatement {
    /// The name of the person.
    pub name: String,
    /// The address, if it is known.
    pub email: Option<String>,
    /// Why the person should not judge.
    pub kind: ConflictKind,
    /// From when until when, for an employment.
    pub period: Period,
    /// The explanation.
    pub reason: String,
}

/// Declares it. It counts at once, for whoever is or comes to be on the panel: the person is not assigned, reads nothing, and sheets that
/// were given are put aside, until somebody without a conflict clears it.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state` for what was withdrawn or is over; `validation_failed`, also where the startup has named
/// 20 people.
pub fn state(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, new: &NewStatement) -> ApiResult<DeclaredConflict> {
    application::lock(tx, id)?;
    let dossier = own(tx, caller, id)?;
    if dossier.state == ApplicationState::Withdrawn {
        return Err(Refusal::state(dossier.state.as_str()).into());
    }
    ensure_live(&challenge::find(tx, &dossier.challenge)?.ok_or(Code::NotFound)?)?;
    let address = new.email.as_deref().map(email);
    let mut check = Check::default();
    check.required_text("/name", &new.name, 200);
    check.require(address != Some(None), "/email", FieldCode::InvalidFormat);
    check.required_text("/reason", &new.reason, 4_000);
    new.period.check(&mut check, new.kind);
    let standing = conflict::stated(tx, &dossier.challenge, &dossier.startup)?.into_iter().filter(|item| item.removed_at.is_none());
    if standing.count() >= MOST_STATEMENTS {
        check.fail_with("", FieldCode::TooLong, [("max", MOST_STATEMENTS.to_string())]);
    }
    check.finish()?;
    let stated = DeclaredConflict {
        id: tx.new_id()?,
        challenge: dossier.challenge.clone(),
        about: Declared::Person { name: new.name.trim().to_owned(), email: address.flatten() },
        startup: dossier.startup.clone(),
        kind: new.kind,
        period: new.period.clone(),
        source: ConflictSource::Applicant,
        reason: new.reason.clone(),
        declared_by: caller.user()?.clone(),
        declared_at: tx.now()?,
        removed_at: None,
        removed_reason: None,
    };
    conflict::insert(tx, &stated)?;
    trace(tx, caller, "conflict.stated", &dossier, &stated)?;
    Ok(stated)
}

/// Takes a statement back: it counts no longer, and stays on record.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state` if it was taken back already.
pub fn withdraw(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, statement: &ConflictId) -> ApiResult<()> {
    application::lock(tx, id)?;
    let dossier = own(tx, caller, id)?;
    let stated = conflict::stated(tx, &dossier.challenge, &dossier.startup)?.into_iter().find(|item| &item.id == statement);
    let withdrawn = stated.ok_or(Code::NotFound)?.remove(None, tx.now()?)?;
    conflict::save(tx, &withdrawn)?;
    trace(tx, caller, "conflict.statement_withdrawn", &dossier, &withdrawn)
}

/// What the startup of an application has declared in its call, also what was taken back, in the order in which it was.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn list_own(conn: &mut Conn, caller: &Caller, id: &ApplicationId) -> ApiResult<Vec<DeclaredConflict>> {
    let dossier = own(conn, caller, id)?;
    Ok(conflict::stated(conn, &dossier.challenge, &dossier.startup)?)
}

/// What applicants have declared in a call, each with the seats of whom it is about, for those who keep the panel.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `applications_sealed` before the deadline.
pub fn list_all(conn: &mut Conn, caller: &Caller, phase: &PhaseId, now: Instant) -> ApiResult<Vec<(DeclaredConflict, Vec<JurorId>)>> {
    let stage = load(conn, caller, phase, Action::PanelView)?;
    ensure_unsealed(&stage.challenge, now)?;
    let book = Book::of_challenge(conn, &stage.challenge.id)?;
    let stated = conflict::declared(conn, &stage.challenge.id)?.into_iter().filter(|item| item.source == ConflictSource::Applicant);
    let with_seats = |item: DeclaredConflict| {
        let seats = book.panel().filter(|(_, person)| item.is_about(person)).map(|(seat, _)| seat.clone()).collect();
        (item, seats)
    };
    Ok(stated.map(with_seats).collect())
}

fn own(conn: &mut Conn, caller: &Caller, id: &ApplicationId) -> ApiResult<Application> {
    let dossier = application::find(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::ConflictState, &Facts { applicant: Some(&dossier.startup), ..Facts::default() })?;
    Ok(dossier)
}

fn trace(tx: &mut Tx<'_>, caller: &Caller, name: &'static str, dossier: &Application, stated: &DeclaredConflict) -> ApiResult<()> {
    let details = json!({"application_id": dossier.id, "challenge_id": dossier.challenge, "kind": stated.kind});
    record(tx, caller, Event::new(name, stated.id.as_str()).within(&dossier.startup).with(details))
}
