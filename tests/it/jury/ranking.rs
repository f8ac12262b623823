//! The calibrated ranking beside the plain one, and the agreement of a panel.

use super::scored::{Score, a_plain_call, close, entries, locked, ranked, scored, simulated, stored, table, table_scores};
use acceptance::{Answer, Panel, Person, Value, json, text};
use std::collections::BTreeMap;
use tahaddi_domain::document::RankingMethod;
use tahaddi_domain::jury::calibration::{Design, Fit, Observation, Options, calibrate};

#[tokio::test]
async fn what_calibration_says_stands_beside_the_plain_ranking_and_is_that_of_the_engine() {
    let (scores, _) = table("w3-calibration-8x5-within");
    let (panel, jurors) = locked(RankingMethod::Raw, 3).await;
    let answer = ranked(&panel.operator, &panel).await;
    let ranking = answer.json();
    assert_eq!((text(&ranking["named_method"]), text(&ranking["deciding_method"])), ("raw", "raw"));
    let calibration = &ranking["calibration"];
    assert_eq!((text(&calibration["method"]), text(&calibration["method_used"])), ("within_shrunk", "within_shrunk"));
    assert_eq!((&calibration["comparable"], &calibration["residual_df"], &calibration["reason"]), (&json!(true), &json!(12), &Value::Null));
    assert_eq!((&calibration["components"][0]["jurors"], &calibration["bridges"]), (&json!(5), &json!([])));
    assert!(calibration["seed"].is_string() && calibration["parameters"]["draws"] == 20_000);

    // Jurors and applications in the order of the table: the estimates do not depend on it.
    let rows: Vec<Observation> =
        scores.iter().map(|(application, juror, score)| Observation { application: *application, juror: *juror, score: *score }).collect();
    let direct = calibrate(&Design::new(8, 5, &rows).unwrap(), Options::default());
    let Fit::Within(_, shrunken, _) = &direct.fit else { panic!("{:?}", direct.fit) };
    let (means, posterior, expected) = (direct.scores(), shrunken.posterior.mean(), shrunken.posterior.expected_ranks());
    let mut chances = 0.0;
    for (n, entry) in entries(&panel, ranking).into_iter().enumerate() {
        let calibrated = &entry["calibrated"];
        close(&entry["score"], direct.raw[n]);
        close(&calibrated["score"], means[n].unwrap());
        close(&calibrated["se"], direct.score_se().unwrap()[n]);
        close(&calibrated["ranking_score"], posterior[n]);
        close(&calibrated["ranking_score_sd"], shrunken.posterior.sd()[n]);
        close(&calibrated["expected_rank"], expected[n]);
        let rank = 1 + posterior.iter().filter(|other| **other > posterior[n]).count();
        assert_eq!(calibrated["rank"], json!(rank));
        assert_eq!(calibrated["rank_change"], json!(entry["rank"].as_i64().unwrap() - i64::try_from(rank).unwrap()));
        let (low, high) = (calibrated["ci95"]["low"].as_f64().unwrap(), calibrated["ci95"]["high"].as_f64().unwrap());
        assert!(low < means[n].unwrap() && means[n].unwrap() < high);
        chances += calibrated["chance_of_seat"].as_f64().unwrap();
        assert_eq!(entry["reviews_state"], if direct.raw[n] > 65.0 { "positive" } else { text(&entry["reviews_state"]) });
    }
    assert!((chances - 3.0).abs() < 1e-9, "every draw gives all seats: {chances}");
    let severities = direct.severities().unwrap();
    for figures in calibration["jurors"].as_array().unwrap() {
        let juror = jurors.iter().position(|seat| figures["juror_id"] == seat.id.as_str()).unwrap();
        close(&figures["severity"], severities.0[juror]);
        close(&figures["severity_sd"], severities.1.unwrap()[juror]);
        assert_eq!((&figures["enough_data"], figures["reviews"].as_u64().unwrap() >= 4), (&json!(true), true));
    }

    // Plain scores decide: the two best tie, and the choice between them needs a reason.
    let by_rank: Vec<u64> = entries(&panel, ranking).iter().map(|entry| entry["rank"].as_u64().unwrap()).collect();
    assert_eq!((by_rank[1], by_rank[2]), (1, 1));
    assert_eq!(ranking["seat_line"]["last_rank"], 3);
    // Who selects without keeping the panel learns nothing of single jurors; jurors learn nothing at all.
    let partner = ranked(&panel.ministry, &panel).await;
    let known = &partner.json()["calibration"];
    assert_eq!((&known["jurors"], &known["components"][0]["juror_ids"]), (&Value::Null, &Value::Null));
    assert!(!partner.text().contains("jur_"), "{partner}");
    assert_eq!(partner.json()["entries"], ranking["entries"]);
    for path in ["ranking", "reliability"] {
        jurors[0].get(format!("{}/{path}", panel.phase)).await.problem(403, "forbidden");
        panel.startups[0].get(format!("{}/{path}", panel.phase)).await.problem(404, "not_found");
        panel.app.anonymous().get(format!("{}/{path}", panel.phase)).await.problem(401, "authentication_required");
    }
    simulated(&jurors[0], &panel, json!({})).await.problem(403, "forbidden");
    simulated(&panel.startups[0], &panel, json!({})).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_locked_calibration_is_kept_and_that_of_an_older_lock_is_computed() {
    let (panel, _) = locked(RankingMethod::Raw, 3).await;
    let first = ranked(&panel.operator, &panel).await;
    let again = ranked(&panel.operator, &panel).await;
    assert_eq!((first.etag(), first.text()), (again.etag(), again.text()));
    stored(&panel, |ranking| ranking.analysis.as_mut().unwrap().report.engine_version = "kept".to_owned()).await;
    assert_eq!(ranked(&panel.operator, &panel).await.json()["calibration"]["engine_version"], "kept");
    stored(&panel, |ranking| ranking.analysis = None).await;
    let older = ranked(&panel.operator, &panel).await;
    // Everything but what is drawn.
    let firm = |answer: &Answer| -> Vec<Value> {
        let entries = answer.json()["entries"].as_array().unwrap().iter();
        entries.map(|entry| json!([entry["rank"], entry["calibrated"]["ranking_score"], entry["calibrated"]["expected_rank"]])).collect()
    };
    assert_eq!(firm(&older), firm(&first));
    let same = ranked(&panel.operator, &panel).await;
    assert_eq!((older.etag(), older.text()), (same.etag(), same.text()));
}

#[tokio::test]
async fn a_phase_is_decided_by_the_method_that_its_rules_name_and_else_by_plain_scores() {
    let (plain, _) = locked(RankingMethod::Raw, 1).await;
    let (named, _) = locked(RankingMethod::WithinShrunk, 1).await;
    let choice = |panel: &Panel, best: usize| {
        let outcomes: Vec<&str> = (0..8).map(|n| if n == best { "selected" } else { "reserve" }).collect();
        panel.decision(&outcomes)
    };
    let tie = ranked(&plain.ministry, &plain).await;
    assert_eq!(tie.json()["seat_line"]["tied_at_last_seat"].as_array().unwrap().len(), 2);
    plain.ministry.put(format!("{}/decision", plain.phase), "*", choice(&plain, 2)).await.problem(409, "tie_at_last_seat");

    let ranking = ranked(&named.ministry, &named).await;
    let ranking = ranking.json();
    assert_eq!((text(&ranking["named_method"]), text(&ranking["deciding_method"])), ("within_shrunk", "within_shrunk"));
    assert_eq!(ranking["seat_line"], json!({"seats": 1, "last_rank": 1, "tied_at_last_seat": []}));
    // The plain ranks stay what they are.
    let entries = entries(&named, ranking);
    assert_eq!((&entries[1]["rank"], &entries[2]["rank"]), (&json!(1), &json!(1)));
    assert_eq!((&entries[1]["calibrated"]["rank"], &entries[2]["calibrated"]["rank"]), (&json!(2), &json!(1)));
    let decision = format!("{}/decision", named.phase);
    let against = named.ministry.put(&decision, "*", choice(&named, 1)).await.problem(422, "validation_failed");
    against.invalid("/outcomes/1/reason", "required");
    named.ministry.put(&decision, "*", choice(&named, 2)).await.expect(200);
}

#[tokio::test]
async fn the_method_is_named_before_the_call_is_public_and_stays() {
    let panel = Panel::of_call(a_plain_call(RankingMethod::Exchangeable, 1), &[]).await;
    let phase = panel.operator.get(&panel.phase).await.expect(200);
    assert_eq!(phase.json()["policy"]["ranking_method"], "exchangeable");
    let mut document = panel.challenge["document"].clone();
    document["phases"][1]["review"]["ranking_method"] = json!("raw");
    let changed = panel.ministry.patch(panel.call(), "*", json!({"document": document})).await;
    changed.problem(422, "validation_failed").invalid("/document/phases/1/review/ranking_method", "frozen");
    let silent = Panel::of(&[]).await;
    assert_eq!(silent.operator.get(&silent.phase).await.expect(200).json()["policy"]["ranking_method"], "raw");
}

#[tokio::test]
async fn nothing_is_seen_of_a_sealed_panel_before_the_lock_by_anybody() {
    let scores = [(0, 0, 60.0), (1, 0, 40.0)];
    let (panel, jurors) = scored(a_plain_call(RankingMethod::Raw, 1), &scores).await;
    let chair = panel.seat("Chair", "chair").await;
    for person in [&panel.operator, &*panel.ministry, &*chair] as [&Person; 3] {
        person.get(format!("{}/ranking", panel.phase)).await.problem(409, "panel_open");
        person.get(format!("{}/reliability", panel.phase)).await.problem(409, "panel_open");
        simulated(person, &panel, json!({})).await.problem(409, "panel_open");
    }
    // Not even by a body that could not be.
    simulated(&panel.operator, &panel, json!({"seats": 0})).await.problem(409, "panel_open");
    jurors[0].get(format!("{}/reliability", panel.phase)).await.problem(403, "forbidden");

    // An open one shows it, without the seed, until it is locked.
    let mut call = a_plain_call(RankingMethod::Raw, 1);
    call["phases"][1]["review"]["sealed"] = json!(false);
    let (panel, _) = scored(call, &scores).await;
    assert_eq!(ranked(&panel.operator, &panel).await.json()["calibration"]["seed"], Value::Null);
    panel.lock().await;
    assert!(ranked(&panel.operator, &panel).await.json()["calibration"]["seed"].is_string());
}

#[tokio::test]
async fn too_few_reviews_are_said_to_be_too_few() {
    let (panel, _) = scored(a_plain_call(RankingMethod::WithinShrunk, 1), &[(0, 0, 60.0), (1, 0, 40.0)]).await;
    panel.lock().await;
    let answer = ranked(&panel.operator, &panel).await;
    let ranking = answer.json();
    assert_eq!((text(&ranking["named_method"]), text(&ranking["deciding_method"])), ("within_shrunk", "raw"));
    let calibration = &ranking["calibration"];
    assert_eq!((text(&calibration["method_used"]), text(&calibration["reason"])), ("raw", "single_juror"));
    assert_eq!((&calibration["warnings"], &calibration["chances_qualified"]), (&json!(["not_calibrated"]), &json!("not_calibrated")));
    let figures = &calibration["jurors"][0];
    assert_eq!(
        (&figures["reviews"], &figures["enough_data"], &figures["severity"], &figures["scale"]),
        (&json!(2), &json!(false), &Value::Null, &Value::Null)
    );
    for entry in ranking["entries"].as_array().unwrap() {
        assert_eq!((&entry["calibrated"]["chance_of_seat"], &entry["calibrated"]["se"]), (&Value::Null, &Value::Null));
        assert_eq!(entry["calibrated"]["rank"], entry["rank"]);
    }
    let reliability = panel.operator.get(format!("{}/reliability", panel.phase)).await.expect(200);
    let figures = &reliability.json()["reliability"];
    for place in ["alpha", "icc"] {
        assert!(figures[place]["undefined"].is_string(), "{figures}");
    }
    assert_eq!(
        (&figures["alpha"]["value"], &figures["icc"]["undefined"], &figures["reviews_needed"]),
        (&Value::Null, &json!("not_enough_data"), &Value::Null)
    );
    assert_eq!(figures["criteria"][0]["alpha"]["value"], Value::Null);
}

#[tokio::test]
async fn panels_that_nothing_connects_are_said_to_be_incomparable() {
    let wobble = [3.0, -4.0, 1.0, 5.0, -2.0, 4.0, -1.0];
    let of = |application: usize, k: usize| {
        let noise = wobble[(application * 3 + k) % 7];
        let score = f64::from(u32::try_from(40 + 4 * application + 3 * k).unwrap()) + noise;
        (application, k + 3 * (application % 2), score)
    };
    let scores: Vec<Score> = (0..8).flat_map(|application| (0..3).map(move |k| of(application, k))).collect();
    let (panel, _) = scored(a_plain_call(RankingMethod::Raw, 3), &scores).await;
    panel.lock().await;
    let answer = ranked(&panel.operator, &panel).await;
    let calibration = &answer.json()["calibration"];
    assert_eq!((&calibration["comparable"], calibration["components"].as_array().unwrap().len()), (&json!(false), 2));
    assert!(calibration["warnings"].as_array().unwrap().contains(&json!("panels_not_comparable")));
    assert_eq!((&calibration["chances_qualified"], &calibration["shortlist_precision"]), (&json!("panels_not_comparable"), &Value::Null));
    assert_eq!((calibration["bridges"].as_array().unwrap().len(), calibration["gaps"].as_array().unwrap().len()), (1, 1));
    let mut ranks: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    for entry in answer.json()["entries"].as_array().unwrap() {
        let calibrated = &entry["calibrated"];
        assert_eq!(
            (&calibrated["chance_of_seat"], &calibrated["expected_rank"], &calibrated["rank_interval95"]),
            (&Value::Null, &Value::Null, &Value::Null)
        );
        ranks.entry(calibrated["component"].as_u64().unwrap()).or_default().push(calibrated["component_rank"].as_u64().unwrap());
    }
    for (_, mut ranks) in ranks {
        ranks.sort_unstable();
        assert_eq!(ranks, [1, 2, 3, 4]);
    }
    let known = ranked(&panel.ministry, &panel).await;
    assert_eq!(known.json()["calibration"]["bridges"][0]["juror_id"], Value::Null);
    assert_eq!(known.json()["calibration"]["bridges"][0]["application_id"], calibration["bridges"][0]["application_id"]);
}

#[tokio::test]
async fn agreement_is_told_as_a_whole_and_by_criterion() {
    let (panel, _) = locked(RankingMethod::Raw, 3).await;
    let answer = panel.ministry.get(format!("{}/reliability", panel.phase)).await.expect(200);
    let (whole, figures) = (answer.json(), &answer.json()["reliability"]);
    assert_eq!(
        (&whole["is_final"], &figures["applications"], &figures["jurors"], &figures["reviews"]),
        (&json!(true), &json!(8), &json!(5), &json!(24))
    );
    let mut table = vec![vec![None; 8]; 5];
    for (application, juror, score) in table_scores() {
        table[juror][application] = Some(score);
    }
    let alpha = tahaddi_domain::jury::reliability::krippendorff(&table, tahaddi_domain::jury::reliability::Metric::Interval).unwrap();
    close(&figures["alpha"]["value"], alpha.value);
    close(&figures["criteria"][0]["alpha"]["value"], alpha.value);
    assert_eq!((&figures["complete"], &figures["kendall_w"]["undefined"]), (&json!(false), &json!("incomplete")));
    assert!(figures["icc"]["average"].as_f64() > figures["icc"]["single"].as_f64() && figures["reviews_needed"].as_f64().unwrap() > 0.0);
}

#[tokio::test]
async fn tracks_are_ranked_apart_as_well() {
    let mut call = a_plain_call(RankingMethod::Raw, 2);
    call["tracks"] = json!([{"key": "early", "title": {"fr": "Précoce"}}, {"key": "late", "title": {"fr": "Tardif"}}]);
    let panel = Panel::of_tracks(call, &["early", "late", "early", "late"]).await;
    let juror = panel.seat("Karim", "juror").await;
    for (application, score) in [90.0, 80.0, 70.0, 60.0].into_iter().enumerate() {
        panel.reviewed(&juror, application, &[score]).await;
    }
    panel.lock().await;
    let answer = ranked(&panel.ministry, &panel).await;
    let places: Vec<(&str, u64, u64, u64)> = entries(&panel, answer.json())
        .into_iter()
        .map(|entry| {
            let number = |value: &Value| value.as_u64().unwrap();
            (text(&entry["track"]), number(&entry["rank"]), number(&entry["track_rank"]), number(&entry["calibrated"]["track_rank"]))
        })
        .collect();
    assert_eq!(places, [("early", 1, 1, 1), ("late", 2, 1, 1), ("early", 3, 2, 2), ("late", 4, 2, 2)]);
}

#[tokio::test]
async fn a_chair_sees_what_the_reviews_of_each_dossier_say_together() {
    let mut call = a_plain_call(RankingMethod::Raw, 3);
    call["phases"][1]["review"]["reviews_per_application"] = json!(2);
    call["phases"][1]["review"]["sealed"] = json!(false);
    let scores: [Score; 9] = [
        (0, 0, 90.0),
        (0, 1, 50.0), // The line is the middle, and whoever reaches it is above.
        (1, 0, 49.0),
        (1, 1, 0.0),
        (2, 0, 60.0),
        (2, 1, 40.0),
        (3, 0, 59.0),
        (3, 1, 40.0),
        (4, 0, 90.0),
    ];
    let (panel, _) = scored(call, &scores).await;
    let answer = ranked(&panel.operator, &panel).await;
    let states: Vec<&str> = entries(&panel, answer.json()).iter().map(|entry| text(&entry["reviews_state"])).collect();
    assert_eq!(states, ["positive", "negative", "conflicting", "mixed", "incomplete"]);
}
