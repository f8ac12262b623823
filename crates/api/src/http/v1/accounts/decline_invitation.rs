//! Somebody says no to an invitation.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathText;
use crate::http::reply::Done;
use crate::service::account;
use tahaddi_domain::code::Code;

/// Decline an invitation
///
/// By the token of its link, which is used up; nobody needs to be signed in. Whoever invited is told, and may ask again.
#[utoipa::path(post, path = "/v1/invitations/{token}/decline", operation_id = "invitations_decline", tag = "accounts",
    extensions(("x-codes" = json!([Code::LinkExpired, Code::InvalidState]))))]
pub async fn handle(permit: Permit<act::InvitationDecline>, ctx: Ctx, token: PathText) -> Result<Done, ApiError> {
    let caller = permit.caller;
    ctx.db.write(move |tx| account::decline(tx, &caller, &token.0)).await?;
    Ok(Done)
}
