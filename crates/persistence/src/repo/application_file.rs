//! Files of dossiers: what is known of them. Their bytes are elsewhere.

use crate::column::{At, Key};
use crate::connection::{Conn, per_backend};
use crate::schema::{application_files, applications};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::dossier::{FileCorrection, FileState, StoredFile};
use tahaddi_domain::id::{ApplicationId, FileId, Id as _, OrganisationId, QuestionId, UserId};
use tahaddi_domain::time::Instant;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = application_files)]
struct Row {
    id: Key<FileId>,
    application_id: Key<ApplicationId>,
    question_id: Key<QuestionId>,
    name: String,
    media_type: String,
    size: i64,
    sha256: String,
    pages: Option<i64>,
    state: String,
    blob: String,
    uploaded_by: Key<UserId>,
    uploaded_at: At,
    removed_at: Option<At>,
    correction: Option<String>,
    blob_key: Option<String>,
}

impl From<&StoredFile> for Row {
    fn from(file: &StoredFile) -> Self {
        Self {
            id: Key(file.id.clone()),
            application_id: Key(file.application.clone()),
            question_id: Key(file.question.clone()),
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
            sha256: file.sha256.clone(),
            pages: file.pages,
            state: file.state.as_str().to_owned(),
            blob: file.blob.clone(),
            uploaded_by: Key(file.uploaded_by.clone()),
            uploaded_at: At(file.uploaded_at),
            removed_at: file.removed_at.map(At),
            correction: file.correction.map(|correction| correction.as_str().to_owned()),
            blob_key: file.blob_key.clone(),
        }
    }
}

impl TryFrom<Row> for StoredFile {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let state = FileState::parse(&row.state);
        Ok(Self {
            state: state.ok_or_else(|| StoreError::corrupt("application_files", row.id.0.as_str(), "state"))?,
            id: row.id.0,
            application: row.application_id.0,
            question: row.question_id.0,
            name: row.name,
            media_type: row.media_type,
            size: row.size,
            sha256: row.sha256,
            pages: row.pages,
            blob: row.blob,
            blob_key: row.blob_key,
            uploaded_by: row.uploaded_by.0,
            uploaded_at: row.uploaded_at.0,
            removed_at: row.removed_at.map(|at| at.0),
            correction: row.correction.as_deref().and_then(FileCorrection::parse),
        })
    }
}

/// Adds a file.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, file: &StoredFile) -> Result<(), StoreError> {
    diesel::insert_into(application_files::table).values(Row::from(file)).execute(&mut tx.0)?;
    Ok(())
}

/// A file, also one that was taken out.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &FileId) -> Result<Option<StoredFile>, StoreError> {
    let row: Option<Row> = application_files::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(StoredFile::try_from).transpose()
}

/// The files that a dossier holds now, in the order in which they came; with `corrected` as its correction has them, else as they were
/// handed in.
///
/// # Errors
/// The store failed.
pub fn of_application(conn: &mut Conn, application: &ApplicationId, corrected: bool) -> Result<Vec<StoredFile>, StoreError> {
    let other = if corrected { FileCorrection::Removes } else { FileCorrection::Adds };
    let own = application_files::table
        .filter(application_files::application_id.eq(application.as_str()))
        .filter(application_files::removed_at.is_null())
        .filter(application_files::correction.is_null().or(application_files::correction.ne(other.as_str()).assume_not_null()))
        .order(application_files::id);
    let rows: Vec<Row> = per_backend!(conn, c => own.select(Row::as_select()).load(c))?;
    rows.into_iter().map(StoredFile::try_from).collect()
}

/// The files of a dossier that a person sent, those that were taken out included, by id; at most `limit`.
///
/// # Errors
/// The store failed.
pub fn sent_by(conn: &mut Conn, application: &ApplicationId, user: &UserId, limit: i64) -> Result<Vec<StoredFile>, StoreError> {
    let own = application_files::table.filter(application_files::application_id.eq(application.as_str()));
    let own = own.filter(application_files::uploaded_by.eq(user.as_str())).order(application_files::id).limit(limit);
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(StoredFile::try_from).collect()
}

/// Notes that the correction of a dossier takes a file out that was handed in.
///
/// # Errors
/// The store failed.
pub fn remove_by_correction(tx: &mut Tx<'_>, id: &FileId) -> Result<(), StoreError> {
    let removes = application_files::correction.eq(Some(FileCorrection::Removes.as_str()));
    diesel::update(application_files::table.find(id.as_str())).set(removes).execute(&mut tx.0)?;
    Ok(())
}

/// Makes the files of a dossier what its correction made of them.
///
/// # Errors
/// The store failed.
pub fn correct(tx: &mut Tx<'_>, application: &ApplicationId, at: Instant) -> Result<(), StoreError> {
    let of = |correction: FileCorrection| {
        let own = application_files::table.filter(application_files::application_id.eq(application.as_str().to_owned()));
        own.filter(application_files::correction.eq(Some(correction.as_str())))
    };
    let gone = (application_files::removed_at.eq(Some(At(at))), application_files::correction.eq(None::<String>));
    diesel::update(of(FileCorrection::Removes)).set(gone).execute(&mut tx.0)?;
    diesel::update(of(FileCorrection::Adds)).set(application_files::correction.eq(None::<String>)).execute(&mut tx.0)?;
    Ok(())
}

/// Takes a file out of its dossier. What was handed in with it keeps it.
///
/// # Errors
/// The store failed.
pub fn remove(tx: &mut Tx<'_>, id: &FileId, at: Instant) -> Result<(), StoreError> {
    let one = application_files::table.find(id.as_str());
    diesel::update(one).set(application_files::removed_at.eq(Some(At(at)))).execute(&mut tx.0)?;
    Ok(())
}

/// Forgets all files of a dossier, also those that were taken out; their bytes are swept. How many.
///
/// # Errors
/// The store failed.
pub fn delete_all(tx: &mut Tx<'_>, application: &ApplicationId) -> Result<usize, StoreError> {
    Ok(diesel::delete(application_files::table.filter(application_files::application_id.eq(application.as_str()))).execute(&mut tx.0)?)
}

/// Notes what the scanner said.
///
/// # Errors
/// The store failed.
pub fn set_state(tx: &mut Tx<'_>, id: &FileId, state: FileState) -> Result<(), StoreError> {
    diesel::update(application_files::table.find(id.as_str())).set(application_files::state.eq(state.as_str())).execute(&mut tx.0)?;
    Ok(())
}

/// How many bytes a startup keeps in all its dossiers, those taken out included.
///
/// # Errors
/// The store failed.
pub fn bytes_of(conn: &mut Conn, startup: &OrganisationId) -> Result<i64, StoreError> {
    let sizes: Vec<i64> = application_files::table
        .inner_join(applications::table.on(applications::id.eq(application_files::application_id)))
        .filter(applications::organisation_id.eq(startup.as_str()))
        .select(application_files::size)
        .load(&mut conn.0)?;
    Ok(sizes.into_iter().sum())
}

/// The files that no scanner has looked at yet, the oldest first.
///
/// # Errors
/// The store failed.
pub fn pending(conn: &mut Conn, limit: u32) -> Result<Vec<StoredFile>, StoreError> {
    let rows: Vec<Row> = application_files::table
        .filter(application_files::state.eq(FileState::Pending.as_str()))
        .order(application_files::id)
        .limit(i64::from(limit))
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(StoredFile::try_from).collect()
}

/// Which of these blobs belong to a file.
///
/// # Errors
/// The store failed.
pub fn known(conn: &mut Conn, blobs: &[String]) -> Result<Vec<String>, StoreError> {
    let owned = application_files::table.filter(application_files::blob.eq_any(blobs));
    Ok(owned.select(application_files::blob).load(&mut conn.0)?)
}

/// The files with which some dossiers were handed in, in the order in which they came.
///
/// # Errors
/// The store failed.
pub fn handed_in(conn: &mut Conn, applications: &[&ApplicationId]) -> Result<Vec<StoredFile>, StoreError> {
    let ids: Vec<&str> = applications.iter().map(|id| id.as_str()).collect();
    let rows: Vec<Row> = application_files::table
        .filter(application_files::application_id.eq_any(ids))
        .filter(application_files::removed_at.is_null())
        .filter(
            application_files::correction.is_null().or(application_files::correction.ne(FileCorrection::Adds.as_str()).assume_not_null()),
        )
        .order(application_files::id)
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(StoredFile::try_from).collect()
}
