//! What people may ask about their personal data (law 09-08): a copy of it, and that it goes; and that it goes by itself in the end.

pub mod erase;
pub mod erasure;
pub mod export;
pub mod retire;

use crate::error::ApiResult;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::privacy::Retention;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::review_phase;

/// Until when the personal data of a call are kept.
///
/// # Errors
/// The store failed.
pub fn retention(conn: &mut Conn, challenge: &Challenge) -> ApiResult<Retention> {
    Ok(Retention::of(challenge, &review_phase::list(conn, &challenge.id)?))
}
