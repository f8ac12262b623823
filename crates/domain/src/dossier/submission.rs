//! A hand-in: what was handed in, what it was held against, and the receipt for it.

use super::digest::Snapshot;
use crate::document::Key;
use crate::eligibility::EligibilityReport;
use crate::id::{AccessCodeId, ApplicationId, ChallengeId, ReceiptId, UserId};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// One hand-in of a dossier. It never changes; another version is another hand-in.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// The receipt.
    pub id: ReceiptId,
    /// The application.
    pub application: ApplicationId,
    /// The version that was handed in.
    pub version: i64,
    /// The challenge.
    pub challenge: ChallengeId,
    /// Who handed it in.
    pub actor: UserId,
    /// When.
    pub at: Instant,
    /// The deadline that was in force for it.
    pub deadline: Option<Instant>,
    /// The digest of [`SubmissionDetails::snapshot`].
    pub digest: String,
    /// The signed receipt: a compact JSON Web Signature.
    pub receipt: String,
    /// The access code by which the application came in, where it needed one.
    pub access_code: Option<AccessCodeId>,
    /// What was handed in, and what it was held against.
    pub details: SubmissionDetails,
}

/// What was handed in, and what it was held against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubmissionDetails {
    /// What the digest of the receipt is taken of.
    pub snapshot: Snapshot,
    /// What the rules of eligibility said then.
    pub eligibility: EligibilityReport,
    /// The terms that were accepted.
    pub terms: Vec<AcceptedTerms>,
}

/// That somebody accepted a wording of terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"key": "rules", "version": 2, "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "at": "2027-03-01T10:00:00.000000Z"})))]
pub struct AcceptedTerms {
    /// The key of the terms.
    pub key: Key,
    /// The version of the wording.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: u32,
    /// SHA-256 of the wording, in lower-case hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub digest: String,
    /// Who accepted it.
    pub by: UserId,
    /// When.
    pub at: Instant,
}
