//! Write in the private thread about an application.

use super::view::MessageView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::thread::send;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;
use utoipa::ToSchema;

/// A message.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "Pouvons-nous joindre une attestation après la clôture ?"}))]
pub struct CreateMessage {
    /// Its words, plain text.
    #[schema(min_length = 1, max_length = 4000)]
    pub text: String,
}

/// Send a message about an application
///
/// To the operators, or from them to the startup, once the application was handed in. The other side gets a mail that does not say what was
/// written, once for messages that follow one another within fifteen minutes.
#[utoipa::path(post, path = "/v1/applications/{id}/messages", operation_id = "messages_send", tag = "applications",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ThreadFull, Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::ThreadWrite>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<CreateMessage>,
) -> Result<Answer<Created<MessageView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let sent = send(tx, caller, &id.0, &body.text)?;
        Ok(Created::plain(format!("/v1/applications/{}/messages", id.0), sent.into()))
    })
    .await
}
