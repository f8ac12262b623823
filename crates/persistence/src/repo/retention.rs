//! Which calls and dossiers still keep personal data.

use crate::column::{At, Key};
use crate::connection::Conn;
use crate::schema::{applications, challenges};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::challenge::ChallengeState;
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _};
use tahaddi_domain::time::Instant;

/// Published challenges that keep personal data and may have kept them long enough: their last window closed before `closed_before`, or
/// they were cancelled. In the order of their ids, from after one.
///
/// # Errors
/// The store failed.
pub fn challenges(conn: &mut Conn, closed_before: Instant, after: &str, limit: i64) -> Result<Vec<ChallengeId>, StoreError> {
    let ids: Vec<Key<ChallengeId>> = challenges::table
        .filter(challenges::published_at.is_not_null())
        .filter(challenges::personal_data_erased_at.is_null())
        .filter(challenges::closes_at.le(At(closed_before)).or(challenges::state.eq(ChallengeState::Cancelled.as_str())))
        .filter(challenges::id.gt(after))
        .order(challenges::id)
        .limit(limit)
        .select(challenges::id)
        .load(&mut conn.0)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// The dossiers of a challenge that keep personal data and were never handed in, or were withdrawn, by id; with `all` every one that
/// keeps some.
///
/// # Errors
/// The store failed.
pub fn applications(conn: &mut Conn, challenge: &ChallengeId, all: bool) -> Result<Vec<ApplicationId>, StoreError> {
    let states = ApplicationState::ALL.iter().filter(|state| all || **state != ApplicationState::Submitted);
    let ids: Vec<Key<ApplicationId>> = applications::table
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq_any(states.map(|state| state.as_str())))
        .filter(applications::personal_data_erased_at.is_null())
        .order(applications::id)
        .select(applications::id)
        .load(&mut conn.0)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// When the personal data of a call went.
///
/// # Errors
/// The store failed.
pub fn erased_at(conn: &mut Conn, id: &ChallengeId) -> Result<Option<Instant>, StoreError> {
    let found: Option<Option<At>> =
        challenges::table.find(id.as_str()).select(challenges::personal_data_erased_at).first(&mut conn.0).optional()?;
    Ok(found.flatten().map(|at| at.0))
}

/// Notes that the personal data of a call are gone.
///
/// # Errors
/// The store failed.
pub fn mark_challenge(tx: &mut Tx<'_>, id: &ChallengeId) -> Result<(), StoreError> {
    tx.shows();
    let now = At(tx.now()?);
    diesel::update(challenges::table.find(id.as_str())).set(challenges::personal_data_erased_at.eq(now)).execute(&mut tx.0)?;
    Ok(())
}

/// Notes that the personal data of a dossier are gone.
///
/// # Errors
/// The store failed.
pub fn mark_application(tx: &mut Tx<'_>, id: &ApplicationId) -> Result<(), StoreError> {
    let now = At(tx.now()?);
    diesel::update(applications::table.find(id.as_str())).set(applications::personal_data_erased_at.eq(now)).execute(&mut tx.0)?;
    Ok(())
}
