//! Lots, where the published rule of a phase draws them.

use super::record::{failures, recorded};
use super::scored::{a_plain_call, ranked, scored, simulated, table_scores};
use acceptance::{Panel, Value, json, text};
use std::collections::BTreeSet;
use tahaddi_domain::document::RankingMethod;
use tahaddi_domain::jury::{digest_text, lottery_key};

/// A locked panel with the scores of a table, three seats and this rule.
async fn locked(method: RankingMethod, cut: Value) -> Panel {
    let mut call = a_plain_call(method, 3);
    call["phases"][1]["cut"] = cut;
    let (panel, _) = scored(call, &table_scores()).await;
    panel.lock().await;
    panel
}

fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|id| text(id).to_owned()).collect()
}

/// These are selected, the others in reserve; nobody gets a reason.
fn selected(panel: &Panel, seated: &BTreeSet<String>) -> Value {
    let outcomes: Vec<&str> = panel.applications.iter().map(|id| if seated.contains(id) { "selected" } else { "reserve" }).collect();
    panel.decision(&outcomes)
}

/// Decides as the lots say.
pub(super) async fn decided_by_lot(panel: &Panel, lots: &Value) {
    panel.ministry.put(format!("{}/decision", panel.phase), "*", selected(panel, &seated(lots))).await.expect(200);
}

fn seated(lots: &Value) -> BTreeSet<String> {
    ids(&lots["safe"]).into_iter().chain(ids(&lots["winners"])).collect()
}

#[tokio::test]
async fn lots_are_drawn_around_the_line_with_the_seed_of_the_lock_and_the_decision_follows_them() {
    let panel = locked(RankingMethod::WithinShrunk, json!({"method": "partial_lottery"})).await;
    let ranking = ranked(&panel.operator, &panel).await;
    let lots = &ranking.json()["lots"];
    assert_eq!((&lots["kind"], seated(lots).len()), (&json!("around_line"), 3));
    let seed = text(&ranking.json()["calibration"]["seed"]);
    assert_eq!(text(&lots["seed_digest"]), digest_text(seed));
    let block = ids(&lots["block"]);
    assert!(block.is_sorted_by_key(|id| lottery_key(seed, id)), "anybody draws them again");
    assert_eq!(ids(&lots["winners"]), block[..usize::try_from(lots["places"].as_u64().unwrap()).unwrap()]);

    // The lot is the reason; whoever decides otherwise gives one, on both sides.
    let decision = format!("{}/decision", panel.phase);
    let winners = seated(lots);
    let loser = panel.applications.iter().position(|id| !winners.contains(id)).unwrap();
    let passed = panel.applications.iter().position(|id| winners.contains(id)).unwrap();
    let mut otherwise = selected(&panel, &winners);
    otherwise["outcomes"][loser]["outcome"] = json!("selected");
    otherwise["outcomes"][passed]["outcome"] = json!("reserve");
    let refused = panel.ministry.put(&decision, "*", otherwise.clone()).await.problem(422, "validation_failed");
    refused.invalid(&format!("/outcomes/{loser}/reason"), "required").invalid(&format!("/outcomes/{passed}/reason"), "required");
    for place in [loser, passed] {
        otherwise["outcomes"][place]["reason"] = json!("Le lauréat du tirage a renoncé.");
    }
    panel.ministry.put(&decision, "*", otherwise).await.expect(200);
    // What is sent as lots is not looked at.
    let mut followed = selected(&panel, &winners);
    followed["lots"] = json!({"kind": "all", "places": 9, "block": [], "winners": [], "seed_digest": digest_text("another")});
    let decided = panel.ministry.put(&decision, "*", followed).await.expect(200);
    let kept = &decided.json()["decision"]["lots"];
    assert_eq!((&kept["kind"], &kept["block"], &kept["winners"]), (&lots["kind"], &lots["block"], &lots["winners"]));
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);

    let record = recorded(&panel.operator, &panel).await;
    assert_eq!(record["manifest"]["parameters"]["lots"], "around_line");
    assert_eq!(record["manifest"]["decision"]["document"]["lots"], *kept);
    assert_eq!(failures(&panel.operator, &panel).await, [], "the lots were drawn again");
    let page = panel.ministry.get(format!("{}/minutes?lang=fr&format=html", panel.phase)).await.expect(200);
    assert!(page.text().contains("Tirage au sort") && page.text().contains(text(&kept["seed_digest"])));
}

#[tokio::test]
async fn whoever_is_kept_in_reserve_beyond_its_number_has_a_reason_where_lots_are_drawn_too() {
    let panel = locked(RankingMethod::WithinShrunk, json!({"method": "partial_lottery", "reserve": 1})).await;
    let ranking = ranked(&panel.operator, &panel).await;
    let seated = seated(&ranking.json()["lots"]);
    let place = |id: &String| {
        let entry = ranking.json()["entries"].as_array().unwrap().iter().find(|entry| entry["application_id"] == json!(id)).unwrap();
        entry["calibrated"]["rank"].as_u64().unwrap()
    };
    let kept: Vec<usize> = (0..panel.applications.len()).filter(|at| !seated.contains(&panel.applications[*at])).collect();
    let first = kept.iter().min_by_key(|at| place(&panel.applications[**at])).unwrap();
    let refused = panel.ministry.put(format!("{}/decision", panel.phase), "*", selected(&panel, &seated)).await;
    let refused = refused.problem(422, "validation_failed");
    let errors = refused.json()["errors"].as_array().unwrap();
    let pointers: Vec<String> = errors.iter().map(|error| text(&error["pointer"]).to_owned()).collect();
    let beyond = kept.iter().filter(|at| *at != first).map(|at| format!("/outcomes/{at}/reason"));
    assert_eq!(pointers, beyond.collect::<Vec<_>>());
}

#[tokio::test]
async fn all_who_reach_the_thresholds_draw_where_the_rule_says_so() {
    let panel = locked(RankingMethod::Raw, json!({"method": "lottery"})).await;
    let lots = ranked(&panel.operator, &panel).await.json()["lots"].clone();
    assert_eq!((&lots["kind"], &lots["safe"], ids(&lots["block"]).len(), &lots["places"]), (&json!("all"), &json!([]), 8, &json!(3)));
    decided_by_lot(&panel, &lots).await;
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn a_tie_at_the_last_seat_is_parted_by_lot_where_the_rule_says_so() {
    let mut call = a_plain_call(RankingMethod::Raw, 2);
    call["phases"][1]["cut"] = json!({"ties": "lottery"});
    let (panel, _) = scored(call, &[(0, 0, 60.0), (1, 0, 90.0), (2, 0, 60.0)]).await;
    panel.lock().await;
    let ranking = ranked(&panel.operator, &panel).await;
    let lots = &ranking.json()["lots"];
    assert_eq!((&lots["kind"], ids(&lots["safe"]), &lots["needed"]), (&json!("ties"), vec![panel.applications[1].clone()], &json!(true)));
    let decided = panel.ministry.put(format!("{}/decision", panel.phase), "*", selected(&panel, &seated(lots))).await.expect(200);
    assert_eq!(decided.json()["decision"]["lots"]["winners"], lots["winners"]);
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn a_simulation_draws_the_lots_that_another_rule_would_draw() {
    let panel = locked(RankingMethod::WithinShrunk, json!({"method": "partial_lottery"})).await;
    let real = ranked(&panel.operator, &panel).await.json()["lots"].clone();
    let same = simulated(&panel.operator, &panel, json!({})).await.expect(200);
    assert_eq!((&same.json()["lots"], &same.json()["enters"]), (&real, &json!([])));
    let fewer = simulated(&panel.operator, &panel, json!({"seats": 1})).await.expect(200);
    assert_eq!(seated(&fewer.json()["lots"]).len(), 1);
    let plain = locked(RankingMethod::Raw, json!({"method": "ranking"})).await;
    assert_eq!(ranked(&plain.operator, &plain).await.json()["lots"], Value::Null);
    let tied = simulated(&plain.operator, &plain, json!({"ties": "lottery", "seats": 1})).await.expect(200);
    assert_eq!((&tied.json()["lots"]["kind"], &tied.json()["lots"]["places"]), (&json!("ties"), &json!(1)), "the two best tie");
}
