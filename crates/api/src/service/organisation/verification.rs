//! Verification: the organisation offers evidence, an operator who does not belong to it decides.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use tahaddi_domain::access::Action;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::Organisation;
use tahaddi_domain::refusal::Check;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::organisation;
use tahaddi_persistence::{Conn, Tx};

/// Offers evidence.
///
/// # Errors
/// `not_found`, `forbidden`, or the evidence is blank.
pub fn request(tx: &mut Tx<'_>, caller: &Caller, id: &OrganisationId, evidence: &str) -> ApiResult<Organisation> {
    organisation::lock(tx, id)?;
    let now = tx.now()?;
    let before = super::load(tx, caller, id, Action::VerificationRequest, now)?;
    let mut check = Check::default();
    check.required_text("/evidence", evidence, 4_000);
    check.finish()?;
    let verification = before.verification.clone().request(evidence.to_owned(), now);
    let organisation = Organisation { verification, version: before.version + 1, updated_at: now, ..before };
    organisation::save(tx, &organisation)?;
    record(tx, caller, Event::new("organisation.verification_requested", id.as_str()).within(id))?;
    Ok(organisation)
}

/// The operator's verdict.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Whether the evidence is accepted.
    pub accepted: bool,
    /// Why; told to the organisation.
    pub reason: String,
    /// Until when the verification holds.
    pub expires_at: Option<Instant>,
}

/// Verifies or rejects an organisation.
///
/// # Errors
/// `own_approval` for a member of the organisation; `invalid_state` unless a request is pending; `not_found`, `forbidden`.
pub fn decide(tx: &mut Tx<'_>, caller: &Caller, id: &OrganisationId, verdict: &Verdict) -> ApiResult<Organisation> {
    organisation::lock(tx, id)?;
    let now = tx.now()?;
    let before = super::load(tx, caller, id, Action::VerificationDecide, now)?;
    if caller.belongs_to(id) {
        return Err(Code::OwnApproval.into());
    }
    let mut check = Check::default();
    check.required_text("/reason", &verdict.reason, 4_000);
    check.require(verdict.expires_at.is_none_or(|until| until > now), "/expires_at", FieldCode::WrongOrder);
    check.finish()?;
    let by = caller.user()?.clone();
    let verification = before.verification.clone().decide(verdict.accepted, verdict.reason.clone(), by, now, verdict.expires_at)?;
    let organisation = Organisation { verification, version: before.version + 1, updated_at: now, ..before };
    organisation::save(tx, &organisation)?;
    let name = if verdict.accepted { "organisation.verified" } else { "organisation.rejected" };
    record(tx, caller, Event::new(name, id.as_str()).within(id))?;
    Ok(organisation)
}

/// Other organisations that are the same enterprise by their company identifiers. An establishment may have an account of its own, so
/// nothing is refused; operators, and nobody else, look at it when they verify.
///
/// # Errors
/// The store failed.
pub fn same_enterprise(conn: &mut Conn, caller: &Caller, organisation: &Organisation) -> ApiResult<Vec<(OrganisationId, String)>> {
    if caller.actor.operator.is_none() {
        return Ok(Vec::new());
    }
    Ok(organisation::same_enterprise(conn, organisation, MOST_TOLD)?)
}

/// How many organisations of the same enterprise are told.
const MOST_TOLD: i64 = 20;
