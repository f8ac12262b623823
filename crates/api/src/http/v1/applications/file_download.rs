//! Read a file.

use crate::auth::download::DownloadLink;
use crate::auth::permit::{Permit, act};
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathText;
use crate::http::file::FileBody;
use crate::service::application::files::open;
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::StoredFile;
use tahaddi_files::{Digest, Key};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application_file, user};

/// Read a file
///
/// By a link of `files_link`, which holds a minute. A token of somebody else is refused; so is a link whose reader may no longer see the
/// file. The file comes as an attachment, never to be shown in place.
#[utoipa::path(get, path = "/v1/downloads/{link}", operation_id = "files_download", tag = "applications",
    extensions(("x-codes" = json!([Code::LinkExpired, Code::Forbidden, Code::FileNotAvailable]))))]
pub async fn handle(permit: Permit<act::FileDownload>, ctx: Ctx, link: PathText) -> Result<FileBody, ApiError> {
    let link = DownloadLink::open(&link.0, &ctx.cursors, ctx.clock.now())?;
    let caller = permit.caller;
    if caller.actor.user.as_ref().is_some_and(|user| user != &link.user) {
        return Err(Code::Forbidden.into());
    }
    let file = ctx.db.write(move |tx| read(tx, &caller, &link)).await?;
    let key = Key::parse(&file.blob).ok_or_else(|| ApiError::fault(format!("{}: no key of a blob", file.id)))?;
    let digest = Digest::parse(&file.sha256).ok_or_else(|| ApiError::fault(format!("{}: no digest", file.id)))?;
    let content = ctx.files.read_verified(&key, &digest).await.map_err(ApiError::fault)?;
    Ok(FileBody { name: file.name, sha256: file.sha256, content })
}

/// The file, if the person for whom the link was made may see it now.
fn read(tx: &mut Tx<'_>, caller: &Caller, link: &DownloadLink) -> ApiResult<StoredFile> {
    let person = user::find(tx, &link.user)?.filter(|person| person.disabled_at.is_none()).ok_or(Code::NotFound)?;
    let mut reader = caller.clone();
    reader.actor.operator = person.operator_role;
    reader.actor.memberships = user::memberships(tx, &person.id)?;
    reader.actor.user = Some(person.id);
    let application = application_file::find(tx, &link.file)?.ok_or(Code::NotFound)?.application;
    Ok(open(tx, &reader, &application, &link.file, "application.file_read")?.0)
}
