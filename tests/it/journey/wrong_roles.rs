//! Each step of the journey, tried by everybody who may not take it, at the moment at which it would be due.

use acceptance::{Member, Method, Person, TestApp, Value, json};
use tahaddi_domain::organisation::MemberRole;

/// Everybody who watches the journey.
pub(super) struct Cast {
    roles: Vec<(&'static str, Person)>,
}

/// How somebody is refused: the status and the code.
pub(super) type Refusal = (u16, &'static str);
/// Who is not refused.
pub(super) const MAY: Refusal = (0, "");
/// To whom it does not exist.
pub(super) const HIDDEN: Refusal = (404, "not_found");
/// Who knows it and has not the role.
pub(super) const FORBIDDEN: Refusal = (403, "forbidden");
/// Who is not signed in.
const UNKNOWN: Refusal = (401, "authentication_required");

/// Who has the role, and comes at the wrong moment.
pub(super) const fn not_now(code: &'static str) -> Refusal {
    (409, code)
}

/// Who is refused, and how. A name of a group stands for all in it; a later entry counts more than an earlier one.
pub(super) type Refusals<'a> = &'a [(&'a str, Refusal)];

/// People who have nothing to do with the call.
const OUTSIDERS: [&str; 4] = ["stranger", "rival startup", "rival partner", "disabled"];
/// People of the ministry who may not do all.
const HOST: [&str; 2] = ["viewer", "editor"];
/// Everybody of the ministry, and the operators.
const ORGANISERS: [&str; 5] = ["viewer", "editor", "owner", "support", "operator"];
/// Jurors, other than the one whose turn it is.
pub(super) const JURY: [&str; 5] = ["a juror", "a second juror", "a third juror", "a fourth juror", "a fifth juror"];

impl Cast {
    pub(super) async fn new(app: &TestApp) -> Self {
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
            ("operator", app.operator().await),
        ];
        Self { roles }
    }

    /// The people of the ministry enter.
    pub(super) async fn enter_ministry(&mut self, app: &TestApp, ministry: &Member) {
        self.enter("viewer", &app.colleague(ministry, MemberRole::Viewer).await.person);
        self.enter("editor", &app.colleague(ministry, MemberRole::Editor).await.person);
        self.enter("owner", &ministry.person);
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
                "organisers" => ORGANISERS.contains(role),
                "jury" => JURY.contains(role),
                "everybody" => true,
                other => other == *role,
            };
            let expected = match *role {
                "disabled" => Some((401, "invalid_token")),
                // Who asks for what could be public, and is not, hears that it is not there.
                "anonymous" => refusals.iter().find(|(name, _)| *name == "anonymous").map_or(Some(UNKNOWN), |(_, refusal)| Some(*refusal)),
                _ => refusals.iter().rev().find(|(name, _)| named(name)).map(|(_, refusal)| *refusal),
            };
            let Some((status, code)) = expected.filter(|refusal| *refusal != MAY) else { continue };
            let mut request = person.request(method.clone(), path).fresh_key().seen("*");
            if method != Method::GET && method != Method::DELETE {
                request = request.json(body.clone());
            }
            let answer = request.send().await;
            assert_eq!((answer.status(), answer.json()["code"].as_str()), (status, Some(code)), "{method} {path} by {role}: {answer}");
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
