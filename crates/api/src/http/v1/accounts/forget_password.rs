//! Somebody has forgotten the password.

use super::request_verification::CreateMailRequest;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Body;
use crate::http::reply::Accepted;
use crate::service::account;

/// Ask for a link to choose a new password
///
/// The answer is the same for every address.
#[utoipa::path(post, path = "/v1/accounts/password-reset-request", operation_id = "accounts_request_password_reset", tag = "accounts")]
pub async fn handle(permit: Permit<act::PasswordForget>, ctx: Ctx, body: Body<CreateMailRequest>) -> Result<Accepted, ApiError> {
    account::forget_password(&ctx, &permit.caller, &body.0.email).await?;
    Ok(Accepted)
}
