//! The plan against every possible assignment of small random problems.

use super::instance::Instance;
use super::search::{Found, Search};
use super::*;
use proptest::prelude::*;

/// Every set of pairs in which each application has its number of jurors.
fn every_assignment(problem: &Problem) -> Vec<Vec<(usize, usize)>> {
    let mut all = vec![Vec::new()];
    for (application, reviews) in problem.reviews.iter().enumerate() {
        let subsets = (0..1_u32 << problem.jurors()).filter(|set| set.count_ones() == *reviews);
        let choices: Vec<Vec<_>> = subsets
            .map(|set| (0..problem.jurors()).filter(|juror| set >> juror & 1 == 1).map(|juror| (application, juror)).collect())
            .collect();
        all = all.iter().flat_map(|start| choices.iter().map(move |choice| [start.as_slice(), choice].concat())).collect();
    }
    all
}

/// The best value by trying everything: the objective, then the total; `None` where nothing keeps the rules.
fn brute_force(problem: &Problem) -> Option<(i64, i64)> {
    let plans = every_assignment(problem).into_iter().filter(|pairs| problem.violations(pairs).is_empty());
    plans.map(|pairs| problem.report(&pairs)).map(|report| (report.objective, report.total)).max()
}

fn tags(mask: u8) -> Vec<String> {
    ["ai", "bio", "sea"].iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, tag)| (*tag).to_owned()).collect()
}

prop_compose! {
    fn problems(most: usize)(applications in 1..=most, jurors in 1..=4_usize)(
        similarity in prop::collection::vec(prop::collection::vec(-5..40_i64, jurors), applications),
        reviews in prop::collection::vec(0..=3_u32, applications),
        loads in prop::collection::vec((0..3_u32, 0..4_u32), jurors),
        pairs in prop::collection::vec((0..applications, 0..jurors, 0..6_u8), 0..6),
        application_tags in prop::collection::vec(0..8_u8, applications),
        juror_tags in prop::collection::vec(0..8_u8, jurors),
        coverage in prop::sample::select(vec![Coverage::None, Coverage::None, Coverage::AllTags, Coverage::AtLeastOne]),
        objective in prop::sample::select(vec![Objective::MaxSum, Objective::MaxSum, Objective::MaxMin, Objective::Balanced { weight: 3 }]),
        connected in prop::bool::weighted(0.3),
    ) -> Problem {
        let pair = |application, juror, soft| Barred { application, juror, soft };
        Problem {
            similarity,
            reviews,
            loads: loads.into_iter().map(|(min, more)| Load { min: min.saturating_sub(1), max: min.saturating_sub(1) + more }).collect(),
            conflicts: pairs.iter().filter(|pair| pair.2 < 4).map(|(a, j, kind)| pair(*a, *j, *kind < 2)).collect(),
            fixed: pairs.iter().filter(|pair| pair.2 == 5).map(|(a, j, _)| (*a, *j)).collect(),
            application_tags: application_tags.into_iter().map(tags).collect(),
            juror_tags: juror_tags.into_iter().map(tags).collect(),
            coverage,
            objective,
            connected,
            stop: Stop::default(),
        }
    }
}

prop_compose! {
    /// Two reviews for each application and twice as many jurors: just enough for one piece, if half of the jurors read nothing.
    fn finals()(applications in 2..=14_usize)(
        similarity in prop::collection::vec(prop::collection::vec(0..1_000_i64, 2 * applications), applications),
        weight in prop::sample::select(vec![0, 10, 1_000]),
        max in 2..=4_u32,
    ) -> Problem {
        Problem {
            reviews: vec![2; similarity.len()],
            loads: vec![Load { min: 0, max }; 2 * similarity.len()],
            similarity,
            objective: Objective::Balanced { weight },
            connected: true,
            ..Problem::default()
        }
    }
}

/// Whether these applications need more than their jurors can write.
fn violates_hall(problem: &Problem, short: &[ShortApplication]) -> bool {
    let needed: u64 = short.iter().map(|entry| u64::from(entry.needed)).sum();
    let written = problem.loads.iter().enumerate().map(|(juror, load)| {
        let readable = short.iter().filter(|entry| entry.allowed_jurors.contains(&juror)).count();
        u64::from(load.max).min(readable as u64)
    });
    needed > written.sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_plan_is_the_best_of_all_assignments(problem in problems(4)) {
        prop_assume!(problem.check().is_ok());
        let best = brute_force(&problem);
        match problem.plan().unwrap() {
            Outcome::Planned(plan) => {
                prop_assert_eq!(problem.violations(&plan.pairs), vec![]);
                let found = (plan.report.objective, plan.report.total);
                // Of plans with the same balanced objective any total will do.
                let exact = problem.objective == Objective::MaxMin;
                prop_assert!(best.is_some_and(|best| if exact { best == found } else { best.0 == found.0 }), "{:?} instead of {:?}", found, best);
            }
            Outcome::Infeasible(_) => prop_assert_eq!(best, None),
        }
    }

    #[test]
    fn a_search_that_has_used_up_its_work_still_ends_with_a_plan(problem in problems(4)) {
        prop_assume!(problem.check().is_ok());
        let instance = Instance::new(&problem).unwrap();
        match Search::new(&instance, None, &mut 0).run() {
            Found::Unproven(Some(pairs), _) => prop_assert_eq!(problem.violations(&pairs), vec![]),
            _ => prop_assert_eq!(brute_force(&problem), None),
        }
    }

    #[test]
    fn reviews_barely_enough_for_one_piece_are_one_piece(problem in finals()) {
        let instance = Instance::new(&problem).unwrap();
        let Found::Unproven(Some(pairs), bound) = Search::new(&instance, None, &mut 0).run() else { panic!("no plan") };
        prop_assert_eq!(problem.violations(&pairs), vec![]);
        prop_assert!(problem.report(&pairs).objective <= bound);
    }

    #[test]
    fn the_reasons_are_proofs_and_the_ways_out_suffice(problem in problems(3)) {
        prop_assume!(problem.check().is_ok());
        let Outcome::Infeasible(why) = problem.plan().unwrap() else { return Ok(()) };
        prop_assert_eq!(why.shortage > 0, why.cause == Cause::Capacity);
        prop_assert_eq!(why.shortage > 0, !why.applications_short.is_empty());
        if why.shortage > 0 && problem.fixed.is_empty() {
            prop_assert!(violates_hall(&problem, &why.applications_short));
        }
        prop_assert_eq!(why.cause == Cause::MinimumLoad, !why.jurors_short.is_empty());
        let without_rules = Problem { connected: false, coverage: Coverage::None, ..problem.clone() };
        let smaller = |problem: Problem| problem.check().is_err() || brute_force(&problem).is_none();
        for way in &why.relaxations {
            let mut changed = problem.clone();
            match way {
                Relaxation::RaiseLoads { by } => {
                    changed.loads.iter_mut().for_each(|load| load.max += by);
                    let mut less = problem.clone();
                    less.loads.iter_mut().for_each(|load| load.max += by - 1);
                    prop_assert!(smaller(less));
                }
                Relaxation::AddJurors { count, tag, load } => for _ in 0..*count {
                    changed.loads.push(Load { min: 0, max: *load });
                    changed.similarity.iter_mut().for_each(|row| row.push(0));
                    changed.juror_tags.push(tag.iter().cloned().collect());
                }
                Relaxation::LiftConflicts { pairs } => {
                    prop_assert!(!pairs.is_empty());
                    changed.conflicts.retain(|barred| !barred.soft || !pairs.contains(&(barred.application, barred.juror)));
                }
                Relaxation::ReduceReviews { applications } => {
                    prop_assert_eq!(applications.iter().map(|(_, by)| u64::from(*by)).sum::<u64>(), why.shortage);
                    applications.iter().for_each(|(application, by)| changed.reviews[*application] -= by);
                }
                Relaxation::LowerMinimumLoads { by } => changed.loads.iter_mut().for_each(|load| load.min = load.min.saturating_sub(*by)),
                Relaxation::CoverAtLeastOne => changed.coverage = Coverage::AtLeastOne,
                Relaxation::DropCoverage => changed.coverage = Coverage::None,
                Relaxation::DropConnectivity => changed.connected = false,
            }
            prop_assert!(brute_force(&changed).is_some(), "{:?}", way);
        }
        if why.cause == Cause::Connectivity {
            let apart = Problem { connected: false, ..problem };
            prop_assert!(brute_force(&apart).is_some());
        }
        if why.cause == Cause::Coverage {
            prop_assert!(brute_force(&without_rules).is_some());
        }
    }
}
