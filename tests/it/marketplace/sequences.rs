//! The life of a dossier in any order of steps, against a model of what its startup is told it may do.
//!
//! `TAHADDI_SEQUENCES` says how many sequences are tried; a failing one is shortened and printed.

mod model;
mod scene;
mod story;

use model::{Age, Team};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use scene::Scene;
use std::cell::RefCell;

/// One step of somebody. Hours count from the moment of the step.
#[derive(Clone, Copy, Debug)]
enum Step {
    Create,
    Edit,
    /// The dossier says another age of the startup.
    SetFact(Age),
    SetTeam(Team),
    /// With the access code of the call, or without.
    Submit(bool),
    Withdraw,
    Delete,
    /// The startup accepts the present wording of the terms, or that before.
    AcceptTerms(bool),
    /// The partner words the terms anew.
    Reword,
    /// An operator gives this dossier more time.
    Extend(i64),
    /// An operator has what was handed in corrected.
    Reopen(i64),
    /// The partner moves the deadline of the call.
    MoveDeadline(i64),
    /// Another startup, whose team one person of the first is in too, hands its dossier in.
    RivalSubmits,
    RivalWithdraws,
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Create),
        3 => Just(Step::Edit),
        2 => prop_oneof![3 => Just(Age::Young), 1 => Just(Age::Old), 1 => Just(Age::Untold)].prop_map(Step::SetFact),
        2 => prop_oneof![Just(Team::Alone), Just(Team::WithAmina)].prop_map(Step::SetTeam),
        6 => prop::bool::weighted(0.9).prop_map(Step::Submit),
        2 => Just(Step::Withdraw),
        1 => Just(Step::Delete),
        2 => prop::bool::weighted(0.8).prop_map(Step::AcceptTerms),
        1 => Just(Step::Reword),
        2 => (-20..60_i64).prop_map(Step::Extend),
        2 => (-5..40_i64).prop_map(Step::Reopen),
        1 => (-20..60_i64).prop_map(Step::MoveDeadline),
        2 => Just(Step::RivalSubmits),
        1 => Just(Step::RivalWithdraws),
        4 => (1..30_i64).prop_map(Step::Wait),
    ]
}

/// What steps have to be refused with now and then, else the sequences show less than they seem to.
const REFUSALS: [&str; 13] = [
    "access_code_required",
    "access_code_used_up",
    "application_already_exists",
    "application_incomplete",
    "application_not_editable",
    "applications_sealed",
    "deadline_passed",
    "forbidden",
    "invalid_state",
    "not_eligible",
    "not_found",
    "terms_not_accepted",
    "validation_failed",
];

#[test]
fn rel_26_any_order_of_steps_keeps_what_is_promised() {
    let cases = std::env::var("TAHADDI_SEQUENCES").ok().and_then(|number| number.parse().ok()).unwrap_or(40);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    // A scene serves some sequences: people and servers are dearer than calls.
    let scene: RefCell<Option<Scene>> = RefCell::new(None);
    let refused = scene::Refusals::default();
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, max_shrink_iters: 300, ..Config::default() });
    let played = runner.run(&(1..3_usize, prop::collection::vec(step(), 1..16)), |(uses, steps)| {
        runtime.block_on(async {
            let mut current = match scene.take() {
                Some(scene) if scene.calls < 25 => scene,
                _ => Scene::new(&refused).await,
            };
            let played = current.play(uses, &steps).await;
            if played.is_ok() {
                scene.replace(Some(current));
            }
            played
        })
    });
    if let Err(failure) = played {
        panic!("{failure}");
    }
    // So many sequences meet each of them.
    if cases >= 300 {
        let seen = refused.borrow();
        assert!(REFUSALS.iter().all(|code| seen.contains(*code)), "refused were only {seen:?}");
    }
}
