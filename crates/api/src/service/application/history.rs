//! What a dossier said before, and bringing it back.

use super::edit::edit;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::application::Application;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::ApplicationId;
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::repo::application_version::{self, ApplicationVersion};
use tahaddi_persistence::repo::{application, submission};
use tahaddi_persistence::{Conn, Tx};

/// The versions of a dossier, newest first, with the digest of each that was handed in. Only its startup sees them.
///
/// # Errors
/// `not_found`, or the store failed.
pub fn versions(
    conn: &mut Conn,
    caller: &Caller,
    id: &ApplicationId,
    before: Option<i64>,
    limit: u32,
) -> ApiResult<Vec<(ApplicationVersion, Option<String>)>> {
    let application = application::find(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::DraftView, &Facts { applicant: Some(&application.startup), ..Facts::default() })?;
    let mut digests: BTreeMap<i64, String> = submission::versions(conn, id)?.into_iter().collect();
    let found = application_version::list(conn, id, before, limit)?;
    Ok(found.into_iter().map(|item| (digests.remove(&item.version), item)).map(|(digest, item)| (item, digest)).collect())
}

/// Makes a dossier say again what it said at a version, as a new version.
///
/// # Errors
/// As [`edit`]; a version that there is not.
pub fn restore(tx: &mut Tx<'_>, caller: &Caller, receipts: &Receipts, id: &ApplicationId, version: i64) -> ApiResult<Application> {
    let known = application_version::find(tx, id, version)?;
    edit(
        tx,
        caller,
        receipts,
        id,
        |_current| Ok(()),
        |_present| {
            // Looked up here: whoever may not change the dossier learns nothing of its versions.
            Ok(known.as_ref().ok_or_else(|| Refusal::field("/version", FieldCode::UnknownReference))?.document.clone())
        },
    )
}
