//! What people come back for: saved searches and followed calls.

use acceptance::{Member, Panel, Person, Span, TestApp, Value, a_call, json, text};

async fn publish(app: &TestApp, by: &Member, title: &str, technologies: Value) -> Value {
    let mut call = a_call();
    (call["title"], call["technologies"]) = (json!({"fr": title, "ar": format!("{title} بالعربية")}), technologies);
    app.advance(Span::seconds(1));
    app.published(by, call).await
}

/// Delivers what waits, in as many rounds as it takes.
async fn deliver(app: &TestApp) {
    for _ in 0..4 {
        app.advance(Span::seconds(1));
        app.tick().await;
    }
}

fn told(app: &TestApp, person: &Person, subject: &str) -> usize {
    app.mails().iter().filter(|mail| mail.to.contains(person.email()) && mail.subject.contains(subject)).count()
}

#[tokio::test]
async fn a_saved_search_is_kept_changed_and_deleted_by_its_owner() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (amina, other) = (app.person("Amina").await, app.person("Other").await);
    let body = json!({"name": "Eau", "query": {"technologies": ["LoRaWAN", "IA"], "q": "  irrigation "}});
    let made = amina.post("/v1/me/saved-searches", body).await.expect(201);
    assert_eq!(made.json()["query"]["technologies"], json!(["ai", "lora"]));
    assert_eq!((&made.json()["query"]["q"], &made.json()["notify"]), (&json!("irrigation"), &json!(true)));
    let url = text(&made.json()["url"]).to_owned();
    assert_eq!(url, "/v1/challenges?technology=ai&technology=lora&q=irrigation");
    amina.get(&url).await.expect(200);
    let path = made.location().to_owned();
    let changed =
        amina.patch(&path, &made, json!({"name": "L'eau", "query": {"technologies": ["iot"]}, "notify": false})).await.expect(200);
    assert_eq!(
        changed.json()["query"],
        json!({"technologies": ["iot"], "sectors": [], "sites": [], "programme_id": null,
        "organisation_id": null, "q": "irrigation"})
    );
    amina.patch(&path, &made, json!({"name": "Trop tard"})).await.problem(412, "precondition_failed");
    for (body, pointer, code) in [
        (json!({"name": "  "}), "/name", "required"),
        (json!({"name": "x", "query": {"technologies": ["astrologie"]}}), "/query/technologies/0", "unknown_reference"),
        (json!({"name": "x", "query": {"q": "de la"}}), "/query/q", "invalid_format"),
        (
            json!({"name": "x", "query": {"organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3"}}),
            "/query/organisation_id",
            "unknown_reference",
        ),
        (json!({"name": "x", "query": {"status": "open"}}), "/query/status", "unknown_field"),
    ] {
        amina.post("/v1/me/saved-searches", body).await.invalid(pointer, code);
    }
    // Searches of others do not exist.
    other.get(&path).await.problem(404, "not_found");
    other.patch(&path, &changed, json!({"name": "Volé"})).await.problem(404, "not_found");
    other.delete(&path, &changed).await.problem(404, "not_found");
    assert_eq!(other.get("/v1/me/saved-searches").await.expect(200).data().len(), 0);
    app.anonymous().get("/v1/me/saved-searches").await.problem(401, "authentication_required");
    app.advance(Span::seconds(1));
    let second = amina.post("/v1/me/saved-searches", json!({"name": "Tout"})).await.expect(201);
    let page = amina.get("/v1/me/saved-searches?limit=1").await.expect(200);
    assert_eq!(page.data()[0]["id"], second.json()["id"]);
    let cursor = text(&page.json()["next_cursor"]).to_owned();
    let next = amina.get(format!("/v1/me/saved-searches?limit=1&cursor={cursor}")).await.expect(200);
    assert_eq!((next.data()[0]["id"].clone(), next.json()["has_more"].clone()), (made.json()["id"].clone(), json!(false)));
    amina.delete(&path, &changed).await.expect(204);
    amina.get(&path).await.problem(404, "not_found");
    for n in 1..50 {
        amina.post("/v1/me/saved-searches", json!({"name": format!("Recherche {n}")})).await.expect(201);
    }
    amina.post("/v1/me/saved-searches", json!({"name": "De trop"})).await.invalid("", "too_long");
}

#[tokio::test]
async fn mail_tells_once_of_what_is_newly_published_for_a_search() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    publish(&app, &ministry, "Anciens ports", json!(["ai"])).await;
    app.advance(Span::seconds(1));
    let (amina, karim, silent) = (app.person("Amina").await, app.person("Karim").await, app.person("Silent").await);
    let me = karim.get("/v1/me").await.expect(200);
    karim.patch("/v1/me", &me, json!({"language": "ar"})).await.expect(200);
    for (person, name, query, notify) in [
        (&amina, "IA", json!({"technologies": ["IA"]}), true),
        (&amina, "Ports", json!({"q": "ports"}), true),
        (&karim, "Tout", json!({}), true),
        (&silent, "Rien", json!({}), false),
    ] {
        person.post("/v1/me/saved-searches", json!({"name": name, "query": query, "notify": notify})).await.expect(201);
    }
    deliver(&app).await;
    assert_eq!((told(&app, &amina, "IA"), told(&app, &karim, "Tout")), (0, 0), "only what is published from now on");
    publish(&app, &ministry, "Vision des fruits", json!(["computer-vision"])).await;
    deliver(&app).await;
    assert_eq!((told(&app, &amina, "« IA »"), told(&app, &amina, "« Ports »"), told(&app, &karim, "Tout")), (1, 0, 1));
    let mail = app.mail_to(karim.email());
    assert!(mail.subject.contains("Vision des fruits بالعربية") && mail.link().contains("/challenges/chl_"), "{}", mail.subject);
    let draft = json!({"organisation_id": ministry.organisation, "document": {"title": {"fr": "Brouillon ports"}}});
    ministry.post("/v1/challenges", draft).await.expect(201);
    deliver(&app).await;
    publish(&app, &ministry, "Irrigation des ports", json!([])).await;
    deliver(&app).await;
    assert_eq!((told(&app, &amina, "« IA »"), told(&app, &amina, "« Ports »"), told(&app, &karim, "Tout")), (1, 1, 2));
    assert_eq!(app.mails().iter().filter(|mail| mail.to.contains(silent.email())).count(), 0);
}

#[tokio::test]
async fn many_searches_are_looked_through_in_parts() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut people = Vec::new();
    for n in 0..3 {
        let person = app.person(&format!("Person {n}")).await;
        for m in 0..25 {
            person
                .post("/v1/me/saved-searches", json!({"name": format!("R{m}"), "query": {"q": if m == 24 { "fruits" } else { "ports" }}}))
                .await
                .expect(201);
        }
        people.push(person);
    }
    publish(&app, &ministry, "Les fruits", json!([])).await;
    deliver(&app).await;
    assert!(people.iter().all(|person| told(&app, person, "« R24 »") == 1 && told(&app, person, "« R") == 1));
}

#[tokio::test]
async fn followers_hear_of_cancellation_and_results() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let call = publish(&app, &ministry, "Irrigation", json!([])).await;
    let (amina, karim) = (app.person("Amina").await, app.person("Karim").await);
    let path = format!("/v1/challenges/{}/follow", text(&call["id"]));
    let put = |person: &Person| person.request(acceptance::Method::PUT, path.clone()).send();
    put(&amina).await.expect(204);
    put(&amina).await.expect(204);
    put(&karim).await.expect(204);
    app.anonymous().request(acceptance::Method::PUT, path.clone()).send().await.problem(401, "authentication_required");
    let list = amina.get("/v1/me/followed-challenges").await.expect(200);
    assert_eq!(list.data().iter().map(|item| item["id"].clone()).collect::<Vec<_>>(), [call["id"].clone()]);
    karim.request(acceptance::Method::DELETE, path.clone()).send().await.expect(204);
    assert_eq!(karim.get("/v1/me/followed-challenges").await.expect(200).data().len(), 0);
    // What is not published cannot be followed: not by who sees it, and it does not exist for others.
    let draft = json!({"organisation_id": ministry.organisation, "document": {"title": {"fr": "Brouillon"}}});
    let draft = format!("{}/follow", ministry.post("/v1/challenges", draft).await.expect(201).location());
    ministry.request(acceptance::Method::PUT, draft.clone()).send().await.problem(409, "invalid_state");
    amina.request(acceptance::Method::PUT, draft).send().await.problem(404, "not_found");
    deliver(&app).await;
    let window = &call["document"]["phases"][0]["id"];
    let later = json!({"phase_id": window, "closes": {"local": "2027-04-15"}, "reason": "Le pont s'est effondré."});
    ministry.post(format!("/v1/challenges/{}/extensions", text(&call["id"])), later).await.expect(200);
    deliver(&app).await;
    assert_eq!((told(&app, &amina, "Nouvelle date limite"), told(&app, &karim, "Nouvelle date limite")), (1, 0));
    ministry.post(format!("/v1/challenges/{}/cancellation", text(&call["id"])), json!({"reason": "Budget retiré."})).await.expect(200);
    deliver(&app).await;
    assert_eq!((told(&app, &amina, "annulé"), told(&app, &karim, "annulé")), (1, 0));

    let panel = Panel::of(&["Pompe"]).await;
    let (fatima, startup) = (panel.app.person("Fatima").await, &panel.startups[0]);
    for person in [&fatima, &startup.person] {
        person.request(acceptance::Method::PUT, format!("{}/follow", panel.call())).send().await.expect(204);
    }
    let juror = panel.seat("Jurée", "juror").await;
    panel.reviewed(&juror, 0, &[4.0, 4.0]).await;
    panel.lock().await;
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected"])).await.expect(200);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    deliver(&panel.app).await;
    assert_eq!(told(&panel.app, &fatima, "Résultats publiés"), 1);
    // Who has applied has heard already.
    assert_eq!((told(&panel.app, startup, "Résultats publiés"), told(&panel.app, startup, "résultat est disponible")), (0, 1));
}
