//! List one's saved searches.

use super::view::SavedSearchView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::reply::{Listed, Page};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::SavedSearchId;
use tahaddi_persistence::repo::saved_search;

crate::list_query! {
    /// Which searches to list.
    SavedSearchQuery {}
}

/// List one's saved searches
///
/// Newest first.
#[utoipa::path(get, path = "/v1/me/saved-searches", operation_id = "saved_searches_list", tag = "challenges")]
pub async fn handle(permit: Permit<act::MeView>, ctx: Ctx, query: Query<SavedSearchQuery>) -> Result<Listed<SavedSearchView>, ApiError> {
    let Query(query) = query;
    let user = permit.caller.actor.user.clone().ok_or(Code::AuthenticationRequired)?;
    let cursor = ctx.cursors.open::<SavedSearchId>(query.limit, query.cursor.as_deref(), format!("saved-searches:{user}"))?;
    let (after, limit) = (cursor.after.clone(), cursor.limit);
    let items = ctx.db.read(move |conn| saved_search::list(conn, &user, after.as_ref(), limit)).await?;
    let page = ctx.cursors.page(&cursor, items, |item| item.id.clone())?;
    let (next_cursor, has_more) = (page.next_cursor, page.has_more);
    let data = page.data.into_iter().map(SavedSearchView::of).collect::<ApiResult<Vec<_>>>()?;
    Ok(Listed(Page { data, next_cursor, has_more, total: None }))
}
