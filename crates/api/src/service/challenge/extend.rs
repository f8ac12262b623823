//! Moving a deadline of a public call later.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::independence::ensure_independent;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::{Challenge, ChallengeStep};
use tahaddi_domain::document::{ChallengeDocument, Moment};
use tahaddi_domain::id::{ChallengeId, Id as _, PhaseId};
use tahaddi_domain::jury::ReviewPhase;
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{challenge, review_phase};

/// An extension as it is asked for.
#[derive(Clone, Debug)]
pub struct NewExtension {
    /// The phase whose closing moves.
    pub phase: PhaseId,
    /// The new closing.
    pub closes: Moment,
    /// Why; told to everybody who has begun an application.
    pub reason: String,
    /// Whether the phases that begin at or after the old closing move by as much.
    pub cascade: bool,
}

/// Moves the closing of a phase later. The reason stays in the document, and a revision is kept.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state`, `deadline_passed`, or fields are wrong: a closing that is not later is `frozen`.
pub fn extend(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, new: &NewExtension) -> ApiResult<Challenge> {
    challenge::lock(tx, id)?;
    let before = super::load(tx, caller, id, Action::ChallengeExtend)?;
    ensure_independent(tx, caller, id, None)?;
    let now = tx.now()?;
    let state = before.after(ChallengeStep::Extend, now)?;
    let mut check = Check::default();
    check.required_text("/reason", &new.reason, 2_000);
    check.finish()?;
    let mut document = ChallengeDocument::clone(&before.document);
    let moved = document.extend(&new.phase, &new.closes, &new.reason, new.cascade, now)?;
    let document = super::settle(tx, document, Some(&before))?;
    let challenge = Challenge { document: document.into(), state, version: before.version + 1, updated_at: now, ..before };
    challenge::save(tx, &challenge, caller.actor.user.as_ref())?;
    follow(tx, &challenge)?;
    let details = json!({"phase_id": new.phase, "from": moved.from, "to": moved.to, "cascade": new.cascade});
    record(tx, caller, Event::new("challenge.extended", id.as_str()).within(&challenge.organisation).with(details))?;
    Ok(challenge)
}

/// The review phases of the call take the moments that its document says.
fn follow(tx: &mut Tx<'_>, challenge: &Challenge) -> ApiResult<()> {
    for phase in review_phase::list(tx, &challenge.id)? {
        let Some(said) = challenge.document.phases.iter().find(|said| said.id.as_ref() == Some(&phase.id)) else { continue };
        if (said.opens_at(), said.closes_at()) == (phase.opens_at, phase.closes_at) {
            continue;
        }
        review_phase::lock_row(tx, &phase.id)?;
        let now = tx.now()?;
        let moved =
            ReviewPhase { opens_at: said.opens_at(), closes_at: said.closes_at(), version: phase.version + 1, updated_at: now, ..phase };
        review_phase::save(tx, &moved)?;
    }
    Ok(())
}
