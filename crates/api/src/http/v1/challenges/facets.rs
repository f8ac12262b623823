//! How many challenges there are of each sort.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::reply::{Found, Public};
use serde::Serialize;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_persistence::repo::challenge;
use utoipa::ToSchema;

/// How many published challenges have a term.
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

/// How many published challenges there are for each technology, sector and site.
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
}

/// Facets of the challenges
///
/// How many published challenges there are for each technology, sector and site; terms without one are left out.
#[utoipa::path(get, path = "/v1/challenges/facets", operation_id = "challenges_facets", tag = "challenges")]
pub async fn handle(_permit: Permit<act::ChallengeList>, ctx: Ctx) -> Result<Public<Found<FacetsView>>, ApiError> {
    let view = ctx
        .db
        .snapshot(move |conn| -> ApiResult<_> {
            let mut facet = |kind| -> ApiResult<Vec<FacetCount>> {
                Ok(challenge::facet(conn, kind)?.into_iter().map(|(slug, count)| FacetCount { slug, count }).collect())
            };
            Ok(FacetsView { technologies: facet(TermKind::Technology)?, sectors: facet(TermKind::Sector)?, sites: facet(TermKind::Site)? })
        })
        .await?;
    Ok(Public(Found::computed(view)))
}
