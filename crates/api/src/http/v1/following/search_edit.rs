//! Change a saved search.

use super::view::{SavedSearchContent, SavedSearchView};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, Patch, PathId};
use crate::http::reply::Found;
use crate::service::saved_search::edit;
use tahaddi_domain::id::SavedSearchId;
use tahaddi_domain::saved_search::SavedSearch;

/// Change a saved search
#[utoipa::path(patch, path = "/v1/me/saved-searches/{id}", operation_id = "saved_searches_edit", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::MeEdit>,
    ctx: Ctx,
    id: PathId<SavedSearchId>,
    seen: IfMatch,
    patch: Patch<SavedSearchContent>,
) -> Result<Found<SavedSearchView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let change = |before: &SavedSearch| {
                let content = SavedSearchContent { name: before.name.clone(), query: before.query.clone(), notify: before.notify };
                Ok(patch.apply_to(&content)?.into())
            };
            let search = edit(tx, &permit.caller, &id.0, |version| seen.ensure(version), change)?;
            Ok(Found::versioned(search.version, SavedSearchView::of(search)?))
        })
        .await
}
