//! See a saved search.

use super::view::SavedSearchView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::saved_search::load;
use tahaddi_domain::id::SavedSearchId;

/// A saved search
///
/// One's own; those of others do not exist.
#[utoipa::path(get, path = "/v1/me/saved-searches/{id}", operation_id = "saved_searches_view", tag = "challenges")]
pub async fn handle(permit: Permit<act::MeView>, ctx: Ctx, id: PathId<SavedSearchId>) -> Result<Found<SavedSearchView>, ApiError> {
    let caller = permit.caller;
    let search = ctx.db.read(move |conn| load(conn, &caller, &id.0)).await?;
    Ok(Found::versioned(search.version, SavedSearchView::of(search)?))
}
