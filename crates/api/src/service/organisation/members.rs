//! Members: roles, leaving, and handing an organisation over. An organisation never lacks an owner.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::account::{self, NewInvitation};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{Id as _, OrganisationId, UserId};
use tahaddi_domain::invitation::Invitation;
use tahaddi_domain::organisation::MemberRole;
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::organisation::{self, Member};

/// Invites a person to join.
///
/// # Errors
/// `not_found`, `forbidden`, or an address that is not one.
pub fn invite(tx: &mut Tx<'_>, caller: &Caller, id: &OrganisationId, email: &str, role: MemberRole) -> ApiResult<Invitation> {
    locked_members(tx, caller, id, Action::MemberManage)?;
    account::invite(tx, caller, NewInvitation::member(email, id, role))
}

/// Changes what a member may do.
///
/// # Errors
/// `not_found`, `forbidden`, or `last_owner`.
pub fn set_role(tx: &mut Tx<'_>, caller: &Caller, id: &OrganisationId, user: &UserId, role: MemberRole) -> ApiResult<Member> {
    let members = locked_members(tx, caller, id, Action::MemberManage)?;
    let member = find(&members, user)?;
    if role != MemberRole::Owner {
        ensure_other_owner(&members, user)?;
    }
    organisation::put_member(tx, id, user, role)?;
    let details = json!({"user_id": user, "role": role});
    record(tx, caller, Event::new("member.role_changed", id.as_str()).within(id).with(details))?;
    Ok(Member { role, ..member })
}

/// Takes a member out; everybody may leave.
///
/// # Errors
/// `not_found`, `forbidden`, or `last_owner`.
pub fn remove(tx: &mut Tx<'_>, caller: &Caller, id: &OrganisationId, user: &UserId) -> ApiResult<()> {
    let leaving = caller.actor.user.as_ref() == Some(user);
    let action = if leaving { Action::MemberLeave } else { Action::MemberManage };
    let members = locked_members(tx, caller, id, action)?;
    find(&members, user)?;
    ensure_other_owner(&members, user)?;
    organisation::remove_member(tx, id, user)?;
    record(tx, caller, Event::new("member.removed", id.as_str()).within(id).with(json!({"user_id": user})))
}

/// Hands the organisation over: the member becomes owner, the caller editor.
///
/// # Errors
/// `not_found`, `forbidden`, or the person is not another member.
pub fn transfer(tx: &mut Tx<'_>, caller: &Caller, id: &OrganisationId, to: &UserId) -> ApiResult<()> {
    let members = locked_members(tx, caller, id, Action::OwnershipTransfer)?;
    let from = caller.user()?;
    if to == from || !members.iter().any(|member| &member.user == to) {
        return Err(Refusal::field("/user_id", FieldCode::UnknownReference).into());
    }
    organisation::put_member(tx, id, to, MemberRole::Owner)?;
    organisation::put_member(tx, id, from, MemberRole::Editor)?;
    let details = json!({"from": from, "to": to});
    record(tx, caller, Event::new("organisation.transferred", id.as_str()).within(id).with(details))
}

fn locked_members(tx: &mut Tx<'_>, caller: &Caller, id: &OrganisationId, action: Action) -> ApiResult<Vec<Member>> {
    organisation::lock(tx, id)?;
    let now = tx.now()?;
    super::load(tx, caller, id, action, now)?;
    let members = organisation::members(tx, id)?;
    // The caller's role was read before the lock was held: whoever was removed or changed meanwhile does not act any more.
    let had = caller.actor.memberships.iter().find(|membership| &membership.organisation == id).map(|membership| membership.role);
    let has = members.iter().find(|member| caller.actor.user.as_ref() == Some(&member.user)).map(|member| member.role);
    if had.is_some() && had != has {
        return Err(Code::Forbidden.into());
    }
    Ok(members)
}

fn find(members: &[Member], user: &UserId) -> ApiResult<Member> {
    members.iter().find(|member| &member.user == user).cloned().ok_or_else(|| Code::NotFound.into())
}

fn ensure_other_owner(members: &[Member], leaving: &UserId) -> ApiResult<()> {
    let is_owner = members.iter().any(|member| &member.user == leaving && member.role == MemberRole::Owner);
    let another = members.iter().any(|member| &member.user != leaving && member.role == MemberRole::Owner);
    if is_owner && !another { Err(Code::LastOwner.into()) } else { Ok(()) }
}
