//! Use cases of programmes.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::ProgrammeDocument;
use tahaddi_domain::id::{Id as _, OrganisationId, ProgrammeId};
use tahaddi_domain::programme::Programme;
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{organisation, programme};

/// Creates a programme.
///
/// # Errors
/// `forbidden`, or fields are wrong.
pub fn create(
    tx: &mut Tx<'_>,
    caller: &Caller,
    organisation: Option<&OrganisationId>,
    document: &ProgrammeDocument,
) -> ApiResult<Programme> {
    caller.ensure(Action::ProgrammeManage, &Facts::default())?;
    document.ensure_valid().map_err(|refusal| refusal.under("/document"))?;
    if let Some(id) = organisation
        && organisation::find(tx, id)?.is_none()
    {
        return Err(Refusal::field("/organisation_id", FieldCode::UnknownReference).into());
    }
    let now = tx.now()?;
    let programme = Programme {
        id: tx.new_id()?,
        organisation: organisation.cloned(),
        document: document.clone(),
        version: 1,
        created_at: now,
        updated_at: now,
    };
    programme::insert(tx, &programme)?;
    record(tx, caller, Event::new("programme.created", programme.id.as_str()))?;
    Ok(programme)
}

/// Changes a programme.
///
/// # Errors
/// `forbidden`, `not_found`, `precondition_failed` from `seen`, or fields are wrong.
pub fn edit(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &ProgrammeId,
    seen: impl Fn(i64) -> ApiResult<()>,
    change: impl Fn(&ProgrammeDocument) -> ApiResult<ProgrammeDocument>,
) -> ApiResult<Programme> {
    caller.ensure(Action::ProgrammeManage, &Facts::default())?;
    programme::lock(tx, id)?;
    let before = programme::find(tx, id)?.ok_or(Code::NotFound)?;
    seen(before.version)?;
    let document = change(&before.document)?;
    document.ensure_valid()?;
    let now = tx.now()?;
    let programme = Programme { document, version: before.version + 1, updated_at: now, ..before };
    programme::save(tx, &programme)?;
    record(tx, caller, Event::new("programme.changed", id.as_str()))?;
    Ok(programme)
}
