//! The dossier of an application: how far it is, what it said before, what was granted to it, and the receipt for it.

use acceptance::{Instant, TestApp, Value, a_call, a_dossier, json, text};
use tahaddi_api::auth::receipt;

/// A call with terms to accept and rules to meet.
fn a_demanding_call() -> Value {
    let mut call = a_call();
    call["terms"] = json!([{"key": "rules", "kind": "rules", "title": {"fr": "Règlement"}, "text": {"fr": "Article 1."}, "accepted_for": "submission"}]);
    call["eligibility"] = json!([
        {"key": "young", "label": {"fr": "Moins de cinq ans"}, "condition": {"test": {"subject": "company", "attribute": "company_age_months", "operator": "at_most", "most": 60}}},
        {"key": "sober", "kind": "declarative", "label": {"fr": "Aucun litige en cours"}},
        {"key": "paid", "label": {"fr": "Siège au Maroc"}, "prizes": ["first"],
            "condition": {"test": {"subject": "company", "attribute": "country_of_seat", "operator": "in", "values": ["MA"]}}}]);
    call["prizes"] = json!([{"key": "first", "label": {"fr": "Premier prix"}, "kind": "cash", "amount": {"amount_minor": 1_000_000, "currency": "MAD"}}]);
    call
}

fn path(draft: &Value) -> String {
    format!("/v1/applications/{}", text(&draft["id"]))
}

#[tokio::test]
async fn inv_14_inv_15_terms_and_rules_are_held_against_what_is_handed_in() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut plain = a_demanding_call();
    plain.as_object_mut().unwrap().remove("prizes");
    plain["eligibility"].as_array_mut().unwrap().pop();
    let challenge = app.published(&ministry, plain).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    let (path, submission) = (path(&draft), format!("{}/submission", path(&draft)));

    startup.post(&submission, json!({})).await.problem(422, "terms_not_accepted").invalid("/terms/rules", "required");
    let call = format!("/v1/challenges/{}", text(&challenge["id"]));
    let accept = async |version: i64| {
        let given = startup.post(format!("{call}/terms-acceptances"), json!({"key": "rules", "version": version})).await.expect(201);
        let accepted = json!({"key": "rules", "version": version, "digest": given.json()["digest"], "by": startup.id(), "at": app.now()});
        app.advance(acceptance::Span::minutes(1));
        accepted
    };
    let first = accept(1).await;
    // What no fact tells is asked for, and what is to be declared too: all at once.
    startup
        .post(&submission, json!({}))
        .await
        .problem(422, "application_incomplete")
        .invalid("/facts/eligibility/young", "required")
        .invalid("/facts/declared", "required");
    let old = json!({"facts": {"company": {"founded_on": "2015-05-01"}, "declared": ["sober"]}});
    startup.patch(&path, "*", old).await.expect(200);
    startup.post(&submission, json!({})).await.problem(422, "not_eligible").invalid("/eligibility/young", "not_allowed");
    let how = startup.get(format!("{path}/completeness")).await.expect(200);
    let verdicts: Vec<_> =
        how.json()["eligibility"]["rules"].as_array().unwrap().iter().map(|rule| (text(&rule["rule"]), text(&rule["verdict"]))).collect();
    assert_eq!(verdicts, [("young", "not_met"), ("sober", "met")]);
    // The profile of the startup says what the dossier leaves out.
    let profile = format!("/v1/organisations/{}", startup.organisation);
    let seen = startup.get(&profile).await.expect(200);
    startup.patch(&profile, &seen, json!({"profile": {"facts": {"founded_on": "2025-05-01"}}})).await.expect(200);
    startup.patch(&path, "*", json!({"facts": {"company": {"founded_on": null}}})).await.expect(200);
    startup.post(&submission, json!({})).await.expect(200);

    // The receipt says by which version of the call it was judged, and which wording was accepted when and by whom.
    let rules =
        async || -> i64 { ministry.get(&call).await.expect(200).etag().trim_matches('"').split('.').next().unwrap().parse().unwrap() };
    let receipt = async || startup.get(format!("{path}/receipt")).await.expect(200).json().clone();
    let judged =
        |receipt: &Value| (text(&receipt["eligibility"]["verdict"]).to_owned(), receipt["snapshot"]["eligibility_version"].as_i64());
    let (before, handed_in) = (rules().await, receipt().await);
    assert_eq!(judged(&handed_in), ("met".to_owned(), Some(before)));
    assert_eq!((&handed_in["terms"], &handed_in["snapshot"]["terms"]), (&json!([first]), &json!({"rules": 1})));
    // A new wording is accepted anew before the dossier changes.
    let seen = ministry.get(&call).await.expect(200);
    let mut terms = seen.json()["document"]["terms"].clone();
    terms[0]["text"]["fr"] = json!("Article 1, revu.");
    ministry.patch(&call, &seen, json!({"document": {"terms": terms}})).await.expect(200);
    startup.patch(&path, "*", json!({"title": "Capteurs II"})).await.problem(422, "terms_not_accepted");
    let second = accept(2).await;
    assert!(text(&first["digest"]).len() == 64 && first["digest"] != second["digest"], "another wording: {first}, {second}");
    startup.patch(&path, "*", json!({"title": "Capteurs II"})).await.expect(200);
    let (after, anew) = (rules().await, receipt().await);
    assert!(after > before);
    assert_eq!(judged(&anew), ("met".to_owned(), Some(after)));
    assert_eq!((&anew["terms"], &anew["snapshot"]["terms"]), (&json!([second]), &json!({"rules": 2})));
    // The first receipt stays as it was.
    let old = startup.get(format!("{path}/receipt?version={}", handed_in["version"])).await.expect(200);
    assert_eq!(old.json(), &handed_in);
}

#[tokio::test]
async fn who_may_not_be_paid_may_compete() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_demanding_call();
    call["eligibility"] = json!([call["eligibility"][2].clone()]);
    call["terms"] = json!([]);
    let challenge = app.published(&ministry, call).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    startup.patch(path(&draft), "*", json!({"facts": {"company": {"country_of_seat": ["FR"]}}})).await.expect(200);
    startup.post(format!("{}/submission", path(&draft)), json!({})).await.expect(200);
    let receipt = startup.get(format!("{}/receipt", path(&draft))).await.expect(200);
    assert_eq!(receipt.json()["eligibility"]["verdict"], "met");
    assert_eq!(receipt.json()["eligibility"]["prizes"], json!([{"key": "first", "verdict": "not_met"}]));
}

#[tokio::test]
async fn every_hand_in_has_a_receipt_that_anybody_verifies() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let (startup, rival) = (app.startup("Startup").await, app.startup("Rival").await);
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    let path = path(&draft);
    startup.get(format!("{path}/receipt")).await.problem(404, "not_found");
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    let first = startup.get(format!("{path}/receipt")).await.expect(200).json().clone();
    let keys = app.anonymous().get("/.well-known/jwks.json").await.expect(200).json().clone();
    let claims: Value = receipt::verify(text(&first["receipt"]), &keys).unwrap();
    assert_eq!(claims["sub"], draft["id"]);
    assert_eq!((&claims["digest"], &claims["version"]), (&first["digest"], &first["version"]));
    assert_eq!(claims["submitted_at"]["at"], "2027-01-15T09:00:00.000000Z");
    assert_eq!(
        claims["deadline"],
        json!({"at": "2027-04-01T00:00:00.000000Z", "local": "2027-04-01T00:00:00", "time_zone": "Africa/Casablanca"})
    );
    assert_eq!(first["snapshot"]["document"]["title"], "Capteurs");

    // Each change of what was handed in has a receipt of its own, and the first one stays.
    app.advance(acceptance::Span::minutes(5));
    startup.patch(&path, "*", json!({"title": "Capteurs de sol"})).await.expect(200);
    let second = startup.get(format!("{path}/receipt")).await.expect(200).json().clone();
    assert!(second["version"].as_i64() > first["version"].as_i64() && second["digest"] != first["digest"]);
    let again = startup.get(format!("{path}/receipt?version={}", first["version"])).await.expect(200);
    assert_eq!(again.json(), &first);
    let versions = startup.get(format!("{path}/versions")).await.expect(200);
    let digests: Vec<_> = versions.data().iter().map(|item| item["digest"].clone()).collect();
    assert_eq!(digests, [second["digest"].clone(), first["digest"].clone(), Value::Null]);

    // It shows the dossier: whoever may not see that sees no receipt.
    rival.get(format!("{path}/receipt")).await.problem(404, "not_found");
    ministry.get(format!("{path}/receipt")).await.problem(404, "not_found");
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    ministry.get(format!("{path}/receipt")).await.expect(200);
}

#[tokio::test]
async fn what_is_missing_is_told_question_by_question() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let applications = format!("/v1/challenges/{}/applications", text(&challenge["id"]));
    let draft = startup.post(&applications, json!({"organisation_id": startup.organisation})).await.expect(201);
    let path = draft.location().to_owned();
    let question = text(&challenge["document"]["questions"][0]["id"]).to_owned();
    let told = startup.get(format!("{path}/completeness")).await.expect(200);
    let form = &told.json()["form"];
    assert_eq!((&form["can_submit"], &form["required_missing"]), (&json!(false), &json!(1)));
    assert_eq!(form["issues"][0]["pointer"], "/title");
    assert_eq!(form["sections"][0]["questions"][0]["issues"][0]["pointer"], format!("/answers/{question}"));
    assert_eq!(form["closes_at"], "2027-04-01T00:00:00.000000Z");
    startup.patch(&path, "*", a_dossier(&challenge, "Capteurs")).await.expect(200);
    let told = startup.get(format!("{path}/completeness")).await.expect(200);
    assert_eq!(told.json()["form"]["can_submit"], true);
    app.operator().await.get(format!("{path}/completeness")).await.problem(404, "not_found");
    app.startup("Rival").await.get(format!("{path}/completeness")).await.problem(404, "not_found");
}

#[tokio::test]
async fn what_was_written_before_is_listed_and_comes_back() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Un").await;
    let path = path(&draft);
    startup.patch(&path, "*", json!({"title": "Deux"})).await.expect(200);
    startup.patch(&path, "*", json!({"title": "Trois"})).await.expect(200);
    let versions = startup.get(format!("{path}/versions")).await.expect(200);
    let told: Vec<_> = versions.data().iter().map(|item| (item["version"].as_i64().unwrap(), text(&item["document"]["title"]))).collect();
    assert_eq!(told, [(3, "Trois"), (2, "Deux"), (1, "Un")]);
    assert_eq!(versions.data()[0]["changes"], json!([{"pointer": "/title", "before": "Deux", "after": "Trois"}]));
    let page = startup.get(format!("{path}/versions?limit=2")).await.expect(200);
    let rest = startup.get(format!("{path}/versions?limit=2&cursor={}", text(&page.json()["next_cursor"]))).await.expect(200);
    assert_eq!(rest.data().len(), 1);

    let restored = startup.post(format!("{path}/restoration"), json!({"version": 1})).await.expect(200);
    assert_eq!(restored.json()["document"]["title"], "Un");
    assert_eq!(startup.get(format!("{path}/versions")).await.expect(200).data()[0]["version"], 4);
    startup
        .post(format!("{path}/restoration"), json!({"version": 9}))
        .await
        .problem(422, "validation_failed")
        .invalid("/version", "unknown_reference");
    for stranger in [app.startup("Rival").await, app.partner("Autre").await] {
        stranger.get(format!("{path}/versions")).await.problem(404, "not_found");
        stranger.post(format!("{path}/restoration"), json!({"version": 1})).await.problem(404, "not_found");
    }
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    startup.post(format!("{path}/restoration"), json!({"version": 2})).await.problem(409, "deadline_passed");
}

#[tokio::test]
async fn one_dossier_may_be_given_more_time_than_the_others() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let (startup, other, operator) = (app.startup("Startup").await, app.startup("Autre").await, app.operator().await);
    let (draft, theirs) = (app.drafted(&startup, &challenge, "A").await, app.drafted(&other, &challenge, "B").await);
    let extension = format!("{}/extension", path(&draft));
    app.clock.set(Instant::parse("2027-04-01T00:00:00Z").unwrap());
    startup.post(format!("{}/submission", path(&draft)), json!({})).await.problem(409, "deadline_passed");
    let body = json!({"until": "2027-04-03T12:00:00Z", "reason": "Panne du portail"});
    startup.post(&extension, body.clone()).await.problem(403, "forbidden");
    ministry.post(&extension, body.clone()).await.problem(404, "not_found");
    operator
        .post(&extension, json!({"until": "2027-03-01T00:00:00Z", "reason": "x"}))
        .await
        .problem(422, "validation_failed")
        .invalid("/until", "wrong_order");
    operator
        .post(&extension, json!({"until": "2027-04-03T12:00:00Z", "reason": " "}))
        .await
        .problem(422, "validation_failed")
        .invalid("/reason", "required");
    let granted = operator.post(&extension, body).await.expect(200);
    assert_eq!(granted.json()["extension"]["reason"], "Panne du portail");
    app.tick().await;
    assert!(app.mail_to(startup.email()).text.contains("Panne du portail"));

    let seen = startup.get(path(&draft)).await.expect(200);
    assert_eq!(
        (seen.field("deadline"), &seen.json()["extension"]["until"]),
        ("2027-04-03T12:00:00.000000Z", &json!("2027-04-03T12:00:00.000000Z"))
    );
    other.post(format!("{}/submission", path(&theirs)), json!({})).await.problem(409, "deadline_passed");
    startup.patch(path(&draft), "*", json!({"title": "A bis"})).await.expect(200);
    startup.post(format!("{}/submission", path(&draft)), json!({})).await.expect(200);
    let receipt = startup.get(format!("{}/receipt", path(&draft))).await.expect(200);
    assert_eq!(receipt.field("deadline"), "2027-04-03T12:00:00.000000Z");
    app.clock.set(Instant::parse("2027-04-03T12:00:00Z").unwrap());
    startup.patch(path(&draft), "*", json!({"title": "A ter"})).await.problem(409, "deadline_passed");
}

#[tokio::test]
async fn inv_20_what_was_handed_in_is_reopened_for_its_startup_and_nobody_else_writes_in_it() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let (startup, operator) = (app.startup("Startup").await, app.operator().await);
    let handed_in = app.submitted(&startup, &challenge, "Capteurs").await;
    let (path, reopening) = (path(&handed_in), format!("{}/reopening", path(&handed_in)));
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    let body = json!({"until": "2027-04-05T00:00:00Z", "reason": "Attestation illisible"});
    ministry.post(&reopening, body.clone()).await.problem(404, "not_found");
    operator.post(&reopening, body).await.expect(200);
    operator.patch(&path, "*", json!({"title": "Écrit par d'autres"})).await.problem(403, "forbidden");

    startup.patch(&path, "*", json!({"title": "Capteurs corrigés"})).await.expect(200);
    let seen = startup.get(&path).await.expect(200);
    assert_eq!(
        (&seen.json()["document"]["title"], &seen.json()["correction"]["document"]["title"]),
        (&json!("Capteurs"), &json!("Capteurs corrigés"))
    );
    // What was handed in counts until the correction is; nobody else sees what is being written.
    let theirs = ministry.get(&path).await.expect(200);
    assert_eq!((&theirs.json()["document"]["title"], &theirs.json()["correction"]), (&json!("Capteurs"), &Value::Null));
    let submitted_at = seen.field("submitted_at").to_owned();
    let corrected = startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    assert_eq!(
        (&corrected.json()["document"]["title"], corrected.field("submitted_at")),
        (&json!("Capteurs corrigés"), submitted_at.as_str())
    );
    assert_eq!((&corrected.json()["reopening"], &corrected.json()["correction"]), (&Value::Null, &Value::Null));
    startup.patch(&path, "*", json!({"title": "Encore"})).await.problem(409, "deadline_passed");
    let receipt = startup.get(format!("{path}/receipt")).await.expect(200);
    assert_eq!(receipt.field("deadline"), "2027-04-05T00:00:00.000000Z", "the one that was in force");
    // What was replaced is the startup's alone.
    ministry.get(format!("{path}/receipt?version=2")).await.problem(404, "not_found");
    startup.get(format!("{path}/receipt?version=2")).await.expect(200);
    assert_eq!(
        (receipt.field("submitted_at"), &receipt.json()["snapshot"]["document"]["title"]),
        ("2027-04-02T00:00:00.000000Z", &json!("Capteurs corrigés"))
    );
}

#[tokio::test]
async fn answers_are_proposed_from_what_a_startup_wrote_before() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let (first, second) = (app.published(&ministry, a_call()).await, app.published(&ministry, a_call()).await);
    let (startup, rival) = (app.startup("Startup").await, app.startup("Rival").await);
    app.submitted(&startup, &first, "Capteurs").await;
    let answer = a_dossier(&first, "Capteurs")["answers"].as_object().unwrap().values().next().unwrap().clone();
    let draft = startup
        .post(format!("/v1/challenges/{}/applications", text(&second["id"])), json!({"organisation_id": startup.organisation}))
        .await
        .expect(201);
    let path = format!("{}/answer-proposals", draft.location());
    let proposed = startup.get(&path).await.expect(200);
    let one = &proposed.data()[0];
    assert_eq!((&one["question_id"], &one["answer"]), (&second["document"]["questions"][0]["id"], &answer));
    assert!(one["source"]["application"]["application_id"].is_string(), "{one}");
    rival.get(&path).await.problem(404, "not_found");
    ministry.get(&path).await.problem(404, "not_found");
    startup.patch(draft.location(), "*", a_dossier(&second, "Capteurs")).await.expect(200);
    assert!(startup.get(&path).await.expect(200).data().is_empty(), "what is written is not proposed");
}

#[tokio::test]
async fn inv_12_one_person_takes_part_in_one_dossier_of_a_call() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let (challenge, other_call) = (app.published(&ministry, a_call()).await, app.published(&ministry, a_call()).await);
    let (first, second, third) = (app.startup("Une").await, app.startup("Deux").await, app.startup("Trois").await);
    let amina = app.person("Amina").await;
    let (mine, theirs) = (app.drafted(&first, &challenge, "A").await, app.drafted(&second, &challenge, "B").await);
    let team = |role: &str, email: &str| json!({"team": [{"name": "Chef", "role": "lead", "email": "chef@example.ma"}, {"name": "Amina", "role": role, "email": email}]});
    let other = |role: &str| json!({"team": [{"name": "Omar", "role": "lead", "email": "omar@example.ma"}, {"name": "Amina", "role": role, "user_id": amina.id()}]});
    first.patch(path(&mine), "*", team("member", &amina.email().to_uppercase())).await.expect(200);
    // A draft keeps nobody from applying, and whoever writes a name into one learns nothing.
    second.patch(path(&theirs), "*", other("member")).await.expect(200);
    first.post(format!("{}/submission", path(&mine)), json!({})).await.expect(200);
    // By account or by address: it is the same person, and nothing is said of the other dossier.
    let submission = format!("{}/submission", path(&theirs));
    let refused = second.post(&submission, json!({})).await.problem(422, "validation_failed").invalid("/team/1", "duplicate");
    assert!(!refused.text().contains(text(&mine["id"])));
    second.patch(path(&theirs), "*", other("advisor")).await.expect(200);
    second.post(&submission, json!({})).await.problem(422, "validation_failed").invalid("/team/1", "duplicate");
    // Checked again when a member is added to what was handed in.
    let alone = app.submitted(&third, &challenge, "D").await;
    third.patch(path(&alone), "*", team("member", amina.email())).await.problem(422, "validation_failed").invalid("/team/0", "duplicate");
    // In another call she may, and where the first dossier is gone.
    let elsewhere = app.drafted(&second, &other_call, "C").await;
    second.patch(path(&elsewhere), "*", other("member")).await.expect(200);
    second.post(format!("{}/submission", path(&elsewhere)), json!({})).await.expect(200);
    first.post(format!("{}/withdrawal", path(&mine)), json!({})).await.expect(200);
    second.post(&submission, json!({})).await.expect(200);
}

#[tokio::test]
async fn what_was_granted_ends_with_the_lock_of_a_panel() {
    let panel = acceptance::Panel::of(&["Sondes"]).await;
    let path = format!("/v1/applications/{}", panel.applications[0]);
    let juror = panel.seat("Karim", "juror").await;
    panel.operator.post(format!("{path}/extension"), json!({"until": "2027-06-01T00:00:00Z", "reason": "Panne"})).await.expect(200);
    panel.startups[0].patch(&path, "*", json!({"title": "Sondes II"})).await.expect(200);
    for n in 0..3 {
        let other = if n == 0 { juror.clone() } else { panel.seat(&format!("Juré {n}"), "juror").await };
        panel.reviewed(&other, 0, &[4.0, 4.0]).await;
    }
    panel.lock().await;
    panel.startups[0].patch(&path, "*", json!({"title": "Sondes III"})).await.problem(409, "panel_locked");
    let grant = json!({"until": "2027-07-01T00:00:00Z", "reason": "Encore"});
    panel.operator.post(format!("{path}/extension"), grant.clone()).await.problem(409, "panel_locked");
    panel.operator.post(format!("{path}/reopening"), grant).await.problem(409, "panel_locked");
}
