//! Programmes: what several calls have in common.

use acceptance::{Answer, Method, TestApp, Value, a_call, json, text};

const PATH: &str = "/v1/programmes";

fn a_programme(title: &str) -> Value {
    json!({"document": {
        "title": {"fr": title, "ar": "ديجيت أكري", "en": format!("{title} in English")},
        "summary": {"fr": "L'innovation au service de l'agriculture."},
    }})
}

#[tokio::test]
async fn an_operator_creates_a_programme_and_everybody_reads_it() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let ministry = app.partner("Ministère").await;
    let mut body = a_programme("DigitAgri");
    body["organisation_id"] = json!(ministry.organisation);
    let made = operator.post_with_key(PATH, "key-of-programme", body.clone()).await.expect(201);
    let again = operator.post_with_key(PATH, "key-of-programme", body).await.expect(201);
    assert_eq!((again.id(), again.header("idempotency-replayed")), (made.id(), Some("true")));
    assert_eq!(made.location(), format!("{PATH}/{}", made.id()));
    for reader in [app.anonymous(), app.person("Stranger").await, ministry.person.clone()] {
        let seen = reader.get(made.location()).await.expect(200);
        assert_eq!(seen.json(), made.json());
        assert_eq!(seen.json()["document"]["description"], json!({"fr": null, "ar": null, "en": null}));
    }
    assert_eq!(made.json()["organisation_id"], json!(ministry.organisation));
    let seen = app.anonymous().get(made.location()).await;
    let unchanged = app.anonymous().request(Method::GET, made.location()).header("if-none-match", seen.etag()).send().await;
    unchanged.expect(304);
    app.anonymous().get("/v1/programmes/prg_01kax3v8m0t2r4q6w8y0b1c2d3").await.problem(404, "not_found");
}

#[tokio::test]
async fn a_programme_changes_by_merge_patch_of_the_version_that_was_seen() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let made = operator.post(PATH, a_programme("DigitAgri")).await.expect(201);
    let path = made.location().to_owned();
    let bare = operator.request(Method::PATCH, &path).json(json!({"title": {"fr": "x"}})).send().await;
    bare.problem(428, "precondition_required");
    let change = json!({"title": {"fr": "DigitAgri 2027", "ar": null}, "description": {"fr": "## Contexte"}});
    let changed = operator.patch(&path, &made, change).await.expect(200);
    assert_eq!(changed.json()["document"]["title"], json!({"fr": "DigitAgri 2027", "ar": null, "en": "DigitAgri in English"}));
    assert_eq!(changed.json()["document"]["summary"]["fr"], "L'innovation au service de l'agriculture.");
    assert_eq!(changed.json()["created_at"], made.json()["created_at"]);
    let lost = operator.patch(&path, &made, json!({"title": {"fr": "x"}})).await.problem(412, "precondition_failed");
    assert_eq!(lost.json()["details"]["current_version"], "2");
    // Of two who change it at once, one is told.
    let rename = |title: &'static str| operator.patch(&path, &changed, json!({"title": {"fr": title}}));
    let (one, other) = tokio::join!(rename("Un"), rename("Autre"));
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    let seen = app.anonymous().get(&path).await.expect(200);
    assert!(["Un", "Autre"].contains(&text(&seen.json()["document"]["title"]["fr"])));
}

#[tokio::test]
async fn only_operators_who_run_the_network_write_programmes() {
    let app = TestApp::start().await;
    let made = app.operator().await.post(PATH, a_programme("DigitAgri")).await.expect(201);
    let mut body = a_programme("À moi");
    let partner = app.partner("Ministère").await;
    body["organisation_id"] = json!(partner.organisation);
    app.anonymous().post(PATH, body.clone()).await.problem(401, "authentication_required");
    app.anonymous().patch(made.location(), &made, json!({"title": {"fr": "x"}})).await.problem(401, "authentication_required");
    for person in [app.person("Stranger").await, app.support().await, partner.person.clone(), app.startup("Saqiya").await.person] {
        person.post(PATH, body.clone()).await.problem(403, "forbidden");
        person.patch(made.location(), &made, json!({"title": {"fr": "x"}})).await.problem(403, "forbidden");
    }
    let refused = app.operator().await.request(Method::DELETE, made.location()).send().await.problem(405, "method_not_allowed");
    assert_eq!(refused.header("allow"), Some("GET, HEAD, OPTIONS, PATCH"));
    assert_eq!(app.anonymous().get(PATH).await.expect(200).data().len(), 1);
}

#[tokio::test]
async fn a_programme_that_is_wrong_is_refused_field_by_field() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let with = |change: &dyn Fn(&mut Value)| {
        let mut body = a_programme("DigitAgri");
        change(&mut body);
        operator.post(PATH, body)
    };
    let refused = |answer: Answer| answer.problem(422, "validation_failed");
    refused(with(&|body| body["document"]["title"] = json!({})).await).invalid("/document/title", "required");
    refused(with(&|body| body["document"]["title"] = json!({"fr": "  "})).await).invalid("/document/title", "required");
    refused(with(&|body| body["document"]["title"]["fr"] = json!("x".repeat(201))).await).invalid("/document/title/fr", "too_long");
    refused(with(&|body| body["document"]["summary"]["ar"] = json!("a\u{202e}b")).await).invalid("/document/summary/ar", "invalid_format");
    refused(with(&|body| body["document"]["colour"] = json!("red")).await).invalid("/document/colour", "unknown_field");
    let nobody = json!("org_01kax3v8m0t2r4q6w8y0b1c2d3");
    refused(with(&|body| body["organisation_id"] = nobody.clone()).await).invalid("/organisation_id", "unknown_reference");
    refused(operator.post(PATH, json!({})).await).invalid("/document", "required");
    let made = operator.post(PATH, a_programme("DigitAgri")).await.expect(201);
    refused(operator.patch(made.location(), &made, json!({"title": null})).await);
    refused(operator.patch(made.location(), &made, json!({"summary": {"fr": 7}})).await).invalid("/summary/fr", "wrong_type");
    assert_eq!(app.anonymous().get(PATH).await.expect(200).data().len(), 1, "nothing half-written");
    assert_eq!(app.anonymous().get(made.location()).await.json(), made.json());
}

#[tokio::test]
async fn programmes_are_listed_newest_first_and_gather_calls() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let operator = app.operator().await;
    let mut ids = Vec::new();
    for n in 0..5 {
        app.advance(acceptance::Span::seconds(1));
        ids.insert(0, operator.post(PATH, a_programme(&format!("Programme {n}"))).await.expect(201).id().to_owned());
    }
    let mut found: Vec<String> = Vec::new();
    let mut next = format!("{PATH}?limit=2");
    loop {
        let page = app.anonymous().get(&next).await.expect(200);
        found.extend(page.data().iter().map(|item| text(&item["id"]).to_owned()));
        let Some(cursor) = page.json()["next_cursor"].as_str() else { break };
        next = format!("{PATH}?limit=2&cursor={cursor}");
    }
    assert_eq!(found, ids);
    app.anonymous().get(format!("{PATH}?limit=0")).await.problem(400, "invalid_parameter");
    app.anonymous().get(format!("{PATH}?cursor=x")).await.problem(400, "invalid_cursor");

    let ministry = app.partner("Ministère").await;
    let body = json!({"organisation_id": ministry.organisation, "programme_id": ids[0], "document": a_call()});
    let call = ministry.post("/v1/challenges", body).await.expect(201);
    assert_eq!(call.json()["programme_id"], json!(ids[0]));
    let unknown = json!({"organisation_id": ministry.organisation, "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3", "document": a_call()});
    ministry.post("/v1/challenges", unknown).await.problem(422, "validation_failed").invalid("/programme_id", "unknown_reference");
    let path = call.location();
    ministry.post(format!("{path}/approval-request"), json!({})).await.expect(200);
    operator.post(format!("{path}/approval"), json!({})).await.expect(200);
    ministry.post(format!("{path}/publication"), json!({})).await.expect(200);
    for (programme, count) in [(&ids[0], 1), (&ids[1], 0)] {
        let listed = app.anonymous().get(format!("/v1/challenges?programme={programme}")).await.expect(200);
        assert_eq!(listed.data().len(), count);
    }
}
