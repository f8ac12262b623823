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
use crate::service::jury::files::open as open_for_juror;
use tahaddi_domain::code::Code;
use tahaddi_files::{Digest, Key};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::application_file;

/// Read a file
///
/// By a link of `files_link`, `jury_files_link` or `exports_link`, which holds a minute. A token of somebody else is refused; so is a link whose reader may no
/// longer see the file. The file comes as an attachment, never to be shown in place.
#[utoipa::path(get, path = "/v1/downloads/{link}", operation_id = "files_download", tag = "applications",
    extensions(("x-codes" = json!([Code::LinkExpired, Code::Forbidden, Code::FileNotAvailable, Code::InvalidState, Code::ConflictOfInterest, Code::ScoringNotOpen]))))]
pub async fn handle(permit: Permit<act::FileDownload>, ctx: Ctx, link: PathText) -> Result<FileBody, ApiError> {
    let link = DownloadLink::open(&link.0, &ctx.cursors, ctx.clock.now())?;
    let caller = permit.caller;
    if caller.actor.user.as_ref().is_some_and(|user| user != &link.user) {
        return Err(Code::Forbidden.into());
    }
    let file = ctx.db.write(move |tx| read(tx, &caller, &link)).await?;
    let key = Key::parse(&file.blob).ok_or_else(|| ApiError::fault("no key of a blob"))?;
    let digest = Digest::parse(&file.sha256).ok_or_else(|| ApiError::fault("no digest of a blob"))?;
    let content = ctx.files.read_verified(&key, file.blob_key.as_deref(), &digest).await.map_err(ApiError::fault)?;
    let validator = match &file.reader {
        Some(assignment) => ctx.cursors.fingerprint(&[b"jury file", assignment.as_bytes(), file.sha256.as_bytes()])?,
        None => file.sha256,
    };
    Ok(FileBody { name: file.name, validator, content })
}

/// What a link opens.
struct Opened {
    name: String,
    blob: String,
    blob_key: Option<String>,
    sha256: String,
    /// The assignment by which a juror reads it: the digest of an original would tell whose it is, that of a copy what else it is equal to.
    reader: Option<String>,
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
            Ok(Opened { name: file.name, blob: file.blob, blob_key: file.blob_key, sha256: file.sha256, reader: None })
        }
        Target::Review { assignment, file } => {
            let (file, content, _now) = open_for_juror(tx, &reader, assignment, file, "assignment.file_read")?;
            Ok(Opened {
                name: file.name,
                blob: content.blob,
                blob_key: content.blob_key,
                sha256: content.sha256,
                reader: Some(assignment.to_string()),
            })
        }
        Target::Export(id) => {
            let (_export, file, _now) = export::open(tx, &reader, id, "export.read")?;
            Ok(Opened { name: file.name, blob: file.blob, blob_key: file.blob_key, sha256: file.sha256, reader: None })
        }
    }
}
