//! Changing a dossier until the deadline.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury;
use crate::service::record::{Event, record};
use tahaddi_domain::access::Action;
use tahaddi_domain::application::{Application, ApplicationStep};
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::dossier::Situation;
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
    let situation = Situation { panel_locked: jury::is_locked(tx, &challenge.id)?, ..Situation::at(now) };
    before.after(ApplicationStep::Edit, &challenge, &situation)?;
    let document = change(&before.document)?;
    before.ensure_edit(&document, &challenge, &situation)?;
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
    before.after(ApplicationStep::Delete, &challenge, &Situation::at(now))?;
    application::delete(tx, id)?;
    record(tx, caller, Event::new("application.deleted", id.as_str()).within(&before.startup))
}
