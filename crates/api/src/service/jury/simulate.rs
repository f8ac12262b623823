//! What the ranking of a phase would be if something were otherwise. Nothing is stored, and no trace is left.

use super::analysis::{analysed, reality};
use super::ranking::{Named, names};
use super::stage::{Stage, ensure, load};
use super::tally::tally;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::document::TiePolicy;
use tahaddi_domain::id::{ApplicationId, PhaseId};
use tahaddi_domain::jury::{Ranking, Seating, Simulated, Supposition};
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::juror;

/// What would be, beside what is.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// The phase.
    pub stage: Stage,
    /// What is supposed.
    pub supposed: Supposition,
    /// What happens to ties on the last seat in reality.
    pub ties: TiePolicy,
    /// The ranking that decides in reality.
    pub real: Ranking,
    /// Who takes a seat in reality.
    pub seating: Seating,
    /// What would be.
    pub simulated: Simulated,
    /// What the applications are called.
    pub names: BTreeMap<ApplicationId, Named>,
}

/// Simulates. Whoever may see the ranking may; who supposes a juror away must be one who may know the jurors.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_open`; `validation_failed` at what cannot be supposed.
pub fn simulate(conn: &mut Conn, caller: &Caller, id: &PhaseId, supposed: Supposition) -> ApiResult<Simulation> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    if supposed.without.is_some() {
        ensure(caller, Action::PanelView, &stage.facts())?;
    }
    stage.phase.ensure_visible_scores()?;
    let phase = supposed.apply_to(&stage.phase)?;
    if let Some(without) = &supposed.without
        && juror::find(conn, without)?.is_none_or(|found| found.challenge != stage.challenge.id)
    {
        return Err(Refusal::field("/without_juror_id", FieldCode::UnknownReference).into());
    }
    let ranking = analysed(conn, &stage)?;
    let mut tally = tally(conn, &stage)?;
    if let Some(analysis) = &ranking.analysis {
        // A conflict of interest that came to light after the lock does not undo the ranking that was locked.
        tally.quarantined.clone_from(&analysis.set_aside);
        tally.cut = analysis.cut.as_deref().cloned();
    }
    let real = reality(&stage, &ranking);
    let simulated = supposed.simulate(tally.input(&phase), &real).map_err(|fault| ApiError::fault(fault.as_str()))?;
    let deciding = ranking.for_decision(stage.seats_of_call());
    let seating = deciding.seating(real.ties, real.asked.seed);
    let ties = real.ties;
    let names = names(conn, &stage)?;
    Ok(Simulation { stage, supposed, ties, real: deciding.ranking, seating, simulated, names })
}
