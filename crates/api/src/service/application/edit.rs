//! Changing a dossier until the deadline.

use super::hand_in::hand_in;
use super::standpoint::Standpoint;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use tahaddi_domain::access::Action;
use tahaddi_domain::application::{Application, ApplicationStep, Edited};
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::dossier::ensure_organisations;
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::application;

/// Changes an application. What was handed in stays complete, and gets a receipt for its new version; of one that was reopened the
/// correction changes.
///
/// # Errors
/// `not_found`, `forbidden`, `precondition_failed` from `seen`, `deadline_passed`, `application_not_editable`,
/// `application_already_exists` in a track whose quota is used up, `access_code_required` in one that needs a code, what a hand-in
/// refuses, or fields are wrong.
pub fn edit(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    id: &ApplicationId,
    seen: impl Fn(i64) -> ApiResult<()>,
    change: impl Fn(&ApplicationDocument) -> ApiResult<ApplicationDocument>,
) -> ApiResult<Application> {
    let (before, challenge) = super::load_for_change(tx, caller, id, Action::ApplicationEdit)?;
    seen(before.version)?;
    let now = tx.now()?;
    let standpoint = Standpoint::load(tx, &before, now)?;
    let at = standpoint.of(&before);
    before.after(ApplicationStep::Edit, &challenge, &at)?;
    let document = change(before.working(&at))?;
    let edited = before.ensure_edit(&document, &challenge, &at)?;
    let visible = super::partners::seen(tx, caller, &document.partners, now)?;
    ensure_organisations(&document.partners, &before.working(&at).partners, (&before.startup, &challenge.organisation), &visible)?;
    super::ensure_track_takes(tx, &before, &challenge, document.track.as_ref())?;
    let mut application = Application { version: before.version + 1, updated_at: now, ..before.clone() };
    match edited {
        Edited::Draft | Edited::NewVersion => application.document = document.clone(),
        Edited::Correction => {
            if let Some(reopening) = &mut application.grants.reopening {
                reopening.draft = Some(document.clone());
            }
        }
    }
    application::save(tx, &application, &document, caller.user()?)?;
    if edited == Edited::NewVersion {
        if application.document.team != before.document.team {
            super::people::keep(tx, &application)?;
        }
        if application.document.partners != before.document.partners {
            super::partners::keep(tx, &application)?;
        }
        hand_in(tx, caller, receipts, &application, &challenge, &at)?;
    }
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
    let standpoint = Standpoint::load(tx, &before, now)?;
    before.after(ApplicationStep::Delete, &challenge, &standpoint.of(&before))?;
    application::delete(tx, id)?;
    record(tx, caller, Event::new("application.deleted", id.as_str()).within(&before.startup))
}
