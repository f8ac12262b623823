//! What somebody looks for again and again.

use crate::catalogue::TermKind;
use crate::code::FieldCode;
use crate::document::Document;
use crate::id::{OrganisationId, ProgrammeId, SavedSearchId, UserId};
use crate::refusal::{Check, Refusal};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// How many searches a person may keep.
pub const MOST_SAVED: i64 = 50;

/// What a search looks for among the published challenges. What is left out is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"technologies": ["ai"], "sectors": ["agritech"], "sites": [], "programme_id": null,
    "organisation_id": null, "q": "irrigation"})))]
pub struct SavedQuery {
    /// With one of these technologies, or with one that lies within it: slugs or known synonyms; stored as slugs.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub technologies: Vec<String>,
    /// Of one of these sectors, or of one that lies within it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub sectors: Vec<String>,
    /// At one of these sites.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub sites: Vec<String>,
    /// Of this programme.
    #[serde(default)]
    pub programme_id: Option<ProgrammeId>,
    /// Of this organisation.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// With all these words.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub q: Option<String>,
}

impl Document for SavedQuery {}

/// A search that a person keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its identifier.
    pub id: SavedSearchId,
    /// Whose it is.
    pub user: UserId,
    /// What that person calls it.
    pub name: String,
    /// What it looks for.
    pub query: SavedQuery,
    /// Whether the person is told by mail of what is newly published.
    pub notify: bool,
    /// Counts changes.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl SavedSearch {
    /// Checks it; catalogue slugs, the programme and the organisation are checked by the caller.
    ///
    /// # Errors
    /// `validation_failed` with every field that is wrong.
    pub fn ensure_valid(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.required_text("/name", &self.name, 120);
        check.distinct("/query/technologies", &self.query.technologies, TermKind::Technology.most());
        check.distinct("/query/sectors", &self.query.sectors, TermKind::Sector.most());
        check.distinct("/query/sites", &self.query.sites, TermKind::Site.most());
        if let Some(q) = &self.query.q {
            check.text("/query/q", q, 200);
            // A question without a word would find everything.
            check.require(!crate::search::question(q).is_empty(), "/query/q", FieldCode::InvalidFormat);
        }
        check.finish()
    }
}
