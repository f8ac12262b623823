//! What is stated of panels that nothing connects, and what is told of tracks by themselves.

use super::record::{failures, recorded};
use super::scored::{Score, a_plain_call, entries, ranked, scored, table_scores};
use acceptance::{Panel, Seat, Value, json, text};
use tahaddi_domain::document::RankingMethod;

/// Eight applications and two panels of three, of which nobody reads what the other reads.
fn apart() -> Vec<Score> {
    let wobble = [3.0, -4.0, 1.0, 5.0, -2.0, 4.0, -1.0];
    let of = |application: usize, k: usize| {
        let noise = wobble[(application * 3 + k) % 7];
        let score = f64::from(u32::try_from(40 + 4 * application + 3 * k).unwrap()) + noise;
        (application, k + 3 * (application % 2), score)
    };
    (0..8).flat_map(|application| (0..3).map(move |k| of(application, k))).collect()
}

fn stated(assumption: &str) -> Value {
    json!({"assumption": assumption, "reason": "Les dossiers ont été répartis au sort entre les panels."})
}

async fn warned(panel: &Panel) -> bool {
    let ranking = ranked(&panel.operator, panel).await;
    ranking.json()["calibration"]["warnings"].as_array().unwrap().contains(&json!("panels_not_comparable"))
}

#[tokio::test]
async fn an_assumption_about_panels_is_stated_with_a_reason_before_the_lock_and_recorded_with_it() {
    let (panel, jurors) = scored(a_plain_call(RankingMethod::Raw, 3), &apart()).await;
    let path = format!("{}/panel-assumption", panel.phase);
    jurors[0].put(&path, "*", stated("equal_quality")).await.problem(403, "forbidden");
    panel.ministry.put(&path, "*", stated("equal_quality")).await.problem(403, "forbidden");
    panel.startups[0].put(&path, "*", stated("equal_quality")).await.problem(404, "not_found");
    let silent = json!({"assumption": "equal_quality", "reason": " "});
    panel.operator.put(&path, "*", silent).await.problem(422, "validation_failed").invalid("/reason", "required");
    let seen = panel.operator.get(&panel.phase).await.expect(200);
    assert_eq!(seen.json()["panel_assumption"], Value::Null);
    let known = panel.operator.put(&path, &seen, stated("equal_quality")).await.expect(200);
    assert_eq!(text(&known.json()["panel_assumption"]["stated_by"]), panel.operator.id().to_string());
    panel.operator.put(&path, &seen, stated("none")).await.problem(412, "precondition_failed");
    panel.lock().await;
    panel.operator.put(&path, "*", stated("none")).await.problem(409, "panel_locked");

    // The method makes use of it, chances are told, and ranks by panel stay.
    assert!(!warned(&panel).await);
    let ranking = ranked(&panel.operator, &panel).await;
    let calibration = &ranking.json()["calibration"];
    assert_eq!((&calibration["method_used"], &calibration["comparable"]), (&json!("exchangeable"), &json!(false)));
    assert_eq!(calibration["parameters"]["panel_assumption"], "equal_quality");
    for entry in entries(&panel, ranking.json()) {
        assert!(entry["calibrated"]["component_rank"].is_u64());
    }
    let record = recorded(&panel.operator, &panel).await;
    let said = &record["manifest"]["parameters"]["panel_assumption"];
    assert_eq!((&said["assumption"], text(&said["by"])), (&json!("equal_quality"), panel.operator.id().to_string().as_str()));
    assert!(!record.to_string().contains("répartis au sort"), "the reason is not part of a record");
    assert_eq!(failures(&panel.operator, &panel).await, []);
    let trail = panel.operator.get("/v1/audit-events?limit=100").await.expect(200);
    assert!(trail.text().contains("phase.panels_assumed"));
}

#[tokio::test]
async fn equal_severity_is_for_the_methods_that_compare_within_applications() {
    let (panel, _) = scored(a_plain_call(RankingMethod::WithinShrunk, 3), &apart()).await;
    let path = format!("{}/panel-assumption", panel.phase);
    panel.operator.put(&path, "*", stated("equal_quality")).await.problem(422, "validation_failed").invalid("/assumption", "not_allowed");
    panel.operator.put(&path, "*", stated("equal_severity")).await.expect(200);
    panel.lock().await;
    assert!(!warned(&panel).await);
    let ranking = ranked(&panel.operator, &panel).await;
    assert_eq!(ranking.json()["deciding_method"], "within_shrunk");
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn a_bridge_is_named_for_nobody_who_may_not_or_has_no_room() {
    let mut call = a_plain_call(RankingMethod::Raw, 3);
    call["phases"][1]["review"]["sealed"] = json!(false);
    let (panel, jurors) = scored(call, &apart()).await;
    let bridge = async || ranked(&panel.operator, &panel).await.json()["calibration"]["bridges"].clone();
    let juror_of = |bridge: &Value| -> Seat { jurors.iter().find(|seat| bridge["juror_id"] == seat.id.as_str()).unwrap().clone() };
    let first = bridge().await;
    assert_eq!(first.as_array().unwrap().len(), 1);
    let conflict = json!({
        "juror_id": first[0]["juror_id"], "application_id": first[0]["application_id"], "kind": "mentor", "reason": "A accompagné la startup."
    });
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    let second = bridge().await;
    assert_ne!((&second[0]["juror_id"], &second[0]["application_id"]), (&first[0]["juror_id"], &first[0]["application_id"]));
    // Who leaves the panel is asked for nothing more.
    let gone = juror_of(&second[0]);
    panel.operator.post(format!("/v1/jurors/{}/removal", gone.id), json!({"reason": "Parti."})).await.expect(200);
    let third = bridge().await;
    assert!(third.as_array().unwrap().iter().all(|bridge| bridge["juror_id"] != gone.id.as_str()), "{third}");
}

#[tokio::test]
async fn chances_are_told_for_the_seats_of_a_track_as_well() {
    let mut call = a_plain_call(RankingMethod::WithinShrunk, 3);
    call["tracks"] = json!([{"key": "early", "title": {"fr": "Précoce"}, "seats": 2}, {"key": "late", "title": {"fr": "Tardif"}}]);
    let panel = Panel::of_tracks(call, &["early", "late"].repeat(4)).await;
    let mut jurors: Vec<Seat> = Vec::new();
    for n in 0..5 {
        jurors.push(panel.seat(&format!("Juré {n}"), "juror").await);
    }
    for (application, juror, score) in table_scores() {
        panel.reviewed(&jurors[juror], application, &[score]).await;
    }
    panel.lock().await;
    let ranking = ranked(&panel.operator, &panel).await;
    assert_eq!(ranking.json()["calibration"]["parameters"]["track_seats"], json!({"early": 2}));
    let chances: Vec<Option<f64>> =
        entries(&panel, ranking.json()).iter().map(|entry| entry["calibrated"]["chance_of_track_seat"].as_f64()).collect();
    let early: f64 = chances.iter().step_by(2).map(|chance| chance.unwrap()).sum();
    assert!((early - 2.0).abs() < 1e-9, "every draw gives both seats: {chances:?}");
    assert!(chances.iter().skip(1).step_by(2).all(Option::is_none), "that track has no seats of its own");
    assert_eq!(recorded(&panel.operator, &panel).await["manifest"]["parameters"]["track_seats"], json!({"early": 2}));
    assert_eq!(failures(&panel.operator, &panel).await, []);
}
