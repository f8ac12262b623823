//! An operator ends all sessions of a person.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post};
use crate::http::reply::Done;
use crate::service::account;
use tahaddi_domain::id::UserId;

/// End all sessions of a person
#[utoipa::path(post, path = "/v1/users/{user_id}/sessions/revocation", operation_id = "users_end_sessions", tag = "accounts")]
pub async fn handle(permit: Permit<act::UserSessionsEnd>, ctx: Ctx, id: PathId<UserId>, post: Post<NoBody>) -> Result<Answer<Done>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        account::end_all_sessions(tx, caller, &id.0)?;
        Ok(Done)
    })
    .await
}
