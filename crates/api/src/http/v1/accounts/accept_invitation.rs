//! Somebody accepts an invitation.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, PathText};
use crate::http::reply::Done;
use crate::service::account::{self, Acceptance};
use secrecy::SecretString;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::JurorFacts;
use utoipa::ToSchema;

/// What a person says to accept.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Amina El Idrissi", "password": "trois mulets traversent l'oued", "confidentiality_accepted": true, "interests": "I advised Saqiya in 2024."}))]
pub struct CreateAcceptance {
    /// How the person is called; needed where the address has no account.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// The password of the new account: 12 to 128 characters; needed where the address has no account.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password, min_length = 12, max_length = 128)]
    pub password: Option<SecretString>,
    /// Whether a juror accepts to keep everything confidential.
    #[serde(default)]
    pub confidentiality_accepted: bool,
    /// The interests that a juror declares.
    #[serde(default)]
    #[schema(max_length = 5000)]
    pub interests: Option<String>,
    /// What a juror knows, reads and has time for; it can be changed until applications are assigned.
    #[serde(default)]
    pub facts: Option<JurorFacts>,
}

/// Accept an invitation
///
/// Uses up its token. Where the address has an account, its owner must be signed in: 401 for nobody, 403 for somebody else. Where
/// it has none, one is made with the name and the password, and its address counts as verified.
#[utoipa::path(post, path = "/v1/invitations/{token}/acceptance", operation_id = "invitations_accept", tag = "accounts",
    extensions(("x-codes" = json!([
        Code::AuthenticationRequired, Code::Forbidden, Code::LinkExpired, Code::AuthBusy,
        Code::InvalidState, Code::AlreadyExists, Code::AlreadyOnPanel, Code::LastOwner
    ]))))]
pub async fn handle(permit: Permit<act::InvitationAccept>, ctx: Ctx, token: PathText, body: Body<CreateAcceptance>) -> Result<Done, ApiError> {
    let CreateAcceptance { name, password, confidentiality_accepted, interests, facts } = body.0;
    account::accept(&ctx, &permit.caller, &token.0, Acceptance { name, password, confidentiality_accepted, interests, facts }).await?;
    Ok(Done)
}
