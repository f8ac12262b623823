//! Changing what part of a call a juror judges.

use super::jurors::{Seated, seated};
use super::stage::{ensure_live, load_panel};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::JurorScope;
use tahaddi_domain::id::{Id as _, JurorId};
use tahaddi_domain::jury::{Juror, JurorRole};
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{juror, review_phase};

/// Says what part of the call somebody who is invited or seated judges from now on. What the juror has already stays.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `invalid_state` for a cancelled challenge, and for whoever is not on the panel any more;
/// `validation_failed`; `precondition_failed` from `seen`.
pub fn rescope(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &JurorId,
    seen: impl Fn(i64) -> ApiResult<()>,
    scope: &JurorScope,
) -> ApiResult<Seated> {
    let before = juror::find(tx, id)?.ok_or(Code::NotFound)?;
    let (challenge, _) = load_panel(tx, caller, &before.challenge, Action::PanelManage)?;
    ensure_live(&challenge)?;
    // Phases first, as assigning does: nobody is given work by the former scope meanwhile.
    for phase in review_phase::list(tx, &challenge.id)? {
        review_phase::lock_row(tx, &phase.id)?;
    }
    juror::lock(tx, id)?;
    let before = juror::find(tx, id)?.ok_or(Code::NotFound)?;
    seen(before.version)?;
    let mut check = Check::default();
    scope.check(&mut check, "", &challenge.document, before.role == JurorRole::Juror);
    check.finish()?;
    let details = json!({"challenge_id": challenge.id, "before": before.scope, "after": scope});
    let after = before.rescope(scope.clone())?;
    let after = Juror { version: after.version + 1, updated_at: tx.now()?, ..after };
    juror::save(tx, &after)?;
    record(tx, caller, Event::new("juror.rescoped", id.as_str()).within(&challenge.organisation).with(details))?;
    Ok(seated(after, true))
}
