//! Invitations.

use super::{OTHER, PASSWORD, an_account, log_in, me, registered, send, tick};
use acceptance::{Method, Span, TestApp, json};
use tahaddi_api::service::account;

const HOUDA: &str = "houda@example.ma";

async fn invite(app: &TestApp, role: &str) -> String {
    let operator = app.operator().await;
    operator.post("/v1/operators/invitations", json!({"email": HOUDA, "role": role})).await.expect(201);
    tick(app).await;
    app.mail_to(HOUDA).token().to_owned()
}

fn accept(token: &str) -> String {
    format!("/v1/invitations/{token}/acceptance")
}

#[tokio::test]
async fn a_newcomer_accepts_with_a_name_and_a_password() {
    let app = TestApp::start().await;
    let token = invite(&app, "support").await;
    let path = format!("/v1/invitations/{token}");
    for _ in 0..2 {
        let seen = app.anonymous().get(&path).await.expect(200);
        assert_eq!((seen.field("kind"), seen.field("role"), seen.field("email")), ("operator", "support", HOUDA));
        assert_eq!(seen.json()["account_exists"], false);
    }
    let refused = send(&app, &accept(&token), json!({})).await.problem(422, "validation_failed");
    refused.invalid("/name", "required").invalid("/password", "required");
    send(&app, &accept(&token), json!({"name": "Houda", "password": PASSWORD})).await.expect(204);
    send(&app, &accept(&token), json!({"name": "Houda", "password": PASSWORD})).await.problem(410, "link_expired");
    app.anonymous().get(&path).await.problem(410, "link_expired");
    let session = log_in(&app, HOUDA, PASSWORD).await.expect(201);
    assert_eq!(me(&app, session.field("access_token")).await.field("operator_role"), "support");
}

#[tokio::test]
async fn somebody_with_an_account_accepts_signed_in() {
    let app = TestApp::start().await;
    registered(&app, HOUDA).await;
    let token = invite(&app, "admin").await;
    assert_eq!(app.anonymous().get(format!("/v1/invitations/{token}")).await.json()["account_exists"], true);
    send(&app, &accept(&token), json!({"name": "Mallory", "password": OTHER})).await.problem(401, "authentication_required");
    let stranger = app.person("Stranger").await;
    stranger.request(Method::POST, accept(&token)).json(json!({})).send().await.problem(403, "forbidden");
    let session = log_in(&app, HOUDA, PASSWORD).await.expect(201);
    let stale = session.field("access_token").to_owned();
    app.advance(Span::minutes(11));
    let by = |access: &str| app.anonymous().request(Method::POST, accept(&token)).token(access).json(json!({})).send();
    by(&stale).await.problem(401, "token_expired");
    by("forged").await.problem(401, "invalid_token");
    let session = log_in(&app, HOUDA, PASSWORD).await.expect(201);
    let access = session.field("access_token");
    by(access).await.expect(204);
    assert_eq!(me(&app, access).await.field("operator_role"), "admin", "from the next request on");
}

#[tokio::test]
async fn whoever_reads_the_mail_takes_over_an_account_that_was_never_verified() {
    let app = TestApp::start().await;
    send(&app, "/v1/accounts", an_account(HOUDA)).await.expect(202);
    tick(&app).await;
    let token = invite(&app, "support").await;
    send(&app, &accept(&token), json!({"name": "Houda", "password": OTHER})).await.expect(204);
    log_in(&app, HOUDA, PASSWORD).await.problem(401, "invalid_credentials");
    log_in(&app, HOUDA, OTHER).await.expect(201);
}

#[tokio::test]
async fn sec_34_an_invitation_is_good_for_seven_days_and_the_latest_counts() {
    let app = TestApp::start().await;
    let first = invite(&app, "admin").await;
    let second = invite(&app, "support").await;
    app.anonymous().get(format!("/v1/invitations/{first}")).await.problem(410, "link_expired");
    app.advance(Span::seconds(7 * 86_400 - 1));
    app.anonymous().get(format!("/v1/invitations/{second}")).await.expect(200);
    app.advance(Span::seconds(1));
    app.anonymous().get(format!("/v1/invitations/{second}")).await.problem(410, "link_expired");
    send(&app, &accept(&second), json!({"name": "Houda", "password": PASSWORD})).await.problem(410, "link_expired");
    for nonsense in ["x", "ti_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        app.anonymous().get(format!("/v1/invitations/{nonsense}")).await.problem(404, "not_found");
    }
}

#[tokio::test]
async fn an_operator_is_not_invited_twice() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let body = |role: &str| json!({"email": operator.email(), "role": role});
    operator.post("/v1/operators/invitations", body("admin")).await.problem(409, "already_exists");
}

#[tokio::test]
async fn the_first_operator_is_invited_from_the_command_line() {
    let app = TestApp::start().await;
    let path = app.ctx.db.write(|tx| account::bootstrap_operator(tx, "Houda@Example.ma")).await.unwrap();
    tick(&app).await;
    assert!(app.mails().is_empty());
    let token = path.strip_prefix("/invitations/").unwrap();
    send(&app, &accept(token), json!({"name": "Houda", "password": PASSWORD})).await.expect(204);
    let session = log_in(&app, HOUDA, PASSWORD).await.expect(201);
    assert_eq!(me(&app, session.field("access_token")).await.field("operator_role"), "admin");
}
