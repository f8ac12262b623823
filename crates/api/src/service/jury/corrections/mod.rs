//! Corrections of released decisions: what was released stays, and what corrects it is a new version of it.

pub mod propose;
pub mod release;
pub mod show;

use super::ranking::fixed;
use super::stage::Stage;
use crate::error::ApiResult;
use tahaddi_domain::document::Deliberation;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::{
    Correctable, Deciding, DecisionCorrection, FIRST_RELEASE, OutcomeChange, ReviewPhase, ReviewState, outcome_changes,
};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{decision_correction, review_phase};

/// A version of the decision of a phase.
#[derive(Clone, Debug)]
pub struct DecisionVersion {
    /// Its number; what was decided first is 1.
    pub number: i64,
    /// The phase with this version of its decision.
    pub phase: ReviewPhase,
    /// What it corrects and why; `None` for the first.
    pub correction: Option<DecisionCorrection>,
    /// What it changed for the applicants.
    pub changes: Vec<OutcomeChange>,
    /// Until when it was in force; `None` for the one that is, or will be.
    pub valid_until: Option<Instant>,
}

/// All versions of the decision of a phase, oldest first; the last one is in force once the phase is released.
///
/// # Errors
/// The store failed.
pub(in crate::service) fn versions(conn: &mut Conn, phase: &ReviewPhase) -> ApiResult<Vec<DecisionVersion>> {
    let first = DecisionVersion { number: FIRST_RELEASE, phase: phase.clone(), correction: None, changes: Vec::new(), valid_until: None };
    let mut versions = vec![first];
    if phase.state != ReviewState::Released {
        return Ok(versions);
    }
    for correction in decision_correction::released(conn, &phase.id)? {
        let corrected = correction.in_force(phase.clone());
        let mut changes = Vec::new();
        if let Some(before) = versions.last_mut() {
            before.valid_until = correction.released_at;
            let both = before.phase.decision.as_ref().zip(corrected.decision.as_ref());
            changes = both.map(|(before, after)| outcome_changes(before, after)).unwrap_or_default();
        }
        let number = correction.number;
        versions.push(DecisionVersion { number, phase: corrected, correction: Some(correction), changes, valid_until: None });
    }
    Ok(versions)
}

/// The session that is on record. A correction that was made without one leaves that of the version before.
pub(in crate::service) fn session_on_record(versions: &[DecisionVersion]) -> Option<Deliberation> {
    versions.iter().rev().filter_map(|version| version.phase.decision.as_ref()).find_map(|decision| decision.deliberation.clone())
}

/// The phase with the version of its decision that is in force, and its number.
///
/// # Errors
/// The store failed.
pub(in crate::service) fn in_force(conn: &mut Conn, phase: ReviewPhase) -> ApiResult<(ReviewPhase, i64)> {
    if phase.state != ReviewState::Released {
        return Ok((phase, FIRST_RELEASE));
    }
    Ok(match decision_correction::in_force(conn, &phase.id)? {
        Some(correction) => (correction.in_force(phase), correction.number),
        None => (phase, FIRST_RELEASE),
    })
}

/// What a correction rests on, as it was loaded.
struct Ground {
    in_force: ReviewPhase,
    number: i64,
    deciding: Deciding,
    later_locked: bool,
}

impl Ground {
    fn load(conn: &mut Conn, stage: &Stage) -> ApiResult<Self> {
        let (in_force, number) = in_force(conn, stage.phase.clone())?;
        let deciding = fixed(conn, stage)?.for_decision(stage.seats_of_call());
        Ok(Self { in_force, number, deciding, later_locked: later_locked(conn, stage)? })
    }
    fn correctable(&self) -> Correctable<'_> {
        let Self { in_force, number, deciding, later_locked } = self;
        Correctable { in_force, number: *number, deciding, later_locked: *later_locked }
    }
}

/// Whether the panel of a phase after this one is locked.
fn later_locked(conn: &mut Conn, stage: &Stage) -> ApiResult<bool> {
    let order: Vec<&PhaseId> = stage.challenge.document.phases.iter().filter_map(|phase| phase.id.as_ref()).collect();
    let later: Vec<&PhaseId> = order.into_iter().skip_while(|id| *id != &stage.phase.id).skip(1).collect();
    let phases = review_phase::list(conn, &stage.challenge.id)?;
    Ok(phases.iter().any(|phase| phase.locked_at.is_some() && later.contains(&&phase.id)))
}
