//! What an application said before.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::application::history;
use serde::Serialize;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::document::{ApplicationDocument, FieldChange, changes};
use tahaddi_domain::id::{ApplicationId, UserId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

crate::list_query! {
    /// Which versions to list.
    ApplicationVersionQuery {}
}

/// What an application said and was at a version.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationVersionView {
    /// The version.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub version: i64,
    /// The state that it had.
    pub state: ApplicationState,
    /// What it said.
    pub document: ApplicationDocument,
    /// What changed since the version before, field by field; empty for the first one.
    #[schema(max_items = 10_000)]
    pub changes: Vec<FieldChange>,
    /// The digest in its receipt, where this version was handed in.
    #[schema(required, min_length = 64, max_length = 64, example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    pub digest: Option<String>,
    /// Who wrote it; null where the account is gone.
    #[schema(required)]
    pub actor_id: Option<UserId>,
    /// When.
    pub at: Instant,
}

/// Versions of an application
///
/// Every save is a version, newest first; only the startup sees them. `applications_restore` brings one back.
#[utoipa::path(get, path = "/v1/applications/{id}/versions", operation_id = "applications_versions", tag = "applications")]
pub async fn handle(
    permit: Permit<act::DraftView>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    query: Query<ApplicationVersionQuery>,
) -> Result<Listed<ApplicationVersionView>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("versions:{}", id.0))?;
    let (after, limit) = (cursor.after, cursor.limit);
    let items = ctx.db.read(move |conn| -> ApiResult<_> { history::versions(conn, &permit.caller, &id.0, after, limit) }).await?;
    // One more than the page was read, so that each has the one before it at hand.
    let before: Vec<Option<ApplicationDocument>> = items.iter().skip(1).map(|(item, _)| Some(item.document.clone())).chain([None]).collect();
    let compared: Vec<_> = items.into_iter().zip(before).collect();
    let page = ctx.cursors.page(&cursor, compared, |((item, _), _)| item.version)?;
    Ok(Listed(page.map(|((item, digest), before)| ApplicationVersionView {
        changes: before.map(|before| changes(&before, &item.document)).unwrap_or_default(),
        version: item.version,
        state: item.state,
        document: item.document,
        digest,
        actor_id: item.actor,
        at: item.at,
    })))
}
