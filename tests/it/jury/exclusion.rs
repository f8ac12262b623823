//! Leaving the sheets of a juror out of a locked ranking: with a reason, by somebody independent, before the decision, and back again.

use super::record::{failures, recorded};
use super::scored::{Score, a_plain_call, close, entries, ranked, scored, table_scores};
use acceptance::{Answer, Panel, Person, Seat, Value, json, text};
use tahaddi_domain::document::RankingMethod;

async fn excluded(person: &Person, panel: &Panel, seat: &Seat) -> Answer {
    let body = json!({"juror_id": seat.id, "reason": "Notes recopiées d'un autre juré."});
    person.post(format!("{}/juror-exclusions", panel.phase), body).await
}

async fn readmitted(person: &Person, panel: &Panel, seat: &Seat) -> Answer {
    let path = format!("{}/juror-exclusions/{}/readmission", panel.phase, seat.id);
    person.post(path, json!({"reason": "Les notes ont été expliquées."})).await
}

/// The scores and ranks of the entries, in the order of the applications.
fn standing(panel: &Panel, ranking: &Value) -> Vec<Value> {
    entries(panel, ranking).iter().map(|entry| json!([entry["score"], entry["rank"]])).collect()
}

fn without(scores: &[Score], juror: usize) -> Vec<Score> {
    scores.iter().copied().filter(|score| score.1 != juror).collect()
}

fn mean_of(scores: &[Score], application: usize) -> f64 {
    let own: Vec<f64> = scores.iter().filter(|score| score.0 == application).map(|score| score.2).collect();
    own.iter().sum::<f64>() / f64::from(u32::try_from(own.len()).unwrap())
}

#[tokio::test]
async fn sheets_are_left_out_and_count_again_with_both_rankings_on_record() {
    for method in [RankingMethod::Raw, RankingMethod::WithinShrunk] {
        let (panel, jurors) = scored(a_plain_call(method, 3), &table_scores()).await;
        let chair = panel.seat("Chair", "chair").await;
        excluded(&chair, &panel, &jurors[1]).await.problem(409, "panel_open");
        panel.lock().await;
        let before = ranked(&chair, &panel).await;
        assert_eq!((&before.json()["jurors_left_out"], &entries(&panel, before.json())[0]["with_all"]), (&json!(0), &Value::Null));
        let lock = recorded(&panel.operator, &panel).await;

        let answer = excluded(&chair, &panel, &jurors[1]).await.expect(200);
        let told = &answer.json()["exclusions"][0];
        assert_eq!((text(&told["juror_id"]), &told["readmission"]), (jurors[1].id.as_str(), &Value::Null));
        let after = ranked(&chair, &panel).await;
        assert_eq!(after.json()["jurors_left_out"], 1);
        assert_eq!(after.json()["juror_exclusions"], answer.json()["exclusions"]);
        let left = without(&table_scores(), 1);
        let ranks = |entry: &Value| if method == RankingMethod::Raw { entry["rank"].clone() } else { entry["calibrated"]["rank"].clone() };
        for (n, (entry, former)) in entries(&panel, after.json()).iter().zip(entries(&panel, before.json())).enumerate() {
            close(&entry["score"], mean_of(&left, n));
            // Where it would stand by all sheets is where it stood.
            assert_eq!((&entry["with_all"]["score"], &entry["with_all"]["rank"]), (&former["score"], &ranks(former)), "{method} {n}");
        }
        assert!(
            after.json()["calibration"]["jurors"].as_array().unwrap().iter().all(|figures| figures["juror_id"] != jurors[1].id.as_str())
        );
        assert_eq!(after.json()["calibration"]["seed"], before.json()["calibration"]["seed"]);
        // Who selects learns that somebody was left out, and not who.
        let partner = ranked(&panel.ministry, &panel).await;
        assert_eq!((&partner.json()["jurors_left_out"], &partner.json()["juror_exclusions"]), (&json!(1), &Value::Null));

        // A record of its own, after that of the lock, from which both rankings follow.
        let record = recorded(&panel.operator, &panel).await;
        let manifest = &record["manifest"];
        assert_eq!((&manifest["head"]["event"], manifest["sheets"].as_array().unwrap().len()), (&json!("exclusion"), left.len()));
        let given = table_scores().len() - left.len();
        let excluded_sheets = manifest["exclusions"].as_array().unwrap();
        assert!(
            excluded_sheets.len() == given
                && excluded_sheets.iter().all(|item| item["reason"] == "juror_excluded" && item["sheet"].is_object())
        );
        assert_eq!(manifest["parameters"]["juror_exclusions"][0]["juror_id"], jurors[1].id.as_str());
        assert!(!record.to_string().contains("recopiées"), "the reason is not part of a record");
        assert_eq!(failures(&panel.operator, &panel).await, []);
        let number = &lock["manifest"]["head"]["number"];
        let kept = panel.operator.get(format!("{}/record?number={number}", panel.phase)).await.expect(200);
        assert_eq!(kept.json()["manifest"], lock["manifest"]);

        // And back: everything is what it was.
        readmitted(&panel.operator, &panel, &jurors[0]).await.problem(404, "not_found");
        let back = readmitted(&panel.operator, &panel, &jurors[1]).await.expect(200);
        assert_eq!(back.json()["exclusions"][0]["readmission"]["reason"], "Les notes ont été expliquées.");
        let again = ranked(&chair, &panel).await;
        assert_eq!((&again.json()["entries"], &again.json()["calibration"]), (&before.json()["entries"], &before.json()["calibration"]));
        let record = recorded(&panel.operator, &panel).await;
        for part in ["parameters", "sheets", "exclusions", "result"] {
            assert_eq!(record["manifest"][part], lock["manifest"][part], "{part}");
        }
        assert_eq!(failures(&panel.operator, &panel).await, []);
        let trail = panel
            .operator
            .get(format!("/v1/audit-events?limit=100&subject_id={}", panel.phase.rsplit('/').next().unwrap()))
            .await
            .expect(200);
        let said: Vec<&str> = trail.data().iter().map(|entry| text(&entry["action"])).filter(|action| action.contains("juror_")).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said.contains(&"phase.juror_excluded") && said.contains(&"phase.juror_readmitted"));
    }
}

#[tokio::test]
async fn it_is_for_the_independent_before_the_decision_and_leaves_every_application_a_sheet() {
    let scores = [(0, 0, 80.0), (0, 1, 60.0), (1, 0, 50.0), (1, 1, 70.0), (2, 2, 40.0)];
    let (panel, jurors) = scored(a_plain_call(RankingMethod::Raw, 1), &scores).await;
    let idle = panel.seat("Absente", "juror").await;
    let told = async |person: &Person| {
        let phase = person.get(&panel.phase).await.expect(200);
        let actions = phase.json()["allowed_actions"].as_array().unwrap().clone();
        actions.into_iter().find(|action| action["action"] == "exclude_juror").map(|action| action["reason"].clone())
    };
    assert_eq!(told(&panel.operator).await, Some(json!("panel_open")));
    assert_eq!(told(&panel.ministry.person).await, None);
    let conflicted = panel.seat_person(panel.startups[0].person.clone(), "chair").await;
    panel.lock().await;
    assert_eq!(told(&panel.operator).await, Some(Value::Null), "it is allowed");
    for (person, status, code) in [
        (&panel.ministry.person, 403, "forbidden"),
        (&jurors[1].person, 403, "forbidden"),
        (&conflicted.person, 403, "conflict_of_interest"),
        (&panel.startups[1].person, 404, "not_found"),
        (&panel.app.anonymous(), 401, "authentication_required"),
    ] {
        excluded(person, &panel, &jurors[0]).await.problem(status, code);
    }
    let silent = json!({"juror_id": jurors[0].id, "reason": " "});
    let path = format!("{}/juror-exclusions", panel.phase);
    panel.operator.post(&path, silent).await.problem(422, "validation_failed").invalid("/reason", "required");
    excluded(&panel.operator, &panel, &idle).await.problem(422, "validation_failed").invalid("/juror_id", "unknown_reference");
    // Nobody else read the third one.
    let alone = excluded(&panel.operator, &panel, &jurors[2]).await.problem(409, "coverage_incomplete");
    alone.invalid(&format!("/applications/{}", panel.applications[2]), "sheet_missing");

    let key = "exclude-once-0123456789";
    let body = json!({"juror_id": jurors[0].id, "reason": "Notes recopiées d'un autre juré."});
    let first = panel.operator.post_with_key(&path, key, body.clone()).await.expect(200);
    let again = panel.operator.post_with_key(&path, key, body).await.expect(200);
    assert_eq!(again.json(), first.json(), "one effect");
    excluded(&panel.operator, &panel, &jurors[0]).await.problem(422, "validation_failed").invalid("/juror_id", "duplicate");
    // The second is first without the one who left the first one there.
    let ranking = ranked(&panel.operator, &panel).await;
    assert_eq!(standing(&panel, ranking.json()), [json!([60.0, 2]), json!([70.0, 1]), json!([40.0, 3])]);

    // The decision rests on it; the minutes say it with the reason, and both ranks.
    let decision = panel.decision(&["reserve", "selected", "reserve"]);
    panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await.expect(200);
    assert_eq!(told(&panel.operator).await, Some(json!("invalid_state")));
    readmitted(&panel.operator, &panel, &jurors[0]).await.problem(409, "invalid_state");
    excluded(&panel.operator, &panel, &jurors[1]).await.problem(409, "invalid_state");
    assert_eq!(failures(&panel.operator, &panel).await, []);
    let minutes = panel.operator.get(format!("{}/minutes?lang=fr", panel.phase)).await.expect(200);
    for said in ["Fiches écartées du classement", "Notes recopiées d", "Rang avec toutes les fiches"] {
        assert!(minutes.text().contains(said), "{said}");
    }
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    readmitted(&panel.operator, &panel, &jurors[0]).await.problem(409, "already_released");
    assert_eq!(failures(&panel.operator, &panel).await, []);
}
