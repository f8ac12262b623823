//! Finding challenges.

use acceptance::{Span, TestApp, a_call, json, text};
use std::sync::Arc;
use tahaddi_domain::id::{ChallengeId, Id as _};
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::challenge;
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
        app.advance(Span::seconds(1));
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
        assert!(text.contains("challenge_terms_by_challenge") && !text.contains("Seq Scan"), "{text}");
    } else {
        let probe = "COVERING INDEX challenge_terms_by_challenge (challenge_id=? AND kind=?)";
        assert!(text.contains(probe) && text.contains("USING INDEX challenges_by_publication") && !text.contains("ORDER BY"), "{text}");
        assert!(!text.lines().any(|line| line.trim().starts_with("SCAN challenge_terms") || line.trim() == "SCAN challenges"), "{text}");
    }
}

#[tokio::test]
async fn common_and_rare_technologies_are_found_in_the_same_order() {
    const MANY: usize = 560;
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let id = ChallengeId::from_stored(text(&app.published(&ministry, a_call()).await["id"]).to_owned());
    let made = app.ctx.db.write(move |tx| -> Result<Vec<String>, StoreError> {
        let one = challenge::find(tx, &id)?.unwrap();
        let mut made = Vec::new();
        for n in 0..MANY {
            let (mut copy, later) = (one.clone(), Span::seconds(i64::try_from(n / 2).unwrap()));
            copy.id = tx.new_id()?;
            // Two at a time are published in the same instant.
            copy.published_at = copy.published_at.map(|at| at + later);
            let has = |slug: &str, really: bool| really.then(|| slug.to_owned());
            Arc::make_mut(&mut copy.document).technologies =
                [has("ai", n % 10 != 0), has("lora", n % 20 == 1)].into_iter().flatten().collect();
            challenge::insert(tx, &copy, &one.created_by)?;
            made.push(copy.id.to_string());
        }
        Ok(made)
    });
    let made = made.await.unwrap();
    let expected = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
        let mut found: Vec<(usize, &String)> = made.iter().enumerate().filter(|(n, _)| wanted(*n)).map(|(n, id)| (n / 2, id)).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.into_iter().map(|(_, id)| id.clone()).collect()
    };
    let listed = async |query: &str| -> Vec<String> {
        let (mut ids, mut path) = (Vec::new(), Some(format!("/v1/challenges?limit=100&{query}")));
        while let Some(next) = path {
            let page = app.anonymous().get(next).await.expect(200);
            ids.extend(page.data().iter().map(|item| text(&item["id"]).to_owned()));
            path = page.json()["next_cursor"].as_str().map(|cursor| format!("/v1/challenges?limit=100&{query}&cursor={cursor}"));
        }
        ids
    };
    assert_eq!(listed("technology=ai").await, expected(&|n| n % 10 != 0));
    assert_eq!(listed("technology=lora").await, expected(&|n| n % 20 == 1));
    assert_eq!(listed("technology=ai&technology=lora&status=open").await, expected(&|n| n % 10 != 0));
    assert_eq!(listed("technology=ai&status=closed").await, Vec::<String>::new());
    // All have the same deadline: the identifier decides.
    let mut by_id = expected(&|n| n % 10 != 0);
    by_id.sort_unstable();
    assert_eq!(listed("technology=ai&sort=deadline").await, by_id);
}
