//! The life of a challenge: drafting, approval, publication, cancellation.

use acceptance::{Instant, Span, TestApp, a_call, json, text};
use tahaddi_api::worker;
use tahaddi_domain::organisation::MemberRole;

#[tokio::test]
async fn a_ten_line_draft_is_completed_approved_and_published() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let operator = app.operator().await;
    let draft = json!({"organisation_id": ministry.organisation, "document": {"title": {"fr": "DigitAgri"}}});
    let created = ministry.post("/v1/challenges", draft).await.expect(201);
    let path = created.location().to_owned();
    let missing = ministry.get(format!("{path}/readiness")).await.expect(200);
    assert_eq!(missing.json()["ready"], false);
    let pointers: Vec<&str> = missing.json()["missing"].as_array().unwrap().iter().map(|item| text(&item["pointer"])).collect();
    assert_eq!(pointers, ["/summary", "/description", "/sectors", "/seats", "/questions", "/phases"]);
    ministry.post(format!("{path}/approval-request"), json!({})).await.problem(409, "challenge_incomplete");

    let changed = ministry.patch(&path, &created, json!({"document": a_call()})).await.expect(200);
    assert_eq!(changed.json()["document"]["phases"][0]["closes"]["at"], "2027-04-01T00:00:00.000000Z");
    ministry.patch(&path, &created, json!({"document": {"seats": 3}})).await.problem(412, "precondition_failed");
    ministry.post(format!("{path}/publication"), json!({})).await.problem(409, "invalid_state");
    ministry.post(format!("{path}/approval-request"), json!({})).await.expect(200);

    // The operator sends it back once, with a reason that the partner reads and the public never does.
    operator.post(format!("{path}/change-request"), json!({"reason": "Précisez les critères"})).await.expect(200);
    assert_eq!(ministry.get(&path).await.expect(200).json()["note"], "Précisez les critères");
    let seen = ministry.get(&path).await.expect(200);
    ministry.patch(&path, &seen, json!({"document": {"seats": 12}})).await.expect(200);
    ministry.post(format!("{path}/approval-request"), json!({})).await.expect(200);
    operator.post(format!("{path}/approval"), json!({})).await.expect(200);
    let seen = ministry.get(&path).await.expect(200);
    ministry.patch(&path, &seen, json!({"document": {"seats": 13}})).await.problem(409, "invalid_state");
    app.anonymous().get(&path).await.problem(404, "not_found");
    let published = ministry.post(format!("{path}/publication"), json!({})).await.expect(200);
    assert_eq!(published.json()["status"], "open");
    let public = app.anonymous().get(&path).await.expect(200);
    assert!(public.json()["note"].is_null());
    let versions = ministry.get(format!("{path}/revisions")).await.expect(200);
    assert_eq!(versions.data().len(), 8);
    app.anonymous().get(format!("{path}/revisions")).await.problem(401, "authentication_required");
}

#[tokio::test]
async fn inv_07_a_partner_cannot_approve_its_own_challenge() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let operator = app.operator().await;
    let own = operator.post("/v1/organisations", json!({"kind": "partner", "name": "Filiale"})).await.expect(201);
    let member = acceptance::Member { person: operator.clone(), organisation: own.id().to_owned() };
    app.verify(&member).await;
    let created = operator.post("/v1/challenges", json!({"organisation_id": own.id(), "document": a_call()})).await.expect(201);
    let path = created.location();
    operator.post(format!("{path}/approval-request"), json!({})).await.expect(200);
    operator.post(format!("{path}/approval"), json!({})).await.problem(409, "own_approval");
    app.operator().await.post(format!("{path}/approval"), json!({})).await.expect(200);
}

#[tokio::test]
async fn an_unverified_partner_drafts_and_does_not_publish() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let partner = app.founder("partner", "Nouvelle société").await;
    let created = partner.post("/v1/challenges", json!({"organisation_id": partner.organisation, "document": a_call()})).await.expect(201);
    let request = format!("{}/approval-request", created.location());
    partner.post(&request, json!({})).await.problem(403, "organisation_not_verified");
    app.verify(&partner).await;
    partner.post(&request, json!({})).await.expect(200);
}

#[tokio::test]
async fn every_step_is_refused_to_the_wrong_roles() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let owner = app.partner("Ministère").await;
    let editor = app.colleague(&owner, MemberRole::Editor).await;
    let viewer = app.colleague(&owner, MemberRole::Viewer).await;
    let body = json!({"organisation_id": owner.organisation, "document": a_call()});
    let (rival, startup, support) = (app.partner("Rival").await, app.startup("Startup").await, app.support().await);
    for stranger in [&rival, &startup, &viewer] {
        stranger.post("/v1/challenges", body.clone()).await.problem(403, "forbidden");
    }
    let created = editor.post("/v1/challenges", body).await.expect(201);
    let path = created.location().to_owned();
    for step in ["approval-request", "approval", "publication", "cancellation", "change-request"] {
        let body = if matches!(step, "cancellation" | "change-request") { json!({"reason": "x"}) } else { json!({}) };
        let at = format!("{path}/{step}");
        app.anonymous().post(&at, body.clone()).await.problem(401, "authentication_required");
        rival.post(&at, body.clone()).await.problem(404, "not_found");
        startup.post(&at, body.clone()).await.problem(404, "not_found");
        viewer.post(&at, body.clone()).await.problem(403, "forbidden");
        editor.post(&at, body.clone()).await.problem(403, "forbidden");
        support.post(&at, body).await.problem(403, "forbidden");
    }
    rival.patch(&path, &created, json!({"document": {"seats": 1}})).await.problem(404, "not_found");
    viewer.patch(&path, &created, json!({"document": {"seats": 1}})).await.problem(403, "forbidden");
    owner
        .request(acceptance::Method::PATCH, &path)
        .json(json!({"document": {"seats": 1}}))
        .send()
        .await
        .problem(428, "precondition_required");
    editor.patch(&path, &created, json!({"document": {"seats": 9}})).await.expect(200);
    owner.delete(&path, "*").await.expect(204);
    owner.get(&path).await.problem(404, "not_found");
}

#[tokio::test]
async fn publication_can_be_scheduled_and_happens_once() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let created =
        ministry.post("/v1/challenges", json!({"organisation_id": ministry.organisation, "document": a_call()})).await.expect(201);
    let path = created.location().to_owned();
    ministry.post(format!("{path}/approval-request"), json!({})).await.expect(200);
    app.operator().await.post(format!("{path}/approval"), json!({})).await.expect(200);
    let publication = format!("{path}/publication");
    for late in ["2027-01-15T08:00:00Z", "2027-05-01T00:00:00Z"] {
        ministry
            .post(&publication, json!({"publish_at": late}))
            .await
            .problem(422, "validation_failed")
            .invalid("/publish_at", "wrong_order");
    }
    ministry.post(&publication, json!({"publish_at": "2027-01-16T08:00:00Z"})).await.expect(200);
    app.tick().await;
    app.anonymous().get(&path).await.problem(404, "not_found");
    app.advance(Span::days(1));
    let replica = app.replica();
    let (one, other) = tokio::join!(worker::tick(&app.ctx), worker::tick(&replica));
    one.unwrap();
    other.unwrap();
    let published = ministry.get(format!("{path}/revisions")).await.expect(200);
    assert_eq!(published.data().iter().filter(|revision| revision["state"] == "published").count(), 1, "two replicas publish once");
    let public = app.anonymous().get(&path).await.expect(200);
    assert_eq!(public.field("published_at"), "2027-01-16T09:00:00.000000Z");
}

#[tokio::test]
async fn a_published_challenge_is_cancelled_with_a_reason_that_everybody_sees() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let path = format!("/v1/challenges/{}", text(&challenge["id"]));
    ministry
        .post(format!("{path}/cancellation"), json!({"reason": ""}))
        .await
        .problem(422, "validation_failed")
        .invalid("/reason", "required");
    ministry.post(format!("{path}/cancellation"), json!({"reason": "Budget reporté"})).await.expect(200);
    let public = app.anonymous().get(&path).await.expect(200);
    assert_eq!((public.field("status"), public.field("note")), ("cancelled", "Budget reporté"));
    let startup = app.startup("Startup").await;
    let apply = json!({"organisation_id": startup.organisation});
    startup.post(format!("{path}/applications"), apply).await.problem(409, "challenge_not_open");
}

#[tokio::test]
async fn bad_documents_are_refused_with_pointers_and_nothing_is_written() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let post = |document: acceptance::Value| {
        let ministry = ministry.clone();
        async move { ministry.post("/v1/challenges", json!({"organisation_id": ministry.organisation, "document": document})).await }
    };
    let phase = |closes: &str| json!({"title": {"fr": "x"}, "phases": [{"kind": "application", "opens": {"local": "2027-02-01"}, "closes": {"local": closes}}]});
    let cases = [
        (json!({"title": {"fr": " "}}), "/document/title", "required"),
        (json!({"title": {"fr": "x".repeat(201)}}), "/document/title/fr", "too_long"),
        (json!({"title": {"fr": "a\u{202e}b"}}), "/document/title/fr", "invalid_format"),
        (json!({"title": {"de": "x"}}), "/document/title/de", "unknown_field"),
        (json!({"title": {"fr": "x"}, "technologies": ["astrologie"]}), "/document/technologies/0", "unknown_reference"),
        (json!({"title": {"fr": "x"}, "seats": 0}), "/document/seats", "out_of_range"),
        (json!({"title": {"fr": "x"}, "seats": -1}), "/document/seats", "out_of_range"),
        (json!({"title": {"fr": "x"}, "time_zone": "GMT+1"}), "/document/time_zone", "unknown_reference"),
        (json!({"title": {"fr": "x"}, "state": "published"}), "/document/state", "unknown_field"),
        (phase("2027-02-30"), "/document/phases/0/closes/local", "invalid_format"),
        (phase("2027-01-01"), "/document/phases/0/closes", "wrong_order"),
        (json!({"title": {"fr": "x"}, "phases": [{"kind": "review"}]}), "/document/phases/0/review", "required"),
        (
            json!({"title": {"fr": "x"}, "phases": [{"id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3", "kind": "award"}]}),
            "/document/phases/0/id",
            "unknown_reference",
        ),
    ];
    for (document, pointer, code) in cases {
        post(document).await.problem(422, "validation_failed").invalid(pointer, code);
    }
    let managed = ministry.get(format!("/v1/organisations/{}/challenges", ministry.organisation)).await.expect(200);
    assert!(managed.data().is_empty());
}

#[tokio::test]
async fn a_deadline_at_2359_means_the_last_second_and_is_told_in_both_times() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["phases"][0]["closes"] = json!({"local": "2027-03-31T23:59"});
    let challenge = app.published(&ministry, call).await;
    let closes = &challenge["document"]["phases"][0]["closes"];
    assert_eq!((text(&closes["local"]), text(&closes["at"])), ("2027-03-31T23:59", "2027-03-31T23:59:59.000000Z"));
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    app.clock.set(Instant::parse("2027-03-31T23:59:58.999999Z").unwrap());
    startup.post(format!("/v1/applications/{}/submission", text(&draft["id"])), json!({})).await.expect(200);
}
