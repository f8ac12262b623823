//! Inviting a person to a panel.

use super::juror_remove::remove_juror;
use super::stage::{ensure_live, load_panel};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::account::{NewInvitation, invite};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::{JurorFacts, JurorScope};
use tahaddi_domain::id::{ChallengeId, Id as _, JurorId, UserId};
use tahaddi_domain::jury::{Juror, JurorRole, JurorState};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::text;
use tahaddi_persistence::repo::{juror, user};
use tahaddi_persistence::{StoreError, Tx};

/// Who is asked to the panel.
#[derive(Clone, Debug)]
pub struct NewJuror {
    /// The address to which the invitation goes.
    pub email: String,
    /// How the person is called.
    pub name: Option<String>,
    /// What the person is to do.
    pub role: JurorRole,
    /// What part of the call the person is asked to judge.
    pub scope: JurorScope,
    /// Who is taken off the panel for it, and why.
    pub replaces: Option<(JurorId, String)>,
}

/// Asks a person to the panel of a challenge.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `already_on_panel`; `invalid_state` for a cancelled challenge; an address,
/// name or scope that cannot be one.
pub fn invite_juror(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, new: &NewJuror) -> ApiResult<Juror> {
    let (challenge, _) = load_panel(tx, caller, id, Action::PanelManage)?;
    ensure_live(&challenge)?;
    let email = text::email(&new.email).ok_or_else(|| Refusal::field("/email", FieldCode::InvalidFormat))?;
    let name = new.name.clone().filter(|name| !name.trim().is_empty());
    let mut check = Check::default();
    if let Some(name) = &name {
        check.text("/name", name, 200);
    }
    new.scope.check(&mut check, "/scope", &challenge.document, new.role == JurorRole::Juror);
    check.finish()?;
    if let Some((replaced, reason)) = &new.replaces {
        replace(tx, caller, id, replaced, reason)?;
    }
    let account = user::find_by_email(tx, &email)?.filter(|account| account.email_verified_at.is_some()).map(|account| account.id);
    ensure_not_on_panel(tx, id, &email, account.as_ref())?;
    let now = tx.now()?;
    let invited = Juror {
        id: tx.new_id()?,
        challenge: id.clone(),
        user: account,
        email,
        name,
        role: new.role,
        state: JurorState::Invited,
        interests: None,
        confidentiality_accepted_at: None,
        invited_at: now,
        answered_at: None,
        removed_reason: None,
        facts: JurorFacts::default(),
        scope: new.scope.clone(),
        replaces: new.replaces.as_ref().map(|(replaced, _)| replaced.clone()),
        reminded_at: None,
        reminded_in: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    tx.savepoint(|tx| juror::insert(tx, &invited)).map_err(|error| match error {
        StoreError::Duplicate(_) => ApiError::from(Code::AlreadyOnPanel),
        other => other.into(),
    })?;
    invite(tx, caller, NewInvitation::juror(&invited.email, &invited.id, invited.role.as_str()))?;
    let details = json!({"challenge_id": id, "role": invited.role, "replaces": invited.replaces, "scope": invited.scope});
    record(tx, caller, Event::new("juror.invited", invited.id.as_str()).within(&challenge.organisation).with(details))?;
    Ok(invited)
}

/// Takes somebody off the panel for the person who is invited.
fn replace(tx: &mut Tx<'_>, caller: &Caller, challenge: &ChallengeId, replaced: &JurorId, reason: &str) -> ApiResult<()> {
    let known = juror::find(tx, replaced)?.is_some_and(|juror| &juror.challenge == challenge);
    let mut check = Check::default();
    check.require(known, "/replaces/juror_id", FieldCode::UnknownReference);
    check.required_text("/replaces/reason", reason, 4_000);
    check.finish()?;
    remove_juror(tx, caller, replaced, reason).map(|_removed| ())
}

/// Neither the address nor the person is invited or seated.
fn ensure_not_on_panel(tx: &mut Tx<'_>, challenge: &ChallengeId, email: &str, account: Option<&UserId>) -> ApiResult<()> {
    let live = |juror: &Juror| matches!(juror.state, JurorState::Invited | JurorState::Accepted);
    let same = |juror: &Juror| juror.email == email || (account.is_some() && juror.user.as_ref() == account);
    let taken = juror::list(tx, challenge)?.iter().any(|juror| live(juror) && same(juror));
    if taken { Err(Code::AlreadyOnPanel.into()) } else { Ok(()) }
}
