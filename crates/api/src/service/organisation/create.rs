//! A person founds an organisation and becomes its owner.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::catalogue::normalise;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeSet;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::document::OrganisationProfile;
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::{MemberRole, Organisation, OrganisationKind, Verification};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_persistence::repo::organisation;
use tahaddi_persistence::{Conn, Tx};

/// What a new organisation says of itself.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    /// What it is here for.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// Its profile.
    pub profile: OrganisationProfile,
}

/// Creates an organisation.
///
/// # Errors
/// Fields are wrong; only operators create operator organisations.
pub fn create(tx: &mut Tx<'_>, caller: &Caller, new: &NewOrganisation) -> ApiResult<Organisation> {
    caller.ensure(Action::OrganisationCreate, &Facts::default())?;
    let user = caller.user()?.clone();
    let mut check = Check::default();
    check.required_text("/name", &new.name, 200);
    check.require(new.kind != OrganisationKind::Operator || caller.actor.operator.is_some(), "/kind", FieldCode::NotAllowed);
    check.finish()?;
    let profile = checked_profile(tx, new.profile.clone(), &OrganisationProfile::default())?;
    ensure_parent(tx, caller, None, &profile)?;
    let now = tx.now()?;
    let organisation = Organisation {
        id: tx.new_id()?,
        kind: new.kind,
        name: new.name.trim().to_owned(),
        profile,
        verification: Verification::default(),
        version: 1,
        created_at: now,
        updated_at: now,
    };
    organisation::insert(tx, &organisation)?;
    organisation::put_member(tx, &organisation.id, &user, MemberRole::Owner)?;
    let event = Event::new("organisation.created", organisation.id.as_str()).within(&organisation.id);
    record(tx, caller, event.with(json!({"kind": organisation.kind})))?;
    Ok(organisation)
}

/// Checks a profile and replaces what people typed by slugs.
///
/// # Errors
/// Fields are wrong, or name unknown terms.
pub fn checked_profile(conn: &mut Conn, mut profile: OrganisationProfile, known: &OrganisationProfile) -> ApiResult<OrganisationProfile> {
    profile.ensure_valid()?;
    let mut check = Check::default();
    normalise(conn, TermKind::Sector, &mut profile.sectors, &known.sectors, "/profile/sectors", &mut check)?;
    normalise(conn, TermKind::Technology, &mut profile.technologies, &known.technologies, "/profile/technologies", &mut check)?;
    if let Some(region) = profile.region.take() {
        let mut regions = vec![region];
        let known: Vec<String> = known.region.iter().cloned().collect();
        let mut found = Check::default();
        normalise(conn, TermKind::Region, &mut regions, &known, "", &mut found)?;
        check.require(found.is_clean(), "/profile/region", FieldCode::UnknownReference);
        profile.region = regions.pop();
    }
    check.finish()?;
    Ok(profile)
}

/// Whether the organisation that a profile names as the one above exists, and does not lie below. Who is not a member of it leaves that to
/// an operator: its people could judge, and decide, nothing of the organisation below any more.
///
/// # Errors
/// `validation_failed` at `/profile/parent_id`.
pub fn ensure_parent(conn: &mut Conn, caller: &Caller, own: Option<&OrganisationId>, profile: &OrganisationProfile) -> ApiResult<()> {
    let Some(parent) = &profile.parent_id else { return Ok(()) };
    let refused = |code| Err(Refusal::field("/profile/parent_id", code).into());
    if organisation::find(conn, parent)?.is_none() {
        return refused(FieldCode::UnknownReference);
    }
    if caller.actor.operator.is_none() && !caller.belongs_to(parent) {
        return refused(FieldCode::NotAllowed);
    }
    // Two people who write at once can still close a circle: whoever follows a chain looks at nothing twice.
    let mut seen: BTreeSet<OrganisationId> = BTreeSet::new();
    let mut above = Some(parent.clone());
    while let Some(next) = above.take() {
        if own == Some(&next) {
            return refused(FieldCode::NotAllowed);
        }
        if seen.insert(next.clone()) {
            above = organisation::parent(conn, &next)?;
        }
    }
    Ok(())
}
