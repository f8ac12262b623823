//! Applications: drafts, submission, deadline, withdrawal, and who sees what when.

use acceptance::{Instant, TestApp, a_call, a_dossier, json, text};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::repo::{audit, outbox};

#[tokio::test]
async fn a_dossier_is_drafted_completed_submitted_changed_and_withdrawn() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let applications = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let draft = startup.post(&applications, json!({"organisation_id": startup.organisation})).await.expect(201);
    let path = draft.location().to_owned();
    let question = text(&challenge["document"]["questions"][0]["id"]).to_owned();

    startup
        .post(format!("{path}/submission"), json!({}))
        .await
        .problem(422, "application_incomplete")
        .invalid("/title", "required")
        .invalid(&format!("/answers/{question}"), "required");
    let long = json!({"answers": {&question: "mot ".repeat(201)}});
    startup.patch(&path, &draft, long).await.problem(422, "validation_failed").invalid(&format!("/answers/{question}"), "too_long");
    let unknown = json!({"answers": {"qst_01kax3v8m0t2r4q6w8y0b1c2d3": "x"}});
    startup
        .patch(&path, &draft, unknown)
        .await
        .problem(422, "validation_failed")
        .invalid("/answers/qst_01kax3v8m0t2r4q6w8y0b1c2d3", "unknown_reference");
    startup.patch(&path, &draft, json!({"state": "submitted"})).await.problem(422, "validation_failed").invalid("/state", "unknown_field");
    let changed = startup.patch(&path, &draft, a_dossier(&challenge, "Capteurs")).await.expect(200);
    startup.patch(&path, &draft, json!({"title": "vieux"})).await.problem(412, "precondition_failed");

    let submitted = startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    assert_eq!(submitted.field("state"), "submitted");
    assert_eq!(submitted.field("submitted_at"), "2027-01-15T09:00:00.000000Z");
    startup.post(format!("{path}/submission"), json!({})).await.problem(409, "invalid_state");
    startup.patch(&path, &changed, json!({"title": "x"})).await.problem(412, "precondition_failed");
    let seen = startup.get(&path).await.expect(200);
    startup.patch(&path, &seen, json!({"title": ""})).await.problem(422, "application_incomplete");
    startup.patch(&path, &seen, json!({"title": "Capteurs de sol"})).await.expect(200);
    startup.delete(&path, "*").await.problem(409, "invalid_state");

    startup.post(&applications, json!({"organisation_id": startup.organisation})).await.problem(409, "application_already_exists");
    startup.post(format!("{path}/withdrawal"), json!({})).await.expect(200);
    startup.post(format!("{path}/submission"), json!({})).await.problem(409, "invalid_state");
    startup.patch(&path, "*", json!({"title": "trop tard"})).await.problem(409, "application_not_editable");
    // Before the deadline the startup may begin anew.
    app.advance(acceptance::Span::seconds(1));
    startup.post(&applications, json!({"organisation_id": startup.organisation})).await.expect(201);
    let own = startup.get("/v1/me/applications").await.expect(200);
    assert_eq!(own.data().iter().map(|item| text(&item["state"])).collect::<Vec<_>>(), ["draft", "withdrawn"]);
}

#[tokio::test]
async fn inv_01_nothing_is_accepted_at_or_after_the_deadline() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let (early, late) = (app.startup("Early").await, app.startup("Late").await);
    let (first, second) = (app.drafted(&early, &challenge, "A").await, app.drafted(&late, &challenge, "B").await);
    let path = |draft: &acceptance::Value| format!("/v1/applications/{}", text(&draft["id"]));
    let deadline = Instant::parse("2027-04-01T00:00:00Z").unwrap();
    app.clock.set(Instant::from_micros(deadline.micros() - 1));
    early.post(format!("{}/submission", path(&first)), json!({})).await.expect(200);
    app.clock.set(deadline);
    let refused = late.post(format!("{}/submission", path(&second)), json!({})).await.problem(409, "deadline_passed");
    assert_eq!(refused.json()["details"], json!({"deadline": "2027-04-01T00:00:00.000000Z", "server_time": "2027-04-01T00:00:00.000000Z"}));
    late.patch(path(&second), "*", json!({"title": "x"})).await.problem(409, "deadline_passed");
    early.patch(path(&first), "*", json!({"title": "x"})).await.problem(409, "deadline_passed");
    let applications = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let newcomer = app.startup("Newcomer").await;
    newcomer.post(&applications, json!({"organisation_id": newcomer.organisation})).await.problem(409, "deadline_passed");
    let view = late.get(path(&second)).await.expect(200);
    let submit = view.json()["allowed_actions"].as_array().unwrap().iter().find(|item| item["action"] == "submit").unwrap().clone();
    assert_eq!(submit, json!({"action": "submit", "allowed": false, "reason": "deadline_passed", "from": null}));
}

#[tokio::test]
async fn a_call_is_not_open_before_its_opening() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["phases"][0]["opens"] = json!({"local": "2027-02-01"});
    let challenge = app.published(&ministry, call).await;
    assert_eq!(challenge["status"], "upcoming");
    let startup = app.startup("Startup").await;
    let applications = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let body = json!({"organisation_id": startup.organisation});
    let refused = startup.post(&applications, body.clone()).await.problem(409, "challenge_not_open");
    assert_eq!(refused.json()["details"]["opens_at"], "2027-02-01T00:00:00.000000Z");
    let seen = startup.get(format!("/v1/challenges/{}", text(&challenge["id"]))).await.expect(200);
    assert_eq!(
        seen.json()["allowed_actions"],
        json!([{"action": "apply", "allowed": false, "reason": "challenge_not_open", "from": "2027-02-01T00:00:00.000000Z"}])
    );
    app.clock.set(Instant::parse("2027-02-01T00:00:00Z").unwrap());
    startup.post(&applications, body).await.expect(201);
}

#[tokio::test]
async fn inv_18_inv_19_drafts_and_dossiers_are_seen_by_nobody_too_early() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let viewer = app.colleague(&startup, MemberRole::Viewer).await;
    let (rival, operator, support) = (app.startup("Rival").await, app.operator().await, app.support().await);
    let draft = app.drafted(&startup, &challenge, "Secret").await;
    let path = format!("/v1/applications/{}", text(&draft["id"]));
    let list = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let count = format!("/v1/challenges/{}/application-count", text(&challenge["id"]));

    viewer.get(&path).await.expect(200);
    viewer.patch(&path, "*", json!({"title": "x"})).await.problem(403, "forbidden");
    for stranger in [&rival.person, &ministry.person, &operator, &support] {
        stranger.get(&path).await.problem(404, "not_found");
        stranger.patch(&path, "*", json!({"title": "x"})).await.problem(404, "not_found");
    }
    app.anonymous().get(&path).await.problem(401, "authentication_required");
    assert_eq!(ministry.get(&count).await.expect(200).json()["submitted"], 0);
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    assert_eq!(ministry.get(&count).await.expect(200).json()["submitted"], 1);
    ministry.get(&path).await.problem(404, "not_found");
    ministry.get(&list).await.problem(409, "applications_sealed");
    operator.get(&path).await.expect(200);
    operator.patch(&path, "*", json!({"title": "x"})).await.problem(403, "forbidden");
    support.get(&path).await.problem(403, "forbidden");
    rival.get(&path).await.problem(404, "not_found");
    rival.get(&list).await.problem(403, "forbidden");

    app.clock.set(Instant::parse("2027-04-01T00:00:00Z").unwrap());
    ministry.get(&path).await.expect(200);
    assert_eq!(ministry.get(&list).await.expect(200).data().len(), 1);
    operator.head(&path).await.expect(405);
    rival.get(&path).await.problem(404, "not_found");
}

#[tokio::test]
async fn only_a_startup_of_ones_own_applies() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let applications = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let (startup, other) = (app.startup("Startup").await, app.startup("Other").await);
    let body = json!({"organisation_id": startup.organisation});
    app.anonymous().post(&applications, body.clone()).await.problem(401, "authentication_required");
    for stranger in [&other.person, &ministry.person, &app.operator().await, &app.support().await] {
        stranger.post(&applications, body.clone()).await.problem(403, "forbidden");
    }
    ministry.post(&applications, json!({"organisation_id": ministry.organisation})).await.problem(422, "validation_failed");
    startup.post(&applications, body).await.expect(201);
}

#[tokio::test]
async fn rel_21_a_hundred_parallel_submissions_are_one() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    let path = format!("/v1/applications/{}/submission", text(&draft["id"]));
    let attempts = (0..100).map(|_| {
        let (startup, path) = (startup.clone(), path.clone());
        tokio::spawn(async move { startup.post(path, json!({})).await.status() })
    });
    let mut statuses = Vec::new();
    for attempt in attempts.collect::<Vec<_>>() {
        statuses.push(attempt.await.unwrap());
    }
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 99, "{statuses:?}");
}

#[tokio::test]
async fn inv_13_one_live_application_also_under_concurrency() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let path = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let attempts = (0..20).map(|_| {
        let (startup, path) = (startup.clone(), path.clone());
        tokio::spawn(async move { startup.post(path, json!({"organisation_id": startup.organisation})).await.status() })
    });
    let mut created = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        created += usize::from(attempt.await.unwrap() == 201);
    }
    assert_eq!(created, 1);
    assert_eq!(startup.get("/v1/me/applications").await.expect(200).data().len(), 1);
}

#[tokio::test]
async fn inv_47_every_write_leaves_its_trace_and_a_refusal_leaves_nothing() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let counts = || async {
        let filter = audit::AuditFilter::default();
        let counted = app.ctx.db.read(move |conn| {
            let entries = audit::list(conn, &filter, None, 1_000)?.len();
            let outbox = outbox::counts(conn)?;
            Ok::<_, tahaddi_persistence::StoreError>((entries, outbox.pending + outbox.leased + outbox.done))
        });
        counted.await.unwrap()
    };
    let path = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let body = json!({"organisation_id": startup.organisation, "document": a_dossier(&challenge, "Capteurs")});
    let before = counts().await;
    let made = startup.post_with_key(&path, "first-application", body.clone()).await.expect(201);
    assert_eq!(counts().await, (before.0 + 1, before.1 + 1));
    startup.post_with_key(&path, "first-application", body.clone()).await.expect(201);
    // Refused after the reservation of its key: neither entry, nor message, nor record.
    startup.post_with_key(&path, "second-application", body.clone()).await.problem(409, "application_already_exists");
    assert_eq!(counts().await, (before.0 + 1, before.1 + 1));
    startup.delete(made.location(), "*").await.expect(204);
    let again = startup.post_with_key(&path, "second-application", body).await.expect(201);
    assert_eq!(again.header("idempotency-replayed"), None);
    startup.post(format!("{}/submission", again.location()), json!({})).await.expect(200);
    assert_eq!(counts().await, (before.0 + 4, before.1 + 4));
}

#[tokio::test]
async fn inv_49_a_hand_in_that_is_sent_again_is_one_with_one_receipt() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    let path = format!("/v1/applications/{}", text(&draft["id"]));
    let submission = format!("{path}/submission");
    let receipt = async || startup.get(format!("{path}/receipt")).await.expect(200).json().clone();
    let first = startup.post_with_key(&submission, "hand-in-once", json!({})).await.expect(200);
    let proof = receipt().await;
    // As long as keys are kept.
    for at in ["2027-01-16T09:00:00Z", "2027-01-17T08:59:00Z"] {
        app.clock.set(Instant::parse(at).unwrap());
        let again = startup.post_with_key(&submission, "hand-in-once", json!({})).await.expect(200);
        assert_eq!((again.json(), again.etag(), again.header("idempotency-replayed")), (first.json(), first.etag(), Some("true")));
        assert_eq!(receipt().await, proof);
    }
    startup.post_with_key(&submission, "hand-in-once", json!({"access_code": "AAAA-BBBB"})).await.problem(422, "idempotency_key_mismatch");
    startup.post_with_key(&submission, "hand-in-twice", json!({})).await.problem(409, "invalid_state");
    let versions = startup.get(format!("{path}/versions")).await.expect(200);
    let handed_in = versions.data().iter().filter(|version| !version["digest"].is_null()).count();
    assert_eq!((versions.data().len(), handed_in), (2, 1));
    assert_eq!(
        ministry.get(format!("/v1/challenges/{}/application-count", text(&challenge["id"]))).await.expect(200).json()["submitted"],
        1
    );
}
