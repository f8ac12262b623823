//! Which startups fit a call.

use super::view::FitView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::http::v1::organisations::view::OrganisationView;
use crate::service::matching::startups_for;
use serde::Serialize;
use tahaddi_domain::id::ChallengeId;
use utoipa::ToSchema;

crate::list_query! {
    /// Which page of the startups.
    StartupMatchQuery {}
}

/// A startup that fits a call.
#[derive(Debug, Serialize, ToSchema)]
pub struct StartupMatchView {
    /// The startup.
    pub organisation: OrganisationView,
    /// How well it fits, and why.
    pub fit: FitView,
}

/// Startups that fit a call
///
/// Verified startups that share a technology or sector with it, the best first, for those who run the call. At most 200. It says nothing
/// about who applies.
#[utoipa::path(get, path = "/v1/challenges/{id}/matches", operation_id = "matches_list", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeInspect>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<StartupMatchQuery>,
) -> Result<Listed<StartupMatchView>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("matches:{}", id.0))?;
    let now = ctx.clock.now();
    let caller = permit.caller.clone();
    let all = ctx.db.read(move |conn| -> ApiResult<_> { startups_for(conn, &caller, &id.0, now) }).await?;
    let begin: usize = cursor.after.unwrap_or_default();
    let rest: Vec<_> = (begin + 1..).zip(all.into_iter().skip(begin)).collect();
    let page = ctx.cursors.page(&cursor, rest, |(place, _)| *place)?;
    Ok(Listed(page.map(|(_, found)| StartupMatchView {
        organisation: OrganisationView::of(found.organisation, &permit.caller, now),
        fit: found.fit.into(),
    })))
}
