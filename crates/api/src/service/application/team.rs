//! The people in the team of a dossier are asked to confirm it.

use super::people;
use super::standpoint::Standpoint;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::account::{self, NewInvitation};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::dossier::{Person, TeamMember};
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_domain::invitation::Invitation;
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::text::email;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::user::User;
use tahaddi_persistence::repo::{application, invitation};

/// Asks somebody whom the team of a dossier names by address to confirm it. The dossier does not change by it.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state` for what was taken back, `already_exists` for who has confirmed, `quota_exceeded`;
/// `validation_failed` at `/email` for an address that the team does not name.
pub fn invite(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, address: &str) -> ApiResult<Invitation> {
    let (dossier, _challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    if dossier.state == ApplicationState::Withdrawn {
        return Err(Refusal::state(dossier.state.as_str()).into());
    }
    let address = email(address).ok_or_else(|| Refusal::field("/email", FieldCode::InvalidFormat))?;
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &dossier, now)?;
    let named = |member: &&TeamMember| member.person() == Some(Person::Email(address.clone()));
    let member = dossier.working(&standpoint.of(&dossier)).team.iter().find(named);
    let role = member.ok_or_else(|| Refusal::field("/email", FieldCode::UnknownReference))?.role;
    let known = invitation::of_application(tx, id)?;
    if known.iter().any(|known| known.email == address && known.accepted_at.is_some()) {
        return Err(Code::AlreadyExists.into());
    }
    account::invite(tx, caller, NewInvitation::team(&address, &dossier.startup, id, role))
}

/// Somebody confirms to be in the team of a dossier, which still names that person. Nobody gets to see the dossier by it.
///
/// # Errors
/// `link_expired` where the dossier was taken back or names the person no more; `validation_failed` for who takes part in a dossier of
/// another startup.
pub(crate) fn confirm(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, user: &User) -> ApiResult<()> {
    application::lock(tx, id)?;
    let dossier = application::find(tx, id)?.ok_or(Code::LinkExpired)?;
    let is_named = |document: &ApplicationDocument| {
        let people = document.team.iter().filter_map(TeamMember::person);
        people.into_iter().any(|person| person == Person::User(user.id.clone()) || person == Person::Email(user.email.clone()))
    };
    let corrected = dossier.grants.reopening.as_ref().and_then(|reopening| reopening.draft.as_ref());
    let named = is_named(&dossier.document) || corrected.is_some_and(is_named);
    if !named || dossier.state == ApplicationState::Withdrawn {
        return Err(Code::LinkExpired.into());
    }
    if dossier.state == ApplicationState::Submitted {
        // The person is known by the account too from now on.
        people::keep(tx, &dossier)?;
    }
    let event = Event::new("application.member_confirmed", id.as_str()).within(&dossier.startup);
    record(tx, caller, event.with(json!({"user": user.id})))
}
