//! What applications said at each version.

use crate::column::{At, Doc, Key, doc};
use crate::connection::Conn;
use crate::schema::application_versions;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::id::{ApplicationId, Id as _, UserId};
use tahaddi_domain::time::Instant;

/// What an application said and was at a version.
#[derive(Clone, Debug, PartialEq)]
pub struct ApplicationVersion {
    /// The version.
    pub version: i64,
    /// The state that it had.
    pub state: ApplicationState,
    /// What it said.
    pub document: ApplicationDocument,
    /// Who wrote it.
    pub actor: Option<UserId>,
    /// When.
    pub at: Instant,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = application_versions)]
struct Row {
    version: i64,
    state: String,
    document: Doc<ApplicationDocument>,
    actor_id: Option<Key<UserId>>,
    at: At,
}

impl Row {
    fn read(self, id: &ApplicationId) -> Result<ApplicationVersion, StoreError> {
        let state = ApplicationState::parse(&self.state);
        Ok(ApplicationVersion {
            version: self.version,
            state: state.ok_or_else(|| StoreError::corrupt("application_versions", id.as_str(), "state"))?,
            document: self.document.0,
            actor: self.actor_id.map(|id| id.0),
            at: self.at.0,
        })
    }
}

/// The versions of an application, newest first, from before one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, id: &ApplicationId, before: Option<i64>, limit: u32) -> Result<Vec<ApplicationVersion>, StoreError> {
    let rows: Vec<Row> = application_versions::table
        .filter(application_versions::application_id.eq(id.as_str()))
        .filter(application_versions::version.lt(before.unwrap_or(i64::MAX).into_sql::<BigInt>()))
        .order(application_versions::version.desc())
        .limit(i64::from(limit) + 1)
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(|row| row.read(id)).collect()
}

/// One version of an application.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &ApplicationId, version: i64) -> Result<Option<ApplicationVersion>, StoreError> {
    let one = application_versions::table.find((id.as_str(), version));
    let row: Option<Row> = one.select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(|row| row.read(id)).transpose()
}

/// All versions of an application with what each says, oldest first.
///
/// # Errors
/// The store failed.
pub fn all(conn: &mut Conn, id: &ApplicationId) -> Result<Vec<ApplicationVersion>, StoreError> {
    let own = application_versions::table.filter(application_versions::application_id.eq(id.as_str())).order(application_versions::version);
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(|row| row.read(id)).collect()
}

/// When a person wrote which versions of an application, newest first, up to `limit`.
///
/// # Errors
/// The store failed.
pub fn written_by(conn: &mut Conn, id: &ApplicationId, user: &UserId, limit: i64) -> Result<Vec<(i64, Instant)>, StoreError> {
    let own = application_versions::table
        .filter(application_versions::application_id.eq(id.as_str()))
        .filter(application_versions::actor_id.eq(user.as_str()));
    let newest = own.order(application_versions::version.desc()).limit(limit);
    let rows: Vec<(i64, At)> = newest.select((application_versions::version, application_versions::at)).load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(version, at)| (version, at.0)).collect())
}

/// Makes a version say something else: for what was erased.
///
/// # Errors
/// The store failed.
pub fn overwrite(tx: &mut Tx<'_>, id: &ApplicationId, version: i64, document: &ApplicationDocument) -> Result<(), StoreError> {
    let one = application_versions::table.find((id.as_str(), version));
    diesel::update(one).set(application_versions::document.eq(doc(document))).execute(&mut tx.0)?;
    Ok(())
}
