//! Simulate a ranking.

use super::lots_view::LotsView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Body, PathId};
use crate::http::reply::Found;
use crate::service::jury::simulate::{Simulation, simulate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{Points, RankingMethod, TiePolicy};
use tahaddi_domain::id::{ApplicationId, CriterionId, JurorId, PhaseId};
use tahaddi_domain::jury::calibration::FallbackReason;
use tahaddi_domain::jury::evaluation::RankingWarning;
use tahaddi_domain::jury::{PartLine, RankedApplication, SeatLine, Supposition, seat_line};
use utoipa::ToSchema;

/// What is supposed; what is left out is as it is.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"method": "within_shrunk", "seats": 5, "ties": "include"}))]
pub struct CreateSimulation {
    /// The method that ranks.
    #[serde(default)]
    pub method: Option<RankingMethod>,
    /// How many seats there are.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub seats: Option<u32>,
    /// What happens to ties on the last seat.
    #[serde(default)]
    pub ties: Option<TiePolicy>,
    /// Other weights, by the id of their criterion; not negative, and not all 0.
    #[serde(default)]
    pub weights: BTreeMap<CriterionId, Points>,
    /// A juror whose reviews do not count; only for those who keep the panel.
    #[serde(default)]
    pub without_juror_id: Option<JurorId>,
    /// Whether jurors whose scores scatter more count less; only with `within_shrunk`.
    #[serde(default)]
    pub reliability_weights: Option<bool>,
    /// Whether reviews that leave fewer than five degrees of freedom rank by a calibrated method all the same.
    #[serde(default)]
    pub force: Option<bool>,
}

/// What the ranking would be.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimulationView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// The method that was asked for.
    pub method: RankingMethod,
    /// The method that would decide: `raw` where the reviews do not allow the one that was asked for.
    pub method_used: RankingMethod,
    /// Why they differ.
    #[schema(required)]
    pub reason: Option<FallbackReason>,
    /// What a reader must know of a calibrated method.
    #[schema(max_items = 10)]
    pub warnings: Vec<RankingWarning>,
    /// What would happen to ties on the last seat.
    pub ties: TiePolicy,
    /// Where the seats would end.
    pub seat_line: SeatLine,
    /// Where the seats of parts of the field would end that have some of their own: tracks, answers, quotas. None where another number of seats
    /// is supposed, which is one for all.
    #[schema(max_items = 1000)]
    pub part_lines: Vec<PartLine>,
    /// The lots that would be drawn, where the rule draws them and there is something to draw for; null otherwise.
    #[schema(required)]
    pub lots: Option<LotsView>,
    /// Who would take a seat and takes none in reality.
    #[schema(max_items = 20000)]
    pub enters: Vec<ApplicationId>,
    /// Who takes a seat in reality and would take none.
    #[schema(max_items = 20000)]
    pub leaves: Vec<ApplicationId>,
    /// By rank, those without one last; within a rank the order means nothing.
    #[schema(max_items = 20000)]
    pub entries: Vec<SimulatedApplicationView>,
}

/// An application in a ranking that would be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "title": "Sondes", "score": 71.3, "rank": 2, "tied": false,
    "real_rank": 4, "seated": true, "open": false}))]
pub struct SimulatedApplicationView {
    /// The application.
    pub application_id: ApplicationId,
    /// The name of the proposed solution.
    #[schema(max_length = 200)]
    pub title: String,
    /// The plain score with the supposed weights and jurors, 0 to 100; null if no review counts.
    #[schema(required, minimum = 0, maximum = 100)]
    pub score: Option<f64>,
    /// The rank that it would have.
    #[schema(required, minimum = 1)]
    pub rank: Option<u32>,
    /// Whether another application would have the same rank.
    pub tied: bool,
    /// The rank by which is decided in reality.
    #[schema(required, minimum = 1)]
    pub real_rank: Option<u32>,
    /// Whether it would take a seat.
    pub seated: bool,
    /// Whether it would tie for the last seats, and people decided.
    pub open: bool,
}

impl From<Simulation> for SimulationView {
    fn from(simulation: Simulation) -> Self {
        let Simulation { stage, supposed, ties, real, seating, simulated, mut names } = simulation;
        let real: BTreeMap<ApplicationId, Option<u32>> = real.entries.into_iter().map(|entry| (entry.application, entry.rank)).collect();
        let only = |a: &BTreeSet<ApplicationId>, b: &BTreeSet<ApplicationId>| a.difference(b).cloned().collect();
        let seat_line = seat_line(&simulated.deciding, simulated.seats);
        let locked = stage.phase.locked_at.is_some();
        let mut entry = |entry: RankedApplication| SimulatedApplicationView {
            title: names.remove(&entry.application).map(|named| named.title).unwrap_or_default(),
            score: entry.score,
            rank: entry.rank,
            tied: entry.tied,
            real_rank: real.get(&entry.application).copied().flatten(),
            seated: simulated.seating.seated.contains(&entry.application),
            open: simulated.seating.open.contains(&entry.application),
            application_id: entry.application,
        };
        let analysis = simulated.ranking.analysis.as_deref();
        Self {
            phase_id: stage.phase.id,
            method: analysis.map(|analysis| analysis.named).unwrap_or_default(),
            method_used: analysis.map(|analysis| analysis.decides()).unwrap_or_default(),
            reason: analysis.and_then(|analysis| analysis.report.reason),
            warnings: analysis.map(|analysis| analysis.report.warnings.clone()).unwrap_or_default(),
            ties: supposed.ties.unwrap_or(ties),
            seat_line,
            part_lines: simulated.parts,
            lots: simulated.lots.as_ref().map(|lots| LotsView::of(lots, locked)),
            enters: only(&simulated.seating.seated, &seating.seated),
            leaves: only(&seating.seated, &simulated.seating.seated),
            entries: simulated.deciding.entries.into_iter().map(&mut entry).collect(),
        }
    }
}

/// Simulate a ranking
///
/// What the ranking and the seats would be with other weights, seats, rules for ties or methods, or without a juror. Seen by whom and
/// when the ranking is. Nothing is changed or kept.
#[utoipa::path(post, path = "/v1/phases/{id}/simulations", operation_id = "phases_simulate", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen]))))]
pub async fn handle(
    permit: Permit<act::RankingView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    body: Body<CreateSimulation>,
) -> Result<Found<SimulationView>, ApiError> {
    let CreateSimulation { method, seats, ties, weights, without_juror_id, reliability_weights, force } = body.0;
    let supposed = Supposition { method, seats, ties, weights, without: without_juror_id, reliability_weights, force };
    let simulation = ctx.db.snapshot(move |conn| simulate(conn, &permit.caller, &id.0, supposed)).await?;
    Ok(Found::computed(simulation.into()))
}
