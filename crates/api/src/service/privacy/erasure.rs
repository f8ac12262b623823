//! A person asks to be erased, thinks better of it, and sees what will be held.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeMap;
use tahaddi_domain::access::{Action, Facts, OperatorRole};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, ChallengeId, ErasureId, Id as _, JurorId, OrganisationId, UserId};
use tahaddi_domain::jury::{AssignmentState, Juror};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_domain::privacy::{ErasureRequest, ErasureState, Forgotten, Hold, HoldReason, Retention};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{
    application, application_trace, assignment, challenge, erasure, juror, organisation, retention, review_phase, user,
};
use tahaddi_persistence::{Conn, StoreError, Tx};

/// Asks to be erased. It is carried out once the time to think better of it is over.
///
/// # Errors
/// `invalid_state` if that was asked for before; `last_owner` for the last owner of an organisation, and the last operator who runs the
/// network: they hand over first.
pub fn request(tx: &mut Tx<'_>, caller: &Caller) -> ApiResult<ErasureRequest> {
    let user = caller.user()?.clone();
    if let Some(live) = erasure::last_of(tx, &user)?.filter(|last| last.state == ErasureState::Requested) {
        return Err(Refusal::state(live.state.as_str()).into());
    }
    // The organisations and the other operators before the account, as everywhere.
    ensure_replaced(tx, &user)?;
    user::lock(tx, &user)?.ok_or(Code::InvalidToken)?;
    let request = ErasureRequest::new(tx.new_id()?, user.clone(), tx.now()?);
    match tx.savepoint(|tx| erasure::insert(tx, &request)) {
        // Another request of the same person was faster.
        Err(StoreError::Duplicate(_)) => return Err(Refusal::state(ErasureState::Requested.as_str()).into()),
        other => other?,
    }
    record(tx, caller, Event::new("erasure.requested", user.as_str()).with(json!({"at": request.due_at})))?;
    with_preview(tx, request)
}

/// Thinks better of it.
///
/// # Errors
/// `not_found` unless it was asked for, and not carried out.
pub fn cancel(tx: &mut Tx<'_>, caller: &Caller) -> ApiResult<()> {
    let user = caller.user()?;
    let last = erasure::last_of(tx, user)?.ok_or(Code::NotFound)?;
    let request = erasure::lock(tx, &last.id)?.filter(|request| request.state == ErasureState::Requested).ok_or(Code::NotFound)?;
    let cancelled = request.cancel(tx.now()?)?;
    erasure::save(tx, &cancelled)?;
    record(tx, caller, Event::new("erasure.cancelled", user.as_str()))
}

/// The caller's request, with what will be held, as far as that is known now.
///
/// # Errors
/// `not_found` for whoever never asked, or thought better of it.
pub fn show(conn: &mut Conn, caller: &Caller) -> ApiResult<ErasureRequest> {
    let last = erasure::last_of(conn, caller.user()?)?.filter(|last| last.state != ErasureState::Cancelled);
    with_preview(conn, last.ok_or(Code::NotFound)?)
}

/// The requests of everybody, for operators.
///
/// # Errors
/// `forbidden` unless the caller runs the network.
pub fn list(
    conn: &mut Conn,
    caller: &Caller,
    state: Option<ErasureState>,
    after: Option<&ErasureId>,
    limit: u32,
) -> ApiResult<Vec<ErasureRequest>> {
    caller.ensure(Action::UserManage, &Facts::default())?;
    Ok(erasure::list(conn, state, after, limit)?)
}

fn with_preview(conn: &mut Conn, request: ErasureRequest) -> ApiResult<ErasureRequest> {
    if request.state != ErasureState::Requested {
        return Ok(request);
    }
    let account = user::find(conn, &request.user)?.ok_or_else(|| ApiError::fault("a request to erase an account that does not exist"))?;
    let holds = holds(conn, &Forgotten { user: account.id, email: account.email })?;
    Ok(ErasureRequest { holds, ..request })
}

/// Refuses the last owner of an organisation, and the last operator who runs the network.
///
/// # Errors
/// `last_owner`.
pub(super) fn ensure_replaced(tx: &mut Tx<'_>, id: &UserId) -> ApiResult<()> {
    for membership in user::memberships(tx, id)?.into_iter().filter(|membership| membership.role == MemberRole::Owner) {
        if is_last_owner(tx, &membership.organisation, id)? {
            return Err(Code::LastOwner.into());
        }
    }
    let runs = user::find(tx, id)?.is_some_and(|user| user.operator_role == Some(OperatorRole::Admin) && user.disabled_at.is_none());
    if runs && user::lock_admins(tx)?.len() < 2 { Err(Code::LastOwner.into()) } else { Ok(()) }
}

fn is_last_owner(tx: &mut Tx<'_>, organisation: &OrganisationId, id: &UserId) -> ApiResult<bool> {
    organisation::lock(tx, organisation)?;
    let members = organisation::members(tx, organisation)?;
    Ok(!members.iter().any(|member| member.role == MemberRole::Owner && &member.user != id))
}

/// The clocks of calls, each read once.
#[derive(Default)]
struct Clocks(BTreeMap<ChallengeId, Option<Retention>>);

impl Clocks {
    /// The clock of a call; none once its personal data are gone.
    fn of(&mut self, conn: &mut Conn, id: &ChallengeId) -> ApiResult<Option<Retention>> {
        if let Some(known) = self.0.get(id) {
            return Ok(*known);
        }
        let gone = retention::erased_at(conn, id)?.is_some();
        let clock = match challenge::find(conn, id)? {
            Some(challenge) if !gone => Some(super::retention(conn, &challenge)?),
            _ => None,
        };
        self.0.insert(id.clone(), clock);
        Ok(clock)
    }
}

/// What names a person and has to be kept for a while: dossiers that were handed in, and seats on panels that were locked.
///
/// # Errors
/// The store failed.
pub(super) fn holds(conn: &mut Conn, person: &Forgotten) -> ApiResult<Vec<Hold>> {
    let mut holds = Vec::new();
    for id in application_trace::naming(conn, &person.user, &person.email)? {
        holds.push((HoldReason::Dossier, id.as_str().to_owned()));
    }
    for seat in juror::of_person(conn, &person.user, &person.email)? {
        if has_decided(conn, &seat)? {
            holds.push((HoldReason::Panel, seat.id.as_str().to_owned()));
        }
    }
    still_held(conn, holds)
}

/// What of these is still held, and until when.
///
/// # Errors
/// The store failed.
pub(super) fn still_held(conn: &mut Conn, candidates: Vec<(HoldReason, String)>) -> ApiResult<Vec<Hold>> {
    let mut clocks = Clocks::default();
    let mut held = Vec::new();
    for (reason, subject_id) in candidates {
        let found = match reason {
            HoldReason::Dossier => dossier(conn, &mut clocks, &ApplicationId::from_stored(subject_id.clone()))?,
            HoldReason::Panel => panel(conn, &mut clocks, &subject_id)?,
        };
        held.extend(found.map(|(challenge_id, until)| Hold { reason, challenge_id, subject_id, until }));
    }
    Ok(held)
}

type Until = Option<(ChallengeId, Option<Instant>)>;

/// A dossier that was handed in, as long as it names anybody. What never was holds nobody: whoever goes is taken out of it.
fn dossier(conn: &mut Conn, clocks: &mut Clocks, id: &ApplicationId) -> ApiResult<Until> {
    let Some(application) = application::find(conn, id)? else { return Ok(None) };
    if application.submitted_at.is_none() || !application_trace::names_anybody(conn, id)? {
        return Ok(None);
    }
    let clock = clocks.of(conn, &application.challenge)?;
    let withdrawn = application.withdrawn_at.is_some();
    Ok(clock.map(|clock| (application.challenge, if withdrawn { clock.unsubmitted } else { clock.whole })))
}

fn panel(conn: &mut Conn, clocks: &mut Clocks, id: &str) -> ApiResult<Until> {
    let Some(seat) = juror::find(conn, &JurorId::from_stored(id.to_owned()))? else { return Ok(None) };
    Ok(clocks.of(conn, &seat.challenge)?.map(|clock| (seat.challenge, clock.whole)))
}

/// Whether a seat has judged in a phase that was locked: such a sheet counts in what was decided.
///
/// # Errors
/// The store failed.
pub(super) fn has_decided(conn: &mut Conn, seat: &Juror) -> ApiResult<bool> {
    for sheet in assignment::of_juror(conn, &seat.id)?.into_iter().filter(|sheet| sheet.state == AssignmentState::Completed) {
        if review_phase::find(conn, &sheet.phase)?.is_some_and(|phase| phase.locked_at.is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}
