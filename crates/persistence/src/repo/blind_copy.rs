//! Copies of files for jurors who judge blind, and the leases of the workers that make them (see [`super::export`]).

use crate::column::{At, Key};
use crate::connection::{AnyConn, Conn, per_backend};
use crate::schema::{application_files, applications, blind_copies};
use crate::{StoreError, Tx};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::dossier::{BlindCopy, CopyContent, CopyState, FileCorrection, FileState, HiddenReason, StoredFile};
use tahaddi_domain::id::{ChallengeId, FileId, Id as _, QuestionId};
use tahaddi_domain::time::{Instant, Span};

#[derive(Queryable, Selectable)]
#[diesel(table_name = blind_copies)]
struct Row {
    file_id: Key<FileId>,
    state: String,
    hidden: Option<String>,
    blob: Option<String>,
    blob_key: Option<String>,
    size: Option<i64>,
    sha256: Option<String>,
}

impl TryFrom<Row> for BlindCopy {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = |column| StoreError::corrupt("blind_copies", row.file_id.0.as_str(), column);
        let content = match (row.blob, row.blob_key, row.size, row.sha256) {
            (Some(blob), Some(blob_key), Some(size), Some(sha256)) => Some(CopyContent { blob, blob_key, size, sha256 }),
            _ => None,
        };
        Ok(Self {
            state: CopyState::parse(&row.state).ok_or_else(|| corrupt("state"))?,
            hidden: row.hidden.map(|reason| HiddenReason::parse(&reason).ok_or_else(|| corrupt("hidden"))).transpose()?,
            file: row.file_id.0,
            content,
        })
    }
}

/// A copy in the hands of a worker.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The file to copy.
    pub file: StoredFile,
    /// How often it was taken, this time included.
    pub attempts: i32,
    /// The token of this taking.
    pub fence: i64,
}

/// Adds the copy of a file, which a worker will make; with a reason one that is never made. One that is there stays.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, file: &FileId, hidden: Option<HiddenReason>) -> Result<(), StoreError> {
    let now = tx.now()?;
    let state = if hidden.is_some() { CopyState::Hidden } else { CopyState::Waiting };
    let row = (
        blind_copies::file_id.eq(file.as_str()),
        blind_copies::state.eq(state.as_str()),
        blind_copies::hidden.eq(hidden.map(HiddenReason::as_str)),
        (blind_copies::attempts.eq(0), blind_copies::fence.eq(0_i64)),
        blind_copies::due_at.eq(hidden.is_none().then_some(At(now))),
        blind_copies::created_at.eq(At(now)),
    );
    per_backend!(tx, c => diesel::insert_into(blind_copies::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// The copies of these files; those without one are left out.
///
/// # Errors
/// The store failed.
pub fn of_files(conn: &mut Conn, files: &[&FileId]) -> Result<Vec<BlindCopy>, StoreError> {
    let ids: Vec<&str> = files.iter().map(|id| id.as_str()).collect();
    let rows: Vec<Row> = blind_copies::table.filter(blind_copies::file_id.eq_any(ids)).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(BlindCopy::try_from).collect()
}

/// Files with which dossiers of a call were handed in, in which no scanner found anything, and that have no copy, with their questions and types, in the order of their ids from
/// after one; at most `limit`.
///
/// # Errors
/// The store failed.
pub fn missing(
    conn: &mut Conn,
    challenge: &ChallengeId,
    after: Option<&FileId>,
    limit: i64,
) -> Result<Vec<(FileId, QuestionId, String)>, StoreError> {
    let copied = blind_copies::table.filter(blind_copies::file_id.eq(application_files::id));
    let rows: Vec<(Key<FileId>, Key<QuestionId>, String)> = application_files::table
        .inner_join(applications::table.on(applications::id.eq(application_files::application_id)))
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .filter(application_files::removed_at.is_null())
        .filter(application_files::state.ne(FileState::Quarantined.as_str()))
        .filter(application_files::id.gt(after.map_or("", |id| id.as_str())))
        .filter(not(exists(copied)))
        .order(application_files::id)
        .limit(limit)
        .select((application_files::id, application_files::question_id, application_files::media_type))
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(file, question, media_type)| (file.0, question.0, media_type)).collect())
}

/// The files of dossiers that were handed in to a call of which jurors who judge blind see nothing, in the order of their ids from after
/// one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn hidden_of(
    conn: &mut Conn,
    challenge: &ChallengeId,
    after: Option<&FileId>,
    limit: u32,
) -> Result<Vec<(StoredFile, BlindCopy)>, StoreError> {
    let rows: Vec<Row> = blind_copies::table
        .inner_join(application_files::table.on(application_files::id.eq(blind_copies::file_id)))
        .inner_join(applications::table.on(applications::id.eq(application_files::application_id)))
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .filter(application_files::removed_at.is_null())
        .filter(
            application_files::correction.is_null().or(application_files::correction.ne(FileCorrection::Adds.as_str()).assume_not_null()),
        )
        .filter(blind_copies::state.eq(CopyState::Hidden.as_str()))
        .filter(blind_copies::file_id.gt(after.map_or("", |id| id.as_str())))
        .order(blind_copies::file_id)
        .limit(i64::from(limit) + 1)
        .select(Row::as_select())
        .load(&mut conn.0)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let copy = BlindCopy::try_from(row)?;
        if let Some(file) = super::application_file::find(conn, &copy.file)? {
            found.push((file, copy));
        }
    }
    Ok(found)
}

/// Whether a copy waits for a worker, or has lost the one that it had.
///
/// # Errors
/// The store failed.
pub fn is_due(conn: &mut Conn, now: Instant) -> Result<bool, StoreError> {
    let due = blind_copies::table.filter(blind_copies::due_at.le(At(now))).select(blind_copies::file_id).limit(1);
    Ok(due.first::<Key<FileId>>(&mut conn.0).optional()?.is_some())
}

/// After how long a copy is looked at again whose file is still to be scanned.
const TILL_SCANNED: Span = Span::minutes(1);

/// Takes the copy that has waited longest; workers never share one. Where its file is still to be scanned, it waits again instead;
/// where a scanner found something in it, there will be none.
///
/// # Errors
/// The store failed.
pub fn take(tx: &mut Tx<'_>, lease: Span) -> Result<Option<Taken>, StoreError> {
    let now = tx.now()?;
    let due = blind_copies::table
        .filter(blind_copies::due_at.le(At(now)))
        .order((blind_copies::due_at, blind_copies::file_id))
        .select(blind_copies::file_id)
        .limit(1);
    let found: Option<Key<FileId>> = match &mut tx.0 {
        AnyConn::Pg(c) => due.for_update().skip_locked().get_result(c).optional()?,
        AnyConn::Sqlite(c) => due.get_result(c).optional()?,
    };
    let Some(Key(id)) = found else { return Ok(None) };
    let Some(file) = super::application_file::find(tx, &id)? else { return Ok(None) };
    let copy = blind_copies::table.find(id.as_str());
    match file.state {
        FileState::Clean => {}
        FileState::Pending => {
            diesel::update(copy).set(blind_copies::due_at.eq(Some(At(now + TILL_SCANNED)))).execute(&mut tx.0)?;
            return Ok(None);
        }
        FileState::Quarantined => {
            diesel::delete(copy).execute(&mut tx.0)?;
            return Ok(None);
        }
    }
    let (attempts, fence) = diesel::update(copy)
        .set((
            blind_copies::due_at.eq(Some(At(now + lease))),
            blind_copies::attempts.eq(blind_copies::attempts + 1),
            blind_copies::fence.eq(blind_copies::fence + 1),
        ))
        .returning((blind_copies::attempts, blind_copies::fence))
        .get_result(&mut tx.0)?;
    Ok(Some(Taken { file, attempts, fence }))
}

/// The copy is made; `false` if it is no longer this worker's.
///
/// # Errors
/// The store failed.
pub fn finish(tx: &mut Tx<'_>, file: &FileId, fence: i64, content: &CopyContent) -> Result<bool, StoreError> {
    let held = blind_copies::table.find(file.as_str()).filter(blind_copies::fence.eq(fence)).filter(blind_copies::due_at.is_not_null());
    let made = (
        blind_copies::state.eq(CopyState::Made.as_str()),
        blind_copies::due_at.eq(None::<At>),
        blind_copies::blob.eq(Some(&content.blob)),
        blind_copies::blob_key.eq(Some(&content.blob_key)),
        blind_copies::size.eq(Some(content.size)),
        blind_copies::sha256.eq(Some(&content.sha256)),
    );
    Ok(diesel::update(held).set(made).execute(&mut tx.0)? == 1)
}

/// There will be no copy; `false` if it is no longer this worker's.
///
/// # Errors
/// The store failed.
pub fn hide(tx: &mut Tx<'_>, file: &FileId, fence: i64, reason: HiddenReason) -> Result<bool, StoreError> {
    let held = blind_copies::table.find(file.as_str()).filter(blind_copies::fence.eq(fence)).filter(blind_copies::due_at.is_not_null());
    let hidden = (
        blind_copies::state.eq(CopyState::Hidden.as_str()),
        blind_copies::due_at.eq(None::<At>),
        blind_copies::hidden.eq(Some(reason.as_str())),
    );
    Ok(diesel::update(held).set(hidden).execute(&mut tx.0)? == 1)
}

/// Which of these blobs belong to a copy.
///
/// # Errors
/// The store failed.
pub fn known(conn: &mut Conn, blobs: &[String]) -> Result<Vec<String>, StoreError> {
    let named = blind_copies::table.filter(blind_copies::blob.eq_any(blobs)).select(blind_copies::blob);
    let named: Vec<Option<String>> = named.load(&mut conn.0)?;
    Ok(named.into_iter().flatten().collect())
}
