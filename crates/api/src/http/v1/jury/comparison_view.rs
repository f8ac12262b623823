//! How comparisons are shown to the juror who makes them.

use super::desk_list::JuryAssignmentView;
use super::view::BlindDossierView;
use crate::service::jury::compare::Offer;
use crate::service::jury::desk::Task;
use serde::Serialize;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// The two dossiers that a juror is to compare next.
#[derive(Debug, Serialize, ToSchema)]
pub struct NextComparisonView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// The one; null where every pair was answered.
    #[schema(required)]
    pub left: Option<BlindDossierView>,
    /// The other.
    #[schema(required)]
    pub right: Option<BlindDossierView>,
    /// How many pairs of those that the juror has were answered.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub answered: usize,
    /// How many were not. Nobody has to answer all.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub open: usize,
}

impl NextComparisonView {
    /// As the juror sees it at `now`.
    #[must_use]
    pub fn of(phase_id: PhaseId, offer: Offer, now: Instant) -> Self {
        let Offer { pair, answered, open } = offer;
        let (left, right) =
            pair.map(|pair| *pair).map(|(left, right)| (BlindDossierView::of(left, now), BlindDossierView::of(right, now))).unzip();
        Self { phase_id, left, right, answered, open }
    }
}

/// What was compared.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// How many pairs were answered by it.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub pairs: usize,
    /// The assignments that it was about, by id. Whoever was preferred or not counts as read.
    #[schema(max_items = 20)]
    pub assignments: Vec<JuryAssignmentView>,
}

impl ComparedView {
    /// So many pairs of these.
    #[must_use]
    pub fn of(phase_id: PhaseId, pairs: usize, tasks: Vec<Task>) -> Self {
        Self { phase_id, pairs, assignments: tasks.into_iter().map(JuryAssignmentView::from).collect() }
    }
}
