//! Refusals come as problems with stable codes, whatever goes wrong.

use acceptance::{Method, TestApp, Value, a_term, json};

#[tokio::test]
async fn an_unknown_path_is_a_problem_and_an_unknown_method_names_the_known_ones() {
    let app = TestApp::start().await;
    let anyone = app.anonymous();
    for path in ["/", "/v1", "/v1/nothing", "/v1/technologies/", "/v2/technologies", "/v1/technologies/ai/more"] {
        anyone.get(path).await.problem(404, "not_found");
    }
    let refused = anyone.request(Method::DELETE, "/v1/technologies").send().await.problem(405, "method_not_allowed");
    assert_eq!(refused.header("allow"), Some("GET, HEAD, OPTIONS, POST"));
    let allowed = anyone.options("/v1/technologies/ai").await.expect(204);
    assert_eq!(allowed.header("allow"), Some("GET, HEAD, OPTIONS, PATCH"));
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    let app = TestApp::start().await;
    app.operator().await.post("/v1/technologies", a_term("lidar")).await.expect(201);
    let (get, head) =
        (app.anonymous().get("/v1/technologies/lidar").await, app.anonymous().head("/v1/technologies/lidar").await.expect(200));
    for name in ["etag", "content-type", "content-length", "cache-control"] {
        assert_eq!(head.header(name), get.header(name), "{name}");
    }
    assert!(head.bytes().is_empty() && !get.bytes().is_empty());
}

#[tokio::test]
async fn query_parameters_are_known_and_given_once() {
    let app = TestApp::start().await;
    let anyone = app.anonymous();
    let unknown = anyone.get("/v1/technologies?includeretired=true").await.problem(400, "unknown_parameter");
    assert_eq!(unknown.json()["details"]["known"], "fields, include_retired");
    anyone.get("/v1/technologies?include_retired=true&include_retired=true").await.problem(400, "duplicate_parameter");
    let malformed = anyone.get("/v1/technologies?include_retired=perhaps").await.problem(400, "invalid_parameter");
    assert_eq!(malformed.json()["details"]["parameter"], "include_retired");
    anyone.get("/v1/technologies/ai?x=1").await.problem(400, "unknown_parameter");
    anyone.get("/v1/technologies?include_retired=true").await.expect(200);
}

#[tokio::test]
async fn bodies_are_json_of_the_documented_form() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let post = |body: &'static str, media_type: &'static str| {
        let request = operator.request(Method::POST, "/v1/technologies").fresh_key().body(body);
        if media_type.is_empty() { request } else { request.header("content-type", media_type) }
    };
    for malformed in ["{", "", "[1,]", "{\"slug\": \"a\"} {}", "\u{feff}{}", "nul"] {
        let answer = post(malformed, "application/json").send().await;
        if malformed.is_empty() {
            answer.invalid("/slug", "required");
        } else {
            answer.problem(400, "malformed_json");
        }
    }
    for other in ["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/merge-patch+json", ""] {
        post("{}", other).send().await.problem(415, "unsupported_media_type");
    }
    post("{}", "application/json; charset=utf-8").send().await.problem(422, "validation_failed");
    let mut term = a_term("lidar");
    term["colour"] = json!("red");
    operator.post("/v1/technologies", term).await.invalid("/colour", "unknown_field");
    let mut term = a_term("lidar");
    term["labels"]["de"] = json!("Lidar");
    operator.post("/v1/technologies", term).await.invalid("/labels/de", "unknown_field");
    operator.post("/v1/technologies", json!({"slug": 1})).await.invalid("/slug", "wrong_type");
    operator.post("/v1/technologies", json!([])).await.problem(422, "validation_failed");
    operator.post("/v1/technologies", a_term("Not A Slug")).await.invalid("/slug", "invalid_format");
}

#[tokio::test]
async fn what_cannot_be_an_identifier_does_not_exist() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    for path in [
        "/v1/technologies/%00",
        "/v1/technologies/%F0%9F%A6%80",
        "/v1/technologies/..%2F..%2Fetc",
        &format!("/v1/technologies/{}", "a".repeat(300)),
    ] {
        operator.get(path).await.problem(404, "not_found");
        operator.patch(path, "\"1.x\"", json!({})).await.problem(404, "not_found");
    }
}

#[tokio::test]
async fn texts_follow_the_reader_and_codes_do_not() {
    let app = TestApp::start().await;
    let mut titles = Vec::new();
    for (accepted, language) in [("fr-MA, en;q=0.5", "fr"), ("ar", "ar"), ("de, en;q=0.9, fr;q=0.1", "en"), ("tlh", "fr")] {
        let refused = app.anonymous().speaking(accepted).get("/v1/nothing").await.problem(404, "not_found");
        assert_eq!(refused.header("content-language"), Some(language));
        assert!(refused.header("vary").unwrap().to_lowercase().contains("accept-language"));
        titles.push(refused.field("title").to_owned());
    }
    assert_eq!(titles[0], titles[3], "French is the default");
    titles.truncate(3);
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), 3);
}

#[tokio::test]
async fn a_request_has_an_id_that_answers_and_problems_repeat() {
    let app = TestApp::start().await;
    let given = app.anonymous().request(Method::GET, "/v1/nothing").header("x-request-id", "client-chosen_1").send().await;
    assert_eq!(given.header("x-request-id"), Some("client-chosen_1"));
    assert_eq!(given.json()["request_id"], "client-chosen_1");
    for unsafe_id in ["short", "with space inside", &"x".repeat(65), "<script>alert(1)</script>"] {
        let answer = app.anonymous().request(Method::GET, "/v1/technologies").header("x-request-id", unsafe_id).send().await;
        assert_ne!(answer.header("x-request-id"), Some(unsafe_id));
    }
    let (one, two) = (app.anonymous().get("/health/live").await, app.anonymous().get("/health/live").await);
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
}

#[tokio::test]
async fn every_answer_tells_browsers_not_to_guess() {
    let app = TestApp::start().await;
    for path in ["/v1/me", "/v1/nothing", "/health/ready"] {
        let answer = app.anonymous().get(path).await;
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[tokio::test]
async fn the_form_of_a_problem_is_as_committed() {
    let app = TestApp::start().await;
    let operator = app.operator().await.speaking("en");
    let refused = operator.post("/v1/technologies", json!({"slug": "A b", "labels": {"en": ""}, "x": 1})).await.expect(422);
    insta::assert_json_snapshot!(refused.json(), {".request_id" => "[id]"});
    let mut term = a_term("a-b");
    term["labels"] = json!({"en": "", "fr": "x"});
    term["slug"] = Value::from("A b");
    let refused = operator.post("/v1/technologies", term).await.expect(422);
    insta::assert_json_snapshot!(refused.json(), {".request_id" => "[id]"});
}

#[tokio::test]
async fn the_document_is_read_and_nothing_else() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    anonymous.request(Method::GET, "/openapi.json").send().await.expect(200);
    assert!(anonymous.request(Method::HEAD, "/openapi.json").send().await.expect(200).bytes().is_empty());
    let refused = anonymous.request(Method::POST, "/openapi.json").send().await.problem(405, "method_not_allowed");
    assert_eq!(refused.header("allow"), Some("GET, HEAD"));
}
