//! Take a file out of a call.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, SecondId};
use crate::http::reply::Done;
use crate::service::challenge::files::delete;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ChallengeId, FileId};

/// Delete a document of a call
///
/// One that the document of the call does not attach and, since the call is public, never did: what people could rely on stays.
#[utoipa::path(delete, path = "/v1/challenges/{id}/files/{file_id}", operation_id = "challenge_files_delete", tag = "challenges",
    extensions(("x-codes" = json!([Code::FileInUse]))))]
pub async fn handle(permit: Permit<act::ChallengeEdit>, ctx: Ctx, id: PathId<ChallengeId>, file: SecondId<FileId>) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| delete(tx, &permit.caller, &id.0, &file.0).map(|()| Done)).await
}
