//! What operators do to accounts.

use super::{PASSWORD, log_in, me, refresh, registered};
use acceptance::{TestApp, json};

const AMINA: &str = "amina@example.ma";

#[tokio::test]
async fn sec_23_a_disabled_account_is_out_at_once_and_can_come_back() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let operator = app.operator().await;
    let session = log_in(&app, AMINA, PASSWORD).await.expect(201);
    let id = me(&app, session.field("access_token")).await.id().to_owned();
    let (disable, enable) = (format!("/v1/users/{id}/disablement"), format!("/v1/users/{id}/enablement"));
    let reason = json!({"reason": "Left the network."});
    for stranger in [app.person("Stranger").await, app.support().await] {
        stranger.post(&disable, reason.clone()).await.problem(403, "forbidden");
    }
    operator.post(&disable, json!({"reason": " "})).await.problem(422, "validation_failed").invalid("/reason", "required");
    operator.post(&disable, reason.clone()).await.expect(204);
    operator.post(&disable, reason.clone()).await.problem(409, "invalid_state");
    me(&app, session.field("access_token")).await.problem(401, "invalid_token");
    refresh(&app, session.field("refresh_token")).await.problem(401, "invalid_token");
    log_in(&app, AMINA, "another password").await.problem(401, "invalid_credentials");
    log_in(&app, AMINA, PASSWORD).await.problem(403, "account_disabled");
    operator.post(&enable, reason.clone()).await.expect(204);
    operator.post(&enable, reason).await.problem(409, "invalid_state");
    me(&app, session.field("access_token")).await.problem(401, "invalid_token");
    log_in(&app, AMINA, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn sec_49_the_last_operator_stays() {
    let app = TestApp::start().await;
    let (first, second) = (app.operator().await, app.operator().await);
    app.support().await;
    let path = |person: &acceptance::Person| format!("/v1/users/{}/disablement", person.id());
    let reason = json!({"reason": "One is enough."});
    first.post(path(&second), reason.clone()).await.expect(204);
    first.post(path(&first), reason.clone()).await.problem(409, "last_owner");
    let twice = app.operator().await;
    let (one, other) = tokio::join!(first.post(path(&twice), reason.clone()), twice.post(path(&first), reason.clone()));
    let statuses = [one.status(), other.status()];
    assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1, "{statuses:?}");
}

#[tokio::test]
async fn sec_49_only_operators_invite_operators() {
    let app = TestApp::start().await;
    let body = json!({"email": "houda@example.ma", "role": "admin"});
    app.anonymous().post("/v1/operators/invitations", body.clone()).await.problem(401, "authentication_required");
    for stranger in [app.person("Stranger").await, app.support().await] {
        stranger.post("/v1/operators/invitations", body.clone()).await.problem(403, "forbidden");
    }
    let made = app.operator().await.post("/v1/operators/invitations", body).await.expect(201);
    assert_eq!(made.field("role"), "admin");
}
