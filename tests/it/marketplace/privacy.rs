//! Personal data: consents, the company identifier, and the copy of everything that is held about a person.

use acceptance::{Instant, Panel, Span, TestApp, Value, a_call, json, text};
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::audit::{self, NewAudit};

fn terms(key: &str, kind: &str) -> Value {
    json!({"key": key, "kind": kind, "title": {"fr": key}, "text": {"fr": format!("Texte {key}.")}})
}

#[tokio::test]
async fn consents_are_apart_from_rules_block_nothing_and_can_be_withdrawn() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    let asked =
        [("rules", "rules"), ("data", "personal_data"), ("image", "image"), ("sponsor", "sharing_sponsor"), ("abroad", "sharing_abroad")];
    call["terms"] = asked.iter().map(|(key, kind)| terms(key, kind)).collect();
    let challenge = app.published(&ministry, call).await;
    let needed: Vec<&str> = challenge["document"]["terms"].as_array().unwrap().iter().map(|terms| text(&terms["accepted_for"])).collect();
    assert_eq!(needed, ["submission", "submission", "nothing", "nothing", "nothing"]);

    // What is done with personal data is accepted apart from the rules, and without it nothing is handed in.
    let other = app.startup("Autre").await;
    let draft = app.drafted(&other, &challenge, "Drones").await;
    let accept = async |key: &str| {
        let path = format!("/v1/challenges/{}/terms-acceptances", text(&challenge["id"]));
        other.post(path, json!({"key": key, "version": 1})).await.expect(201);
    };
    let submission = format!("/v1/applications/{}/submission", text(&draft["id"]));
    accept("rules").await;
    let refused = other.post(&submission, json!({})).await.problem(422, "terms_not_accepted").invalid("/terms/data", "required");
    assert_eq!(refused.json()["errors"].as_array().unwrap().len(), 1, "{refused}");
    accept("data").await;
    other.post(&submission, json!({})).await.expect(200);
    let receipt = other.get(format!("/v1/applications/{}/receipt", text(&draft["id"]))).await.expect(200);
    assert_eq!(receipt.json()["snapshot"]["terms"], json!({"rules": 1, "data": 1}));

    let startup = app.startup("Startup").await;
    let dossier = app.submitted(&startup, &challenge, "Capteurs").await;
    let (path, given) =
        (format!("/v1/applications/{}", text(&dossier["id"])), format!("/v1/challenges/{}/terms-acceptances", text(&challenge["id"])));
    let holding = async |person: &acceptance::Person| -> Vec<(String, bool)> {
        let seen = person.get(&path).await.expect(200);
        let consents = seen.json()["consents"].as_array().unwrap().clone();
        consents.iter().map(|consent| (text(&consent["key"]).to_owned(), consent["holds"] == true)).collect()
    };
    let told =
        |image: bool, sponsor: bool| vec![("image".to_owned(), image), ("sponsor".to_owned(), sponsor), ("abroad".to_owned(), false)];
    assert_eq!(holding(&startup).await, told(false, false));
    for key in ["image", "sponsor"] {
        startup.post(&given, json!({"key": key, "version": 1})).await.expect(201);
    }
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    assert_eq!(holding(&ministry).await, told(true, true), "those who run the call see what holds now");

    startup.delete(format!("{given}/image"), "*").await.expect(204);
    assert_eq!(holding(&ministry).await, told(false, true));
    startup.delete(format!("{given}/image"), "*").await.problem(404, "not_found");
    startup.delete(format!("{given}/abroad"), "*").await.problem(404, "not_found");
    for needed in ["rules", "data"] {
        startup.delete(format!("{given}/{needed}"), "*").await.problem(409, "invalid_state");
    }
    app.person("Stranger").await.delete(format!("{given}/sponsor"), "*").await.problem(404, "not_found");
    assert_eq!(holding(&ministry).await, told(false, true), "nobody withdraws for another");

    app.advance(Span::minutes(1));
    startup.post(&given, json!({"key": "image", "version": 1})).await.expect(201);
    assert_eq!(holding(&ministry).await, told(true, true));
    let kept = startup.get(&given).await.expect(200);
    let images: Vec<bool> = kept.data().iter().filter(|item| item["key"] == "image").map(|item| item["withdrawn_at"].is_null()).collect();
    assert_eq!(images, [false, true], "that it was given before, and until when, stays known");
}

#[tokio::test]
async fn an_identifier_that_is_doubtful_is_told_and_an_enterprise_is_told_to_operators_only() {
    let app = TestApp::start().await;
    let (first, second, operator) = (app.startup("Saqiya Rabat").await, app.startup("Saqiya Agadir").await, app.operator().await);
    let path = format!("/v1/organisations/{}", first.organisation);
    let ice = |ice: &str| json!({"profile": {"ice": ice}});
    first.patch(&path, "*", ice("1526374000085")).await.problem(422, "validation_failed").invalid("/profile/ice", "invalid_format");
    first.patch(&path, "*", ice("AB123456")).await.problem(422, "validation_failed").invalid("/profile/ice", "not_allowed");
    let doubtful = first.patch(&path, "*", ice("001526374000085")).await.expect(200);
    assert_eq!(doubtful.json()["notices"], json!([{"pointer": "/profile/ice", "code": "control_digits"}]));
    let fits = first.patch(&path, "*", ice("001561191000066")).await.expect(200);
    assert_eq!(fits.json()["notices"], json!([]));
    let created = json!({"kind": "startup", "name": "Doute", "profile": {"ice": "001526374000085"}});
    let created = app.person("Founder").await.post("/v1/organisations", created).await.expect(201);
    assert_eq!(created.json()["notices"][0]["code"], "control_digits");

    // Another establishment of the same enterprise: the first nine digits are the same.
    let other = format!("/v1/organisations/{}", second.organisation);
    second.patch(&other, "*", ice("001561191000163")).await.expect(200);
    let verification = format!("{path}/verification");
    let told = operator.get(&verification).await.expect(200);
    assert_eq!(told.json()["same_enterprise"], json!([{"id": second.organisation, "name": "Saqiya Agadir"}]));
    for owner in [&first, &second] {
        let own = owner.get(format!("/v1/organisations/{}/verification", owner.organisation)).await.expect(200);
        assert_eq!(own.json()["same_enterprise"], json!([]), "never to the owner of another organisation");
    }
    second.patch(&other, "*", ice("001526374000085")).await.expect(200);
    assert_eq!(operator.get(&verification).await.expect(200).json()["same_enterprise"], json!([]));
    app.verify(&second).await;
    assert_eq!(app.anonymous().get(&other).await.expect(200).json()["notices"], json!([]), "a doubt is nobody else's business");
}

#[tokio::test]
async fn the_copy_holds_everything_of_the_person_and_nothing_of_others() {
    let panel = Panel::of(&["Capteurs"]).await;
    let app = &panel.app;
    // A second call, still open.
    let mut call = a_call();
    call["phases"][0]["opens"] = json!({"local": "2027-04-01"});
    call["phases"][0]["closes"] = json!({"local": "2027-06-30"});
    call["terms"] = json!([terms("image", "image")]);
    let open = app.published(&panel.ministry, call).await;
    let call = format!("/v1/challenges/{}", text(&open["id"]));
    let startup = app.startup("Startup Amina").await;
    let draft = app.drafted(&startup, &open, "Sondes").await;
    let team = json!({"team": [
        {"name": "Amina Idrissi", "role": "lead", "user_id": startup.id()},
        {"name": "Omar Secret", "role": "member", "email": "omar@secret.example"}]});
    startup.patch(format!("/v1/applications/{}", text(&draft["id"])), "*", team).await.expect(200);
    // Somebody else names her in a draft of his.
    let rival = app.startup("Rival").await;
    let theirs = app.drafted(&rival, &open, "Projet confidentiel").await;
    let named = json!({"team": [{"name": "Mme Idrissi", "role": "advisor", "email": startup.email()}]});
    rival.patch(format!("/v1/applications/{}", text(&theirs["id"])), "*", named).await.expect(200);
    startup.post(format!("{call}/terms-acceptances"), json!({"key": "image", "version": 1})).await.expect(201);
    startup.request(acceptance::Method::PUT, format!("{call}/follow")).send().await.expect(204);
    startup.post("/v1/me/saved-searches", json!({"name": "Mes appels", "query": {"q": "irrigation"}})).await.expect(201);
    startup.post(format!("{call}/questions"), json!({"text": "Qui peut candidater ?"})).await.expect(201);
    let juror = panel.seat_person(startup.person.clone(), "juror").await;
    panel.reviewed(&juror, 0, &[4.0, 3.5]).await;

    app.advance(Span::seconds(1));
    let copy = startup.get("/v1/me/data-export").await.expect(200);
    let all = copy.json();
    assert_eq!((text(&all["account"]["email"]), text(&all["account"]["id"])), (startup.email(), startup.id().to_string().as_str()));
    assert_eq!(all["schema"], "/openapi.json#/components/schemas/DataExportView");
    let count = |list: &str| all[list].as_array().unwrap().len();
    for (list, expected) in [
        ("sessions", 1),
        ("memberships", 1),
        ("terms_acceptances", 1),
        ("panel_seats", 1),
        ("followed_challenges", 1),
        ("saved_searches", 1),
        ("applications", 2),
        ("score_sheets", 1),
        ("questions", 1),
    ] {
        assert_eq!(count(list), expected, "{list}: {all:#}");
    }
    let own = |id: &Value| all["applications"].as_array().unwrap().iter().find(|item| item["application_id"] == *id).unwrap();
    assert_eq!(own(&draft["id"])["title"], "Sondes");
    assert_eq!(own(&draft["id"])["team_entry"]["name"], "Amina Idrissi");
    assert_eq!(own(&draft["id"])["written_versions"].as_array().unwrap().len(), 2);
    assert_eq!((&own(&theirs["id"])["title"], &own(&theirs["id"])["team_entry"]["name"]), (&Value::Null, &json!("Mme Idrissi")));
    assert_eq!(own(&theirs["id"])["written_versions"], json!([]));
    assert!(all["audit_events"].as_array().unwrap().iter().any(|event| event["action"] == "sheet.completed"));
    let whole = copy.text();
    for others in ["Omar", "omar@", "Projet confidentiel", "Startup Capteurs", rival.email(), "password_hash", "refresh"] {
        assert!(!whole.contains(others), "{others} in {all:#}");
    }
    // It is written down, nobody else gets it, and it has no HEAD.
    let again = startup.get("/v1/me/data-export").await.expect(200);
    let events = again.json()["audit_events"].as_array().unwrap();
    assert!(events.iter().any(|event| event["action"] == "account.exported"), "{events:?}");
    startup.head("/v1/me/data-export").await.expect(405);
    app.anonymous().get("/v1/me/data-export").await.problem(401, "authentication_required");
}

#[tokio::test]
async fn a_long_copy_goes_on_over_pages_and_is_asked_for_seldom() {
    let app = TestApp::start_with(|settings| settings.rate_export = "3/3600".parse().unwrap()).await;
    let (amina, other) = (app.person("Amina").await, app.person("Other").await);
    let actor = amina.id().to_string();
    let entries = app.ctx.db.write(move |tx| {
        for n in 0..130 {
            let (actor_id, subject_id) = (Some(actor.clone()), format!("x{n}"));
            let action = "test.happened".to_owned();
            audit::append(
                tx,
                NewAudit { actor_id, action, subject_id, organisation_id: None, request_id: "r".into(), details: json!({}) },
            )?;
        }
        Ok::<_, StoreError>(())
    });
    entries.await.unwrap();
    app.advance(Span::seconds(1));
    let first = amina.get("/v1/me/data-export").await.expect(200);
    assert_eq!((first.json()["audit_events"].as_array().unwrap().len(), first.json()["sessions"].as_array().unwrap().len()), (100, 1));
    let next = format!("/v1/me/data-export?cursor={}", text(&first.json()["next_cursor"]));
    let second = amina.get(&next).await.expect(200);
    assert_eq!(second.json()["audit_events"].as_array().unwrap().len(), 30);
    assert_eq!((&second.json()["next_cursor"], &second.json()["sessions"]), (&Value::Null, &json!([])));
    other.get(&next).await.problem(400, "invalid_cursor");
    amina.get("/v1/me/data-export").await.expect(200);
    amina.get("/v1/me/data-export").await.problem(429, "quota_exceeded");
}
