//! How people come in: by registration, and by invitation. Each step also by whoever it is not for.

use super::wrong_roles::{Cast, FORBIDDEN, Refusals};
use acceptance::{Answer, Method, Person, Span, TestApp, Value, json};

const PASSWORD: &str = "trois mulets traversent l'oued";
const OTHER: &str = "quatre cigognes sur le minaret";
/// Passwords that everybody tries first, or that are too short.
const WEAK: [(&str, &str); 2] = [("technopark2027!", "too_common"), ("onze lettre", "too_short")];
/// A token that was never given out.
const INVENTED: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

async fn send(app: &TestApp, path: &str, body: Value) -> Answer {
    app.anonymous().request(Method::POST, path).json(body).send().await
}

async fn log_in(app: &TestApp, email: &str, password: &str) -> Answer {
    send(app, "/v1/sessions", json!({"email": email, "password": password})).await
}

async fn verify(app: &TestApp, token: &str) -> Answer {
    send(app, "/v1/accounts/verification", json!({"token": token})).await
}

/// The secret in the newest mail to an address. Mails are in the order of their instants.
pub(super) async fn mailed(app: &TestApp, email: &str) -> String {
    app.advance(Span::seconds(1));
    app.tick().await;
    app.mail_to(email).token().to_owned()
}

/// Registers, follows the link in the mail, and logs in.
pub(super) async fn register(app: &TestApp, name: &str, email: &str) -> Person {
    let account = |email: &str, password: &str| json!({"email": email, "password": password, "name": name, "language": "fr"});
    for (password, code) in WEAK {
        send(app, "/v1/accounts", account(email, password)).await.problem(422, "validation_failed").invalid("/password", code);
    }
    send(app, "/v1/accounts", account("no address", PASSWORD)).await.problem(422, "validation_failed").invalid("/email", "invalid_format");
    log_in(app, email, PASSWORD).await.problem(401, "invalid_credentials");
    let told = send(app, "/v1/accounts", account(email, PASSWORD)).await.expect(202);

    // Nobody comes in before the address is shown to be theirs, and no other link shows it.
    log_in(app, email, PASSWORD).await.problem(403, "email_not_verified");
    log_in(app, email, OTHER).await.problem(401, "invalid_credentials");
    let token = mailed(app, email).await;
    let rival = format!("rival-{email}");
    send(app, "/v1/accounts", account(&rival, OTHER)).await.expect(202);
    let foreign = mailed(app, &rival).await;
    verify(app, &foreign).await.expect(204);
    for useless in [foreign, format!("tv_{INVENTED}"), token.replacen("tv_", "ti_", 1)] {
        verify(app, &useless).await.problem(410, "link_expired");
    }
    log_in(app, &rival, OTHER).await.expect(201);
    log_in(app, email, PASSWORD).await.problem(403, "email_not_verified");
    // The link is for one thing, and not for everybody who looks at it.
    send(app, "/v1/accounts/password-reset", json!({"token": token, "password": OTHER})).await.problem(410, "link_expired");
    send(app, &accept(&token), json!({"name": name, "password": OTHER})).await.problem(404, "not_found");
    app.anonymous().get("/v1/accounts/verification").await.problem(405, "method_not_allowed");
    verify(app, &token).await.expect(204);
    verify(app, &token).await.problem(410, "link_expired");

    // Whoever registers the address now hears the same, and gets nothing by it; its owner is told.
    let again = send(app, "/v1/accounts", account(email, OTHER)).await.expect(202);
    assert_eq!(again.text(), told.text());
    mailed(app, email).await;
    assert!(app.mail_to(email).link().ends_with("/login"));
    log_in(app, email, OTHER).await.problem(401, "invalid_credentials");
    log_in(app, email, PASSWORD).await.expect(201);
    app.signed_in(email).await
}

fn accept(token: &str) -> String {
    format!("/v1/invitations/{token}/acceptance")
}

/// Nobody but those to whom an invitation is addressed can take it.
async fn nobody_else_accepts(cast: &Cast, token: &str, body: &Value, anonymous: (u16, &'static str)) {
    for unknown in [format!("ti_{INVENTED}"), "x".to_owned(), token.replacen("ti_", "tv_", 1)] {
        let nothing: Refusals<'_> = &[("everybody", (404, "not_found")), ("anonymous", (404, "not_found"))];
        cast.cannot_post(&accept(&unknown), body, nothing).await;
    }
    cast.cannot_post(&accept(token), body, &[("everybody", FORBIDDEN), ("anonymous", anonymous)]).await;
}

/// Nobody can take an invitation any more, not even those to whom it was addressed.
pub(super) async fn nobody_accepts(app: &TestApp, cast: &Cast, token: &str, person: &Person, body: &Value) {
    let gone: Refusals<'_> = &[("everybody", (410, "link_expired")), ("anonymous", (410, "link_expired"))];
    cast.cannot_post(&accept(token), body, gone).await;
    person.request(Method::POST, accept(token)).json(body.clone()).send().await.problem(410, "link_expired");
    app.anonymous().get(format!("/v1/invitations/{token}")).await.problem(410, "link_expired");
}

/// Somebody without an account accepts an invitation.
pub(super) async fn newcomer_accepts(app: &TestApp, cast: &Cast, token: &str, email: &str, with: &Value) -> Person {
    let body = |name: &str, password: Option<&str>| {
        let mut body = with.clone();
        body["name"] = name.into();
        body["password"] = password.into();
        body
    };
    nobody_else_accepts(cast, token, &body("", None), (422, "validation_failed")).await;
    nobody_else_accepts(cast, token, &body("Nadia", Some(WEAK[0].0)), (422, "validation_failed")).await;
    let nameless = send(app, &accept(token), with.clone()).await.problem(422, "validation_failed");
    nameless.invalid("/name", "required").invalid("/password", "required");
    for (password, code) in WEAK {
        send(app, &accept(token), body("Nadia", Some(password))).await.problem(422, "validation_failed").invalid("/password", code);
    }
    log_in(app, email, PASSWORD).await.problem(401, "invalid_credentials");
    send(app, &accept(token), body("Nadia", Some(PASSWORD))).await.expect(204);
    log_in(app, email, OTHER).await.problem(401, "invalid_credentials");
    log_in(app, email, PASSWORD).await.expect(201);
    let person = app.signed_in(email).await;
    nobody_accepts(app, cast, token, &person, &body("Nadia", Some(OTHER))).await;
    log_in(app, email, OTHER).await.problem(401, "invalid_credentials");
    person
}

/// Somebody with an account accepts an invitation, signed in.
pub(super) async fn owner_accepts(app: &TestApp, cast: &Cast, token: &str, person: &Person, with: &Value) {
    let mut as_newcomer = with.clone();
    as_newcomer["name"] = "Mallory".into();
    as_newcomer["password"] = OTHER.into();
    for body in [with, &as_newcomer] {
        nobody_else_accepts(cast, token, body, (401, "authentication_required")).await;
    }
    person.request(Method::POST, accept(token)).json(with.clone()).send().await.expect(204);
    nobody_accepts(app, cast, token, person, with).await;
    log_in(app, person.email(), OTHER).await.problem(401, "invalid_credentials");
}
