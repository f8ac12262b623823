//! Read a file of a call.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, SecondId};
use crate::http::file::FileBody;
use crate::service::challenge::files::{Reading, note_reading, open};
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ChallengeId, FileId};
use tahaddi_files::{Digest, Key};

/// Read a document of a call
///
/// For whom the document says in `attachments`; those who run the call read each of its files. It comes as an attachment, never to be
/// shown in place, and its `ETag` is the SHA-256 that stands in the document. Reading one that is not for everybody leaves a trace.
#[utoipa::path(get, path = "/v1/challenges/{id}/files/{file_id}", operation_id = "challenge_files_read", tag = "challenges",
    extensions(("x-codes" = json!([Code::AuthenticationRequired, Code::Forbidden, Code::TermsNotAccepted, Code::FileNotAvailable]))))]
pub async fn handle(
    permit: Permit<act::ChallengeView>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    file: SecondId<FileId>,
) -> Result<FileBody, ApiError> {
    let (reader, call, file) = (Arc::clone(&permit.caller), id.0.clone(), file.0);
    let (file, reading) = ctx.db.read(move |conn| -> ApiResult<_> { open(conn, &reader, &call, &file) }).await?;
    if reading == Reading::Traced {
        let (caller, file) = (permit.caller, file.clone());
        ctx.db.write(move |tx| note_reading(tx, &caller, &file)).await?;
    }
    let key = Key::parse(&file.blob).ok_or_else(|| ApiError::fault(format!("{}: no key of a blob", file.id)))?;
    let digest = Digest::parse(&file.facts.sha256).ok_or_else(|| ApiError::fault(format!("{}: no digest", file.id)))?;
    let content = ctx.files.read_verified(&key, file.blob_key.as_deref(), &digest).await.map_err(ApiError::fault)?;
    Ok(FileBody { name: file.facts.name, validator: file.facts.sha256, content })
}
