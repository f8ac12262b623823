//! SEC-32: how often things may be tried.

use super::{OTHER, PASSWORD, log_in, me, registered, send, tick};
use acceptance::{Method, Person, Span, TestApp, json};
use std::sync::Arc;
use tahaddi_api::caller::Caller;
use tahaddi_api::error::ApiError;
use tahaddi_api::service::account::{self, Credentials};
use tahaddi_domain::code::Code;

const AMINA: &str = "amina@example.ma";

async fn from(app: &TestApp, address: &str, email: &str, password: &str) -> Result<(), Code> {
    let caller = Arc::new(Caller { address: address.to_owned(), ..Caller::default() });
    match account::log_in(&app.ctx, &caller, Credentials { email: email.to_owned(), password: password.into() }).await {
        Ok(_) => Ok(()),
        Err(ApiError::Refused(refusal)) => Err(refusal.code),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn sec_32_guessing_is_slowed_down_and_the_owner_still_gets_in() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    for _ in 0..10 {
        log_in(&app, AMINA, OTHER).await.problem(401, "invalid_credentials");
    }
    let refused = log_in(&app, AMINA, PASSWORD).await.problem(429, "quota_exceeded");
    assert_eq!(refused.header("retry-after"), Some("60"));
    for _ in 0..40 {
        assert_eq!(from(&app, "127.0.0.1", AMINA, OTHER).await, Err(Code::QuotaExceeded));
    }
    assert_eq!(from(&app, "192.0.2.7", AMINA, PASSWORD).await, Ok(()), "from elsewhere");
    app.advance(Span::minutes(1));
    log_in(&app, AMINA, PASSWORD).await.expect(201);
    log_in(&app, AMINA, OTHER).await.problem(401, "invalid_credentials");
    log_in(&app, AMINA, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn sec_32_replicas_count_together_and_the_victim_gets_in_from_elsewhere() {
    let app = TestApp::start().await;
    let other = app.second_server();
    registered(&app, AMINA).await;
    let here = [app.anonymous(), app.anonymous().at(&other)];
    let elsewhere = app.anonymous().calling_from("127.0.0.2");
    let try_at = |person: &Person, password: &str| {
        person.request(Method::POST, "/v1/sessions").json(json!({"email": AMINA, "password": password})).send()
    };
    for n in 0..10 {
        try_at(&here[n % 2], OTHER).await.problem(401, "invalid_credentials");
    }
    for n in 0..100 {
        let refused = try_at(&here[n % 2], PASSWORD).await.problem(429, "quota_exceeded");
        let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=120).contains(&wait), "{wait}");
        if n % 20 == 0 {
            // The attack goes on; its victim logs in at either server.
            try_at(&elsewhere, PASSWORD).await.expect(201);
            try_at(&elsewhere.at(&other).calling_from("127.0.0.3"), PASSWORD).await.expect(201);
        }
    }
    // Half of a network's attempts at one server and half at the other are all of them.
    let mut tried = 0;
    let third = [elsewhere.calling_from("127.0.0.4"), elsewhere.at(&other).calling_from("127.0.0.4")];
    loop {
        let body = json!({"email": format!("nobody{tried}@example.ma"), "password": OTHER});
        let answer = third[tried % 2].request(Method::POST, "/v1/sessions").json(body).send().await;
        if answer.status() == 429 {
            break;
        }
        answer.problem(401, "invalid_credentials");
        tried += 1;
    }
    assert_eq!(tried, 60);
}

#[tokio::test]
async fn sec_32_one_network_does_not_try_many_accounts() {
    let app = TestApp::start().await;
    let mut tried = 0;
    while from(&app, "2001:db8::1", &format!("nobody{tried}@example.ma"), PASSWORD).await == Err(Code::InvalidCredentials) {
        tried += 1;
    }
    assert_eq!(tried, 60);
    assert_eq!(from(&app, "2001:db8::2", AMINA, PASSWORD).await, Err(Code::QuotaExceeded), "the same network");
    assert_eq!(from(&app, "2001:db8:0:1::2", AMINA, PASSWORD).await, Err(Code::InvalidCredentials));
}

#[tokio::test]
async fn sec_32_an_address_is_not_flooded_with_mail() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let before = app.mails().len();
    for path in ["/v1/accounts/verification-request", "/v1/accounts/password-reset-request"] {
        for _ in 0..5 {
            send(&app, path, json!({"email": AMINA})).await.expect(202);
        }
        let refused = send(&app, path, json!({"email": AMINA})).await.problem(429, "quota_exceeded");
        assert_eq!(refused.header("retry-after"), Some("600"));
        for _ in 0..5 {
            send(&app, path, json!({"email": "nobody@example.ma"})).await.expect(202);
        }
        send(&app, path, json!({"email": "nobody@example.ma"})).await.problem(429, "quota_exceeded");
    }
    tick(&app).await;
    assert_eq!(app.mails().len() - before, 5);
}

#[tokio::test]
async fn whoever_finds_a_screen_unlocked_does_not_guess_the_password() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let session = log_in(&app, AMINA, PASSWORD).await.expect(201);
    let access = session.field("access_token");
    let guess = || {
        let body = json!({"current_password": OTHER, "new_password": OTHER});
        app.anonymous().request(Method::POST, "/v1/me/password").token(access).fresh_key().json(body).send()
    };
    for _ in 0..10 {
        guess().await.problem(401, "invalid_credentials");
    }
    guess().await.problem(429, "quota_exceeded");
    me(&app, access).await.expect(200);
}
