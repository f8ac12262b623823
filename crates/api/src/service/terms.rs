//! What a person accepts of a call.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::challenge;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::{AcceptedFor, Key, Terms};
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, UserId};
use tahaddi_domain::jury::digest_text;
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_persistence::repo::submission;
use tahaddi_persistence::repo::terms_acceptance::{self, Acceptance};
use tahaddi_persistence::{Conn, StoreError, Tx};

/// Accepts the present wording of terms.
///
/// # Errors
/// `not_found`; unknown terms, or a version that is not the present one.
pub fn accept(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, key: &Key, version: u32) -> ApiResult<Acceptance> {
    let call = challenge::load(tx, caller, id, Action::ChallengeView)?;
    caller.ensure(Action::TermsAccept, &challenge::facts(&call))?;
    let terms = call.document.terms.iter().find(|terms| &terms.key == key);
    let terms = terms.ok_or_else(|| Refusal::field("/key", FieldCode::UnknownReference))?;
    if terms.version != Some(version) {
        return Err(Refusal::field("/version", FieldCode::NotAllowed).into());
    }
    let user = caller.user()?.clone();
    let known = terms_acceptance::of_person(tx, id, &user)?.into_iter().find(|known| known.holds_for(&key.0, Some(version)));
    if let Some(known) = known {
        return Ok(known);
    }
    let acceptance = Acceptance { key: key.0.clone(), version, digest: digest(terms)?, at: tx.now()?, withdrawn_at: None };
    match tx.savepoint(|tx| terms_acceptance::insert(tx, id, &user, &acceptance)) {
        // Another request of the same person was faster: it is accepted.
        Ok(()) | Err(StoreError::Duplicate(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let event = Event::new("terms.accepted", id.as_str());
    record(tx, caller, event.with(json!({"key": key, "version": version, "digest": acceptance.digest})))?;
    Ok(acceptance)
}

/// Withdraws a consent, or what is accepted for nothing. That it was given, and until when, stays known.
///
/// # Errors
/// `not_found`, also for what was not accepted; `invalid_state` for what taking part depends on.
pub fn withdraw(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, key: &str) -> ApiResult<()> {
    let call = challenge::load(tx, caller, id, Action::ChallengeView)?;
    caller.ensure(Action::TermsAccept, &challenge::facts(&call))?;
    // Terms that the call no longer has bind nobody.
    if call.document.terms.iter().any(|terms| terms.key.0 == key && !terms.may_be_withdrawn()) {
        return Err(Refusal::state("required").into());
    }
    if terms_acceptance::withdraw(tx, id, caller.user()?, key)? == 0 {
        return Err(Code::NotFound.into());
    }
    record(tx, caller, Event::new("terms.withdrawn", id.as_str()).with(json!({"key": key})))
}

/// A consent that a call asks for, and whether it holds.
#[derive(Clone, Debug)]
pub struct Consent {
    /// The terms.
    pub terms: Terms,
    /// The acceptance of their present wording by whoever handed the dossier in last; a withdrawn one too. None if it was never given.
    pub given: Option<(UserId, Acceptance)>,
}

/// The consents that a call asks for, as whoever handed a dossier in last has given them.
///
/// # Errors
/// The store failed.
pub fn consents(conn: &mut Conn, call: &Challenge, application: &ApplicationId) -> ApiResult<Vec<Consent>> {
    let asked: Vec<&Terms> = call.document.terms.iter().filter(|terms| terms.kind.is_consent()).collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let by = submission::last(conn, application)?.map(|submission| submission.actor);
    let known = match &by {
        Some(user) => terms_acceptance::of_person(conn, &call.id, user)?,
        None => Vec::new(),
    };
    let given = |terms: &Terms| {
        // The last one counts: a consent may be withdrawn and given anew.
        let last = known.iter().rfind(|known| known.key == terms.key.0 && Some(known.version) == terms.version);
        by.clone().zip(last.cloned())
    };
    Ok(asked.into_iter().map(|terms| Consent { terms: terms.clone(), given: given(terms) }).collect())
}

/// SHA-256 of the wording that was accepted.
fn digest(terms: &Terms) -> ApiResult<String> {
    Ok(digest_text(serde_json::to_vec(&json!({"key": terms.key, "text": terms.text, "url": terms.url, "version": terms.version}))?))
}

/// What the caller has accepted of a call.
///
/// # Errors
/// `not_found`, or the store failed.
pub fn accepted(conn: &mut Conn, caller: &Caller, id: &ChallengeId) -> ApiResult<Vec<Acceptance>> {
    challenge::load(conn, caller, id, Action::ChallengeView)?;
    Ok(terms_acceptance::of_person(conn, id, caller.user()?)?)
}

/// Whether the caller has accepted the present wording of everything that is asked for `purpose`.
///
/// # Errors
/// The store failed.
pub fn has_accepted(conn: &mut Conn, caller: &Caller, call: &Challenge, purpose: AcceptedFor) -> ApiResult<bool> {
    Ok(missing(conn, caller, call, purpose)?.is_empty())
}

/// Refuses whoever has not accepted the present wording of everything that is asked for `purpose`.
///
/// # Errors
/// `terms_not_accepted` with what is missing.
pub fn ensure_accepted(conn: &mut Conn, caller: &Caller, call: &Challenge, purpose: AcceptedFor) -> ApiResult<()> {
    let mut check = Check::default();
    for terms in missing(conn, caller, call, purpose)? {
        check.fail(format!("/terms/{}", terms.key.0), FieldCode::Required);
    }
    Ok(check.finish_as(Code::TermsNotAccepted)?)
}

fn missing<'a>(conn: &mut Conn, caller: &Caller, call: &'a Challenge, purpose: AcceptedFor) -> ApiResult<Vec<&'a Terms>> {
    let mut asked: Vec<&Terms> = call.document.terms.iter().filter(|terms| terms.needed_for() == purpose).collect();
    if let (Some(user), false) = (&caller.actor.user, asked.is_empty()) {
        let known = terms_acceptance::of_person(conn, &call.id, user)?;
        asked.retain(|terms| !known.iter().any(|known| known.holds_for(&terms.key.0, terms.version)));
    }
    Ok(asked)
}
