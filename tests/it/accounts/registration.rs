//! Registration, verification, forgotten passwords.

use super::{OTHER, PASSWORD, an_account, log_in, me, registered, send, tick, verify};
use acceptance::{Span, TestApp, json};

const AMINA: &str = "amina@example.ma";

#[tokio::test]
async fn somebody_registers_follows_the_link_and_logs_in() {
    let app = TestApp::start().await;
    send(&app, "/v1/accounts", an_account("Amina@Example.ma")).await.expect(202);
    log_in(&app, AMINA, PASSWORD).await.problem(403, "email_not_verified");
    tick(&app).await;
    let mail = app.mail_to(AMINA);
    assert!(mail.link().starts_with("https://tahaddi.test/verify-email?token=tv_"), "{}", mail.link());
    verify(&app, mail.token()).await.expect(204);
    let session = log_in(&app, "AMINA@example.ma", PASSWORD).await.expect(201);
    assert_eq!(session.field("token_type"), "Bearer");
    assert_eq!(me(&app, session.field("access_token")).await.expect(200).field("email"), AMINA);
}

#[tokio::test]
async fn whoever_has_an_account_is_told_by_mail() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    send(&app, "/v1/accounts", json!({"email": AMINA, "password": OTHER, "name": "Mallory", "language": "en"})).await.expect(202);
    tick(&app).await;
    assert_eq!(app.mails().len(), 2);
    assert!(app.mail_to(AMINA).link().ends_with("/login"));
    log_in(&app, AMINA, OTHER).await.problem(401, "invalid_credentials");
    let session = log_in(&app, AMINA, PASSWORD).await.expect(201);
    assert_eq!(me(&app, session.field("access_token")).await.field("name"), "Amina El Idrissi");
}

#[tokio::test]
async fn an_address_that_two_have_registered_has_neither_password() {
    let app = TestApp::start().await;
    send(&app, "/v1/accounts", json!({"email": AMINA, "password": OTHER, "name": "Mallory", "language": "en"})).await.expect(202);
    tick(&app).await;
    let first = app.mail_to(AMINA);
    send(&app, "/v1/accounts", an_account(AMINA)).await.expect(202);
    tick(&app).await;
    verify(&app, first.token()).await.problem(410, "link_expired");
    verify(&app, app.mail_to(AMINA).token()).await.expect(204);
    for password in [OTHER, PASSWORD] {
        log_in(&app, AMINA, password).await.problem(401, "invalid_credentials");
    }
    // Whoever reads the mail of the address sets the password.
    send(&app, "/v1/accounts/password-reset-request", json!({"email": AMINA})).await.expect(202);
    tick(&app).await;
    let reset = json!({"token": app.mail_to(AMINA).token(), "password": PASSWORD});
    send(&app, "/v1/accounts/password-reset", reset).await.expect(204);
    log_in(&app, AMINA, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn sec_33_weak_passwords_are_refused_and_any_characters_count() {
    let app = TestApp::start().await;
    let with = |password: String| json!({"email": AMINA, "password": password, "name": "Amina El Idrissi", "language": "fr"});
    for (password, code) in [
        ("onze lettre".to_owned(), "too_short"),
        ("x".repeat(129), "too_long"),
        ("motdepasse123".to_owned(), "too_common"),
        ("Amina.ElIdrissi1".to_owned(), "too_common"),
        ("technopark2027!".to_owned(), "too_common"),
    ] {
        send(&app, "/v1/accounts", with(password.clone())).await.problem(422, "validation_failed").invalid("/password", code);
    }
    send(&app, "/v1/accounts", an_account("no address")).await.problem(422, "validation_failed").invalid("/email", "invalid_format");
    let phrase = "كلمة سر طويلة جدا 🔐 e\u{0301}te\u{0301} et puis encore quelques mots de plus !";
    assert!(phrase.chars().count() >= 64);
    send(&app, "/v1/accounts", with(phrase.to_owned())).await.expect(202);
    tick(&app).await;
    verify(&app, app.mail_to(AMINA).token()).await.expect(204);
    log_in(&app, AMINA, &phrase.replace("e\u{0301}", "é")).await.problem(401, "invalid_credentials");
    log_in(&app, AMINA, phrase).await.expect(201);
}

#[tokio::test]
async fn sec_34_a_link_is_good_once_for_an_hour_and_for_one_thing() {
    let app = TestApp::start().await;
    send(&app, "/v1/accounts", an_account(AMINA)).await.expect(202);
    tick(&app).await;
    let token = app.mail_to(AMINA).token().to_owned();
    // A mail scanner follows links.
    app.anonymous().get(format!("/v1/accounts/verification?token={token}")).await.problem(405, "method_not_allowed");
    let reset = json!({"token": token, "password": OTHER});
    send(&app, "/v1/accounts/password-reset", reset).await.problem(410, "link_expired");
    app.anonymous().get(format!("/v1/invitations/{token}")).await.problem(404, "not_found");
    verify(&app, &token).await.expect(204);
    verify(&app, &token).await.problem(410, "link_expired");

    send(&app, "/v1/accounts/password-reset-request", json!({"email": AMINA})).await.expect(202);
    tick(&app).await;
    let token = app.mail_to(AMINA).token().to_owned();
    app.advance(Span::minutes(60));
    send(&app, "/v1/accounts/password-reset", json!({"token": token, "password": OTHER})).await.problem(410, "link_expired");
    for nonsense in ["", "tv_x", "tp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        verify(&app, nonsense).await.problem(410, "link_expired");
    }
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_and_every_session_ends() {
    let app = TestApp::start().await;
    registered(&app, AMINA).await;
    let session = log_in(&app, AMINA, PASSWORD).await.expect(201);
    send(&app, "/v1/accounts/password-reset-request", json!({"email": AMINA})).await.expect(202);
    tick(&app).await;
    let token = app.mail_to(AMINA).token().to_owned();
    let with = |password: &str| json!({"token": token, "password": password});
    send(&app, "/v1/accounts/password-reset", with("short")).await.problem(422, "validation_failed").invalid("/password", "too_short");
    send(&app, "/v1/accounts/password-reset", with(OTHER)).await.expect(204);
    send(&app, "/v1/accounts/password-reset", with(OTHER)).await.problem(410, "link_expired");
    me(&app, session.field("access_token")).await.problem(401, "invalid_token");
    super::refresh(&app, session.field("refresh_token")).await.problem(401, "invalid_token");
    log_in(&app, AMINA, PASSWORD).await.problem(401, "invalid_credentials");
    log_in(&app, AMINA, OTHER).await.expect(201);
}

#[tokio::test]
async fn a_reset_shows_that_the_address_is_ones_own() {
    let app = TestApp::start().await;
    send(&app, "/v1/accounts", an_account(AMINA)).await.expect(202);
    send(&app, "/v1/accounts/password-reset-request", json!({"email": AMINA})).await.expect(202);
    tick(&app).await;
    let token = app.mails().iter().find(|mail| mail.link().contains("reset-password")).unwrap().token().to_owned();
    send(&app, "/v1/accounts/password-reset", json!({"token": token, "password": OTHER})).await.expect(204);
    log_in(&app, AMINA, OTHER).await.expect(201);
}

#[tokio::test]
async fn sec_35_nobody_sets_the_password_of_somebody_else() {
    let contract = serde_json::to_string(acceptance::contract().document()).unwrap();
    assert!(contract.contains("new_password"));
    let takers: Vec<String> = acceptance::operations()
        .iter()
        .filter(|operation| operation.spec["requestBody"].to_string().contains('{'))
        .filter(|operation| {
            let schema = operation.spec["requestBody"]["content"]["application/json"]["schema"].clone();
            acceptance::contract().resolve(&schema)["properties"]
                .as_object()
                .is_some_and(|fields| fields.keys().any(|name| name.contains("password")))
        })
        .map(|operation| operation.id().to_owned())
        .collect();
    let known = ["accounts_create", "accounts_reset_password", "sessions_create", "me_change_password", "invitations_accept"];
    assert!(takers.iter().all(|taker| known.contains(&taker.as_str())) && takers.len() == known.len(), "{takers:?}");
}
