//! Hand an organisation over.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Done;
use crate::service::organisation::members::transfer;
use serde::Deserialize;
use tahaddi_domain::id::{OrganisationId, UserId};
use utoipa::ToSchema;

/// To whom an organisation is handed over.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"user_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"}))]
pub struct CreateOwnershipTransfer {
    /// Another member.
    pub user_id: UserId,
}

/// Hand an organisation over
///
/// The member becomes owner, the caller editor.
#[utoipa::path(post, path = "/v1/organisations/{id}/ownership-transfer", operation_id = "organisations_transfer", tag = "organisations")]
pub async fn handle(
    permit: Permit<act::OwnershipTransfer>,
    ctx: Ctx,
    id: PathId<OrganisationId>,
    post: Post<CreateOwnershipTransfer>,
) -> Result<Answer<Done>, ApiError> {
    // No body: after the transfer the caller is no owner any more, and a repetition could not be allowed to show one.
    post.commit(&ctx, &permit.caller, move |tx, caller, body| transfer(tx, caller, &id.0, &body.user_id).map(|()| Done)).await
}
