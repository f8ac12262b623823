//! The caller's own account.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::reply::Found;
use crate::service::account::{self, Belonging, Me};
use serde::Serialize;
use tahaddi_domain::access::OperatorRole;
use tahaddi_domain::document::Language;
use tahaddi_domain::id::{OrganisationId, UserId};
use tahaddi_domain::organisation::{MemberRole, OrganisationKind};
use utoipa::ToSchema;

/// The caller's own account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "email": "amina@example.ma", "name": "Amina El Idrissi", "language": "fr", "operator_role": null,
    "memberships": [{"organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3", "organisation_name": "Saqiya", "kind": "startup", "role": "owner", "may": ["application_create"]}],
    "may": ["organisation_create"]}))]
pub struct MeView {
    /// Its identifier.
    pub id: UserId,
    /// The e-mail address.
    #[schema(format = Email, max_length = 320)]
    pub email: String,
    /// How the person is called.
    #[schema(max_length = 200)]
    pub name: String,
    /// The language of mails.
    pub language: Language,
    /// The role among the operators of the platform.
    #[schema(required)]
    pub operator_role: Option<OperatorRole>,
    /// The organisations that the person belongs to.
    #[schema(max_items = 1000)]
    pub memberships: Vec<MembershipView>,
    /// Names of actions that the person may do, whatever they belong to. Whether an action is possible on an object now, its
    /// `allowed_actions` say.
    #[schema(max_items = 200)]
    pub may: Vec<&'static str>,
}

/// A membership.
#[derive(Debug, Serialize, ToSchema)]
pub struct MembershipView {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    #[schema(max_length = 200)]
    pub organisation_name: String,
    /// What it is here for.
    pub kind: OrganisationKind,
    /// The person's role in it.
    pub role: MemberRole,
    /// Names of actions that the membership adds.
    #[schema(max_items = 200)]
    pub may: Vec<&'static str>,
}

impl From<Belonging> for MembershipView {
    fn from(belonging: Belonging) -> Self {
        let Belonging { membership, name, may } = belonging;
        Self { organisation_id: membership.organisation, organisation_name: name, kind: membership.kind, role: membership.role, may }
    }
}

/// The account as an answer.
pub(super) fn found(me: Me) -> Found<MeView> {
    let Me { user, belongings, may } = me;
    let view = MeView {
        id: user.id,
        email: user.email,
        name: user.name,
        language: user.language,
        operator_role: user.operator_role,
        memberships: belongings.into_iter().map(MembershipView::from).collect(),
        may,
    };
    Found::versioned(user.version, view)
}

/// See one's account
///
/// With what one belongs to and may do.
#[utoipa::path(get, path = "/v1/me", operation_id = "me_view", tag = "accounts")]
pub async fn handle(permit: Permit<act::MeView>, ctx: Ctx) -> Result<Found<MeView>, ApiError> {
    let caller = permit.caller;
    ctx.db.read(move |conn| account::me(conn, &caller).map(found)).await
}
