//! How programmes are shown.

use serde::Serialize;
use tahaddi_domain::document::ProgrammeDocument;
use tahaddi_domain::id::{OrganisationId, ProgrammeId};
use tahaddi_domain::programme::Programme;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A programme.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeView {
    /// Its identifier.
    pub id: ProgrammeId,
    /// The organisation that runs it, if it is not the operator's.
    #[schema(required)]
    pub organisation_id: Option<OrganisationId>,
    /// What it says.
    pub document: ProgrammeDocument,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl From<Programme> for ProgrammeView {
    fn from(programme: Programme) -> Self {
        Self {
            id: programme.id,
            organisation_id: programme.organisation,
            document: programme.document,
            created_at: programme.created_at,
            updated_at: programme.updated_at,
        }
    }
}
