//! Somebody follows the link of a reset mail.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Body;
use crate::http::reply::Done;
use crate::service::account;
use secrecy::SecretString;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use utoipa::ToSchema;

/// A new password, and the token of the mail.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "tp_3vX0mJq5tq1b8h2n7d4w9c6e5r2y8u1i0o3p7a6s5d4", "password": "trois mulets traversent l'oued"}))]
pub struct CreatePasswordReset {
    /// The `token` of the link.
    #[schema(value_type = String, max_length = 200)]
    pub token: SecretString,
    /// The new password: 12 to 128 characters of any kind, not one of those that everybody tries first.
    #[schema(value_type = String, format = Password, min_length = 12, max_length = 128)]
    pub password: SecretString,
}

/// Choose a new password by a link
///
/// Uses up the token of the mail, which is good once and for an hour. All sessions of the account end, and its address counts
/// as verified.
#[utoipa::path(post, path = "/v1/accounts/password-reset", operation_id = "accounts_reset_password", tag = "accounts",
    extensions(("x-codes" = json!([Code::LinkExpired, Code::AuthBusy]))))]
pub async fn handle(permit: Permit<act::PasswordReset>, ctx: Ctx, body: Body<CreatePasswordReset>) -> Result<Done, ApiError> {
    account::reset_password(&ctx, &permit.caller, body.0.token, body.0.password).await?;
    Ok(Done)
}
