//! Plans, refusals and suggestions that a person can check by hand.

use super::*;
use std::collections::BTreeMap;

/// As many applications as reviews are given, jurors with this largest load, every pair equally similar.
fn problem(reviews: &[u32], loads: &[u32]) -> Problem {
    Problem {
        similarity: vec![vec![500; loads.len()]; reviews.len()],
        reviews: reviews.to_vec(),
        loads: loads.iter().map(|max| Load { min: 0, max: *max }).collect(),
        ..Problem::default()
    }
}

fn barred(application: usize, juror: usize, soft: bool) -> Barred {
    Barred { application, juror, soft }
}

fn planned(problem: &Problem) -> Plan {
    match problem.plan() {
        Ok(Outcome::Planned(plan)) => plan,
        other => panic!("no plan: {other:?}"),
    }
}

fn infeasible(problem: &Problem) -> Infeasible {
    match problem.plan() {
        Ok(Outcome::Infeasible(why)) => why,
        other => panic!("not infeasible: {other:?}"),
    }
}

#[test]
fn what_is_wrong_in_itself_is_refused_before_any_search() {
    let good = problem(&[1, 1], &[1, 1]);
    let refused = |change: &dyn Fn(&mut Problem)| {
        let mut changed = good.clone();
        change(&mut changed);
        changed.plan().unwrap_err()
    };
    assert_eq!(refused(&|p| p.similarity.truncate(1)), PlanError::Shape { list: "similarity", found: 1, expected: 2 });
    assert_eq!(refused(&|p| p.similarity[1].push(0)), PlanError::Shape { list: "a row of similarity", found: 3, expected: 2 });
    assert_eq!(refused(&|p| p.coverage = Coverage::AllTags), PlanError::Shape { list: "application_tags", found: 0, expected: 2 });
    assert_eq!(refused(&|p| p.similarity[0][0] = MAX_SIMILARITY + 1), PlanError::OutOfRange);
    assert_eq!(refused(&|p| p.objective = Objective::Balanced { weight: 1_001 }), PlanError::OutOfRange);
    assert_eq!(refused(&|p| p.loads[1] = Load { min: 2, max: 1 }), PlanError::LoadRange { juror: 1 });
    assert_eq!(refused(&|p| p.conflicts.push(barred(2, 0, false))), PlanError::UnknownPair { application: 2, juror: 0 });
    assert_eq!(
        refused(&|p| {
            p.conflicts.push(barred(0, 1, true));
            p.fixed.push((0, 1));
        }),
        PlanError::FixedConflict { application: 0, juror: 1 }
    );
    assert_eq!(refused(&|p| p.fixed = vec![(0, 0), (0, 1)]), PlanError::FixedReviews { application: 0 });
    assert_eq!(refused(&|p| p.fixed = vec![(0, 0), (1, 0)]), PlanError::FixedLoad { juror: 0 });
    assert_eq!(problem(&vec![1; MAX_SIDE + 1], &[1]).plan(), Err(PlanError::TooLarge));
}

#[test]
fn the_same_problem_gives_the_same_plan() {
    let even = problem(&[2; 30], &[10; 8]);
    let plan = planned(&even);
    assert_eq!(plan, planned(&even));
    assert_eq!((plan.report.total, plan.report.worst, plan.proof), (30 * 2 * 500, Some((0, 1000)), Proof::Best));
}

#[test]
fn an_integer_program_has_its_time_and_no_plan_after_it() {
    let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    // Two subjects with a juror in common: no flow has that. Whoever fits best knows neither.
    let mut covered = problem(&[1; 2], &[2; 4]);
    covered.application_tags = vec![tags(&["a", "b"]); 2];
    covered.juror_tags = vec![tags(&["a"]), tags(&["a", "b"]), tags(&["b"]), tags(&[])];
    covered.coverage = Coverage::AllTags;
    covered.similarity.iter_mut().for_each(|row| row[3] = 900);
    assert_eq!(planned(&covered).report.total, 1_000);
    covered.stop = Stop::within(0);
    assert_eq!(covered.plan(), Err(PlanError::Stopped));
}

#[test]
fn a_search_that_was_ended_has_no_plan_and_no_proof() {
    let even = problem(&[2; 30], &[10; 8]);
    let clone = even.clone();
    clone.stop.ask();
    assert_eq!(even.plan(), Err(PlanError::Stopped));
    let short = problem(&[3], &[1, 1]);
    short.stop.ask();
    assert_eq!(short.plan(), Err(PlanError::Stopped));
}

#[test]
fn nothing_to_assign_is_a_plan() {
    let plan = planned(&Problem::default());
    assert_eq!((plan.pairs.len(), plan.report.worst, plan.report.load_range, plan.report.with_expert), (0, None, None, None));
    assert!(planned(&problem(&[0, 0], &[3])).pairs.is_empty());
}

#[test]
fn balance_spreads_what_the_total_would_pile_up() {
    let mut uneven = problem(&[1; 6], &[6, 6, 6]);
    uneven.similarity.iter_mut().for_each(|row| row[0] = 510);
    assert_eq!(planned(&uneven).report.loads, [6, 0, 0]);
    uneven.objective = Objective::Balanced { weight: 5 };
    let plan = planned(&uneven);
    assert_eq!((plan.report.load_range, plan.report.objective), (Some((1, 3)), plan.report.total - 5 * (9 + 1 + 4)));
}

#[test]
fn a_shortage_names_the_set_and_every_way_out() {
    // Two applications need two each and share the one juror whom a conflict leaves them.
    let mut tight = problem(&[2, 2, 1], &[3, 3]);
    tight.conflicts = vec![barred(0, 1, true), barred(1, 1, false)];
    let why = infeasible(&tight);
    assert_eq!((why.cause, why.shortage, why.total_demand, why.total_capacity), (Cause::Capacity, 2, 5, 6));
    let short: Vec<_> =
        why.applications_short.iter().map(|short| (short.application, short.allowed_jurors.clone(), short.needed)).collect();
    assert_eq!(short, [(0, vec![0], 2), (1, vec![0], 2)]);
    assert!(why.applications_short.iter().all(ShortApplication::is_short_alone) && !why.applications[2].is_short_alone());
    // Lifting the soft conflict alone leaves the second application short; raising loads helps nobody.
    assert_eq!(
        why.relaxations,
        [Relaxation::AddJurors { count: 1, tag: None, load: 3 }, Relaxation::ReduceReviews { applications: vec![(0, 1), (1, 1)] },]
    );
    tight.conflicts[1].soft = true;
    assert!(infeasible(&tight).relaxations.contains(&Relaxation::LiftConflicts { pairs: vec![(0, 1), (1, 1)] }));
}

#[test]
fn reviews_are_given_up_evenly() {
    let why = infeasible(&problem(&[3; 5], &[4, 4, 4]));
    assert_eq!(why.shortage, 3);
    let Some(Relaxation::ReduceReviews { applications }) = why.relaxations.last() else { panic!("{:?}", why.relaxations) };
    assert_eq!(applications.iter().map(|(_, by)| *by).collect::<Vec<_>>(), [1, 1, 1]);
}

#[test]
fn tags_nobody_has_and_smallest_loads_nobody_fills_are_told() {
    let mut tagged = problem(&[1, 1], &[2, 2]);
    tagged.application_tags = vec![vec!["ai".into()], vec!["sea".into()]];
    tagged.juror_tags = vec![vec!["ai".into()], vec![]];
    tagged.coverage = Coverage::AllTags;
    let why = infeasible(&tagged);
    assert_eq!((why.cause, why.shortage), (Cause::Coverage, 0));
    assert_eq!(why.uncovered, [Requirement { application: 1, tags: vec!["sea".into()] }]);
    let sea = TagNeed { tag: "sea".into(), applications: 1, jurors: vec![], capacity: 0 };
    assert_eq!(why.tags[1], sea);
    assert!(why.relaxations.contains(&Relaxation::AddJurors { count: 1, tag: Some("sea".into()), load: 2 }));
    assert!(why.relaxations.contains(&Relaxation::DropCoverage));

    let mut idle = problem(&[1], &[2, 2]);
    idle.loads.iter_mut().for_each(|load| load.min = 1);
    let why = infeasible(&idle);
    assert_eq!(why.cause, Cause::MinimumLoad);
    assert_eq!(why.jurors_short.len(), 2);
    assert_eq!(why.relaxations, [Relaxation::LowerMinimumLoads { by: 1 }]);
}

#[test]
fn a_design_that_cannot_hang_together_is_told_from_one_that_can() {
    // Two tracks whose jurors have conflicts with the other track.
    let mut tracks = problem(&[1, 1], &[1, 1]);
    tracks.conflicts = vec![barred(0, 1, true), barred(1, 0, true)];
    tracks.connected = true;
    let why = infeasible(&tracks);
    assert_eq!(why.cause, Cause::Connectivity);
    assert!(why.relaxations.contains(&Relaxation::DropConnectivity));
    let apart = planned(&Problem { connected: false, ..tracks.clone() });
    assert_eq!(apart.report.components.len(), 2);
    // No bridge is suggested over a conflict; without one, a single review ties the two.
    assert!(bridges(&tracks, &apart).is_empty());
    tracks.conflicts.clear();
    assert_eq!(bridges(&tracks, &apart), [(0, 1)]);
}

#[test]
fn similarity_is_tags_bid_and_past() {
    let tags = |tags: &[(&str, f64)]| tags.iter().map(|(tag, weight)| ((*tag).to_owned(), *weight)).collect::<BTreeMap<_, _>>();
    let (ai, both) = (tags(&[("ai", 1.0)]), tags(&[("ai", 1.0), ("sea", 3.0)]));
    assert_eq!(similarity(&ai, &ai, Some(Bid::Eager), Some(1.0)), 1000);
    assert_eq!(similarity(&ai, &tags(&[("sea", 1.0)]), Some(Bid::No), Some(0.0)), 0);
    // 1 of 4 in common: 150; no bid: 150; no past: 50.
    assert_eq!(similarity(&ai, &both, None, None), 350);
    assert_eq!(similarity(&BTreeMap::new(), &BTreeMap::new(), Some(Bid::Keen), Some(f64::NAN)), 225 + 50);
    assert_eq!(similarity(&tags(&[("ai", -1.0)]), &tags(&[("ai", f64::NAN)]), Some(Bid::Willing), Some(7.0)), 150 + 100);
}

#[test]
fn bridging_opens_applications_of_every_track_up_to_the_target() {
    let mut tracks = problem(&[1; 12], &[6, 6]);
    let design = TrackDesign { applications: (0..12).map(|application| application % 2).collect(), jurors: vec![0, 1] };
    let own: Vec<(usize, usize)> = (0..12).map(|application| (application, application % 2)).collect();
    tracks.similarity[6][1] = 900;
    tracks.conflicts = vec![barred(1, 0, false)];
    let bridging = design.bridging(&tracks, &own);
    assert_eq!((bridging.share, bridging.enough), (0.0, false));
    assert_eq!(bridging.open, [6, 3, 0]);
    let mut mixed = own;
    (mixed[0].1, mixed[1].1) = (1, 0);
    let bridging = design.bridging(&tracks, &mixed);
    assert_eq!((bridging.enough, bridging.open), (true, vec![6]));
}
