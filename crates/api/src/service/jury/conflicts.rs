//! Conflicts of interest: declaring them, taking them back, and seeing all.

use super::book::Book;
use super::independence::Independence;
use super::stage::{load_for_change, load_for_own, load_to_look};
use super::whom::{deciders, identity, named};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ApplicationId, ConflictId, Id as _, JurorId, OrganisationId, PhaseId, UserId};
use tahaddi_domain::jury::{ConflictFinding, ConflictKind, ConflictSource, Declared, DeclaredConflict, Juror, JurorState, Period, Whom};
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{application, conflict, juror, organisation};
use tahaddi_persistence::{Conn, Tx};

/// What is declared.
#[derive(Clone, Debug)]
pub struct NewConflict {
    /// The juror, or else somebody who decides without a seat.
    pub juror: Option<JurorId>,
    /// The account of somebody who decides without a seat.
    pub user: Option<UserId>,
    /// The startup, or else one of its applications.
    pub startup: Option<OrganisationId>,
    /// An application of the startup.
    pub application: Option<ApplicationId>,
    /// Why the person should not judge.
    pub kind: ConflictKind,
    /// From when until when, for an employment.
    pub period: Period,
    /// The explanation.
    pub reason: String,
}

/// A person and a startup that should be kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownConflict {
    /// The person.
    pub whom: Whom,
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

/// Declares a conflict. The operator or the chair does so of a juror: until the lock sheets that the juror gave to the startup are put aside. An operator
/// does so of anybody who decides without a seat, and everybody who does, of himself or herself. After the lock the ranking stays what it is,
/// and the person decides no longer.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `already_released`; `validation_failed` for what does not belong to the challenge.
pub fn declare(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, new: &NewConflict) -> ApiResult<KnownConflict> {
    let own = new.user.is_some() && new.user == caller.actor.user;
    let stage = match own {
        true => load_for_own(tx, caller, phase, Action::ConflictDeclare)?,
        false => load_for_change(tx, caller, phase, Action::PanelManage)?,
    };
    if !own {
        ensure_may_tell(caller, new.user.as_ref())?;
    }
    stage.phase.ensure_unreleased()?;
    let whom = named(tx, &stage.challenge, new.juror.as_ref(), new.user.as_ref())?;
    let startup = startup(tx, &stage.challenge, new.startup.as_ref(), new.application.as_ref())?;
    let mut check = Check::default();
    check.required_text("/reason", &new.reason, 4_000);
    new.period.check(&mut check, new.kind);
    check.finish()?;
    let declared = DeclaredConflict {
        id: tx.new_id()?,
        challenge: stage.challenge.id.clone(),
        about: Declared::of(whom.clone()),
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
    Ok(known(whom, declared))
}

/// Whether the caller may say something of somebody who decides without a seat, if it is about one: a chair tells no operator, and nobody of the
/// host, that they may not decide.
fn ensure_may_tell(caller: &Caller, user: Option<&UserId>) -> ApiResult<()> {
    if user.is_none() || caller.actor.operator.is_some() { Ok(()) } else { Err(Code::Forbidden.into()) }
}

/// Adds a declaration with its trace. Partners see counts only, so it does not stand in their trail.
pub(super) fn store(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, declared: &DeclaredConflict) -> ApiResult<()> {
    conflict::insert(tx, declared)?;
    let whom = declared.whom();
    let (juror, user) = (whom.as_ref().and_then(Whom::juror), whom.as_ref().and_then(Whom::user));
    let details = json!({
        "phase_id": phase, "juror_id": juror, "user_id": user, "organisation_id": declared.startup, "kind": declared.kind,
        "source": declared.source,
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

/// Takes a declaration back: sheets that it put aside count again, or the person decides again. What an applicant declared is cleared instead.
/// What was counted out at the lock stays as it is.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_locked`, `already_released`; `invalid_state` if it was taken back already or is an
/// applicant's.
pub fn remove(tx: &mut Tx<'_>, caller: &Caller, phase: &PhaseId, id: &ConflictId, reason: &str) -> ApiResult<KnownConflict> {
    let stage = load_for_change(tx, caller, phase, Action::PanelManage)?;
    let declared = conflict::find(tx, id)?.filter(|item| item.challenge == stage.challenge.id).ok_or(Code::NotFound)?;
    let Some(whom) = declared.whom() else {
        return Err(Refusal::state("declared_by_applicant").into());
    };
    ensure_may_tell(caller, whom.user())?;
    let seats = identity(tx, &stage.challenge, &whom)?.seats;
    let counted = !seats.is_empty() && stage.phase.locked_at.is_none_or(|locked| declared.declared_at <= locked);
    if counted {
        stage.phase.ensure_unlocked()?
    } else {
        stage.phase.ensure_unreleased()?
    };
    let mut check = Check::default();
    check.required_text("/reason", reason, 4_000);
    check.finish()?;
    let now = tx.now()?;
    let removed = declared.remove(Some(reason.to_owned()), now)?;
    conflict::save(tx, &removed)?;
    let details = json!({"phase_id": phase, "juror_id": whom.juror(), "user_id": whom.user(), "organisation_id": removed.startup});
    record(tx, caller, Event::new("conflict.removed", id.as_str()).with(details))?;
    Ok(known(whom, removed))
}

/// Everything that was declared, in the order of declaration, and after the deadline what the data and applicants say about those who are
/// asked or seated, and what the data say about those who decide without a seat, unless it was cleared. To whom nothing but a mail domain stands
/// in the way, the mail domains are told that were found: they are to be looked at.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn list(conn: &mut Conn, caller: &Caller, phase: &PhaseId, now: Instant) -> ApiResult<Vec<KnownConflict>> {
    let (stage, independence) = load_to_look(conn, caller, phase, Action::PanelView)?;
    let challenge = &stage.challenge;
    let declared = conflict::declared(conn, &challenge.id)?.into_iter();
    let mut all: Vec<KnownConflict> = declared.filter_map(|item| Some(known(item.whom()?, item))).collect();
    if challenge.applications_closed(now) {
        all.extend(found(conn, challenge)?);
    }
    if independence != Independence::Whole {
        all.retain(|item| item.finding.is_shared_domain());
    }
    Ok(all)
}

/// What nobody who keeps the panel declared.
fn found(conn: &mut Conn, challenge: &Challenge) -> ApiResult<Vec<KnownConflict>> {
    let book = Book::of_challenge(conn, &challenge.id)?;
    let asked = |juror: &Juror| matches!(juror.state, JurorState::Invited | JurorState::Accepted);
    let seats: Vec<JurorId> = juror::list(conn, &challenge.id)?.into_iter().filter(asked).map(|juror| juror.id).collect();
    let others = |finding: &ConflictFinding| matches!(finding.source, ConflictSource::Detected | ConflictSource::Applicant);
    let mut all = Vec::new();
    for (seat, startup) in seats.iter().flat_map(|seat| book.startups().map(move |startup| (seat, startup))) {
        let findings = book.findings(seat, startup).into_iter().filter(others);
        all.extend(findings.map(|finding| undeclared(Whom::Juror(seat.clone()), startup, finding)));
    }
    for person in deciders(conn, challenge)?.into_iter().filter(|person| !seats.iter().any(|seat| person.seats.contains(seat))) {
        let Some(user) = &person.user else { continue };
        for startup in book.startups() {
            // What an applicant alone says keeps nobody from deciding.
            let findings =
                book.findings_of(&person, startup).into_iter().filter(|finding| others(finding) && !finding.is_said_by_applicant());
            all.extend(findings.map(|finding| undeclared(Whom::User(user.clone()), startup, finding)));
        }
    }
    Ok(all)
}

fn undeclared(whom: Whom, startup: &OrganisationId, finding: ConflictFinding) -> KnownConflict {
    KnownConflict { whom, startup: startup.clone(), finding, period: Period::default(), removed_at: None, removed_reason: None }
}

fn known(whom: Whom, declared: DeclaredConflict) -> KnownConflict {
    KnownConflict {
        finding: ConflictFinding::from(&declared),
        whom,
        startup: declared.startup,
        period: declared.period,
        removed_at: declared.removed_at,
        removed_reason: declared.removed_reason,
    }
}
