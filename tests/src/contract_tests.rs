//! The witness notices lies.

use super::*;

const PATH: &str = "/v1/technologies/lidar";

/// What the witness says of an answer to `GET /v1/technologies/lidar`.
fn told(status: u16, media_type: &'static str, body: &Value) -> Result<(), String> {
    let mut headers = HeaderMap::new();
    for (name, value) in [("x-request-id", "request-1"), ("content-type", media_type), ("www-authenticate", "Bearer")] {
        headers.insert(name, value.parse().unwrap());
    }
    let answer = Answer::new(&Method::GET, PATH, status, headers, body.to_string().into_bytes());
    contract().check(&Exchange { method: &Method::GET, path: PATH, sent: &HeaderMap::new(), json: None, answer: &answer })
}

fn term() -> Value {
    let labels = json!({"fr": "lidar", "ar": "ليدار", "en": "lidar"});
    json!({"slug": "lidar", "labels": labels, "synonyms": [], "parents": [], "details": {}, "position": 0, "retired_at": null})
}

#[test]
fn an_answer_as_documented_passes() {
    assert_eq!(told(200, "application/json", &term()), Ok(()));
}

#[test]
fn what_is_not_documented_is_noticed() {
    let with = |name: &str, value: Value| {
        let mut term = term();
        term[name] = value;
        term
    };
    let mut without = term();
    without.as_object_mut().unwrap().remove("position");
    for (lie, status, media_type, body) in [
        ("is answered 202", 202, "application/json", term()),
        ("comes as \"text/html\"", 200, "text/html", term()),
        ("'colour' was unexpected", 200, "application/json", with("colour", json!("red"))),
        ("position", 200, "application/json", without),
        ("retired_at", 200, "application/json", with("retired_at", json!("yesterday"))),
        ("labels", 200, "application/json", with("labels", json!({"de": "Lidar"}))),
        ("has a body", 304, "application/json", term()),
        ("not as application/problem+json", 404, "application/json", json!({})),
        ("the problem is not one", 404, "application/problem+json", json!({"code": "not_found"})),
    ] {
        let told = told(status, media_type, &body).unwrap_err();
        assert!(told.contains(lie), "{lie}: {told}");
    }
}

#[test]
fn a_body_that_no_client_could_have_known_of_is_noticed() {
    let create = operations().into_iter().find(|operation| operation.id() == "technologies_create").unwrap();
    let mut sent = HeaderMap::new();
    sent.insert("content-type", "application/json".parse().unwrap());
    let example = create.example_body().unwrap();
    assert_eq!(contract().check_accepted(&create.spec, &sent, &example), Ok(()));
    assert!(contract().check_accepted(&create.spec, &sent, &json!({"slug": "Not A Slug"})).is_err());
    sent.insert("content-type", "text/plain".parse().unwrap());
    assert!(contract().check_accepted(&create.spec, &sent, &example).is_err());
}
