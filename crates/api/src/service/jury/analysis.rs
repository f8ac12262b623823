//! The ranking of a review phase with what stands beside it, computed or kept.

use super::remembered::remembered;
use super::stage::Stage;
use super::tally::{Tally, tally};
use crate::error::{ApiError, ApiResult};
use tahaddi_domain::document::{CutMethod, CutRule, LotteryKind, TiePolicy};
use tahaddi_domain::id::Id as _;
use tahaddi_domain::jury::calibration::EngineEdition;
use tahaddi_domain::jury::evaluation::RulesFault;
use tahaddi_domain::jury::{Analysis, Asked, PhaseCut, Ranking, Reality, analyse, places_with_all};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::review_phase;

/// The locked ranking with the analysis that was kept with it; of an open panel, both as they are now.
///
/// # Errors
/// The store failed.
pub(super) fn analysed(conn: &mut Conn, stage: &Stage) -> ApiResult<Ranking> {
    match fixed_with_analysis(conn, stage)? {
        Some(ranking) => Ok(ranking),
        None => open(stage, tally(conn, stage)?),
    }
}

/// The locked ranking with the analysis that was kept with it; `None` of an open panel. What an older lock did not keep is computed.
///
/// # Errors
/// The store failed.
pub(super) fn fixed_with_analysis(conn: &mut Conn, stage: &Stage) -> ApiResult<Option<Ranking>> {
    match review_phase::ranking(conn, &stage.phase.id)? {
        Some(kept) if kept.analysis.is_none() => {
            // It was locked before cuts were applied.
            let tally = Tally { cut: None, ..tally(conn, stage)? };
            with_analysis(stage, &tally, kept, provisional_seed(stage)).map(Some)
        }
        kept => Ok(kept),
    }
}

/// The ranking of an open panel with its analysis. Takes long where something has moved that counts; needs no database.
///
/// # Errors
/// A fault of ours.
pub(super) fn open(stage: &Stage, tally: Tally) -> ApiResult<Ranking> {
    let compute = |tally: &Tally| with_analysis(stage, tally, tally.ranking.clone(), provisional_seed(stage));
    remembered(&stage.phase, stage.challenge.version, tally, compute)
}

/// A ranking with its analysis.
///
/// # Errors
/// A fault of ours: the rules that are made here are always usable.
pub(super) fn with_analysis(stage: &Stage, tally: &Tally, ranking: Ranking, seed: &str) -> ApiResult<Ranking> {
    let unusable = |fault: RulesFault| ApiError::fault(fault.as_str());
    let asked = Asked { edition: tally.edition, ..asked(stage, tally.cut.as_ref(), ranking.entries.len(), seed) };
    let analysis = analyse(&ranking, &tally.input(&stage.phase), &asked).map_err(unusable)?;
    let with_all = match stage.phase.exclusions.standing().next() {
        Some(_) => places_with_all(&tally.input_with_all(&stage.phase), &asked).map_err(unusable)?,
        None => Vec::new(),
    };
    let analysis = Analysis { set_aside: tally.quarantined.clone(), with_all, ..analysis };
    Ok(Ranking { analysis: Some(Box::new(analysis)), ..ranking })
}

/// What decides in reality, with the seed from which the analysis of `ranking` was drawn.
pub(super) fn reality<'a>(stage: &'a Stage, ranking: &'a Ranking) -> Reality<'a> {
    let analysis = ranking.analysis.as_deref();
    let seed = analysis.map_or(provisional_seed(stage), |analysis| &analysis.seed);
    let cut = analysis.and_then(|analysis| analysis.cut.as_deref());
    let edition = analysis.map_or(EngineEdition::CURRENT, |analysis| analysis.options.edition);
    Reality { asked: Asked { edition, ..asked(stage, cut, ranking.entries.len(), seed) }, ties: ties(stage) }
}

/// What the analysis of a phase with so many applications is asked for.
pub(super) fn asked<'a>(stage: &Stage, cut: Option<&PhaseCut>, applications: usize, seed: &'a str) -> Asked<'a> {
    let policy = &stage.phase.policy;
    Asked {
        method: policy.ranking_method,
        seats: cut.map_or_else(|| stage.seats_of_call(), |cut| cut.seats_among(applications)),
        reviews: policy.reviews_per_application,
        seed,
        pivotal: true,
        track_seats: cut.map(PhaseCut::track_seats).unwrap_or_default(),
        assumption: stage.phase.assumed(),
        switches: policy.calibration.unwrap_or_default(),
        edition: EngineEdition::CURRENT,
        // Where seats are counted in parts of the field, people decide.
        lots: lots(stage).filter(|_| !cut.is_some_and(|cut| cut.by_parts)),
    }
}

/// What happens to ties on the last seat; where the call does not say, the jury decides.
pub(super) fn ties(stage: &Stage) -> TiePolicy {
    cut(stage).and_then(|cut| cut.ties).unwrap_or_default()
}

/// The rule by which applications get further, if the call says one for the phase.
pub(super) fn cut(stage: &Stage) -> Option<&CutRule> {
    let phase = stage.challenge.document.phases.iter().find(|phase| phase.id.as_ref() == Some(&stage.phase.id));
    phase.and_then(|phase| phase.cut.as_ref())
}

/// Among whom the published rule draws lots, if it draws any.
fn lots(stage: &Stage) -> Option<LotteryKind> {
    match cut(stage).and_then(|cut| cut.method) {
        Some(CutMethod::Lottery) => Some(LotteryKind::All),
        Some(CutMethod::PartialLottery) => Some(LotteryKind::AroundLine),
        _ => (ties(stage) == TiePolicy::Lottery).then_some(LotteryKind::Ties),
    }
}

/// Until the lock draws a seed: the same for every look, and shown to nobody before the lock.
fn provisional_seed(stage: &Stage) -> &str {
    stage.phase.id.as_str()
}
