//! How saved searches are shown.

use crate::error::ApiResult;
use crate::service::saved_search::{SearchContent, asked};
use serde::{Deserialize, Serialize};
use tahaddi_domain::id::SavedSearchId;
use tahaddi_domain::saved_search::{SavedQuery, SavedSearch};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A saved search.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "sav_01kax3v8m0t2r4q6w8y0b1c2d3", "name": "IA et irrigation", "query": {"technologies": ["ai"], "sectors": [], "sites": [],
    "programme_id": null, "organisation_id": null, "q": "irrigation"}, "notify": true, "url": "/v1/challenges?technology=ai&q=irrigation",
    "created_at": "2027-01-15T09:00:00.000000Z", "updated_at": "2027-01-15T09:00:00.000000Z"}))]
pub struct SavedSearchView {
    /// Its identifier.
    pub id: SavedSearchId,
    /// What its owner calls it.
    #[schema(max_length = 120)]
    pub name: String,
    /// What it looks for.
    pub query: SavedQuery,
    /// Whether mail tells of what is newly published for it.
    pub notify: bool,
    /// The list of challenges that it stands for.
    #[schema(max_length = 8000)]
    pub url: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl SavedSearchView {
    /// As its owner sees it.
    ///
    /// # Errors
    /// A query that JSON cannot hold.
    pub fn of(search: SavedSearch) -> ApiResult<Self> {
        let url = format!("/v1/challenges{}", asked(&search.query).as_query()?);
        Ok(Self {
            id: search.id,
            name: search.name,
            query: search.query,
            notify: search.notify,
            url,
            created_at: search.created_at,
            updated_at: search.updated_at,
        })
    }
}

/// A search to keep.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "IA et irrigation", "query": {"technologies": ["IA"], "q": "irrigation"}, "notify": true}))]
pub struct SavedSearchContent {
    /// What its owner calls it.
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
    /// What it looks for.
    #[serde(default)]
    pub query: SavedQuery,
    /// Whether mail tells of what is newly published for it: once a challenge, whatever its status.
    #[serde(default = "yes")]
    pub notify: bool,
}

fn yes() -> bool {
    true
}

impl From<SavedSearchContent> for SearchContent {
    fn from(content: SavedSearchContent) -> Self {
        Self { name: content.name, query: content.query, notify: content.notify }
    }
}
