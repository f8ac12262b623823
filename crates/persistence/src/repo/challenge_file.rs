//! Files of calls: what is known of them. Their bytes are elsewhere.

use crate::column::{At, Key};
use crate::connection::Conn;
use crate::schema::challenge_files;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::challenge_file::ChallengeFile;
use tahaddi_domain::document::FileFacts;
use tahaddi_domain::dossier::FileState;
use tahaddi_domain::id::{ChallengeId, FileId, Id as _, UserId};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = challenge_files)]
struct Row {
    id: Key<FileId>,
    challenge_id: Key<ChallengeId>,
    name: String,
    media_type: String,
    size: i64,
    sha256: String,
    state: String,
    blob: String,
    uploaded_by: Key<UserId>,
    uploaded_at: At,
    blob_key: Option<String>,
}

impl From<&ChallengeFile> for Row {
    fn from(file: &ChallengeFile) -> Self {
        Self {
            id: Key(file.id.clone()),
            challenge_id: Key(file.challenge.clone()),
            name: file.facts.name.clone(),
            media_type: file.facts.media_type.clone(),
            size: file.facts.size,
            sha256: file.facts.sha256.clone(),
            state: file.state.as_str().to_owned(),
            blob: file.blob.clone(),
            uploaded_by: Key(file.uploaded_by.clone()),
            uploaded_at: At(file.uploaded_at),
            blob_key: file.blob_key.clone(),
        }
    }
}

impl TryFrom<Row> for ChallengeFile {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let state = FileState::parse(&row.state);
        Ok(Self {
            state: state.ok_or_else(|| StoreError::corrupt("challenge_files", row.id.0.as_str(), "state"))?,
            id: row.id.0,
            challenge: row.challenge_id.0,
            facts: FileFacts { name: row.name, media_type: row.media_type, size: row.size, sha256: row.sha256 },
            blob: row.blob,
            blob_key: row.blob_key,
            uploaded_by: row.uploaded_by.0,
            uploaded_at: row.uploaded_at.0,
        })
    }
}

/// Adds a file.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, file: &ChallengeFile) -> Result<(), StoreError> {
    diesel::insert_into(challenge_files::table).values(Row::from(file)).execute(&mut tx.0)?;
    Ok(())
}

/// A file.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &FileId) -> Result<Option<ChallengeFile>, StoreError> {
    let row: Option<Row> = challenge_files::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(ChallengeFile::try_from).transpose()
}

/// The files of a call, in the order in which they came.
///
/// # Errors
/// The store failed.
pub fn of_challenge(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<ChallengeFile>, StoreError> {
    let own = challenge_files::table.filter(challenge_files::challenge_id.eq(challenge.as_str()));
    let rows: Vec<Row> = own.order(challenge_files::id).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(ChallengeFile::try_from).collect()
}

/// The files that a person sent to calls, by id; at most `limit`.
///
/// # Errors
/// The store failed.
pub fn sent_by(conn: &mut Conn, user: &UserId, limit: i64) -> Result<Vec<ChallengeFile>, StoreError> {
    let own = challenge_files::table.filter(challenge_files::uploaded_by.eq(user.as_str())).order(challenge_files::id).limit(limit);
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(ChallengeFile::try_from).collect()
}

/// Takes a file out of its call; its bytes are swept.
///
/// # Errors
/// The store failed.
pub fn delete(tx: &mut Tx<'_>, id: &FileId) -> Result<(), StoreError> {
    diesel::delete(challenge_files::table.find(id.as_str())).execute(&mut tx.0)?;
    Ok(())
}

/// Notes what the scanner said.
///
/// # Errors
/// The store failed.
pub fn set_state(tx: &mut Tx<'_>, id: &FileId, state: FileState) -> Result<(), StoreError> {
    diesel::update(challenge_files::table.find(id.as_str())).set(challenge_files::state.eq(state.as_str())).execute(&mut tx.0)?;
    Ok(())
}

/// The files that no scanner has looked at yet, the oldest first.
///
/// # Errors
/// The store failed.
pub fn pending(conn: &mut Conn, limit: u32) -> Result<Vec<ChallengeFile>, StoreError> {
    let rows: Vec<Row> = challenge_files::table
        .filter(challenge_files::state.eq(FileState::Pending.as_str()))
        .order(challenge_files::id)
        .limit(i64::from(limit))
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(ChallengeFile::try_from).collect()
}

/// Which of these blobs belong to a file.
///
/// # Errors
/// The store failed.
pub fn known(conn: &mut Conn, blobs: &[String]) -> Result<Vec<String>, StoreError> {
    let owned = challenge_files::table.filter(challenge_files::blob.eq_any(blobs));
    Ok(owned.select(challenge_files::blob).load(&mut conn.0)?)
}
