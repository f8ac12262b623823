//! Both engines answer alike. Where only one is reachable there is nothing to compare.

use acceptance::{Engine, TestApp, Value, a_term, json};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_persistence::repo::term;

async fn both() -> Option<[TestApp; 2]> {
    Engine::postgres_url()?;
    Some([TestApp::start_on(Engine::Sqlite, |_settings| {}).await, TestApp::start_on(Engine::Postgres, |_settings| {}).await])
}

#[tokio::test]
async fn the_schemas_are_the_same() {
    let Some([sqlite, postgres]) = both().await else { return };
    assert_eq!(sqlite.ctx.db.columns().await.unwrap(), postgres.ctx.db.columns().await.unwrap());
}

#[tokio::test]
async fn the_catalogue_reads_the_same() {
    let Some(apps) = both().await else { return };
    let mut answers = Vec::new();
    for app in &apps {
        app.load_catalogue().await;
        let operator = app.operator().await;
        for slug in ["zeta", "eta", "10g"] {
            operator.post("/v1/technologies", a_term(slug)).await.expect(201);
        }
        let ai = operator.get("/v1/technologies/ai").await.expect(200);
        operator
            .patch("/v1/technologies/ai", &ai, json!({"retired": true, "details": {"ratio": 0.1, "big": 9_007_199_254_740_991_i64}}))
            .await
            .expect(200);
        let mut seen: Vec<Value> = Vec::new();
        for path in ["/v1/technologies", "/v1/technologies?include_retired=true", "/v1/sectors", "/v1/sites", "/v1/regions"] {
            seen.push(operator.get(path).await.expect(200).json().clone());
        }
        answers.push(seen);
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn the_catalogue_is_loaded_once_and_understands_what_people_type() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let before = app.anonymous().get("/v1/technologies").await.expect(200);
    assert!(before.data().len() > 20);
    let operator = app.operator().await;
    let ai = operator.get("/v1/technologies/ai").await.expect(200);
    operator.patch("/v1/technologies/ai", &ai, json!({"labels": {"en": "Machines that think"}})).await.expect(200);
    assert_eq!(tahaddi_api::service::seed::catalogue(&app.ctx.db).await.unwrap(), 0);
    let after = app.anonymous().get("/v1/technologies/ai").await;
    assert_eq!(after.json()["labels"]["en"], "Machines that think", "what an operator changed stays");
    let typed = ["IA", "intelligence artificielle", "Ai", "الذكاء الاصطناعي", "no such thing"].map(str::to_owned);
    let found = app.ctx.db.read(move |conn| term::resolve(conn, TermKind::Technology, &typed, false)).await.unwrap();
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.values().all(|slug| slug == "ai"), "{found:?}");
}
