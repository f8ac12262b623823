//! How exports are shown.

use crate::service::export::request::actions;
use serde::Serialize;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{ExportFormat, Language};
use tahaddi_domain::eligibility::EligibilityStatus;
use tahaddi_domain::export::{Export, ExportKind, ExportState};
use tahaddi_domain::id::{ChallengeId, ExportId, PhaseId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// An export, and how far it is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "exp_01kax3v8m0t2r4q6w8y0b1c2d3", "kind": "applications", "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
    "phase_id": null, "format": "xlsx", "language": "fr", "include_withdrawn": false, "eligibility": null, "state": "running", "rows_done": 400, "rows_total": 1250,
    "failure": null, "file_name": null, "size": null, "sha256": null, "created_at": "2027-04-02T08:00:00.000000Z", "finished_at": null,
    "expires_at": "2027-04-03T08:00:00.000000Z", "allowed_actions": [{"action": "download", "allowed": false, "reason": "invalid_state", "from": null}]}))]
pub struct ExportView {
    /// Its identifier.
    pub id: ExportId,
    /// What it holds.
    pub kind: ExportKind,
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// The review phase; null for an export of dossiers.
    #[schema(required)]
    pub phase_id: Option<PhaseId>,
    /// How it is written.
    pub format: ExportFormat,
    /// The language of its headings.
    pub language: Language,
    /// Whether withdrawn applications are in it.
    pub include_withdrawn: bool,
    /// How applications stand in eligibility that are in it; null for all.
    #[schema(required)]
    pub eligibility: Option<EligibilityStatus>,
    /// How far it is.
    pub state: ExportState,
    /// How many rows are written.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub rows_done: i64,
    /// How many there are to write, as far as is known; 0 before a worker has counted them.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub rows_total: i64,
    /// Why it could not be written; null unless it failed.
    #[schema(required)]
    pub failure: Option<Code>,
    /// The name of its file; null until it is written.
    #[schema(required, max_length = 100)]
    pub file_name: Option<String>,
    /// The bytes of its file; null until it is written.
    #[schema(required, minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub size: Option<i64>,
    /// The SHA-256 of its file, in hexadecimal digits; null until it is written.
    #[schema(required, min_length = 64, max_length = 64)]
    pub sha256: Option<String>,
    /// When it was asked for.
    pub created_at: Instant,
    /// When it was written, or given up.
    #[schema(required)]
    pub finished_at: Option<Instant>,
    /// From when on its file is gone: a day after it was written.
    pub expires_at: Instant,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

impl ExportView {
    /// As its owner sees it at `now`.
    #[must_use]
    pub fn of(export: Export, now: Instant) -> Self {
        let (kind, state, allowed_actions) = (export.kind(), export.current(now), actions(&export, now));
        let (file_name, size, sha256) = match export.file {
            Some(file) => (Some(file.name), Some(file.size), Some(file.sha256)),
            None => (None, None, None),
        };
        Self {
            id: export.id,
            kind,
            challenge_id: export.challenge,
            phase_id: export.phase,
            format: export.options.format,
            language: export.options.language.unwrap_or_default(),
            include_withdrawn: export.options.include_withdrawn,
            eligibility: export.options.eligibility,
            state,
            rows_done: export.rows_done,
            rows_total: export.rows_total,
            failure: export.failure,
            file_name,
            size,
            sha256,
            created_at: export.created_at,
            finished_at: export.finished_at,
            expires_at: export.expires_at,
            allowed_actions,
        }
    }

    /// Where it is read.
    #[must_use]
    pub fn location(&self) -> String {
        format!("/v1/exports/{}", self.id)
    }
}
