//! Each step of the journey, tried by everybody who may not take it, at the moment at which it would be due.

use acceptance::{Member, Method, Person, TestApp, Value, json};
use tahaddi_domain::organisation::MemberRole;

/// Everybody who watches the journey.
pub(super) struct Cast {
    roles: Vec<(&'static str, Person)>,
}

/// Who is refused, and how. A name of a group stands for all in it; a later entry counts more than an earlier one.
pub(super) type Refusals<'a> = &'a [(&'a str, u16)];

/// People who have nothing to do with the call.
const OUTSIDERS: [&str; 4] = ["stranger", "rival startup", "rival partner", "disabled"];
/// People of the ministry who may not do all.
const HOST: [&str; 2] = ["viewer", "editor"];

impl Cast {
    pub(super) async fn new(app: &TestApp, ministry: &Member) -> Self {
        let disabled = app.person("Disabled").await;
        let path = format!("/v1/users/{}/disablement", disabled.id());
        app.operator().await.post(path, json!({"reason": "Left."})).await.expect(204);
        let roles = vec![
            ("anonymous", app.anonymous()),
            ("disabled", disabled),
            ("stranger", app.person("Stranger").await),
            ("rival startup", app.startup("Rival startup").await.person),
            ("rival partner", app.partner("Rival partner").await.person),
            ("support", app.support().await),
            ("viewer", app.colleague(ministry, MemberRole::Viewer).await.person),
            ("editor", app.colleague(ministry, MemberRole::Editor).await.person),
            ("owner", ministry.person.clone()),
            ("operator", app.operator().await),
        ];
        Self { roles }
    }

    /// Somebody enters.
    pub(super) fn enter(&mut self, role: &'static str, person: &Person) {
        self.roles.retain(|(name, _)| *name != role);
        self.roles.push((role, person.clone()));
    }

    /// Everybody who is named tries it and is refused as said: `anonymous` with 401 unless told otherwise, `disabled` always. Everybody who is not
    /// named may do it.
    pub(super) async fn cannot(&self, method: Method, path: &str, body: &Value, refusals: Refusals<'_>) {
        for (role, person) in &self.roles {
            let named = |name: &str| match name {
                "outsiders" => OUTSIDERS.contains(role),
                "host" => HOST.contains(role),
                "everybody" => true,
                other => other == *role,
            };
            let expected = match *role {
                "disabled" => Some(401),
                // Who asks for what could be public, and is not, hears that it is not there.
                "anonymous" => refusals.iter().find(|(name, _)| *name == "anonymous").map_or(Some(401), |(_, status)| Some(*status)),
                _ => refusals.iter().rev().find(|(name, _)| named(name)).map(|(_, status)| *status),
            };
            // 0: this one may.
            let Some(expected) = expected.filter(|status| *status != 0) else { continue };
            let mut request = person.request(method.clone(), path).fresh_key().seen("*");
            if method != Method::GET && method != Method::DELETE {
                request = request.json(body.clone());
            }
            let answer = request.send().await;
            assert_eq!(answer.status(), expected, "{method} {path} by {role}: {answer}");
            let code = answer.json()["code"].as_str().unwrap_or_default();
            let fits = match expected {
                401 => ["authentication_required", "invalid_token"].contains(&code),
                403 => ["forbidden", "conflict_of_interest"].contains(&code),
                404 => code == "not_found",
                _ => !code.is_empty(),
            };
            assert!(fits, "{method} {path} by {role}: {answer}");
        }
    }

    /// As [`Cast::cannot`], for a step that is a POST.
    pub(super) async fn cannot_post(&self, path: &str, body: &Value, refusals: Refusals<'_>) {
        self.cannot(Method::POST, path, body, refusals).await;
    }

    /// As [`Cast::cannot`], for a look.
    pub(super) async fn cannot_see(&self, path: &str, refusals: Refusals<'_>) {
        self.cannot(Method::GET, path, &Value::Null, refusals).await;
    }
}
