//! Send one's score sheets back as a workbook.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{Answer, Query, Upload};
use crate::http::reply::Found;
use crate::service::jury::workbook::{MOST_BYTES, MOST_UNPACKED, Taken, desks, read, take};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_files::Kind;
use utoipa::{IntoParams, ToSchema};

/// Which sheets, and whether it is a rehearsal.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SheetsUploadQuery {
    /// The review phase.
    phase_id: PhaseId,
    /// Only say what would become of it.
    #[serde(default)]
    #[param(nullable = false)]
    dry_run: bool,
}

/// What became of a workbook, or would.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"dry_run": true, "rows": 12, "written": 9, "completed": 4, "unchanged": 3}))]
pub struct SheetsTakenView {
    /// Whether nothing was changed: it was a rehearsal.
    pub dry_run: bool,
    /// How many rows name a dossier.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub rows: usize,
    /// How many sheets say something else than before.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub written: usize,
    /// How many sheets are handed in by it.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub completed: usize,
    /// How many rows change nothing.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub unchanged: usize,
}

impl SheetsTakenView {
    fn of(taken: Taken, dry_run: bool) -> Self {
        Self { dry_run, rows: taken.rows, written: taken.written, completed: taken.completed, unchanged: taken.unchanged }
    }
}

/// Upload one's score sheets
///
/// The workbook of `jury_sheets_download`, filled in. Each row that says something else than what is stored is written, and handed in where
/// its last column says yes, by the rules of `sheets_write` and `jury_assignments_complete`: all of them, or none. Otherwise every cell at
/// fault is told, with its sheet and its address (`C7`) in `pointer` and `details`; `stale` is a sheet that was changed elsewhere since.
/// `faults_total` in the details of the answer counts them; up to 5,000 are listed, and `faults_left_out` says how many more there are.
/// Rows and columns that were taken out leave what they are about as it is. Formulas are not read. With `dry_run` the answer is the same
/// and nothing changes.
#[utoipa::path(post, path = "/v1/jury/sheets", operation_id = "jury_sheets_upload", tag = "jury",
    extensions(("x-codes" = json!([Code::NotFound, Code::InvalidState, Code::ScoringNotOpen, Code::PanelLocked, Code::ValidationFailed]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    query: Query<SheetsUploadQuery>,
    mut upload: Upload,
) -> Result<Answer<Found<SheetsTakenView>>, ApiError> {
    let (SheetsUploadQuery { phase_id, dry_run }, caller) = (query.0, permit.caller);
    // Whoever may not is told so before the first byte is read.
    {
        let (caller, id, now) = (Arc::clone(&caller), phase_id.clone(), ctx.clock.now());
        ctx.db.read(move |conn| -> ApiResult<_> { desks(conn, &caller, &id, now).map(drop) }).await?;
    }
    let limits = ctx.files.policy().limits(None, &[Kind::Xlsx.media_type()]).at_most(MOST_BYTES).unpacked_at_most(MOST_UNPACKED);
    let (received, bytes) = upload.read(&ctx, "sheets.xlsx", &limits).await?;
    let tables = tokio::task::spawn_blocking(move || read(&bytes)).await.map_err(ApiError::fault)??;
    let change = move |tx: &mut tahaddi_persistence::Tx<'_>, caller: &crate::caller::Caller, _received: &tahaddi_files::Received| {
        let taken = take(tx, caller, &phase_id, &tables)?;
        Ok(Found::computed(SheetsTakenView::of(taken, dry_run)))
    };
    if dry_run { upload.rehearse(&ctx, &caller, received, change).await } else { upload.commit(&ctx, &caller, received, change).await }
}
