//! SEC-21 and SEC-22 over HTTP: rotation, lost answers, reuse.

use super::{PASSWORD, log_in, me, refresh, registered, tick};
use acceptance::{Answer, Span, TestApp};
use std::sync::Arc;
use tahaddi_api::auth::opaque::digest;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::session;

const AMINA: &str = "amina@example.ma";

async fn opened(app: &TestApp) -> Answer {
    registered(app, AMINA).await;
    log_in(app, AMINA, PASSWORD).await.expect(201)
}

fn token(answer: &Answer) -> &str {
    answer.field("refresh_token")
}

async fn has_ended(app: &TestApp, tokens: &[&Answer]) {
    for answer in tokens {
        refresh(app, token(answer)).await.problem(401, "invalid_token");
        me(app, answer.field("access_token")).await.problem(401, "invalid_token");
    }
}

#[tokio::test]
async fn sec_22_a_lost_answer_is_given_again() {
    let app = TestApp::start().await;
    let a = opened(&app).await;
    me(&app, a.field("access_token")).await.expect(200);
    let lost = refresh(&app, token(&a)).await.expect(200);
    app.advance(Span::seconds(30));
    let found = refresh(&app, token(&a)).await.expect(200);
    refresh(&app, token(&found)).await.expect(200);
    refresh(&app, token(&lost)).await.problem(401, "token_reused");
    has_ended(&app, &[&found]).await;
}

#[tokio::test]
async fn sec_22_reuse_ends_the_family_and_its_owner_is_told() {
    let app = TestApp::start().await;
    let a = opened(&app).await;
    let elsewhere = log_in(&app, AMINA, PASSWORD).await.expect(201);
    let b = refresh(&app, token(&a)).await.expect(200);
    let c = refresh(&app, token(&b)).await.expect(200);
    let refused = refresh(&app, token(&a)).await.problem(401, "token_reused");
    assert!(refused.header("www-authenticate").unwrap().contains("token_reused"));
    has_ended(&app, &[&a, &b, &c]).await;
    refresh(&app, token(&elsewhere)).await.expect(200);
    tick(&app).await;
    assert!(app.mail_to(AMINA).link().ends_with("/account/sessions"), "{}", app.mail_to(AMINA).text);
    assert_eq!(app.mails().len(), 2, "told once");
}

#[tokio::test]
async fn sec_22_after_half_a_minute_it_is_reuse() {
    let app = TestApp::start().await;
    let a = opened(&app).await;
    let b = refresh(&app, token(&a)).await.expect(200);
    app.advance(Span::seconds(31));
    refresh(&app, token(&a)).await.problem(401, "token_reused");
    has_ended(&app, &[&b]).await;
}

#[tokio::test]
async fn sec_22_an_answer_that_was_used_was_not_lost() {
    let app = TestApp::start().await;
    let a = opened(&app).await;
    let b = refresh(&app, token(&a)).await.expect(200);
    me(&app, b.field("access_token")).await.expect(200);
    refresh(&app, token(&a)).await.problem(401, "token_reused");
    has_ended(&app, &[&b]).await;
}

#[tokio::test]
async fn sec_22_fifty_at_once_leave_one_live_leaf() {
    let app = Arc::new(TestApp::start().await);
    let a = opened(&app).await;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (app, token) = (Arc::clone(&app), token(&a).to_owned());
        racers.spawn(async move { refresh(&app, &token).await });
    }
    let mut issued = Vec::new();
    while let Some(answer) = racers.join_next().await {
        issued.push(answer.unwrap().expect(200));
    }
    let digests: Vec<String> = issued.iter().map(|answer| digest(token(answer))).collect();
    let leaves = app.ctx.db.read(move |conn| {
        let mut live = Vec::new();
        for digest in digests {
            let found = session::find_token(conn, &digest)?.unwrap();
            if found.consumed_at.is_none() && found.revoked_at.is_none() {
                live.push(found.generation);
            }
        }
        Ok::<_, StoreError>(live)
    });
    assert_eq!(leaves.await.unwrap(), [51]);
}

#[tokio::test]
async fn sec_21_a_session_ends_after_a_week_unused_and_after_a_month() {
    let app = TestApp::start().await;
    let a = opened(&app).await;
    app.advance(Span::days(7));
    refresh(&app, token(&a)).await.problem(401, "invalid_token");

    let mut newest = log_in(&app, AMINA, PASSWORD).await.expect(201);
    for _ in 0..4 {
        app.advance(Span::days(6));
        newest = refresh(&app, token(&newest)).await.expect(200);
    }
    app.advance(Span::days(5));
    newest = refresh(&app, token(&newest)).await.expect(200);
    app.advance(Span::days(1));
    refresh(&app, token(&newest)).await.problem(401, "invalid_token");
    me(&app, newest.field("access_token")).await.problem(401, "token_expired");
}

#[tokio::test]
async fn what_nobody_issued_is_refused() {
    let app = TestApp::start().await;
    for nonsense in ["", "x", "tr_x", "tr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        refresh(&app, nonsense).await.problem(401, "invalid_token");
    }
}
