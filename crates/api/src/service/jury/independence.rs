//! Whether a person is independent of those who apply: nobody who is not decides, or learns how the decision goes. Operators, partners
//! and chairs alike.

use super::book::Book;
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ChallengeId, OrganisationId};
use tahaddi_domain::jury::JurorRole;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{conflict, juror};

/// Whether the caller has a conflict of interest with a startup that applies to a call, or with this one, which need not have handed in.
/// What was declared about any seat of the person counts, also one that was taken away. What an applicant alone says does not, in
/// a statement or in a team: whoever named everybody would stop the call. It is for those who decide to look at it.
///
/// # Errors
/// The store failed.
fn is_conflicted(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId, also: Option<&OrganisationId>) -> ApiResult<bool> {
    let book = Book::of_applicants(conn, challenge)?;
    let person = conflict::person(conn, challenge, caller.actor.user.as_ref(), None)?;
    let with = |startup: &OrganisationId| book.findings_of(&person, startup).iter().any(|finding| !finding.is_said_by_applicant());
    Ok(book.startups().chain(also).any(with))
}

/// Whether the caller, who could decide something about a call or learn how it is decided, must not for a conflict of interest.
/// Of whoever could not anyway nothing is looked up.
///
/// # Errors
/// The store failed.
pub(super) fn is_barred(conn: &mut Conn, caller: &Caller, challenge: &Challenge) -> ApiResult<bool> {
    let Some(user) = &caller.actor.user else { return Ok(false) };
    let selects = caller.actor.operator.is_some() || caller.belongs_to(&challenge.organisation);
    let chairs = !selects && juror::seat(conn, &challenge.id, user)?.is_some_and(|seat| seat.role == JurorRole::Chair);
    Ok((selects || chairs) && is_conflicted(conn, caller, &challenge.id, None)?)
}

/// Whether the caller may decide something about a call, or about one startup in it, which need not have handed in.
///
/// # Errors
/// `conflict_of_interest`, without saying which.
pub fn ensure_independent(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId, startup: Option<&OrganisationId>) -> ApiResult<()> {
    if is_conflicted(conn, caller, challenge, startup)? { Err(Code::ConflictOfInterest.into()) } else { Ok(()) }
}
