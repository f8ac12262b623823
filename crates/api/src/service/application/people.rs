//! One person takes part in one dossier of a call.

use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::dossier::{Elsewhere, Person, TeamMember};
use tahaddi_domain::id::{Id as _, UserId};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_persistence::repo::{application, application_people, user};
use tahaddi_persistence::{Conn, StoreError, Tx};

/// Holds the team of a dossier that is handed in against those of the others that were, and keeps who is in it. A draft holds nobody:
/// whoever writes a name into one keeps no one from applying, and learns nothing.
///
/// # Errors
/// `validation_failed` with everybody who takes part elsewhere; nothing is said of the other dossier.
pub fn keep(tx: &mut Tx<'_>, dossier: &Application) -> ApiResult<()> {
    let submitted = dossier.state == ApplicationState::Submitted;
    let team: &[TeamMember] = if submitted { &dossier.document.team } else { &[] };
    let mut accounts: BTreeMap<String, UserId> = BTreeMap::new();
    let mut people: BTreeMap<String, bool> = BTreeMap::new();
    for member in team {
        for name in names(tx, member, &mut accounts)? {
            *people.entry(name).or_default() |= member.takes_part();
        }
    }
    let keys: Vec<String> = people.keys().cloned().collect();
    let mut teams = Vec::new();
    for id in application_people::naming(tx, &dossier.challenge, &keys, &dossier.id)? {
        teams.extend(application::find(tx, &id)?.map(|other| other.document.team));
    }
    for member in teams.iter().flatten() {
        names(tx, member, &mut accounts)?;
    }
    let account_of = |address: &str| accounts.get(address).cloned();
    let mut check = Check::default();
    Elsewhere::of(teams.iter().map(Vec::as_slice), &account_of).check(&mut check, team);
    check.finish()?;
    match tx.savepoint(|tx| application_people::put(tx, &dossier.challenge, &dossier.id, &people)) {
        // Another request was faster.
        Err(StoreError::Duplicate(_)) => Err(Refusal::field("/team", FieldCode::Duplicate).into()),
        other => Ok(other?),
    }
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
