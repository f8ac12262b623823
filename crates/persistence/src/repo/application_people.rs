//! Who stands in which live dossier of a call: a projection of the teams, to find whom two dossiers name.

use crate::column::Key;
use crate::condition::among;
use crate::connection::Conn;
use crate::schema::application_people;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _};

/// The other live dossiers of a call that name one of these people.
///
/// # Errors
/// The store failed.
pub fn naming(
    conn: &mut Conn,
    challenge: &ChallengeId,
    people: &[String],
    except: &ApplicationId,
) -> Result<Vec<ApplicationId>, StoreError> {
    let found: Vec<Key<ApplicationId>> = application_people::table
        .filter(application_people::challenge_id.eq(challenge.as_str()))
        .filter(among(application_people::person, people))
        .filter(application_people::application_id.ne(except.as_str()))
        .select(application_people::application_id)
        .distinct()
        .load(&mut conn.0)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}

/// Who takes part in one of these dossiers.
///
/// # Errors
/// The store failed.
pub fn taking_part(conn: &mut Conn, dossiers: &[ApplicationId]) -> Result<BTreeSet<String>, StoreError> {
    let found: Vec<String> = application_people::table
        .filter(among(application_people::application_id, dossiers.iter().map(ApplicationId::as_str)))
        .filter(application_people::takes_part.eq(true))
        .select(application_people::person)
        .load(&mut conn.0)?;
    Ok(found.into_iter().collect())
}

/// Writes who stands in a dossier, and whether each takes part; nobody, once it is withdrawn.
///
/// # Errors
/// [`StoreError::Duplicate`] if somebody takes part in another dossier of the call.
pub fn put(
    tx: &mut Tx<'_>,
    challenge: &ChallengeId,
    application: &ApplicationId,
    people: &BTreeMap<String, bool>,
) -> Result<(), StoreError> {
    diesel::delete(application_people::table.filter(application_people::application_id.eq(application.as_str()))).execute(&mut tx.0)?;
    for (person, takes_part) in people {
        diesel::insert_into(application_people::table)
            .values((
                application_people::application_id.eq(application.as_str()),
                application_people::person.eq(person),
                application_people::challenge_id.eq(challenge.as_str()),
                application_people::takes_part.eq(*takes_part),
            ))
            .execute(&mut tx.0)?;
    }
    Ok(())
}
