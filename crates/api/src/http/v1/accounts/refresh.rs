//! A refresh token is exchanged.

use super::tokens::{RefreshCookie, Tokens};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Body;
use crate::service::account;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use utoipa::ToSchema;

/// The refresh token, unless it is in the cookie.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"refresh_token": "tr_3vX0mJq5tq1b8h2n7d4w9c6e5r2y8u1i0o3p7a6s5d4"}))]
pub struct CreateRefresh {
    /// The refresh token; absent if it is in the cookie.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub refresh_token: Option<String>,
}

/// Refresh the tokens of a session
///
/// Each refresh token is good once. One whose answer was lost can be sent again within 30 seconds, as long as nothing of that
/// answer was used; sent again later, it ends the session, since somebody may have copied it.
#[utoipa::path(post, path = "/v1/sessions/refresh", operation_id = "sessions_refresh", tag = "accounts",
    extensions(("x-codes" = json!([Code::AuthenticationRequired, Code::InvalidToken, Code::TokenReused]))))]
pub async fn handle(permit: Permit<act::SessionRefresh>, ctx: Ctx, cookie: RefreshCookie, body: Body<CreateRefresh>) -> Result<Tokens<200>, ApiError> {
    let in_cookie = body.0.refresh_token.is_none();
    let token = body.0.refresh_token.or(cookie.0).ok_or(Code::AuthenticationRequired)?;
    let issued = account::refresh(&ctx, &permit.caller, &token).await?;
    Ok(Tokens::new(&ctx, &issued, in_cookie))
}
