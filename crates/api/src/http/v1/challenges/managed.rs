//! List the challenges that one manages.

use super::view::ChallengeCardView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::fields::IncludeTotal;
use crate::http::reply::Listed;
use crate::service::organisation::load;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::challenge::ChallengeState;
use tahaddi_domain::id::OrganisationId;
use tahaddi_persistence::repo::challenge;

crate::list_query! {
    /// Which challenges to list.
    ManagedQuery {
        /// Only in this state.
        #[param(nullable = false)]
        state: Option<ChallengeState>,
    }
}

/// List an organisation's challenges
///
/// In any state, newest first, for its members and operators.
#[utoipa::path(get, path = "/v1/organisations/{id}/challenges", operation_id = "challenges_list_managed", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeInspect>,
    ctx: Ctx,
    id: PathId<OrganisationId>,
    query: Query<ManagedQuery>,
    include_total: IncludeTotal,
) -> Result<Listed<ChallengeCardView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("managed:{}:{:?}", id.0, query.state))?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let (items, total) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            load(conn, &permit.caller, &id.0, Action::OrganisationView, now)?;
            permit.caller.ensure(Action::ChallengeInspect, &Facts { host: Some(&id.0), public: true, ..Facts::default() })?;
            let items = challenge::list_managed(conn, Some(&id.0), query.state, after.as_ref(), limit)?;
            let total = include_total.0.then(|| challenge::count_managed(conn, Some(&id.0), query.state)).transpose()?;
            Ok((items, total))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |(item, _)| item.id.clone())?;
    Ok(Listed(page.map(|(item, name)| ChallengeCardView::of(item, name, now)).with_total(total)))
}
