//! SEC-64: whose word counts about who asks.

use acceptance::{Method, TestApp, json};
use tahaddi_api::network::ProxyHeader;

/// The address that a session remembers, of a log-in with these headers.
async fn seen(app: &TestApp, headers: &[(&'static str, &str)]) -> String {
    let body = json!({"email": "amina@example.ma", "password": crate::accounts::PASSWORD});
    let request = app.anonymous().request(Method::POST, "/v1/sessions").json(body);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
    let session = request.send().await.expect(201);
    let list = app.anonymous().request(Method::GET, "/v1/me/sessions").token(session.field("access_token")).send().await.expect(200);
    let found = list.data().iter().find(|item| item["id"] == session.json()["session_id"]).cloned();
    found.unwrap()["address"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn sec_64_strangers_do_not_say_who_they_are() {
    let app = TestApp::start_with(|settings| settings.rate_read = "4/60".parse().unwrap()).await;
    crate::accounts::registered(&app, "amina@example.ma").await;
    for headers in [
        &[("x-forwarded-for", "203.0.113.9")][..],
        &[("forwarded", "for=203.0.113.9")],
        &[("x-real-ip", "203.0.113.9")],
        &[("client-ip", "203.0.113.9"), ("cf-connecting-ip", "203.0.113.9"), ("true-client-ip", "203.0.113.9")],
    ] {
        assert_eq!(seen(&app, headers).await, "127.0.0.1", "{headers:?}");
    }
    let mut statuses = Vec::new();
    for n in 0..5 {
        let request = app.anonymous().request(Method::GET, "/v1/technologies").header("x-forwarded-for", &format!("203.0.113.{n}"));
        statuses.push(request.send().await.status());
    }
    assert_eq!(statuses, [200, 200, 200, 200, 429], "the budget is that of the connection");
}

#[tokio::test]
async fn sec_64_a_trusted_proxy_says_for_whom_it_asks() {
    let app = TestApp::start_with(|settings| settings.trusted_proxies = "127.0.0.0/8, 10.0.0.0/8".to_owned()).await;
    crate::accounts::registered(&app, "amina@example.ma").await;
    for (said, who) in [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, 10.1.2.3", "203.0.113.9"),
        ("2001:db8::7", "2001:db8::7"),
        ("\u{1F600}, nonsense", "127.0.0.1"),
    ] {
        assert_eq!(seen(&app, &[("x-forwarded-for", said)]).await, who, "{said}");
    }
    assert_eq!(seen(&app, &[("forwarded", "for=203.0.113.9")]).await, "127.0.0.1", "it writes the other header");
}

#[tokio::test]
async fn sec_64_the_header_is_chosen() {
    let app = TestApp::start_with(|settings| {
        settings.trusted_proxies = "127.0.0.1".to_owned();
        settings.proxy_header = ProxyHeader::Forwarded;
    })
    .await;
    crate::accounts::registered(&app, "amina@example.ma").await;
    assert_eq!(seen(&app, &[("forwarded", "for=\"[2001:db8::7]:4711\";proto=https")]).await, "2001:db8::7");
    assert_eq!(seen(&app, &[("x-forwarded-for", "203.0.113.9")]).await, "127.0.0.1");
}
