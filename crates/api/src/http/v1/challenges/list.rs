//! List challenges.

use super::expand::{Along, ChallengeExpansion};
use super::view::ChallengeCardView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::fields::{Expand, IncludeTotal};
use crate::http::reply::{Listed, Public};
use crate::service::catalogue::filter_slugs;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::ChallengeStatus;
use tahaddi_domain::id::{OrganisationId, ProgrammeId};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::challenge::{self, ChallengeFilter, PublicPosition};

crate::list_query! {
    /// Which challenges to list.
    ChallengeQuery {
        /// Only with one of these technologies: slugs or known synonyms such as `IA`; may be repeated.
        #[param(max_items = 40)]
        technology: Vec<String>,
        /// Only of one of these sectors; may be repeated.
        #[param(max_items = 20)]
        sector: Vec<String>,
        /// Only at one of these sites; may be repeated.
        #[param(max_items = 40)]
        site: Vec<String>,
        /// Only of this programme.
        #[param(nullable = false)]
        programme: Option<ProgrammeId>,
        /// Only of this organisation.
        #[param(nullable = false)]
        organisation: Option<OrganisationId>,
        /// Only what is this now.
        #[param(nullable = false)]
        status: Option<ChallengeStatus>,
        /// Only what closes before this instant.
        #[param(nullable = false)]
        closes_before: Option<Instant>,
        /// Only with all these words in title or summary, in any language.
        #[param(max_length = 200, nullable = false)]
        q: Option<String>,
    }
}

/// List challenges
///
/// Published challenges, newest publication first. Filters of different kinds must all hold; values of one kind are
/// alternatives.
#[utoipa::path(get, path = "/v1/challenges", operation_id = "challenges_list", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeList>,
    ctx: Ctx,
    query: Query<ChallengeQuery>,
    expand: Expand<ChallengeExpansion>,
    include_total: IncludeTotal,
) -> Result<Public<Listed<ChallengeCardView>>, ApiError> {
    let Query(query) = query;
    let binding = format!(
        "challenges:{:?}:{:?}:{:?}:{:?}:{:?}:{:?}:{:?}:{:?}",
        query.technology, query.sector, query.site, query.programme, query.organisation, query.status, query.closes_before, query.q
    );
    let cursor = ctx.cursors.open::<PublicPosition>(query.limit, query.cursor.as_deref(), binding)?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let caller = permit.caller.clone();
    let (items, along, total) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let filter = ChallengeFilter {
                technologies: filter_slugs(conn, TermKind::Technology, "technology", &query.technology)?,
                sectors: filter_slugs(conn, TermKind::Sector, "sector", &query.sector)?,
                sites: filter_slugs(conn, TermKind::Site, "site", &query.site)?,
                programme: query.programme,
                organisation: query.organisation,
                status: query.status,
                closes_before: query.closes_before,
                words: query.q,
            };
            let items = challenge::list_public(conn, &filter, now, after.as_ref(), limit)?;
            let along = Along::load(conn, &caller, &expand, items.iter().map(|(item, _)| item), now)?;
            let total = include_total.0.then(|| challenge::count_public(conn, &filter, now)).transpose()?;
            Ok((items, along, total))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |(item, _)| (item.published_at.unwrap_or(item.created_at), item.id.clone()))?;
    let card = |(item, name)| {
        let expanded = along.as_ref().map(|along| along.of(&item, &permit.caller, now));
        ChallengeCardView { expanded, ..ChallengeCardView::of(item, name, now) }
    };
    Ok(Public(Listed(page.map(card).with_total(total))))
}
