//! Finding challenges.

use acceptance::{TestApp, a_call, json, text};
use tahaddi_persistence::repo::challenge_find::{ChallengeFilter, plan_public};

#[tokio::test]
async fn challenges_are_found_by_technology_with_synonyms_and_pages_never_skip() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut ids = Vec::new();
    for (index, technologies) in
        [json!(["IA"]), json!(["LoRaWAN", "IoT"]), json!(["rfid"]), json!(["Intelligence Artificielle", "lora"])].into_iter().enumerate()
    {
        let mut call = a_call();
        call["technologies"] = technologies;
        app.advance(acceptance::Span::seconds(1));
        call["title"]["fr"] = json!(format!("Appel {} énergie", ["un", "deux", "trois", "quatre"][index]));
        ids.push(text(&app.published(&ministry, call).await["id"]).to_owned());
    }
    let draft = json!({"organisation_id": ministry.organisation, "document": {"title": {"fr": "Brouillon"}, "technologies": ["IA"]}});
    ministry.post("/v1/challenges", draft).await.expect(201);
    let anonymous = app.anonymous();
    let list = |query: &'static str| {
        let anonymous = anonymous.clone();
        async move {
            let answer = anonymous.get(format!("/v1/challenges?{query}")).await.expect(200);
            answer.data().iter().map(|item| text(&item["id"]).to_owned()).collect::<Vec<_>>()
        }
    };
    let expect = |positions: &[usize]| positions.iter().map(|position| ids[*position].clone()).collect::<Vec<_>>();
    assert_eq!(list("technology=IA&technology=lora").await, expect(&[3, 1, 0]));
    assert_eq!(
        list("technology=%D8%A7%D9%84%D8%B0%D9%83%D8%A7%D8%A1%20%D8%A7%D9%84%D8%A7%D8%B5%D8%B7%D9%86%D8%A7%D8%B9%D9%8A").await,
        expect(&[3, 0])
    );
    assert_eq!(list("q=ENERGIE%20appel%20TROIS").await, expect(&[2]));
    assert_eq!(list("status=open&sector=agritech").await.len(), 4);
    assert_eq!(list("status=closed").await.len(), 0);
    assert_eq!(list("closes_before=2027-03-31T00:00:00Z").await.len(), 0);
    anonymous.get("/v1/challenges?technology=astrologie").await.problem(400, "invalid_parameter");
    anonymous.get("/v1/challenges?tech=ia").await.problem(400, "unknown_parameter");
    anonymous.get("/v1/challenges?limit=0").await.problem(400, "invalid_parameter");
    anonymous.get("/v1/challenges?status=open&status=closed").await.problem(400, "duplicate_parameter");

    anonymous.get(format!("/v1/challenges?q={}", "a+".repeat(100))).await.expect(200);
    anonymous.get(format!("/v1/challenges?q={}", "a+".repeat(101))).await.problem(400, "invalid_parameter");
    anonymous.get(format!("/v1/challenges?q={}", "a".repeat(5_000))).await.problem(400, "invalid_parameter");

    let first = anonymous.get("/v1/challenges?limit=3").await.expect(200);
    assert!(first.header("link").unwrap().contains("rel=\"next\""));
    app.published(&ministry, a_call()).await;
    let next = format!("/v1/challenges?limit=3&cursor={}", text(&first.json()["next_cursor"]));
    let second = anonymous.get(&next).await.expect(200);
    assert_eq!(second.data().iter().map(|item| text(&item["id"]).to_owned()).collect::<Vec<_>>(), expect(&[0]));
    assert_eq!(second.json()["has_more"], false);
    anonymous.get(format!("{next}&technology=ai")).await.problem(400, "invalid_cursor");

    let facets = anonymous.get("/v1/challenges/facets").await.expect(200);
    assert_eq!(
        facets.json()["technologies"],
        json!([{"slug": "ai", "count": 2}, {"slug": "iot", "count": 1}, {"slug": "lora", "count": 2}, {"slug": "rfid", "count": 1}])
    );
}

#[tokio::test]
async fn the_list_by_technology_uses_indexes() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let now = app.now();
    let filter = ChallengeFilter { technologies: vec!["ai".into(), "lora".into()], ..ChallengeFilter::default() };
    let plan = app.ctx.db.read(move |conn| plan_public(conn, &filter, now)).await.map_err(|e: tahaddi_persistence::StoreError| e).unwrap();
    let text = plan.join("\n");
    if acceptance::Engine::chosen() == acceptance::Engine::Postgres {
        assert!(text.contains("challenge_terms_pkey") && !text.contains("Seq Scan"), "{text}");
    } else {
        assert!(text.contains("challenge_terms USING") && text.contains("COVERING INDEX challenges_by_publication"), "{text}");
        assert!(!text.lines().any(|line| line.trim().starts_with("SCAN challenge_terms") || line.trim() == "SCAN challenges"), "{text}");
    }
}
