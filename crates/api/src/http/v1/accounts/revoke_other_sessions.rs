//! All other sessions of the caller are ended.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, Post};
use crate::http::reply::Done;
use crate::service::account;

/// End all of one's other sessions
#[utoipa::path(post, path = "/v1/me/sessions/revocation", operation_id = "sessions_revoke_others", tag = "accounts")]
pub async fn handle(permit: Permit<act::SessionRevoke>, ctx: Ctx, post: Post<NoBody>) -> Result<Answer<Done>, ApiError> {
    post.commit(&ctx, &permit.caller, |tx, caller, _body| {
        account::revoke_other_sessions(tx, caller)?;
        Ok(Done)
    })
    .await
}
