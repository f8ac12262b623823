//! Access codes, known by the digests of their secrets.

use crate::column::{At, Key};
use crate::connection::{AnyConn, Conn, MultiBackend};
use crate::schema::access_codes;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::access_code::AccessCode;
use tahaddi_domain::id::{AccessCodeId, ChallengeId, Id as _, OrganisationId, UserId};

#[derive(Queryable, Selectable)]
#[diesel(table_name = access_codes)]
struct Row {
    id: Key<AccessCodeId>,
    challenge_id: Key<ChallengeId>,
    label: String,
    organisation_id: Option<Key<OrganisationId>>,
    email_domain: Option<String>,
    uses_allowed: i32,
    uses: i32,
    created_by: Key<UserId>,
    created_at: At,
    expires_at: Option<At>,
    revoked_at: Option<At>,
}

impl TryFrom<Row> for AccessCode {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let count = |number: i32, what: &str| {
            u32::try_from(number).map_err(|_negative| StoreError::corrupt("access_codes", row.id.0.as_str(), what))
        };
        let (uses_allowed, uses) = (count(row.uses_allowed, "uses_allowed")?, count(row.uses, "uses")?);
        Ok(Self {
            id: row.id.0,
            challenge: row.challenge_id.0,
            label: row.label,
            organisation: row.organisation_id.map(|id| id.0),
            email_domain: row.email_domain,
            uses_allowed,
            uses,
            created_by: row.created_by.0,
            created_at: row.created_at.0,
            expires_at: row.expires_at.map(|at| at.0),
            revoked_at: row.revoked_at.map(|at| at.0),
        })
    }
}

/// The code with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &AccessCodeId) -> Result<Option<AccessCode>, StoreError> {
    let row: Option<Row> = access_codes::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(AccessCode::try_from).transpose()
}

/// The code whose secret has this digest, for its use: until this transaction ends nobody else uses or revokes it.
///
/// # Errors
/// The store failed.
pub fn lock_by_digest(tx: &mut Tx<'_>, digest: &str) -> Result<Option<AccessCode>, StoreError> {
    let query = access_codes::table.filter(access_codes::digest.eq(digest));
    let row: Option<Row> = match &mut tx.0 {
        AnyConn::Pg(c) => query.select(Row::as_select()).for_no_key_update().first(c).optional()?,
        AnyConn::Sqlite(c) => query.select(Row::as_select()).first(c).optional()?,
    };
    row.map(AccessCode::try_from).transpose()
}

/// The codes of a challenge, oldest first, from after a code; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, challenge: &ChallengeId, after: Option<&AccessCodeId>, limit: u32) -> Result<Vec<AccessCode>, StoreError> {
    let mut query = access_codes::table.filter(access_codes::challenge_id.eq(challenge.as_str())).into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(access_codes::id.gt(after.as_str()));
    }
    let rows: Vec<Row> = query.order(access_codes::id).limit(i64::from(limit) + 1).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(AccessCode::try_from).collect()
}

/// The codes that a person made, by id; at most `limit`.
///
/// # Errors
/// The store failed.
pub fn made_by(conn: &mut Conn, user: &UserId, limit: i64) -> Result<Vec<AccessCode>, StoreError> {
    let own = access_codes::table.filter(access_codes::created_by.eq(user.as_str())).order(access_codes::id).limit(limit);
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(AccessCode::try_from).collect()
}

/// Adds a code whose secret has this digest.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, code: &AccessCode, digest: &str) -> Result<(), StoreError> {
    let number =
        |count: u32, what: &str| i32::try_from(count).map_err(|_too_many| StoreError::corrupt("access_codes", code.id.as_str(), what));
    diesel::insert_into(access_codes::table)
        .values((
            access_codes::id.eq(code.id.as_str()),
            access_codes::challenge_id.eq(code.challenge.as_str()),
            access_codes::label.eq(&code.label),
            access_codes::digest.eq(digest),
            access_codes::organisation_id.eq(code.organisation.as_ref().map(OrganisationId::as_str)),
            access_codes::email_domain.eq(&code.email_domain),
            access_codes::uses_allowed.eq(number(code.uses_allowed, "uses_allowed")?),
            access_codes::uses.eq(number(code.uses, "uses")?),
            access_codes::created_by.eq(code.created_by.as_str()),
            access_codes::created_at.eq(At(code.created_at)),
            access_codes::expires_at.eq(code.expires_at.map(At)),
            access_codes::revoked_at.eq(code.revoked_at.map(At)),
        ))
        .execute(&mut tx.0)?;
    Ok(())
}

/// Counts one use of a code; `false` if none is left, or it is revoked.
///
/// # Errors
/// The store failed.
pub fn use_once(tx: &mut Tx<'_>, id: &AccessCodeId) -> Result<bool, StoreError> {
    let good = access_codes::table
        .find(id.as_str())
        .filter(access_codes::uses.lt(access_codes::uses_allowed))
        .filter(access_codes::revoked_at.is_null());
    Ok(diesel::update(good).set(access_codes::uses.eq(access_codes::uses + 1)).execute(&mut tx.0)? == 1)
}

/// Revokes a code; `false` if it was revoked before.
///
/// # Errors
/// The store failed.
pub fn revoke(tx: &mut Tx<'_>, id: &AccessCodeId) -> Result<bool, StoreError> {
    let now = At(tx.now()?);
    let good = access_codes::table.find(id.as_str()).filter(access_codes::revoked_at.is_null());
    Ok(diesel::update(good).set(access_codes::revoked_at.eq(now)).execute(&mut tx.0)? == 1)
}
