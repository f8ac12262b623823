//! Records of locked review phases. They are added and never changed.

use crate::column::{Json, Key};
use crate::connection::{Conn, MultiBackend};
use crate::schema::{record_parts, records};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::BTreeMap;
use tahaddi_domain::id::{ChallengeId, Id as _, PhaseId, RecordId};
use tahaddi_domain::record::{Part, PhaseRecord, RecordHead};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = records)]
struct Row {
    id: Key<RecordId>,
    challenge_id: Key<ChallengeId>,
    number: i64,
    phase_id: Key<PhaseId>,
    head: Json<RecordHead>,
    signed: String,
}

#[derive(Insertable)]
#[diesel(table_name = record_parts)]
struct PartRow {
    phase_id: Key<PhaseId>,
    digest: String,
    content: String,
}

impl From<Row> for PhaseRecord {
    fn from(row: Row) -> Self {
        Self { head: row.head.0, signed: row.signed }
    }
}

/// The last record of a call.
///
/// # Errors
/// The store failed.
pub fn last_of_call(conn: &mut Conn, challenge: &ChallengeId) -> Result<Option<PhaseRecord>, StoreError> {
    let query = records::table.filter(records::challenge_id.eq(challenge.as_str())).order(records::number.desc());
    let row: Option<Row> = query.select(Row::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(PhaseRecord::from))
}

/// The last record of a phase, or the one with this number in the call.
///
/// # Errors
/// The store failed.
pub fn of_phase(conn: &mut Conn, phase: &PhaseId, number: Option<i64>) -> Result<Option<PhaseRecord>, StoreError> {
    let mut query = records::table.filter(records::phase_id.eq(phase.as_str())).select(Row::as_select()).into_boxed::<MultiBackend>();
    if let Some(number) = number {
        query = query.filter(records::number.eq(number));
    }
    let row: Option<Row> = query.order(records::number.desc()).first(&mut conn.0).optional()?;
    Ok(row.map(PhaseRecord::from))
}

/// What was signed before a record of a call, oldest first.
///
/// # Errors
/// The store failed.
pub fn signed_before(conn: &mut Conn, challenge: &ChallengeId, number: i64) -> Result<Vec<String>, StoreError> {
    let earlier = records::table.filter(records::challenge_id.eq(challenge.as_str())).filter(records::number.lt(number));
    Ok(earlier.order(records::number).select(records::signed).load(&mut conn.0)?)
}

/// The parts of a phase with these digests, by digest.
///
/// # Errors
/// The store failed.
pub fn parts(conn: &mut Conn, phase: &PhaseId, digests: Vec<String>) -> Result<BTreeMap<String, String>, StoreError> {
    let own = record_parts::table.filter(record_parts::phase_id.eq(phase.as_str())).filter(record_parts::digest.eq_any(digests));
    let rows: Vec<(String, String)> = own.select((record_parts::digest, record_parts::content)).load(&mut conn.0)?;
    Ok(rows.into_iter().collect())
}

/// Keeps a part of a record, unless the phase has it already.
///
/// # Errors
/// The store failed.
pub fn put_part(tx: &mut Tx<'_>, phase: &PhaseId, part: &Part) -> Result<(), StoreError> {
    let known: i64 = record_parts::table
        .filter(record_parts::phase_id.eq(phase.as_str()))
        .filter(record_parts::digest.eq(part.digest.clone()))
        .count()
        .get_result(&mut tx.0)?;
    if known == 0 {
        let row = PartRow { phase_id: Key(phase.clone()), digest: part.digest.clone(), content: part.text.clone() };
        diesel::insert_into(record_parts::table).values(row).execute(&mut tx.0)?;
    }
    Ok(())
}

/// Adds a record. Its parts are there.
///
/// # Errors
/// [`StoreError::Duplicate`] if the call has a record with this number: whoever adds one holds the row of the call.
pub fn insert(tx: &mut Tx<'_>, record: &PhaseRecord) -> Result<(), StoreError> {
    let row = Row {
        id: Key(record.head.id.clone()),
        challenge_id: Key(record.challenge().clone()),
        number: record.head.number,
        phase_id: Key(record.phase().clone()),
        head: Json(record.head.clone()),
        signed: record.signed.clone(),
    };
    diesel::insert_into(records::table).values(row).execute(&mut tx.0)?;
    Ok(())
}
