//! Public answers that are kept for a moment.

use super::a_market;
use acceptance::{Answer, Method, Span, TestApp, Value, a_call, json, text};
use std::collections::BTreeSet;

/// Asks until an answer was given that had been made before.
async fn given(app: &TestApp, path: &str) -> Answer {
    let before = app.ctx.answers.given();
    let answer = app.anonymous().get(path).await.expect(200);
    assert_eq!(app.ctx.answers.given(), before + 1, "{path} was made again");
    answer
}

fn path_of(challenge: &Value) -> String {
    format!("/v1/challenges/{}", text(&challenge["id"]))
}

#[tokio::test]
async fn what_all_look_at_is_made_once_a_second() {
    let (app, ministry, challenge) = a_market().await;
    let organisation = format!("/v1/organisations/{}", ministry.organisation);
    let challenge = path_of(&challenge);
    for path in ["/v1/challenges?sector=agritech", "/v1/challenges/facets", "/v1/startups", &challenge, &organisation] {
        let first = app.anonymous().get(path).await.expect(200);
        let made = app.ctx.answers.made();
        let again = given(&app, path).await;
        assert_eq!(again.bytes(), first.bytes());
        for name in ["etag", "content-type", "cache-control", "vary", "link"] {
            assert_eq!(again.header(name), first.header(name), "{path}: {name}");
        }
        let known = app.anonymous().request(Method::GET, path).header("if-none-match", first.etag()).send().await.expect(304);
        assert_eq!((known.etag(), known.bytes().len()), (first.etag(), 0));
        assert_eq!(app.ctx.answers.made(), made);
        app.advance(Span::seconds(1));
        app.anonymous().get(path).await.expect(200);
        assert_eq!(app.ctx.answers.made(), made + 1, "{path}");
    }
}

#[tokio::test]
async fn a_write_is_seen_at_once_and_on_another_replica_within_a_second() {
    let (app, ministry, challenge) = a_market().await;
    let other = app.second_server();
    let elsewhere = app.anonymous().at(&other);
    let path = path_of(&challenge);
    for list in ["/v1/challenges", "/v1/challenges?q=digitagri"] {
        assert_eq!(app.anonymous().get(list).await.expect(200).data().len(), 1);
        assert_eq!(elsewhere.get(list).await.expect(200).data().len(), 1);
    }
    assert_eq!(app.anonymous().get(&path).await.expect(200).field("status"), "open");
    let facets = app.anonymous().get("/v1/challenges/facets").await.expect(200);
    app.published(&ministry, a_call()).await;
    ministry.post(format!("{path}/cancellation"), json!({"reason": "Budget reporté"})).await.expect(200);
    for list in ["/v1/challenges", "/v1/challenges?q=digitagri"] {
        assert_eq!(app.anonymous().get(list).await.expect(200).data().len(), 2, "{list}");
    }
    assert_eq!(app.anonymous().get(&path).await.expect(200).field("status"), "cancelled");
    assert_ne!(app.anonymous().get("/v1/challenges/facets").await.expect(200).json(), facets.json());
    app.advance(Span::seconds(1));
    assert_eq!(elsewhere.get("/v1/challenges").await.expect(200).data().len(), 2);
    drop(other);
}

#[tokio::test]
async fn a_new_name_is_seen_at_once_wherever_it_stands() {
    let (app, ministry, _) = a_market().await;
    let organisation = format!("/v1/organisations/{}", ministry.organisation);
    let list = "/v1/challenges?expand=organisation";
    app.anonymous().get(list).await.expect(200);
    let seen = ministry.get(&organisation).await.expect(200);
    ministry.patch(&organisation, &seen, json!({"name": "Ministère de l'Agriculture"})).await.expect(200);
    let shown = app.anonymous().get(list).await.expect(200);
    assert_eq!(text(&shown.data()[0]["organisation"]["name"]), "Ministère de l'Agriculture");
    assert_eq!(text(&shown.data()[0]["expanded"]["organisation"]["name"]), "Ministère de l'Agriculture");
}

#[tokio::test]
async fn a_crowd_waits_for_one() {
    let (app, ..) = a_market().await;
    let mut crowd = tokio::task::JoinSet::new();
    for _ in 0..60 {
        let nobody = app.anonymous();
        crowd.spawn(async move { nobody.get("/v1/challenges/facets").await.expect(200).text() });
    }
    let told: BTreeSet<String> = crowd.join_all().await.into_iter().collect();
    assert_eq!((told.len(), app.ctx.answers.made(), app.ctx.answers.given()), (1, 1, 59));
}

#[tokio::test]
async fn what_depends_on_the_caller_is_made_for_the_caller() {
    let (app, ministry, challenge) = a_market().await;
    let path = path_of(&challenge);
    app.anonymous().get(&path).await.expect(200);
    let (made, given) = (app.ctx.answers.made(), app.ctx.answers.given());
    let own = ministry.get(&path).await.expect(200);
    assert!(!own.json()["allowed_actions"].as_array().unwrap().is_empty());
    assert!(app.anonymous().get(&path).await.expect(200).json()["allowed_actions"].as_array().unwrap().is_empty());
    app.anonymous().request(Method::GET, &path).token("wrong").send().await.problem(401, "invalid_token");
    ministry.get("/v1/me").await.expect(200);
    let draft = ministry.post("/v1/challenges", json!({"organisation_id": ministry.organisation, "document": a_call()})).await.expect(201);
    ministry.get(draft.location()).await.expect(200);
    let counts = (app.ctx.answers.made(), app.ctx.answers.given());
    assert_eq!(counts, (made, given + 1), "an answer was kept that is somebody's, or given to somebody");
    app.anonymous().get(draft.location()).await.problem(404, "not_found");
    app.anonymous().get("/v1/challenges?sector=none").await.problem(400, "invalid_parameter");
    assert_eq!(app.ctx.answers.made(), made, "a refusal was kept");
}

#[tokio::test]
async fn what_belongs_to_the_request_is_its_own() {
    let (app, ..) = a_market().await;
    let path = "/v1/challenges?limit=1";
    let first = app.anonymous().get(path).await.expect(200);
    let second = given(&app, path).await;
    assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
    let left = |answer: &Answer| answer.header("ratelimit").unwrap().split("r=").nth(1).unwrap().split(';').next().unwrap().parse::<u32>();
    assert_eq!(left(&first).unwrap(), left(&second).unwrap() + 1);
    let packed = app.anonymous().request(Method::GET, "/v1/challenges").header("accept-encoding", "br").send().await.expect(200);
    let again = app.anonymous().request(Method::GET, "/v1/challenges").header("accept-encoding", "br").send().await.expect(200);
    let plain = app.anonymous().get("/v1/challenges").await.expect(200);
    assert_eq!((packed.header("content-encoding"), packed.text()), (again.header("content-encoding"), plain.text()));
    assert_eq!(packed.etag(), again.etag());
}

#[tokio::test]
async fn nothing_is_kept_where_there_is_no_room_for_it() {
    let app = TestApp::start_with(|settings| settings.answers_megabytes = 0).await;
    for _ in 0..3 {
        app.anonymous().get("/v1/challenges").await.expect(200);
    }
    assert_eq!((app.ctx.answers.made(), app.ctx.answers.given()), (0, 0));
}
