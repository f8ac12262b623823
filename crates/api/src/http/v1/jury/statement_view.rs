//! How conflicts of interest that applicants declare are shown.

use serde::Serialize;
use tahaddi_domain::id::{ConflictId, JurorId, OrganisationId};
use tahaddi_domain::jury::{ConflictKind, Declared, DeclaredConflict};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// What a startup says of somebody who may be on the panel.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConflictStatementView {
    /// Its identifier.
    pub id: ConflictId,
    /// The startup.
    pub organisation_id: OrganisationId,
    /// The name of the person.
    #[schema(max_length = 200)]
    pub name: String,
    /// The address of the person, if it was given.
    #[schema(required, max_length = 254)]
    pub email: Option<String>,
    /// Why the person should not judge.
    pub kind: ConflictKind,
    /// The first day of an employment.
    #[schema(required, max_length = 10)]
    pub from: Option<String>,
    /// Its last day.
    #[schema(required, max_length = 10)]
    pub until: Option<String>,
    /// The explanation.
    #[schema(max_length = 4000)]
    pub reason: String,
    /// When it was declared.
    pub declared_at: Instant,
    /// When the startup took it back: it does not count any more.
    #[schema(required)]
    pub withdrawn_at: Option<Instant>,
}

impl From<DeclaredConflict> for ConflictStatementView {
    fn from(stated: DeclaredConflict) -> Self {
        let (name, email) = match stated.about {
            Declared::Person { name, email } => (name, email),
            Declared::Juror(_) | Declared::User(_) => (String::new(), None),
        };
        Self {
            id: stated.id,
            organisation_id: stated.startup,
            name,
            email,
            kind: stated.kind,
            from: stated.period.from,
            until: stated.period.until,
            reason: stated.reason,
            declared_at: stated.declared_at,
            withdrawn_at: stated.removed_at,
        }
    }
}

/// The same for those who keep the panel.
#[derive(Debug, Serialize, ToSchema)]
pub struct PanelStatementView {
    /// What the startup says.
    pub statement: ConflictStatementView,
    /// The seats on the panel, also former ones, of whom it is about by address or whole name; none if nobody there is meant.
    #[schema(max_items = 1000)]
    pub juror_ids: Vec<JurorId>,
}

impl From<(DeclaredConflict, Vec<JurorId>)> for PanelStatementView {
    fn from((stated, juror_ids): (DeclaredConflict, Vec<JurorId>)) -> Self {
        Self { statement: stated.into(), juror_ids }
    }
}
