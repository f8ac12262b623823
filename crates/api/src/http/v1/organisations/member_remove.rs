//! Remove a member, or leave.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, SecondId};
use crate::http::reply::Done;
use crate::service::organisation::members::remove;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{OrganisationId, UserId};

/// Remove a member
///
/// Owners remove others; everybody may leave. An organisation always keeps an owner.
#[utoipa::path(delete, path = "/v1/organisations/{id}/members/{user_id}", operation_id = "members_remove", tag = "organisations",
    extensions(("x-codes" = json!([Code::LastOwner]))))]
pub async fn handle(permit: Permit<act::MemberLeave>, ctx: Ctx, id: PathId<OrganisationId>, user: SecondId<UserId>) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| remove(tx, &permit.caller, &id.0, &user.0).map(|()| Done)).await
}
