//! One person takes part in the dossiers of one startup to a call.

use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::dossier::{Elsewhere, Person, TeamMember};
use tahaddi_domain::id::{ApplicationId, Id as _, UserId};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_persistence::repo::{application, application_people, organisation, user};
use tahaddi_persistence::{Conn, StoreError, Tx};

/// Holds the team of a dossier that is handed in against those of the others that were, and keeps who is in it. A draft holds nobody:
/// whoever writes a name into one keeps no one from applying, and learns nothing. Dossiers of one startup, where the call takes several,
/// may name the same people.
///
/// # Errors
/// `validation_failed` with everybody who takes part in a dossier of another startup; nothing is said of that dossier.
pub fn keep(tx: &mut Tx<'_>, dossier: &Application) -> ApiResult<()> {
    // Those of one startup wait for one another: each looks at what the others hold.
    organisation::lock(tx, &dossier.startup)?;
    let mut accounts: BTreeMap<String, UserId> = BTreeMap::new();
    let people = people(tx, dossier, &mut accounts)?;
    let keys: Vec<String> = people.keys().cloned().collect();
    let mut teams = Vec::new();
    for id in application_people::naming(tx, &dossier.challenge, &keys, &dossier.id)? {
        let other = application::find(tx, &id)?.filter(|other| other.startup != dossier.startup);
        teams.extend(other.map(|other| other.document.team));
    }
    for member in teams.iter().flatten() {
        names(tx, member, &mut accounts)?;
    }
    let account_of = |address: &str| accounts.get(address).cloned();
    let mut check = Check::default();
    Elsewhere::of(teams.iter().map(Vec::as_slice), &account_of).check(&mut check, team(dossier));
    check.finish()?;
    let mut siblings = application::live_of(tx, &dossier.challenge, &dossier.startup)?;
    siblings.retain(|other| other.id != dossier.id && other.state == ApplicationState::Submitted);
    match tx.savepoint(|tx| put(tx, dossier, people, &siblings)) {
        // Another request was faster.
        Err(StoreError::Duplicate(_)) => return Err(Refusal::field("/team", FieldCode::Duplicate).into()),
        other => other?,
    }
    // Whom it no longer holds, another dossier of the startup may hold from now on.
    for sibling in &siblings {
        let people = self::people(tx, sibling, &mut accounts)?;
        let mut others: Vec<Application> = siblings.iter().filter(|other| other.id != sibling.id).cloned().collect();
        others.push(dossier.clone());
        put(tx, sibling, people, &others).map_err(StoreError::retry_duplicate)?;
    }
    Ok(())
}

/// Writes who is in a dossier. A person who takes part in several of one startup is held by one of them: nobody else's can have that
/// person, and the store knows no startups.
fn put(tx: &mut Tx<'_>, dossier: &Application, mut people: BTreeMap<String, bool>, others: &[Application]) -> Result<(), StoreError> {
    let others: Vec<ApplicationId> = others.iter().map(|other| other.id.clone()).collect();
    let held = application_people::taking_part(tx, &others)?;
    people.iter_mut().for_each(|(person, takes_part)| *takes_part &= !held.contains(person));
    application_people::put(tx, &dossier.challenge, &dossier.id, &people)
}

/// The team of a dossier as far as it counts.
fn team(dossier: &Application) -> &[TeamMember] {
    if dossier.state == ApplicationState::Submitted { &dossier.document.team } else { &[] }
}

/// Everybody in a dossier that counts, by account and by address, and whether each takes part.
fn people(conn: &mut Conn, dossier: &Application, accounts: &mut BTreeMap<String, UserId>) -> ApiResult<BTreeMap<String, bool>> {
    let mut people: BTreeMap<String, bool> = BTreeMap::new();
    for member in team(dossier) {
        for name in names(conn, member, accounts)? {
            *people.entry(name).or_default() |= member.takes_part();
        }
    }
    Ok(people)
}

/// By what a person is found: the account, and the address.
fn names(conn: &mut Conn, member: &TeamMember, accounts: &mut BTreeMap<String, UserId>) -> ApiResult<Vec<String>> {
    Ok(match member.person() {
        None => Vec::new(),
        Some(Person::User(id)) => {
            let address = user::find(conn, &id)?.map(|user| user.email);
            address.into_iter().chain([id.as_str().to_owned()]).collect()
        }
        Some(Person::Email(address)) => {
            let account = user::find_by_email(conn, &address)?.map(|user| user.id);
            if let Some(id) = &account {
                accounts.insert(address.clone(), id.clone());
            }
            account.iter().map(|id| id.as_str().to_owned()).chain([address]).collect()
        }
    })
}
