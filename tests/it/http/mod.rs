//! How the API behaves as a citizen of HTTP: shapes, packing, caching, budgets, heads, headers.

mod budgets;
mod caching;
mod coding;
mod deprecation;
mod heads;
mod hygiene;
mod kept;
mod methods;
mod proxies;
mod shapes;
mod smuggling;

use acceptance::{Member, TestApp, Value, a_call, json};

/// A published call of a verified partner, in a programme.
async fn a_market() -> (TestApp, Member, Value) {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let programme = app.operator().await.post("/v1/programmes", json!({"document": {"title": {"fr": "DigitAgri"}}})).await.expect(201);
    let ministry = app.partner("Ministère").await;
    let body = json!({"organisation_id": ministry.organisation, "programme_id": programme.id(), "document": a_call()});
    let path = ministry.post("/v1/challenges", body).await.expect(201).location().to_owned();
    ministry.post(format!("{path}/approval-request"), json!({})).await.expect(200);
    app.operator().await.post(format!("{path}/approval"), json!({})).await.expect(200);
    let challenge = ministry.post(format!("{path}/publication"), json!({})).await.expect(200).json().clone();
    (app, ministry, challenge)
}
