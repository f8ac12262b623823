//! How organisations are shown.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::http::v1::challenges::view::OrganisationRef;
use crate::service::organisation::facts;
use crate::service::organisation::verification::same_enterprise;
use serde::Serialize;
use tahaddi_domain::access::Action;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::OrganisationProfile;
use tahaddi_domain::id::{OrganisationId, UserId};
use tahaddi_domain::notice::Notice;
use tahaddi_domain::organisation::{MemberRole, Organisation, OrganisationKind, VerificationState};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::organisation::Member;
use utoipa::ToSchema;

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationView {
    /// Its identifier.
    pub id: OrganisationId,
    /// What it is here for.
    pub kind: OrganisationKind,
    /// Its name.
    #[schema(max_length = 200)]
    pub name: String,
    /// What it says of itself.
    pub profile: OrganisationProfile,
    /// Whether it is verified now.
    pub verified: bool,
    /// What is doubtful about the profile and was taken all the same; only its members and operators are told.
    #[schema(max_items = 20)]
    pub notices: Vec<Notice>,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

impl OrganisationView {
    /// As the caller sees it at `now`.
    #[must_use]
    pub fn of(organisation: Organisation, caller: &Caller, now: Instant) -> Self {
        let allowed_actions = allowed_actions(&organisation, caller, now);
        let told = caller.belongs_to(&organisation.id) || caller.actor.operator.is_some();
        let notices = if told { organisation.profile.notices() } else { Vec::new() };
        Self {
            verified: organisation.verification.holds(now),
            id: organisation.id,
            kind: organisation.kind,
            name: organisation.name,
            profile: organisation.profile,
            notices,
            created_at: organisation.created_at,
            updated_at: organisation.updated_at,
            allowed_actions,
        }
    }
}

fn allowed_actions(organisation: &Organisation, caller: &Caller, now: Instant) -> Vec<AllowedAction> {
    let facts = facts(organisation, now);
    let state = organisation.verification.state;
    let pending = if state == VerificationState::Pending { Ok(()) } else { Err(Refusal::state(state.as_str())) };
    let belongs = caller.belongs_to(&organisation.id);
    let independent = if belongs { Err(Refusal::new(Code::OwnApproval)) } else { Ok(()) };
    [
        ("edit", Action::OrganisationEdit, Ok(())),
        ("manage_members", Action::MemberManage, Ok(())),
        ("request_verification", Action::VerificationRequest, Ok(())),
        ("decide_verification", Action::VerificationDecide, independent.and(pending)),
        ("transfer_ownership", Action::OwnershipTransfer, Ok(())),
    ]
    .into_iter()
    .filter(|(_, action, _)| caller.may(*action, &facts))
    .map(|(name, _, attempt)| AllowedAction::attempt(name, attempt))
    .collect()
}

/// A person in an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberView {
    /// The person.
    pub user_id: UserId,
    /// The name.
    #[schema(max_length = 200)]
    pub name: String,
    /// The address.
    #[schema(format = "email", max_length = 254)]
    pub email: String,
    /// What the person may do.
    pub role: MemberRole,
    /// Since when.
    pub created_at: Instant,
}

impl From<Member> for MemberView {
    fn from(member: Member) -> Self {
        Self { user_id: member.user, name: member.name, email: member.email, role: member.role, created_at: member.created_at }
    }
}

/// The verification of an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerificationView {
    /// How far it is.
    pub state: VerificationState,
    /// Whether it holds now.
    pub verified: bool,
    /// What the organisation offers as evidence.
    #[schema(required, max_length = 4000)]
    pub evidence: Option<String>,
    /// Why it was verified or rejected.
    #[schema(required, max_length = 4000)]
    pub reason: Option<String>,
    /// When it was requested.
    #[schema(required)]
    pub requested_at: Option<Instant>,
    /// When it was decided.
    #[schema(required)]
    pub decided_at: Option<Instant>,
    /// Until when it holds.
    #[schema(required)]
    pub expires_at: Option<Instant>,
    /// Other organisations whose company identifier begins with the same nine digits, so that they are one enterprise: up to 20, and only
    /// operators are told.
    #[schema(max_items = 20)]
    pub same_enterprise: Vec<OrganisationRef>,
}

impl VerificationView {
    /// As the caller sees it at `now`.
    ///
    /// # Errors
    /// The store failed.
    pub fn of(conn: &mut Conn, organisation: Organisation, caller: &Caller, now: Instant) -> ApiResult<Self> {
        let same_enterprise = same_enterprise(conn, caller, &organisation)?;
        let verification = organisation.verification;
        Ok(Self {
            verified: verification.holds(now),
            state: verification.state,
            evidence: verification.evidence,
            reason: verification.reason,
            requested_at: verification.requested_at,
            decided_at: verification.decided_at,
            expires_at: verification.expires_at,
            same_enterprise: same_enterprise.into_iter().map(|(id, name)| OrganisationRef { id, name }).collect(),
        })
    }
}
