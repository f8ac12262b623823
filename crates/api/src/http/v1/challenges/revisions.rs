//! What a challenge said before.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::challenge::load;
use serde::Serialize;
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::ChallengeState;
use tahaddi_domain::document::{ChallengeDocument, FieldChange, changes};
use tahaddi_domain::id::{ChallengeId, UserId};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::challenge_revision;
use utoipa::ToSchema;

crate::list_query! {
    /// Which revisions to list.
    RevisionQuery {}
}

/// What a challenge said and was at a version.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevisionView {
    /// The version.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub version: i64,
    /// The state that it had.
    pub state: ChallengeState,
    /// What it said.
    pub document: ChallengeDocument,
    /// What changed since the version before, field by field; empty for the first one.
    #[schema(max_items = 10_000)]
    pub changes: Vec<FieldChange>,
    /// What was noted with the step.
    #[schema(required, max_length = 4000)]
    pub note: Option<String>,
    /// Who made it; null for the scheduler.
    #[schema(required)]
    pub actor_id: Option<UserId>,
    /// When.
    pub at: Instant,
}

/// Revisions of a challenge
///
/// Newest first.
#[utoipa::path(get, path = "/v1/challenges/{id}/revisions", operation_id = "challenges_revisions", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeInspect>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<RevisionQuery>,
) -> Result<Listed<RevisionView>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("revisions:{}", id.0))?;
    let (after, limit) = (cursor.after, cursor.limit);
    let items = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            load(conn, &permit.caller, &id.0, Action::ChallengeInspect)?;
            Ok(challenge_revision::list(conn, &id.0, after, limit)?)
        })
        .await?;
    // One more than the page was read, so that each has the one before it at hand.
    let before: Vec<Option<ChallengeDocument>> = items.iter().skip(1).map(|item| Some(item.document.clone())).chain([None]).collect();
    let compared: Vec<_> = items.into_iter().zip(before).collect();
    let page = ctx.cursors.page(&cursor, compared, |(item, _)| item.version)?;
    Ok(Listed(page.map(|(item, before)| RevisionView {
        changes: before.map(|before| changes(&before, &item.document)).unwrap_or_default(),
        version: item.version,
        state: item.state,
        document: item.document,
        note: item.note,
        actor_id: item.actor,
        at: item.at,
    })))
}
