//! Somebody asks for the verification mail again.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Body;
use crate::http::reply::Accepted;
use crate::service::account;
use serde::Deserialize;
use utoipa::ToSchema;

/// Whose mail.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "amina@example.ma"}))]
pub struct CreateMailRequest {
    /// The e-mail address.
    #[schema(format = Email, max_length = 320)]
    pub email: String,
}

/// Ask for the verification mail again
///
/// The link of an earlier mail stops working. The answer is the same for every address.
#[utoipa::path(post, path = "/v1/accounts/verification-request", operation_id = "accounts_request_verification", tag = "accounts")]
pub async fn handle(permit: Permit<act::EmailVerify>, ctx: Ctx, body: Body<CreateMailRequest>) -> Result<Accepted, ApiError> {
    account::request_verification(&ctx, &permit.caller, &body.0.email).await?;
    Ok(Accepted)
}
