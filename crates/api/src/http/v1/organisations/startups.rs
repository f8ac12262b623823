//! List startups.

use super::view::OrganisationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::fields::IncludeTotal;
use crate::http::reply::{Listed, Public};
use crate::service::catalogue::filter_slugs;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::organisation::{OrganisationKind, VerificationState};
use tahaddi_persistence::repo::organisation::{self, OrganisationFilter};

crate::list_query! {
    /// Which startups to list.
    StartupQuery {
        /// Only with one of these technologies: slugs or known synonyms; may be repeated.
        #[param(max_items = 40)]
        technology: Vec<String>,
        /// Only of one of these sectors; may be repeated.
        #[param(max_items = 40)]
        sector: Vec<String>,
        /// Only of this region.
        #[param(max_length = 60, nullable = false)]
        region: Option<String>,
        /// Only with this in the name.
        #[param(max_length = 100, nullable = false)]
        q: Option<String>,
    }
}

/// List startups
///
/// Verified startups, by name.
#[utoipa::path(get, path = "/v1/startups", operation_id = "startups_list", tag = "organisations")]
pub async fn handle(
    permit: Permit<act::StartupList>,
    ctx: Ctx,
    query: Query<StartupQuery>,
    include_total: IncludeTotal,
) -> Result<Public<Listed<OrganisationView>>, ApiError> {
    let Query(query) = query;
    let caller = permit.caller;
    let binding = format!("startups:{:?}:{:?}:{:?}:{:?}", query.technology, query.sector, query.region, query.q);
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), binding)?;
    let (after, limit) = (cursor.after.clone(), cursor.limit);
    let now = ctx.clock.now();
    let (items, total) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let regions: Vec<String> = query.region.into_iter().collect();
            let filter = OrganisationFilter {
                kind: Some(OrganisationKind::Startup),
                verification: Some(VerificationState::Verified),
                technologies: filter_slugs(conn, TermKind::Technology, "technology", &query.technology)?,
                sectors: filter_slugs(conn, TermKind::Sector, "sector", &query.sector)?,
                region: filter_slugs(conn, TermKind::Region, "region", &regions)?.pop(),
                name: query.q,
                visible_to: None,
                verified_at: Some(now),
            };
            let items = organisation::list(conn, &filter, after.as_ref(), limit)?;
            let total = include_total.0.then(|| organisation::count(conn, &filter)).transpose()?;
            Ok((items, total))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |item| (tahaddi_domain::text::fold(&item.name), item.id.clone()))?;
    Ok(Public(Listed(page.map(|item| OrganisationView::of(item, &caller, now)).with_total(total))))
}
