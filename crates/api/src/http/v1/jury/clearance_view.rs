//! How cleared conflicts of interest are shown.

use serde::Serialize;
use tahaddi_domain::id::{ClearanceId, JurorId, OrganisationId, UserId};
use tahaddi_domain::jury::{Clearance, ConflictKind};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// That somebody without a conflict of interest has looked at what speaks against a person and a startup, and finds that it does not matter.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClearanceView {
    /// Its identifier.
    pub id: ClearanceId,
    /// The juror; null for somebody who decides without a seat.
    #[schema(required)]
    pub juror_id: Option<JurorId>,
    /// Who decides without a seat: an operator, or a member of the organisation that runs the call; null for a juror.
    #[schema(required)]
    pub user_id: Option<UserId>,
    /// The startup.
    pub organisation_id: OrganisationId,
    /// What was looked at. What comes to light later counts all the same.
    #[schema(max_items = 20)]
    pub kinds: Vec<ConflictKind>,
    /// Why it does not matter.
    #[schema(max_length = 4000)]
    pub reason: String,
    /// Who cleared it.
    pub cleared_by: UserId,
    /// When.
    pub cleared_at: Instant,
    /// When it was revoked: it does not hold any more.
    #[schema(required)]
    pub revoked_at: Option<Instant>,
    /// Why it was revoked.
    #[schema(required, max_length = 4000)]
    pub revoked_reason: Option<String>,
}

impl From<Clearance> for ClearanceView {
    fn from(cleared: Clearance) -> Self {
        Self {
            kinds: cleared.kinds().into_iter().collect(),
            id: cleared.id,
            juror_id: cleared.whom.juror().cloned(),
            user_id: cleared.whom.user().cloned(),
            organisation_id: cleared.startup,
            reason: cleared.reason,
            cleared_by: cleared.cleared_by,
            cleared_at: cleared.cleared_at,
            revoked_at: cleared.revoked_at,
            revoked_reason: cleared.revoked_reason,
        }
    }
}
