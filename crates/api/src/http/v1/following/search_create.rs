//! Save a search.

use super::view::{SavedSearchContent, SavedSearchView};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, Post};
use crate::http::reply::Created;
use crate::service::saved_search::create;

/// Save a search
///
/// Up to fifty a person. What is typed for technologies, sectors and sites is stored as slugs.
#[utoipa::path(post, path = "/v1/me/saved-searches", operation_id = "saved_searches_create", tag = "challenges")]
pub async fn handle(permit: Permit<act::MeEdit>, ctx: Ctx, post: Post<SavedSearchContent>) -> Result<Answer<Created<SavedSearchView>>, ApiError> {
    post.commit(&ctx, &permit.caller, |tx, caller, body| {
        let search = create(tx, caller, body.clone().into())?;
        Ok(Created::versioned(format!("/v1/me/saved-searches/{}", search.id), search.version, SavedSearchView::of(search)?))
    })
    .await
}
