//! Conflicts of interest that were looked at and do not matter.

use crate::column::{At, Json, Key};
use crate::connection::Conn;
use crate::schema::conflict_clearances as clearances;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::BTreeSet;
use tahaddi_domain::id::{ChallengeId, ClearanceId, Id as _, JurorId, OrganisationId, UserId};
use tahaddi_domain::jury::{Clearance, Looked, Whom};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = clearances, treat_none_as_null = true)]
struct Row {
    id: Key<ClearanceId>,
    challenge_id: Key<ChallengeId>,
    juror_id: Option<Key<JurorId>>,
    organisation_id: Key<OrganisationId>,
    findings: Json<BTreeSet<Looked>>,
    reason: String,
    cleared_by: Key<UserId>,
    cleared_at: At,
    revoked_at: Option<At>,
    revoked_reason: Option<String>,
    user_id: Option<Key<UserId>>,
}

impl From<&Clearance> for Row {
    fn from(clearance: &Clearance) -> Self {
        Self {
            id: Key(clearance.id.clone()),
            challenge_id: Key(clearance.challenge.clone()),
            juror_id: clearance.whom.juror().cloned().map(Key),
            organisation_id: Key(clearance.startup.clone()),
            findings: Json(clearance.findings.clone()),
            reason: clearance.reason.clone(),
            cleared_by: Key(clearance.cleared_by.clone()),
            cleared_at: At(clearance.cleared_at),
            revoked_at: clearance.revoked_at.map(At),
            revoked_reason: clearance.revoked_reason.clone(),
            user_id: clearance.whom.user().cloned().map(Key),
        }
    }
}

impl TryFrom<Row> for Clearance {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            whom: match (row.juror_id, row.user_id) {
                (Some(juror), _) => Whom::Juror(juror.0),
                (None, Some(user)) => Whom::User(user.0),
                (None, None) => return Err(StoreError::corrupt("conflict_clearances", row.id.0.as_str(), "juror_id")),
            },
            id: row.id.0,
            challenge: row.challenge_id.0,
            startup: row.organisation_id.0,
            findings: row.findings.0,
            reason: row.reason,
            cleared_by: row.cleared_by.0,
            cleared_at: row.cleared_at.0,
            revoked_at: row.revoked_at.map(|at| at.0),
            revoked_reason: row.revoked_reason,
        })
    }
}

/// The clearance with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &ClearanceId) -> Result<Option<Clearance>, StoreError> {
    let row: Option<Row> = clearances::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(Clearance::try_from).transpose()
}

/// Everything that was cleared in a challenge, also what was revoked, in the order in which it was.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<Clearance>, StoreError> {
    let query = clearances::table.filter(clearances::challenge_id.eq(challenge.as_str())).order(clearances::id);
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Clearance::try_from).collect()
}

/// Keeps the clearances of a call without their explanations, for what was erased.
///
/// # Errors
/// The store failed.
pub fn erase_reasons(tx: &mut Tx<'_>, challenge: &ChallengeId) -> Result<(), StoreError> {
    diesel::update(clearances::table.filter(clearances::challenge_id.eq(challenge.as_str())))
        .set((clearances::reason.eq(""), clearances::revoked_reason.eq(None::<String>)))
        .execute(&mut tx.0)?;
    Ok(())
}

/// Adds a clearance.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, clearance: &Clearance) -> Result<(), StoreError> {
    diesel::insert_into(clearances::table).values(Row::from(clearance)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a clearance that was revoked.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, clearance: &Clearance) -> Result<(), StoreError> {
    diesel::update(clearances::table.find(clearance.id.as_str())).set(Row::from(clearance)).execute(&mut tx.0)?;
    Ok(())
}
