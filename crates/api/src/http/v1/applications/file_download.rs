//! Read a file.

use crate::auth::download::{DownloadLink, Target};
use crate::auth::permit::{Permit, act};
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathText;
use crate::http::file::FileBody;
use crate::service::application::files::open;
use crate::service::export::{as_person, open as export};
use tahaddi_domain::code::Code;
use tahaddi_files::{Digest, Key};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::application_file;

/// Read a file
///
/// By a link of `files_link` or `exports_link`, which holds a minute. A token of somebody else is refused; so is a link whose reader may no
/// longer see the file. The file comes as an attachment, never to be shown in place.
#[utoipa::path(get, path = "/v1/downloads/{link}", operation_id = "files_download", tag = "applications",
    extensions(("x-codes" = json!([Code::LinkExpired, Code::Forbidden, Code::FileNotAvailable, Code::InvalidState, Code::ConflictOfInterest]))))]
pub async fn handle(permit: Permit<act::FileDownload>, ctx: Ctx, link: PathText) -> Result<FileBody, ApiError> {
    let link = DownloadLink::open(&link.0, &ctx.cursors, ctx.clock.now())?;
    let caller = permit.caller;
    if caller.actor.user.as_ref().is_some_and(|user| user != &link.user) {
        return Err(Code::Forbidden.into());
    }
    let file = ctx.db.write(move |tx| read(tx, &caller, &link)).await?;
    let key = Key::parse(&file.blob).ok_or_else(|| ApiError::fault("no key of a blob"))?;
    let digest = Digest::parse(&file.sha256).ok_or_else(|| ApiError::fault("no digest of a blob"))?;
    let content = ctx.files.read_verified(&key, &digest).await.map_err(ApiError::fault)?;
    Ok(FileBody { name: file.name, sha256: file.sha256, content })
}

/// What a link opens.
struct Opened {
    name: String,
    blob: String,
    sha256: String,
}

/// The file, if the person for whom the link was made may see it now.
fn read(tx: &mut Tx<'_>, caller: &Caller, link: &DownloadLink) -> ApiResult<Opened> {
    let reader = match as_person(tx, &link.user, caller) {
        Err(ApiError::Refused(_)) => return Err(Code::NotFound.into()),
        other => other?,
    };
    match &link.target {
        Target::File(id) => {
            let application = application_file::find(tx, id)?.ok_or(Code::NotFound)?.application;
            let (file, _now) = open(tx, &reader, &application, id, "application.file_read")?;
            Ok(Opened { name: file.name, blob: file.blob, sha256: file.sha256 })
        }
        Target::Export(id) => {
            let (_export, file, _now) = export::open(tx, &reader, id, "export.read")?;
            Ok(Opened { name: file.name, blob: file.blob, sha256: file.sha256 })
        }
    }
}
