//! SEC-05: a key is replaced while people work.

use acceptance::{Answer, Method, Person, Replica, Span, TestApp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::collections::BTreeSet;
use tahaddi_api::boot;

/// The name of the key that signed a token.
fn kid(token: &str) -> String {
    let head = URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap();
    let head: acceptance::Value = serde_json::from_slice(&head).unwrap();
    head["kid"].as_str().unwrap().to_owned()
}

/// The names of the keys that a server publishes.
async fn published(person: &Person) -> BTreeSet<String> {
    let keys = person.request(Method::GET, "/.well-known/jwks.json").send().await.expect(200);
    keys.json()["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

/// The command `tahaddi keys rotate`, beside the servers.
fn rotate(app: &TestApp) -> (String, Vec<String>) {
    boot::rotate_keys(&app.ctx.settings, &*app.clock).unwrap()
}

async fn me(at: &Person, token: &str) -> Answer {
    at.request(Method::GET, "/v1/me").token(token).send().await
}

#[tokio::test]
async fn sec_05_a_new_key_takes_over_and_nobody_is_sent_away() {
    let app = TestApp::start().await;
    let other: Replica = app.second_server();
    let here = app.person("Amina").await;
    let there = here.at(&other);
    let first = kid(&here.token());
    // Tokens with the second at which they were issued.
    let mut tokens: Vec<(i64, String)> = Vec::new();
    let mut made = BTreeSet::from([first.clone()]);
    for second in 0..150 {
        if [5, 40, 41, 100].contains(&second) {
            let (kid, removed) = rotate(&app);
            assert!(removed.is_empty(), "{removed:?}");
            made.insert(kid);
            app.advance(Span::seconds(1));
            for at in [&here, &there] {
                assert!(published(at).await.is_superset(&made), "a key is published before it signs");
            }
        }
        // Both servers issue, and each is shown what the other has issued, at once.
        tokens.extend([here.token(), there.token()].map(|token| (second, token)));
        let newest = &tokens[tokens.len() - 2..];
        let oldest = &tokens[..2];
        let mut asked = tokio::task::JoinSet::new();
        for (_, token) in newest.iter().chain(oldest) {
            for at in [&here, &there] {
                let (at, token) = (at.clone(), token.clone());
                asked.spawn(async move { me(&at, &token).await });
            }
        }
        for answer in asked.join_all().await {
            assert_eq!(answer.status(), 200, "an unexpected refusal at second {second}\n{answer}");
        }
        app.advance(Span::seconds(1));
    }
    let signers: BTreeSet<String> = tokens.iter().map(|(_, token)| kid(token)).collect();
    assert!(signers.len() >= 3 && signers.is_subset(&made), "{signers:?}");
    for at in [&here, &there] {
        assert_ne!(kid(&at.token()), first, "both servers sign with a new key");
    }
    // A token of the first key is good for as long as it was issued for, and not longer.
    let (_, old) = tokens.iter().find(|(_, token)| kid(token) == first).unwrap();
    app.advance(Span::seconds(440));
    me(&here, old).await.expect(200);
    me(&there, old).await.expect(200);
    app.advance(Span::seconds(20));
    me(&here, old).await.problem(401, "token_expired");
    // Once nobody needs them the old keys go; the newest stays.
    app.advance(Span::minutes(10));
    let (newest, removed) = rotate(&app);
    assert!(removed.contains(&first), "{removed:?}");
    app.advance(Span::seconds(2));
    for at in [&here, &there] {
        let published = published(at).await;
        assert!(published.contains(&newest) && !published.contains(&first), "{published:?}");
        me(at, old).await.problem(401, "invalid_token");
        me(at, &at.token()).await.expect(200);
    }
}

#[tokio::test]
async fn sec_05_a_log_in_outlives_the_key_that_signed_for_it() {
    let app = TestApp::start().await;
    super::registered(&app, "amina@example.ma").await;
    let opened = super::log_in(&app, "amina@example.ma", super::PASSWORD).await.expect(201);
    rotate(&app);
    app.advance(Span::minutes(1));
    let renewed = super::refresh(&app, opened.field("refresh_token")).await.expect(200);
    assert_ne!(kid(opened.field("access_token")), kid(renewed.field("access_token")));
    for answer in [&opened, &renewed] {
        super::me(&app, answer.field("access_token")).await.expect(200);
    }
}
