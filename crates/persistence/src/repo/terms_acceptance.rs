//! Who accepted which wording of which terms.

use crate::column::{At, Key};
use crate::connection::{Conn, per_backend};
use crate::schema::terms_acceptances;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::id::{ChallengeId, Id as _, UserId};
use tahaddi_domain::time::Instant;

/// That a person accepted a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The key of the terms.
    pub key: String,
    /// The version of the wording.
    pub version: u32,
    /// SHA-256 of the wording, in hexadecimal.
    pub digest: String,
    /// When.
    pub at: Instant,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
}

impl Acceptance {
    /// Whether it holds for a wording: of these terms, in this version, and not withdrawn.
    #[must_use]
    pub fn holds_for(&self, key: &str, version: Option<u32>) -> bool {
        self.withdrawn_at.is_none() && self.key == key && Some(self.version) == version
    }
}

/// Call, key, version, digest, and when it was given and withdrawn.
type Row = (Key<ChallengeId>, String, i64, String, At, Option<At>);

fn read((challenge, key, version, digest, at, withdrawn_at): Row) -> Result<(ChallengeId, Acceptance), StoreError> {
    let version = u32::try_from(version).map_err(|_out_of_range| StoreError::corrupt("terms_acceptances", &key, "version"))?;
    Ok((challenge.0, Acceptance { key, version, digest, at: at.0, withdrawn_at: withdrawn_at.map(|at| at.0) }))
}

const COLUMNS: (
    terms_acceptances::challenge_id,
    terms_acceptances::terms_key,
    terms_acceptances::version,
    terms_acceptances::digest,
    terms_acceptances::accepted_at,
    terms_acceptances::withdrawn_at,
) = (
    terms_acceptances::challenge_id,
    terms_acceptances::terms_key,
    terms_acceptances::version,
    terms_acceptances::digest,
    terms_acceptances::accepted_at,
    terms_acceptances::withdrawn_at,
);

/// What a person has accepted of a call, by key and version, what was withdrawn too.
///
/// # Errors
/// The store failed.
pub fn of_person(conn: &mut Conn, challenge: &ChallengeId, user: &UserId) -> Result<Vec<Acceptance>, StoreError> {
    let own = terms_acceptances::table
        .filter(terms_acceptances::challenge_id.eq(challenge.as_str()))
        .filter(terms_acceptances::user_id.eq(user.as_str()))
        .order((terms_acceptances::terms_key, terms_acceptances::version, terms_acceptances::accepted_at))
        .select(COLUMNS);
    let rows: Vec<Row> = per_backend!(conn, c => own.load(c))?;
    rows.into_iter().map(|row| Ok(read(row)?.1)).collect()
}

/// What a person has accepted of all calls, up to `limit`.
///
/// # Errors
/// The store failed.
pub fn all_of_person(conn: &mut Conn, user: &UserId, limit: i64) -> Result<Vec<(ChallengeId, Acceptance)>, StoreError> {
    let own = terms_acceptances::table.filter(terms_acceptances::user_id.eq(user.as_str()));
    let by = (terms_acceptances::challenge_id, terms_acceptances::terms_key, terms_acceptances::version, terms_acceptances::accepted_at);
    let rows: Vec<Row> = own.order(by).limit(limit).select(COLUMNS).load(&mut conn.0)?;
    rows.into_iter().map(read).collect()
}

/// Notes that a person withdraws terms of a call, in every wording that was accepted and holds; how many.
///
/// # Errors
/// The store failed.
pub fn withdraw(tx: &mut Tx<'_>, challenge: &ChallengeId, user: &UserId, key: &str) -> Result<usize, StoreError> {
    let now = At(tx.now()?);
    let holding = terms_acceptances::table
        .filter(terms_acceptances::challenge_id.eq(challenge.as_str()))
        .filter(terms_acceptances::user_id.eq(user.as_str()))
        .filter(terms_acceptances::terms_key.eq(key))
        .filter(terms_acceptances::withdrawn_at.is_null());
    Ok(diesel::update(holding).set(terms_acceptances::withdrawn_at.eq(now)).execute(&mut tx.0)?)
}

/// Keeps that a person accepted a wording.
///
/// # Errors
/// [`StoreError::Duplicate`] if that is known already.
pub fn insert(tx: &mut Tx<'_>, challenge: &ChallengeId, user: &UserId, acceptance: &Acceptance) -> Result<(), StoreError> {
    diesel::insert_into(terms_acceptances::table)
        .values((
            terms_acceptances::challenge_id.eq(challenge.as_str()),
            terms_acceptances::user_id.eq(user.as_str()),
            terms_acceptances::terms_key.eq(&acceptance.key),
            terms_acceptances::version.eq(i64::from(acceptance.version)),
            terms_acceptances::digest.eq(&acceptance.digest),
            terms_acceptances::accepted_at.eq(At(acceptance.at)),
        ))
        .execute(&mut tx.0)?;
    Ok(())
}
