//! Whether a person is independent of those who apply: nobody who is not decides, or learns how the decision goes. Operators, partners
//! and chairs alike.

use super::book::Book;
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ChallengeId, OrganisationId};
use tahaddi_domain::jury::JurorRole;
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, conflict, juror};

/// Whether the caller has a conflict of interest with a startup that applies to a call, or with this one, which need not have handed in.
/// What was declared about any seat of the person counts, also one that was taken away. What an applicant alone says does not, in
/// a statement or in a team: whoever named everybody would stop the call. It is for those who decide to look at it.
///
/// # Errors
/// The store failed.
fn is_conflicted(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId, also: Option<&OrganisationId>) -> ApiResult<bool> {
    let book = Book::of_applicants(conn, challenge)?;
    any_stands_against(conn, caller, challenge, &book, also)
}

/// Whether something stands between the caller and a startup of the book, or this one.
fn any_stands_against(
    conn: &mut Conn,
    caller: &Caller,
    challenge: &ChallengeId,
    book: &Book,
    also: Option<&OrganisationId>,
) -> ApiResult<bool> {
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

/// Whether the caller belongs to a startup that applies to a call. Of whoever belongs to none nothing is looked up.
///
/// # Errors
/// The store failed.
pub fn is_rival(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId) -> ApiResult<bool> {
    let startups = caller.actor.memberships.iter().filter(|membership| membership.kind == OrganisationKind::Startup);
    let own: Vec<OrganisationId> = startups.map(|membership| membership.organisation.clone()).collect();
    Ok(!own.is_empty() && application::any_submitted_by(conn, challenge, &own)?)
}

/// Whether the caller, who is no applicant here, may look at the dossiers of a call: whoever belongs to a startup that applies does not read
/// those of its rivals for the organisation that runs the call, or as an operator.
///
/// # Errors
/// `conflict_of_interest`.
pub fn ensure_no_rival(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId) -> ApiResult<()> {
    if is_rival(conn, caller, challenge)? { Err(Code::ConflictOfInterest.into()) } else { Ok(()) }
}

/// As [`ensure_no_rival`], for one dossier: nobody reads that of a startup with which he or she has a conflict of interest.
///
/// # Errors
/// `conflict_of_interest`.
pub fn ensure_may_read(conn: &mut Conn, caller: &Caller, dossier: &Application) -> ApiResult<()> {
    ensure_no_rival(conn, caller, &dossier.challenge)?;
    let book = Book::of_applicant(conn, &dossier.challenge, &dossier.startup)?;
    let barred = any_stands_against(conn, caller, &dossier.challenge, &book, Some(&dossier.startup))?;
    if barred { Err(Code::ConflictOfInterest.into()) } else { Ok(()) }
}
