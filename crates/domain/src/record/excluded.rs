//! What a record says of jurors who were left out, and of those who were let in.

use crate::id::{ApplicationId, AssignmentId, JurorId, UserId};
use crate::jury::{ConflictKind, JurorExclusion, ReviewPhase, digest_text};
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A juror whose sheets were left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedJurorExclusion {
    /// The juror.
    pub juror_id: JurorId,
    /// Who said so.
    pub by: UserId,
    /// When.
    pub at: Instant,
    /// SHA-256 of the reason, which is not part of a record.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 64,
            max_length = 64,
            pattern = "^[0-9a-f]{64}$",
            example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    )]
    pub reason_digest: String,
}

impl RecordedJurorExclusion {
    /// Those that hold, with the digests of their reasons.
    #[must_use]
    pub fn standing(phase: &ReviewPhase) -> Vec<Self> {
        let recorded = |exclusion: &JurorExclusion| Self {
            juror_id: exclusion.juror_id.clone(),
            by: exclusion.excluded_by.clone(),
            at: exclusion.excluded_at,
            reason_digest: digest_text(&exclusion.reason),
        };
        phase.exclusions.standing().map(recorded).collect()
    }
}

/// An assignment that stood in the way of nothing, because a conflict of interest was looked at and cleared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedClearance {
    /// The assignment.
    pub assignment_id: AssignmentId,
    /// The juror.
    pub juror_id: JurorId,
    /// The application.
    pub application_id: ApplicationId,
    /// What was cleared.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub kinds: BTreeSet<ConflictKind>,
}
