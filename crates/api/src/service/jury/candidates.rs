//! The applications that a review phase is about, and whether a person may decide about them.

use super::book::Book;
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeSet;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Outcome;
use tahaddi_domain::id::{ApplicationId, PhaseId};
use tahaddi_domain::jury::JurorIdentity;
use tahaddi_domain::text::email_domain;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, conflict, juror, outcome, user};

/// Every submitted application that competes (nothing was decided about its eligibility, or that it is eligible) and was selected in all
/// earlier phases whose decision is released, by id.
///
/// # Errors
/// The store failed.
pub fn candidates(conn: &mut Conn, challenge: &Challenge, phase: &PhaseId) -> ApiResult<Vec<Application>> {
    let mut submitted = application::submitted(conn, &challenge.id)?;
    let earlier: Vec<&PhaseId> =
        challenge.document.phases.iter().filter_map(|item| item.id.as_ref()).take_while(|id| *id != phase).collect();
    let out: BTreeSet<ApplicationId> = outcome::of_challenge(conn, &challenge.id)?
        .into_iter()
        .filter(|released| released.outcome != Outcome::Selected && earlier.contains(&&released.phase))
        .map(|released| released.application)
        .collect();
    submitted.retain(|item| item.eligibility.competes() && !out.contains(&item.id));
    Ok(submitted)
}

/// Whether the caller may decide about these applications, or release what was decided: nobody who has a conflict of interest
/// with any of them may.
///
/// # Errors
/// `conflict_of_interest`, without saying which.
pub fn ensure_independent(conn: &mut Conn, caller: &Caller, challenge: &Challenge, candidates: &[Application]) -> ApiResult<()> {
    let person = user::find(conn, caller.user()?)?.ok_or(Code::NotFound)?;
    let proven = person.email_verified_at.map(|_| email_domain(&person.email).to_owned());
    let identity = JurorIdentity {
        memberships: caller.actor.memberships.iter().map(|membership| membership.organisation.clone()).collect(),
        email_domains: proven.into_iter().collect(),
        user: Some(person.id.clone()),
    };
    let declared = match juror::seat(conn, &challenge.id, &person.id)? {
        Some(seat) => conflict::declared(conn, &challenge.id)?.into_iter().filter(|item| item.juror == seat.id).collect(),
        None => Vec::new(),
    };
    let book = Book::of_applicants(conn, &challenge.id)?;
    let conflicted = candidates.iter().any(|item| !book.findings_of(&identity, &item.startup, &declared).is_empty());
    if conflicted { Err(Code::ConflictOfInterest.into()) } else { Ok(()) }
}
