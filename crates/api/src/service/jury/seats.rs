//! A person's own seats on panels, and what the person says of the work that suits them.

use super::expertise;
use super::stage::{ensure, ensure_live, facts};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, PanelSeat};
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::JurorFacts;
use tahaddi_domain::id::{Id as _, JurorId};
use tahaddi_domain::jury::{Assignment, AssignmentState, Juror, JurorRole, JurorState};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_persistence::repo::{assignment, challenge, juror, user};
use tahaddi_persistence::{Conn, Tx};

/// A seat that the caller has taken.
#[derive(Clone, Debug)]
pub struct OwnSeat {
    /// The seat.
    pub juror: Juror,
    /// The call whose panel it is on.
    pub challenge: Challenge,
    /// What the person may do with it.
    pub actions: Vec<AllowedAction>,
}

/// The seats that the caller has taken, in the order of their ids.
///
/// # Errors
/// The store failed.
pub fn own(conn: &mut Conn, caller: &Caller) -> ApiResult<Vec<OwnSeat>> {
    let person = user::find(conn, caller.user()?)?.ok_or(Code::NotFound)?;
    let mut seats = juror::of_person(conn, &person.id, &person.email)?;
    seats.retain(|seat| seat.state == JurorState::Accepted && seat.user.as_ref() == Some(&person.id));
    seats.into_iter().map(|seat| with_call(conn, seat)).collect()
}

/// One of them.
///
/// # Errors
/// `not_found`.
pub fn show(conn: &mut Conn, caller: &Caller, id: &JurorId) -> ApiResult<OwnSeat> {
    own(conn, caller)?.into_iter().find(|seat| &seat.juror.id == id).ok_or_else(|| Code::NotFound.into())
}

/// Says what suits the caller on a panel, until the first application is assigned.
///
/// # Errors
/// `not_found`; `invalid_state` once applications are assigned, or for a cancelled challenge; `validation_failed`;
/// `precondition_failed` from `seen`.
pub fn describe(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &JurorId,
    seen: impl Fn(i64) -> ApiResult<()>,
    said: &JurorFacts,
) -> ApiResult<OwnSeat> {
    juror::lock(tx, id)?;
    let found = juror::find(tx, id)?.ok_or(Code::NotFound)?;
    let own = found.state == JurorState::Accepted && found.role == JurorRole::Juror && found.user.as_ref() == Some(caller.user()?);
    let before = with_call(tx, found)?;
    ensure(caller, Action::AssignmentScore, &facts(&before.challenge, own.then_some(PanelSeat::Juror)))?;
    seen(before.juror.version)?;
    still_open(tx, &before.juror, &before.challenge)??;
    let said = settled(tx, said, "")?;
    let after = Juror { facts: said, version: before.juror.version + 1, updated_at: tx.now()?, ..before.juror };
    juror::save(tx, &after)?;
    let details = json!({"challenge_id": after.challenge, "version": after.version});
    record(tx, caller, Event::new("juror.described", id.as_str()).with(details))?;
    with_call(tx, after)
}

/// What a juror said, checked and with the expertise as slugs.
///
/// # Errors
/// `validation_failed` with everything that is wrong, under `prefix`.
pub(super) fn settled(conn: &mut Conn, said: &JurorFacts, prefix: &str) -> ApiResult<JurorFacts> {
    let mut check = Check::default();
    said.check(&mut check, prefix);
    let known = expertise::known(conn, &said.expertise)?;
    let expertise = expertise::slugs(&known, &said.expertise, &format!("{prefix}/expertise"), &mut check);
    check.finish()?;
    Ok(JurorFacts { expertise, ..said.clone() })
}

/// Keeps what somebody says on joining a panel.
///
/// # Errors
/// `validation_failed` at `/facts`, also for a chair, who does not score.
pub(in crate::service) fn join_with(tx: &mut Tx<'_>, id: &JurorId, said: &JurorFacts) -> ApiResult<()> {
    let seat = juror::find(tx, id)?.ok_or(Code::NotFound)?;
    if seat.role == JurorRole::Chair {
        return Err(Refusal::field("/facts", FieldCode::NotAllowed).into());
    }
    let facts = settled(tx, said, "/facts")?;
    Ok(juror::save(tx, &Juror { facts, ..seat })?)
}

fn with_call(conn: &mut Conn, juror: Juror) -> ApiResult<OwnSeat> {
    let challenge = challenge::find(conn, &juror.challenge)?.ok_or(Code::NotFound)?;
    let actions = match juror.role {
        JurorRole::Chair => Vec::new(),
        JurorRole::Juror => vec![AllowedAction::attempt("edit", still_open(conn, &juror, &challenge)?)],
    };
    Ok(OwnSeat { juror, challenge, actions })
}

/// Whether nothing rests on what the juror said: no application is assigned yet.
fn still_open(conn: &mut Conn, juror: &Juror, challenge: &Challenge) -> ApiResult<Result<(), Refusal>> {
    if let Err(refusal) = ensure_live(challenge) {
        return Ok(Err(refusal));
    }
    let assigned = assignment::of_juror(conn, &juror.id)?.iter().any(Assignment::is_active);
    Ok(if assigned { Err(Refusal::state(AssignmentState::Assigned.as_str())) } else { Ok(()) })
}
