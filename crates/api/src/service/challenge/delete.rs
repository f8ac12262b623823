//! Deleting a draft that was never submitted.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::ChallengeStep;
use tahaddi_domain::id::{ChallengeId, Id as _};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{challenge, invitation, juror};

/// Deletes a draft, with the panel that was asked for it: links in invitations lead nowhere from then on.
///
/// # Errors
/// `not_found`, `forbidden`, `precondition_failed` from `seen`, or `invalid_state`.
pub fn delete(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, seen: impl Fn(i64) -> ApiResult<()>) -> ApiResult<()> {
    challenge::lock(tx, id)?;
    let before = super::load(tx, caller, id, Action::ChallengeDelete)?;
    seen(before.version)?;
    let now = tx.now()?;
    before.after(ChallengeStep::Delete, now)?;
    for juror in juror::list(tx, id)? {
        invitation::revoke_of_juror(tx, &juror.id)?;
    }
    let jurors = juror::delete_all(tx, id)?;
    challenge::delete(tx, id)?;
    let event = Event::new("challenge.deleted", id.as_str()).within(&before.organisation);
    record(tx, caller, event.with(json!({"jurors": jurors})))
}
