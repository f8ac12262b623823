//! Take a file out of an application.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{IfMatch, PathId, SecondId};
use crate::http::reply::Done;
use crate::service::application::files::remove;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, FileId};

/// Take a file out
///
/// Until the deadline. What was handed in with it keeps it, and stays complete. `If-Match` names the version of the application.
#[utoipa::path(delete, path = "/v1/applications/{id}/files/{file_id}", operation_id = "files_delete", tag = "applications",
    extensions(("x-codes" = json!([
        Code::ChallengeNotOpen, Code::DeadlinePassed, Code::ApplicationIncomplete, Code::ApplicationNotEditable, Code::PanelLocked, Code::TermsNotAccepted,
        Code::NotEligible, Code::ValidationFailed
    ]))))]
pub async fn handle(
    permit: Permit<act::ApplicationEdit>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    file: SecondId<FileId>,
    seen: IfMatch,
) -> Result<Done, ApiError> {
    let receipts = ctx.receipts.clone();
    ctx.db
        .write(move |tx| -> ApiResult<_> {
            remove(tx, &permit.caller, &receipts, (&id.0, &file.0), |version| seen.ensure(version))?;
            Ok(Done)
        })
        .await
}
