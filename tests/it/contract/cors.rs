//! Browser applications of the allowed origins, and of others.

use acceptance::{Answer, Method, TestApp, a_term};

const OURS: &str = "https://app.tahaddi.test";

async fn app() -> TestApp {
    TestApp::start_with(|settings| settings.allowed_origins = format!("{OURS}, http://localhost:5173")).await
}

async fn preflight(app: &TestApp, origin: &str, method: &str, headers: &str) -> Answer {
    let request = app.anonymous().request(Method::OPTIONS, "/v1/technologies").header("origin", origin);
    request.header("access-control-request-method", method).header("access-control-request-headers", headers).send().await
}

#[tokio::test]
async fn an_allowed_origin_may_call() {
    let app = app().await;
    for origin in [OURS, "http://localhost:5173"] {
        let headers = "authorization, content-type, idempotency-key, if-match, if-none-match, accept-language, traceparent, x-request-id";
        let answer = preflight(&app, origin, "POST", headers).await.expect(200);
        assert!(answer.header("vary").unwrap().to_lowercase().contains("origin"));
        assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
        assert!(answer.header("access-control-allow-methods").unwrap().contains("POST"));
        assert!(answer.header("access-control-allow-headers").unwrap().to_lowercase().contains("idempotency-key"));
        assert_eq!(answer.header("access-control-allow-credentials"), Some("true"));
    }
    let listed = app.anonymous().request(Method::GET, "/v1/technologies").header("origin", OURS).send().await.expect(200);
    assert_eq!(listed.header("access-control-allow-origin"), Some(OURS));
    let exposed = listed.header("access-control-expose-headers").unwrap().to_lowercase();
    for name in [
        "allow",
        "content-language",
        "deprecation",
        "etag",
        "idempotency-replayed",
        "link",
        "location",
        "ratelimit",
        "ratelimit-policy",
        "retry-after",
        "sunset",
        "www-authenticate",
        "x-request-id",
    ] {
        assert!(exposed.contains(name), "{name} is not exposed");
    }
}

#[tokio::test]
async fn a_front_end_can_read_why_it_was_refused() {
    let app = app().await;
    let refused = app.anonymous().request(Method::GET, "/v1/nothing").header("origin", OURS).send().await.problem(404, "not_found");
    assert_eq!(refused.header("access-control-allow-origin"), Some(OURS));
    let post = app.anonymous().request(Method::POST, "/v1/technologies").header("origin", OURS).json(a_term("x"));
    assert_eq!(post.send().await.problem(401, "authentication_required").header("access-control-allow-origin"), Some(OURS));
    let wrong = app.anonymous().request(Method::GET, "/v1/technologies?x=1").header("origin", OURS);
    assert_eq!(wrong.send().await.problem(400, "unknown_parameter").header("access-control-allow-origin"), Some(OURS));
}

#[tokio::test]
async fn other_origins_get_no_leave() {
    let app = app().await;
    for origin in ["https://evil.test", "https://app.tahaddi.test.evil.test", "null", "http://app.tahaddi.test"] {
        let answer = preflight(&app, origin, "POST", "authorization").await.problem(403, "origin_not_allowed");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{origin}");
        let read = app.anonymous().request(Method::GET, "/v1/technologies").header("origin", origin).send().await.expect(200);
        assert!(read.header("vary").unwrap().to_lowercase().contains("origin"), "{origin}");
        assert_eq!(read.header("access-control-allow-origin"), None, "{origin}");
    }
    let nobody = TestApp::start().await;
    assert_eq!(preflight(&nobody, OURS, "GET", "").await.header("access-control-allow-origin"), None, "no origin is allowed unless named");
}
