//! Who may keep which answer.

use super::a_market;
use acceptance::{Answer, Method, operations, text};

const PUBLIC: &str = "public, max-age=60, must-revalidate";

fn vary(answer: &Answer) -> Vec<String> {
    answer.header("vary").unwrap_or_default().split(',').map(|name| name.trim().to_lowercase()).collect()
}

#[tokio::test]
async fn what_is_public_may_be_kept_by_everybody_for_a_while() {
    let (app, ministry, challenge) = a_market().await;
    let challenge = format!("/v1/challenges/{}", text(&challenge["id"]));
    let organisation = format!("/v1/organisations/{}", ministry.organisation);
    for path in [
        "/v1/technologies",
        "/v1/technologies/ai",
        "/v1/sectors",
        "/v1/sites",
        "/v1/regions",
        "/v1/challenges",
        "/v1/challenges?q=eau",
        "/v1/challenges/facets",
        "/v1/startups",
        "/v1/programmes",
        &challenge,
        &organisation,
    ] {
        let told = app.anonymous().get(path).await.expect(200);
        assert_eq!(told.header("cache-control"), Some(PUBLIC), "{path}");
        for name in ["accept-encoding", "authorization"] {
            assert!(vary(&told).contains(&name.to_owned()), "{path}: {:?}", vary(&told));
        }
        let again = app.anonymous().request(Method::GET, path).header("if-none-match", told.etag()).send().await.expect(304);
        assert_eq!(again.header("cache-control"), Some(PUBLIC), "{path}");
        assert_eq!(again.header("vary"), told.header("vary"), "{path}");
        let own = ministry.get(path).await.expect(200);
        assert_eq!(own.header("cache-control"), Some("no-store"), "{path}");
        assert!(vary(&own).contains(&"authorization".to_owned()), "{path}");
        assert_eq!(ministry.request(Method::GET, path).header("if-none-match", own.etag()).send().await.expect(304).status(), 304);
    }
    let missing = app.anonymous().get("/v1/technologies/none").await.problem(404, "not_found");
    assert_eq!(missing.header("cache-control"), Some("no-store"));
    for path in ["/health/live", "/.well-known/jwks.json"] {
        assert_eq!(app.anonymous().get(path).await.expect(200).header("cache-control"), Some("no-store"), "{path}");
    }
    assert_eq!(app.anonymous().get("/v1/technologies?x=1").await.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn sec_63_what_is_not_public_is_kept_by_nobody() {
    let (app, ..) = a_market().await;
    let operator = app.operator().await;
    for operation in operations() {
        let request = operator.request(operation.method.clone(), operation.example_path()).fresh_key().seen("*");
        let request = match operation.example_body() {
            Some(body) => request.content(&operation, body),
            None => request,
        };
        let answer = request.send().await;
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{} {}", operation.id(), answer.status());
    }
}

#[tokio::test]
async fn what_is_in_a_language_says_in_which() {
    let (app, ministry, challenge) = a_market().await;
    let path = format!("/v1/challenges/{}/readiness", text(&challenge["id"]));
    let mut tags = Vec::new();
    for language in ["fr", "ar", "en"] {
        let answer = ministry.speaking(language).get(&path).await.expect(200);
        assert_eq!(answer.header("content-language"), Some(language));
        assert!(vary(&answer).contains(&"accept-language".to_owned()));
        let problem = app.anonymous().speaking(language).get("/v1/nothing").await.problem(404, "not_found");
        assert_eq!(problem.header("content-language"), Some(language));
        assert!(vary(&problem).contains(&"accept-language".to_owned()));
        tags.push(answer.etag().to_owned());
    }
    let everybody = app.anonymous().get("/v1/technologies").await.expect(200);
    assert_eq!(everybody.header("content-language"), None, "all languages are in it");
    assert!(!vary(&everybody).contains(&"accept-language".to_owned()));
}

#[tokio::test]
async fn every_object_and_list_has_a_validator() {
    let missing: Vec<String> = operations()
        .iter()
        .filter(|operation| operation.method == Method::GET && operation.spec["responses"]["200"]["headers"]["ETag"].is_null())
        .map(|operation| operation.id().to_owned())
        .collect();
    assert_eq!(missing, Vec::<String>::new());
    let placeless: Vec<String> = operations()
        .iter()
        .filter(|operation| {
            let created = &operation.spec["responses"]["201"];
            !created.is_null() && created["headers"]["Location"].is_null()
        })
        .map(|operation| operation.id().to_owned())
        .collect();
    assert_eq!(placeless, Vec::<String>::new());
}
