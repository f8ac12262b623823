//! One's sessions.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::reply::{Listed, Page};
use crate::service::account;
use serde::Serialize;
use tahaddi_domain::id::SessionId;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A session: one log-in on one device.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "ses_01kax3v8m0t2r4q6w8y0b1c2d3", "user_agent": "Mozilla/5.0", "address": "192.0.2.7", "created_at": "2027-01-15T09:00:00.000000Z",
    "last_used_at": "2027-01-15T09:40:00.000000Z", "expires_at": "2027-02-14T09:00:00.000000Z", "current": true}))]
pub struct SessionView {
    /// Its identifier.
    pub id: SessionId,
    /// The program that logged in, in its own words.
    #[schema(max_length = 200)]
    pub user_agent: String,
    /// The network address from which it was opened.
    #[schema(max_length = 60)]
    pub address: String,
    /// When it was opened.
    pub created_at: Instant,
    /// When it was last refreshed.
    pub last_used_at: Instant,
    /// When it ends at the latest.
    pub expires_at: Instant,
    /// Whether it is the session of this request.
    pub current: bool,
}

/// List one's sessions
///
/// All that have not ended, newest first.
#[utoipa::path(get, path = "/v1/me/sessions", operation_id = "sessions_list", tag = "accounts")]
pub async fn handle(permit: Permit<act::SessionList>, ctx: Ctx) -> Result<Listed<SessionView>, ApiError> {
    let (now, caller) = (ctx.clock.now(), permit.caller);
    let current = caller.session.clone();
    let sessions = ctx.db.read(move |conn| account::list_sessions(conn, &caller, now)).await?;
    let view = |session: tahaddi_persistence::repo::session::Session| SessionView {
        current: Some(&session.id) == current.as_ref(),
        id: session.id,
        user_agent: session.user_agent,
        address: session.address,
        created_at: session.created_at,
        last_used_at: session.last_used_at,
        expires_at: session.expires_at,
    };
    Ok(Listed(Page::whole(sessions.into_iter().map(view).collect())))
}
