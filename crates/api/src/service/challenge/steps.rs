//! Steps of the life cycle that change the state and little else: ask for approval, approve, ask for changes, cancel.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::challenge::{Challenge, ChallengeState, ChallengeStep};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ChallengeId, Id as _};
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{challenge, organisation};

/// Asks for approval.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state`, `challenge_incomplete`, `organisation_not_verified`.
pub fn request_approval(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId) -> ApiResult<Challenge> {
    step(tx, caller, id, ChallengeStep::RequestApproval, None, "challenge.submitted")
}

/// Approves.
///
/// # Errors
/// `own_approval` for a member of the owning organisation, a note that is too long, and as [`request_approval`].
pub fn approve(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, note: Option<&str>) -> ApiResult<Challenge> {
    let mut check = Check::default();
    check.text("/note", note.unwrap_or_default(), 4_000);
    check.finish()?;
    step(tx, caller, id, ChallengeStep::Approve, note, "challenge.approved")
}

/// Asks for changes.
///
/// # Errors
/// As [`approve`]; a blank reason.
pub fn request_changes(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, reason: &str) -> ApiResult<Challenge> {
    require_reason(reason)?;
    step(tx, caller, id, ChallengeStep::RequestChanges, Some(reason), "challenge.changes_requested")
}

/// Cancels.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state`, or a blank reason.
pub fn cancel(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, reason: &str) -> ApiResult<Challenge> {
    require_reason(reason)?;
    step(tx, caller, id, ChallengeStep::Cancel, Some(reason), "challenge.cancelled")
}

fn require_reason(reason: &str) -> ApiResult<()> {
    let mut check = Check::default();
    check.required_text("/reason", reason, 4_000);
    Ok(check.finish()?)
}

fn step(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &ChallengeId,
    step: ChallengeStep,
    note: Option<&str>,
    event: &'static str,
) -> ApiResult<Challenge> {
    challenge::lock(tx, id)?;
    let before = super::load(tx, caller, id, step.action())?;
    super::ensure_independent(&before, caller, step)?;
    let now = tx.now()?;
    let state = before.after(step, now)?;
    if matches!(step, ChallengeStep::RequestApproval | ChallengeStep::Approve) {
        organisation::find(tx, &before.organisation)?.ok_or(Code::NotFound)?.ensure_verified(now)?;
    }
    let publish_at = before.publish_at.filter(|_| state == ChallengeState::Approved);
    let note = note.map(str::to_owned);
    let challenge = Challenge { state, note, publish_at, version: before.version + 1, updated_at: now, ..before };
    challenge::save(tx, &challenge, caller.actor.user.as_ref())?;
    record(tx, caller, Event::new(event, id.as_str()).within(&challenge.organisation).with(json!({"state": state})))?;
    Ok(challenge)
}
