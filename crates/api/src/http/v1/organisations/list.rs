//! List organisations.

use super::view::OrganisationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::fields::IncludeTotal;
use crate::http::reply::Listed;
use tahaddi_domain::organisation::{OrganisationKind, VerificationState};
use tahaddi_persistence::repo::organisation::{self, OrganisationFilter};

crate::list_query! {
    /// Which organisations to list.
    OrganisationQuery {
        /// Only of this kind.
        #[param(nullable = false)]
        kind: Option<OrganisationKind>,
        /// Only with this verification.
        #[param(nullable = false)]
        verification: Option<VerificationState>,
        /// Only with this in the name.
        #[param(max_length = 100, nullable = false)]
        q: Option<String>,
    }
}

/// List organisations
///
/// Those that the caller belongs to and those that are verified, by name; operators see all.
#[utoipa::path(get, path = "/v1/organisations", operation_id = "organisations_list", tag = "organisations")]
pub async fn handle(
    permit: Permit<act::OrganisationList>,
    ctx: Ctx,
    query: Query<OrganisationQuery>,
    include_total: IncludeTotal,
) -> Result<Listed<OrganisationView>, ApiError> {
    let Query(query) = query;
    let caller = permit.caller;
    let binding = format!("organisations:{:?}:{:?}:{:?}", query.kind, query.verification, query.q);
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), binding)?;
    let filter = OrganisationFilter {
        kind: query.kind,
        verification: query.verification,
        name: query.q,
        visible_to: caller.actor.operator.is_none().then(|| caller.actor.memberships.iter().map(|m| m.organisation.clone()).collect()),
        verified_at: caller.actor.operator.is_none().then(|| ctx.clock.now()),
        ..OrganisationFilter::default()
    };
    let (after, limit) = (cursor.after.clone(), cursor.limit);
    let (items, total) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let items = organisation::list(conn, &filter, after.as_ref(), limit)?;
            Ok((items, include_total.0.then(|| organisation::count(conn, &filter)).transpose()?))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |item| (tahaddi_domain::text::fold(&item.name), item.id.clone()))?;
    let now = ctx.clock.now();
    Ok(Listed(page.map(|item| OrganisationView::of(item, &caller, now)).with_total(total)))
}
