//! What the worker does with mail and with the audit trail.

use super::{an_account, registered, send, tick};
use acceptance::{Span, TestApp, json};
use tahaddi_api::service::audit;
use tahaddi_api::worker;

const AMINA: &str = "amina@example.ma";

#[tokio::test]
async fn two_replicas_send_each_mail_once() {
    let app = TestApp::start().await;
    for n in 0..30 {
        send(&app, "/v1/accounts", an_account(&format!("amina{n}@example.ma"))).await.expect(202);
    }
    let replica = app.replica();
    let mut delivered = 0;
    for _ in 0..3 {
        let (one, other) = tokio::join!(worker::tick(&app.ctx), worker::tick(&replica));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!(one.postponed + other.postponed, 0);
        delivered += one.delivered + other.delivered;
    }
    // Thirty events and the thirty mails that follow: neither replica repeats what the other did.
    assert_eq!(delivered, 60);
    assert_eq!(app.mails().len(), 30);
    let trail = app.ctx.db.read(audit::verify).await.unwrap();
    assert_eq!((trail.broken_at, trail.unsealed), (None, 0));
}

#[tokio::test]
async fn a_mail_that_is_not_needed_any_more_is_not_sent() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let before = app.mails().len();
    let operator = app.operator().await;
    for role in ["admin", "support"] {
        operator.post("/v1/operators/invitations", json!({"email": "houda@example.ma", "role": role})).await.expect(201);
    }
    tick(&app).await;
    assert_eq!(app.mails().len() - before, 1, "the first invitation was replaced before its mail was sent");
}

#[tokio::test]
async fn a_mail_that_cannot_be_sent_is_tried_again() {
    let app = TestApp::start().await;
    // The folder cannot be made where a file is.
    std::fs::create_dir_all(app.mail_folder().parent().unwrap()).unwrap();
    let _ = std::fs::remove_dir_all(app.mail_folder());
    std::fs::write(app.mail_folder(), "in the way").unwrap();
    send(&app, "/v1/accounts", an_account(AMINA)).await.expect(202);
    assert_eq!(worker::tick(&app.ctx).await.unwrap().postponed, 1);
    assert_eq!(worker::tick(&app.ctx).await.unwrap().postponed, 0, "not at once");
    std::fs::remove_file(app.mail_folder()).unwrap();
    app.advance(Span::seconds(12));
    assert_eq!(worker::tick(&app.ctx).await.unwrap().delivered, 1);
    super::verify(&app, app.mail_to(AMINA).token()).await.expect(204);
}

#[tokio::test]
async fn sec_71_the_audit_trail_is_sealed_and_a_change_shows() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    tick(&app).await;
    let verify = || app.ctx.db.read(audit::verify);
    let before = verify().await.unwrap();
    assert!(before.sealed >= 2 && before.unsealed == 0 && before.broken_at.is_none(), "{before:?}");
    send(&app, "/v1/accounts/password-reset-request", json!({"email": AMINA})).await.expect(202);
    assert_eq!(verify().await.unwrap().unsealed, 1);
    tick(&app).await;
    assert_eq!(verify().await.unwrap().sealed, before.sealed + 1);
}

#[tokio::test]
async fn an_entry_that_turns_up_late_is_sealed_within_half_a_minute() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let verify = || app.ctx.db.read(audit::verify);
    let asks = || send(&app, "/v1/accounts/password-reset-request", json!({"email": AMINA}));
    app.advance(Span::seconds(10));
    asks().await.expect(202);
    tick(&app).await;
    assert_eq!(verify().await.unwrap().unsealed, 0);
    // A transaction that began before what is sealed, and ends after it.
    app.advance(Span::seconds(-5));
    asks().await.expect(202);
    app.advance(Span::seconds(5));
    tick(&app).await;
    assert_eq!(verify().await.unwrap().unsealed, 1, "not every round looks that far back");
    app.advance(Span::seconds(31));
    tick(&app).await;
    let trail = verify().await.unwrap();
    assert_eq!((trail.unsealed, trail.broken_at), (0, None));
}

#[tokio::test]
async fn sec_72_the_audit_trail_names_nobody() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let operator = app.operator().await;
    operator.post("/v1/operators/invitations", json!({"email": "houda@example.ma", "role": "admin"})).await.expect(201);
    let trail = operator.get("/v1/audit-events?limit=100").await.expect(200);
    assert!(trail.data().len() >= 3);
    assert!(!trail.text().contains('@'), "{trail}");
    app.person("Stranger").await.get("/v1/audit-events").await.problem(403, "forbidden");
}
