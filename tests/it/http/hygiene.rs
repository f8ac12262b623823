//! SEC-63: headers that every answer has; traces and the log.

use acceptance::{Answer, Method, TestApp, operations};

/// Fails unless the answer has all of them.
#[track_caller]
fn clean(answer: &Answer, what: &str) {
    let is = |name: &str, value: &str| assert_eq!(answer.header(name), Some(value), "{what}: {name}");
    is("x-content-type-options", "nosniff");
    is("referrer-policy", "no-referrer");
    is("strict-transport-security", "max-age=31536000; includeSubDomains");
    is("cross-origin-resource-policy", "same-origin");
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(policy.contains("frame-ancestors 'none'") && policy.starts_with("default-src '"), "{what}: {policy}");
    assert!(answer.header("x-request-id").is_some(), "{what}");
    assert!(answer.header("cache-control").is_some(), "{what}");
    for name in ["server", "x-powered-by", "x-aspnet-version", "via"] {
        assert_eq!(answer.header(name), None, "{what}");
    }
}

#[tokio::test]
async fn sec_63_every_answer_has_the_headers_against_browsers() {
    let app = TestApp::start_with(|settings| settings.allowed_origins = "https://app.tahaddi.test".to_owned()).await;
    let operator = app.operator().await;
    for operation in operations() {
        for person in [&app.anonymous(), &operator] {
            let request = person.request(operation.method.clone(), operation.example_path()).fresh_key().seen("*");
            let request = match operation.example_body() {
                Some(body) => request.content(&operation, body),
                None => request,
            };
            let answer = request.send().await;
            clean(&answer, operation.id());
            assert_eq!(answer.header("content-security-policy"), Some("default-src 'none'; frame-ancestors 'none'"));
        }
    }
    let anonymous = app.anonymous();
    clean(&anonymous.get("/v1/nothing").await.expect(404), "nothing");
    clean(&anonymous.get("/openapi.json").await.expect(200), "document");
    clean(&anonymous.get("/docs").await, "redirect");
    clean(&anonymous.options("/v1/technologies").await.expect(204), "options");
    clean(&anonymous.request(Method::PUT, "/v1/technologies").send().await.expect(405), "method");
    for origin in ["https://app.tahaddi.test", "https://evil.test"] {
        let preflight = anonymous.request(Method::OPTIONS, "/v1/technologies").header("origin", origin);
        clean(&preflight.header("access-control-request-method", "GET").send().await, "preflight");
    }
    let docs = anonymous.get("/docs/").await.expect(200);
    clean(&docs, "docs");
    let policy = docs.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'; script-src 'self';") && !policy.contains("unsafe-eval"), "{policy}");
}

#[tokio::test]
async fn sec_63_transport_security_is_for_https() {
    let app = TestApp::start_with(|settings| settings.public_url = Some("http://localhost:8080".to_owned())).await;
    assert_eq!(app.anonymous().get("/health/live").await.expect(200).header("strict-transport-security"), None);
}

#[tokio::test]
async fn a_request_has_a_name() {
    let app = TestApp::start().await;
    let named = |id: &str| app.anonymous().request(Method::GET, "/v1/nothing").header("x-request-id", id).send();
    let answer = named("my-request_0001").await.problem(404, "not_found");
    assert_eq!((answer.header("x-request-id"), answer.field("request_id")), (Some("my-request_0001"), "my-request_0001"));
    for wrong in ["short", "with space in it", "<script>alert(1)</script>", &"x".repeat(65)] {
        let answer = named(wrong).await.expect(404);
        assert_eq!(answer.header("x-request-id").unwrap().len(), 24, "{wrong}");
    }
    let traced = app.anonymous().request(Method::GET, "/health/live").header("traceparent", "nonsense");
    traced.send().await.expect(200);
}
