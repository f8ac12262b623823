//! An operator enables an account.

use super::disable_user::CreateAccountReason;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Done;
use crate::service::account;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::UserId;

/// Enable an account
///
/// It can log in again; its sessions stay ended.
#[utoipa::path(post, path = "/v1/users/{user_id}/enablement", operation_id = "users_enable", tag = "accounts",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(permit: Permit<act::UserManage>, ctx: Ctx, id: PathId<UserId>, post: Post<CreateAccountReason>) -> Result<Answer<Done>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        account::enable(tx, caller, &id.0, &body.reason)?;
        Ok(Done)
    })
    .await
}
