//! Somebody logs in.

use super::tokens::Tokens;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Body;
use crate::service::account::{self, Credentials};
use secrecy::SecretString;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use utoipa::ToSchema;

/// Who logs in.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "amina@example.ma", "password": "trois mulets traversent l'oued"}))]
pub struct CreateSession {
    /// The e-mail address.
    #[schema(max_length = 320)]
    pub email: String,
    /// The password.
    #[schema(value_type = String, format = Password, max_length = 128)]
    pub password: SecretString,
    /// Whether the refresh token comes as a cookie that scripts cannot read, instead of in the body.
    #[serde(default)]
    pub cookie: bool,
}

/// Log in
///
/// Opens a session of up to 30 days. The access token lives ten minutes; `POST /v1/sessions/refresh` gives the next one. An
/// unknown address, a wrong password and a disabled account are answered alike.
#[utoipa::path(post, path = "/v1/sessions", operation_id = "sessions_create", tag = "accounts",
    extensions(("x-codes" = json!([Code::InvalidCredentials, Code::AccountDisabled, Code::EmailNotVerified, Code::AuthBusy]))))]
pub async fn handle(permit: Permit<act::SessionCreate>, ctx: Ctx, body: Body<CreateSession>) -> Result<Tokens<201>, ApiError> {
    let CreateSession { email, password, cookie } = body.0;
    let issued = account::log_in(&ctx, &permit.caller, Credentials { email, password }).await?;
    Ok(Tokens::new(&ctx, &issued, cookie))
}
