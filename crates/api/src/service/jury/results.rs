//! The results of a challenge, as everybody may see them.

use super::ranking::{Named, fixed, names};
use super::stage::Stage;
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{LocalizedText, Outcome};
use tahaddi_domain::id::{ApplicationId, ChallengeId, PhaseId};
use tahaddi_domain::jury::{DecisionCorrection, ReviewState};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{challenge, decision_correction, outcome, review_phase};

/// The results of a challenge.
#[derive(Clone, Debug)]
pub struct Results {
    /// The challenge.
    pub challenge: Challenge,
    /// Its released phases, in their order.
    pub phases: Vec<PhaseResults>,
}

/// The results of one phase.
#[derive(Clone, Debug)]
pub struct PhaseResults {
    /// The phase.
    pub phase: PhaseId,
    /// Its name.
    pub title: LocalizedText,
    /// When they were released.
    pub released_at: Option<Instant>,
    /// What was corrected since, oldest first; what is shown is what holds after them.
    pub corrections: Vec<DecisionCorrection>,
    /// How many applications were decided about.
    pub applications: usize,
    /// How many were refused; who, only they themselves are told.
    pub refused: usize,
    /// Who takes a seat, by name of the startup.
    pub selected: Vec<(ApplicationId, Named)>,
    /// Who takes a seat if one becomes free, in that order: by the ranking that decides, then by name of the startup.
    pub reserve: Vec<(ApplicationId, Named)>,
}

/// The results, once a phase is released.
///
/// # Errors
/// `not_found`; `results_not_published` for those who may know that there will be some.
pub fn results(conn: &mut Conn, caller: &Caller, id: &ChallengeId) -> ApiResult<Results> {
    let challenge = challenge::find(conn, id)?.ok_or(Code::NotFound)?;
    let mut released = review_phase::list(conn, id)?;
    released.retain(|phase| phase.state == ReviewState::Released);
    let public = challenge.is_public() && !released.is_empty();
    caller.ensure(Action::ResultsView, &Facts { host: Some(&challenge.organisation), public, ..Facts::default() })?;
    if released.is_empty() {
        return Err(Code::ResultsNotPublished.into());
    }
    let place = |id: &PhaseId| challenge.document.phases.iter().position(|phase| phase.id.as_ref() == Some(id));
    released.sort_by_key(|phase| place(&phase.id));
    let outcomes = outcome::of_challenge(conn, id)?;
    let mut phases = Vec::new();
    for phase in released {
        let stage = Stage { phase, challenge: challenge.clone(), seat: None };
        let known = names(conn, &stage)?;
        let of_phase: Vec<_> = outcomes.iter().filter(|item| item.phase == stage.phase.id).collect();
        let named = |wanted: Outcome| {
            let some = of_phase.iter().filter(|item| item.outcome == wanted);
            let mut some: Vec<_> =
                some.filter_map(|item| Some((item.application.clone(), known.get(&item.application)?.clone()))).collect();
            some.sort_by(|(a, first), (b, second)| (&first.startup_name, a).cmp(&(&second.startup_name, b)));
            some
        };
        let mut reserve = named(Outcome::Reserve);
        if reserve.len() > 1 {
            let ranks = deciding_ranks(conn, &stage)?;
            reserve.sort_by_key(|(application, _)| ranks.get(application).copied().unwrap_or(u32::MAX));
        }
        phases.push(PhaseResults {
            title: stage.title(),
            released_at: stage.phase.released_at,
            corrections: decision_correction::released(conn, &stage.phase.id)?,
            applications: of_phase.len(),
            refused: of_phase.iter().filter(|item| item.outcome == Outcome::Refused).count(),
            selected: named(Outcome::Selected),
            reserve,
            phase: stage.phase.id,
        });
    }
    Ok(Results { challenge, phases })
}

/// The ranks by which the phase was decided.
fn deciding_ranks(conn: &mut Conn, stage: &Stage) -> ApiResult<BTreeMap<ApplicationId, u32>> {
    let ranking = fixed(conn, stage)?.deciding();
    Ok(ranking.entries.into_iter().filter_map(|entry| Some((entry.application, entry.rank?))).collect())
}
