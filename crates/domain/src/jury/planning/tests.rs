//! Proposals on small grounds, and what holds for every ground.

use super::*;
use crate::code::Code;
use crate::document::{
    ExpertRule, JurorScope, Key, PlanJuror, PlanObjective, PlanObstacle, PlanOptions, PlannedChange, RelaxationKind, ScoreSheet,
};
use crate::id::{ApplicationId, Id, JurorId};
use crate::jury::plan::Stop;
use crate::jury::testing::{self, id, moment};
use crate::jury::{Assignment, AssignmentState};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn application(n: u8, tags: &[&str]) -> PlanApplication {
    PlanApplication { id: id(n), track: None, tags: tags.iter().map(ToString::to_string).collect(), diverges: false }
}

fn assignment(juror: u8, application: u8, state: AssignmentState, begun: bool) -> Assignment {
    Assignment { sheet: begun.then(ScoreSheet::default), ..testing::assignment(juror, application, state) }
}

/// Jurors 1, 2, … and applications 101, 102, …
fn ground(jurors: u8, applications: u8) -> Ground {
    Ground {
        jurors: (1..=jurors).map(id).collect(),
        applications: (101..101 + applications).map(|n| application(n, &[])).collect(),
        ..Ground::default()
    }
}

fn options(reviews: u32) -> PlanOptions {
    PlanOptions { reviews_per_application: Some(reviews), seed: Some("seed".into()), ..PlanOptions::default() }
}

fn proposed(ground: &Ground, options: &PlanOptions) -> PlanDocument {
    propose(ground, options, &Stop::default()).unwrap()
}

fn pairs(plan: &PlanDocument, change: PlannedChange) -> BTreeSet<(JurorId, ApplicationId)> {
    plan.pairs(change).map(|pair| (pair.juror_id.clone(), pair.application_id.clone())).collect()
}

fn pair(juror: u8, application: u8) -> (JurorId, ApplicationId) {
    (id(juror), id(application))
}

fn set(pairs: &[(u8, u8)]) -> BTreeSet<(JurorId, ApplicationId)> {
    pairs.iter().map(|(juror, application)| pair(*juror, *application)).collect()
}

#[test]
fn what_is_there_stays_and_only_what_is_lacking_is_added() {
    let mut ground = ground(3, 2);
    ground.assignments = vec![
        assignment(1, 101, AssignmentState::Completed, true),
        assignment(1, 102, AssignmentState::Assigned, false),
        assignment(2, 102, AssignmentState::Recused, false),
    ];
    let plan = proposed(&ground, &options(2));
    assert_eq!(pairs(&plan, PlannedChange::Kept), set(&[(1, 101), (1, 102)]));
    // Juror 2 gave 102 back, so 3 gets it, and 2 the other for evenness.
    assert_eq!(pairs(&plan, PlannedChange::Added), set(&[(2, 101), (3, 102)]));
    let load = plan.figures.unwrap().load;
    assert_eq!((load.least, load.most), (1, 2));
}

#[test]
fn what_was_not_begun_moves_only_where_it_may() {
    let mut ground = ground(2, 4);
    ground.assignments = (101..=104).map(|n| assignment(1, n, AssignmentState::Assigned, n == 101)).collect();
    let pinned = proposed(&ground, &options(1));
    assert_eq!((pinned.count(PlannedChange::Kept), pinned.count(PlannedChange::Removed)), (4, 0));
    let moving = PlanOptions { move_not_begun: true, max_load: Some(2), ..options(1) };
    let plan = proposed(&ground, &moving);
    let counts = [PlannedChange::Kept, PlannedChange::Removed, PlannedChange::Added].map(|change| plan.count(change));
    assert_eq!(counts, [2, 2, 2]);
    assert!(pairs(&plan, PlannedChange::Kept).contains(&pair(1, 101)), "a sheet that was begun stays");
}

#[test]
fn sheets_of_those_who_left_count_and_of_the_conflicted_do_not() {
    let mut ground = ground(2, 1);
    ground.assignments = vec![assignment(9, 101, AssignmentState::Completed, true), assignment(1, 101, AssignmentState::Completed, true)];
    ground.conflicts = BTreeMap::from([(pair(1, 101), false)]);
    let plan = proposed(&ground, &options(2));
    assert_eq!((pairs(&plan, PlannedChange::Kept), pairs(&plan, PlannedChange::Added)), (set(&[(9, 101)]), set(&[(2, 101)])));
    let figures = plan.figures.unwrap();
    assert_eq!((figures.set_aside, figures.by_juror.len(), figures.load.most), (1, 2, 1));
}

#[test]
fn a_juror_with_a_scope_gets_nothing_outside_it_and_keeps_what_is_there() {
    let (one, other) = (Key::new("one"), Key::new("other"));
    let mut ground = ground(2, 3);
    for (application, track) in ground.applications.iter_mut().zip([Some(&one), Some(&other), None]) {
        application.track = track.cloned();
    }
    ground.scopes = BTreeMap::from([(id(1), JurorScope { tracks: vec![one], ..JurorScope::default() })]);
    let plan = proposed(&ground, &options(1));
    assert!(pairs(&plan, PlannedChange::Added).is_subset(&set(&[(1, 101), (2, 101), (2, 102), (2, 103)])));
    // What the first one has stays; the third application has nobody but the second.
    ground.assignments = vec![assignment(1, 102, AssignmentState::Assigned, true)];
    let plan = proposed(&ground, &options(2));
    assert_eq!(plan.outcome, PlanOutcome::Infeasible);
    assert_eq!(plan.infeasibility.unwrap().applications[0].allowed_jurors, vec![id(2)]);
    let kept = proposed(&ground, &options(1));
    assert_eq!(pairs(&kept, PlannedChange::Kept), set(&[(1, 102)]));
    // Where it was not begun and may move, it goes to somebody who was asked for it.
    ground.assignments = vec![assignment(1, 102, AssignmentState::Assigned, false)];
    let moved = proposed(&ground, &PlanOptions { move_not_begun: true, ..options(1) });
    assert_eq!(pairs(&moved, PlannedChange::Removed), set(&[(1, 102)]));
}

#[test]
fn a_shortage_has_its_proof_and_ways_out() {
    let mut ground = ground(2, 2);
    ground.conflicts = BTreeMap::from([(pair(1, 101), true)]);
    let plan = proposed(&ground, &options(2));
    assert_eq!((plan.outcome, plan.assignments.len(), plan.figures.is_none()), (PlanOutcome::Infeasible, 0, true));
    let why = plan.infeasibility.unwrap();
    assert_eq!((why.cause, why.shortage, why.demand, why.tried_all), (PlanObstacle::Capacity, 1, 4, true));
    assert_eq!((why.applications[0].needed, why.applications[0].allowed_jurors.clone()), (2, vec![id(2)]));
    let kinds: Vec<RelaxationKind> = why.relaxations.iter().map(|way| way.kind).collect();
    assert_eq!(kinds, [RelaxationKind::AddJurors, RelaxationKind::LiftConflicts, RelaxationKind::ReduceReviews]);
    assert_eq!(why.relaxations[1].pairs[0].juror_id, id(1));
    let adopted = AssignmentPlan {
        id: id(1),
        phase: id(1),
        document: proposed(&ground, &options(2)),
        ground: ground.mark(),
        created_by: id(1),
        created_at: moment(0),
        adopted_by: None,
        adopted_at: None,
    };
    assert_eq!(adopted.adopt(id(1), moment(1)).unwrap_err(), Refusal::state("infeasible"));
}

#[test]
fn a_plan_is_adopted_once() {
    let ground = ground(1, 1);
    let plan = AssignmentPlan {
        id: id(1),
        phase: id(1),
        document: proposed(&ground, &options(1)),
        ground: ground.mark(),
        created_by: id(1),
        created_at: moment(0),
        adopted_by: None,
        adopted_at: None,
    };
    let adopted = plan.adopt(id(2), moment(1)).unwrap();
    assert_eq!(adopted.clone().adopt(id(2), moment(2)).unwrap_err().code, Code::InvalidState);
    assert_eq!(adopted.adopted_at, Some(moment(1)));
}

#[test]
fn experts_are_found_and_pieces_are_tied_within_the_loads() {
    let mut ground = ground(2, 4);
    for (place, application) in ground.applications.iter_mut().enumerate() {
        application.tags = vec![if place < 2 { "iot" } else { "ai" }.to_owned()];
    }
    let knows =
        |juror, tag: &str| PlanJuror { juror_id: id(juror), min_load: None, max_load: None, expertise: vec![tag.into()], track: None };
    let asked =
        PlanOptions { experts: ExpertRule::EveryTag, max_load: Some(3), jurors: vec![knows(1, "iot"), knows(2, "ai")], ..options(1) };
    let apart = proposed(&ground, &asked);
    assert_eq!(pairs(&apart, PlannedChange::Added), set(&[(1, 101), (1, 102), (2, 103), (2, 104)]));
    let figures = apart.figures.unwrap();
    assert_eq!((figures.pieces.len(), figures.bridges.len(), figures.with_expert), (2, 1, Some(1.0)));
    let tied = proposed(&ground, &PlanOptions { bridging: true, ..asked.clone() });
    assert_eq!(tied.assignments.iter().filter(|pair| pair.bridge).count(), 1);
    assert_eq!(tied.figures.map(|figures| (figures.pieces.len(), figures.bridges.len())), Some((1, 0)));
    // Without room for one more there is no bridge.
    let full = proposed(&ground, &PlanOptions { bridging: true, max_load: Some(2), ..asked });
    assert_eq!(full.figures.map(|figures| (figures.pieces.len(), figures.bridges.len())), Some((2, 0)), "nobody has room for a bridge");
}

#[test]
fn tracks_draw_their_jurors_and_are_compared_where_everybody_has_one() {
    let mut ground = ground(2, 4);
    for (place, application) in ground.applications.iter_mut().enumerate() {
        application.track = Some(Key::new(if place < 2 { "water" } else { "soil" }));
    }
    let reads = |juror, track: &str| PlanJuror {
        juror_id: id(juror),
        min_load: None,
        max_load: None,
        expertise: vec![],
        track: Some(Key::new(track)),
    };
    let both = PlanOptions { jurors: vec![reads(1, "water"), reads(2, "soil")], ..options(1) };
    let plan = proposed(&ground, &both);
    assert_eq!(pairs(&plan, PlannedChange::Added), set(&[(1, 101), (1, 102), (2, 103), (2, 104)]));
    let tracks = plan.figures.unwrap().tracks.unwrap();
    assert_eq!((tracks.share, tracks.enough, tracks.open.len()), (0.0, false, 1));
    let one = proposed(&ground, &PlanOptions { jurors: vec![reads(1, "water")], ..options(1) });
    assert_eq!(one.figures.unwrap().tracks, None);
    // Together they hang in one piece only if somebody reads in both.
    let connected = proposed(&ground, &PlanOptions { connected: true, ..both.clone() });
    assert_eq!(connected.figures.map(|figures| figures.pieces.len()), Some(1));
    let fairest = proposed(&ground, &PlanOptions { objective: PlanObjective::Fairest, ..both });
    assert_eq!(
        fairest.figures.map(|figures| (figures.objective, figures.worst_application.map(|worst| worst.similarity))),
        Some((800, Some(800)))
    );
}

#[test]
fn sheets_that_lie_apart_get_one_reader_more_and_not_another_before_that_one_is_done() {
    let mut ground = ground(4, 1);
    ground.applications[0].diverges = true;
    ground.assignments = vec![assignment(1, 101, AssignmentState::Completed, true), assignment(2, 101, AssignmentState::Completed, true)];
    assert_eq!(proposed(&ground, &options(2)).count(PlannedChange::Added), 1);
    ground.assignments.push(assignment(3, 101, AssignmentState::Assigned, false));
    assert_eq!(proposed(&ground, &options(2)).count(PlannedChange::Added), 0);
}

#[test]
fn a_search_that_is_ended_or_too_large_says_so() {
    let stop = Stop::default();
    stop.ask();
    assert_eq!(propose(&ground(2, 2), &options(1), &stop).unwrap().outcome, PlanOutcome::TimedOut);
    let many = |prefix: u128, count: u128| (0..count).map(move |n| ulid::Ulid::from(prefix + n));
    let large = Ground {
        jurors: many(1, 1_001).map(JurorId::from_ulid).collect(),
        applications: many(1, 1_000).map(|ulid| PlanApplication { id: ApplicationId::from_ulid(ulid), ..application(1, &[]) }).collect(),
        ..Ground::default()
    };
    assert_eq!(proposed(&large, &options(1)).outcome, PlanOutcome::TooLarge);
}

prop_compose! {
    fn grounds()(jurors in 1..6_u8, applications in 0..6_u8)(
        conflicts in prop::collection::btree_map((1..=jurors + 1, 101..=101 + applications), any::<bool>(), 0..5),
        held in prop::collection::btree_map((1..=jurors + 1, 101..=101 + applications), (0..5_usize, any::<bool>()), 0..8),
        tags in prop::collection::vec(prop::sample::subsequence(vec!["ai", "iot"], 0..=2), usize::from(applications)),
        jurors in Just(jurors),
    ) -> Ground {
        let state = |state: usize| AssignmentState::ALL[state];
        Ground {
            jurors: (1..=jurors).map(id).collect(),
            applications: (101..).zip(&tags).map(|(n, tags)| application(n, tags)).collect(),
            conflicts: conflicts.into_iter().map(|((juror, application), soft)| (pair(juror, application), soft)).collect(),
            assignments: held.into_iter().map(|((juror, application), (nth, begun))| assignment(juror, application, state(nth), begun || state(nth) == AssignmentState::Completed)).collect(),
            ..Ground::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_plan_keeps_every_rule_on_every_ground(
        ground in grounds(), reviews in 1..4_u32, max_load in prop::option::of(1..5_u32), move_not_begun in any::<bool>(), bridging in any::<bool>(), seed in "[a-c]",
    ) {
        let options = PlanOptions { max_load, move_not_begun, bridging, seed: Some(seed), ..options(reviews) };
        let plan = proposed(&ground, &options);
        prop_assert_eq!(&plan, &proposed(&ground, &options));
        prop_assert_eq!(plan.outcome == PlanOutcome::Planned, plan.figures.is_some());
        if plan.outcome != PlanOutcome::Planned {
            prop_assert!(plan.outcome == PlanOutcome::Infeasible && plan.infeasibility.is_some());
            return Ok(());
        }
        let mark = ground.mark();
        let [kept, added, removed] = [PlannedChange::Kept, PlannedChange::Added, PlannedChange::Removed].map(|change| pairs(&plan, change));
        let conflicts: BTreeSet<_> = ground.conflicts.keys().cloned().collect();
        prop_assert!(kept.is_disjoint(&conflicts) && added.is_disjoint(&conflicts) && removed.is_disjoint(&conflicts));
        // What counts and is with a juror is kept, or was not begun and may move.
        let held: BTreeSet<_> = mark.assignments.difference(&conflicts).cloned().collect();
        prop_assert_eq!(&(&kept | &removed), &held);
        prop_assert!(removed.is_subset(&mark.not_begun) && (move_not_begun || removed.is_empty()));
        prop_assert!(added.is_disjoint(&mark.assignments) && added.is_disjoint(&mark.given_back));
        prop_assert!(added.iter().all(|(juror, application)| mark.jurors.contains(juror) && mark.applications.contains(application)));
        let reading: BTreeSet<_> = &kept | &added;
        let bridges = |application: &ApplicationId| plan.assignments.iter().filter(|pair| pair.bridge && &pair.application_id == application).count();
        for application in &mark.applications {
            let read = reading.iter().filter(|pair| &pair.1 == application).count();
            let stays = kept.iter().filter(|pair| &pair.1 == application).count();
            let most = usize::try_from(reviews).unwrap().max(stays) + bridges(application);
            prop_assert!(read >= usize::try_from(reviews).unwrap() && read <= most);
        }
        for juror in &mark.jurors {
            let load = reading.iter().filter(|pair| &pair.0 == juror).count();
            let stays = kept.iter().filter(|pair| &pair.0 == juror).count();
            prop_assert!(max_load.is_none_or(|max| load <= usize::try_from(max).unwrap().max(stays)));
        }
    }
}
