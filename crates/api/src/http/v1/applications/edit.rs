//! Change an application.

use super::view::ApplicationView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, Patch, PathId};
use crate::http::reply::Found;
use crate::service::application::edit::edit;
use crate::service::challenge::load;
use tahaddi_domain::code::Code;
use tahaddi_domain::access::Action;
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::id::ApplicationId;

/// Change an application
///
/// Until the deadline. It may be incomplete while it is a draft; what was handed in stays complete, and the new version gets a receipt
/// of its own. Of an application that was reopened, the correction changes. Answers to questions that the form no longer asks are kept.
#[utoipa::path(patch, path = "/v1/applications/{id}", operation_id = "applications_edit", tag = "applications",
    extensions(("x-codes" = json!([
        Code::ChallengeNotOpen, Code::DeadlinePassed, Code::ApplicationIncomplete, Code::ApplicationNotEditable, Code::PanelLocked, Code::TermsNotAccepted,
        Code::NotEligible, Code::ApplicationAlreadyExists, Code::AccessCodeRequired
    ]))))]
pub async fn handle(
    permit: Permit<act::ApplicationEdit>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    seen: IfMatch,
    patch: Patch<ApplicationDocument>,
) -> Result<Found<ApplicationView>, ApiError> {
    let receipts = ctx.receipts.clone();
    ctx.db
        .write(move |tx| {
            let caller = &permit.caller;
            let application = edit(tx, caller, &receipts, &id.0, |version| seen.ensure(version), |before| patch.apply_to(before))?;
            let challenge = load(tx, caller, &application.challenge, Action::ChallengeView)?;
            let (version, now) = (application.version, application.updated_at);
            Ok(Found::versioned(version, ApplicationView::of(tx, application, &challenge, caller, now)?))
        })
        .await
}
