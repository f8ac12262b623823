//! Erasing a person: what can go goes at once, what has to be kept is held, and the account becomes a pseudonym, so that the ids in
//! records still lead somewhere.

use super::erasure::{ensure_replaced, has_decided, holds, still_held};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::jury::juror_remove::take_back;
use crate::service::notify::MAIL;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::application::Application;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::JurorFacts;
use tahaddi_domain::id::{ApplicationId, ErasureId, Id as _};
use tahaddi_domain::jury::{Juror, JurorState};
use tahaddi_domain::privacy::{ErasureRequest, ErasureState, Forgotten, erased_address};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::user::User;
use tahaddi_persistence::repo::{
    application, application_trace, application_version, challenge, conflict, erasure, follow, idempotency, inquiry, invitation, juror,
    link_token, organisation, outbox, saved_search, session, terms_acceptance, user,
};

/// Does what there is to do with a request: erases the person, or looks whether what was held may go.
///
/// # Errors
/// The store failed.
pub fn carry_out(tx: &mut Tx<'_>, id: &ErasureId) -> ApiResult<()> {
    let Some(request) = erasure::lock(tx, id)? else { return Ok(()) };
    let now = tx.now()?;
    if request.next_at.is_none_or(|at| now < at) {
        return Ok(());
    }
    match request.state {
        ErasureState::Requested => begin(tx, request),
        ErasureState::Held => {
            let known = request.holds.iter().map(|hold| (hold.reason, hold.subject_id.clone())).collect();
            let left = still_held(tx, known)?;
            settle(tx, request.carry_out(left, now)?)
        }
        ErasureState::Cancelled | ErasureState::Done => Ok(()),
    }
}

fn begin(tx: &mut Tx<'_>, request: ErasureRequest) -> ApiResult<()> {
    let now = tx.now()?;
    // Somebody may have become the last owner since.
    match ensure_replaced(tx, &request.user) {
        Err(ApiError::Refused(refusal)) if refusal.code == Code::LastOwner => return Ok(erasure::save(tx, &request.postpone(now))?),
        other => other?,
    }
    let account = user::lock(tx, &request.user)?.ok_or_else(|| ApiError::fault("an account that is to be erased does not exist"))?;
    let person = Forgotten { user: account.id.clone(), email: account.email.clone() };
    leave_drafts(tx, &person)?;
    leave_panels(tx, &person)?;
    forget_dealings(tx, &person)?;
    let held = holds(tx, &person)?;
    become_nobody(tx, account)?;
    settle(tx, request.carry_out(held, now)?)
}

fn settle(tx: &mut Tx<'_>, request: ErasureRequest) -> ApiResult<()> {
    erasure::save(tx, &request)?;
    let name = if request.state == ErasureState::Done { "erasure.done" } else { "erasure.held" };
    record(tx, &Caller::system(), Event::new(name, request.user.as_str()).with(json!({"holds": request.holds.len()})))
}

/// Takes the person out of dossiers that were never handed in, in all their versions.
fn leave_drafts(tx: &mut Tx<'_>, person: &Forgotten) -> ApiResult<()> {
    for id in application_trace::naming(tx, &person.user, &person.email)? {
        application::lock(tx, &id)?;
        let Some(draft) = application::find(tx, &id)?.filter(|found| found.submitted_at.is_none()) else { continue };
        leave_draft(tx, person, draft)?;
    }
    Ok(())
}

fn leave_draft(tx: &mut Tx<'_>, person: &Forgotten, mut draft: Application) -> ApiResult<()> {
    let id: ApplicationId = draft.id.clone();
    for mut version in application_version::all(tx, &id)? {
        if person.leave(&mut version.document) {
            application_version::overwrite(tx, &id, version.version, &version.document)?;
        }
    }
    if person.leave(&mut draft.document) {
        // Whoever is writing it has to look again: an older copy would bring the name back.
        let (version, updated_at) = (draft.version + 1, tx.now()?);
        application::save_erased(tx, &Application { version, updated_at, ..draft })?;
    }
    Ok(application_trace::forget(tx, &id, &person.user, &person.email)?)
}

/// Gives seats back, and erases who sat there, but where the seat has judged in a phase that was locked.
fn leave_panels(tx: &mut Tx<'_>, person: &Forgotten) -> ApiResult<()> {
    for seat in juror::of_person(tx, &person.user, &person.email)? {
        // Phases before seats, as everywhere.
        take_back(tx, &seat.id)?;
        juror::lock(tx, &seat.id)?;
        let Some(seat) = juror::find(tx, &seat.id)? else { continue };
        if !has_decided(tx, &seat)? {
            empty_seat(tx, seat)?;
        } else if matches!(seat.state, JurorState::Invited | JurorState::Accepted) {
            leave_seat(tx, seat)?;
        }
    }
    Ok(())
}

/// Keeps of a seat that there was one.
///
/// # Errors
/// The store failed.
pub(super) fn empty_seat(tx: &mut Tx<'_>, seat: Juror) -> ApiResult<()> {
    let nobody = Juror {
        email: erased_address(&seat.id),
        name: None,
        interests: None,
        facts: JurorFacts::default(),
        removed_reason: seat.removed_reason.as_ref().map(|_| ERASED.to_owned()),
        ..seat
    };
    leave_seat(tx, nobody)
}

/// What stands in place of a reason that is erased.
const ERASED: &str = "-";

fn leave_seat(tx: &mut Tx<'_>, seat: Juror) -> ApiResult<()> {
    let left = match seat.state {
        JurorState::Invited | JurorState::Accepted => Juror { state: JurorState::Removed, removed_reason: Some(ERASED.to_owned()), ..seat },
        JurorState::Declined | JurorState::Removed => seat,
    };
    let (version, updated_at) = (left.version + 1, tx.now()?);
    Ok(juror::save(tx, &Juror { version, updated_at, ..left })?)
}

/// Everything that nobody else needs.
fn forget_dealings(tx: &mut Tx<'_>, person: &Forgotten) -> ApiResult<()> {
    let Forgotten { user, email } = person;
    for membership in user::memberships(tx, user)? {
        organisation::remove_member(tx, &membership.organisation, user)?;
        let event = Event::new("member.removed", membership.organisation.as_str()).within(&membership.organisation);
        record(tx, &Caller::system(), event.with(json!({"user_id": user})))?;
    }
    organisation::forget_former(tx, user)?;
    conflict::forget_person(tx, email)?;
    session::delete_all(tx, user)?;
    link_token::delete_all(tx, user, email)?;
    invitation::delete_of(tx, email)?;
    follow::remove_all(tx, user)?;
    saved_search::delete_all(tx, user)?;
    inquiry::delete_unpublished(tx, user)?;
    idempotency::forget(tx, user.as_str())?;
    let mails: Vec<_> = outbox::mails_to(tx, MAIL, email)?.into_iter().map(|(id, ..)| id).collect();
    outbox::delete(tx, &mails)?;
    withdraw_consents(tx, person)
}

/// Nobody is left who could withdraw them.
fn withdraw_consents(tx: &mut Tx<'_>, person: &Forgotten) -> ApiResult<()> {
    for (id, acceptance) in terms_acceptance::all_of_person(tx, &person.user, i64::MAX)? {
        let call = challenge::find(tx, &id)?;
        let needed =
            call.is_some_and(|call| call.document.terms.iter().any(|terms| terms.key.0 == acceptance.key && !terms.may_be_withdrawn()));
        if !needed && acceptance.withdrawn_at.is_none() {
            terms_acceptance::withdraw(tx, &id, &person.user, &acceptance.key)?;
        }
    }
    Ok(())
}

/// The account stays as a pseudonym: without name, address and password, and nobody signs in.
fn become_nobody(tx: &mut Tx<'_>, account: User) -> ApiResult<()> {
    let now = tx.now()?;
    let nobody = User {
        email: erased_address(&account.id),
        name: String::new(),
        password_hash: None,
        email_verified_at: None,
        operator_role: None,
        disabled_at: account.disabled_at.or(Some(now)),
        token_epoch: account.token_epoch + 1,
        version: account.version + 1,
        updated_at: now,
        ..account
    };
    Ok(user::save(tx, &nobody)?)
}
