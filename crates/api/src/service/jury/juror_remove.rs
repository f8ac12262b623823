//! Taking a person off a panel.

use super::stage::load_panel;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeSet;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, Id as _, JurorId, PhaseId};
use tahaddi_domain::jury::{Assignment, AssignmentState, Juror};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{assignment, invitation, juror, review_phase};

/// Takes a person off a panel. What the juror has not completed goes back to the organiser; completed sheets stay and count, for
/// taking a person away must not be a way to change a result.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state`; `validation_failed` without a reason.
pub fn remove_juror(tx: &mut Tx<'_>, caller: &Caller, id: &JurorId, reason: &str) -> ApiResult<Juror> {
    let before = juror::find(tx, id)?.ok_or(Code::NotFound)?;
    let (challenge, _) = load_panel(tx, caller, &before.challenge, Action::PanelManage)?;
    // Phases first, as assigning does: nobody is given work while being taken off.
    for phase in review_phase::list(tx, &challenge.id)? {
        review_phase::lock_row(tx, &phase.id)?;
    }
    juror::lock(tx, id)?;
    let before = juror::find(tx, id)?.ok_or(Code::NotFound)?;
    let now = tx.now()?;
    let removed = before.remove(reason.to_owned())?;
    let removed = Juror { version: removed.version + 1, updated_at: now, ..removed };
    juror::save(tx, &removed)?;
    // An invitation still in the mail must not lead to a seat that is gone.
    invitation::revoke_of_juror(tx, id)?;
    let unfinished = take_back(tx, id)?;
    let details = json!({"challenge_id": challenge.id, "unassigned": unfinished});
    record(tx, caller, Event::new("juror.removed", id.as_str()).within(&challenge.organisation).with(details))?;
    Ok(removed)
}

/// Unassigns what the juror has not completed, in phases that are not locked; which.
///
/// # Errors
/// The store failed.
pub(in crate::service) fn take_back(tx: &mut Tx<'_>, juror: &JurorId) -> ApiResult<Vec<AssignmentId>> {
    let now = tx.now()?;
    let phases: BTreeSet<PhaseId> = assignment::of_juror(tx, juror)?.into_iter().map(|item| item.phase).collect();
    for phase in &phases {
        review_phase::lock_row(tx, phase)?;
    }
    let mut taken_back = Vec::new();
    for item in assignment::of_juror(tx, juror)? {
        let phase = review_phase::find(tx, &item.phase)?.ok_or(Code::NotFound)?;
        if item.state != AssignmentState::Assigned || phase.ensure_unlocked().is_err() {
            continue;
        }
        taken_back.push(item.id.clone());
        let taken = item.unassign(None, &phase)?;
        assignment::save(tx, &Assignment { version: taken.version + 1, updated_at: now, ..taken })?;
    }
    Ok(taken_back)
}
