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
use tahaddi_domain::id::{ChallengeId, Id as _};
use tahaddi_domain::jury::digest_text;
use tahaddi_domain::refusal::{Check, Refusal};
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
    let known = terms_acceptance::of_person(tx, id, &user)?.into_iter().find(|known| known.key == key.0 && known.version == version);
    if let Some(known) = known {
        return Ok(known);
    }
    let acceptance = Acceptance { key: key.0.clone(), version, digest: digest(terms)?, at: tx.now()? };
    match tx.savepoint(|tx| terms_acceptance::insert(tx, id, &user, &acceptance)) {
        // Another request of the same person was faster: it is accepted.
        Ok(()) | Err(StoreError::Duplicate(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let event = Event::new("terms.accepted", id.as_str());
    record(tx, caller, event.with(json!({"key": key, "version": version, "digest": acceptance.digest})))?;
    Ok(acceptance)
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
    let mut asked: Vec<&Terms> = call.document.terms.iter().filter(|terms| terms.accepted_for == purpose).collect();
    if let (Some(user), false) = (&caller.actor.user, asked.is_empty()) {
        let known = terms_acceptance::of_person(conn, &call.id, user)?;
        asked.retain(|terms| !known.iter().any(|known| known.key == terms.key.0 && Some(known.version) == terms.version));
    }
    Ok(asked)
}
