//! What an answer, the database and a mail must not tell.

use super::{OTHER, PASSWORD, an_account, log_in, me, registered, send, tick};
use acceptance::{Answer, Member, Method, Panel, Person, TestApp, Value, json};

const AMINA: &str = "amina@example.ma";
const WAITING: &str = "waiting@example.ma";
const DISABLED: &str = "disabled@example.ma";
const NOBODY: &str = "nobody@example.ma";

/// Amina has an account; another has not followed the link yet; a third is disabled.
async fn with_accounts(app: &TestApp) {
    registered(app, AMINA).await;
    registered(app, DISABLED).await;
    send(app, "/v1/accounts", an_account(WAITING)).await.expect(202);
    tick(app).await;
    let session = log_in(app, DISABLED, PASSWORD).await.expect(201);
    let id = me(app, session.field("access_token")).await.id().to_owned();
    let reason = json!({"reason": "Left the network."});
    app.operator().await.post(format!("/v1/users/{id}/disablement"), reason).await.expect(204);
}

/// All that a stranger sees of an answer, but for what differs by chance: status, headers, body, and how many hashes it cost.
#[derive(Debug, PartialEq)]
struct Seen {
    status: u16,
    headers: Vec<(String, String)>,
    body: Value,
    hashes: u64,
}

async fn seen(app: &TestApp, answer: impl Future<Output = Answer>) -> Seen {
    let before = app.ctx.passwords.hashes_done();
    let answer = answer.await;
    let by_chance = ["x-request-id", "date", "ratelimit"];
    let shown = |name: &str, value: &str| if by_chance.contains(&name) { String::new() } else { value.to_owned() };
    let mut headers: Vec<_> =
        answer.headers().iter().map(|(name, value)| (name.to_string(), shown(name.as_str(), value.to_str().unwrap()))).collect();
    headers.sort();
    let mut body = answer.json().clone();
    if let Some(id) = body.get_mut("request_id") {
        *id = Value::Null;
    }
    Seen { status: answer.status(), headers, body, hashes: app.ctx.passwords.hashes_done() - before }
}

#[track_caller]
fn alike(what: &str, seen: &[Seen]) {
    for other in seen {
        assert_eq!(*other, seen[0], "{what}: {seen:#?}");
    }
}

#[tokio::test]
async fn sec_31_register_resend_and_forgot_do_not_tell_whether_an_address_is_known() {
    let app = TestApp::start().await;
    with_accounts(&app).await;
    for (path, hashes) in [("/v1/accounts", 1), ("/v1/accounts/verification-request", 0), ("/v1/accounts/password-reset-request", 0)] {
        let mut answers = Vec::new();
        for email in [AMINA, WAITING, DISABLED, NOBODY] {
            let body = if path == "/v1/accounts" { an_account(email) } else { json!({"email": email}) };
            answers.push(seen(&app, send(&app, path, body)).await);
        }
        assert_eq!((answers[0].status, answers[0].hashes), (202, hashes), "{path}");
        alike(path, &answers);
    }
}

#[tokio::test]
async fn sec_31_a_wrong_password_is_answered_alike_whoever_it_is() {
    let app = TestApp::start().await;
    with_accounts(&app).await;
    let mut answers = Vec::new();
    for (email, password) in
        [(AMINA, OTHER), (WAITING, OTHER), (DISABLED, OTHER), (NOBODY, OTHER), ("stranger@example.ma", PASSWORD), ("no address", PASSWORD)]
    {
        answers.push(seen(&app, log_in(&app, email, password)).await);
    }
    assert_eq!((answers[0].status, answers[0].hashes), (401, 1), "each costs one hash");
    assert_eq!(answers[0].body["code"], "invalid_credentials");
    alike("log-in", &answers);
    // Only whoever knows the password hears more, at the price of the same hash.
    for (email, code) in [(WAITING, "email_not_verified"), (DISABLED, "account_disabled")] {
        let answer = seen(&app, log_in(&app, email, PASSWORD)).await;
        assert_eq!((answer.status, &answer.body["code"], answer.hashes), (403, &json!(code), 1));
    }
}

#[tokio::test]
async fn sec_31_an_invitation_does_not_tell_whether_the_address_has_an_account() {
    let panel = Panel::of(&["Capteurs"]).await;
    let app = &panel.app;
    with_accounts(app).await;
    let ministry: &Member = &panel.ministry;
    let inviting: [(String, &Person, &str); 3] = [
        ("/v1/operators/invitations".to_owned(), &panel.operator, "support"),
        (format!("/v1/organisations/{}/members", ministry.organisation), ministry, "viewer"),
        (format!("{}/jurors", panel.call()), &panel.operator, "juror"),
    ];
    for (path, inviter, role) in inviting {
        let mut answers = Vec::new();
        for email in [AMINA, WAITING, DISABLED, NOBODY] {
            let mut answer = seen(app, inviter.post(&path, json!({"email": email, "role": role}))).await;
            assert_eq!(answer.body["email"], email);
            // What names the invitation itself.
            answer.headers.retain(|(name, _)| !["location", "etag", "content-length"].contains(&name.as_str()));
            for own in ["id", "email"] {
                answer.body[own] = Value::Null;
            }
            answers.push(answer);
        }
        assert_eq!(answers[0].status, 201, "{path}");
        alike(&path, &answers);
    }
}

#[tokio::test]
async fn sec_20_no_secret_is_in_the_database() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let verification = app.mail_to(AMINA).token().to_owned();
    let session = log_in(&app, AMINA, PASSWORD).await.expect(201);
    let renewed = super::refresh(&app, session.field("refresh_token")).await.expect(200);
    send(&app, "/v1/accounts/password-reset-request", json!({"email": AMINA})).await.expect(202);
    app.operator().await.post("/v1/operators/invitations", json!({"email": NOBODY, "role": "support"})).await.expect(201);
    tick(&app).await;
    let mut secrets = vec![
        PASSWORD.to_owned(),
        OTHER.to_owned(),
        verification,
        app.mail_to(AMINA).token().to_owned(),
        app.mail_to(NOBODY).token().to_owned(),
    ];
    for answer in [&session, &renewed] {
        secrets.extend(["access_token", "refresh_token"].map(|name| answer.field(name).to_owned()));
    }
    let person = app.anonymous();
    let answer = person.request(Method::POST, "/v1/me/password").token(renewed.field("access_token")).fresh_key();
    answer.json(json!({"current_password": PASSWORD, "new_password": OTHER})).send().await.expect(204);
    let everything = app.ctx.db.dump().await.unwrap();
    assert!(everything.contains(AMINA), "the dump is one");
    for secret in &secrets {
        assert!(!everything.contains(secret), "{secret}");
        // Nor without the letters that tell what it is for, nor the signature alone.
        let (_, part) = secret.rsplit_once('.').or_else(|| secret.split_once('_')).unwrap_or(("", secret));
        assert!(!everything.contains(part), "{part}");
    }
}

#[tokio::test]
async fn sec_07_a_token_counts_in_the_authorization_header_only() {
    let app = TestApp::start().await;
    let amina = app.person("Amina").await;
    let token = amina.token();
    for parameter in ["access_token", "token", "authorization"] {
        // An undocumented parameter is refused before anything else; what stood in it is not repeated.
        let refused = app.anonymous().get(format!("/v1/me?{parameter}={token}")).await.problem(400, "unknown_parameter");
        assert_eq!(refused.json()["details"]["parameter"], parameter);
        let shown = format!("{refused}");
        assert!(!refused.text().contains(&token) && !shown.split_once('\n').unwrap().1.contains(&token), "{refused}");
    }
    // In a body it is a field like any other.
    let body = json!({"email": AMINA, "password": PASSWORD, "access_token": token});
    let refused = send(&app, "/v1/sessions", body).await.problem(422, "validation_failed").invalid("/access_token", "unknown_field");
    assert!(!refused.text().contains(&token));
    let named = json!({"name": "Mina", "access_token": token});
    app.anonymous().request(Method::PATCH, "/v1/me").seen("*").json(named).send().await.problem(401, "authentication_required");
    // Nor in a cookie.
    let cookie = app.anonymous().request(Method::GET, "/v1/me").header("cookie", &format!("access_token={token}"));
    cookie.send().await.problem(401, "authentication_required");
    amina.get("/v1/me").await.expect(200);
}
