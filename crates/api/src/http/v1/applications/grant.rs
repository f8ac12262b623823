//! How grants are asked for and shown.

use serde::{Deserialize, Serialize};
use tahaddi_domain::application::Application;
use tahaddi_domain::dossier::{PersonalExtension, Reopening};
use tahaddi_domain::id::{ApplicationId, UserId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// Until when, and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"until": "2027-04-02T12:00:00.000000Z", "reason": "Panne du portail le soir de la clôture"}))]
pub struct GrantedUntil {
    /// Until when; later than the closing that holds so far.
    pub until: Instant,
    /// Why. It is kept, and its startup reads it.
    #[schema(min_length = 1, max_length = 2000)]
    pub reason: String,
}

/// Something that was granted to one application.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"until": "2027-04-02T12:00:00.000000Z", "reason": "Panne du portail le soir de la clôture", "granted_at": "2027-04-01T08:00:00.000000Z",
    "granted_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"}))]
pub struct GrantedView {
    /// Until when.
    pub until: Instant,
    /// Why.
    #[schema(max_length = 2000)]
    pub reason: String,
    /// When it was granted.
    pub granted_at: Instant,
    /// Who granted it.
    pub granted_by: UserId,
}

/// What was granted to one application.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GrantView {
    /// The application.
    pub application_id: ApplicationId,
    /// More time than the others have; null if none was granted.
    #[schema(required)]
    pub extension: Option<GrantedView>,
    /// The correction of what was handed in; null if it was not reopened.
    #[schema(required)]
    pub reopening: Option<GrantedView>,
}

impl From<&PersonalExtension> for GrantedView {
    fn from(known: &PersonalExtension) -> Self {
        Self { until: known.until, reason: known.reason.clone(), granted_at: known.at, granted_by: known.by.clone() }
    }
}

impl From<&Reopening> for GrantedView {
    fn from(known: &Reopening) -> Self {
        Self { until: known.until, reason: known.reason.clone(), granted_at: known.at, granted_by: known.by.clone() }
    }
}

impl From<&Application> for GrantView {
    fn from(application: &Application) -> Self {
        let grants = &application.grants;
        Self {
            application_id: application.id.clone(),
            extension: grants.extension.as_ref().map(GrantedView::from),
            reopening: grants.reopening.as_ref().map(GrantedView::from),
        }
    }
}
