//! One of one's sessions is ended.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Done;
use crate::service::account;
use tahaddi_domain::id::SessionId;

/// End one of one's sessions
#[utoipa::path(delete, path = "/v1/me/sessions/{session_id}", operation_id = "sessions_revoke", tag = "accounts")]
pub async fn handle(permit: Permit<act::SessionRevoke>, ctx: Ctx, id: PathId<SessionId>) -> Result<Done, ApiError> {
    let caller = permit.caller;
    ctx.db.write(move |tx| account::revoke_session(tx, &caller, &id.0)).await?;
    Ok(Done)
}
