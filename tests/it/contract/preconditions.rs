//! `If-Match` and `If-None-Match`.

use acceptance::{Method, TestApp, a_term, json};

#[tokio::test]
async fn a_change_names_what_it_is_based_on() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let seen = operator.post("/v1/technologies", a_term("lidar")).await.expect(201);
    let path = "/v1/technologies/lidar";
    let change = json!({"synonyms": ["télédétection laser"]});
    operator.request(Method::PATCH, path).json(change.clone()).send().await.problem(428, "precondition_required");
    let changed = operator.patch(path, &seen, change.clone()).await.expect(200);
    assert_eq!(changed.json()["synonyms"], change["synonyms"]);
    assert_ne!(changed.etag(), seen.etag());
    let stale = operator.patch(path, &seen, change.clone()).await.problem(412, "precondition_failed");
    assert_eq!(stale.json()["details"]["current_version"], "2");
    for unknown in ["\"x\"", "2", "W/\"2.abc\"", "\"\"", "\"1.5\", \"2.5\""] {
        operator.patch(path, unknown, change.clone()).await.problem(412, "precondition_failed");
    }
    operator.patch(path, "*", change.clone()).await.expect(200);
    operator.patch("/v1/technologies/none", "*", change).await.problem(404, "not_found");
}

#[tokio::test]
async fn of_two_changes_at_once_one_is_refused() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let seen = operator.post("/v1/technologies", a_term("lidar")).await.expect(201).etag().to_owned();
    let mut senders = tokio::task::JoinSet::new();
    for n in 0..20 {
        let (operator, seen) = (operator.clone(), seen.clone());
        senders.spawn(async move { operator.patch("/v1/technologies/lidar", &seen, json!({"position": n})).await.status() });
    }
    let statuses = senders.join_all().await;
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 412).count(), 19, "{statuses:?}");
}

#[tokio::test]
async fn what_the_client_has_is_not_sent_again() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let created = operator.post("/v1/technologies", a_term("lidar")).await.expect(201);
    for path in ["/v1/technologies/lidar", "/v1/technologies", "/health/live"] {
        let seen = app.anonymous().get(path).await.expect(200);
        for method in [Method::GET, Method::HEAD] {
            let again = app.anonymous().request(method, path).header("if-none-match", seen.etag()).send().await.expect(304);
            assert_eq!((again.etag(), again.bytes().len()), (seen.etag(), 0));
        }
        let listed = format!("\"other\", W/{}", seen.etag());
        app.anonymous().request(Method::GET, path).header("if-none-match", &listed).send().await.expect(304);
        app.anonymous().request(Method::GET, path).header("if-none-match", "\"other\"").send().await.expect(200);
    }
    let (one, list) = (app.anonymous().get("/v1/technologies/lidar").await, app.anonymous().get("/v1/technologies").await);
    assert_eq!(one.etag(), created.etag(), "what was created is what is there");
    operator.patch("/v1/technologies/lidar", &one, json!({"position": 3})).await.expect(200);
    for (path, seen) in [("/v1/technologies/lidar", one), ("/v1/technologies", list)] {
        app.anonymous().request(Method::GET, path).header("if-none-match", seen.etag()).send().await.expect(200);
    }
}

#[tokio::test]
async fn a_patch_keeps_what_it_does_not_name() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let seen = operator.post("/v1/technologies", a_term("lidar")).await.expect(201);
    let path = "/v1/technologies/lidar";
    let request = operator.request(Method::PATCH, path).seen(&seen).json(json!({"labels": {"en": "Laser ranging"}, "retired": true}));
    let changed = request.header("content-type", "application/merge-patch+json").send().await.expect(200);
    assert_eq!(changed.json()["labels"], json!({"fr": "lidar en français", "ar": "lidar بالعربية", "en": "Laser ranging"}));
    assert_eq!(changed.field("retired_at"), app.now().to_string());
    assert!(app.anonymous().get("/v1/technologies").await.data().is_empty());
    assert_eq!(app.anonymous().get("/v1/technologies?include_retired=true").await.data().len(), 1);
    operator.patch(path, &changed, json!({"slug": "other"})).await.invalid("/slug", "unknown_field");
    operator.patch(path, &changed, json!({"labels": null})).await.invalid("/labels", "required");
    operator.patch(path, &changed, json!([])).await.problem(422, "validation_failed");
}
