//! Whether a person is independent of those who apply: nobody who is not decides, or learns how the decision goes. Operators, partners
//! and chairs alike.

use super::book::Book;
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ChallengeId, OrganisationId};
use tahaddi_domain::jury::{ConflictFinding, JurorRole};
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, conflict, juror};

/// How far somebody who could decide about a call is independent of those who apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Independence {
    /// Nothing connects the person with them.
    Whole,
    /// Nothing but mail domains does. The person decides nothing, and clears others of nothing else than that: where all who keep the panel
    /// have one employer, nobody could be cleared otherwise.
    SharedDomain,
    /// There is a conflict of interest.
    None,
}

impl Independence {
    /// What follows from a conflict.
    fn after(finding: &ConflictFinding) -> Self {
        if finding.is_shared_domain() { Self::SharedDomain } else { Self::None }
    }
}

/// How far the caller is independent of the startups that apply to a call, and of this one, which need not have handed in.
/// What was declared about any seat of the person counts, also one that was taken away. What an applicant alone says does not, in
/// a statement, in a team or of its partners: whoever named everybody would stop the call. It is for those who decide to look at it.
///
/// # Errors
/// The store failed.
fn of_caller(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId, also: Option<&OrganisationId>) -> ApiResult<Independence> {
    let book = Book::of_applicants(conn, challenge)?;
    how_independent(conn, caller, challenge, &book, also)
}

/// How far the caller is independent of the startups of a book, and of this one.
fn how_independent(
    conn: &mut Conn,
    caller: &Caller,
    challenge: &ChallengeId,
    book: &Book,
    also: Option<&OrganisationId>,
) -> ApiResult<Independence> {
    let person = conflict::person(conn, challenge, caller.actor.user.as_ref(), None)?;
    let findings = book.startups().chain(also).flat_map(|startup| book.findings_of(&person, startup));
    let barring = findings.filter(|finding| !finding.is_said_by_applicant());
    Ok(barring.map(|finding| Independence::after(&finding)).max().unwrap_or(Independence::Whole))
}

/// How far the caller, who could decide something about a call or learn how it is decided, is independent.
/// Of whoever could not anyway nothing is looked up.
///
/// # Errors
/// The store failed.
pub(super) fn independence(conn: &mut Conn, caller: &Caller, challenge: &Challenge) -> ApiResult<Independence> {
    let Some(user) = &caller.actor.user else { return Ok(Independence::Whole) };
    let selects = caller.actor.operator.is_some() || caller.belongs_to(&challenge.organisation);
    let chairs = !selects && juror::seat(conn, &challenge.id, user)?.is_some_and(|seat| seat.role == JurorRole::Chair);
    if selects || chairs { of_caller(conn, caller, &challenge.id, None) } else { Ok(Independence::Whole) }
}

/// Whether the caller may decide something about a call, or about one startup in it, which need not have handed in.
///
/// # Errors
/// `conflict_of_interest`, without saying which.
pub fn ensure_independent(conn: &mut Conn, caller: &Caller, challenge: &ChallengeId, startup: Option<&OrganisationId>) -> ApiResult<()> {
    match of_caller(conn, caller, challenge, startup)? {
        Independence::Whole => Ok(()),
        Independence::SharedDomain | Independence::None => Err(Code::ConflictOfInterest.into()),
    }
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

/// As [`ensure_no_rival`], for one dossier: nobody reads that of a startup with which he or she has a conflict of interest. A mail domain in
/// common, which keeps from deciding, does not keep from reading.
///
/// # Errors
/// `conflict_of_interest`.
pub fn ensure_may_read(conn: &mut Conn, caller: &Caller, dossier: &Application) -> ApiResult<()> {
    ensure_no_rival(conn, caller, &dossier.challenge)?;
    let book = Book::of_applicant(conn, &dossier.challenge, &dossier.startup)?;
    let independence = how_independent(conn, caller, &dossier.challenge, &book, Some(&dossier.startup))?;
    if independence == Independence::None { Err(Code::ConflictOfInterest.into()) } else { Ok(()) }
}
