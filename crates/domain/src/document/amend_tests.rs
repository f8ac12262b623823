use super::*;
use crate::document::FieldChange;
use serde_json::{Value, json};

#[test]
fn the_longest_line_decides_and_what_is_not_named_is_frozen() {
    use AmendStage::{Applied, Published, Scored};
    for (pointer, allowed) in [
        ("/title/fr", [true, true, true]),
        ("/remarks/3", [true, true, true]),
        ("/seats", [true, false, false]),
        ("/entries_per_startup", [true, true, true]),
        ("/phases/0/entry/access_code", [false, false, false]),
        ("/questions/3", [true, false, false]),
        ("/questions/3/help/ar", [true, true, true]),
        ("/phases/0/closes/local", [false, false, false]),
        ("/phases/0/title/fr", [true, true, true]),
        ("/phases/0/intake/paused", [true, true, true]),
        ("/phases/2", [false, false, false]),
        ("/phases/2/review/rubric/criteria/0/weight", [true, true, false]),
        ("/phases/2/review/track_rubrics/0", [true, true, false]),
        ("/phases/2/review/rubric/version", [true, true, true]),
        ("/phases/2/review/track_rubrics/0/rubric/version", [true, true, true]),
        ("/phases/2/review/blind", [false, false, false]),
        ("/channels/0/address", [true, true, true]),
        ("/channels/0/closes/local", [false, false, false]),
        ("/time_zone", [false, false, false]),
        ("/tracks/0/key", [false, false, false]),
        ("/eligibility/0/condition", [true, false, false]),
    ] {
        assert_eq!([Published, Applied, Scored].map(|stage| may_change(pointer, stage)), allowed, "{pointer}");
    }
}

/// A public call with two review phases, settled as what `known` becomes.
fn call(weights: [i32; 2], known: Option<&ChallengeDocument>) -> ChallengeDocument {
    let id = |path: &str| known.and_then(|known| serde_json::to_value(known).unwrap().pointer(path).cloned()).unwrap_or_default();
    let review = |index: usize, key: &str| {
        let criterion = |place: usize, key: &str, weight: i32| {
            let id = id(&format!("/phases/{index}/review/rubric/criteria/{place}/id"));
            json!({"id": id, "key": key, "label": {"fr": key}, "max": 5, "weight": weight})
        };
        let criteria = [criterion(0, "idea", weights[index]), criterion(1, "team", 1)];
        json!({"id": id(&format!("/phases/{index}/id")), "key": key, "kind": "review", "review": {"rubric": {"criteria": criteria}}})
    };
    let mut call: ChallengeDocument =
        serde_json::from_value(json!({"title": {"fr": "Appel"}, "phases": [review(0, "first"), review(1, "final")]})).unwrap();
    let mut count = 100_u128;
    call.settle(known, Check::default(), || {
        count += 1;
        ulid::Ulid::from(count)
    })
    .unwrap();
    call
}
fn versions(call: &ChallengeDocument) -> Vec<Option<u32>> {
    call.phases.iter().map(|phase| phase.review.as_ref().unwrap().rubric.version).collect()
}
fn told(changes: &[FieldChange]) -> Vec<(&str, &Value, &Value)> {
    changes.iter().map(|change| (change.pointer.as_str(), &change.before, &change.after)).collect()
}

#[test]
fn a_rubric_changes_until_the_first_score_and_each_change_is_a_version() {
    let before = call([1, 1], None);
    assert_eq!(versions(&before), [Some(1), Some(1)]);
    assert_eq!(versions(&call([1, 1], Some(&before))), [Some(1), Some(1)], "what is sent again is no new version");
    let after = call([1, 3], Some(&before));
    assert_eq!(versions(&after), [Some(1), Some(2)]);
    assert_eq!(versions(&call([1, 2], Some(&after))), [Some(1), Some(3)]);
    let changed = changes(&before, &after);
    assert_eq!(
        told(&changed),
        [("/phases/1/review/rubric/criteria/0/weight", &json!(1), &json!(3)), ("/phases/1/review/rubric/version", &json!(1), &json!(2))]
    );

    let phase = |index: usize| after.phases[index].id.clone().unwrap();
    let amended: Vec<_> = before.amended_reviews(&after).into_iter().map(|(id, review)| (id.clone(), review.rubric.version)).collect();
    assert_eq!(amended, [(phase(1), Some(2))]);
    assert!(before.amended_reviews(&before).is_empty());
    let amend = |stage, scored: &[PhaseId]| before.ensure_amendable(&after, stage, &scored.iter().cloned().collect());
    for stage in [AmendStage::Published, AmendStage::Applied] {
        assert!(amend(stage, &[]).is_ok());
        assert!(amend(stage, &[phase(0)]).is_ok(), "the other phase has scores");
        let refused = amend(stage, &[phase(1)]).unwrap_err();
        let fields: Vec<_> = refused.fields.iter().map(|field| (field.pointer.as_str(), field.code)).collect();
        assert_eq!(fields, [("/phases/1/review/rubric/criteria/0/weight", FieldCode::Frozen)]);
    }
}

#[test]
fn a_version_that_is_sent_does_not_count() {
    let before = call([1, 1], None);
    let mut after = before.clone();
    after.phases[0].review.as_mut().unwrap().rubric.version = Some(99);
    after.settle(Some(&before), Check::default(), || ulid::Ulid::from(1_u128)).unwrap();
    assert_eq!(after, before);
}

#[test]
fn a_copy_begins_anew() {
    let mut call = call([1, 1], None);
    call.remarks = serde_json::from_value(json!([{"at": "/phases/first", "kind": "assumed", "text": {"fr": "Déduit"}}])).unwrap();
    let copy = call.as_template();
    assert_eq!((versions(&copy), copy.remarks.len()), (vec![None, None], 0));
}

#[test]
fn an_extension_keeps_the_beginning_and_moves_the_channel_that_closes_later() {
    let mut call: ChallengeDocument = serde_json::from_value(json!({
        "title": {"fr": "Appel"},
        "channels": [{"kind": "paper", "closes": {"local": "2027-04-07T12:00"}}, {"kind": "email", "closes": {"local": "2027-03-01"}}],
        "phases": [{"key": "window", "kind": "application", "opens_after": {"count": 1, "unit": "months", "before": true}, "closes": {"local": "2027-03-31T12:00"}}]}))
    .unwrap();
    let settle = |call: &mut ChallengeDocument, known: Option<&ChallengeDocument>| {
        call.settle(known, Check::default(), || ulid::Ulid::from(7_u128)).unwrap();
    };
    settle(&mut call, None);
    let (before, id) = (call.clone(), call.phases[0].id.clone().unwrap());
    let now = Instant::parse("2027-03-10T00:00:00Z").unwrap();
    call.extend(&id, &Moment::local("2027-04-10T12:00"), "À la demande des candidats", true, now).unwrap();
    settle(&mut call, Some(&before));
    assert_eq!(call.phases[0].opens, before.phases[0].opens);
    let closes: Vec<_> = call.channels.iter().map(|channel| channel.closes.as_ref().unwrap().local.as_str()).collect();
    assert_eq!(closes, ["2027-04-17T12:00:00", "2027-03-01"]);
}
