//! Whether a person could judge the applicants of a challenge; nothing is kept.

use super::book::Book;
use super::stage::{ensure_unsealed, load_panel};
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::id::{ChallengeId, JurorId, OrganisationId};
use tahaddi_domain::jury::{ConflictFinding, JurorIdentity};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::text;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{conflict, juror, organisation, user};

/// What a check found.
#[derive(Clone, Debug)]
pub struct CheckReport {
    /// Against how many startups it was made.
    pub checked: usize,
    /// The startups with a conflict, with their name and every finding.
    pub conflicts: Vec<(OrganisationId, String, Vec<ConflictFinding>)>,
}

/// The person to check.
#[derive(Clone, Copy, Debug)]
pub enum Candidate<'a> {
    /// Somebody who is not on the panel, by address, and by name where it is given: applicants may have named somebody whose address is not
    /// known yet.
    Person {
        /// The address.
        email: &'a str,
        /// The name.
        name: Option<&'a str>,
    },
    /// Somebody on the panel.
    Juror(&'a JurorId),
}

/// Checks a person against every startup that applies.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `applications_sealed` before the deadline.
pub fn check(conn: &mut Conn, caller: &Caller, id: &ChallengeId, candidate: Candidate<'_>, now: Instant) -> ApiResult<CheckReport> {
    let (challenge, _) = load_panel(conn, caller, id, Action::ConflictCheck)?;
    ensure_unsealed(&challenge, now)?;
    let (book, found) = match candidate {
        Candidate::Juror(juror) => {
            if juror::find(conn, juror)?.is_none_or(|juror| &juror.challenge != id) {
                return Err(Refusal::field("/juror_id", FieldCode::UnknownReference).into());
            }
            let book = Book::of_juror(conn, id, juror, None)?;
            let found = findings(&book, |startup| book.findings(juror, startup));
            (book, found)
        }
        Candidate::Person { email, name } => {
            let person = identity(conn, id, email, name)?;
            let book = Book::of_applicants(conn, id)?;
            let found = findings(&book, |startup| book.findings_of(&person, startup));
            (book, found)
        }
    };
    let ids: Vec<OrganisationId> = found.keys().cloned().collect();
    let mut names = organisation::names(conn, &ids)?;
    let named = |(startup, findings): (OrganisationId, Vec<ConflictFinding>)| {
        let name = names.remove(&startup).unwrap_or_default();
        (startup, name, findings)
    };
    Ok(CheckReport { checked: book.startups().count(), conflicts: found.into_iter().map(named).collect() })
}

fn findings(book: &Book, of: impl Fn(&OrganisationId) -> Vec<ConflictFinding>) -> BTreeMap<OrganisationId, Vec<ConflictFinding>> {
    book.startups().map(|startup| (startup.clone(), of(startup))).filter(|(_, findings)| !findings.is_empty()).collect()
}

/// What is known about whoever has this address, and is called so.
fn identity(conn: &mut Conn, challenge: &ChallengeId, email: &str, name: Option<&str>) -> ApiResult<JurorIdentity> {
    if let Some(name) = name {
        let mut check = Check::default();
        check.required_text("/name", name, 200);
        check.finish()?;
    }
    let email = text::email(email).ok_or_else(|| Refusal::field("/email", FieldCode::InvalidFormat))?;
    let account = user::find_by_email(conn, &email)?.filter(|account| account.email_verified_at.is_some());
    let mut person = conflict::person(conn, challenge, account.as_ref().map(|account| &account.id), Some(&email))?;
    person.names.extend(name.map(str::to_owned));
    Ok(person)
}
