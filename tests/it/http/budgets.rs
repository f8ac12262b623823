//! SEC-80: budgets by class and caller.

use acceptance::{Answer, Method, Span, TestApp, a_term, json};
use tahaddi_api::settings::Settings;

async fn app(change: impl FnOnce(&mut Settings)) -> TestApp {
    TestApp::start_with(|settings| {
        settings.rate_read = "3/60".parse().unwrap();
        settings.trusted_proxies = "127.0.0.1".to_owned();
        change(settings);
    })
    .await
}

async fn from(app: &TestApp, address: &str, path: &str) -> Answer {
    app.anonymous().request(Method::GET, path).header("x-forwarded-for", address).send().await
}

#[tokio::test]
async fn sec_80_a_budget_is_told_and_ends() {
    let app = app(|_| {}).await;
    for left in ["2;t=20", "1;t=40", "0;t=60"] {
        let answer = from(&app, "192.0.2.1", "/v1/technologies").await.expect(200);
        assert_eq!(answer.header("ratelimit-policy"), Some("\"read\";q=3;w=60"));
        assert_eq!(answer.header("ratelimit"), Some(format!("\"read\";r={left}").as_str()));
        assert_eq!(answer.header("retry-after"), None);
    }
    let refused = from(&app, "192.0.2.1", "/v1/sectors").await.problem(429, "quota_exceeded");
    assert_eq!(refused.header("retry-after"), Some("20"));
    assert_eq!(refused.header("ratelimit"), Some("\"read\";r=0;t=20"));
    assert_eq!(refused.header("ratelimit-policy"), Some("\"read\";q=3;w=60"));
    assert_eq!(refused.json()["details"]["retry_after"], "20");
    app.advance(Span::seconds(20));
    from(&app, "192.0.2.1", "/v1/technologies").await.expect(200);
    from(&app, "192.0.2.1", "/v1/technologies").await.problem(429, "quota_exceeded");
}

#[tokio::test]
async fn sec_80_everybody_has_a_budget_of_his_own() {
    let app = app(|_| {}).await;
    let use_up = async |address: &str| {
        while from(&app, address, "/v1/technologies").await.status() == 200 {}
    };
    use_up("192.0.2.1").await;
    use_up("2001:db8:1:2::1").await;
    from(&app, "192.0.2.2", "/v1/technologies").await.expect(200);
    from(&app, "2001:db8:1:3::1", "/v1/technologies").await.expect(200);
    from(&app, "2001:db8:1:2:ffff::9", "/v1/technologies").await.problem(429, "quota_exceeded");
    let (one, other) = (app.person("One").await, app.person("Other").await);
    let signed_in = |person: &acceptance::Person, address: &str| {
        person.request(Method::GET, "/v1/technologies").header("x-forwarded-for", address).send()
    };
    for address in ["192.0.2.1", "198.51.100.1", "203.0.113.1"] {
        signed_in(&one, address).await.expect(200);
    }
    signed_in(&one, "192.0.2.77").await.problem(429, "quota_exceeded");
    signed_in(&other, "192.0.2.1").await.expect(200);
    // A token that is none does not make somebody of nobody.
    let forged = app.anonymous().request(Method::GET, "/v1/technologies").header("x-forwarded-for", "192.0.2.1").token("forged");
    forged.send().await.problem(429, "quota_exceeded");
}

#[tokio::test]
async fn sec_80_classes_do_not_draw_on_one_another() {
    let app = app(|settings| {
        settings.rate_search = "2/60".parse().unwrap();
        settings.rate_write = "1/60".parse().unwrap();
        settings.rate_auth = "1/60".parse().unwrap();
    })
    .await;
    let operator = app.operator().await;
    let created = operator.post("/v1/technologies", a_term("lidar")).await.expect(201);
    assert_eq!(created.header("ratelimit"), Some("\"write\";r=0;t=60"));
    operator.post("/v1/technologies", a_term("radar")).await.problem(429, "quota_exceeded");
    let found = operator.get("/v1/challenges?q=eau").await.expect(200);
    assert_eq!(found.header("ratelimit"), Some("\"search\";r=1;t=30"));
    operator.get("/v1/technologies/radar").await.problem(404, "not_found");
    assert_eq!(operator.get("/v1/nothing").await.problem(404, "not_found").header("ratelimit"), Some("\"read\";r=1;t=40"));
    for _ in 0..10 {
        assert_eq!(operator.get("/health/live").await.expect(200).header("ratelimit"), None, "probes have no budget");
    }
    let refresh = || app.anonymous().request(Method::POST, "/v1/sessions/refresh").json(json!({"refresh_token": "tr_unknown"})).send();
    assert_eq!(refresh().await.problem(401, "invalid_token").header("ratelimit"), Some("\"auth\";r=0;t=60"));
    refresh().await.problem(429, "quota_exceeded");
}

#[tokio::test]
async fn sec_80_what_the_database_counts_is_told_in_the_same_headers() {
    let app = TestApp::start().await;
    let attempt = || {
        let body = json!({"email": "nobody@example.ma", "password": "not the password"});
        app.anonymous().request(Method::POST, "/v1/sessions").json(body).send()
    };
    let first = attempt().await.problem(401, "invalid_credentials");
    assert_eq!(first.header("ratelimit-policy"), Some("\"auth\";q=1000000;w=60, \"login-pair\";q=10;w=600"));
    assert!(first.header("ratelimit").unwrap().ends_with("\"login-pair\";r=9;t=60"), "{:?}", first.header("ratelimit"));
    for _ in 0..9 {
        attempt().await.problem(401, "invalid_credentials");
    }
    let refused = attempt().await.problem(429, "quota_exceeded");
    assert_eq!(refused.header("retry-after"), Some("60"));
    assert!(refused.header("ratelimit").unwrap().ends_with("\"login-pair\";r=0;t=60"));
}

#[tokio::test]
async fn sec_80_budgets_can_be_switched_off() {
    let app = app(|settings| settings.rate_limits = false).await;
    for _ in 0..10 {
        assert_eq!(from(&app, "192.0.2.1", "/v1/technologies").await.expect(200).header("ratelimit"), None);
    }
}
