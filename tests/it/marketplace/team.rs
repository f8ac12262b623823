//! People in the team of a dossier who are asked to confirm it.

use acceptance::{Instant, Member, Method, Span, TestApp, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

const OMAR: &str = "omar@example.ma";

/// A draft with a lead who has an account and Omar, who has none.
async fn drafted(app: &TestApp) -> (Member, Member, String) {
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    let path = format!("/v1/applications/{}", text(&draft["id"]));
    let team = json!([
        {"name": "Amina", "role": "lead", "user_id": startup.id()},
        {"name": "Omar", "role": "advisor", "email": "Omar@Example.ma"}]);
    startup.patch(&path, "*", json!({"team": team})).await.expect(200);
    (ministry, startup, path)
}

async fn asked(app: &TestApp, startup: &Member, path: &str) -> String {
    startup.post(format!("{path}/team-invitations"), json!({"email": OMAR})).await.expect(201);
    app.advance(Span::seconds(1));
    app.tick().await;
    app.mail_to(OMAR).token().to_owned()
}

async fn confirmations(startup: &Member, path: &str) -> Value {
    startup.get(path).await.expect(200).json()["team_confirmations"].clone()
}

#[tokio::test]
async fn who_is_named_in_a_team_confirms_it_and_does_not_see_the_dossier() {
    let app = TestApp::start().await;
    let (ministry, startup, path) = drafted(&app).await;
    assert_eq!(confirmations(&startup, &path).await, json!([]));
    let before = startup.get(&path).await.expect(200).json()["updated_at"].clone();
    let token = asked(&app, &startup, &path).await;
    let mail = app.mail_to(OMAR);
    assert!(mail.text.contains("Startup") && mail.text.contains("DigitAgri 2027"), "{}", mail.text);
    assert_eq!(confirmations(&startup, &path).await[0]["state"], "invited");
    let link = format!("/v1/invitations/{token}");
    let seen = app.anonymous().get(&link).await.expect(200);
    assert_eq!((seen.field("kind"), seen.field("role"), seen.field("organisation_name")), ("team", "advisor", "Startup"));
    assert_eq!(seen.json()["challenge_title"]["fr"], "DigitAgri 2027");
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    let account = json!({"name": "Omar", "password": "trois mulets traversent l'oued"});
    let accept = || app.anonymous().request(Method::POST, format!("{link}/acceptance")).json(account.clone()).send();
    accept().await.expect(204);
    accept().await.problem(410, "link_expired");
    let told = confirmations(&startup, &path).await;
    assert_eq!((text(&told[0]["email"]), text(&told[0]["state"])), (OMAR, "confirmed"));
    assert!(told[0]["confirmed_at"].is_string());
    // The dossier itself is as it was handed in, and the partner sees who confirmed once applications are closed.
    let after = startup.get(&path).await.expect(200);
    assert!(after.json()["document"]["team"][1]["user_id"].is_null() && after.json()["updated_at"] != before);
    startup.post(format!("{path}/team-invitations"), json!({"email": OMAR})).await.problem(409, "already_exists");
    let credentials = json!({"email": OMAR, "password": account["password"]});
    app.anonymous().request(Method::POST, "/v1/sessions").json(credentials).send().await.expect(201);
    let omar = app.signed_in(OMAR).await;
    omar.get(&path).await.problem(404, "not_found");
    assert!(omar.get("/v1/me/applications").await.expect(200).data().is_empty());
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    let seen = ministry.get(&path).await.expect(200);
    assert_eq!(seen.json()["team_confirmations"][0]["state"], "confirmed");
}

#[tokio::test]
async fn an_invitation_to_a_team_ends_with_the_place_in_it() {
    let app = TestApp::start().await;
    let (_ministry, startup, path) = drafted(&app).await;
    let token = asked(&app, &startup, &path).await;
    let accept = |token: &str| {
        let account = json!({"name": "Omar", "password": "trois mulets traversent l'oued"});
        app.anonymous().request(Method::POST, format!("/v1/invitations/{token}/acceptance")).json(account).send()
    };
    // Asking again replaces the link.
    let second = asked(&app, &startup, &path).await;
    accept(&token).await.problem(410, "link_expired");
    let lead = json!([{"name": "Amina", "role": "lead", "user_id": startup.id()}]);
    startup.patch(&path, "*", json!({"team": lead})).await.expect(200);
    accept(&second).await.problem(410, "link_expired");
    startup
        .post(format!("{path}/team-invitations"), json!({"email": OMAR}))
        .await
        .problem(422, "validation_failed")
        .invalid("/email", "unknown_reference");
    startup
        .post(format!("{path}/team-invitations"), json!({"email": "nobody"}))
        .await
        .problem(422, "validation_failed")
        .invalid("/email", "invalid_format");
    assert_eq!(confirmations(&startup, &path).await, json!([]));
    // Seven days later it is over.
    let team = json!([lead[0], {"name": "Omar", "role": "member", "email": OMAR}]);
    startup.patch(&path, "*", json!({"team": team})).await.expect(200);
    app.advance(Span::days(8));
    assert_eq!(confirmations(&startup, &path).await[0]["state"], "expired");
    let third = asked(&app, &startup, &path).await;
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    startup.post(format!("{path}/withdrawal"), json!({})).await.expect(200);
    accept(&third).await.problem(410, "link_expired");
    startup.post(format!("{path}/team-invitations"), json!({"email": OMAR})).await.problem(409, "invalid_state");
}

#[tokio::test]
async fn only_who_may_write_in_the_dossier_asks_its_team() {
    let app = TestApp::start().await;
    let (ministry, startup, path) = drafted(&app).await;
    let (path, body) = (format!("{path}/team-invitations"), json!({"email": OMAR}));
    app.anonymous().request(Method::POST, &path).fresh_key().json(body.clone()).send().await.problem(401, "authentication_required");
    app.colleague(&startup, MemberRole::Viewer).await.post(&path, body.clone()).await.problem(403, "forbidden");
    let rival = app.startup("Rival").await;
    for stranger in [&rival.person, &ministry.person, &app.operator().await] {
        stranger.post(&path, body.clone()).await.problem(404, "not_found");
    }
    let first = startup.post_with_key(&path, "asked-once", body.clone()).await.expect(201);
    let again = startup.post_with_key(&path, "asked-once", body).await.expect(201);
    assert_eq!(first.json(), again.json());
    app.advance(Span::seconds(1));
    app.tick().await;
    assert_eq!(app.mails().iter().filter(|mail| mail.to.contains(OMAR)).count(), 1);
}

#[tokio::test]
async fn inv_16_a_dossier_that_is_reopened_keeps_its_team_track_and_partners() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["tracks"] = json!([{"key": "eau", "title": {"fr": "Eau"}}, {"key": "sol", "title": {"fr": "Sol"}}]);
    let challenge = app.published(&ministry, call).await;
    let (startup, operator) = (app.startup("Startup").await, app.operator().await);
    let mut document = acceptance::a_dossier(&challenge, "Capteurs");
    document["track"] = json!("eau");
    document["team"] = json!([{"name": "Amina", "role": "lead", "user_id": startup.id()}]);
    let begin = json!({"organisation_id": startup.organisation, "document": document});
    let draft = startup.post(format!("/v1/challenges/{}/applications", text(&challenge["id"])), begin).await.expect(201);
    let path = draft.location().to_owned();
    let submit = async || startup.post(format!("{path}/submission"), json!({})).await;
    let team = |name: &str| json!({"team": [{"name": name, "role": "lead", "email": format!("{name}@example.ma")}]});
    let changes = [
        ("/team", team("omar")),
        ("/track", json!({"track": "sol"})),
        ("/partners", json!({"partners": [{"name": "Université", "role": "partner"}]})),
    ];
    submit().await.expect(200);

    // Before the deadline the correction may still name others; who was handed in at the deadline is who applies.
    operator.post(format!("{path}/reopening"), json!({"until": "2027-04-10T00:00:00Z", "reason": "Illisible"})).await.expect(200);
    startup.patch(&path, "*", team("sara")).await.expect(200);
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    submit().await.problem(409, "deadline_passed").invalid("/team", "frozen");
    let seen = startup.get(&path).await.expect(200);
    let action =
        |name: &str| seen.json()["allowed_actions"].as_array().unwrap().iter().find(|item| item["action"] == name).unwrap().clone();
    assert_eq!((&action("submit")["reason"], &action("edit")["allowed"]), (&json!("deadline_passed"), &json!(true)));
    for (pointer, change) in &changes {
        startup.patch(&path, "*", change.clone()).await.problem(409, "deadline_passed").invalid(pointer, "frozen");
    }
    // What it says is corrected, and the team comes back to what was handed in.
    startup.patch(&path, "*", json!({"title": "Capteurs corrigés"})).await.expect(200);
    startup.patch(&path, "*", json!({"team": document["team"]})).await.expect(200);
    let corrected = submit().await.expect(200);
    assert_eq!(
        (&corrected.json()["document"]["title"], &corrected.json()["document"]["team"][0]["name"]),
        (&json!("Capteurs corrigés"), &json!("Amina"))
    );

    // More time for this dossier moves its deadline, and with it the team's. The other track has closed for all.
    operator.post(format!("{path}/extension"), json!({"until": "2027-04-10T00:00:00Z", "reason": "Panne"})).await.expect(200);
    for (pointer, change) in &changes {
        let changed = startup.patch(&path, "*", change.clone()).await;
        if *pointer == "/track" {
            changed.problem(409, "deadline_passed")
        } else {
            changed.expect(200)
        };
    }
    app.clock.set(Instant::parse("2027-04-10T00:00:00Z").unwrap());
    startup.patch(&path, "*", team("sara")).await.problem(409, "deadline_passed");
    assert_eq!(ministry.get(&path).await.expect(200).json()["document"]["team"][0]["name"], "omar");
}
