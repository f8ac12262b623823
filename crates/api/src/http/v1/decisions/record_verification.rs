//! Verify the record of a locked panel.

use crate::auth::keyring::KeyPurpose;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::jury::records::verification::{Verified, read};
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{PhaseId, RecordId};
use tahaddi_domain::record::{Finding, RecordCheck, RecordPart, RecordVerdict, first_failure};
use utoipa::ToSchema;

/// What one check of a record came to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"check": "database", "part": "sheets", "verdict": "differs", "pointer": "/manifest/sheets/12/scores/crt_01kax3v8m0t2r4q6w8y0b1c2d3"}))]
pub struct RecordFinding {
    /// What was checked.
    pub check: RecordCheck,
    /// Of which part; null where it is not about one.
    #[schema(required)]
    pub part: Option<RecordPart>,
    /// Whether it holds.
    pub verdict: RecordVerdict,
    /// Where it does not: a JSON pointer into the answer of `phases_record` to the first difference.
    #[schema(required, max_length = 400)]
    pub pointer: Option<String>,
}

impl From<Finding> for RecordFinding {
    fn from(finding: Finding) -> Self {
        Self { check: finding.check, part: finding.part, verdict: finding.verdict, pointer: finding.pointer }
    }
}

/// The verification of a record.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordVerificationView {
    /// The record.
    pub record_id: RecordId,
    /// Its place among the records of the call.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub number: i64,
    /// The version of the program that computed the ranking.
    #[schema(max_length = 40, example = "0.1.0")]
    pub engine_version: String,
    /// The version of the program that computed it again.
    #[schema(max_length = 40, example = "0.1.0")]
    pub verified_by_version: String,
    /// Whether every check holds.
    pub holds: bool,
    /// The checks.
    #[schema(max_items = 40)]
    pub checks: Vec<RecordFinding>,
}

impl From<Verified> for RecordVerificationView {
    fn from(verified: Verified) -> Self {
        let head = verified.record.record.head;
        Self {
            record_id: head.id,
            number: head.number,
            engine_version: head.engine_version,
            verified_by_version: env!("CARGO_PKG_VERSION").to_owned(),
            holds: first_failure(&verified.findings).is_none(),
            checks: verified.findings.into_iter().map(RecordFinding::from).collect(),
        }
    }
}

/// Verify the record of a locked panel
///
/// Checks the last record of the phase: signatures, chain and digests; whether the ranking, computed again from the record, is the
/// recorded one to the last bit; whether the decision agrees with the ranking, the seats and the rule that two people decide and release;
/// and whether the database still holds what was recorded. Where something differs, `pointer` says where first.
#[utoipa::path(get, path = "/v1/phases/{id}/record/verification", operation_id = "phases_record_verify", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen, Code::ResultsNotPublished]))))]
pub async fn handle(
    permit: Permit<act::RankingView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
) -> Result<Found<RecordVerificationView>, ApiError> {
    let keys = ctx.keyring.jwks(KeyPurpose::Receipt, ctx.clock.now());
    let place = ctx.planner.place().await?;
    let compared = ctx.db.snapshot(move |conn| read(conn, &permit.caller, &id.0)).await?;
    let verified = place.run(move || Ok(compared.verify(&keys))).await?;
    Ok(Found::computed(verified.into()))
}
