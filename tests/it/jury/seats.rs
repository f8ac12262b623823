//! What jurors say of the work that suits them, and who takes whose place.

use acceptance::{Method, Panel, Value, json, text};

#[tokio::test]
async fn a_juror_says_on_joining_what_suits_and_changes_it_until_work_is_assigned() {
    let panel = Panel::of(&["Sondes"]).await;
    let invitation = json!({"email": "amina@universite.example", "role": "juror"});
    let invited = panel.operator.post(format!("{}/jurors", panel.call()), invitation).await.expect(201);
    panel.app.tick().await;
    let link = format!("/v1/invitations/{}/acceptance", panel.app.mail_to("amina@universite.example").token());
    let accept = async |facts: Value| {
        let body = json!({"name": "Amina", "password": "trois mulets traversent l'oued", "confidentiality_accepted": true, "facts": facts});
        panel.app.anonymous().request(Method::POST, &link).json(body).send().await
    };
    accept(json!({"expertise": ["IA", "téléportation"], "languages": ["fr", "fr"], "max_load": 0}))
        .await
        .problem(422, "validation_failed")
        .invalid("/facts/languages/1", "duplicate")
        .invalid("/facts/max_load", "out_of_range");
    let unknown = accept(json!({"expertise": ["IA", "téléportation"]})).await.problem(422, "validation_failed");
    unknown.invalid("/facts/expertise/1", "unknown_reference");
    accept(json!({"expertise": ["IA", "ai"], "languages": ["fr", "ar"], "max_load": 1})).await.expect(204);
    let seen = panel.operator.get(invited.location()).await.expect(200);
    let said = json!({"expertise": ["ai"], "languages": ["fr", "ar"], "max_load": 1});
    assert_eq!((seen.field("state"), &seen.json()["facts"]), ("accepted", &said));

    let log_in = json!({"email": "amina@universite.example", "password": "trois mulets traversent l'oued"});
    panel.app.anonymous().request(Method::POST, "/v1/sessions").json(log_in).send().await.ok();
    let amina = panel.app.signed_in("amina@universite.example").await;
    let seats = amina.get("/v1/jury/seats").await.expect(200);
    assert_eq!((seats.data().len(), &seats.data()[0]["facts"], text(&seats.data()[0]["id"])), (1, &said, invited.id()));
    let path = format!("/v1/jury/seats/{}", invited.id());
    let own = amina.get(&path).await.expect(200);
    assert_eq!(own.json()["allowed_actions"], json!([{"action": "edit", "allowed": true, "reason": null, "from": null}]));
    let facts = format!("{path}/facts");
    let changed = json!({"expertise": ["iot"], "languages": ["en"], "max_load": 2});
    let after = amina.put(&facts, &own, changed.clone()).await.expect(200);
    assert_eq!(after.json()["facts"], changed);
    amina.put(&facts, &own, changed.clone()).await.problem(412, "precondition_failed");
    amina.put(&facts, "*", json!({"expertise": ["téléportation"]})).await.invalid("/expertise/0", "unknown_reference");
    let other = panel.seat("Karim", "juror").await;
    for stranger in [&other.person, &panel.operator, &panel.ministry.person, &panel.startups[0].person] {
        stranger.get(&path).await.problem(404, "not_found");
        stranger.put(&facts, "*", changed.clone()).await.problem(404, "not_found");
    }
    let pair = json!({"assignments": [{"juror_id": invited.id(), "application_id": panel.applications[0]}]});
    panel.operator.post(format!("{}/assignments", panel.phase), pair).await.expect(201);
    amina.put(&facts, "*", changed).await.problem(409, "invalid_state");
    assert_eq!(amina.get(&path).await.expect(200).json()["allowed_actions"][0]["reason"], "invalid_state");
}

#[tokio::test]
async fn a_chair_does_not_score_and_says_nothing_of_it() {
    let panel = Panel::of(&["Sondes"]).await;
    let chair = panel.seat("Chair", "chair").await;
    let seats = chair.get("/v1/jury/seats").await.expect(200);
    assert_eq!((text(&seats.data()[0]["role"]), &seats.data()[0]["allowed_actions"]), ("chair", &json!([])));
    chair.put(format!("/v1/jury/seats/{}/facts", chair.id), "*", json!({"max_load": 3})).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_plan_starts_from_what_jurors_said_and_what_it_is_asked_for_goes_before_it() {
    let panel = Panel::of(&["Sondes", "Drones", "Serres", "Puits"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    let say = json!({"expertise": ["iot"], "languages": ["fr"], "max_load": 1});
    karim.put(format!("/v1/jury/seats/{}/facts", karim.id), "*", say).await.expect(200);
    let planned = async |options: Value| panel.operator.post(format!("{}/assignment-plans", panel.phase), options).await.expect(201);
    let load = |plan: &Value, juror: &str| {
        let jurors = plan["figures"]["by_juror"].as_array().unwrap().iter();
        jurors.filter(|item| item["juror_id"] == juror).map(|item| item["load"].as_u64().unwrap()).sum::<u64>()
    };
    let plan = planned(json!({})).await;
    assert_eq!((load(plan.json(), &karim.id), load(plan.json(), &salma.id)), (1, 3), "else two each");
    let known = &plan.json()["options"]["jurors"];
    assert_eq!((known.as_array().unwrap().len(), &known[0]["max_load"], &known[0]["expertise"]), (1, &json!(1), &json!(["iot"])));
    let asked = json!({"jurors": [{"juror_id": karim.id, "max_load": 2, "min_load": 2}]});
    let plan = planned(asked).await;
    assert_eq!(load(plan.json(), &karim.id), 2);
    assert_eq!(plan.json()["options"]["jurors"][0]["expertise"], json!(["iot"]));
}

#[tokio::test]
async fn a_juror_is_replaced_in_one_step() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let karim = panel.seat("Karim", "juror").await;
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    panel.assigned(&karim, 1).await;
    let jurors = format!("{}/jurors", panel.call());
    let invite = |replaced: &str, reason: &str| json!({"email": "leila@universite.example", "role": "juror", "replaces": {"juror_id": replaced, "reason": reason}});
    panel.operator.post(&jurors, invite(&karim.id, " ")).await.invalid("/replaces/reason", "required");
    panel
        .operator
        .post(&jurors, invite("jur_01kax3v8m0t2r4q6w8y0b1c2d3", "Parti."))
        .await
        .invalid("/replaces/juror_id", "unknown_reference");
    panel.ministry.post(&jurors, invite(&karim.id, "Parti.")).await.problem(403, "forbidden");
    // Where the invitation fails nobody leaves.
    let taken = json!({"email": karim.email(), "role": "boss", "replaces": {"juror_id": karim.id, "reason": "Parti."}});
    panel.operator.post(&jurors, taken).await.invalid("/role", "not_allowed");
    let other = panel.seat("Salma", "juror").await;
    let twice = json!({"email": other.email(), "role": "juror", "replaces": {"juror_id": karim.id, "reason": "Parti."}});
    panel.operator.post(&jurors, twice).await.problem(409, "already_on_panel");
    assert_eq!(panel.operator.get(format!("/v1/jurors/{}", karim.id)).await.expect(200).field("state"), "accepted");

    let invited = panel.operator.post(&jurors, invite(&karim.id, "Parti.")).await.expect(201);
    assert_eq!((invited.field("replaces"), invited.field("state")), (karim.id.as_str(), "invited"));
    let left = panel.operator.get(format!("/v1/jurors/{}", karim.id)).await.expect(200);
    assert_eq!((left.field("state"), left.field("removed_reason")), ("removed", "Parti."));
    let placed = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    let mut states: Vec<&str> = placed.data().iter().map(|item| text(&item["state"])).collect();
    states.sort_unstable();
    assert_eq!(states, ["completed", "unassigned"]);
    assert_eq!(panel.progress().await["completed"], 1, "what was completed counts");
    panel
        .operator
        .post(&jurors, json!({"email": "x@y.example", "role": "juror", "replaces": {"juror_id": karim.id, "reason": "Encore."}}))
        .await
        .problem(409, "invalid_state");
}
