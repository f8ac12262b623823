//! What happened to an application.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::application::timeline::timeline;
use serde::Serialize;
use tahaddi_domain::document::Outcome;
use tahaddi_domain::dossier::{TimelineEntry, TimelineKind};
use tahaddi_domain::eligibility::EligibilityRuling;
use tahaddi_domain::id::{AppealId, ApplicationId, PhaseId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

crate::list_query! {
    /// Which part of the timeline to list.
    TimelineQuery {}
}

/// Something that happened to an application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"at": "2027-04-20T09:00:00.000000Z", "kind": "outcome_released", "version": null, "until": null, "eligibility": null,
    "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3", "outcome": "selected", "appeal_id": null}))]
pub struct TimelineEntryView {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: TimelineKind,
    /// The version that was handed in; null for everything else.
    #[schema(required, minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub version: Option<i64>,
    /// Until when more was granted; null for everything else.
    #[schema(required)]
    pub until: Option<Instant>,
    /// What was decided about its eligibility; null for everything else.
    #[schema(required)]
    pub eligibility: Option<EligibilityRuling>,
    /// The review phase of an outcome or an appeal; null for everything else.
    #[schema(required)]
    pub phase_id: Option<PhaseId>,
    /// What was decided there; null for everything but outcomes.
    #[schema(required)]
    pub outcome: Option<Outcome>,
    /// The appeal; null for everything else.
    #[schema(required)]
    pub appeal_id: Option<AppealId>,
}

impl From<TimelineEntry> for TimelineEntryView {
    fn from(entry: TimelineEntry) -> Self {
        Self {
            at: entry.at,
            kind: entry.kind,
            version: entry.version,
            until: entry.until,
            eligibility: entry.eligibility,
            phase_id: entry.phase,
            outcome: entry.outcome,
            appeal_id: entry.appeal,
        }
    }
}

/// Timeline of an application
///
/// What happened to it, the oldest first: begun, handed in, changed, given more time, reopened, taken back, asked about; and of what was
/// decided, only what was announced or released. Only the startup sees it.
#[utoipa::path(get, path = "/v1/applications/{id}/timeline", operation_id = "applications_timeline", tag = "applications")]
pub async fn handle(
    permit: Permit<act::DraftView>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    query: Query<TimelineQuery>,
) -> Result<Listed<TimelineEntryView>, ApiError> {
    let cursor = ctx.cursors.open::<(Instant, TimelineKind, i64, String)>(query.0.limit, query.0.cursor.as_deref(), format!("timeline:{}", id.0))?;
    let mut entries = ctx.db.read(move |conn| -> ApiResult<_> { timeline(conn, &permit.caller, &id.0) }).await?;
    if let Some(after) = &cursor.after {
        entries.retain(|entry| entry.place() > *after);
    }
    let page = ctx.cursors.page(&cursor, entries, TimelineEntry::place)?;
    Ok(Listed(page.map(TimelineEntryView::from)))
}
