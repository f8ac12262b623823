//! Ready documents that a partner begins a call with.

use acceptance::{TestApp, json, text};

#[tokio::test]
async fn a_call_is_begun_from_a_template() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let templates = app.anonymous().get("/v1/challenge-templates").await.expect(200);
    let keys: Vec<_> = templates.data().iter().map(|template| text(&template["key"])).collect();
    assert_eq!(keys.first(), Some(&"plain-call"));
    assert!(keys.contains(&"sector-challenge") && keys.len() >= 6, "{keys:?}");
    for template in templates.data() {
        for language in ["fr", "ar", "en"] {
            assert!(template["title"][language].is_string() && template["description"][language].is_string(), "{template}");
        }
        let path = format!("/v1/challenge-templates/{}", text(&template["key"]));
        let whole = app.anonymous().get(&path).await.expect(200);
        let body = json!({"organisation_id": ministry.organisation, "document": whole.json()["document"]});
        let draft = ministry.post("/v1/challenges", body).await.expect(201);
        // What publication needs beside it is told: dates above all.
        ministry.get(format!("{}/readiness", draft.location())).await.expect(200);
    }
    app.anonymous().get("/v1/challenge-templates/nothing").await.problem(404, "not_found");
}
