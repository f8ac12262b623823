//! What a record holds of a decision, its release and its corrections.

use crate::id::{AppealId, UserId};
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedDecision {
    /// Who decided.
    pub by: UserId,
    /// When.
    pub at: Instant,
    /// How many seats there were.
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_i64))]
    pub seats: u32,
    /// The decision, word for word, without the session: a `DecisionDocument`.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
    /// SHA-256 of the canonical form of the session, `deliberation` of the decision with `others` empty: who sat without a seat is forgotten
    /// one day. Where no session was put on record it is that of `null`. Not in records of before it was kept. It keeps the session from
    /// being altered, not from being guessed: whoever knows who sat can try the votes until the digest fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 64,
            max_length = 64,
            pattern = "^[0-9a-f]{64}$",
            example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    )]
    pub session_digest: Option<String>,
}

/// The release of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedRelease {
    /// Who released it.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// What a correction of a released decision corrects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedCorrection {
    /// The number of the version that came in force; what was first released is 1.
    #[cfg_attr(feature = "openapi", schema(minimum = 2, maximum = 9_007_199_254_740_991_i64))]
    pub number: i64,
    /// Why, as everybody may read it.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub public_reason: String,
    /// SHA-256 of the reason in full, which is not part of a record.
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
    /// The appeals from which it follows.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub appeal_ids: Vec<AppealId>,
    /// What was in force until then: the part `decision` of the record before in the phase, word for word.
    pub corrected: RecordedDecision,
}
