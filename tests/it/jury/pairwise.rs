//! Jurors who compare dossiers in pairs: a pitch day.

use super::record::failures;
use acceptance::{Answer, Panel, Seat, Value, a_call, json, text};
use std::collections::BTreeSet;

fn a_pitch_day() -> Value {
    let mut call = a_call();
    call["seats"] = json!(1);
    call["phases"][1]["review"]["mode"] = json!("pairwise");
    call
}

fn comparing(panel: &Panel, what: &str) -> String {
    format!("/v1/jury{}/{what}", panel.phase.trim_start_matches("/v1"))
}

async fn next(panel: &Panel, juror: &Seat) -> Answer {
    juror.get(comparing(panel, "comparisons/next")).await.expect(200)
}

async fn said(panel: &Panel, juror: &Seat, left: &str, right: &str, verdict: &str) -> Answer {
    let body = json!({"left_assignment_id": left, "right_assignment_id": right, "verdict": verdict, "comment": "Vu."});
    juror.post(comparing(panel, "comparisons"), body).await
}

/// All applications are assigned to a juror; the assignments, in their order.
async fn given(panel: &Panel, juror: &Seat) -> Vec<String> {
    let mut assignments = Vec::new();
    for application in 0..panel.applications.len() {
        assignments.push(panel.assigned(juror, application).await);
    }
    assignments
}

/// Answers every pair that is offered: of two titles the first in this order is better. How many there were.
async fn answered(panel: &Panel, juror: &Seat, order: &[&str]) -> usize {
    let place = |side: &Value| order.iter().position(|title| side["title"] == *title).unwrap();
    for count in 0.. {
        let offer = next(panel, juror).await;
        let (left, right) = (&offer.json()["left"], &offer.json()["right"]);
        if left.is_null() {
            assert_eq!((&offer.json()["open"], right), (&json!(0), &Value::Null));
            return count;
        }
        assert!(!offer.text().contains("Startup"), "a blind pair tells nothing: {offer}");
        assert_eq!((&left["applicant"], &offer.json()["answered"]), (&Value::Null, &json!(count)));
        assert_eq!(next(panel, juror).await.json(), offer.json(), "the same until it is answered");
        let verdict = if place(left) < place(right) { "better" } else { "worse" };
        let done = said(panel, juror, text(&left["id"]), text(&right["id"]), verdict).await.expect(200);
        assert!(done.json()["assignments"].as_array().unwrap().iter().all(|item| item["state"] == "completed"));
    }
    0
}

#[tokio::test]
async fn a_pitch_day_is_compared_ranked_decided_and_recorded() {
    let order = ["Drones", "Serres", "Sondes"];
    let panel = Panel::of_call(a_pitch_day(), &["Sondes", "Drones", "Serres"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    for juror in [&karim, &salma] {
        given(&panel, juror).await;
    }
    let (lock, ranking) = (format!("{}/lock", panel.phase), format!("{}/ranking", panel.phase));
    panel.operator.post(&lock, json!({})).await.problem(409, "coverage_incomplete");
    assert_eq!(answered(&panel, &karim, &order).await, 3);
    panel.operator.get(&ranking).await.problem(409, "panel_open");
    assert_eq!(answered(&panel, &salma, &["Serres", "Drones", "Sondes"]).await, 3);
    assert_eq!(panel.progress().await["completed"], 6);
    panel.lock().await;
    let offer = karim.get(comparing(&panel, "comparisons/next")).await;
    offer.problem(409, "panel_locked");

    let ranked = panel.operator.get(&ranking).await.expect(200);
    let entries = ranked.json()["entries"].as_array().unwrap();
    let places: Vec<(&str, u64, u64)> =
        entries.iter().map(|entry| (text(&entry["title"]), entry["rank"].as_u64().unwrap(), entry["reviews"].as_u64().unwrap())).collect();
    // One preferred the drones, the other the greenhouses: they tie, and the probes come last.
    assert_eq!(places.iter().map(|place| (place.1, place.2)).collect::<Vec<_>>(), [(1, 2), (1, 2), (3, 2)]);
    assert_eq!(places[2].0, "Sondes");
    let pairwise = &ranked.json()["pairwise"];
    assert_eq!((&pairwise["comparisons"], &pairwise["ties"], pairwise["groups"].as_array().unwrap().len()), (&json!(6), &json!(0), 1));
    assert_eq!((&ranked.json()["method"], pairwise["jurors"].as_array().unwrap().len()), (&json!("pairwise"), 2));
    let chances: f64 = pairwise["applications"].as_array().unwrap().iter().map(|item| item["chance_of_seat"].as_f64().unwrap()).sum();
    assert!((chances - 1.0).abs() < 1e-9, "{pairwise}");
    let seen = panel.ministry.get(&ranking).await.expect(200);
    assert_eq!(seen.json()["pairwise"]["jurors"], json!([]), "who judged how is for those who keep the panel");
    let without = panel.operator.post(format!("{}/simulations", panel.phase), json!({"without_juror_id": salma.id})).await.expect(200);
    assert_eq!(without.json()["entries"][0]["title"], "Drones");

    let mut decision = panel.decision(&["refused", "selected", "reserve"]);
    decision["outcomes"][1]["reason"] = json!("À égalité, le seul pour les petites exploitations.");
    panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await.expect(200);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    let record = panel.operator.get(format!("{}/record", panel.phase)).await.expect(200);
    let sheets = record.json()["manifest"]["sheets"].as_array().unwrap();
    let kept: usize = sheets.iter().map(|sheet| sheet["comparisons"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!((sheets.len(), kept), (6, 6));
    assert!(!record.text().contains("Vu."), "comments are there as digests only");
    assert_eq!(failures(&panel.operator, &panel).await, []);
    let minutes = panel.operator.get(format!("{}/minutes", panel.phase)).await.expect(200);
    assert!(minutes.text().contains("deux à deux"));
}

#[tokio::test]
async fn inv_39_of_a_sealed_panel_the_pair_that_is_offered_does_not_tell_what_others_said() {
    for sealed in [true, false] {
        let mut call = a_pitch_day();
        call["phases"][1]["review"]["sealed"] = json!(sealed);
        let panel = Panel::of_call(call, &["Sondes", "Drones", "Serres", "Vannes"]).await;
        let salma = panel.seat("Salma", "juror").await;
        let hers = given(&panel, &salma).await;
        // A quarter of the offers are drawn at random and heed no vote: with several jurors one of them does.
        let mut others = Vec::new();
        for n in 0..6 {
            let juror = panel.seat(&format!("Juré {n}"), "juror").await;
            let own = given(&panel, &juror).await;
            others.push((juror, own));
        }
        let offered = async || {
            let mut pairs = Vec::new();
            for (juror, own) in &others {
                let offer = next(&panel, juror).await;
                pairs.push(["left", "right"].map(|side| own.iter().position(|id| id == text(&offer.json()[side]["id"])).unwrap()));
            }
            pairs
        };
        let before = offered().await;
        let [left, right] = *before.iter().max_by_key(|pair| before.iter().filter(|other| other == pair).count()).unwrap();
        said(&panel, &salma, &hers[left], &hers[right], "better").await.expect(200);
        assert_eq!(offered().await == before, sealed, "an open panel goes on to what nobody compared");
    }
}

#[tokio::test]
async fn a_conflict_is_never_offered_and_puts_aside_what_was_said() {
    let panel = Panel::of_call(a_pitch_day(), &["Sondes", "Drones", "Serres"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    let (mine, hers) = (given(&panel, &karim).await, given(&panel, &salma).await);
    for (one, other, verdict) in [(0, 1, "better"), (1, 2, "better"), (0, 2, "better")] {
        said(&panel, &karim, &mine[one], &mine[other], verdict).await.expect(200);
    }
    said(&panel, &salma, &hers[1], &hers[0], "better").await.expect(200);
    let conflict = json!({"juror_id": karim.id, "application_id": panel.applications[0], "kind": "investor", "reason": "Actions."});
    let declared = panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    assert_eq!(panel.progress().await["quarantined"], 1);
    // What was said of it is aside with both sides, and it is in no pair any more.
    let offer = next(&panel, &karim).await;
    assert_eq!((&offer.json()["left"], &offer.json()["answered"], &offer.json()["open"]), (&Value::Null, &json!(1), &json!(0)));
    said(&panel, &karim, &mine[0], &mine[1], "worse").await.problem(403, "conflict_of_interest");
    let groups = json!({"groups": [[mine[2]], [mine[0]]]});
    karim.post(comparing(&panel, "orderings"), groups).await.problem(403, "conflict_of_interest");
    panel.lock().await;
    let ranked = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    let titles: Vec<&str> = ranked.json()["entries"].as_array().unwrap().iter().map(|entry| text(&entry["title"])).collect();
    assert_eq!((titles[0], &ranked.json()["pairwise"]["comparisons"]), ("Drones", &json!(2)));
    // It was locked so: that the conflict goes later undoes nothing.
    let path = format!("{}/conflicts/{}", panel.phase, declared.id());
    panel.operator.request(acceptance::Method::DELETE, path).send().await;
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn what_is_said_is_checked_replaced_and_kept() {
    let mut call = a_pitch_day();
    call["phases"][1]["review"]["comparison_comment_required"] = json!(true);
    let panel = Panel::of_call(call, &["Sondes", "Drones", "Serres"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    let (mine, hers) = (given(&panel, &karim).await, given(&panel, &salma).await);
    let comparisons = comparing(&panel, "comparisons");
    let silent = |verdict: &str| json!({"left_assignment_id": mine[0], "right_assignment_id": mine[1], "verdict": verdict});
    karim.post(&comparisons, silent("tie")).await.problem(422, "validation_failed").invalid("/comment", "required");
    karim.post(&comparisons, silent("skip")).await.expect(200);
    said(&panel, &karim, &mine[0], &mine[0], "tie").await.problem(422, "validation_failed").invalid("/right_assignment_id", "duplicate");
    said(&panel, &karim, &mine[0], &hers[1], "tie").await.problem(404, "not_found");
    let twice = json!({"groups": [[mine[0]], [mine[1], mine[0]]], "comment": "Vu."});
    karim.post(comparing(&panel, "orderings"), twice).await.problem(422, "validation_failed").invalid("/groups/1/1", "duplicate");
    panel.operator.get(comparing(&panel, "comparisons/next")).await.problem(404, "not_found");

    // A skipped pair is not offered again, and nobody is read by it.
    let desk = format!("/v1/jury/assignments/{}", mine[0]);
    assert_eq!(karim.get(&desk).await.expect(200).json()["state"], "assigned");
    assert_eq!((&next(&panel, &karim).await.json()["answered"], &next(&panel, &karim).await.json()["open"]), (&json!(1), &json!(2)));
    let ordered = json!({"groups": [[mine[2]], [mine[0], mine[1]]], "comment": "Vus l'un après l'autre."});
    let done = karim.post(comparing(&panel, "orderings"), ordered).await.expect(200);
    assert_eq!((&done.json()["pairs"], done.json()["assignments"].as_array().unwrap().len()), (&json!(3), 3));
    said(&panel, &karim, &mine[1], &mine[0], "better").await.expect(200);
    let mut kept = BTreeSet::new();
    for id in &mine {
        let seen = karim.get(format!("/v1/jury/assignments/{id}")).await.expect(200);
        for pair in seen.json()["sheet"]["comparisons"].as_array().unwrap() {
            kept.insert((id.clone(), text(&pair["other_assignment_id"]).to_owned(), text(&pair["verdict"]).to_owned()));
        }
    }
    assert_eq!(kept.len(), 3, "each pair stands once: {kept:?}");

    // Nobody scores here, and words may be written all the same.
    let seen = karim.get(&desk).await.expect(200);
    karim
        .put(format!("{desk}/sheet"), &seen, panel.sheet(&[4.0, 4.0]))
        .await
        .problem(422, "validation_failed")
        .invalid("/scores", "not_allowed");
    let written = karim.put(format!("{desk}/sheet"), &seen, json!({"feedback": "Précisez le coût."})).await.expect(200);
    assert_eq!(written.json()["sheet"]["comparisons"], seen.json()["sheet"]["comparisons"]);
    let scored = Panel::of(&["Sondes", "Drones"]).await;
    let juror = scored.seat("Karim", "juror").await;
    let own = given(&scored, &juror).await;
    said(&scored, &juror, &own[0], &own[1], "tie").await.problem(409, "invalid_state");
    juror.get(comparing(&scored, "comparisons/next")).await.problem(409, "invalid_state");
}

/// Compares two of the own dossiers; what `allowed_actions` of the first said of it before is what came of it.
async fn compared_as_told(panel: &Panel, juror: &Seat, of: &[String], refused: Option<&str>) {
    let seen = juror.get(format!("/v1/jury/assignments/{}", of[0])).await.expect(200);
    let actions = seen.json()["allowed_actions"].as_array().unwrap();
    let told = actions.iter().find(|action| action["action"] == "compare").unwrap();
    assert_eq!(told, &json!({"action": "compare", "allowed": refused.is_none(), "reason": refused, "from": null}));
    let done = said(panel, juror, &of[0], &of[1], "better").await;
    match refused {
        Some(code) => done.problem(409, code),
        None => done.expect(200),
    };
}

#[tokio::test]
async fn a_dossier_says_whether_it_may_be_compared() {
    let titles = ["Sondes", "Drones"];
    let panel = Panel::of_call(a_pitch_day(), &titles).await;
    let juror = panel.seat("Karim", "juror").await;
    let own = given(&panel, &juror).await;
    compared_as_told(&panel, &juror, &own, None).await;
    let other = panel.seat("Salma", "juror").await;
    given(&panel, &other).await;
    assert_eq!(answered(&panel, &other, &titles).await, 1);
    panel.lock().await;
    compared_as_told(&panel, &juror, &own, Some("panel_locked")).await;

    let cancelled = Panel::of_call(a_pitch_day(), &titles).await;
    let juror = cancelled.seat("Karim", "juror").await;
    let own = given(&cancelled, &juror).await;
    cancelled.ministry.post(format!("{}/cancellation", cancelled.call()), json!({"reason": "Budget reporté."})).await.expect(200);
    compared_as_told(&cancelled, &juror, &own, Some("invalid_state")).await;

    // Where dossiers are scored nobody compares, whatever else there is to say.
    let scored = Panel::of(&titles).await;
    let juror = scored.seat("Karim", "juror").await;
    let own = given(&scored, &juror).await;
    compared_as_told(&scored, &juror, &own, Some("invalid_state")).await;
}

#[tokio::test]
async fn a_call_cannot_mix_the_two_ways_of_judging() {
    let panel = Panel::of(&[]).await;
    let mut call = a_pitch_day();
    call["phases"][1]["review"]["ranking_method"] = json!("within_shrunk");
    let body = |document: &Value| json!({"organisation_id": panel.ministry.organisation, "document": document});
    let refused = panel.ministry.post("/v1/challenges", body(&call)).await.problem(422, "validation_failed");
    refused.invalid("/document/phases/1/review/ranking_method", "not_allowed");
    let mut call = a_call();
    call["phases"][1]["review"]["comparison_comment_required"] = json!(true);
    let refused = panel.ministry.post("/v1/challenges", body(&call)).await.problem(422, "validation_failed");
    refused.invalid("/document/phases/1/review/comparison_comment_required", "not_allowed");
}
