//! The audit trail: entries that are only ever added, and the chain that seals them afterwards.
//!
//! An entry is written inside the transaction of what it tells. A leased worker then chains the entries: it reads
//! [`unsealed`], continues from [`last_seal`], computes the hashes and stores them with [`append_seals`]. A chain inside each
//! transaction would make all writes wait for one another.

use crate::column::{At, Json, Key};
use crate::connection::{Conn, MultiBackend, per_backend};
use crate::schema::{assignments, audit_entries, audit_seals};
use crate::{StoreError, Tx};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use serde_json::Value;
use tahaddi_domain::id::{AuditId, Id, OrganisationId, PhaseId};
use tahaddi_domain::time::Instant;

/// An entry to be written: ids and digests, no personal data.
#[derive(Clone, Debug)]
pub struct NewAudit {
    /// Who acted; nobody for the program itself.
    pub actor_id: Option<String>,
    /// What was done, such as `challenge.published`.
    pub action: String,
    /// What it was done to.
    pub subject_id: String,
    /// The organisation that may see the entry.
    pub organisation_id: Option<OrganisationId>,
    /// The request, or the job, in which it happened.
    pub request_id: String,
    /// The rest.
    pub details: Value,
}

/// A stored entry.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEntry {
    /// Its identifier.
    pub id: AuditId,
    /// When it happened.
    pub at: Instant,
    /// Who acted.
    pub actor_id: Option<String>,
    /// What was done.
    pub action: String,
    /// What it was done to.
    pub subject_id: String,
    /// The organisation that may see the entry.
    pub organisation_id: Option<OrganisationId>,
    /// The request in which it happened.
    pub request_id: String,
    /// The rest.
    pub details: Value,
}

/// A link of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditSeal {
    /// Its place: 1, 2, 3 …
    pub sequence: i64,
    /// The entry that it seals.
    pub entry_id: AuditId,
    /// The hash over the entry and the link before.
    pub hash: String,
}

/// What a juror does with a sheet.
const OF_SHEETS: [&str; 2] = ["sheet.written", "sheet.completed"];

/// Which entries to list; `None` leaves a field open.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Only what this organisation may see.
    pub organisation_id: Option<OrganisationId>,
    /// Only what was done to this.
    pub subject_id: Option<String>,
    /// Only what this person did.
    pub actor_id: Option<String>,
    /// Not what jurors did with their sheets in these review phases.
    pub sealed: Vec<PhaseId>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = audit_entries)]
struct EntryRow {
    id: Key<AuditId>,
    at: At,
    actor_id: Option<String>,
    action: String,
    subject_id: String,
    organisation_id: Option<Key<OrganisationId>>,
    request_id: String,
    details: Json<Value>,
}

impl From<EntryRow> for AuditEntry {
    fn from(row: EntryRow) -> Self {
        Self {
            id: row.id.0,
            at: row.at.0,
            actor_id: row.actor_id,
            action: row.action,
            subject_id: row.subject_id,
            organisation_id: row.organisation_id.map(|id| id.0),
            request_id: row.request_id,
            details: row.details.0,
        }
    }
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = audit_seals)]
struct SealRow {
    sequence: i64,
    entry_id: Key<AuditId>,
    hash: String,
}

impl From<SealRow> for AuditSeal {
    fn from(row: SealRow) -> Self {
        Self { sequence: row.sequence, entry_id: row.entry_id.0, hash: row.hash }
    }
}

/// Writes an entry, dated with the transaction.
///
/// # Errors
/// The store failed.
pub fn append(tx: &mut Tx<'_>, new: NewAudit) -> Result<AuditId, StoreError> {
    let id: AuditId = tx.new_id()?;
    let row = EntryRow {
        id: Key(id.clone()),
        at: At(tx.now()?),
        actor_id: new.actor_id,
        action: new.action,
        subject_id: new.subject_id,
        organisation_id: new.organisation_id.map(Key),
        request_id: new.request_id,
        details: Json(new.details),
    };
    per_backend!(tx, c => diesel::insert_into(audit_entries::table).values(row).execute(c))?;
    Ok(id)
}

/// One entry.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &AuditId) -> Result<Option<AuditEntry>, StoreError> {
    let row: Option<EntryRow> = audit_entries::table.find(id.as_str()).select(EntryRow::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(Into::into))
}

/// Entries, the latest first, from below `after` on.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, filter: &AuditFilter, after: Option<(Instant, &AuditId)>, limit: i64) -> Result<Vec<AuditEntry>, StoreError> {
    use audit_entries::{at, id, organisation_id, subject_id};
    let mut query = audit_entries::table.select(EntryRow::as_select()).into_boxed::<MultiBackend>();
    if let Some(organisation) = &filter.organisation_id {
        query = query.filter(organisation_id.eq(organisation.as_str()));
    }
    if let Some(subject) = &filter.subject_id {
        query = query.filter(subject_id.eq(subject));
    }
    if let Some(actor) = &filter.actor_id {
        query = query.filter(audit_entries::actor_id.eq(actor));
    }
    if !filter.sealed.is_empty() {
        let phases: Vec<&str> = filter.sealed.iter().map(Id::as_str).collect();
        let within = assignments::table.filter(assignments::id.eq(subject_id)).filter(assignments::phase_id.eq_any(phases));
        let sealed = audit_entries::action.eq_any(OF_SHEETS).and(exists(within.select(assignments::id)));
        query = query.filter(not(sealed));
    }
    if let Some((when, last)) = after {
        // Not `at < ? OR (at = ? AND id < ?)`: no engine walks an index for that.
        query = query.filter(at.le(At(when))).filter(at.lt(At(when)).or(id.lt(last.as_str())));
    }
    let rows: Vec<EntryRow> = query.order((at.desc(), id.desc())).limit(limit).load(&mut conn.0)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Every entry about an object that tells of one action, the oldest first: for actions of which an object sees few.
///
/// # Errors
/// The store failed.
pub fn of_subject(conn: &mut Conn, subject: &str, action: &str) -> Result<Vec<AuditEntry>, StoreError> {
    let about = audit_entries::table.filter(audit_entries::subject_id.eq(subject)).filter(audit_entries::action.eq(action));
    let rows: Vec<EntryRow> = about.order((audit_entries::at, audit_entries::id)).select(EntryRow::as_select()).load(&mut conn.0)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Entries without a seal, the oldest first. Transactions commit out of order, so an entry may turn up behind one that is
/// sealed: look back from the last run by more than a transaction can take, or to the beginning with `None`.
///
/// # Errors
/// The store failed.
pub fn unsealed(conn: &mut Conn, since: Option<Instant>, limit: i64) -> Result<Vec<AuditEntry>, StoreError> {
    use audit_entries::{at, id};
    let sealed = audit_seals::table.filter(audit_seals::entry_id.eq(id)).select(audit_seals::sequence);
    let mut query = audit_entries::table.select(EntryRow::as_select()).filter(not(exists(sealed))).into_boxed::<MultiBackend>();
    if let Some(since) = since {
        query = query.filter(at.ge(At(since)));
    }
    let rows: Vec<EntryRow> = query.order((at.asc(), id.asc())).limit(limit).load(&mut conn.0)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// When the entry was written that was sealed last.
///
/// # Errors
/// The store failed.
pub fn sealed_until(conn: &mut Conn) -> Result<Option<Instant>, StoreError> {
    let last = audit_seals::table.inner_join(audit_entries::table).order(audit_seals::sequence.desc()).select(audit_entries::at);
    let at: Option<At> = per_backend!(conn, c => last.first(c)).optional()?;
    Ok(at.map(|at| at.0))
}

/// The end of the chain.
///
/// # Errors
/// The store failed.
pub fn last_seal(conn: &mut Conn) -> Result<Option<AuditSeal>, StoreError> {
    let query = audit_seals::table.order(audit_seals::sequence.desc());
    let row: Option<SealRow> = per_backend!(conn, c => query.select(SealRow::as_select()).first(c)).optional()?;
    Ok(row.map(Into::into))
}

/// Adds links to the chain. Two workers that seal at once collide: one of them gets [`StoreError::Duplicate`].
///
/// # Errors
/// A place or an entry is taken, an entry does not exist, or the store failed.
pub fn append_seals(tx: &mut Tx<'_>, seals: &[AuditSeal]) -> Result<(), StoreError> {
    // PostgreSQL takes 65,535 parameters a statement, SQLite 32,766.
    for some in seals.chunks(1000) {
        let rows: Vec<SealRow> = some
            .iter()
            .map(|seal| SealRow { sequence: seal.sequence, entry_id: Key(seal.entry_id.clone()), hash: seal.hash.clone() })
            .collect();
        per_backend!(tx, c => diesel::insert_into(audit_seals::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// The chain with what it seals, in order, from behind `after` on: for verification.
///
/// # Errors
/// The store failed.
pub fn chain(conn: &mut Conn, after: i64, limit: i64) -> Result<Vec<(AuditSeal, AuditEntry)>, StoreError> {
    let rows: Vec<(SealRow, EntryRow)> = audit_seals::table
        .inner_join(audit_entries::table)
        .filter(audit_seals::sequence.gt(after))
        .select((SealRow::as_select(), EntryRow::as_select()))
        .order(audit_seals::sequence)
        .limit(limit)
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(seal, entry)| (seal.into(), entry.into())).collect())
}
