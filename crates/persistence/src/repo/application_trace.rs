//! Who left a trace in which dossier: a projection of its versions, by which people and their dossiers find one another.

use crate::column::Key;
use crate::connection::{Conn, MultiBackend, per_backend};
use crate::schema::application_traces as traces;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::BTreeSet;
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::dossier::Person;
use tahaddi_domain::id::{ApplicationId, Id as _, UserId};

const NAMED: &str = "named";
const WROTE: &str = "wrote";

/// Notes who wrote a version of a dossier, and whom it names.
///
/// # Errors
/// The store failed.
pub fn put(tx: &mut Tx<'_>, id: &ApplicationId, document: &ApplicationDocument, actor: Option<&UserId>) -> Result<(), StoreError> {
    let named = document.team.iter().filter_map(|member| member.person()).map(|person| match person {
        Person::User(id) => (id.as_str().to_owned(), NAMED),
        Person::Email(address) => (address, NAMED),
    });
    let found: BTreeSet<(String, &str)> = named.chain(actor.map(|actor| (actor.as_str().to_owned(), WROTE))).collect();
    for (person, kind) in found {
        let row = (traces::person.eq(person), traces::application_id.eq(id.as_str().to_owned()), traces::kind.eq(kind));
        per_backend!(tx, c => diesel::insert_into(traces::table).values(row).on_conflict_do_nothing().execute(c))?;
    }
    Ok(())
}

/// The dossiers in which a person left a trace, by id, from after one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn of_person(
    conn: &mut Conn,
    user: &UserId,
    email: &str,
    after: Option<&ApplicationId>,
    limit: u32,
) -> Result<Vec<ApplicationId>, StoreError> {
    let known = [user.as_str().to_owned(), email.to_owned()];
    let mut query =
        traces::table.filter(traces::person.eq_any(known)).select(traces::application_id).distinct().into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(traces::application_id.gt(after.as_str().to_owned()));
    }
    let ids: Vec<Key<ApplicationId>> = query.order(traces::application_id).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// The dossiers of which some version names a person, by id.
///
/// # Errors
/// The store failed.
pub fn naming(conn: &mut Conn, user: &UserId, email: &str) -> Result<Vec<ApplicationId>, StoreError> {
    let named = traces::table.filter(traces::person.eq_any([user.as_str(), email])).filter(traces::kind.eq(NAMED));
    let ids: Vec<Key<ApplicationId>> = named.select(traces::application_id).distinct().order(traces::application_id).load(&mut conn.0)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// Whether a dossier still names anybody.
///
/// # Errors
/// The store failed.
pub fn names_anybody(conn: &mut Conn, id: &ApplicationId) -> Result<bool, StoreError> {
    let named = traces::table.filter(traces::application_id.eq(id.as_str())).filter(traces::kind.eq(NAMED));
    Ok(named.select(traces::person).first::<String>(&mut conn.0).optional()?.is_some())
}

/// Forgets that a dossier names a person.
///
/// # Errors
/// The store failed.
pub fn forget(tx: &mut Tx<'_>, id: &ApplicationId, user: &UserId, email: &str) -> Result<(), StoreError> {
    let named = traces::table.filter(traces::application_id.eq(id.as_str())).filter(traces::kind.eq(NAMED));
    diesel::delete(named.filter(traces::person.eq_any([user.as_str(), email]))).execute(&mut tx.0)?;
    Ok(())
}

/// Forgets whom a dossier names.
///
/// # Errors
/// The store failed.
pub fn forget_named(tx: &mut Tx<'_>, id: &ApplicationId) -> Result<(), StoreError> {
    let named = traces::table.filter(traces::application_id.eq(id.as_str())).filter(traces::kind.eq(NAMED));
    diesel::delete(named).execute(&mut tx.0)?;
    Ok(())
}
