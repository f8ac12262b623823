//! gzip and Brotli.

use super::a_market;
use acceptance::{Answer, Method, Person, TestApp, a_term, json};

async fn get(person: &Person, path: &str, codings: &str) -> Answer {
    person.request(Method::GET, path).header("accept-encoding", codings).send().await
}

#[tokio::test]
async fn an_answer_is_packed_as_the_client_likes_it() {
    let (app, ..) = a_market().await;
    let anonymous = app.anonymous();
    let plain = anonymous.get("/v1/technologies").await.expect(200);
    assert_eq!(plain.header("content-encoding"), None, "who names none gets none");
    let length = |answer: &Answer| answer.header("content-length").unwrap().parse::<usize>().unwrap();
    for (codings, coding) in [
        ("gzip", Some("gzip")),
        ("br", Some("br")),
        ("gzip, deflate, br, zstd", Some("br")),
        ("br;q=0.1, gzip;q=0.9", Some("gzip")),
        ("br;q=0, gzip;q=0, *;q=0.5", None),
        ("identity;q=0, gzip", Some("gzip")),
        ("*", Some("br")),
        ("zstd, deflate", None),
        ("identity", None),
        ("", None),
    ] {
        let answer = get(&anonymous, "/v1/technologies", codings).await.expect(200);
        assert_eq!(answer.header("content-encoding"), coding, "{codings}");
        assert_eq!(answer.json(), plain.json(), "{codings}");
        assert!(answer.header("vary").unwrap().contains("Accept-Encoding"), "{codings}");
        assert_eq!(length(&answer) < length(&plain), coding.is_some(), "{codings}");
    }
    let document = get(&anonymous, "/openapi.json", "gzip").await.expect(200);
    assert_eq!(document.header("content-encoding"), Some("gzip"));
    assert!(document.json()["openapi"].is_string());
}

#[tokio::test]
async fn little_is_not_packed() {
    let app = TestApp::start().await;
    let small = get(&app.anonymous(), "/health/live", "gzip").await.expect(200);
    assert_eq!(small.header("content-encoding"), None);
    assert!(small.header("vary").unwrap().contains("Accept-Encoding"));
    let forced = get(&app.anonymous(), "/health/live", "gzip, identity;q=0").await.expect(200);
    assert_eq!(forced.header("content-encoding"), Some("gzip"), "it was asked for");
    assert_eq!(forced.json(), small.json());
}

#[tokio::test]
async fn sec_61_who_takes_nothing_gets_nothing() {
    let app = TestApp::start().await;
    for codings in ["identity;q=0", "*;q=0", "identity;q=0, zstd", "deflate, *;q=0"] {
        get(&app.anonymous(), "/v1/technologies", codings).await.problem(406, "not_acceptable");
    }
    for accept in ["application/json;q=0", "*/*;q=0", "application/json;q=0, */*"] {
        app.anonymous().request(Method::GET, "/v1/technologies").header("accept", accept).send().await.problem(406, "not_acceptable");
    }
    for accept in ["text/html", "application/json", "*/*", "image/png, */*;q=0.1", "application/problem+json"] {
        app.anonymous().request(Method::GET, "/v1/technologies").header("accept", accept).send().await.expect(200);
    }
}

#[tokio::test]
async fn a_validator_names_one_form_and_stays_good() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let mut term = a_term("lidar");
    term["synonyms"] = (0..60).map(|n| format!("a rather long synonym number {n}")).collect::<Vec<_>>().into();
    operator.post("/v1/technologies", term).await.expect(201);
    let path = "/v1/technologies/lidar";
    let forms = [get(&operator, path, "identity").await, get(&operator, path, "gzip").await, get(&operator, path, "br").await];
    let tags = forms.each_ref().map(|answer| answer.etag().to_owned());
    let bare = tags[0].trim_matches('"');
    assert_eq!(tags[1..], [format!("\"{bare}-gzip\""), format!("\"{bare}-br\"")]);
    for (tag, coding) in tags.iter().zip(["identity", "gzip", "br"]) {
        for method in [Method::GET, Method::HEAD] {
            for given in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}")] {
                let request = operator.request(method.clone(), path).header("accept-encoding", coding).header("if-none-match", &given);
                let answer = request.send().await.expect(304);
                assert_eq!((answer.etag(), answer.bytes().len()), (tag.as_str(), 0));
                assert_eq!(answer.header("content-encoding"), None);
            }
        }
    }
    operator.patch(path, &forms[1], json!({"position": 3})).await.expect(200);
    operator.patch(path, &forms[2], json!({"position": 4})).await.problem(412, "precondition_failed");
    for tag in &tags {
        operator.request(Method::GET, path).header("if-none-match", tag).send().await.expect(200);
    }
}

#[tokio::test]
async fn answers_with_tokens_are_never_packed() {
    let app = TestApp::start().await;
    crate::accounts::registered(&app, "amina@example.ma").await;
    let log_in = |codings: &'static str| {
        let body = json!({"email": "amina@example.ma", "password": crate::accounts::PASSWORD});
        app.anonymous().request(Method::POST, "/v1/sessions").header("accept-encoding", codings).json(body).send()
    };
    for codings in ["gzip, br", "gzip"] {
        let answer = log_in(codings).await.expect(201);
        assert_eq!(answer.header("content-encoding"), None, "its length would tell of the tokens");
    }
    log_in("gzip, identity;q=0").await.problem(406, "not_acceptable");
}

#[tokio::test]
async fn a_packed_body_is_not_read() {
    let app = TestApp::start().await;
    let request = app.operator().await.request(Method::POST, "/v1/technologies").fresh_key().header("content-encoding", "gzip");
    request.json(a_term("lidar")).send().await.problem(415, "unsupported_media_type");
}
