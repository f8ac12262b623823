//! What a score sheet said before.

use crate::error::ApiError;
use crate::http::extract::{Cursor, CursorKey};
use crate::http::reply::Listed;
use crate::service::jury::history::Changed;
use serde::Serialize;
use tahaddi_domain::document::{CorrectedSheet, FieldChange, ScoreSheet};
use tahaddi_domain::jury::AssignmentState;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A score sheet as it was.
#[derive(Debug, Serialize, ToSchema)]
pub struct SheetVersionView {
    /// The version of the assignment.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub version: i64,
    /// How far it was.
    pub state: AssignmentState,
    /// What the juror had written; the juror alone sees the note.
    #[schema(required)]
    pub sheet: Option<ScoreSheet>,
    /// What counted in its place since it was corrected after the lock.
    #[schema(required)]
    pub corrected: Option<CorrectedSheet>,
    /// What changed of what counts since the version before, field by field; the first is compared with an empty sheet.
    #[schema(max_items = 1_000)]
    pub changes: Vec<FieldChange>,
    /// Why it had been recused, declined, taken away or given back.
    #[schema(required, max_length = 4000)]
    pub reason: Option<String>,
    /// When it became so.
    pub at: Instant,
}

impl From<Changed> for SheetVersionView {
    fn from((version, changes): Changed) -> Self {
        Self {
            version: version.version,
            state: version.state,
            sheet: version.sheet,
            corrected: version.corrected,
            changes,
            reason: version.reason,
            at: version.at,
        }
    }
}

/// A page of versions, newest first.
///
/// # Errors
/// A fault of ours.
pub fn page(key: &CursorKey, cursor: &Cursor<i64>, mut versions: Vec<Changed>) -> Result<Listed<SheetVersionView>, ApiError> {
    if let Some(after) = cursor.after {
        versions.retain(|(version, _)| version.version < after);
    }
    Ok(Listed(key.page(cursor, versions, |(version, _)| version.version)?.map(SheetVersionView::from)))
}
