//! See an application.

use super::expand::{Along, ApplicationExpansion};
use super::view::ApplicationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::fields::Expand;
use crate::http::reply::{Audited, Found};
use crate::service::application::show::show;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;

/// An application
///
/// Its startup sees it at any time, the partner once the deadline has passed, an operator when it was handed in; a look by
/// anybody but the startup is written into the audit trail. Nobody reads the one of a startup with which he or she has a conflict of interest,
/// nor those of the rivals of the own startup. Jurors read blind dossiers instead.
#[utoipa::path(get, path = "/v1/applications/{id}", operation_id = "applications_view", tag = "applications",
    extensions(("x-codes" = json!([Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::DossierView>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    expand: Expand<ApplicationExpansion>,
) -> Result<Audited<ApplicationView>, ApiError> {
    ctx.db
        .write(move |tx| {
            let (application, challenge, now) = show(tx, &permit.caller, &id.0)?;
            let along = Along::load(tx, &permit.caller, &expand, std::iter::once(&application), now)?;
            let expanded = along.map(|along| along.of(&application, &permit.caller, now));
            let version = application.version;
            let view = ApplicationView { expanded, ..ApplicationView::of(tx, application, &challenge, &permit.caller, now)? };
            Ok(Audited(Found::versioned(version, view)))
        })
        .await
}
