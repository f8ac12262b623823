//! Programmes.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{Conn, MultiBackend};
use crate::schema::programmes;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::document::ProgrammeDocument;
use tahaddi_domain::id::{Id as _, OrganisationId, ProgrammeId};
use tahaddi_domain::programme::Programme;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = programmes, treat_none_as_null = true)]
struct Row {
    id: Key<ProgrammeId>,
    organisation_id: Option<Key<OrganisationId>>,
    document: Doc<ProgrammeDocument>,
    version: i64,
    created_at: At,
    updated_at: At,
}

impl From<&Programme> for Row {
    fn from(programme: &Programme) -> Self {
        Self {
            id: Key(programme.id.clone()),
            organisation_id: programme.organisation.clone().map(Key),
            document: doc(&programme.document),
            version: programme.version,
            created_at: At(programme.created_at),
            updated_at: At(programme.updated_at),
        }
    }
}

impl From<Row> for Programme {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            organisation: row.organisation_id.map(|id| id.0),
            document: row.document.0,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        }
    }
}

/// The programme with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &ProgrammeId) -> Result<Option<Programme>, StoreError> {
    let row: Option<Row> = programmes::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(Programme::from))
}

/// Makes writes about a programme wait for one another.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &ProgrammeId) -> Result<(), StoreError> {
    super::lock_row(tx, "programmes", id.as_str())
}

/// The programmes with these ids, in no order.
///
/// # Errors
/// The store failed.
pub fn find_all(conn: &mut Conn, ids: &[ProgrammeId]) -> Result<Vec<Programme>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(ProgrammeId::as_str).collect();
    let rows: Vec<Row> = programmes::table.filter(programmes::id.eq_any(ids)).select(Row::as_select()).load(&mut conn.0)?;
    Ok(rows.into_iter().map(Programme::from).collect())
}

/// Programmes, newest first, from after a position; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, after: Option<&ProgrammeId>, limit: u32) -> Result<Vec<Programme>, StoreError> {
    let mut query = programmes::table.select(Row::as_select()).into_boxed::<MultiBackend>();
    if let Some(id) = after {
        query = query.filter(programmes::id.lt(id.as_str().to_owned()));
    }
    let rows: Vec<Row> = query.order(programmes::id.desc()).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    Ok(rows.into_iter().map(Programme::from).collect())
}

/// Adds a programme.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, programme: &Programme) -> Result<(), StoreError> {
    tx.shows();
    diesel::insert_into(programmes::table).values(Row::from(programme)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a programme that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, programme: &Programme) -> Result<(), StoreError> {
    tx.shows();
    diesel::update(programmes::table.find(programme.id.as_str())).set(Row::from(programme)).execute(&mut tx.0)?;
    Ok(())
}
