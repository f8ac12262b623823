//! Somebody logs out.

use super::tokens::LoggedOut;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::service::account;

/// Log out
///
/// Ends the session of this request: its tokens are void from the next request on.
#[utoipa::path(delete, path = "/v1/sessions/current", operation_id = "sessions_end", tag = "accounts")]
pub async fn handle(permit: Permit<act::SessionEnd>, ctx: Ctx) -> Result<LoggedOut, ApiError> {
    let caller = permit.caller;
    ctx.db.write(move |tx| account::log_out(tx, &caller)).await?;
    Ok(LoggedOut::new(&ctx))
}
