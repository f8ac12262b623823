//! Delete a saved search.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, PathId};
use crate::http::reply::Done;
use crate::service::saved_search::delete;
use tahaddi_domain::id::SavedSearchId;

/// Delete a saved search
#[utoipa::path(delete, path = "/v1/me/saved-searches/{id}", operation_id = "saved_searches_delete", tag = "challenges")]
pub async fn handle(permit: Permit<act::MeEdit>, ctx: Ctx, id: PathId<SavedSearchId>, seen: IfMatch) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| delete(tx, &permit.caller, &id.0, |version| seen.ensure(version))).await?;
    Ok(Done)
}
