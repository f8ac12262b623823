//! A link to a file.

use crate::auth::download::{DownloadLink, LIFE, Target};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, SecondId};
use crate::http::reply::{Audited, Found};
use crate::service::application::files::open;
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, FileId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A link to a file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"url": "/v1/downloads/fil_01kax3v8m0t2r4q6w8y0b1c2d3.usr_01kax3v8m0t2r4q6w8y0b1c2d3.1806531000000000.5f4d", "expires_at": "2027-03-01T10:01:00.000000Z"}))]
pub struct FileLinkView {
    /// Where the file is read, relative to the server. It needs no token, and opens this file for its reader alone.
    #[schema(format = "uri-reference", max_length = 300)]
    pub url: String,
    /// Until when: a minute.
    pub expires_at: Instant,
}

/// A link to a file
///
/// For whoever may see the application; its own people see the file at once, others once it was scanned. Each link, and each reading by
/// it, is written into the audit trail.
#[utoipa::path(get, path = "/v1/applications/{id}/files/{file_id}/link", operation_id = "files_link", tag = "applications",
    extensions(("x-codes" = json!([Code::FileNotAvailable, Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::DossierView>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    file: SecondId<FileId>,
) -> Result<Audited<FileLinkView>, ApiError> {
    let keys = ctx.cursors.clone();
    ctx.db
        .write(move |tx| -> ApiResult<_> {
            let caller = &permit.caller;
            let (file, now) = open(tx, caller, &id.0, &file.0, "application.file_link_made")?;
            let link = DownloadLink { target: Target::File(file.id), user: caller.user()?.clone(), until: now + LIFE };
            Ok(Audited(Found::computed(FileLinkView { url: format!("/v1/downloads/{}", link.seal(&keys)?), expires_at: link.until })))
        })
        .await
}
