//! Corrections of released decisions: the one that is proposed, and those that were released. What released ones decide is never changed.

use crate::column::{At, Doc, Key, doc};
use crate::connection::Conn;
use crate::schema::decision_corrections as corrections;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::document::CorrectionDocument;
use tahaddi_domain::id::{Id as _, PhaseId, UserId};
use tahaddi_domain::jury::DecisionCorrection;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = corrections, primary_key(phase_id, number), treat_none_as_null = true)]
struct Row {
    phase_id: Key<PhaseId>,
    number: i64,
    document: Doc<CorrectionDocument>,
    proposed_by: Key<UserId>,
    proposed_at: At,
    released_by: Option<Key<UserId>>,
    released_at: Option<At>,
}

impl From<&DecisionCorrection> for Row {
    fn from(correction: &DecisionCorrection) -> Self {
        Self {
            phase_id: Key(correction.phase.clone()),
            number: correction.number,
            document: doc(&correction.document),
            proposed_by: Key(correction.proposed_by.clone()),
            proposed_at: At(correction.proposed_at),
            released_by: correction.released_by.clone().map(Key),
            released_at: correction.released_at.map(At),
        }
    }
}

impl From<Row> for DecisionCorrection {
    fn from(row: Row) -> Self {
        Self {
            phase: row.phase_id.0,
            number: row.number,
            document: row.document.0,
            proposed_by: row.proposed_by.0,
            proposed_at: row.proposed_at.0,
            released_by: row.released_by.map(|id| id.0),
            released_at: row.released_at.map(|at| at.0),
        }
    }
}

/// The correction of a phase that is proposed and not released.
///
/// # Errors
/// The store failed.
pub fn proposed(conn: &mut Conn, phase: &PhaseId) -> Result<Option<DecisionCorrection>, StoreError> {
    let query = corrections::table.filter(corrections::phase_id.eq(phase.as_str())).filter(corrections::released_at.is_null());
    let row: Option<Row> = query.select(Row::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(DecisionCorrection::from))
}

/// The corrections of a phase that were released, the oldest first.
///
/// # Errors
/// The store failed.
pub fn released(conn: &mut Conn, phase: &PhaseId) -> Result<Vec<DecisionCorrection>, StoreError> {
    let query = corrections::table.filter(corrections::phase_id.eq(phase.as_str())).filter(corrections::released_at.is_not_null());
    let rows: Vec<Row> = query.order(corrections::number).select(Row::as_select()).load(&mut conn.0)?;
    Ok(rows.into_iter().map(DecisionCorrection::from).collect())
}

/// The correction of a phase that is in force: the last that was released.
///
/// # Errors
/// The store failed.
pub fn in_force(conn: &mut Conn, phase: &PhaseId) -> Result<Option<DecisionCorrection>, StoreError> {
    let query = corrections::table.filter(corrections::phase_id.eq(phase.as_str())).filter(corrections::released_at.is_not_null());
    let row: Option<Row> = query.order(corrections::number.desc()).select(Row::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(DecisionCorrection::from))
}

/// Adds a correction that is proposed.
///
/// # Errors
/// [`StoreError::Duplicate`] if one is proposed already.
pub fn insert(tx: &mut Tx<'_>, correction: &DecisionCorrection) -> Result<(), StoreError> {
    diesel::insert_into(corrections::table).values(Row::from(correction)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores the correction that is proposed, changed or released; `false` if it was released already.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, correction: &DecisionCorrection) -> Result<bool, StoreError> {
    let open = corrections::table
        .filter(corrections::phase_id.eq(correction.phase.as_str()))
        .filter(corrections::number.eq(correction.number))
        .filter(corrections::released_at.is_null());
    Ok(diesel::update(open).set(Row::from(correction)).execute(&mut tx.0)? > 0)
}

/// Every correction of a phase, released or not, the oldest first.
///
/// # Errors
/// The store failed.
pub fn all(conn: &mut Conn, phase: &PhaseId) -> Result<Vec<DecisionCorrection>, StoreError> {
    let query = corrections::table.filter(corrections::phase_id.eq(phase.as_str())).order(corrections::number);
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    Ok(rows.into_iter().map(DecisionCorrection::from).collect())
}

/// Puts a document in place of another: personal data have been kept long enough. What was decided stays.
///
/// # Errors
/// The store failed.
pub fn overwrite(tx: &mut Tx<'_>, phase: &PhaseId, number: i64, document: &CorrectionDocument) -> Result<(), StoreError> {
    let own = corrections::table.filter(corrections::phase_id.eq(phase.as_str())).filter(corrections::number.eq(number));
    diesel::update(own).set(corrections::document.eq(doc(document))).execute(&mut tx.0)?;
    Ok(())
}

/// Takes back the correction that is proposed; `false` if there is none.
///
/// # Errors
/// The store failed.
pub fn withdraw(tx: &mut Tx<'_>, phase: &PhaseId) -> Result<bool, StoreError> {
    let open = corrections::table.filter(corrections::phase_id.eq(phase.as_str())).filter(corrections::released_at.is_null());
    Ok(diesel::delete(open).execute(&mut tx.0)? > 0)
}
