//! Somebody registers.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Body;
use crate::http::reply::Accepted;
use crate::service::account::{self, Registration};
use secrecy::SecretString;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Language;
use utoipa::ToSchema;

/// A new account.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "amina@example.ma", "password": "trois mulets traversent l'oued", "name": "Amina El Idrissi", "language": "fr"}))]
pub struct CreateAccount {
    /// The e-mail address.
    #[schema(format = Email, max_length = 320)]
    pub email: String,
    /// The password: 12 to 128 characters of any kind, not one of those that everybody tries first.
    #[schema(value_type = String, format = Password, min_length = 12, max_length = 128)]
    pub password: SecretString,
    /// How the person is called.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// The language of mails.
    pub language: Language,
}

/// Register
///
/// Creates an account and sends a mail with a link that verifies the address. The answer is the same for an address that is
/// known already; its owner is told by mail.
#[utoipa::path(post, path = "/v1/accounts", operation_id = "accounts_create", tag = "accounts",
    extensions(("x-codes" = json!([Code::AuthBusy]))))]
pub async fn handle(permit: Permit<act::AccountRegister>, ctx: Ctx, body: Body<CreateAccount>) -> Result<Accepted, ApiError> {
    let CreateAccount { email, password, name, language } = body.0;
    account::register(&ctx, &permit.caller, Registration { email, password, name, language }).await?;
    Ok(Accepted)
}
