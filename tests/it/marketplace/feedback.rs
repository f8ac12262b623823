//! What applicants are told, once an outcome is released, of how they were judged.

use acceptance::{Panel, Person, Span, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

/// A locked panel of this call: one juror gave each application these scores.
async fn scored(call: Value, scores: &[[f64; 2]]) -> (Panel, Person, String) {
    let titles = ["Sondes", "Drones", "Serres", "Silos", "Puits"];
    let panel = Panel::of_call(call, &titles[..scores.len()]).await;
    let juror = panel.seat("Karim", "juror").await;
    for (application, scores) in scores.iter().enumerate() {
        panel.reviewed(&juror, application, scores).await;
    }
    panel.lock().await;
    (panel, juror.person.clone(), juror.id.clone())
}

fn feedback(panel: &Panel, application: usize) -> String {
    format!("/v1/applications/{}/feedback", panel.applications[application])
}

/// What the first phase tells this startup.
async fn told(panel: &Panel, application: usize) -> Value {
    panel.startups[application].get(feedback(panel, application)).await.expect(200).json()["phases"][0].clone()
}

fn with_feedback(regime: &str) -> Value {
    let mut call = a_call();
    call["regimes"] = json!({"feedback": regime, "feedback_note": {"fr": "Les notes du jury."}});
    call
}

#[tokio::test]
async fn inv_40_inv_42_a_released_outcome_comes_with_the_spread_and_tells_neither_rank_nor_juror() {
    let scores = [[1.0, 5.0], [2.0, 4.0], [3.0, 3.0], [4.0, 2.0], [5.0, 1.0]];
    let (panel, juror, seat) = scored(with_feedback("each_phase"), &scores).await;
    let path = feedback(&panel, 0);
    for early in [&panel.startups[0].person, &panel.ministry.person, &panel.operator] {
        early.get(&path).await.problem(409, "results_not_published");
    }
    panel
        .ministry
        .put(format!("{}/decision", panel.phase), "*", panel.decision(&["refused", "refused", "refused", "refused", "refused"]))
        .await
        .expect(200);
    panel.startups[0].get(&path).await.problem(409, "results_not_published");
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);

    let seen = panel.startups[0].get(&path).await.expect(200);
    let phase = &seen.json()["phases"][0];
    assert_eq!((text(&phase["state"]), text(&phase["outcome"]), text(&phase["reason"])), ("given", "refused", "Hors du champ de l'appel."));
    assert_eq!((&phase["reviews"], &phase["on_request"], text(&phase["note"]["fr"])), (&json!(1), &json!(false), "Les notes du jury."));
    let spread = json!({"applications": 5, "lowest": 1.0, "lower_quartile": 2.0, "median": 3.0, "upper_quartile": 4.0, "highest": 5.0});
    for (criterion, (label, value)) in phase["criteria"].as_array().unwrap().iter().zip([("Innovation", 1.0), ("Impact", 5.0)]) {
        assert_eq!((text(&criterion["label"]["fr"]), &criterion["value"], &criterion["spread"]), (label, &json!(value), &spread));
        assert_eq!((&criterion["min"], &criterion["max"]), (&json!(0), &json!(5)));
    }
    for secret in [seat.as_str(), juror.id().to_string().as_str(), juror.email(), "rank", "Karim", "Vu.", panel.applications[1].as_str()] {
        assert!(!seen.text().contains(secret), "{secret}: {seen}");
    }

    let viewer = panel.app.colleague(&panel.startups[0], MemberRole::Viewer).await;
    for reader in [&viewer.person, &panel.ministry.person, &panel.operator, &panel.app.support().await] {
        assert_eq!(reader.get(&path).await.expect(200).json(), seen.json());
    }
    for other in [&panel.startups[1].person, &juror, &panel.app.person("Stranger").await, &panel.app.partner("Rival").await.person] {
        other.get(&path).await.problem(404, "not_found");
    }
    panel.app.anonymous().get(&path).await.problem(401, "authentication_required");
}

#[tokio::test]
async fn a_call_that_promises_nothing_tells_the_outcome_alone() {
    for regime in [None, Some("none")] {
        let call = regime.map_or_else(a_call, with_feedback);
        let (panel, ..) = scored(call, &[[3.0, 3.0]]).await;
        panel.release(&["refused"]).await;
        let phase = told(&panel, 0).await;
        assert_eq!((text(&phase["state"]), &phase["reviews"], &phase["criteria"]), ("not_given", &Value::Null, &json!([])));
        assert_eq!(phase["reason"], "Hors du champ de l'appel.");
    }
}

#[tokio::test]
async fn it_is_given_when_the_phase_says_and_of_few_applications_without_the_others() {
    let mut call = with_feedback("none");
    call["phases"][1]["feedback"] = json!({"given": {"local": "2027-06-01T00:00:00"}, "on_request": true, "note": {"fr": "Sur demande."}});
    let (panel, ..) = scored(call, &[[3.0, 3.5], [4.0, 4.0]]).await;
    panel.release(&["refused", "selected"]).await;
    let phase = told(&panel, 0).await;
    assert_eq!((text(&phase["state"]), &phase["on_request"], &phase["criteria"]), ("later", &json!(true), &json!([])));
    let from = acceptance::Instant::parse(text(&phase["given_from"])).unwrap();
    panel.app.clock.set(from - Span::milliseconds(1));
    assert_eq!(told(&panel, 0).await["state"], "later");
    panel.app.clock.set(from);
    let phase = told(&panel, 0).await;
    assert_eq!((text(&phase["state"]), &phase["given_from"], text(&phase["note"]["fr"])), ("given", &Value::Null, "Sur demande."));
    assert_eq!((&phase["criteria"][1]["value"], &phase["criteria"][1]["spread"]), (&json!(3.5), &Value::Null));
}

#[tokio::test]
async fn criteria_that_applicants_do_not_see_stay_with_the_panel() {
    let mut call = with_feedback("on_request");
    call["phases"][1]["review"]["criteria_visible_to"] = json!("panel");
    let (panel, ..) = scored(call, &[[3.0, 3.0]]).await;
    panel.release(&["refused"]).await;
    let phase = told(&panel, 0).await;
    assert_eq!((text(&phase["state"]), &phase["on_request"], &phase["reviews"]), ("given", &json!(true), &json!(1)));
    assert_eq!(phase["criteria"], json!([]));
}

#[tokio::test]
async fn at_the_end_means_after_the_last_phase() {
    let mut call = with_feedback("at_the_end");
    let mut second = call["phases"][1].clone();
    second["title"] = json!({"fr": "Oral"});
    call["phases"].as_array_mut().unwrap().push(second);
    let (mut panel, ..) = scored(call, &[[2.0, 2.0], [4.0, 4.0]]).await;
    panel.release(&["refused", "selected"]).await;
    let phase = told(&panel, 0).await;
    assert_eq!((text(&phase["state"]), &phase["given_from"], &phase["criteria"]), ("later", &Value::Null, &json!([])));
    panel.phase = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][2]["id"]));
    let juror = panel.seat("Salma", "juror").await;
    let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 1).await);
    let criteria = panel.challenge["document"]["phases"][2]["review"]["rubric"]["criteria"].as_array().unwrap().iter();
    let scores: serde_json::Map<String, Value> =
        criteria.map(|criterion| (text(&criterion["id"]).to_owned(), json!({"score": 4.0}))).collect();
    juror.put(format!("{path}/sheet"), "*", json!({"scores": scores})).await.expect(200);
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    panel.lock().await;
    let outcome = json!({"outcomes": [{"application_id": panel.applications[1], "outcome": "selected"}]});
    panel.ministry.put(format!("{}/decision", panel.phase), "*", outcome).await.expect(200);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    let phase = told(&panel, 0).await;
    assert_eq!((text(&phase["state"]), &phase["criteria"][0]["value"]), ("given", &json!(2.0)));
    let both = panel.startups[1].get(feedback(&panel, 1)).await.expect(200);
    let outcomes: Vec<&str> = both.json()["phases"].as_array().unwrap().iter().map(|phase| text(&phase["outcome"])).collect();
    assert_eq!(outcomes, ["selected", "selected"]);
}
