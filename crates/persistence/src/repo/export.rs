//! Exports, and the leases of the workers that write them.
//!
//! A worker takes an export for the length of a lease and renews it while it writes. Each taking has a larger fence; a worker that was too
//! slow, so that another one took the export over, is told `false` and stops.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{AnyConn, Conn, MultiBackend};
use crate::schema::exports;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::ExportOptions;
use tahaddi_domain::export::{Export, ExportFile, ExportState};
use tahaddi_domain::id::{ChallengeId, ExportId, Id as _, PhaseId, UserId};
use tahaddi_domain::time::{Instant, Span};

#[derive(Queryable, Selectable)]
#[diesel(table_name = exports)]
struct Row {
    id: Key<ExportId>,
    challenge_id: Key<ChallengeId>,
    phase_id: Option<Key<PhaseId>>,
    requested_by: Key<UserId>,
    options: Doc<ExportOptions>,
    with_panel: bool,
    state: String,
    rows_done: i64,
    rows_total: i64,
    failure: Option<String>,
    file_name: Option<String>,
    blob: Option<String>,
    size: Option<i64>,
    sha256: Option<String>,
    created_at: At,
    finished_at: Option<At>,
    expires_at: At,
    blob_key: Option<String>,
}

impl TryFrom<Row> for Export {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = |column| StoreError::corrupt("exports", row.id.0.as_str(), column);
        let file = match (row.file_name, row.blob, row.size, row.sha256) {
            (Some(name), Some(blob), Some(size), Some(sha256)) => Some(ExportFile { name, blob, blob_key: row.blob_key, size, sha256 }),
            _ => None,
        };
        Ok(Self {
            state: ExportState::parse(&row.state).ok_or_else(|| corrupt("state"))?,
            failure: row.failure.map(|code| Code::parse(&code).ok_or_else(|| corrupt("failure"))).transpose()?,
            id: row.id.0,
            challenge: row.challenge_id.0,
            phase: row.phase_id.map(|id| id.0),
            requested_by: row.requested_by.0,
            options: row.options.0,
            with_panel: row.with_panel,
            rows_done: row.rows_done,
            rows_total: row.rows_total,
            file,
            created_at: row.created_at.0,
            finished_at: row.finished_at.map(|at| at.0),
            expires_at: row.expires_at.0,
        })
    }
}

/// Which of a person's exports are meant.
#[derive(Clone, Debug)]
pub struct ExportFilter {
    /// Who asked for them.
    pub requested_by: UserId,
    /// Only those about this challenge.
    pub challenge: Option<ChallengeId>,
    /// Only those about this review phase.
    pub phase: Option<PhaseId>,
}

/// An export in the hands of a worker.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The export.
    pub export: Export,
    /// How often it was taken, this time included.
    pub attempts: i32,
    /// The token of this taking.
    pub fence: i64,
}

/// Adds an export that waits for a worker.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, export: &Export) -> Result<(), StoreError> {
    let row = (
        exports::id.eq(export.id.as_str()),
        exports::challenge_id.eq(export.challenge.as_str()),
        exports::phase_id.eq(export.phase.as_ref().map(PhaseId::as_str)),
        exports::requested_by.eq(export.requested_by.as_str()),
        exports::options.eq(doc(&export.options)),
        exports::with_panel.eq(export.with_panel),
        exports::state.eq(ExportState::Queued.as_str()),
        (exports::rows_done.eq(0_i64), exports::rows_total.eq(export.rows_total)),
        (exports::attempts.eq(0), exports::fence.eq(0_i64)),
        exports::due_at.eq(Some(At(export.created_at))),
        exports::created_at.eq(At(export.created_at)),
        exports::expires_at.eq(At(export.expires_at)),
    );
    diesel::insert_into(exports::table).values(row).execute(&mut tx.0)?;
    Ok(())
}

/// The export with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &ExportId) -> Result<Option<Export>, StoreError> {
    let row: Option<Row> = exports::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(Export::try_from).transpose()
}

/// The exports of a person, newest first, from after one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn page(conn: &mut Conn, filter: &ExportFilter, after: Option<&ExportId>, limit: u32) -> Result<Vec<Export>, StoreError> {
    let mut query = exports::table
        .filter(exports::requested_by.eq(filter.requested_by.as_str().to_owned()))
        .select(Row::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(challenge) = &filter.challenge {
        query = query.filter(exports::challenge_id.eq(challenge.as_str().to_owned()));
    }
    if let Some(phase) = &filter.phase {
        query = query.filter(exports::phase_id.eq(phase.as_str().to_owned()));
    }
    if let Some(after) = after {
        query = query.filter(exports::id.lt(after.as_str().to_owned()));
    }
    let rows: Vec<Row> = query.order(exports::id.desc()).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    rows.into_iter().map(Export::try_from).collect()
}

/// How many exports of a person wait or run.
///
/// # Errors
/// The store failed.
pub fn count_open(conn: &mut Conn, person: &UserId) -> Result<i64, StoreError> {
    let open = exports::table.filter(exports::requested_by.eq(person.as_str())).filter(exports::due_at.is_not_null());
    Ok(open.count().get_result(&mut conn.0)?)
}

/// Whether an export waits for a worker, or has lost the one that it had.
///
/// # Errors
/// The store failed.
pub fn is_due(conn: &mut Conn, now: Instant) -> Result<bool, StoreError> {
    let due = exports::table.filter(exports::due_at.le(At(now))).select(exports::id).limit(1);
    Ok(due.first::<Key<ExportId>>(&mut conn.0).optional()?.is_some())
}

/// Takes the export that has waited longest; workers never share one.
///
/// # Errors
/// The store failed.
pub fn take(tx: &mut Tx<'_>, lease: Span) -> Result<Option<Taken>, StoreError> {
    let now = tx.now()?;
    let due = exports::table.filter(exports::due_at.le(At(now))).order((exports::due_at, exports::id)).select(exports::id).limit(1);
    let found: Option<Key<ExportId>> = match &mut tx.0 {
        AnyConn::Pg(c) => due.for_update().skip_locked().get_result(c).optional()?,
        AnyConn::Sqlite(c) => due.get_result(c).optional()?,
    };
    let Some(Key(id)) = found else { return Ok(None) };
    let (attempts, fence) = diesel::update(exports::table.find(id.as_str()))
        .set((
            exports::state.eq(ExportState::Running.as_str()),
            exports::due_at.eq(Some(At(now + lease))),
            exports::attempts.eq(exports::attempts + 1),
            exports::fence.eq(exports::fence + 1),
            exports::rows_done.eq(0_i64),
        ))
        .returning((exports::attempts, exports::fence))
        .get_result(&mut tx.0)?;
    Ok(find(tx, &id)?.map(|export| Taken { export, attempts, fence }))
}

/// Notes how far it is and renews the lease; `false` if it is no longer this worker's.
///
/// # Errors
/// The store failed.
pub fn progress(tx: &mut Tx<'_>, id: &ExportId, fence: i64, (done, total): (i64, i64), lease: Span) -> Result<bool, StoreError> {
    let until = tx.now()? + lease;
    let held = exports::table.find(id.as_str()).filter(exports::fence.eq(fence)).filter(exports::due_at.is_not_null());
    let changed = (exports::rows_done.eq(done), exports::rows_total.eq(total), exports::due_at.eq(Some(At(until))));
    Ok(diesel::update(held).set(changed).execute(&mut tx.0)? == 1)
}

/// The file is written; `false` if the export is no longer this worker's.
///
/// # Errors
/// The store failed.
pub fn finish(tx: &mut Tx<'_>, id: &ExportId, fence: i64, file: &ExportFile, expires_at: Instant) -> Result<bool, StoreError> {
    let now = tx.now()?;
    let held = exports::table.find(id.as_str()).filter(exports::fence.eq(fence)).filter(exports::due_at.is_not_null());
    let done = (
        exports::state.eq(ExportState::Done.as_str()),
        exports::due_at.eq(None::<At>),
        exports::file_name.eq(Some(&file.name)),
        (exports::blob.eq(Some(&file.blob)), exports::blob_key.eq(&file.blob_key)),
        exports::size.eq(Some(file.size)),
        exports::sha256.eq(Some(&file.sha256)),
        exports::finished_at.eq(Some(At(now))),
        exports::expires_at.eq(At(expires_at)),
    );
    Ok(diesel::update(held).set(done).execute(&mut tx.0)? == 1)
}

/// It cannot be written; `false` if the export is no longer this worker's.
///
/// # Errors
/// The store failed.
pub fn fail(tx: &mut Tx<'_>, id: &ExportId, fence: i64, why: Code) -> Result<bool, StoreError> {
    let now = tx.now()?;
    let held = exports::table.find(id.as_str()).filter(exports::fence.eq(fence)).filter(exports::due_at.is_not_null());
    let failed = (
        exports::state.eq(ExportState::Failed.as_str()),
        exports::due_at.eq(None::<At>),
        exports::failure.eq(Some(why.as_str())),
        exports::finished_at.eq(Some(At(now))),
    );
    Ok(diesel::update(held).set(failed).execute(&mut tx.0)? == 1)
}

/// The written exports that have expired, the earliest first.
///
/// # Errors
/// The store failed.
pub fn expired(conn: &mut Conn, now: Instant, limit: u32) -> Result<Vec<Export>, StoreError> {
    let rows: Vec<Row> = exports::table
        .filter(exports::expires_at.le(At(now)))
        .filter(exports::state.eq(ExportState::Done.as_str()))
        .order((exports::expires_at, exports::id))
        .limit(i64::from(limit))
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(Export::try_from).collect()
}

/// The file of an export is no longer to be read: its key is gone.
///
/// # Errors
/// The store failed.
pub fn expire(tx: &mut Tx<'_>, id: &ExportId) -> Result<(), StoreError> {
    let gone = (exports::state.eq(ExportState::Expired.as_str()), exports::blob.eq(None::<String>), exports::blob_key.eq(None::<String>));
    let written = exports::table.find(id.as_str()).filter(exports::state.eq(ExportState::Done.as_str()));
    diesel::update(written).set(gone).execute(&mut tx.0)?;
    Ok(())
}

/// Forgets exports that ended and expired before an instant. How many.
///
/// # Errors
/// The store failed.
pub fn sweep(tx: &mut Tx<'_>, before: Instant) -> Result<usize, StoreError> {
    let old = exports::table.filter(exports::expires_at.lt(At(before))).filter(exports::due_at.is_null());
    // Those with a file first lose that.
    Ok(diesel::delete(old.filter(exports::state.ne(ExportState::Done.as_str()))).execute(&mut tx.0)?)
}

/// Which of these blobs belong to an export.
///
/// # Errors
/// The store failed.
pub fn known(conn: &mut Conn, blobs: &[String]) -> Result<Vec<String>, StoreError> {
    let named = exports::table.filter(exports::blob.eq_any(blobs)).select(exports::blob);
    let named: Vec<Option<String>> = named.load(&mut conn.0)?;
    Ok(named.into_iter().flatten().collect())
}
