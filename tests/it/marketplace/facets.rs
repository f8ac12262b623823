//! Counts beside the list: what a value promises is what a click on it shows.

use acceptance::{Person, Span, TestApp, Value, a_call, json, text};

/// Calls of all sorts: by terms, by status, by words.
async fn market() -> TestApp {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let technologies =
        [json!(["ai"]), json!(["machine-learning", "iot"]), json!(["computer-vision", "nlp-genai"]), json!([]), json!(["lora"])];
    let sectors = [json!(["agritech"]), json!(["water", "cleantech"]), json!(["waste-circular", "cleantech"])];
    let sites = [json!(["agadir"]), json!([])];
    for n in 0..14 {
        let mut call = a_call();
        call["title"] = json!({"fr": format!("Appel {n} {}", if n % 2 == 0 { "énergie" } else { "irrigation" })});
        call["technologies"] = technologies[n % technologies.len()].clone();
        call["sectors"] = sectors[n % sectors.len()].clone();
        call["sites"] = sites[n % sites.len()].clone();
        let window = &mut call["phases"][0];
        match n % 4 {
            0 => window["closes"]["local"] = json!("2027-01-20"),
            1 => window["opens"]["local"] = json!("2027-03-01"),
            _ => {}
        }
        let published = app.published(&ministry, call).await;
        if n == 6 {
            let path = format!("/v1/challenges/{}/cancellation", text(&published["id"]));
            ministry.post(path, json!({"reason": "Budget"})).await.expect(200);
        }
    }
    app.advance(Span::days(14));
    app
}

async fn total(person: &Person, query: &[(&str, String)]) -> Value {
    let query: String = query.iter().map(|(name, value)| format!("{name}={value}&")).collect();
    person.get(format!("/v1/challenges?{query}include_total=true&limit=1")).await.expect(200).json()["total"].clone()
}

#[tokio::test]
async fn every_count_is_what_the_list_holds() {
    let app = market().await;
    let anonymous = app.anonymous();
    let kinds = [
        ("technology", "technologies", "slug"),
        ("sector", "sectors", "slug"),
        ("site", "sites", "slug"),
        ("status", "statuses", "status"),
    ];
    let given = |pairs: &[(&'static str, &str)]| pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect::<Vec<_>>();
    let mut checked = 0;
    for filters in [
        given(&[]),
        given(&[("technology", "ai")]),
        given(&[("technology", "iot"), ("technology", "lora"), ("sector", "cleantech")]),
        given(&[("status", "open")]),
        given(&[("status", "closed"), ("site", "agadir")]),
        given(&[("q", "irrigation")]),
        given(&[("q", "irigasion"), ("sector", "agritech"), ("status", "open")]),
        given(&[("q", "apprentissage"), ("technology", "ai")]),
        given(&[("closes_before", "2027-02-01T00:00:00Z")]),
    ] {
        let query: String = filters.iter().map(|(name, value)| format!("{name}={value}&")).collect();
        let facets = anonymous.get(format!("/v1/challenges/facets?{}", query.trim_end_matches('&'))).await.expect(200);
        for (parameter, list, value) in kinds {
            for entry in facets.json()[list].as_array().unwrap() {
                let mut clicked: Vec<_> = filters.iter().filter(|(name, _)| *name != parameter).cloned().collect();
                clicked.push((parameter, text(&entry[value]).to_owned()));
                assert_eq!(total(&anonymous, &clicked).await, entry["count"], "{filters:?} {parameter} {entry}");
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "{checked}");
}

#[tokio::test]
async fn a_call_counts_once_for_what_contains_its_terms() {
    let app = market().await;
    let facets = app.anonymous().get("/v1/challenges/facets").await.expect(200);
    let count = |list: &str, value: &str| {
        let entries = facets.json()[list].as_array().unwrap().clone();
        entries.iter().find(|entry| entry["slug"] == value || entry["status"] == value).map_or(json!(0), |entry| entry["count"].clone())
    };
    // Of fourteen calls three times three are tagged with artificial intelligence or with what lies within it, once or twice each.
    assert_eq!(
        (count("technologies", "ai"), count("technologies", "machine-learning"), count("technologies", "nlp-genai")),
        (9.into(), 6.into(), 3.into())
    );
    assert_eq!((count("sectors", "cleantech"), count("sectors", "waste-circular")), (9.into(), 4.into()));
    let statuses = ["open", "upcoming", "closed", "cancelled", "archived"].map(|status| count("statuses", status));
    assert_eq!(statuses, [5, 4, 4, 1, 0].map(Value::from));
    app.anonymous().get("/v1/challenges/facets?technology=astrologie").await.problem(400, "invalid_parameter");
    app.anonymous().get("/v1/challenges/facets?limit=3").await.problem(400, "unknown_parameter");
}
