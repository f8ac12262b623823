//! Change what a member may do.

use super::view::MemberView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, PathId, SecondId};
use crate::http::reply::Found;
use crate::service::organisation::members::set_role;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{OrganisationId, UserId};
use tahaddi_domain::organisation::MemberRole;
use utoipa::ToSchema;

/// What a member may do.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "editor"}))]
pub struct ReplaceMemberRole {
    /// The role.
    pub role: MemberRole,
}

/// Change a member's role
///
/// An organisation always keeps an owner.
#[utoipa::path(put, path = "/v1/organisations/{id}/members/{user_id}", operation_id = "members_edit", tag = "organisations",
    extensions(("x-codes" = json!([Code::LastOwner]))))]
pub async fn handle(
    permit: Permit<act::MemberManage>,
    ctx: Ctx,
    id: PathId<OrganisationId>,
    user: SecondId<UserId>,
    body: Body<ReplaceMemberRole>,
) -> Result<Found<MemberView>, ApiError> {
    ctx.db.write(move |tx| Ok(Found::computed(set_role(tx, &permit.caller, &id.0, &user.0, body.0.role)?.into()))).await
}
