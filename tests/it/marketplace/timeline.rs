//! What a startup sees of what happened to its dossier.

use acceptance::{Panel, Span, TestApp, a_call, json, text};

#[tokio::test]
async fn a_startup_sees_what_happened_to_its_dossier_once_it_may_know_it() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let operator = app.operator().await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    let path = format!("/v1/applications/{}", text(&draft["id"]));
    let later = || app.advance(Span::seconds(10));
    later();
    startup.patch(&path, "*", json!({"title": "Capteurs de sol"})).await.expect(200);
    later();
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    for (what, until) in
        [("extension", "2027-04-03T00:00:00Z"), ("reopening", "2027-04-10T00:00:00Z"), ("extension", "2027-04-15T00:00:00Z")]
    {
        later();
        operator.post(format!("{path}/{what}"), json!({"until": until, "reason": "Panne"})).await.expect(200);
    }
    later();
    operator.post(format!("{path}/messages"), json!({"text": "Merci de joindre l'attestation."})).await.expect(201);
    startup.post(format!("{path}/messages"), json!({"text": "La voici."})).await.expect(201);
    later();
    startup.patch(&path, "*", json!({"title": "Capteurs"})).await.expect(200);
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    later();
    startup.post(format!("{path}/withdrawal"), json!({})).await.expect(200);
    let timeline = format!("{path}/timeline");
    let told = startup.get(&timeline).await.expect(200);
    let kinds: Vec<_> = told.data().iter().map(|entry| text(&entry["kind"]).to_owned()).collect();
    assert_eq!(kinds, ["begun", "submitted", "extended", "reopened", "extended", "asked", "changed", "withdrawn"]);
    assert_eq!(told.data()[2]["until"], "2027-04-03T00:00:00.000000Z", "all that was granted, not only what holds");
    assert!(told.data()[1]["version"].as_i64() < told.data()[6]["version"].as_i64());
    // By pages it is the same.
    let (mut paged, mut next) = (Vec::new(), format!("{timeline}?limit=3"));
    loop {
        let page = startup.get(&next).await.expect(200);
        paged.extend(page.data().iter().map(|entry| text(&entry["kind"]).to_owned()));
        let Some(cursor) = page.json()["next_cursor"].as_str() else { break };
        next = format!("{timeline}?limit=3&cursor={cursor}");
    }
    assert_eq!(paged, kinds);
    for other in [&operator, &ministry.person, &app.startup("Rival").await.person] {
        other.get(&timeline).await.problem(404, "not_found");
    }
    app.anonymous().get(&timeline).await.problem(401, "authentication_required");
}

#[tokio::test]
async fn decisions_are_on_the_timeline_when_they_are_released() {
    let mut call = a_call();
    call["regimes"] = json!({"appeal": "objection"});
    let panel = Panel::of_call(call, &["Capteurs", "Robots"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let timeline = format!("/v1/applications/{}/timeline", panel.applications[0]);
    let startup = &panel.startups[0];
    let kinds = async || -> Vec<String> {
        let told = startup.get(&timeline).await.expect(200);
        told.data().iter().map(|entry| text(&entry["kind"]).to_owned()).collect()
    };
    let eligible = json!({"decisions": [{"application_id": panel.applications[0], "verdict": "eligible"}]});
    panel.operator.post(format!("{}/eligibility-decisions", panel.call()), eligible).await.expect(200);
    panel.reviewed(&juror, 0, &[4.0, 3.5]).await;
    panel.reviewed(&juror, 1, &[4.0, 3.5]).await;
    panel.lock().await;
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["refused", "refused"])).await.expect(200);
    assert_eq!(kinds().await, ["begun", "submitted"]);
    panel.app.advance(Span::minutes(1));
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    assert_eq!(kinds().await, ["begun", "submitted", "eligibility_announced", "outcome_released"]);
    panel.app.advance(Span::minutes(1));
    let appeal = json!({"phase_id": panel.phase.rsplit('/').next().unwrap(), "grounds": "Une autre version a été lue."});
    let filed = startup.post(format!("/v1/applications/{}/appeals", panel.applications[0]), appeal).await.expect(201);
    panel.app.advance(Span::minutes(1));
    let stranger = panel.app.operator().await;
    stranger.post(format!("{}/decision", filed.location()), json!({"verdict": "dismissed", "reason": "Relu."})).await.expect(200);
    let told = startup.get(&timeline).await.expect(200);
    let last: Vec<_> =
        told.data().iter().skip(3).map(|entry| (text(&entry["kind"]), entry["outcome"].as_str(), entry["appeal_id"].as_str())).collect();
    let id = Some(filed.id());
    assert_eq!(last, [("outcome_released", Some("refused"), None), ("appeal_filed", None, id), ("appeal_decided", None, id)]);
    assert_eq!(told.data()[2]["eligibility"], "eligible");
}
