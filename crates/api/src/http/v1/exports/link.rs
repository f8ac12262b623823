//! A link to the file of an export.

use crate::auth::download::{DownloadLink, LIFE, Target};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::{Audited, Found};
use crate::http::v1::applications::file_link::FileLinkView;
use crate::service::export::open::open;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ExportId;

/// A link to the file of an export
///
/// For whoever asked for it, and may still see what it holds. Each link, and each reading by it, is written into the audit trail.
#[utoipa::path(get, path = "/v1/exports/{id}/link", operation_id = "exports_link", tag = "exports",
    extensions(("x-codes" = json!([Code::InvalidState, Code::Forbidden, Code::ConflictOfInterest]))))]
pub async fn handle(permit: Permit<act::ExportView>, ctx: Ctx, id: PathId<ExportId>) -> Result<Audited<FileLinkView>, ApiError> {
    let keys = ctx.cursors.clone();
    ctx.db
        .write(move |tx| -> ApiResult<_> {
            let caller = &permit.caller;
            let (export, _file, now) = open(tx, caller, &id.0, "export.link_made")?;
            let link = DownloadLink { target: Target::Export(export.id), user: caller.user()?.clone(), until: now + LIFE };
            Ok(Audited(Found::computed(FileLinkView { url: format!("/v1/downloads/{}", link.seal(&keys)?), expires_at: link.until })))
        })
        .await
}
