//! Add a file to a call.

use super::file_view::ChallengeFileView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Query, Upload};
use crate::http::reply::Created;
use crate::service::challenge::files::{limits, upload};
use serde::Deserialize;
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;
use utoipa::IntoParams;

/// What the file is.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ChallengeFileQuery {
    /// Its name, with its extension.
    #[param(min_length = 3, max_length = 255, pattern = r"[^\x00-\x20./\\]\.[0-9A-Za-z]{1,16}$")]
    name: String,
}

/// Upload a document of a call
///
/// The body is the file itself, as a stream; up to 25 MB each if the server is not set otherwise, 100 files and 500 MB a call. Its type
/// is found by its content and has to agree with its name. PDF, PNG, JPEG, WebP, DOCX, PPTX, XLSX, CSV and text are taken. It is for
/// nobody else until the document of the call names it in `attachments`, with who may open it.
#[utoipa::path(post, path = "/v1/challenges/{id}/files", operation_id = "challenge_files_upload", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState, Code::FileQuotaExceeded]))))]
pub async fn handle(
    permit: Permit<act::ChallengeEdit>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<ChallengeFileQuery>,
    mut file: Upload,
) -> Result<Answer<Created<ChallengeFileView>>, ApiError> {
    let (PathId(id), caller) = (id, permit.caller);
    let allowed = {
        let (caller, policy, id, request) = (Arc::clone(&caller), ctx.files.policy().clone(), id.clone(), file.request().clone());
        ctx.db.write(move |tx| limits(tx, &caller, &policy, &id, &request)).await?
    };
    let received = file.receive(&ctx, &query.0.name, &allowed).await?;
    file.commit(&ctx, &caller, received, move |tx, caller, received| {
        let (call, file) = upload(tx, caller, &id, received)?;
        let location = format!("/v1/challenges/{id}/files/{}", file.id);
        Ok(Created::plain(location, ChallengeFileView::new(file, &call.document)))
    })
    .await
}
