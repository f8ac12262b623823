//! Reading the file of an export.

use super::{ensure_may_read, find_own};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, audit};
use serde_json::json;
use tahaddi_domain::export::{Export, ExportFile};
use tahaddi_domain::id::{ExportId, Id as _};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::challenge;

/// The file of an export of the caller, who may see what it holds now as then. Each reading leaves a trace.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `invalid_state` while it is not written, and once it has expired.
pub fn open(tx: &mut Tx<'_>, caller: &Caller, id: &ExportId, event: &'static str) -> ApiResult<(Export, ExportFile, Instant)> {
    let export = find_own(tx, caller, id)?;
    ensure_may_read(tx, caller, &export)?;
    let now = tx.now()?;
    let file = export.ensure_downloadable(now)?.clone();
    let organisation = challenge::find(tx, &export.challenge)?.map(|challenge| challenge.organisation);
    let mut trace = Event::new(event, id.as_str()).with(json!({"kind": export.kind(), "sha256": file.sha256}));
    trace.organisation = organisation.as_ref();
    audit(tx, caller, &trace)?;
    Ok((export, file, now))
}
