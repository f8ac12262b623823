//! Who accepted which wording of which terms.

use crate::column::At;
use crate::connection::Conn;
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
}

/// What a person has accepted of a call, by key and version.
///
/// # Errors
/// The store failed.
pub fn of_person(conn: &mut Conn, challenge: &ChallengeId, user: &UserId) -> Result<Vec<Acceptance>, StoreError> {
    let rows: Vec<(String, i64, String, At)> = terms_acceptances::table
        .filter(terms_acceptances::challenge_id.eq(challenge.as_str()))
        .filter(terms_acceptances::user_id.eq(user.as_str()))
        .order((terms_acceptances::terms_key, terms_acceptances::version))
        .select((terms_acceptances::terms_key, terms_acceptances::version, terms_acceptances::digest, terms_acceptances::accepted_at))
        .load(&mut conn.0)?;
    let read = |(key, version, digest, at): (String, i64, String, At)| {
        let version = u32::try_from(version).map_err(|_out_of_range| StoreError::corrupt("terms_acceptances", &key, "version"))?;
        Ok(Acceptance { key, version, digest, at: at.0 })
    };
    rows.into_iter().map(read).collect()
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
