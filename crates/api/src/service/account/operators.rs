//! Operators disable and enable accounts.

use super::sessions;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{Id as _, UserId};
use tahaddi_domain::privacy::is_erased;
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::session::SessionEnd;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::user::{self, User};

/// Disables an account: its sessions end and it cannot log in.
///
/// # Errors
/// `forbidden` unless the caller runs the network; `not_found`; `last_owner` for the last operator who runs the network;
/// `invalid_state` if it is disabled already.
pub fn disable(tx: &mut Tx<'_>, caller: &Caller, id: &UserId, reason: &str) -> ApiResult<()> {
    ensure_may(caller, reason)?;
    ensure_not_last(tx, id)?;
    let mut user = user::lock(tx, id)?.ok_or(Code::NotFound)?;
    if user.disabled_at.is_some() {
        return Err(Refusal::state("disabled").into());
    }
    let why = SessionEnd::AccountDisabled;
    user.disabled_at = Some(tx.now()?);
    user.token_epoch = why.epoch_after(user.token_epoch);
    save(tx, user)?;
    sessions::end(tx, id, why, None)?;
    record(tx, caller, Event::new("account.disabled", id.as_str()).with(json!({"reason": reason})))
}

/// Enables an account again. Its sessions stay ended.
///
/// # Errors
/// `forbidden` unless the caller runs the network; `not_found`; `invalid_state` if it is enabled, or was erased.
pub fn enable(tx: &mut Tx<'_>, caller: &Caller, id: &UserId, reason: &str) -> ApiResult<()> {
    ensure_may(caller, reason)?;
    let mut user = user::lock(tx, id)?.ok_or(Code::NotFound)?;
    if user.disabled_at.is_none() {
        return Err(Refusal::state("enabled").into());
    }
    if is_erased(&user.email) {
        return Err(Refusal::state("erased").into());
    }
    user.disabled_at = None;
    save(tx, user)?;
    record(tx, caller, Event::new("account.enabled", id.as_str()).with(json!({"reason": reason})))
}

/// Whether the caller may, and says why.
fn ensure_may(caller: &Caller, reason: &str) -> ApiResult<()> {
    caller.ensure(Action::UserManage, &Facts::default())?;
    let mut check = Check::default();
    check.required_text("/reason", reason, 2000);
    Ok(check.finish()?)
}

/// Refuses to take the right to run the network from the last who has it.
pub(super) fn ensure_not_last(tx: &mut Tx<'_>, id: &UserId) -> ApiResult<()> {
    let admins = user::lock_admins(tx)?;
    if admins == [id.clone()] { Err(Code::LastOwner.into()) } else { Ok(()) }
}

fn save(tx: &mut Tx<'_>, user: User) -> ApiResult<()> {
    let now = tx.now()?;
    let version = user.version + 1;
    user::save(tx, &User { version, updated_at: now, ..user })?;
    Ok(())
}
