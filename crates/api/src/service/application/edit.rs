//! Changing a dossier until the deadline.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury;
use crate::service::record::{Event, record};
use tahaddi_domain::access::Action;
use tahaddi_domain::application::{Application, ApplicationState, ApplicationStep};
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::application;

/// Changes an application. What was handed in stays complete.
///
/// # Errors
/// `not_found`, `forbidden`, `precondition_failed` from `seen`, `deadline_passed`, `application_not_editable`, or fields are wrong.
pub fn edit(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &ApplicationId,
    seen: impl Fn(i64) -> ApiResult<()>,
    change: impl Fn(&ApplicationDocument) -> ApiResult<ApplicationDocument>,
) -> ApiResult<Application> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    seen(before.version)?;
    let now = tx.now()?;
    let locked = jury::is_locked(tx, &challenge.id)?;
    let state = before.after(ApplicationStep::Edit, &challenge, locked, now)?;
    let document = change(&before.document)?;
    if document.track != before.document.track {
        // Another track has a window of its own: nobody enters one that has closed through one that is open.
        challenge.ensure_takes_applications(document.track.as_ref(), now)?;
    }
    if state == ApplicationState::Submitted {
        document.ensure_complete(&challenge.document)?;
    } else {
        document.ensure_fits(&challenge.document)?;
    }
    let application = Application { document, version: before.version + 1, updated_at: now, ..before };
    application::save(tx, &application, caller.user()?)?;
    record(tx, caller, Event::new("application.changed", id.as_str()).within(&application.startup))?;
    Ok(application)
}

/// Deletes a draft.
///
/// # Errors
/// `not_found`, `forbidden`, `precondition_failed` from `seen`, or `invalid_state`.
pub fn delete(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, seen: impl Fn(i64) -> ApiResult<()>) -> ApiResult<()> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationDelete)?;
    seen(before.version)?;
    let now = tx.now()?;
    before.after(ApplicationStep::Delete, &challenge, false, now)?;
    application::delete(tx, id)?;
    record(tx, caller, Event::new("application.deleted", id.as_str()).within(&before.startup))
}
