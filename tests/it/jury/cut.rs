//! The published cut binds the ranking and the decision.

use super::record::{failures, recorded};
use super::scored::{Score, a_plain_call, entries, ranked, scored, simulated};
use acceptance::{Answer, Panel, Seat, Value, json, text};
use tahaddi_domain::document::RankingMethod;

/// One juror's scores, one an application.
fn plain(scores: &[f64]) -> Vec<Score> {
    scores.iter().enumerate().map(|(application, score)| (application, 0, *score)).collect()
}

/// A locked panel with these scores, the seats of the call, and this rule for its first round.
async fn cut_by(cut: Value, seats: u32, scores: &[f64]) -> (Panel, Vec<Seat>) {
    let mut call = a_plain_call(RankingMethod::Raw, seats);
    let mut second = call["phases"][1].clone();
    second["title"] = json!({"fr": "Finale"});
    call["phases"].as_array_mut().unwrap().push(second);
    call["phases"][1]["cut"] = cut;
    let (panel, jurors) = scored(call, &plain(scores)).await;
    panel.lock().await;
    (panel, jurors)
}

async fn decide(panel: &Panel, decision: Value) -> Answer {
    panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await
}

async fn too_many(panel: &Panel, outcomes: &[&str], seats: &str, selected: &str) {
    let refused = decide(panel, panel.decision(outcomes)).await.problem(422, "seats_exceeded");
    let facts = &refused.json()["details"];
    assert_eq!((text(&facts["seats"]), text(&facts["selected"])), (seats, selected), "{refused}");
}

/// Decides so and releases it; the record holds.
async fn released(panel: &Panel, outcomes: &[&str]) {
    panel.release(outcomes).await;
    assert_eq!(failures(&panel.operator, panel).await, []);
}

#[tokio::test]
async fn inv_41_each_round_of_a_funnel_has_the_seats_that_were_published_for_it() {
    let cut = json!({"method": "ranking", "count": {"least": 3, "most": 3}, "reserve": 1});
    let (mut panel, jurors) = cut_by(cut, 1, &[90.0, 80.0, 70.0, 60.0, 50.0, 40.0]).await;
    assert_eq!(panel.operator.get(&panel.phase).await.expect(200).json()["seats"], 3);
    let ranking = ranked(&panel.operator, &panel).await;
    assert_eq!(ranking.json()["seat_line"], json!({"seats": 3, "last_rank": 3, "tied_at_last_seat": []}));
    assert_eq!(ranking.json()["calibration"]["parameters"]["seats"], 3, "chances are about the seats of the round");
    too_many(&panel, &["selected", "selected", "selected", "selected", "refused", "refused"], "3", "4").await;
    // Fewer than the rule says, and more in reserve, is explained to whoever it is about.
    let fewer = decide(&panel, panel.decision(&["selected", "selected", "reserve", "refused", "refused", "refused"])).await;
    fewer.problem(422, "validation_failed").invalid("/outcomes/2/reason", "required");
    let longer = decide(&panel, panel.decision(&["selected", "selected", "selected", "reserve", "reserve", "refused"])).await;
    longer.problem(422, "validation_failed").invalid("/outcomes/4/reason", "required");
    released(&panel, &["selected", "selected", "selected", "reserve", "refused", "refused"]).await;
    let record = recorded(&panel.operator, &panel).await;
    let parameters = &record["manifest"]["parameters"];
    assert_eq!((&parameters["seats"], &parameters["cut"]["least"], &parameters["cut"]["reserve"]), (&json!(3), &json!(3), &json!(1)));
    assert_eq!(record["manifest"]["decision"]["seats"], 3);

    // The three meet again, for the one seat of the call.
    panel.phase = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][2]["id"]));
    let criterion = text(&panel.challenge["document"]["phases"][2]["review"]["rubric"]["criteria"][0]["id"]).to_owned();
    for (application, score) in [60.0, 95.0, 70.0].into_iter().enumerate() {
        let path = format!("/v1/jury/assignments/{}", panel.assigned(&jurors[0], application).await);
        let sheet = json!({"scores": {criterion.as_str(): {"score": score}}});
        jurors[0].put(format!("{path}/sheet"), "*", sheet).await.expect(200);
        jurors[0].post(format!("{path}/completion"), json!({})).await.expect(200);
    }
    panel.lock().await;
    assert_eq!(panel.operator.get(&panel.phase).await.expect(200).json()["seats"], 1);
    panel.applications.truncate(3);
    too_many(&panel, &["refused", "selected", "selected"], "1", "2").await;
    released(&panel, &["refused", "selected", "reserve"]).await;
}

#[tokio::test]
async fn inv_41_who_was_refused_in_an_earlier_round_gets_no_seat_in_a_later_one() {
    let (mut panel, jurors) = cut_by(json!({"method": "ranking", "count": {"most": 1}}), 1, &[90.0, 80.0]).await;
    // The last round is scored and locked, and decided, before the first is released.
    let (first, last) = (panel.phase.clone(), format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][2]["id"])));
    panel.phase = last.clone();
    let criterion = text(&panel.challenge["document"]["phases"][2]["review"]["rubric"]["criteria"][0]["id"]).to_owned();
    for (application, score) in [50.0, 95.0].into_iter().enumerate() {
        let path = format!("/v1/jury/assignments/{}", panel.assigned(&jurors[0], application).await);
        let sheet = json!({"scores": {criterion.as_str(): {"score": score}}});
        jurors[0].put(format!("{path}/sheet"), "*", sheet).await.expect(200);
        jurors[0].post(format!("{path}/completion"), json!({})).await.expect(200);
    }
    panel.lock().await;
    decide(&panel, panel.decision(&["refused", "selected"])).await.expect(200);
    panel.phase = first;
    released(&panel, &["selected", "refused"]).await;
    panel.phase = last;

    let release = format!("{}/release", panel.phase);
    let late = panel.operator.post(&release, json!({})).await.problem(422, "validation_failed");
    late.invalid("/outcomes/1/outcome", "not_allowed");
    for outcome in ["selected", "reserve"] {
        let again = decide(&panel, panel.decision(&["refused", outcome])).await.problem(422, "validation_failed");
        again.invalid("/outcomes/1/outcome", "not_allowed");
    }
    let mut other = panel.decision(&["selected", "refused"]);
    other["outcomes"][0]["reason"] = json!("L'autre a été écartée au premier tour.");
    decide(&panel, other).await.expect(200);
    panel.operator.post(&release, json!({})).await.expect(200);
}

#[tokio::test]
async fn a_reserve_list_is_in_the_order_of_the_ranking() {
    let (panel, _) = cut_by(json!({"method": "ranking", "count": {"most": 1}}), 1, &[60.0, 80.0, 70.0, 90.0]).await;
    released(&panel, &["reserve", "reserve", "reserve", "selected"]).await;
    let results = panel.app.anonymous().get(format!("{}/results", panel.call())).await.expect(200);
    let reserve = results.json()["phases"][0]["reserve"].as_array().unwrap();
    let order: Vec<&str> = reserve.iter().map(|item| text(&item["application_id"])).collect();
    assert_eq!(order, [1, 2, 0].map(|place: usize| panel.applications[place].as_str()));
}

#[tokio::test]
async fn ties_on_the_last_seat_get_further_where_the_rule_includes_them_and_are_left_out_where_it_excludes_them() {
    let scores = [90.0, 70.0, 70.0, 50.0];
    let (panel, _) = cut_by(json!({"count": {"most": 2}, "ties": "include"}), 1, &scores).await;
    too_many(&panel, &["selected", "selected", "selected", "selected"], "3", "4").await;
    let simulation = simulated(&panel.operator, &panel, json!({})).await.expect(200);
    let seated = entries(&panel, simulation.json()).iter().filter(|entry| entry["seated"] == true).count();
    assert_eq!((seated, &simulation.json()["enters"], &simulation.json()["leaves"]), (3, &json!([]), &json!([])));
    // Half of the tie, and the next in the place of the other half, is no tie.
    let mut next = panel.decision(&["selected", "selected", "reserve", "selected"]);
    next["outcomes"][1]["reason"] = json!("Plus près du terrain.");
    next["outcomes"][3]["reason"] = json!("Plus près du terrain.");
    decide(&panel, next).await.problem(422, "seats_exceeded");
    released(&panel, &["selected", "selected", "selected", "refused"]).await;
    assert_eq!(recorded(&panel.operator, &panel).await["manifest"]["parameters"]["cut"]["ties"], "include");

    let (panel, _) = cut_by(json!({"count": {"least": 2, "most": 2}, "ties": "exclude"}), 1, &scores).await;
    too_many(&panel, &["selected", "selected", "selected", "refused"], "2", "3").await;
    decide(&panel, panel.decision(&["selected", "selected", "reserve", "refused"])).await.problem(409, "tie_at_last_seat");
    released(&panel, &["selected", "reserve", "reserve", "refused"]).await;

    let (panel, _) = cut_by(json!({"count": {"most": 2}}), 1, &scores).await;
    too_many(&panel, &["selected", "selected", "selected", "refused"], "2", "3").await;
}

#[tokio::test]
async fn a_least_score_of_the_cut_alone_keeps_from_the_ranking_and_whoever_reaches_it_gets_further() {
    let rule = json!({"method": "threshold", "score_at_least": 60});
    let (panel, _) = cut_by(rule, 1, &[90.0, 60.0, 59.999_999, 30.0]).await;
    assert_eq!(panel.operator.get(&panel.phase).await.expect(200).json()["seats"], 1_000_000);
    let ranking = ranked(&panel.operator, &panel).await;
    let told: Vec<(Value, Value)> =
        entries(&panel, ranking.json()).into_iter().map(|entry| (entry["rank"].clone(), entry["below_threshold"].clone())).collect();
    let expected =
        [(json!(1), false), (json!(2), false), (Value::Null, true), (Value::Null, true)].map(|(rank, below)| (rank, json!(below)));
    assert_eq!(told, expected);
    assert_eq!(entries(&panel, ranking.json())[2]["calibrated"]["rank"], Value::Null);
    let below = decide(&panel, panel.decision(&["selected", "selected", "selected", "refused"])).await;
    below.problem(422, "validation_failed").invalid("/outcomes/2/reason", "required");
    let above = decide(&panel, panel.decision(&["selected", "reserve", "refused", "refused"])).await;
    above.problem(422, "validation_failed").invalid("/outcomes/1/reason", "required");
    released(&panel, &["selected", "selected", "refused", "refused"]).await;
    let record = recorded(&panel.operator, &panel).await;
    let parameters = &record["manifest"]["parameters"];
    assert_eq!((&parameters["cut"]["score_at_least"], &parameters["cut"]["seats"]), (&json!(60), &Value::Null));
}

#[tokio::test]
async fn a_wild_card_of_the_jury_is_beside_the_seats_and_has_a_reason() {
    let also = json!([{"label": {"fr": "Coup de cœur du jury"}, "method": "jury_choice"}]);
    let (panel, _) = cut_by(json!({"count": {"most": 1}, "also": also}), 1, &[90.0, 80.0, 70.0]).await;
    too_many(&panel, &["selected", "reserve", "selected"], "1", "2").await;
    let mut card = panel.decision(&["selected", "reserve", "selected"]);
    card["outcomes"][2]["reason"] = json!("Coup de cœur du jury.");
    decide(&panel, card).await.expect(200);
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

/// A panel whose applications are in these tracks, in order, with these scores of one juror, locked.
async fn in_tracks(cut: Value, applications: &[(&str, f64)]) -> Panel {
    let mut call = a_plain_call(RankingMethod::Raw, 9);
    call["tracks"] = json!([{"key": "eau", "title": {"fr": "Eau"}}, {"key": "sol", "title": {"fr": "Sol"}}]);
    call["phases"][1]["cut"] = cut;
    let panel = Panel::of_tracks(call, &applications.iter().map(|(track, _)| *track).collect::<Vec<_>>()).await;
    let juror = panel.seat("Karim", "juror").await;
    for (application, (_, score)) in applications.iter().enumerate() {
        panel.reviewed(&juror, application, &[*score]).await;
    }
    panel.lock().await;
    panel
}

#[tokio::test]
async fn seats_are_counted_in_each_track_where_the_rule_says_so() {
    let quota = json!([{"label": {"fr": "Sol"}, "track": "sol", "count": {"most": 2}}]);
    let cut = json!({"count": {"most": 1}, "scope": "track", "quotas": quota});
    let field = [("eau", 90.0), ("eau", 80.0), ("sol", 70.0), ("sol", 60.0), ("sol", 50.0)];
    let panel = in_tracks(cut, &field).await;
    assert_eq!(panel.operator.get(&panel.phase).await.expect(200).json()["seats"], 3);
    let ranking = ranked(&panel.operator, &panel).await;
    let line = |name: &str, seats: u32, last: u32| json!({"name": name, "seat_line": {"seats": seats, "last_rank": last, "tied_at_last_seat": []}});
    assert_eq!(ranking.json()["part_lines"], json!([line("eau", 1, 1), line("/quotas/0", 2, 4)]));
    assert_eq!(ranking.json()["calibration"]["parameters"]["track_seats"], json!({"eau": 1, "sol": 2}));
    let simulation = simulated(&panel.operator, &panel, json!({})).await.expect(200);
    let seated: Vec<bool> = entries(&panel, simulation.json()).iter().map(|entry| entry["seated"] == true).collect();
    assert_eq!(seated, [true, false, true, true, false]);
    assert_eq!(simulation.json()["part_lines"], ranking.json()["part_lines"]);
    let other = simulated(&panel.operator, &panel, json!({"seats": 1})).await.expect(200);
    assert_eq!(other.json()["part_lines"], json!([]), "another number is one for all");
    too_many(&panel, &["selected", "selected", "selected", "refused", "refused"], "1", "2").await;
    too_many(&panel, &["refused", "refused", "selected", "selected", "selected"], "2", "3").await;
    // Within a track the order counts; past those of a full track nobody has to say why.
    let within = decide(&panel, panel.decision(&["reserve", "selected", "selected", "selected", "refused"])).await;
    within.problem(422, "validation_failed").invalid("/outcomes/1/reason", "required");
    released(&panel, &["selected", "reserve", "selected", "selected", "refused"]).await;
    let parts = recorded(&panel.operator, &panel).await["manifest"]["parameters"]["cut"]["parts"].clone();
    assert_eq!(parts[0]["members"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn who_ties_by_calibrated_scores_is_parted_by_the_criteria_of_the_rubric_and_it_is_told_what_did() {
    let of = async |tie_break: Value| {
        let mut call = a_plain_call(RankingMethod::WithinShrunk, 1);
        let criterion = |key: &str| json!({"key": key, "label": {"fr": key}, "max": 100, "weight": 1});
        call["phases"][1]["review"]["rubric"] = json!({"criteria": [criterion("innovation"), criterion("impact")], "tie_break": tie_break});
        let panel = Panel::of_call(call, &["Sondes", "Drones", "Serres", "Puits"]).await;
        for (name, bias) in [("Karim", 0.0), ("Salma", 6.0), ("Leila", -3.0)] {
            let juror = panel.seat(name, "juror").await;
            for (application, scores) in [[60.0, 70.0], [70.0, 60.0], [40.0, 30.0], [90.0, 80.0]].into_iter().enumerate() {
                // The same noise on both that tie.
                let noise = if name == "Karim" { [4.0, 4.0, -5.0, 1.0] } else { [0.0; 4] }[application];
                panel.reviewed(&juror, application, &scores.map(|score| score + bias + noise)).await;
            }
        }
        panel.lock().await;
        panel
    };
    let panel = of(json!([])).await;
    let ranking = ranked(&panel.operator, &panel).await;
    assert_eq!(ranking.json()["deciding_method"], "within_shrunk", "{ranking}");
    let calibrated = |entry: &Value| {
        (entry["calibrated"]["rank"].clone(), entry["calibrated"]["tied"].clone(), entry["calibrated"]["decided_by"].clone())
    };
    // Of the two that tie one stands apart from the best by its score, and nothing parts the other from that one.
    let all = entries(&panel, ranking.json());
    let mut tied = [calibrated(all[0]), calibrated(all[1])];
    tied.sort_by_key(|(.., step)| step.is_null());
    let score = json!({"step": "score", "place": null});
    assert_eq!(tied, [(json!(2), json!(true), score), (json!(2), json!(true), Value::Null)]);

    let panel = of(json!(["impact"])).await;
    let ranking = ranked(&panel.operator, &panel).await;
    let all = entries(&panel, ranking.json());
    assert_eq!(calibrated(all[0]), (json!(2), json!(false), json!({"step": "score", "place": null})));
    assert_eq!(calibrated(all[1]), (json!(3), json!(false), json!({"step": "criterion", "place": 0})));
    assert_eq!((&all[1]["calibrated"]["tie_group"], &all[0]["calibrated"]["tie_group"]), (&json!(1), &json!(1)), "their scores are equal");
    assert_eq!((&all[1]["rank"], &all[1]["decided_by"]), (&json!(3), &json!({"step": "criterion", "place": 0})), "by plain scores too");
    assert_eq!(all[3]["decided_by"], json!({"step": "score", "place": null}));
    let best = &all[3]["calibrated"];
    assert!(best["percentile"].as_f64().unwrap() < 50.0 && best["rank_interval50"]["best"] == 1, "{best}");
    let decided = decide(&panel, panel.decision(&["reserve", "refused", "refused", "selected"])).await;
    decided.expect(200);
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn switches_of_the_calibration_are_a_published_rule_or_a_question() {
    let few: Vec<Score> = vec![(0, 0, 90.0), (0, 1, 84.0), (1, 0, 70.0), (1, 1, 75.0), (2, 0, 40.0), (2, 1, 52.0)];
    let call = |switches: Value| {
        let mut call = a_plain_call(RankingMethod::WithinShrunk, 1);
        call["phases"][1]["review"]["calibration"] = switches;
        call
    };
    let (panel, _) = scored(call(Value::Null), &few).await;
    panel.lock().await;
    let used = async |body: Value| {
        let answer = simulated(&panel.operator, &panel, body).await.expect(200);
        (text(&answer.json()["method_used"]).to_owned(), answer.json()["reason"].clone())
    };
    assert_eq!(used(json!({})).await, ("raw".to_owned(), json!("few_residual_df")));
    assert_eq!(used(json!({"force": true, "reliability_weights": true})).await.0, "within_shrunk");
    assert_eq!(ranked(&panel.operator, &panel).await.json()["deciding_method"], "raw", "nothing has changed");

    let (panel, _) = scored(call(json!({"force": true, "reliability_weights": true})), &few).await;
    panel.lock().await;
    let ranking = ranked(&panel.operator, &panel).await;
    let parameters = &ranking.json()["calibration"]["parameters"];
    assert_eq!((&parameters["force"], &parameters["reliability_weights"]), (&json!(true), &json!(true)));
    assert_eq!(ranking.json()["deciding_method"], "within_shrunk");
    assert_eq!(failures(&panel.operator, &panel).await, []);
}
