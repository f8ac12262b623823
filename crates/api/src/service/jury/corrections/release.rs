//! Releasing a correction of a released decision.

use super::Ground;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::jury::records::append_release_correction;
use crate::service::jury::release::for_release;
use crate::service::jury::stage::{Stage, store};
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeSet;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{Id as _, OrganisationId, PhaseId};
use tahaddi_domain::jury::{DecisionCorrection, OutcomeChange};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::outcome::{self, ReleasedOutcome};
use tahaddi_persistence::repo::{application, decision_correction};

/// A second person releases the proposed correction: it is in force, those for whom something changed are told, and nobody else is.
/// `seen` is the version that the person has read, if told.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state`, `no_decision` where none is proposed, `same_approver`,
/// `panel_locked`, `precondition_failed`.
pub fn release(tx: &mut Tx<'_>, caller: &Caller, receipts: &Receipts, id: &PhaseId, seen: Option<i64>) -> ApiResult<Stage> {
    let (stage, _) = for_release(tx, caller, id, seen)?;
    stage.phase.ensure_correctable()?;
    let proposed = decision_correction::proposed(tx, id)?.ok_or(Code::NoDecision)?;
    let ground = Ground::load(tx, &stage)?;
    let now = tx.now()?;
    let (released, changes) = ground.correctable().release(proposed, caller.user()?.clone(), now)?;
    if !decision_correction::save(tx, &released)? {
        return Err(Code::AlreadyReleased.into());
    }
    let startups = tell(tx, &stage, &released, &changes, now)?;
    let stage = Stage { phase: store(tx, stage.phase, now)?, ..stage };
    append_release_correction(tx, caller, receipts, &stage, &released, &ground.in_force)?;
    let details = json!({
        "challenge_id": stage.challenge.id, "number": released.number, "changes": changes.len(), "organisation_ids": startups,
        "appeal_ids": released.document.appeal_ids,
    });
    record(tx, caller, Event::new("correction.released", id.as_str()).within(&stage.challenge.organisation).with(details))?;
    Ok(stage)
}

/// Puts what changed in the place of what was told; the startups that it is about.
fn tell(
    tx: &mut Tx<'_>,
    stage: &Stage,
    released: &DecisionCorrection,
    changes: &[OutcomeChange],
    now: Instant,
) -> ApiResult<BTreeSet<OrganisationId>> {
    let mut startups = BTreeSet::new();
    for change in changes {
        let corrected = ReleasedOutcome {
            phase: stage.phase.id.clone(),
            application: change.application.clone(),
            challenge: stage.challenge.id.clone(),
            outcome: change.after.outcome,
            reason: change.after.reason.clone(),
            released_at: now,
        };
        if !outcome::replace(tx, &corrected, released.number)? {
            return Err(ApiError::fault("a released outcome vanished"));
        }
        startups.extend(application::find(tx, &change.application)?.map(|found| found.startup));
    }
    Ok(startups)
}
