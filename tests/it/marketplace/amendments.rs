//! What still changes once a call is public: corrections, extensions, copies.

use acceptance::{Instant, Span, TestApp, a_call, json, text};
use serde_json::Value;
use tahaddi_domain::organisation::MemberRole;

/// A call of two tracks with a review after the window and a pilot that hangs on it.
fn staged() -> Value {
    let mut call = a_call();
    call["phases"][0]["key"] = json!("window");
    call["phases"][1]["key"] = json!("jury");
    call["phases"][1]["opens"] = json!({"local": "2027-04-05T09:00"});
    call["phases"][1]["closes"] = json!({"local": "2027-04-20T18:00"});
    let pilot = json!({"key": "pilot", "kind": "pilot", "opens_after": {"count": 2, "unit": "weeks", "phase": "jury"}, "closes_after": {"count": 3, "unit": "months"}});
    call["phases"].as_array_mut().unwrap().push(pilot);
    call
}

#[tokio::test]
async fn inv_04_a_published_deadline_only_moves_later_with_a_reason_and_everybody_is_told() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let published = app.published(&ministry, staged()).await;
    let path = format!("/v1/challenges/{}", text(&published["id"]));
    let startup = app.startup("Capteurs").await;
    app.drafted(&startup, &published, "Brouillon").await;
    let phase = text(&published["document"]["phases"][0]["id"]).to_owned();
    let extend = |closes: &str| json!({"phase_id": phase, "closes": {"local": closes}, "reason": "À la demande des candidats."});
    let extensions = format!("{path}/extensions");
    app.colleague(&ministry, MemberRole::Editor).await.post(&extensions, extend("2027-04-10")).await.problem(403, "forbidden");
    startup.post(&extensions, extend("2027-04-10")).await.problem(403, "forbidden");
    for earlier in ["2027-03-30", "2027-03-31"] {
        ministry.post(&extensions, extend(earlier)).await.invalid("/closes/local", "frozen");
    }
    let mut without_reason = extend("2027-04-10");
    without_reason["reason"] = json!(" ");
    ministry.post(&extensions, without_reason).await.invalid("/reason", "required");
    ministry
        .post(&extensions, json!({"phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3", "closes": {"local": "2027-04-10"}, "reason": "?"}))
        .await
        .invalid("/phase_id", "unknown_reference");

    let after = ministry.post(&extensions, extend("2027-04-10")).await.expect(200);
    let phases = after.json()["document"]["phases"].clone();
    // A bare date ends at the next local midnight; the jury moves by as much, the pilot follows the jury.
    assert_eq!(phases[0]["closes"]["at"], "2027-04-11T00:00:00.000000Z");
    assert_eq!(
        (text(&phases[0]["extensions"][0]["previous"]["local"]), text(&phases[0]["extensions"][0]["reason"])),
        ("2027-03-31", "À la demande des candidats.")
    );
    assert_eq!((text(&phases[1]["opens"]["local"]), text(&phases[1]["closes"]["local"])), ("2027-04-15T09:00:00", "2027-04-30T18:00:00"));
    assert_eq!(text(&phases[2]["opens"]["local"]), "2027-05-14T18:00:00");
    let jury = text(&phases[1]["id"]);
    assert_eq!(ministry.get(format!("/v1/phases/{jury}")).await.expect(200).json()["opens_at"], "2027-04-15T09:00:00.000000Z");
    app.tick().await;
    let mail = app.mail_to(startup.email());
    assert!(
        mail.subject.contains("DigitAgri 2027")
            && mail.text.contains("2027-04-11 00:00:00")
            && mail.text.contains("À la demande des candidats."),
        "{}",
        mail.text
    );
    let listed = app.anonymous().get("/v1/challenges").await.expect(200);
    assert_eq!(listed.data()[0]["closes_at"], "2027-04-11T00:00:00.000000Z");

    // Without cascade nothing else moves, except what is a distance.
    let alone = ministry
        .post(&extensions, json!({"phase_id": phase, "closes": {"local": "2027-04-12"}, "reason": "Encore.", "cascade": false}))
        .await
        .expect(200);
    assert_eq!(text(&alone.json()["document"]["phases"][1]["opens"]["local"]), "2027-04-15T09:00:00");
    // Once it is over, nobody reopens it: others have relied on it.
    app.advance(Instant::parse("2027-04-13T00:00:00Z").unwrap() - app.now());
    ministry.post(&extensions, extend("2027-05-01")).await.problem(409, "deadline_passed");
    let revisions = ministry.get(format!("{path}/revisions")).await.expect(200);
    let mut changed: Vec<&str> = revisions.data()[0]["changes"].as_array().unwrap().iter().map(|change| text(&change["pointer"])).collect();
    changed.sort_unstable();
    assert_eq!(changed, ["/phases/0/closes/at", "/phases/0/closes/local", "/phases/0/extensions/1"]);
}

#[tokio::test]
async fn a_public_call_is_corrected_and_not_rewritten() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let published = app.published(&ministry, staged()).await;
    let path = format!("/v1/challenges/{}", text(&published["id"]));
    let patch = async |change: Value| {
        let seen = ministry.get(&path).await.expect(200);
        ministry.patch(&path, &seen, json!({"document": change})).await
    };
    // Before anybody has begun, what is asked can change still; a deadline cannot.
    patch(json!({"seats": 12, "summary": {"fr": "Mieux dit."}})).await.expect(200);
    let mut phases = ministry.get(&path).await.expect(200).json()["document"]["phases"].clone();
    phases[0]["closes"] = json!({"local": "2027-05-31"});
    patch(json!({"phases": phases})).await.invalid("/document/phases/0/closes/local", "frozen");
    patch(json!({"summary": null})).await.problem(409, "challenge_incomplete");
    let startup = app.startup("Capteurs").await;
    app.drafted(&startup, &published, "Brouillon").await;
    // Afterwards only words.
    patch(json!({"seats": 13})).await.invalid("/document/seats", "frozen");
    patch(json!({"eligibility": [{"key": "new", "label": {"fr": "Nouvelle règle"}}]})).await.invalid("/document/eligibility/0", "frozen");
    let corrected = patch(json!({"title": {"en": "DigitAgri 2027, corrected"}})).await.expect(200);
    assert_eq!(corrected.json()["state"], "published");
    let revisions = ministry.get(format!("{path}/revisions")).await.expect(200);
    assert_eq!(
        revisions.data()[0]["changes"],
        json!([{"pointer": "/title/en", "before": "DigitAgri 2027", "after": "DigitAgri 2027, corrected"}])
    );
}

#[tokio::test]
async fn intake_is_paused_and_taken_up_again() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["phases"][0] = json!({"kind": "application", "opens": {"local": "2027-01-15T09:00:00"}, "intake": {"mode": "rolling"}});
    let published = app.published(&ministry, call).await;
    assert_eq!(published["status"], "open", "a rolling intake has no end");
    let path = format!("/v1/challenges/{}", text(&published["id"]));
    let open = app.anonymous().get("/v1/challenges?status=open").await.expect(200);
    assert_eq!(open.data().len(), 1);
    let pause = async |reason: Value| {
        let seen = ministry.get(&path).await.expect(200);
        let mut phases = seen.json()["document"]["phases"].clone();
        phases[0]["intake"]["paused"] = reason;
        ministry.patch(&path, &seen, json!({"document": {"phases": phases}})).await.expect(200);
    };
    pause(json!({"fr": "Trop de dossiers."})).await;
    let startup = app.startup("Capteurs").await;
    let body = json!({"organisation_id": startup.organisation, "document": {"title": "Dossier"}});
    startup.post(format!("{path}/applications"), body.clone()).await.problem(409, "challenge_not_open");
    pause(Value::Null).await;
    startup.post(format!("{path}/applications"), body).await.expect(201);
}

#[tokio::test]
async fn a_call_is_copied_into_a_draft_of_ones_own() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, other) = (app.partner("Ministère").await, app.partner("Région").await);
    let mut call = staged();
    call["brief"] = json!({"fr": "Secret."});
    call["terms"] = json!([{"key": "nda", "kind": "confidentiality", "title": {"fr": "Accord"}, "accepted_for": "brief"}]);
    let published = app.published(&ministry, call).await;
    let path = format!("/v1/challenges/{}/copies", text(&published["id"]));
    let body = |member: &acceptance::Member| json!({"organisation_id": member.organisation, "title": {"fr": "Copie"}});
    let copied = other.post(&path, body(&other)).await.expect(201);
    assert_eq!((text(&copied.json()["state"]), text(&copied.json()["document"]["title"]["fr"])), ("draft", "Copie"));
    assert!(copied.json()["document"]["brief"]["fr"].is_null(), "what one may not read is not copied");
    let ids = |document: &Value| document["phases"].as_array().unwrap().iter().map(|phase| phase["id"].clone()).collect::<Vec<_>>();
    assert!(ids(&copied.json()["document"]).iter().all(|id| !ids(&published["document"]).contains(id)));
    let own = ministry.post(&path, body(&ministry)).await.expect(201);
    assert_eq!(own.json()["document"]["brief"]["fr"], "Secret.");
    other.post(&path, body(&ministry)).await.problem(403, "forbidden");
    app.startup("Capteurs").await.post(&path, body(&ministry)).await.problem(403, "forbidden");
    // A draft of others does not exist.
    other.post(format!("{}/copies", own.location()), body(&other)).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_track_has_its_own_window_questions_and_rubric() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["tracks"] = json!([{"key": "early", "title": {"fr": "Précoce"}}, {"key": "late", "title": {"fr": "Tardif"}}]);
    call["phases"][0]["tracks"] = json!(["early"]);
    call["phases"][0]["closes"] = json!({"local": "2027-02-15"});
    let late =
        json!({"kind": "application", "tracks": ["late"], "opens": {"local": "2027-02-01T09:00"}, "closes": {"local": "2027-03-31"}});
    call["phases"].as_array_mut().unwrap().push(late);
    call["questions"]
        .as_array_mut()
        .unwrap()
        .push(json!({"label": {"fr": "Brevet"}, "kind": "short_text", "required": true, "tracks": ["late"]}));
    let published = app.published(&ministry, call).await;
    let path = format!("/v1/challenges/{}/applications", text(&published["id"]));
    let begin = async |name: &str, track: Value| {
        let startup = app.startup(name).await;
        let mut document = acceptance::a_dossier(&published, "Dossier");
        document["track"] = track;
        let body = json!({"organisation_id": startup.organisation, "document": document});
        (startup.post(&path, body).await, startup)
    };
    begin("Un", json!("nowhere")).await.0.invalid("/document/track", "unknown_reference");
    begin("Deux", json!("late")).await.0.problem(409, "challenge_not_open");
    let (early, startup) = begin("Trois", json!("early")).await;
    let submission = format!("{}/submission", early.expect(201).location());
    startup.post(&submission, json!({})).await.expect(200);
    let (none, startup) = begin("Quatre", Value::Null).await;
    let none = none.expect(201);
    startup.post(format!("{}/submission", none.location()), json!({})).await.problem(422, "application_incomplete");
    app.advance(Span::days(40));
    begin("Cinq", json!("early")).await.0.problem(409, "deadline_passed");
    // Nor does one come in through the window of another track.
    let (aside, startup) = begin("Sept", json!("late")).await;
    let aside = aside.expect(201);
    startup.patch(aside.location(), &aside, json!({"track": "early"})).await.problem(409, "deadline_passed");
    let (late, startup) = begin("Six", json!("late")).await;
    let refused =
        startup.post(format!("{}/submission", late.expect(201).location()), json!({})).await.problem(422, "application_incomplete");
    assert_eq!(refused.json()["errors"].as_array().unwrap().len(), 1, "the question of the track");
    assert_eq!(app.anonymous().get("/v1/challenges").await.expect(200).data()[0]["status"], "open", "one window is open still");
}
