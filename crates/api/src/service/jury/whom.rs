//! Whom a conflict of interest is about: somebody on the panel, by the seat, or somebody who decides without one, by the account.

use crate::error::ApiResult;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::id::{JurorId, UserId};
use tahaddi_domain::jury::{JurorIdentity, Whom};
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{conflict, juror, organisation, user};

/// The person who is named, by one of both.
///
/// # Errors
/// `validation_failed` unless one of both is named, and is on the panel of the challenge or could decide about it.
pub(super) fn named(conn: &mut Conn, challenge: &Challenge, juror: Option<&JurorId>, user: Option<&UserId>) -> ApiResult<Whom> {
    let refused = |pointer, code| Err(Refusal::field(pointer, code).into());
    match (juror, user) {
        (Some(id), None) => match juror::find(conn, id)? {
            Some(found) if found.challenge == challenge.id => Ok(Whom::Juror(found.id)),
            _ => refused("/juror_id", FieldCode::UnknownReference),
        },
        (None, Some(id)) if could_decide(conn, challenge, id)? => Ok(Whom::User(id.clone())),
        (None, Some(_)) => refused("/user_id", FieldCode::UnknownReference),
        (None, None) => refused("/juror_id", FieldCode::Required),
        (Some(_), Some(_)) => refused("/user_id", FieldCode::NotAllowed),
    }
}

/// Whether a person could decide about a challenge without a seat: an operator, or a member of the organisation that runs it.
fn could_decide(conn: &mut Conn, challenge: &Challenge, id: &UserId) -> ApiResult<bool> {
    let Some(person) = user::find(conn, id)? else { return Ok(false) };
    Ok(person.operator_role.is_some() || user::memberships(conn, id)?.iter().any(|member| member.organisation == challenge.organisation))
}

/// What is known of the person.
///
/// # Errors
/// The store failed.
pub(super) fn identity(conn: &mut Conn, challenge: &Challenge, whom: &Whom) -> ApiResult<JurorIdentity> {
    Ok(match whom {
        Whom::Juror(juror) => conflict::panel(conn, &challenge.id, Some(juror))?.remove(juror).unwrap_or_default(),
        Whom::User(user) => conflict::person(conn, &challenge.id, Some(user), None)?,
    })
}

/// Those who could decide about a challenge without a seat, with what is known of them: operators who change things, and the members of the
/// organisation that runs it.
///
/// # Errors
/// The store failed.
pub(super) fn deciders(conn: &mut Conn, challenge: &Challenge) -> ApiResult<Vec<JurorIdentity>> {
    let mut ids: Vec<UserId> = user::admins(conn)?.into_iter().map(|operator| operator.id).collect();
    ids.extend(organisation::members(conn, &challenge.organisation)?.into_iter().map(|member| member.user));
    Ok(conflict::people(conn, &challenge.id, &ids)?.into_values().collect())
}
