//! Somebody is invited: as an operator, as a member of an organisation, to a panel, or to confirm to be in the team of a dossier.

use super::{email, limits};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, Facts, OperatorRole};
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::TeamRole;
use tahaddi_domain::id::{ApplicationId, Id as _, JurorId, OrganisationId};
use tahaddi_domain::invitation::{INVITATION_LIFE, Invitation, InvitationKind};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{invitation, user};

/// Who is invited to what. Made by [`Self::operator`], [`Self::member`], [`Self::juror`] or [`Self::team`].
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// What it is for.
    pub kind: InvitationKind,
    /// The address, as it was typed.
    pub email: String,
    /// The role that it gives.
    pub role: String,
    /// The organisation to join.
    pub organisation: Option<OrganisationId>,
    /// The seat on a panel.
    pub juror: Option<JurorId>,
    /// The dossier in whose team the person is.
    pub application: Option<ApplicationId>,
}

impl NewInvitation {
    /// To join the operators.
    #[must_use]
    pub fn operator(email: &str, role: OperatorRole) -> Self {
        Self {
            kind: InvitationKind::Operator,
            email: email.to_owned(),
            role: role.as_str().to_owned(),
            organisation: None,
            juror: None,
            application: None,
        }
    }
    /// To join an organisation.
    #[must_use]
    pub fn member(email: &str, organisation: &OrganisationId, role: MemberRole) -> Self {
        let organisation = Some(organisation.clone());
        Self {
            kind: InvitationKind::Member,
            email: email.to_owned(),
            role: role.as_str().to_owned(),
            organisation,
            juror: None,
            application: None,
        }
    }
    /// To confirm that one is in the team of a dossier of an organisation.
    #[must_use]
    pub fn team(email: &str, organisation: &OrganisationId, application: &ApplicationId, role: TeamRole) -> Self {
        let (organisation, application) = (Some(organisation.clone()), Some(application.clone()));
        Self { kind: InvitationKind::Team, email: email.to_owned(), role: role.as_str().to_owned(), organisation, juror: None, application }
    }
    /// To take a seat on a panel; `role` is `juror` or `chair`.
    #[must_use]
    pub fn juror(email: &str, juror: &JurorId, role: &str) -> Self {
        let juror = Some(juror.clone());
        Self { kind: InvitationKind::Juror, email: email.to_owned(), role: role.to_owned(), organisation: None, juror, application: None }
    }
}

/// Invites somebody; the mail follows. It replaces an earlier invitation of the same address to the same. Whether the caller
/// may invite is for the use case to decide that calls this.
///
/// # Errors
/// `validation_failed` at `/email`; `already_exists` for a member of the organisation, or an operator with this role;
/// `quota_exceeded`.
pub fn invite(tx: &mut Tx<'_>, caller: &Caller, new: NewInvitation) -> ApiResult<Invitation> {
    let invitation = prepare(tx, caller, new)?;
    if let Some(sender) = &caller.actor.user {
        limits::take(tx, caller, &limits::invitation(sender.as_str(), &invitation.email))?;
    }
    store(tx, caller, "invitation.created", invitation)
}

/// Invites an operator.
///
/// # Errors
/// `forbidden` unless the caller runs the network; as [`invite`].
pub fn invite_operator(tx: &mut Tx<'_>, caller: &Caller, email: &str, role: OperatorRole) -> ApiResult<Invitation> {
    caller.ensure(Action::OperatorInvite, &Facts::default())?;
    invite(tx, caller, NewInvitation::operator(email, role))
}

/// The invitation, if it makes sense.
pub(super) fn prepare(tx: &mut Tx<'_>, caller: &Caller, new: NewInvitation) -> ApiResult<Invitation> {
    let email = email(&new.email)?;
    if let Some(known) = user::find_by_email(tx, &email)? {
        let there = match new.kind {
            InvitationKind::Operator => known.operator_role.is_some_and(|role| role.as_str() == new.role),
            InvitationKind::Member => {
                user::memberships(tx, &known.id)?.iter().any(|membership| Some(&membership.organisation) == new.organisation.as_ref())
            }
            InvitationKind::Juror | InvitationKind::Team => false,
        };
        if there {
            return Err(Code::AlreadyExists.into());
        }
    }
    let now = tx.now()?;
    Ok(Invitation {
        id: tx.new_id()?,
        kind: new.kind,
        email,
        role: new.role,
        organisation: new.organisation,
        juror: new.juror,
        application: new.application,
        invited_by: caller.actor.user.clone(),
        created_at: now,
        expires_at: now + INVITATION_LIFE,
        accepted_at: None,
        revoked_at: None,
    })
}

/// Stores it under an event of this name.
pub(super) fn store(tx: &mut Tx<'_>, caller: &Caller, event: &'static str, new: Invitation) -> ApiResult<Invitation> {
    invitation::revoke_former(tx, &new)?;
    invitation::insert(tx, &new)?;
    let details = json!({"kind": new.kind.as_str(), "role": new.role, "juror": new.juror, "application_id": new.application});
    let event = Event::new(event, new.id.as_str()).with(details);
    let event = match &new.organisation {
        Some(organisation) => event.within(organisation),
        None => event,
    };
    record(tx, caller, event)?;
    Ok(new)
}
