//! What the engine found, in the words of the phase.

use super::case::{Case, small};
use crate::document::{
    ApplicationCoverage, ApplicationShortage, FewerReviews, JurorLoad, JurorShortage, LoadSpread, MissingExpert, PlanFigures,
    PlanInfeasibility, PlanObstacle, PlanPair, PlanPiece, PlanRelaxation, PlannedAssignment, PlannedChange, RelaxationKind,
    TrackComparison, WorstApplication,
};
use crate::id::{ApplicationId, JurorId};
use crate::jury::plan::{Barred, Cause, Infeasible, Plan, PlanReport, Proof, Relaxation, TrackDesign, bridges};
use std::collections::{BTreeMap, BTreeSet};

/// What a plan proposes and what it is worth.
pub(super) fn planned(case: &Case<'_>, found: &Plan) -> (Vec<PlannedAssignment>, PlanFigures) {
    let added = if case.options.bridging { bridging(case, found) } else { BTreeSet::new() };
    let mut pairs: Vec<(usize, usize)> = found.pairs.iter().chain(&added).copied().collect();
    pairs.sort_unstable();
    let report = case.problem.report(&pairs);
    let there: BTreeSet<(usize, usize)> = pairs.iter().copied().collect();
    let removed = case.held.keys().filter(|pair| !there.contains(pair));
    let entry = |pair: &(usize, usize)| {
        let held = case.held.get(pair);
        let change = match (there.contains(pair), held) {
            (false, _) => PlannedChange::Removed,
            (true, Some(_)) => PlannedChange::Kept,
            (true, None) => PlannedChange::Added,
        };
        Some(PlannedAssignment {
            juror_id: case.juror(pair.1)?,
            application_id: case.application(pair.0)?,
            assignment_id: held.map(|item| item.id.clone()),
            change,
            bridge: added.contains(pair),
            similarity: case.similarity(*pair),
        })
    };
    let mut assignments: Vec<PlannedAssignment> = pairs.iter().chain(removed).filter_map(entry).collect();
    assignments.sort_by(|a, b| (&a.application_id, &a.juror_id).cmp(&(&b.application_id, &b.juror_id)));
    let plan = Plan { pairs, report, proof: found.proof };
    let figures = figures(case, &plan);
    (assignments, figures)
}

/// Reviews beyond what is needed that tie pieces together, one after the other, each within the load of its juror.
fn bridging(case: &Case<'_>, found: &Plan) -> BTreeSet<(usize, usize)> {
    let mut plan = found.clone();
    let mut added = BTreeSet::new();
    while plan.report.components.len() > 1 && !case.problem.stop.is_asked() {
        let mut open = case.problem.clone();
        let loads = plan.report.loads.iter().zip(&case.problem.loads).enumerate();
        for (juror, _) in loads.filter(|(_, (load, bounds))| **load >= bounds.max) {
            open.conflicts.extend((0..open.applications()).map(|application| Barred { application, juror, soft: false }));
        }
        let Some(bridge) = bridges(&open, &plan).first().copied() else { break };
        added.insert(bridge);
        plan.pairs.push(bridge);
        plan.pairs.sort_unstable();
        plan.report = case.problem.report(&plan.pairs);
    }
    added
}

fn figures(case: &Case<'_>, plan: &Plan) -> PlanFigures {
    let report = &plan.report;
    let mut by_juror: Vec<JurorLoad> = case
        .jurors
        .iter()
        .zip(report.loads.iter().zip(&case.problem.loads))
        .filter(|(juror, _)| juror.seated)
        .map(|(juror, (load, bounds))| JurorLoad { juror_id: juror.id.clone(), load: *load, max_load: bounds.max })
        .collect();
    by_juror.sort_by(|a, b| a.juror_id.cmp(&b.juror_id));
    let mut read: BTreeMap<usize, (usize, i64)> = BTreeMap::new();
    for pair in &plan.pairs {
        let entry = read.entry(pair.0).or_default();
        *entry = (entry.0 + 1, entry.1 + case.similarity(*pair));
    }
    let coverage = |(place, application): (usize, &&super::PlanApplication)| {
        let (reviews, similarity) = read.get(&place).copied().unwrap_or_default();
        ApplicationCoverage { application_id: application.id.clone(), reviews: small(reviews), similarity }
    };
    let mut by_application: Vec<ApplicationCoverage> = case.applications.iter().enumerate().map(coverage).collect();
    by_application.sort_by(|a, b| a.application_id.cmp(&b.application_id));
    let worst = |(application, similarity)| Some(WorstApplication { application_id: case.application(application)?, similarity });
    PlanFigures {
        proven_best: plan.proof == Proof::Best,
        objective: report.objective,
        total_similarity: report.total,
        worst_application: report.worst.and_then(worst),
        with_expert: report.with_expert,
        load: spread(&by_juror),
        pieces: pieces(report),
        bridges: case.pairs(&bridging(case, plan).into_iter().collect::<Vec<_>>()),
        tracks: tracks(case, plan),
        set_aside: case.set_aside,
        by_juror,
        by_application,
    }
}

fn spread(by_juror: &[JurorLoad]) -> LoadSpread {
    let loads = || by_juror.iter().map(|juror| juror.load);
    let total: f64 = loads().map(f64::from).sum();
    let mean = if by_juror.is_empty() { 0.0 } else { total / by_juror.len() as f64 };
    LoadSpread { least: loads().min().unwrap_or(0), mean, most: loads().max().unwrap_or(0) }
}

/// The largest first.
fn pieces(report: &PlanReport) -> Vec<PlanPiece> {
    let piece = |component: &crate::jury::calibration::Component| PlanPiece {
        applications: component.applications.len(),
        jurors: component.jurors.len(),
    };
    let mut pieces: Vec<PlanPiece> = report.components.iter().map(piece).collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse((piece.applications, piece.jurors)));
    pieces
}

/// How far tracks can be compared, where everybody has one.
fn tracks(case: &Case<'_>, plan: &Plan) -> Option<TrackComparison> {
    let of_applications: Vec<_> = case.applications.iter().map(|application| application.track.as_ref()).collect::<Option<_>>()?;
    let of_jurors: Vec<_> = case.jurors.iter().map(|juror| juror.track).collect::<Option<_>>()?;
    let names: BTreeSet<_> = of_applications.iter().chain(&of_jurors).copied().collect();
    let number = |track: &&crate::document::Key| names.iter().position(|name| name == track).unwrap_or_default();
    let design = TrackDesign { applications: of_applications.iter().map(number).collect(), jurors: of_jurors.iter().map(number).collect() };
    let bridging = design.bridging(&case.problem, &plan.pairs);
    let open = bridging.open.iter().filter_map(|application| case.application(*application)).collect();
    (!case.applications.is_empty()).then_some(TrackComparison { share: bridging.share, enough: bridging.enough, open })
}

/// Why there is no plan.
pub(super) fn infeasibility(case: &Case<'_>, why: &Infeasible) -> PlanInfeasibility {
    let application = |short: &crate::jury::plan::ShortApplication| {
        let mut allowed: Vec<JurorId> = short.allowed_jurors.iter().filter_map(|juror| case.juror(*juror)).collect();
        allowed.sort_unstable();
        Some(ApplicationShortage { application_id: case.application(short.application)?, needed: short.needed, allowed_jurors: allowed })
    };
    let juror = |short: &crate::jury::plan::ShortJuror| {
        let mut allowed: Vec<ApplicationId> = short.allowed_applications.iter().filter_map(|place| case.application(*place)).collect();
        allowed.sort_unstable();
        Some(JurorShortage { juror_id: case.juror(short.juror)?, needed: short.needed, allowed_applications: allowed })
    };
    let missing = |requirement: &crate::jury::plan::Requirement| {
        Some(MissingExpert { application_id: case.application(requirement.application)?, tags: requirement.tags.clone() })
    };
    let mut applications: Vec<ApplicationShortage> = why.applications_short.iter().filter_map(application).collect();
    applications.sort_by(|a, b| a.application_id.cmp(&b.application_id));
    let mut jurors: Vec<JurorShortage> = why.jurors_short.iter().filter_map(juror).collect();
    jurors.sort_by(|a, b| a.juror_id.cmp(&b.juror_id));
    let mut without_expert: Vec<MissingExpert> = why.uncovered.iter().filter_map(missing).collect();
    without_expert.sort_by(|a, b| (&a.application_id, &a.tags).cmp(&(&b.application_id, &b.tags)));
    PlanInfeasibility {
        cause: match why.cause {
            Cause::Capacity => PlanObstacle::Capacity,
            Cause::MinimumLoad => PlanObstacle::MinimumLoad,
            Cause::Coverage => PlanObstacle::Experts,
            Cause::Connectivity => PlanObstacle::Connection,
        },
        shortage: why.shortage,
        demand: why.total_demand,
        capacity: why.total_capacity,
        applications,
        jurors,
        without_expert,
        relaxations: why.relaxations.iter().map(|way| relaxation(case, way)).collect(),
        tried_all: why.tried_all,
    }
}

fn relaxation(case: &Case<'_>, way: &Relaxation) -> PlanRelaxation {
    let of = |kind| PlanRelaxation { kind, amount: None, load: None, tag: None, pairs: Vec::new(), applications: Vec::new() };
    match way {
        Relaxation::RaiseLoads { by } => PlanRelaxation { amount: Some(*by), ..of(RelaxationKind::RaiseLoads) },
        Relaxation::AddJurors { count, tag, load } => {
            PlanRelaxation { amount: Some(*count), load: Some(*load), tag: tag.clone(), ..of(RelaxationKind::AddJurors) }
        }
        Relaxation::LiftConflicts { pairs } => PlanRelaxation { pairs: case.pairs(pairs), ..of(RelaxationKind::LiftConflicts) },
        Relaxation::ReduceReviews { applications } => {
            let fewer = |(place, fewer): &(usize, u32)| Some(FewerReviews { application_id: case.application(*place)?, fewer: *fewer });
            let mut applications: Vec<FewerReviews> = applications.iter().filter_map(fewer).collect();
            applications.sort_unstable();
            PlanRelaxation { applications, ..of(RelaxationKind::ReduceReviews) }
        }
        Relaxation::LowerMinimumLoads { by } => PlanRelaxation { amount: Some(*by), ..of(RelaxationKind::LowerMinimumLoads) },
        Relaxation::CoverAtLeastOne => of(RelaxationKind::OneExpert),
        Relaxation::DropCoverage => of(RelaxationKind::NoExperts),
        Relaxation::DropConnectivity => of(RelaxationKind::NoConnection),
    }
}

impl Case<'_> {
    fn juror(&self, seat: usize) -> Option<JurorId> {
        self.jurors.get(seat).map(|juror| juror.id.clone())
    }
    fn application(&self, place: usize) -> Option<ApplicationId> {
        self.applications.get(place).map(|application| application.id.clone())
    }
    fn similarity(&self, pair: (usize, usize)) -> i64 {
        self.problem.similarity.get(pair.0).and_then(|row| row.get(pair.1)).copied().unwrap_or(0)
    }
    /// Pairs `(application, juror)` by their ids.
    fn pairs(&self, pairs: &[(usize, usize)]) -> Vec<PlanPair> {
        let named = |pair: &(usize, usize)| Some(PlanPair { application_id: self.application(pair.0)?, juror_id: self.juror(pair.1)? });
        let mut named: Vec<PlanPair> = pairs.iter().filter_map(named).collect();
        named.sort_unstable();
        named
    }
}
