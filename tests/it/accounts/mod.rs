//! Accounts: registration, sessions, refresh tokens, invitations, operators.

mod escalation;
mod invitations;
mod me;
mod operators;
mod refresh;
mod registration;
mod rotation;
mod secrecy;
mod sessions;
mod throttle;
mod worker;

use acceptance::{Answer, TestApp, Value, json};

/// A password that the policy accepts.
pub(crate) const PASSWORD: &str = "trois mulets traversent l'oued";
/// Another.
const OTHER: &str = "quatre cigognes sur le minaret";

fn an_account(email: &str) -> Value {
    json!({"email": email, "password": PASSWORD, "name": "Amina El Idrissi", "language": "fr"})
}

/// Somebody who has registered and followed the link.
pub(crate) async fn registered(app: &TestApp, email: &str) {
    app.anonymous().request(acceptance::Method::POST, "/v1/accounts").json(an_account(email)).send().await.expect(202);
    tick(app).await;
    verify(app, app.mail_to(email).token()).await.expect(204);
}

async fn send(app: &TestApp, path: &str, body: Value) -> Answer {
    app.anonymous().request(acceptance::Method::POST, path).json(body).send().await
}

async fn verify(app: &TestApp, token: &str) -> Answer {
    send(app, "/v1/accounts/verification", json!({"token": token})).await
}

async fn log_in(app: &TestApp, email: &str, password: &str) -> Answer {
    send(app, "/v1/sessions", json!({"email": email, "password": password})).await
}

async fn refresh(app: &TestApp, token: &str) -> Answer {
    send(app, "/v1/sessions/refresh", json!({"refresh_token": token})).await
}

/// Who the holder of an access token is.
async fn me(app: &TestApp, access: &str) -> Answer {
    app.anonymous().request(acceptance::Method::GET, "/v1/me").token(access).send().await
}

/// A second later, does what is due: mails are in the order of their instants.
async fn tick(app: &TestApp) {
    app.advance(acceptance::Span::seconds(1));
    app.tick().await;
}
