//! Somebody follows the link of a verification mail.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Body;
use crate::http::reply::Done;
use crate::service::account;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use utoipa::ToSchema;

/// The token of the mail.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "tv_3vX0mJq5tq1b8h2n7d4w9c6e5r2y8u1i0o3p7a6s5d4"}))]
pub struct CreateVerification {
    /// The `token` of the link.
    #[schema(max_length = 200)]
    pub token: String,
}

/// Verify an address
///
/// Uses up the token of the mail, which is good once and for an hour.
#[utoipa::path(post, path = "/v1/accounts/verification", operation_id = "accounts_verify", tag = "accounts",
    extensions(("x-codes" = json!([Code::LinkExpired]))))]
pub async fn handle(permit: Permit<act::EmailVerify>, ctx: Ctx, body: Body<CreateVerification>) -> Result<Done, ApiError> {
    let (caller, token) = (permit.caller, body.0.token);
    ctx.db.write(move |tx| account::verify_email(tx, &caller, &token)).await?;
    Ok(Done)
}
