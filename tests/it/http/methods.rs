//! HEAD, OPTIONS, and methods that are not there.

use super::a_market;
use acceptance::{Answer, Documented, Method, Person, TestApp, operations, text};
use std::collections::BTreeMap;

/// The headers of an answer without those that tell one request from another.
fn headers(answer: &Answer) -> BTreeMap<String, String> {
    let own = ["date", "x-request-id", "ratelimit", "idempotency-replayed"];
    let all = answer.headers().iter().filter(|(name, _)| !own.contains(&name.as_str()));
    all.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect()
}

/// What `HEAD` says is what `GET` says, packed or not.
async fn alike(person: &Person, path: &str) -> u16 {
    let mut status = 0;
    for coding in ["identity", "gzip", "br"] {
        let ask = |method| person.request(method, path).header("accept-encoding", coding).send();
        let (get, head) = (ask(Method::GET).await, ask(Method::HEAD).await);
        assert_eq!(get.status(), head.status(), "{path}");
        assert!(head.bytes().is_empty(), "{path}");
        assert_eq!(headers(&get), headers(&head), "{path} {coding}");
        assert!(get.header("content-length").is_some(), "{path}");
        status = get.status();
    }
    status
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let (app, ministry, challenge) = a_market().await;
    let challenge = format!("/v1/challenges/{}", text(&challenge["id"]));
    for path in [
        "/health/live",
        "/.well-known/jwks.json",
        "/openapi.json",
        "/v1/technologies",
        "/v1/technologies/ai",
        "/v1/challenges",
        "/v1/challenges?expand=organisation&fields=id,expanded",
        "/v1/challenges/facets",
        "/v1/programmes",
        &challenge,
    ] {
        assert_eq!(alike(&app.anonymous(), path).await, 200, "{path}");
    }
    let own = format!("/v1/organisations/{}", ministry.organisation);
    for path in ["/v1/me", "/v1/me/sessions", &own, &format!("{own}/members"), &format!("{challenge}/readiness")] {
        assert_eq!(alike(&ministry, path).await, 200, "{path}");
    }
    for path in ["/v1/nothing", "/v1/technologies/none", "/v1/technologies?x=1", "/v1/me"] {
        assert!(alike(&app.anonymous(), path).await >= 400, "{path}");
    }
}

/// The methods of a path, as the document has them.
fn documented() -> BTreeMap<String, Vec<Documented>> {
    let mut paths: BTreeMap<String, Vec<Documented>> = BTreeMap::new();
    for operation in operations() {
        let path = operation.example_path().split('?').next().unwrap_or_default().to_owned();
        paths.entry(path).or_default().push(operation);
    }
    paths
}

#[tokio::test]
async fn every_path_says_what_can_be_done_there() {
    let app = TestApp::start().await;
    for (path, known) in documented() {
        let options = app.anonymous().options(&path).await.expect(204);
        let allow: Vec<&str> = options.header("allow").unwrap().split(", ").collect();
        let is_there = |method: &Method| known.iter().any(|operation| operation.method == *method);
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            assert_eq!(allow.contains(&method.as_str()), is_there(&method), "{method} {path}");
        }
        assert!(allow.contains(&"OPTIONS"), "{path}");
        for method in ["PUT", "PATCH", "DELETE", "POST", "TRACE", "PROPFIND", "QUERY"] {
            let method: Method = method.parse().unwrap();
            if !is_there(&method) {
                let refused = app.anonymous().request(method, &path).send().await.problem(405, "method_not_allowed");
                assert_eq!(refused.header("allow"), options.header("allow"), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn a_method_is_what_the_first_line_says() {
    let app = TestApp::start().await;
    for name in ["x-http-method-override", "x-http-method", "x-method-override"] {
        let request = app.operator().await.request(Method::GET, "/v1/technologies").header(name, "POST");
        request.send().await.expect(200);
    }
    for path in ["/v1/technologies/", "/v1//technologies", "/V1/technologies", "/v1/technologies/ai/", "/v2/technologies"] {
        app.anonymous().get(path).await.problem(404, "not_found");
    }
}
