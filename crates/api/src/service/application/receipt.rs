//! Looking at the receipt of a hand-in.

use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::Submission;
use tahaddi_domain::id::ApplicationId;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::submission;

/// The receipt of a version for its startup, or the last one for whoever may see the dossier; staff leave a trace.
///
/// # Errors
/// `not_found` also where nothing was handed in.
pub fn receipt(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, version: Option<i64>) -> ApiResult<Submission> {
    let (application, _challenge, _now) = super::show::show(tx, caller, id)?;
    let own = caller.belongs_to(&application.startup);
    let found = match version {
        Some(version) if own => submission::of_version(tx, id, version)?,
        // What was replaced is the startup's alone.
        version => submission::last(tx, id)?.filter(|last| version.is_none_or(|version| version == last.version)),
    };
    Ok(found.ok_or(Code::NotFound)?)
}
