//! What an invitation is for.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathText;
use crate::http::reply::Found;
use crate::service::account::{self, Invited};
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::invitation::InvitationKind;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// An invitation, for whoever holds its link.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"kind": "member", "role": "editor", "organisation_name": "Saqiya", "challenge_title": null, "tracks": [], "phases": [], "email": "amina@example.ma",
    "expires_at": "2027-01-22T09:00:00.000000Z", "account_exists": false}))]
pub struct InvitationView {
    /// What it is for.
    pub kind: InvitationKind,
    /// The role that it gives: of an operator, a member, on a panel or in a team.
    #[schema(max_length = 20)]
    pub role: String,
    /// The organisation to join, that holds the challenge, or that applies.
    #[schema(required, max_length = 200)]
    pub organisation_name: Option<String>,
    /// The challenge whose panel it is, or to which the team applies.
    #[schema(required)]
    pub challenge_title: Option<LocalizedText>,
    /// The names of the tracks that a juror is asked to judge; none in particular are all.
    #[schema(max_items = 100)]
    pub tracks: Vec<LocalizedText>,
    /// The names of the review phases in which a juror is asked to judge; none in particular are all.
    #[schema(max_items = 50)]
    pub phases: Vec<LocalizedText>,
    /// To whom it is addressed.
    #[schema(format = Email, max_length = 320)]
    pub email: String,
    /// Until when it can be accepted.
    pub expires_at: Instant,
    /// Whether the address has an account: then log in to accept, else choose a name and a password.
    pub account_exists: bool,
}

impl From<Invited> for InvitationView {
    fn from(invited: Invited) -> Self {
        let Invited { invitation, destination, account_exists, tracks, phases } = invited;
        Self {
            kind: invitation.kind,
            role: invitation.role,
            organisation_name: destination.organisation,
            challenge_title: destination.challenge,
            tracks,
            phases,
            email: invitation.email,
            expires_at: invitation.expires_at,
            account_exists,
        }
    }
}

/// See an invitation
///
/// By the token of its link, which stays good.
#[utoipa::path(get, path = "/v1/invitations/{token}", operation_id = "invitations_view", tag = "accounts",
    extensions(("x-codes" = json!([Code::LinkExpired]))))]
pub async fn handle(_permit: Permit<act::InvitationView>, ctx: Ctx, token: PathText) -> Result<Found<InvitationView>, ApiError> {
    let now = ctx.clock.now();
    let invited = ctx.db.read(move |conn| account::view_invitation(conn, &token.0, now)).await?;
    Ok(Found::computed(invited.into()))
}
