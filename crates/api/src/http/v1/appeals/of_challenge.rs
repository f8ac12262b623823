//! List the appeals about a challenge.

use super::view::AppealCardView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::appeal::of_challenge;
use tahaddi_domain::appeal::AppealState;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;

crate::list_query! {
    /// Which appeals to list.
    AppealQuery {
        /// Only those in this state.
        #[param(nullable = false)]
        state: Option<AppealState>,
    }
}

/// Appeals about a challenge
///
/// The oldest first, for those who run the call.
#[utoipa::path(get, path = "/v1/challenges/{id}/appeals", operation_id = "appeals_list_of_challenge", tag = "decisions",
    extensions(("x-codes" = json!([Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::AppealView>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<AppealQuery>,
) -> Result<Listed<AppealCardView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("appeals:{}:{:?}", id.0, query.state))?;
    let (after, limit) = (cursor.after.clone(), cursor.limit);
    let items = ctx.db.read(move |conn| of_challenge(conn, &permit.caller, &id.0, query.state, after.as_ref(), limit)).await?;
    let page = ctx.cursors.page(&cursor, items, |appeal| appeal.id.clone())?;
    Ok(Listed(page.map(AppealCardView::from)))
}
