//! Ask somebody in the team to confirm it.

use super::team_view::TeamConfirmationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Created;
use crate::service::application::team::invite;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;
use utoipa::ToSchema;

/// Who is asked.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "amina@startup.example"}))]
pub struct CreateTeamInvitation {
    /// The address by which the team of the application names the person.
    #[schema(format = "email", max_length = 254)]
    pub email: String,
}

/// Ask a member of the team to confirm
///
/// Whoever stands in `team` by an address gets a mail with a link, and confirms by accepting it within seven days; the role is that of the
/// team. Asking again replaces the link. The application does not change by it, and neither does it have to be confirmed to be handed in.
/// Who confirms does not get to see the application: that is for members of the startup.
#[utoipa::path(post, path = "/v1/applications/{id}/team-invitations", operation_id = "applications_invite_member", tag = "applications",
    extensions(("x-codes" = json!([Code::InvalidState, Code::AlreadyExists]))))]
pub async fn handle(
    permit: Permit<act::ApplicationEdit>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    post: Post<CreateTeamInvitation>,
) -> Result<Answer<Created<TeamConfirmationView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let invitation = invite(tx, caller, &id.0, &body.email)?;
        let view = TeamConfirmationView::of(&invitation, invitation.created_at);
        Ok(Created::plain(format!("/v1/applications/{}", id.0), view))
    })
    .await
}
