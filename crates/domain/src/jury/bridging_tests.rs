use super::super::evaluation::{CriterionRule, Entrant, Rules, ScoredApplication, evaluate_scored};
use super::super::scale::{Direction, Scale};
use super::super::testing::id;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A report on panels of two jurors each: the panel `n` reads the applications `3 n + 1` to `3 n + 3`.
fn report(panels: u8) -> PhaseReport {
    let scale = Scale { min: 0.0, max: 100.0, step: None, direction: Direction::Higher, anchors: Vec::new() };
    let rules = Rules { draws: 10, ..Rules::new(vec![CriterionRule { scale, weight: 1.0, threshold: None }], 2, "seed") };
    let mut scored = Vec::new();
    for application in 1..=3 * panels {
        let panel = (application - 1) / 3;
        let review = |juror: u8| (id(2 * panel + juror), 40.0 + f64::from((application * 7 + juror * 5) % 11));
        let entrant = Entrant { application: id(application), track: None };
        scored.push(ScoredApplication { entrant, reviews: vec![review(1), review(2)], barred: false, tie_values: Vec::new() });
    }
    evaluate_scored(&rules, &scored).unwrap()
}

/// The panel of a juror, and that of an application.
fn panel_of(bridge: &Bridge<ApplicationId, JurorId>, panels: u8) -> (u8, u8) {
    let juror = (1..=2 * panels).find(|n| id::<JurorId>(*n) == bridge.juror).unwrap();
    let application = (1..=3 * panels).find(|n| id::<ApplicationId>(*n) == bridge.application).unwrap();
    ((juror - 1) / 2, (application - 1) / 3)
}

#[test]
fn panels_are_connected_by_jurors_who_are_free() {
    let report = report(2);
    assert_eq!(report.connection.components.len(), 2);
    let room: BTreeMap<JurorId, usize> = (1..=4).map(|n| (id(n), 5)).collect();
    let any = |_: &JurorId, _: &ApplicationId| true;
    let found = bridges(&report, &BridgeRoom { room: room.clone(), may_read: &any });
    assert_eq!(found.len(), 1);
    let (of_juror, of_application) = panel_of(&found[0], 2);
    assert_ne!(of_juror, of_application);
    // Nobody else of the other panel may read them: somebody of the first goes there.
    let only_first = |juror: &JurorId, _: &ApplicationId| [id(1), id(2)].contains(juror);
    let found = bridges(&report, &BridgeRoom { room: room.clone(), may_read: &only_first });
    assert_eq!(panel_of(&found[0], 2), (0, 1));
    let full = room.keys().map(|juror| (juror.clone(), 0)).collect();
    assert!(bridges(&report, &BridgeRoom { room: full, may_read: &any }).is_empty());
    assert!(bridges(&report, &BridgeRoom { room: BTreeMap::new(), may_read: &any }).is_empty(), "nobody is on the panel any more");
}

proptest! {
    #[test]
    fn nobody_is_named_who_may_not_or_has_no_room(
        panels in 1..5_u8, barred in prop::collection::btree_set((1..9_u8, 1..13_u8), 0..40), room in prop::collection::vec(0..3_usize, 8)
    ) {
        let report = report(panels);
        let barred: BTreeSet<(JurorId, ApplicationId)> = barred.into_iter().map(|(juror, application)| (id(juror), id(application))).collect();
        let room: BTreeMap<JurorId, usize> = (1_u8..).map(id).zip(room).collect();
        let may_read = |juror: &JurorId, application: &ApplicationId| !barred.contains(&(juror.clone(), application.clone()));
        let found = bridges(&report, &BridgeRoom { room: room.clone(), may_read: &may_read });
        prop_assert!(found.len() < usize::from(panels));
        let mut asked: BTreeMap<&JurorId, usize> = BTreeMap::new();
        for bridge in &found {
            prop_assert!(may_read(&bridge.juror, &bridge.application));
            *asked.entry(&bridge.juror).or_default() += 1;
            let (of_juror, of_application) = panel_of(bridge, panels);
            prop_assert_ne!(of_juror, of_application);
        }
        prop_assert!(asked.iter().all(|(juror, count)| room[*juror] >= *count));
    }
}
