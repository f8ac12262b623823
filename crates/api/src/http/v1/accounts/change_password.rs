//! The caller changes the password.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, Post};
use crate::http::reply::Done;
use crate::service::account;
use secrecy::SecretString;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use utoipa::ToSchema;

/// The present password and the new one.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"current_password": "trois mulets traversent l'oued", "new_password": "quatre cigognes sur le minaret"}))]
pub struct CreatePasswordChange {
    /// The present password.
    #[schema(value_type = String, format = Password, max_length = 128)]
    pub current_password: SecretString,
    /// The new one: 12 to 128 characters of any kind, not one of those that everybody tries first.
    #[schema(value_type = String, format = Password, min_length = 12, max_length = 128)]
    pub new_password: SecretString,
}

/// Change one's password
///
/// All other sessions end. A wrong `current_password` is answered 401 `invalid_credentials`; the session goes on.
#[utoipa::path(post, path = "/v1/me/password", operation_id = "me_change_password", tag = "accounts",
    extensions(("x-codes" = json!([Code::InvalidCredentials, Code::AuthBusy]))))]
pub async fn handle(permit: Permit<act::MeEdit>, ctx: Ctx, post: Post<CreatePasswordChange>) -> Result<Answer<Done>, ApiError> {
    let CreatePasswordChange { current_password, new_password } = post.body.clone();
    let change = account::confirm_password(&ctx, &permit.caller, current_password, new_password).await?;
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        account::change_password(tx, caller, &change)?;
        Ok(Done)
    })
    .await
}
