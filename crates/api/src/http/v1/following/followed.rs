//! List the challenges that one follows.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::reply::Listed;
use crate::http::v1::challenges::view::ChallengeCardView;
use crate::service::follow::followed;
use tahaddi_domain::id::ChallengeId;
use tahaddi_domain::time::Instant;

crate::list_query! {
    /// Which challenges to list.
    FollowedQuery {}
}

/// List the challenges that one follows
///
/// What was followed last comes first.
#[utoipa::path(get, path = "/v1/me/followed-challenges", operation_id = "followed_challenges_list", tag = "challenges")]
pub async fn handle(permit: Permit<act::MeView>, ctx: Ctx, query: Query<FollowedQuery>) -> Result<Listed<ChallengeCardView>, ApiError> {
    let Query(query) = query;
    let (caller, now) = (permit.caller, ctx.clock.now());
    let binding = format!("followed:{:?}", caller.actor.user);
    let cursor = ctx.cursors.open::<(Instant, ChallengeId)>(query.limit, query.cursor.as_deref(), binding)?;
    let (after, limit) = (cursor.after.clone(), cursor.limit);
    let items = ctx.db.read(move |conn| -> ApiResult<_> { followed(conn, &caller, after.as_ref(), limit) }).await?;
    let page = ctx.cursors.page(&cursor, items, |item| (item.since, item.challenge.id.clone()))?;
    Ok(Listed(page.map(|item| ChallengeCardView::of(item.challenge, item.organisation, now))))
}
