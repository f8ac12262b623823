//! Which calls fit a startup, which startups fit a call, and why.

use acceptance::{Span, TestApp, a_call, json, text};
use serde_json::Value;

fn call(title: &str, technologies: &[&str], sectors: &[&str]) -> Value {
    let mut call = a_call();
    call["title"] = json!({"fr": title});
    call["technologies"] = json!(technologies);
    call["sectors"] = json!(sectors);
    call
}

#[tokio::test]
async fn a_startup_sees_which_calls_fit_and_what_is_missing() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    app.published(&ministry, call("Un sur quatre", &["ai", "iot", "lora", "rfid"], &["agritech"])).await;
    app.published(&ministry, call("Tout", &["iot"], &["agritech"])).await;
    app.published(&ministry, call("Rien", &["drones"], &["fintech"])).await;
    let mut refused = call("Refusé", &["iot"], &["agritech"]);
    refused["eligibility"] = json!([
        {"key": "age", "label": {"fr": "Moins de deux ans"}, "condition": {"test": {"subject": "company", "attribute": "company_age_months", "operator": "at_most", "most": 24}}},
        {"key": "size", "label": {"fr": "Dix salariés"}, "condition": {"test": {"subject": "company", "attribute": "employees", "operator": "at_least", "least": 10}}}]);
    app.published(&ministry, refused).await;
    let mut in_a_track = call("Par un volet", &[], &["fintech"]);
    in_a_track["tracks"] = json!([{"key": "a", "title": {"fr": "Volet"}, "technologies": ["IoT"], "sectors": []}]);
    app.published(&ministry, in_a_track).await;

    let startup = app.startup("Capteurs").await;
    assert_eq!(startup.get("/v1/me/matches").await.expect(200).data().len(), 0, "a profile that names nothing");
    let path = format!("/v1/organisations/{}", startup.organisation);
    let seen = startup.get(&path).await.expect(200);
    let profile = json!({"profile": {"technologies": ["IoT"], "sectors": ["agritech"], "facts": {"founded_on": "2020-01-01", "country_of_seat": "MA"}}});
    startup.patch(&path, &seen, profile).await.expect(200);
    let matches = startup.get("/v1/me/matches").await.expect(200);
    let told: Vec<_> = matches
        .data()
        .iter()
        .map(|item| (text(&item["challenge"]["title"]["fr"]), item["fit"]["score"].as_u64().unwrap(), text(&item["fit"]["eligibility"])))
        .collect();
    assert_eq!(told, [("Tout", 100, "met"), ("Un sur quatre", 75, "met"), ("Par un volet", 65, "met"), ("Refusé", 100, "not_met")]);
    let parts = &matches.data()[1]["fit"]["parts"][0];
    assert_eq!((parts["shared"].clone(), parts["wanted"].clone()), (json!(["iot"]), json!(["ai", "lora", "rfid"])));
    let missing: Vec<_> =
        matches.data()[3]["fit"]["rules"].as_array().unwrap().iter().map(|rule| (text(&rule["rule"]), text(&rule["reason"]))).collect();
    assert_eq!(missing, [("age", "differs"), ("size", "unknown_fact")]);
    let first = startup.get("/v1/me/matches?limit=3").await.expect(200);
    let next = startup.get(format!("/v1/me/matches?limit=3&cursor={}", text(&first.json()["next_cursor"]))).await.expect(200);
    assert_eq!(text(&next.data()[0]["challenge"]["title"]["fr"]), "Refusé");

    // What is over fits nobody.
    app.advance(Span::days(120));
    assert_eq!(startup.get("/v1/me/matches").await.expect(200).data().len(), 0);
}

#[tokio::test]
async fn a_partner_sees_the_verified_startups_that_fit_its_call() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let published = app.published(&ministry, call("Appel", &["iot", "lora"], &["agritech"])).await;
    for (name, technologies, verified) in [
        ("Bonne", vec!["iot", "lora"], true),
        ("Moyenne", vec!["lora"], true),
        ("Inconnue", vec!["iot"], false),
        ("Autre", vec!["drones"], true),
    ] {
        let startup = app.startup(name).await;
        let path = format!("/v1/organisations/{}", startup.organisation);
        let seen = startup.get(&path).await.expect(200);
        startup.patch(&path, &seen, json!({"profile": {"technologies": technologies}})).await.expect(200);
        if verified {
            app.verify(&startup).await;
        }
    }
    let path = format!("/v1/challenges/{}/matches", text(&published["id"]));
    let matches = ministry.get(&path).await.expect(200);
    let told: Vec<_> =
        matches.data().iter().map(|item| (text(&item["organisation"]["name"]), item["fit"]["score"].as_u64().unwrap())).collect();
    assert_eq!(told, [("Bonne", 65), ("Moyenne", 48)]);
    app.startup("Curieuse").await.get(&path).await.problem(403, "forbidden");
    app.anonymous().get(&path).await.problem(401, "authentication_required");
}

#[tokio::test]
async fn whoever_names_a_part_offers_the_whole_and_not_the_reverse() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let wide = app.published(&ministry, call("IA", &["ai"], &["cross-sector"])).await;
    let narrow = app.published(&ministry, call("Apprentissage automatique", &["machine-learning"], &["cross-sector"])).await;
    let mut startups = Vec::new();
    for (name, technology) in [("Apprenante", "machine-learning"), ("Intelligente", "ai")] {
        let startup = app.startup(name).await;
        let path = format!("/v1/organisations/{}", startup.organisation);
        let seen = startup.get(&path).await.expect(200);
        startup.patch(&path, &seen, json!({"profile": {"technologies": [technology]}})).await.expect(200);
        app.verify(&startup).await;
        startups.push(startup);
    }
    let mut found = Vec::new();
    for startup in &startups {
        let matches = startup.get("/v1/me/matches").await.expect(200);
        let mut titles: Vec<_> = matches.data().iter().map(|item| text(&item["challenge"]["title"]["fr"]).to_owned()).collect();
        titles.sort();
        found.push(titles);
    }
    assert_eq!(found, [vec!["Apprentissage automatique", "IA"], vec!["IA"]]);
    for (published, expected) in [(&wide, vec!["Apprenante", "Intelligente"]), (&narrow, vec!["Apprenante"])] {
        let matches = ministry.get(format!("/v1/challenges/{}/matches", text(&published["id"]))).await.expect(200);
        let mut names: Vec<_> = matches.data().iter().map(|item| text(&item["organisation"]["name"]).to_owned()).collect();
        names.sort();
        assert_eq!(names, expected);
        assert_eq!(matches.data()[0]["fit"]["parts"][0]["shared"], json!([published["document"]["technologies"][0]]));
    }
}

#[tokio::test]
async fn a_person_with_several_startups_says_which() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let startup = app.startup("Une").await;
    let second = startup.post("/v1/organisations", json!({"kind": "startup", "name": "Deux"})).await.expect(201);
    startup.get("/v1/me/matches").await.problem(400, "invalid_parameter");
    startup.get(format!("/v1/me/matches?organisation={}", second.id())).await.expect(200);
    let foreign = app.startup("Autre").await;
    startup.get(format!("/v1/me/matches?organisation={}", foreign.organisation)).await.problem(400, "invalid_parameter");
    app.partner("Ministère").await.get("/v1/me/matches").await.expect(200);
}
