//! A locked ranking made anew, after a correction or without a juror: by what was fixed with the lock.

use super::analysis::with_analysis;
use super::ranking::fixed;
use super::stage::Stage;
use super::tally::{Tally, tally};
use crate::error::ApiResult;
use std::collections::BTreeSet;
use tahaddi_domain::id::AssignmentId;
use tahaddi_domain::jury::calibration::EngineEdition;
use tahaddi_domain::jury::{Ranking, ReviewPhase};
use tahaddi_persistence::Conn;

/// What was fixed with a lock, and stays as it was when the ranking is made anew: which sheets were put aside, the seed, the rule of the
/// cut, and the edition of the calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LockedBy {
    aside: BTreeSet<AssignmentId>,
    seed: String,
}

impl LockedBy {
    /// What a locked phase is counted out from now, with the cut and the edition of its lock.
    ///
    /// # Errors
    /// `panel_open` before the lock.
    pub(super) fn of(conn: &mut Conn, stage: &Stage) -> ApiResult<(Self, Tally)> {
        let kept = fixed(conn, stage)?.analysis;
        let cut = kept.as_deref().and_then(|kept| kept.cut.as_deref().cloned());
        let edition = kept.as_deref().map_or(EngineEdition::CURRENT, |kept| kept.options.edition);
        let (aside, seed) = kept.map_or((BTreeSet::new(), stage.phase.id.to_string()), |kept| (kept.set_aside, kept.seed));
        Ok((Self { aside, seed }, Tally { cut, edition, ..tally(conn, stage)? }))
    }

    /// Whether the sheet was put aside.
    pub(super) fn puts_aside(&self, id: &AssignmentId) -> bool {
        self.aside.contains(id)
    }

    /// Counted out with the sheets that the lock put aside, by the rules of `phase`.
    pub(super) fn count(&self, tally: Tally, phase: &ReviewPhase) -> Tally {
        tally.with_aside(phase, self.aside.clone())
    }

    /// The ranking of what was so counted, with its analysis. Takes long; needs no database.
    ///
    /// # Errors
    /// A fault of ours.
    pub(super) fn rank(&self, stage: &Stage, tally: &Tally) -> ApiResult<Ranking> {
        with_analysis(stage, tally, tally.ranking.clone(), &self.seed)
    }
}
