//! What a record holds of what was stated of the panels.

use crate::id::UserId;
use crate::jury::evaluation::PanelAssumption;
use crate::jury::{StatedAssumption, digest_text};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What was stated of the panels of a phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedAssumption {
    /// What is assumed.
    pub assumption: PanelAssumption,
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

impl RecordedAssumption {
    /// A statement, with the digest of its reason.
    #[must_use]
    pub fn of(stated: &StatedAssumption) -> Self {
        let StatedAssumption { assumption, reason, stated_by, stated_at } = stated;
        Self { assumption: *assumption, by: stated_by.clone(), at: *stated_at, reason_digest: digest_text(reason) }
    }
}
