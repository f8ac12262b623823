//! Bodies and heads that are too large, too slow or too deep.

use acceptance::{Method, TestApp, a_term};
use std::time::Duration;

const LIMIT: usize = 256 * 1024;

fn head(token: &str, length: &str) -> String {
    format!(
        "POST /v1/technologies HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: key-0001\r\n\
         Content-Type: application/json\r\nAccept-Language: en\r\n{length}\r\n\r\n"
    )
}

#[tokio::test]
async fn a_declared_size_is_refused_before_it_arrives() {
    let app = TestApp::start().await;
    let mut connection = app.connect().await;
    connection.send(head(&app.operator().await.token(), &format!("Content-Length: {}", LIMIT + 1))).await;
    let answer = connection.answer().await.problem(413, "body_too_large");
    assert!(answer.text.contains("\"limit\":\"262144\""), "{}", answer.text);
}

#[tokio::test]
async fn an_undeclared_size_is_refused_when_it_is_reached() {
    let app = TestApp::start().await;
    let mut connection = app.connect().await;
    connection.send(head(&app.operator().await.token(), "Transfer-Encoding: chunked")).await;
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    for _ in 0..5 {
        if !connection.send(&chunk).await {
            break;
        }
    }
    connection.answer().await.problem(413, "body_too_large");
}

#[tokio::test]
async fn a_body_of_the_greatest_size_is_read() {
    let app = TestApp::start().await;
    let term = a_term("lidar").to_string();
    let padded = term + &" ".repeat(LIMIT);
    let request = app.operator().await.request(Method::POST, "/v1/technologies").fresh_key().header("content-type", "application/json");
    request.body(padded[..LIMIT].to_owned()).send().await.expect(201);
}

#[tokio::test]
async fn a_slow_body_is_given_up() {
    let app = TestApp::start_with(|settings| settings.body_deadline = Duration::from_millis(300)).await;
    let token = app.operator().await.token();
    let mut connection = app.connect().await;
    connection.send(head(&token, "Content-Length: 100")).await;
    connection.send("{\"slug\":").await;
    connection.answer().await.problem(408, "request_timeout");
    app.anonymous().get("/v1/technologies").await.expect(200);
}

#[tokio::test]
async fn nesting_has_an_end() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    for deep in ["[".repeat(100_000), "{\"a\":".repeat(40_000)] {
        let request = operator.request(Method::POST, "/v1/technologies").fresh_key().header("content-type", "application/json");
        request.body(deep).send().await.problem(400, "malformed_json");
    }
}

#[tokio::test]
async fn a_huge_head_is_refused() {
    let app = TestApp::start().await;
    let mut connection = app.connect().await;
    connection.send(format!("GET /v1/technologies HTTP/1.1\r\nHost: x\r\nX-Filler: {}\r\n\r\n", "x".repeat(300_000))).await;
    let answer = connection.answer().await;
    assert!(matches!(answer.status, 0 | 400 | 431), "{}", answer.text);
    app.anonymous().get("/health/ready").await.expect(200);
}

#[tokio::test]
async fn a_query_is_as_long_as_the_document_allows() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    let words = |letters: usize| format!("/v1/challenges?q={}", "é".repeat(letters));
    anonymous.get(&words(200)).await.expect(200);
    let refused = anonymous.get(&words(201)).await.problem(400, "invalid_parameter");
    assert_eq!((&refused.json()["details"]["parameter"], &refused.json()["details"]["max"]), (&"q".into(), &"200".into()));

    let places = |count: usize| format!("/v1/challenges?{}", vec!["site=agadir"; count].join("&"));
    let given = |answer: acceptance::Answer| answer.json()["details"]["parameter"].clone();
    assert_eq!(given(anonymous.get(&places(41)).await.problem(400, "invalid_parameter")), "site");
}

#[tokio::test]
async fn a_parameter_that_says_nothing_is_not_taken_for_none() {
    let app = TestApp::start().await;
    let (operator, mut tried) = (app.operator().await, 0);
    for operation in acceptance::operations().iter().filter(|operation| operation.method == Method::GET) {
        for parameter in operation.spec["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "query") {
            let schema = acceptance::contract().resolve(&parameter["schema"]);
            if !acceptance::contract().faults(schema, &"".into()).is_empty() {
                let name = acceptance::text(&parameter["name"]);
                let path = operation.example_path();
                let (path, needed) = path.split_once('?').unwrap_or((&path, ""));
                let others = needed.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with(&format!("{name}=")));
                let others: String = others.map(|pair| format!("{pair}&")).collect();
                let refused = operator.get(format!("{path}?{others}{name}=")).await.problem(400, "invalid_parameter");
                assert_eq!(refused.json()["details"]["parameter"], name, "{}", operation.id());
                tried += 1;
            }
        }
    }
    assert!(tried > 50, "{tried}");
    app.anonymous().get("/v1/challenges?q=").await.expect(200);
}
