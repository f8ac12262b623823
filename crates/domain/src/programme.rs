//! Programmes.

use crate::document::ProgrammeDocument;
use crate::id::{OrganisationId, ProgrammeId};
use crate::time::Instant;

/// A programme: what several challenges have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Its identifier.
    pub id: ProgrammeId,
    /// The organisation that runs it, if it is not the operator's.
    pub organisation: Option<OrganisationId>,
    /// What it says.
    pub document: ProgrammeDocument,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}
