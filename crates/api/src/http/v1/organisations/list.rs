//! List organisations.

use super::view::OrganisationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::fields::{IncludeTotal, Sort};
use crate::http::reply::Listed;
use crate::service::find::{directory_sort, organisation_words};
use tahaddi_domain::organisation::{OrganisationKind, VerificationState};
use tahaddi_domain::search::StartupSort;
use tahaddi_persistence::repo::organisation_find::{self, OrganisationFilter, OrganisationPlace};

crate::list_query! {
    /// Which organisations to list.
    OrganisationQuery {
        /// Only of this kind.
        #[param(nullable = false)]
        kind: Option<OrganisationKind>,
        /// Only with this verification.
        #[param(nullable = false)]
        verification: Option<VerificationState>,
        /// Only what answers all these words, as in the directory of startups.
        #[param(max_length = 100, nullable = false)]
        q: Option<String>,
    }
}

/// List organisations
///
/// Those that the caller belongs to and those that are verified, by name unless `sort` or `q` say otherwise; operators see all.
#[utoipa::path(get, path = "/v1/organisations", operation_id = "organisations_list", tag = "organisations")]
pub async fn handle(
    permit: Permit<act::OrganisationList>,
    ctx: Ctx,
    query: Query<OrganisationQuery>,
    sort: Sort<StartupSort>,
    include_total: IncludeTotal,
) -> Result<Listed<OrganisationView>, ApiError> {
    let Query(query) = query;
    let caller = permit.caller;
    let sort = directory_sort(query.q.as_deref(), sort.0)?;
    let binding = format!("organisations:{sort}:{:?}:{:?}:{:?}", query.kind, query.verification, query.q);
    let cursor = ctx.cursors.open::<(bool, OrganisationPlace)>(query.limit, query.cursor.as_deref(), binding)?;
    let now = ctx.clock.now();
    let visible = OrganisationFilter {
        visible_to: caller.actor.operator.is_none().then(|| caller.actor.memberships.iter().map(|m| m.organisation.clone()).collect()),
        verified_at: caller.actor.operator.is_none().then_some(now),
        ..OrganisationFilter::default()
    };
    let (lenient, after) = cursor.after.clone().unzip();
    let limit = cursor.limit;
    let (items, lenient, total) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let (words, lenient) = organisation_words(conn, query.q.as_deref(), lenient, &visible)?;
            let filter = OrganisationFilter { kind: query.kind, verification: query.verification, words, ..visible };
            let items = organisation_find::list(conn, &filter, sort, after.as_ref(), limit)?;
            Ok((items, lenient, include_total.0.then(|| organisation_find::count(conn, &filter)).transpose()?))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |(_, place)| (lenient, place.clone()))?;
    Ok(Listed(page.map(|(item, _)| OrganisationView::of(item, &caller, now)).with_total(total)))
}
