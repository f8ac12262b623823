//! Stating what is assumed of panels that nothing connects.

use super::stage::{Stage, load_for_change, store};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::{Id as _, PhaseId};
use tahaddi_domain::jury::evaluation::PanelAssumption;
use tahaddi_persistence::Tx;

/// States an assumption, or that none is made any more. The reason stays with the phase.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_locked`, `validation_failed`; `precondition_failed` from `seen`.
pub fn assume(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &PhaseId,
    seen: impl Fn(i64) -> ApiResult<()>,
    assumption: PanelAssumption,
    reason: &str,
) -> ApiResult<Stage> {
    let stage = load_for_change(tx, caller, id, Action::PanelManage)?;
    seen(stage.phase.version)?;
    let now = tx.now()?;
    let phase = stage.phase.assume(assumption, reason, caller.user()?.clone(), now)?;
    let stage = Stage { phase: store(tx, phase, now)?, challenge: stage.challenge, seat: stage.seat };
    let details = json!({"challenge_id": stage.challenge.id, "assumption": assumption, "version": stage.phase.version});
    record(tx, caller, Event::new("phase.panels_assumed", id.as_str()).within(&stage.challenge.organisation).with(details))?;
    Ok(stage)
}
