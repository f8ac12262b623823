//! How many challenges there are of each sort.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Query;
use crate::http::reply::{Found, Kept, Public};
use serde::Serialize;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::ChallengeStatus;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::challenge_find::{self, ChallengeFilter};
use utoipa::ToSchema;

/// How many published challenges have a term, or one that lies within it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"slug": "ai", "count": 12}))]
pub struct FacetCount {
    /// The term.
    #[schema(max_length = 60)]
    pub slug: String,
    /// How many.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub count: i64,
}

/// How many published challenges have a status now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"status": "open", "count": 12}))]
pub struct StatusCount {
    /// The status.
    pub status: ChallengeStatus,
    /// How many.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub count: i64,
}

/// How many published challenges there are for each technology, sector, site and status.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetsView {
    /// By technology.
    #[schema(max_items = 1000)]
    pub technologies: Vec<FacetCount>,
    /// By sector.
    #[schema(max_items = 1000)]
    pub sectors: Vec<FacetCount>,
    /// By site.
    #[schema(max_items = 1000)]
    pub sites: Vec<FacetCount>,
    /// By status.
    #[schema(max_items = 10)]
    pub statuses: Vec<StatusCount>,
}

crate::challenge_query! { plain_query!
    /// Which challenges to count.
    FacetQuery {}
}

/// Facets of the challenges
///
/// How many published challenges there are for each technology, sector, site and status, under the same filters as the list; values
/// without one are left out. Each list disregards the filter of its own kind: its counts say what the list of challenges holds if
/// that filter is replaced by this value alone. A challenge counts for each of its terms and for all that contain them.
#[utoipa::path(get, path = "/v1/challenges/facets", operation_id = "challenges_facets", tag = "challenges")]
pub async fn handle(_permit: Permit<act::ChallengeList>, ctx: Ctx, query: Query<FacetQuery>) -> Result<Public<Kept<Found<FacetsView>>>, ApiError> {
    let (wanted, now) = (query.0.wanted(), ctx.clock.now());
    let view = ctx
        .db
        .snapshot(move |conn| -> ApiResult<_> {
            let (filter, _lenient) = wanted.filter(conn, None, now)?;
            let facet = |conn: &mut Conn, kind, filter: ChallengeFilter| -> ApiResult<Vec<FacetCount>> {
                let counts = challenge_find::facet(conn, &filter, kind, now)?;
                Ok(counts.into_iter().map(|(slug, count)| FacetCount { slug, count }).collect())
            };
            let mut statuses = Vec::new();
            for status in ChallengeStatus::ALL {
                let count = challenge_find::count(conn, &ChallengeFilter { status: Some(*status), ..filter.clone() }, now)?;
                statuses.extend((count > 0).then_some(StatusCount { status: *status, count }));
            }
            Ok(FacetsView {
                technologies: facet(conn, TermKind::Technology, ChallengeFilter { technologies: Vec::new(), ..filter.clone() })?,
                sectors: facet(conn, TermKind::Sector, ChallengeFilter { sectors: Vec::new(), ..filter.clone() })?,
                sites: facet(conn, TermKind::Site, ChallengeFilter { sites: Vec::new(), ..filter })?,
                statuses,
            })
        })
        .await?;
    Ok(Public(Kept(Found::computed(view))))
}
