//! Access codes of a call: made and revoked by those who run it, used up by applications that are handed in.

use crate::auth::access_code::{digest_of, from_bytes};
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::account::limits;
use crate::service::application::show::judges_blind;
use crate::service::challenge::{facts, load};
use crate::service::jury::independence::is_rival;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::access_code::{AccessCode, NewAccessCodes};
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{AccessCodeId, ApplicationId, ChallengeId, Id as _, OrganisationId};
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{access_code, organisation, submission, user};
use tahaddi_persistence::{Conn, Tx};

/// Makes codes; each with its secret, which is told now and never again.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state` where the call is over, or fields are wrong.
pub fn create(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, wanted: &NewAccessCodes) -> ApiResult<Vec<(AccessCode, String)>> {
    let call = load(tx, caller, id, Action::AccessCodeManage)?;
    if matches!(call.state, ChallengeState::Cancelled | ChallengeState::Archived) {
        return Err(Refusal::state(call.state.as_str()).into());
    }
    let (mut wanted, now, author) = (wanted.clone(), tx.now()?, caller.user()?.clone());
    wanted.settle(now)?;
    ensure_startup(tx, wanted.organisation.as_ref())?;
    let mut made = Vec::new();
    for _ in 0..wanted.count {
        let (secret, digest) = from_bytes(tx.random_bytes());
        let code = AccessCode {
            id: tx.new_id()?,
            challenge: id.clone(),
            label: wanted.label.clone(),
            organisation: wanted.organisation.clone(),
            email_domain: wanted.email_domain.clone(),
            uses_allowed: wanted.uses_allowed,
            uses: 0,
            created_by: author.clone(),
            created_at: now,
            expires_at: wanted.expires_at,
            revoked_at: None,
        };
        access_code::insert(tx, &code, &digest)?;
        made.push((code, secret));
    }
    let ids: Vec<&AccessCodeId> = made.iter().map(|(code, _)| &code.id).collect();
    let event = Event::new("access_codes.created", id.as_str()).within(&call.organisation);
    record(tx, caller, event.with(json!({"access_code_ids": ids})))?;
    Ok(made)
}

fn ensure_startup(conn: &mut Conn, bound: Option<&OrganisationId>) -> ApiResult<()> {
    let Some(bound) = bound else { return Ok(()) };
    let kind = organisation::find(conn, bound)?.map(|organisation| organisation.kind);
    match kind {
        Some(OrganisationKind::Startup) => Ok(()),
        Some(_) => Err(Refusal::field("/organisation_id", FieldCode::NotAllowed).into()),
        None => Err(Refusal::field("/organisation_id", FieldCode::UnknownReference).into()),
    }
}

/// A code, and the applications that came in by it for whoever may know them.
#[derive(Clone, Debug)]
pub struct KnownCode {
    /// The code.
    pub code: AccessCode,
    /// The applications; `None` while only their number is known.
    pub applications: Option<Vec<ApplicationId>>,
}

/// The codes of a call, oldest first. Which applications came in by them, is known once the deadline has passed to those who may see
/// dossiers: not to who judges them by pseudonyms, nor to their rivals.
///
/// # Errors
/// `not_found`, `forbidden`, or the store failed.
pub fn list(
    conn: &mut Conn,
    caller: &Caller,
    id: &ChallengeId,
    (after, limit): (Option<&AccessCodeId>, u32),
    now: Instant,
) -> ApiResult<Vec<KnownCode>> {
    let call = load(conn, caller, id, Action::ApplicationList)?;
    let codes = access_code::list(conn, id, after, limit)?;
    let reads = call.applications_closed(now) && caller.may(Action::DossierView, &facts(&call));
    let sees = reads && !judges_blind(conn, caller, id)? && !is_rival(conn, caller, id)?;
    let mut used: BTreeMap<AccessCodeId, Vec<ApplicationId>> = BTreeMap::new();
    if sees {
        let ids: Vec<AccessCodeId> = codes.iter().map(|code| code.id.clone()).collect();
        for (code, application) in submission::by_access_codes(conn, &ids)? {
            used.entry(code).or_default().push(application);
        }
    }
    let known = |code: AccessCode| KnownCode { applications: sees.then(|| used.remove(&code.id).unwrap_or_default()), code };
    Ok(codes.into_iter().map(known).collect())
}

/// Revokes a code. Applications that came in by it stay; a code that was revoked before stays so.
///
/// # Errors
/// `not_found`, `forbidden`, or the store failed.
pub fn revoke(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, code: &AccessCodeId) -> ApiResult<()> {
    let call = load(tx, caller, id, Action::AccessCodeManage)?;
    let found = access_code::find(tx, code)?.filter(|found| &found.challenge == id).ok_or(Code::NotFound)?;
    if !access_code::revoke(tx, &found.id)? {
        return Ok(());
    }
    let event = Event::new("access_code.revoked", code.as_str()).within(&call.organisation);
    record(tx, caller, event.with(json!({"challenge_id": id})))
}

/// Lets somebody try a code, and not too many in a while, whatever becomes of the request.
///
/// # Errors
/// `validation_failed` at `/access_code` for what no person types; `quota_exceeded`.
pub async fn attempt(ctx: &Ctx, caller: &Caller, typed: &str) -> ApiResult<()> {
    let mut check = Check::default();
    check.text("/access_code", typed, 100);
    check.finish()?;
    limits::pass(ctx, caller, limits::access_code(&caller.address, caller.user()?.as_str())).await
}

/// Uses a code up by one, for an application of a startup that is handed in; which code it was. What refuses the hand-in afterwards
/// undoes it.
///
/// # Errors
/// `access_code_invalid`, `access_code_expired`, `access_code_used_up`.
pub fn redeem(tx: &mut Tx<'_>, caller: &Caller, challenge: &Challenge, startup: &OrganisationId, typed: &str) -> ApiResult<AccessCodeId> {
    let address = user::find(tx, caller.user()?)?.map(|user| user.email).unwrap_or_default();
    let digest = digest_of(typed).ok_or(Code::AccessCodeInvalid)?;
    let code = access_code::lock_by_digest(tx, &digest)?.ok_or(Code::AccessCodeInvalid)?;
    let now = tx.now()?;
    code.ensure_good_for(&challenge.id, startup, &address, now)?;
    if access_code::use_once(tx, &code.id)? { Ok(code.id) } else { Err(Code::AccessCodeUsedUp.into()) }
}
