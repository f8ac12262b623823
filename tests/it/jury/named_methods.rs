//! Methods that the published rules name, where there is too little for them, and what is told of the seats by the method that decides.

use super::record::failures;
use super::scored::{Score, a_plain_call, close, entries, locked, ranked, scored, simulated};
use acceptance::{Panel, Value, json, text};
use std::collections::BTreeSet;
use tahaddi_domain::document::RankingMethod;

/// A panel with these scores, whose rules name a method, locked.
async fn named(method: RankingMethod, force: bool, scores: &[Score]) -> Panel {
    let mut call = a_plain_call(method, 2);
    if force {
        call["phases"][1]["review"]["calibration"] = json!({"reliability_weights": false, "force": true});
    }
    let (panel, _) = scored(call, scores).await;
    panel.lock().await;
    panel
}

/// `(method that decides, reason, whether it is warned that nothing was calibrated)`; every application has a rank, and the record holds.
async fn decided(panel: &Panel) -> (String, Value, bool) {
    let answer = ranked(&panel.operator, panel).await;
    let ranking = answer.json();
    assert!(entries(panel, ranking).iter().all(|entry| entry["rank"].is_u64() && entry["calibrated"]["rank"].is_number()), "{answer}");
    let warned = ranking["calibration"]["warnings"].as_array().unwrap().contains(&json!("not_calibrated"));
    assert_eq!(failures(&panel.operator, panel).await, []);
    (text(&ranking["deciding_method"]).to_owned(), ranking["calibration"]["reason"].clone(), warned)
}

#[tokio::test]
async fn few_reviews_rank_by_no_named_method_unless_that_is_published() {
    // Three applications by three jurors: four residual degrees of freedom.
    let scores: Vec<Score> =
        [70.0, 62.0, 55.0, 64.0, 51.0, 40.0, 45.0, 49.0, 20.0].into_iter().enumerate().map(|(at, score)| (at / 3, at % 3, score)).collect();
    for method in [RankingMethod::AdditiveLs, RankingMethod::Zscore] {
        let panel = named(method, false, &scores).await;
        assert_eq!(decided(&panel).await, ("raw".to_owned(), json!("few_residual_df"), true), "{method}");
        let panel = named(method, true, &scores).await;
        assert_eq!(decided(&panel).await, (method.to_string(), Value::Null, false), "{method}");
    }
    // Nobody is read twice.
    let once: Vec<Score> = scores.into_iter().filter(|score| score.0 == score.1).collect();
    let panel = named(RankingMethod::Zscore, true, &once).await;
    assert_eq!(decided(&panel).await, ("raw".to_owned(), json!("one_review_per_application"), true));
}

#[tokio::test]
async fn nobody_vanishes_from_the_ranking_where_z_scores_say_nothing() {
    // The last is read by two who give the same to all.
    let mut scores: Vec<Score> = Vec::new();
    for (application, quality) in [70.0, 62.0, 55.0, 40.0, 33.0, 21.0].into_iter().enumerate() {
        for juror in 0..3 {
            scores.push((application, juror, quality + [0.0, 3.0, -2.0][(application + juror) % 3]));
        }
        scores.push((application, 3, 50.0));
    }
    scores.extend([(6, 3, 50.0), (6, 4, 50.0)]);
    let panel = named(RankingMethod::Zscore, false, &scores).await;
    assert_eq!(decided(&panel).await, ("raw".to_owned(), json!("uninformative_jurors"), true));
    let informed: Vec<Score> = scores.into_iter().filter(|score| score.0 < 6).collect();
    let panel = named(RankingMethod::Zscore, false, &informed).await;
    assert_eq!(decided(&panel).await, ("zscore".to_owned(), Value::Null, false));
}

#[tokio::test]
async fn the_figures_of_the_seats_follow_from_the_answer_whichever_method_decides() {
    for method in [RankingMethod::Raw, RankingMethod::WithinShrunk] {
        for seats in [2, 3] {
            let (panel, _) = locked(method, seats).await;
            let answer = ranked(&panel.operator, &panel).await;
            let ranking = answer.json();
            let last = ranking["seat_line"]["last_rank"].as_f64().unwrap();
            let rank =
                |entry: &Value| if method == RankingMethod::Raw { entry["rank"].as_f64() } else { entry["calibrated"]["rank"].as_f64() };
            let held: Vec<f64> = entries(&panel, ranking)
                .into_iter()
                .filter(|entry| rank(entry).is_some_and(|rank| rank <= last))
                .map(|entry| entry["calibrated"]["chance_of_seat"].as_f64().unwrap())
                .collect();
            let count = f64::from(u32::try_from(held.len()).unwrap());
            close(&ranking["calibration"]["shortlist_precision"], held.iter().sum::<f64>() / count);
            assert_eq!(ranking["calibration"]["pivotal_tried"], true);
            // Who ties for the last seat counts: that is `seated` or `open` of a simulation.
            let within = async |supposed: Value| -> BTreeSet<String> {
                let simulation = simulated(&panel.operator, &panel, supposed).await.expect(200);
                let all = simulation.json()["entries"].as_array().unwrap().clone();
                let held = all.iter().filter(|entry| entry["seated"] == true || entry["open"] == true);
                held.map(|entry| text(&entry["application_id"]).to_owned()).collect()
            };
            let now = within(json!({})).await;
            for figures in ranking["calibration"]["jurors"].as_array().unwrap() {
                let without = within(json!({"without_juror_id": figures["juror_id"]})).await;
                let names = |list: &Value| list.as_array().unwrap().iter().map(|id| text(id).to_owned()).collect::<BTreeSet<String>>();
                if without == now {
                    assert_eq!(figures["pivotal"], Value::Null, "{method} {seats}");
                } else {
                    assert_eq!(names(&figures["pivotal"]["enters"]), &without - &now, "{method} {seats}");
                    assert_eq!(names(&figures["pivotal"]["leaves"]), &now - &without, "{method} {seats}");
                }
            }
        }
    }
}
