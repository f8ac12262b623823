//! An operator disables an account.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Done;
use crate::service::account;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::UserId;
use utoipa::ToSchema;

/// Why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Left the network on 31 January."}))]
pub struct CreateAccountReason {
    /// The reason, for the audit trail.
    #[schema(min_length = 1, max_length = 2000)]
    pub reason: String,
}

/// Disable an account
///
/// All its sessions end, and it cannot log in. The last operator who runs the network cannot be disabled.
#[utoipa::path(post, path = "/v1/users/{user_id}/disablement", operation_id = "users_disable", tag = "accounts",
    extensions(("x-codes" = json!([Code::InvalidState, Code::LastOwner]))))]
pub async fn handle(permit: Permit<act::UserManage>, ctx: Ctx, id: PathId<UserId>, post: Post<CreateAccountReason>) -> Result<Answer<Done>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        account::disable(tx, caller, &id.0, &body.reason)?;
        Ok(Done)
    })
    .await
}
