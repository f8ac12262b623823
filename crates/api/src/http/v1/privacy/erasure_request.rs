//! Ask to be erased.

use super::erasure_view::ErasureRequestView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, Post};
use crate::http::reply::Created;
use crate::service::privacy::erasure::request;
use tahaddi_domain::code::Code;

/// Ask to be erased
///
/// After seven days, in which it can be cancelled, the account goes: name, address, password, sessions, memberships, followed challenges
/// and saved searches. Nobody signs in with it any more; its identifier stays, so that records still lead somewhere. What names the person
/// and has to be kept, such as a dossier that was handed in, is held until the clock of its call has run out; the answer tells what and
/// until when. The last owner of an organisation hands it over first. A mail tells the person of the request.
#[utoipa::path(post, path = "/v1/me/erasure-request", operation_id = "erasure_request", tag = "accounts",
    extensions(("x-codes" = json!([Code::InvalidState, Code::LastOwner]))))]
pub async fn handle(permit: Permit<act::MeEdit>, ctx: Ctx, post: Post<NoBody>) -> Result<Answer<Created<ErasureRequestView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let request = request(tx, caller)?;
        Ok(Created::plain("/v1/me/erasure-request".to_owned(), request.into()))
    })
    .await
}
