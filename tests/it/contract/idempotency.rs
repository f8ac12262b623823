//! One effect and one answer for a request that is sent again.

use acceptance::{Method, Span, TestApp, a_term, contract, json, operations};

#[tokio::test]
async fn a_repetition_has_one_effect_and_the_same_answer() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let first = operator.post_with_key("/v1/technologies", "key-0001", a_term("lidar")).await.expect(201);
    assert_eq!(first.header("idempotency-replayed"), None);
    app.advance(Span::hours(1));
    let again = operator.post_with_key("/v1/technologies", "key-0001", a_term("lidar")).await.expect(201);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    for name in ["location", "etag", "content-type"] {
        assert_eq!(again.header(name), first.header(name), "{name}");
    }
    assert_eq!(again.bytes(), first.bytes());
    assert_eq!(app.anonymous().get("/v1/technologies").await.data().len(), 1);
    let quoted = operator.post_with_key("/v1/technologies", "\"key-0001\"", a_term("lidar")).await.expect(201);
    assert_eq!(quoted.header("idempotency-replayed"), Some("true"), "a quoted key is the same key");
}

#[tokio::test]
async fn a_key_belongs_to_one_request_of_one_person() {
    let app = TestApp::start().await;
    let (operator, colleague) = (app.operator().await, app.operator().await);
    operator.post_with_key("/v1/technologies", "key-0001", a_term("lidar")).await.expect(201);
    operator.post_with_key("/v1/technologies", "key-0001", a_term("radar")).await.problem(422, "idempotency_key_mismatch");
    colleague.post_with_key("/v1/technologies", "key-0001", a_term("sonar")).await.expect(201);
    operator.post_with_key("/v1/sectors", "key-0001", a_term("defence")).await.expect(201);
}

#[tokio::test]
async fn a_key_is_required_and_has_a_form() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let post = || operator.request(Method::POST, "/v1/technologies").json(a_term("lidar"));
    post().send().await.problem(400, "idempotency_key_required");
    let operation = operations().into_iter().find(|operation| operation.id() == "technologies_create").unwrap();
    let form = operation.spec["parameters"].as_array().unwrap().iter().find(|parameter| parameter["name"] == "Idempotency-Key").unwrap();
    let documented = |key: &str| contract().faults(&form["schema"], &json!(key)).is_empty();
    for bad in ["", "short", "with a space", "quo\"te-inside", &"x".repeat(201), "clé-non-ascii"] {
        post().header("idempotency-key", bad).send().await.problem(400, "idempotency_key_invalid");
        assert!(!documented(bad), "the document allows {bad}");
    }
    let good = "5f0c6a1e-9a4f-4c1e-8f5b-1f9a7f0f2b3c";
    post().header("idempotency-key", good).send().await.expect(201);
    assert!(documented(good) && documented(&format!("\"{good}\"")), "the document refuses {good}");
}

#[tokio::test]
async fn a_refusal_is_not_kept() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    operator.post_with_key("/v1/technologies", "key-0001", a_term("Not A Slug")).await.problem(422, "validation_failed");
    operator.post_with_key("/v1/technologies", "key-0001", a_term("lidar")).await.expect(201);
    operator.post_with_key("/v1/technologies", "key-0002", a_term("lidar")).await.problem(409, "already_exists");
    let mut other = a_term("laser");
    other["synonyms"] = json!(["LIDAR Synonym"]);
    operator.post_with_key("/v1/technologies", "key-0003", other).await.problem(409, "already_exists");
}

#[tokio::test]
async fn a_key_is_kept_for_two_days() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    operator.post_with_key("/v1/technologies", "key-0001", a_term("lidar")).await.expect(201);
    app.advance(Span::hours(47));
    operator.post_with_key("/v1/technologies", "key-0001", a_term("lidar")).await.expect(201);
    app.advance(Span::hours(2));
    operator.post_with_key("/v1/technologies", "key-0001", a_term("lidar")).await.problem(409, "already_exists");
}

#[tokio::test]
async fn a_hundred_at_once_have_one_effect() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let operator = operator.clone();
        senders.spawn(async move { operator.post_with_key("/v1/technologies", "key-0001", a_term("lidar")).await });
    }
    let answers = senders.join_all().await;
    assert!(answers.iter().all(|answer| answer.status() == 201), "{:?}", answers.iter().find(|answer| answer.status() != 201));
    assert!(answers.iter().all(|answer| answer.bytes() == answers[0].bytes()));
    assert_eq!(answers.iter().filter(|answer| answer.header("idempotency-replayed").is_none()).count(), 1);
    assert_eq!(app.anonymous().get("/v1/technologies").await.data().len(), 1);
}
