//! Somebody is invited to join the operators.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, Post};
use crate::http::reply::Created;
use crate::service::account;
use serde::{Deserialize, Serialize};
use tahaddi_domain::code::Code;
use tahaddi_domain::access::OperatorRole;
use tahaddi_domain::id::{Id as _, InvitationId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// Whom to invite.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "houda@example.ma", "role": "support"}))]
pub struct CreateOperatorInvitation {
    /// The e-mail address.
    #[schema(format = Email, max_length = 320)]
    pub email: String,
    /// The role that it gives.
    pub role: OperatorRole,
}

/// An invitation to join the operators.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "inv_01kax3v8m0t2r4q6w8y0b1c2d3", "email": "houda@example.ma", "role": "support", "created_at": "2027-01-15T09:00:00.000000Z",
    "expires_at": "2027-01-22T09:00:00.000000Z"}))]
pub struct OperatorInvitationView {
    /// Its identifier.
    pub id: InvitationId,
    /// To whom it is addressed.
    #[schema(format = Email, max_length = 320)]
    pub email: String,
    /// The role that it gives.
    pub role: OperatorRole,
    /// When it was made.
    pub created_at: Instant,
    /// Until when it can be accepted; counted anew from the mail.
    pub expires_at: Instant,
}

/// Invite an operator
///
/// Sends a mail with a link that is good once, for seven days.
#[utoipa::path(post, path = "/v1/operators/invitations", operation_id = "operators_invite", tag = "accounts",
    extensions(("x-codes" = json!([Code::AlreadyExists]))))]
pub async fn handle(
    permit: Permit<act::OperatorInvite>,
    ctx: Ctx,
    post: Post<CreateOperatorInvitation>,
) -> Result<Answer<Created<OperatorInvitationView>>, ApiError> {
    post.commit(&ctx, &permit.caller, |tx, caller, body| {
        let made = account::invite_operator(tx, caller, &body.email, body.role)?;
        let location = format!("/v1/operators/invitations/{}", made.id.as_str());
        let (created_at, expires_at) = (made.created_at, made.expires_at);
        Ok(Created::plain(location, OperatorInvitationView { id: made.id, email: made.email, role: body.role, created_at, expires_at }))
    })
    .await
}
