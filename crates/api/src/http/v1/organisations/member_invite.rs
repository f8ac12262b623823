//! Invite a member.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::organisation::members::invite;
use serde::{Deserialize, Serialize};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{InvitationId, OrganisationId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// An invitation to join an organisation.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "nadia@ministere.example", "role": "editor"}))]
pub struct CreateMemberInvitation {
    /// Who is invited.
    #[schema(format = "email", max_length = 254)]
    pub email: String,
    /// What the person will be allowed to do.
    pub role: MemberRole,
}

/// An invitation that was sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberInvitationView {
    /// Its identifier.
    pub id: InvitationId,
    /// Who is invited.
    #[schema(format = "email", max_length = 254)]
    pub email: String,
    /// What the person will be allowed to do.
    pub role: MemberRole,
    /// Until when it can be accepted.
    pub expires_at: Instant,
}

/// Invite a member
///
/// The person gets a mail with a link and joins by accepting it within seven days.
#[utoipa::path(post, path = "/v1/organisations/{id}/members", operation_id = "members_invite", tag = "organisations",
    extensions(("x-codes" = json!([Code::AlreadyExists]))))]
pub async fn handle(
    permit: Permit<act::MemberManage>,
    ctx: Ctx,
    id: PathId<OrganisationId>,
    post: Post<CreateMemberInvitation>,
) -> Result<Answer<Created<MemberInvitationView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let invitation = invite(tx, caller, &id.0, &body.email, body.role)?;
        let view = MemberInvitationView { id: invitation.id, email: invitation.email, role: body.role, expires_at: invitation.expires_at };
        Ok(Created::plain(format!("/v1/organisations/{}/members", id.0), view))
    })
    .await
}
