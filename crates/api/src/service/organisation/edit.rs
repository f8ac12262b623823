//! Changing the name and profile of an organisation.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::organisation::create::{checked_profile, ensure_parent};
use crate::service::organisation::facts;
use crate::service::record::{Event, record};
use serde_json::{Map, json};
use tahaddi_domain::access::Action;
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::document::OrganisationProfile;
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::Organisation;
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::organisation;

/// Changes an organisation. `seen` compares the version that the caller has seen.
///
/// # Errors
/// `not_found`, `forbidden`, `precondition_failed`, or fields are wrong; `not_allowed` where a member moves the organisation below another one, or
/// gives it another company identifier once a verification was asked for.
pub fn edit(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &OrganisationId,
    seen: impl Fn(i64) -> ApiResult<()>,
    change: impl Fn(&str, &OrganisationProfile) -> ApiResult<(String, OrganisationProfile)>,
) -> ApiResult<Organisation> {
    organisation::lock(tx, id)?;
    let now = tx.now()?;
    let before = super::load(tx, caller, id, Action::OrganisationEdit, now)?;
    seen(before.version)?;
    let (name, profile) = change(&before.name, &before.profile)?;
    let mut check = Check::default();
    check.required_text("/name", &name, 200);
    check.finish()?;
    let profile = checked_profile(tx, profile, &before.profile)?;
    let moved = profile.parent_id != before.profile.parent_id;
    let renumbered = profile.ice != before.profile.ice;
    let mut check = Check::default();
    if moved {
        // It decides who may judge whom: not for editors.
        check.require(caller.may(Action::MemberManage, &facts(&before, now)), "/profile/parent_id", FieldCode::NotAllowed);
    }
    if renumbered && !before.verification.leaves_enterprise_open() {
        // So does this: who could change it at will would learn by it who applies, or bar those who decide. As a verification, it is
        // for an operator who does not belong to the organisation.
        let may = caller.actor.operator.is_some() && !caller.belongs_to(id);
        check.require(may, "/profile/ice", FieldCode::NotAllowed);
    }
    check.finish()?;
    if moved {
        ensure_parent(tx, caller, Some(id), &profile)?;
    }
    let mut details = Map::new();
    if moved {
        details.insert("parent_id".to_owned(), json!({"from": before.profile.parent_id, "to": profile.parent_id}));
    }
    if renumbered {
        // Which field it was, not the number.
        details.insert("changed".to_owned(), json!(["ice"]));
    }
    let organisation = Organisation { name: name.trim().to_owned(), profile, version: before.version + 1, updated_at: now, ..before };
    organisation::save(tx, &organisation)?;
    record(tx, caller, Event::new("organisation.changed", id.as_str()).within(id).with(details.into()))?;
    Ok(organisation)
}
