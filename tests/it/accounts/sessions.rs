//! Log-in, log-out, lists of sessions.

use super::{OTHER, PASSWORD, log_in, me, refresh, registered, send, tick};
use acceptance::{Method, Span, TestApp, json};
use tahaddi_api::auth::password::{PasswordParams, Passwords};
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::user;

const AMINA: &str = "amina@example.ma";

#[tokio::test]
async fn sec_30_a_hash_of_former_parameters_is_replaced_at_log_in() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let strong = Passwords::new(PasswordParams::default(), 1).unwrap().hash(PASSWORD.into()).await.unwrap();
    let stored = strong.clone();
    app.ctx
        .db
        .write(move |tx| {
            let user = user::find_by_email(tx, AMINA)?.unwrap();
            user::save(tx, &user::User { password_hash: Some(stored.clone()), ..user })
        })
        .await
        .unwrap();
    log_in(&app, AMINA, OTHER).await.problem(401, "invalid_credentials");
    assert_eq!(hash(&app).await, strong, "a wrong password changes nothing");
    log_in(&app, AMINA, PASSWORD).await.expect(201);
    let upgraded = hash(&app).await;
    assert!(upgraded.contains("m=8,t=1,p=1"), "{upgraded}");
    log_in(&app, AMINA, PASSWORD).await.expect(201);
    assert_eq!(hash(&app).await, upgraded);
}

async fn hash(app: &TestApp) -> String {
    let found = app.ctx.db.read::<_, StoreError>(|conn| user::find_by_email(conn, AMINA)).await;
    found.unwrap().unwrap().password_hash.unwrap()
}

#[tokio::test]
async fn sec_24_sessions_are_listed_and_ended_one_by_one_or_all_others() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let mut sessions = Vec::new();
    for _ in 0..4 {
        sessions.push(log_in(&app, AMINA, PASSWORD).await.expect(201));
    }
    let access = |n: usize| sessions[n].field("access_token").to_owned();
    let amina = |method: Method, path: &str| app.anonymous().request(method, path).token(&access(0));
    let list = amina(Method::GET, "/v1/me/sessions").send().await.expect(200);
    let current: Vec<bool> = list.data().iter().map(|session| session["current"].as_bool().unwrap()).collect();
    assert_eq!(current.iter().filter(|current| **current).count(), 1);
    let mine = list.data().iter().find(|session| session["current"] == true).unwrap();
    assert_eq!(mine["id"], sessions[0].json()["session_id"]);

    let second = format!("/v1/me/sessions/{}", sessions[1].field("session_id"));
    app.person("Stranger").await.request(Method::DELETE, &second).send().await.problem(404, "not_found");
    app.operator().await.request(Method::DELETE, &second).send().await.problem(404, "not_found");
    amina(Method::DELETE, &second).send().await.expect(204);
    amina(Method::DELETE, &second).send().await.problem(404, "not_found");
    me(&app, &access(1)).await.problem(401, "invalid_token");
    me(&app, &access(2)).await.expect(200);

    amina(Method::POST, "/v1/me/sessions/revocation").fresh_key().json(json!({})).send().await.expect(204);
    for n in [2, 3] {
        me(&app, &access(n)).await.problem(401, "invalid_token");
        refresh(&app, sessions[n].field("refresh_token")).await.problem(401, "invalid_token");
    }
    me(&app, &access(0)).await.expect(200);

    let id = me(&app, &access(0)).await.id().to_owned();
    let all = format!("/v1/users/{id}/sessions/revocation");
    app.person("Stranger").await.post(&all, json!({})).await.problem(403, "forbidden");
    app.support().await.post(&all, json!({})).await.problem(403, "forbidden");
    let operator = app.operator().await;
    operator.post("/v1/users/usr_01kax3v8m0t2r4q6w8y0b1c2d3/sessions/revocation", json!({})).await.problem(404, "not_found");
    operator.post(&all, json!({})).await.expect(204);
    me(&app, &access(0)).await.problem(401, "invalid_token");
    log_in(&app, AMINA, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn sec_06_logging_out_counts_from_the_next_request_on() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let session = log_in(&app, AMINA, PASSWORD).await.expect(201);
    let other = log_in(&app, AMINA, PASSWORD).await.expect(201);
    let access = session.field("access_token");
    let answer = app.anonymous().request(Method::DELETE, "/v1/sessions/current").token(access).send().await.expect(204);
    assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"));
    me(&app, access).await.problem(401, "invalid_token");
    refresh(&app, session.field("refresh_token")).await.problem(401, "invalid_token");
    me(&app, other.field("access_token")).await.expect(200);
}

#[tokio::test]
async fn an_access_token_lives_ten_minutes_and_the_next_one_takes_over() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let session = log_in(&app, AMINA, PASSWORD).await.expect(201);
    app.advance(Span::minutes(11));
    me(&app, session.field("access_token")).await.problem(401, "token_expired");
    let next = refresh(&app, session.field("refresh_token")).await.expect(200);
    assert_eq!(next.field("session_id"), session.field("session_id"));
    me(&app, next.field("access_token")).await.expect(200);
}

#[tokio::test]
async fn sec_23_a_changed_password_ends_the_other_sessions() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let here = log_in(&app, AMINA, PASSWORD).await.expect(201);
    let there = log_in(&app, AMINA, PASSWORD).await.expect(201);
    let access = here.field("access_token");
    let change = |current: &str, new: &str, key: &str| {
        let body = json!({"current_password": current, "new_password": new});
        app.anonymous().request(Method::POST, "/v1/me/password").token(access).header("idempotency-key", key).json(body).send()
    };
    change(OTHER, OTHER, "wrong-password").await.problem(401, "invalid_credentials");
    change(PASSWORD, "short", "too-short").await.problem(422, "validation_failed").invalid("/new_password", "too_short");
    me(&app, there.field("access_token")).await.expect(200);
    change(PASSWORD, OTHER, "the-change").await.expect(204);
    let again = change(PASSWORD, OTHER, "the-change").await.expect(204);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    me(&app, access).await.expect(200);
    me(&app, there.field("access_token")).await.problem(401, "invalid_token");
    refresh(&app, there.field("refresh_token")).await.problem(401, "invalid_token");
    refresh(&app, here.field("refresh_token")).await.expect(200);
    log_in(&app, AMINA, PASSWORD).await.problem(401, "invalid_credentials");
    log_in(&app, AMINA, OTHER).await.expect(201);
}

#[tokio::test]
async fn sec_07_the_refresh_token_can_be_a_cookie_that_scripts_cannot_read() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let body = json!({"email": AMINA, "password": PASSWORD, "cookie": true});
    let session = send(&app, "/v1/sessions", body).await.expect(201);
    assert!(session.json()["refresh_token"].is_null());
    let cookie = session.header("set-cookie").unwrap();
    for part in ["tahaddi_refresh=tr_", "Path=/v1/sessions", "HttpOnly", "SameSite=Strict", "Secure", "Max-Age=604800"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    let sent = format!("theme=dark; {}", cookie.split(';').next().unwrap());
    let with = |path: &str, body| app.anonymous().request(Method::POST, path).header("cookie", &sent).json(body).send();
    let next = with("/v1/sessions/refresh", json!({})).await.expect(200);
    assert!(next.json()["refresh_token"].is_null() && next.header("set-cookie").unwrap() != cookie);
    me(&app, next.field("access_token")).await.expect(200);
    send(&app, "/v1/sessions/refresh", json!({})).await.problem(401, "authentication_required");
    // The cookie opens nothing else, and a token in the query string opens nothing at all.
    app.anonymous().request(Method::GET, "/v1/me").header("cookie", &sent).send().await.problem(401, "authentication_required");
    let query = format!("/v1/me?access_token={}", next.field("access_token"));
    let refused = app.anonymous().get(query).await;
    assert!([400, 401].contains(&refused.status()) && !refused.text().contains(next.field("access_token")));
}

#[tokio::test]
async fn sec_03_tokens_of_one_kind_are_not_tokens_of_another() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let verification = app.mail_to(AMINA).token().to_owned();
    let session = log_in(&app, AMINA, PASSWORD).await.expect(201);
    send(&app, "/v1/accounts/password-reset-request", json!({"email": AMINA})).await.expect(202);
    tick(&app).await;
    let reset = app.mail_to(AMINA).token().to_owned();
    let (access, renew) = (session.field("access_token"), session.field("refresh_token"));
    for token in [renew, &verification, &reset] {
        me(&app, token).await.problem(401, "invalid_token");
    }
    for token in [access, &verification, &reset] {
        refresh(&app, token).await.problem(401, "invalid_token");
    }
    for token in [access, renew, &verification] {
        send(&app, "/v1/accounts/password-reset", json!({"token": token, "password": OTHER})).await.problem(410, "link_expired");
    }
    for token in [renew, &verification, &reset] {
        app.anonymous().get(format!("/v1/invitations/{token}")).await.problem(404, "not_found");
    }
}
