//! Which calls fit a startup.

use super::view::FitView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::reply::Listed;
use crate::http::v1::challenges::view::ChallengeCardView;
use crate::service::matching::calls_for;
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::OrganisationId;
use utoipa::ToSchema;

crate::list_query! {
    /// For which startup.
    CallMatchQuery {
        /// The startup; may be left out by whoever belongs to one alone.
        #[param(nullable = false)]
        organisation: Option<OrganisationId>,
    }
}

/// A call that fits a startup.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallMatchView {
    /// The call.
    pub challenge: ChallengeCardView,
    /// How well it fits, and why.
    pub fit: FitView,
}

/// Calls that fit
///
/// Published calls that take applications now or later and share a technology or sector with the profile of a startup, the best first;
/// those whose rules refuse it stand last. At most 200. What is missing is told by rule.
#[utoipa::path(get, path = "/v1/me/matches", operation_id = "matches_list_own", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidParameter]))))]
pub async fn handle(permit: Permit<act::MatchListOwn>, ctx: Ctx, query: Query<CallMatchQuery>) -> Result<Listed<CallMatchView>, ApiError> {
    let Query(query) = query;
    let binding = format!("matches:{:?}:{:?}", permit.caller.actor.user, query.organisation);
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), binding)?;
    let now = ctx.clock.now();
    let all = ctx.db.read(move |conn| -> ApiResult<_> { calls_for(conn, &permit.caller, query.organisation.as_ref(), now) }).await?;
    // A score is no key of a page: it begins at a place in the list.
    let begin: usize = cursor.after.unwrap_or_default();
    let rest: Vec<_> = (begin + 1..).zip(all.into_iter().skip(begin)).collect();
    let page = ctx.cursors.page(&cursor, rest, |(place, _)| *place)?;
    Ok(Listed(page.map(|(_, found)| CallMatchView {
        challenge: ChallengeCardView::of(found.challenge, found.organisation, now),
        fit: found.fit.into(),
    })))
}
