//! SEC-60 and SEC-61: heads and bodies that are too much, or that two readers could read differently.

use acceptance::{Method, TestApp, Value, a_term, json};

#[tokio::test]
async fn sec_60_a_query_has_an_end() {
    let app = TestApp::start().await;
    for path in ["/v1/technologies", "/v1/technologies/ai", "/v1/me", "/health/live"] {
        let answer = app.anonymous().get(format!("{path}?include_retired={}", "x".repeat(4_100))).await;
        assert_eq!(answer.problem(400, "invalid_parameter").json()["details"]["max"], "4096", "{path}");
    }
}

#[tokio::test]
async fn sec_60_headers_have_an_end() {
    let app = TestApp::start().await;
    let filled = |bytes: usize| app.anonymous().request(Method::GET, "/v1/technologies").header("x-filler", &"x".repeat(bytes)).send();
    filled(16_000).await.expect(200);
    assert_eq!(filled(33_000).await.problem(431, "headers_too_large").json()["details"]["limit"], "32768");
    let mut connection = app.connect().await;
    let many = (0..200).map(|n| format!("X-Filler-{n}: x\r\n")).collect::<String>();
    connection.send(format!("GET /v1/technologies HTTP/1.1\r\nHost: x\r\n{many}\r\n")).await;
    assert!(matches!(connection.answer().await.status, 400 | 431), "too many");
}

#[tokio::test]
async fn sec_60_nesting_ends_at_32() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let send = |depth: usize| {
        let inner = (0..depth).fold(json!(1), |inner, _| json!([inner]));
        let mut term = a_term("lidar");
        term["details"] = json!({"deep": inner});
        operator.request(Method::POST, "/v1/technologies").fresh_key().json(term).send()
    };
    send(31).await.problem(400, "malformed_json");
    send(30).await.expect(201);
}

#[tokio::test]
async fn sec_60_texts_hide_nothing() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (partner, operator) = (app.partner("Ministère").await, app.operator().await);
    for hidden in ["a\u{0}b", "a\u{202E}b", "a\u{2066}b", "a\u{200F}b\u{202A}", "a\u{7}b"] {
        let call = json!({"organisation_id": partner.organisation, "document": {"title": {"fr": hidden}}});
        partner.post("/v1/challenges", call).await.problem(422, "validation_failed");
        let organisation = json!({"kind": "startup", "name": hidden});
        partner.post("/v1/organisations", organisation).await.problem(422, "validation_failed").invalid("/name", "invalid_format");
        operator.post("/v1/programmes", json!({"document": {"title": {"fr": hidden}}})).await.problem(422, "validation_failed");
        let mut term = a_term("lidar");
        term["labels"]["fr"] = hidden.into();
        operator.post("/v1/technologies", term).await.problem(422, "validation_failed");
        let me = partner.get("/v1/me").await.expect(200);
        partner.patch("/v1/me", &me, json!({"name": hidden})).await.problem(422, "validation_failed");
    }
    for lone in [r#"{"kind": "startup", "name": "\ud800"}"#, r#"{"kind": "startup", "name": "\udc00x"}"#] {
        let request = partner.request(Method::POST, "/v1/organisations").fresh_key().header("content-type", "application/json");
        request.body(lone).send().await.problem(400, "malformed_json");
    }
    let broken = partner.request(Method::POST, "/v1/organisations").fresh_key().header("content-type", "application/json");
    broken.body(&b"{\"kind\": \"startup\", \"name\": \"\xff\xfe\"}"[..]).send().await.problem(400, "malformed_json");
}

#[tokio::test]
async fn sec_61_a_body_says_what_it_is() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let send = |content_type: Option<&str>, slug: &str| {
        let request = operator.request(Method::POST, "/v1/technologies").fresh_key();
        let request = request.json(a_term(slug));
        match content_type {
            Some(content_type) => request.header("content-type", content_type),
            None => operator.request(Method::POST, "/v1/technologies").fresh_key().body(a_term(slug).to_string()),
        }
        .send()
    };
    for wrong in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "application/jsonp",
        "application/json, text/html",
        "application/vnd.api+json",
        "text/json",
        "*/*",
        "",
    ] {
        send(Some(wrong), "x").await.problem(415, "unsupported_media_type");
    }
    send(None, "x").await.problem(415, "unsupported_media_type");
    for (n, right) in
        ["application/json", "Application/JSON", "application/json; charset=utf-8", "application/json;charset=\"UTF-8\""].iter().enumerate()
    {
        send(Some(right), &format!("term-{n}")).await.expect(201);
    }
    let created = operator.get("/v1/technologies/term-0").await.expect(200);
    let patch = operator.request(Method::PATCH, "/v1/technologies/term-0").seen(&created).json(json!({"position": 1}));
    patch.header("content-type", "application/json-patch+json").send().await.problem(415, "unsupported_media_type");
}

#[tokio::test]
async fn sec_61_nothing_is_said_twice() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    operator.get("/v1/technologies?include_retired=true&include_retired=false").await.problem(400, "duplicate_parameter");
    operator.get("/v1/technologies?include_retired=true&%69nclude_retired=true").await.problem(400, "duplicate_parameter");
    operator.get("/v1/challenges?sector=agritech&limit=2&limit=2").await.problem(400, "duplicate_parameter");
    let twice = r#"{"slug": "a", "slug": "b", "labels": {"fr": "x", "ar": "x", "en": "x"}}"#;
    let request = operator.request(Method::POST, "/v1/technologies").fresh_key().header("content-type", "application/json");
    request.body(twice).send().await.problem(400, "malformed_json");
    let token = operator.token();
    for header in ["Authorization: Bearer x", "Content-Type: application/json", "Idempotency-Key: key-00000002"] {
        let mut connection = app.connect().await;
        let body = a_term("x").to_string();
        connection
            .send(format!(
                "POST /v1/technologies HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: key-00000001\r\n\
                 Content-Type: application/json\r\n{header}\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            ))
            .await;
        connection.answer().await.problem(400, "invalid_header");
    }
    assert_eq!(operator.get("/v1/technologies").await.data(), Vec::<Value>::new());
}
