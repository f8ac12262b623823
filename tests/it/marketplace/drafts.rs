//! What helps whoever writes a dossier, and whoever helps with it.

use acceptance::{TestApp, Value, a_call, a_dossier, json, text};

#[tokio::test]
async fn what_is_missing_is_said_in_the_language_of_the_reader() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let applications = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let draft = startup.post(&applications, json!({"organisation_id": startup.organisation})).await.expect(201);
    let path = draft.location().to_owned();
    let mut said = Vec::new();
    for (language, required) in [("fr", "Ce champ est obligatoire."), ("en", "This field is required."), ("ar", "هذه الخانة إلزامية.")]
    {
        let reader = startup.speaking(language);
        let told = reader.get(format!("{path}/completeness")).await.expect(200);
        assert_eq!(told.header("content-language"), Some(language));
        let form = &told.json()["form"];
        assert_eq!((text(&form["issues"][0]["code"]), text(&form["issues"][0]["message"])), ("required", required));
        let of_question = &form["sections"][0]["questions"][0]["issues"][0];
        assert_eq!(of_question["message"], required, "{form:#}");
        // A refusal says the same.
        let refused = reader.post(format!("{path}/submission"), json!({})).await.problem(422, "application_incomplete");
        said.push(refused.json()["errors"][0]["message"].clone());
        assert_eq!(said.last().unwrap(), required);
    }
}

#[tokio::test]
async fn an_operator_is_told_whether_a_dossier_can_be_extended_and_reopened() {
    let panel = acceptance::Panel::of(&["Capteurs"]).await;
    let path = format!("/v1/applications/{}", panel.applications[0]);
    let actions = async || -> Value { panel.operator.get(&path).await.expect(200).json()["allowed_actions"].clone() };
    let action = |name: &str, reason: Value| json!({"action": name, "allowed": reason.is_null(), "reason": reason, "from": null});
    assert_eq!(actions().await, json!([action("extend", Value::Null), action("reopen", Value::Null)]));
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[4.0, 3.5]).await;
    panel.lock().await;
    assert_eq!(actions().await, json!([action("extend", json!("panel_locked")), action("reopen", json!("panel_locked"))]));
    let granted = json!({"until": "2027-05-01T00:00:00Z", "reason": "Panne"});
    for step in ["extension", "reopening"] {
        panel.operator.post(format!("{path}/{step}"), granted.clone()).await.problem(409, "panel_locked");
    }
    // They are the operators' alone.
    let own = panel.startups[0].get(&path).await.expect(200);
    let names: Vec<_> = own.json()["allowed_actions"].as_array().unwrap().iter().map(|item| text(&item["action"])).collect();
    assert_eq!(names, ["edit", "submit", "withdraw", "delete"]);
    assert_eq!(panel.ministry.get(&path).await.expect(200).json()["allowed_actions"], json!([]));
}

#[tokio::test]
async fn a_draft_begun_without_a_track_is_written_where_every_window_names_tracks() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["tracks"] = json!([{"key": "water", "title": {"fr": "Eau"}}, {"key": "soil", "title": {"fr": "Sol"}}]);
    let window = |track: &str, opens: &str, closes: &str| json!({"kind": "application", "tracks": [track], "opens": {"local": opens}, "closes": {"local": closes}});
    call["phases"] = json!([
        window("water", "2027-01-15T09:00:00", "2027-03-31"),
        window("soil", "2027-01-15T09:00:00", "2027-02-28"),
        call["phases"][1].clone()
    ]);
    let challenge = app.published(&ministry, call).await;
    let startup = app.startup("Startup").await;
    let applications = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let draft = startup.post(&applications, json!({"organisation_id": startup.organisation})).await.expect(201);
    let path = draft.location().to_owned();
    assert!(draft.json()["deadline"].is_string());
    startup.patch(&path, "*", a_dossier(&challenge, "Capteurs")).await.expect(200);
    startup.post(format!("{path}/submission"), json!({})).await.problem(422, "application_incomplete").invalid("/track", "required");
    // Once its window has closed, nobody enters a track any more; the other is still open.
    app.clock.set(acceptance::Instant::parse("2027-03-10T00:00:00Z").unwrap());
    startup.patch(&path, "*", json!({"track": "soil"})).await.problem(409, "deadline_passed");
    startup.patch(&path, "*", json!({"track": "water"})).await.expect(200);
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
}
