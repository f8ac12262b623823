//! List startups.

use super::view::OrganisationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::fields::{IncludeTotal, Sort};
use crate::http::reply::{Kept, Listed, Public};
use crate::service::find::{directory_sort, organisation_words, terms};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::organisation::{OrganisationKind, VerificationState};
use tahaddi_domain::search::StartupSort;
use tahaddi_persistence::repo::organisation_find::{self, OrganisationFilter, OrganisationPlace};

crate::list_query! {
    /// Which startups to list.
    StartupQuery {
        /// Only with one of these technologies, or with one that lies within it: slugs or known synonyms; may be repeated.
        #[param(max_items = 40)]
        technology: Vec<String>,
        /// Only of one of these sectors, or of one that lies within it; may be repeated.
        #[param(max_items = 40)]
        sector: Vec<String>,
        /// Only of this region.
        #[param(max_length = 60, nullable = false)]
        region: Option<String>,
        /// Only what answers all these words, in any language: by a word of its name or summary, or by a technology, sector or region
        /// that is called so or lies within one that is. The first three letters of a word are enough. If nothing answers, words of
        /// four letters may have one wrong letter, of eight two.
        #[param(max_length = 100, nullable = false)]
        q: Option<String>,
    }
}

/// List startups
///
/// Verified startups, by name unless `sort` or `q` say otherwise.
#[utoipa::path(get, path = "/v1/startups", operation_id = "startups_list", tag = "organisations")]
pub async fn handle(
    permit: Permit<act::StartupList>,
    ctx: Ctx,
    query: Query<StartupQuery>,
    sort: Sort<StartupSort>,
    include_total: IncludeTotal,
) -> Result<Public<Kept<Listed<OrganisationView>>>, ApiError> {
    let Query(query) = query;
    let caller = permit.caller;
    let sort = directory_sort(query.q.as_deref(), sort.0)?;
    let binding = format!("startups:{sort}:{:?}:{:?}:{:?}:{:?}", query.technology, query.sector, query.region, query.q);
    let cursor = ctx.cursors.open::<(bool, OrganisationPlace)>(query.limit, query.cursor.as_deref(), binding)?;
    let (lenient, after) = cursor.after.clone().unzip();
    let (limit, now) = (cursor.limit, ctx.clock.now());
    let (items, lenient, total) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let verified = OrganisationFilter {
                kind: Some(OrganisationKind::Startup),
                verification: Some(VerificationState::Verified),
                verified_at: Some(now),
                ..OrganisationFilter::default()
            };
            let (words, lenient) = organisation_words(conn, query.q.as_deref(), lenient, &verified)?;
            let regions: Vec<String> = query.region.into_iter().collect();
            let filter = OrganisationFilter {
                technologies: terms(conn, TermKind::Technology, "technology", &query.technology)?,
                sectors: terms(conn, TermKind::Sector, "sector", &query.sector)?,
                regions: terms(conn, TermKind::Region, "region", &regions)?,
                words,
                ..verified
            };
            let items = organisation_find::list(conn, &filter, sort, after.as_ref(), limit)?;
            let total = include_total.0.then(|| organisation_find::count(conn, &filter)).transpose()?;
            Ok((items, lenient, total))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |(_, place)| (lenient, place.clone()))?;
    Ok(Public(Kept(Listed(page.map(|(item, _)| OrganisationView::of(item, &caller, now)).with_total(total)))))
}
