//! The receipt of an application.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::{Audited, Found};
use crate::service::application::receipt::receipt;
use serde::{Deserialize, Serialize};
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::{AcceptedTerms, Snapshot, Submission};
use tahaddi_domain::eligibility::EligibilityReport;
use tahaddi_domain::id::{AccessCodeId, ApplicationId, ReceiptId, UserId};
use tahaddi_domain::time::Instant;
use utoipa::{IntoParams, ToSchema};

/// Which receipt.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ReceiptQuery {
    /// The version of the application that was handed in; left out, the last one.
    #[serde(default)]
    #[param(minimum = 1, maximum = 9_007_199_254_740_991_i64, nullable = false)]
    version: Option<i64>,
}

/// The proof that a dossier was handed in. Keep the whole answer: with the public keys of `keys_list` it is verified without the server.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptView {
    /// The receipt.
    pub id: ReceiptId,
    /// The version of the application that was handed in.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub version: i64,
    /// When it was handed in.
    pub submitted_at: Instant,
    /// Who handed it in.
    pub submitted_by: UserId,
    /// The deadline that was in force for it; null where nothing closes.
    #[schema(required)]
    pub deadline: Option<Instant>,
    /// SHA-256 of the canonical form (RFC 8785) of `snapshot`, without members that are null or empty.
    #[schema(min_length = 64, max_length = 64, example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    pub digest: String,
    /// The signed receipt: a compact JSON Web Signature (RFC 7515, EdDSA) whose claims hold the digest, the instant and the deadline.
    #[schema(max_length = 16384, pattern = r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$", example = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhcHBfMDEifQ.c2lnbmF0dXJl")]
    pub receipt: String,
    /// What was handed in.
    pub snapshot: Snapshot,
    /// What the rules of eligibility said of it then.
    pub eligibility: EligibilityReport,
    /// The access code by which the application came in; null where it needed none.
    #[schema(required)]
    pub access_code_id: Option<AccessCodeId>,
    /// The terms that were accepted for it.
    #[schema(max_items = 20)]
    pub terms: Vec<AcceptedTerms>,
}

impl From<Submission> for ReceiptView {
    fn from(submission: Submission) -> Self {
        Self {
            id: submission.id,
            version: submission.version,
            submitted_at: submission.at,
            submitted_by: submission.actor,
            deadline: submission.deadline,
            digest: submission.digest,
            receipt: submission.receipt,
            snapshot: submission.details.snapshot,
            access_code_id: submission.access_code,
            eligibility: submission.details.eligibility,
            terms: submission.details.terms,
        }
    }
}

/// The receipt of an application
///
/// Signed when it was handed in, over the digest of the dossier, the instant and the deadline in force. Each version that is handed in
/// has its own. `tahaddi verify receipt` checks the answer offline, and so does any JOSE library: docs/RECEIPTS.md says how. Whoever may
/// see the dossier may see it.
#[utoipa::path(get, path = "/v1/applications/{id}/receipt", operation_id = "applications_receipt", tag = "applications",
    extensions(("x-codes" = json!([Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::DossierView>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    query: Query<ReceiptQuery>,
) -> Result<Audited<ReceiptView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let submission = receipt(tx, &permit.caller, &id.0, query.0.version)?;
            Ok(Audited(Found::versioned(submission.version, ReceiptView::from(submission))))
        })
        .await
}
