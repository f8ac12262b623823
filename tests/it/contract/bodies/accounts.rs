//! Bodies of accounts, sessions and operators.

use super::{Cases, Scene};
use acceptance::{Method, Value, json};

const PASSWORD: &str = "trois mulets traversent l'oued";

impl Scene {
    pub(super) async fn accounts<'a>(&'a self, cases: &mut Cases<'a>) {
        let (app, operator) = (&self.panel.app, &self.panel.operator);
        let nobody = app.anonymous();
        let send = |path: &'static str, body: Value| nobody.request(Method::POST, path).json(body).send();
        let account = json!({"email": "amina@example.ma", "password": PASSWORD, "name": "Amina", "language": "fr"});
        send("/v1/accounts", account.clone()).await.expect(202);
        app.advance(acceptance::Span::seconds(1));
        app.tick().await;
        let verification = app.mail_to("amina@example.ma").token().to_owned();
        send("/v1/accounts/password-reset-request", json!({"email": "amina@example.ma"})).await.expect(202);
        app.advance(acceptance::Span::seconds(1));
        app.tick().await;
        let reset = app.mail_to("amina@example.ma").token().to_owned();
        operator.post("/v1/operators/invitations", json!({"email": "houda@example.ma", "role": "support"})).await.expect(201);
        app.advance(acceptance::Span::seconds(1));
        app.tick().await;
        let invitation = format!("/v1/invitations/{}/acceptance", app.mail_to("houda@example.ma").token());
        let acceptance = json!({"name": "Houda", "password": PASSWORD, "confidentiality_accepted": true, "interests": "Aucun.",
            "facts": {"expertise": [], "languages": ["fr"], "max_load": 4}});

        let mut registration = account;
        registration["email"] = json!("karim@example.ma");
        self.add(cases, "accounts_create", &nobody, "/v1/accounts", registration);
        self.add(cases, "accounts_verify", &nobody, "/v1/accounts/verification", json!({"token": verification}));
        for (operation, path) in [
            ("accounts_request_verification", "/v1/accounts/verification-request"),
            ("accounts_request_password_reset", "/v1/accounts/password-reset-request"),
        ] {
            self.add(cases, operation, &nobody, path, json!({"email": "amina@example.ma"}));
        }
        self.add(cases, "accounts_reset_password", &nobody, "/v1/accounts/password-reset", json!({"token": reset, "password": PASSWORD}));
        let credentials = json!({"email": "amina@example.ma", "password": PASSWORD, "cookie": false});
        self.add(cases, "sessions_create", &nobody, "/v1/sessions", credentials);
        self.add(cases, "sessions_refresh", &nobody, "/v1/sessions/refresh", json!({"refresh_token": "tr_x"}));
        self.add(cases, "invitations_accept", &nobody, invitation, acceptance);

        let (person, user) = (app.person("Salma").await, app.person("Somebody").await);
        self.add(cases, "me_edit", &person, "/v1/me", json!({"name": "Salma", "language": "ar"}));
        let change = json!({"current_password": PASSWORD, "new_password": "quatre cigognes sur le minaret"});
        self.add(cases, "me_change_password", &person, "/v1/me/password", change);
        self.add(cases, "erasure_request", &app.person("Leaving").await, "/v1/me/erasure-request", json!({}));
        self.add(cases, "sessions_revoke_others", &person, "/v1/me/sessions/revocation", json!({}));
        let reason = json!({"reason": "A quitté le réseau."});
        self.add(cases, "users_end_sessions", operator, format!("/v1/users/{}/sessions/revocation", user.id()), json!({}));
        self.add(cases, "users_disable", operator, format!("/v1/users/{}/disablement", user.id()), reason.clone());
        let disabled = app.person("Disabled").await;
        operator.post(format!("/v1/users/{}/disablement", disabled.id()), reason.clone()).await.expect(204);
        self.add(cases, "users_enable", operator, format!("/v1/users/{}/enablement", disabled.id()), reason);
        self.add(cases, "operators_invite", operator, "/v1/operators/invitations", json!({"email": "x@example.ma", "role": "admin"}));
    }
}
