//! Looking at a proposed correction, and at the versions of a decision.

use super::{DecisionVersion, in_force, versions};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::deliberation::shown_to;
use crate::service::jury::stage::{Stage, load};
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::CorrectionDocument;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::{DecisionCorrection, OutcomeChange, outcome_changes};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::decision_correction;

/// A correction that is proposed.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The phase.
    pub stage: Stage,
    /// What is proposed, as its reader may see it.
    pub correction: DecisionCorrection,
    /// What it would change for the applicants.
    pub changes: Vec<OutcomeChange>,
}

/// The correction that is proposed, for those who select.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `no_decision` where none is proposed.
pub fn show(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<Proposal> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    let proposed = decision_correction::proposed(conn, id)?.ok_or(Code::NoDecision)?;
    let (phase, _number) = in_force(conn, stage.phase.clone())?;
    let changes = phase.decision.as_ref().map(|before| outcome_changes(before, &proposed.document.decision)).unwrap_or_default();
    Ok(shown(caller, stage, proposed, changes))
}

/// A proposal as its reader may see it: the session only those who keep the panel, or decide.
pub(super) fn shown(caller: &Caller, stage: Stage, correction: DecisionCorrection, changes: Vec<OutcomeChange>) -> Proposal {
    let decision = shown_to(caller, &stage, correction.document.decision);
    let document = CorrectionDocument { decision, ..correction.document };
    Proposal { stage, correction: DecisionCorrection { document, ..correction }, changes }
}

/// Every version of the decision, oldest first.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_open`, `no_decision`.
pub fn history(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<(Stage, Vec<DecisionVersion>)> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    if stage.phase.ensure_unlocked().is_ok() {
        return Err(Code::PanelOpen.into());
    }
    if stage.phase.decision.is_none() {
        return Err(Code::NoDecision.into());
    }
    let versions = versions(conn, &stage.phase)?;
    Ok((stage, versions))
}
