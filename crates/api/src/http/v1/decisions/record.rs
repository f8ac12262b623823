//! The record of a locked panel.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Found;
use crate::service::jury::records::show::{WholeRecord, show};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::record::RecordManifest;
use utoipa::{IntoParams, ToSchema};

/// Which record.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RecordQuery {
    /// The number of the record in its call (`manifest.head.number`); left out, the last one of the phase.
    #[serde(default)]
    #[param(minimum = 1, maximum = 9_007_199_254_740_991_i64, nullable = false)]
    number: Option<i64>,
}

/// The record of a locked panel. Keep the whole answer as it is: with the public keys of `keys_list` it is verified without the server.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordView {
    /// The signed head: a compact JSON Web Signature (RFC 7515, EdDSA) whose claim `head` is `manifest.head`.
    #[schema(max_length = 16384, pattern = r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$", example = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJwaHNfMDEifQ.c2lnbmF0dXJl")]
    pub record: String,
    /// The record: its head, and the parts whose digests stand in it.
    #[schema(value_type = RecordManifest)]
    pub manifest: Value,
    /// The signed records before it in the call, oldest first. Each names the digest of the one before.
    #[schema(max_items = 100_000, example = json!([]))]
    pub chain: Vec<String>,
}

impl From<WholeRecord> for RecordView {
    fn from(whole: WholeRecord) -> Self {
        Self { record: whole.record.signed, manifest: whole.manifest, chain: whole.chain }
    }
}

/// The record of a locked panel
///
/// Everything from which the ranking and the decision follow: the rubric, the sheets (jurors by their id, scores in whole millionths),
/// what does not count and why, the parameters, the result, and what was decided and released by whom. It is made and signed with the
/// lock, each decision and the release, and never changes; each record names the digest of the one before it in the call. Whoever keeps
/// the panel sees it from the lock on, the organisation that runs the call from the release on. `tahaddi verify record` checks the answer
/// offline and computes the ranking again: docs/JURY.md says how, also with other tools.
#[utoipa::path(get, path = "/v1/phases/{id}/record", operation_id = "phases_record", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen, Code::ResultsNotPublished]))))]
pub async fn handle(
    permit: Permit<act::RankingView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    query: Query<RecordQuery>,
) -> Result<Found<RecordView>, ApiError> {
    let whole = ctx.db.snapshot(move |conn| show(conn, &permit.caller, &id.0, query.0.number)).await?;
    Ok(Found::computed(whole.into()))
}
