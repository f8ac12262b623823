//! List one's exports.

use super::view::ExportView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::reply::Listed;
use tahaddi_domain::id::{ChallengeId, PhaseId};
use tahaddi_persistence::repo::export::{ExportFilter, page};

crate::list_query! {
    /// Which of one's exports to list.
    ExportQuery {
        /// Only those about this challenge.
        #[param(nullable = false)]
        challenge_id: Option<ChallengeId>,
        /// Only those about this review phase.
        #[param(nullable = false)]
        phase_id: Option<PhaseId>,
    }
}

/// List one's exports
///
/// Newest first; those that have expired stay listed for a month. Nobody sees the exports of others.
#[utoipa::path(get, path = "/v1/exports", operation_id = "exports_list", tag = "exports")]
pub async fn handle(permit: Permit<act::ExportListOwn>, ctx: Ctx, query: Query<ExportQuery>) -> Result<Listed<ExportView>, ApiError> {
    let Query(query) = query;
    let person = permit.caller.user()?.clone();
    let binding = format!("exports:{person}:{:?}:{:?}", query.challenge_id, query.phase_id);
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), binding)?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let filter = ExportFilter { requested_by: person, challenge: query.challenge_id, phase: query.phase_id };
    let items = ctx.db.read(move |conn| page(conn, &filter, after.as_ref(), limit)).await?;
    Ok(Listed(ctx.cursors.page(&cursor, items, |export| export.id.clone())?.map(|export| ExportView::of(export, now))))
}
