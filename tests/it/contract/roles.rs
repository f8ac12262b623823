//! The access matrix as people meet it: every operation, tried by every role, on the same real objects in several states.
//!
//! The committed pictures show the status that each role is answered with. An operation that is added changes the picture, so
//! nobody can forget it; a right that changes shows in review. Most bodies are the examples of the document, so whoever may do
//! a thing is answered by what comes after access: 200, 404 for what the example names, 409, 412 or 422. Everything is tried in
//! a session of its own, and on members of their own: some operations end them.

use acceptance::{Documented, Member, Method, Panel, Person, Span, TestApp, Value, a_call, a_dossier, json, operations, text};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tahaddi_domain::organisation::MemberRole;

/// The objects that paths name: one of each kind, all about the same call.
type Objects = BTreeMap<&'static str, String>;

/// Somebody who tries things.
struct Role {
    name: &'static str,
    person: Person,
    /// The organisation in whose name.
    organisation: Option<String>,
}

/// The people, and what they try things on.
struct Sweep<'a> {
    app: &'a TestApp,
    partner: &'a Member,
    call: Value,
    objects: Objects,
    roles: Vec<Role>,
}

/// What is about the call, and so changes with its state.
const OF_A_CALL: [&str; 7] = [
    "/v1/challenges/{id}",
    "/v1/applications/{id}",
    "/v1/phases/{id}",
    "/v1/jurors/{id}",
    "/v1/jury/assignments/{id}",
    "/v1/jury/phases/{id}",
    "/v1/jury/seats/{id}",
];
/// What takes the ground from under the others comes last.
const ENDS: [&str; 13] = [
    "assignments_reopen",
    "jury_assignments_recuse",
    "jury_assignments_decline",
    "assignments_delete",
    "assignments_remove",
    "assignment_plans_adopt",
    "applications_withdraw",
    "jurors_remove",
    "verification_request",
    "members_remove",
    "organisations_transfer",
    "challenges_cancel",
    "erasure_cancel",
];

impl<'a> Sweep<'a> {
    /// The roles of the matrix, the least powerful first: whoever may, changes something.
    async fn new(panel: &'a Panel, seats: &[(&'static str, Person)], objects: Objects) -> Self {
        let (app, partner) = (&panel.app, &panel.ministry);
        let disabled = app.person("Disabled").await;
        let reason = json!({"reason": "Left."});
        panel.operator.post(format!("/v1/users/{}/disablement", disabled.id()), reason).await.expect(204);
        let (startup, rival) = (app.startup("Rival").await, app.partner("Rival").await);
        let applicant = &panel.startups[0];
        let (sm, editor) = (app.colleague(applicant, MemberRole::Viewer).await, app.colleague(partner, MemberRole::Editor).await);
        let viewer = app.colleague(partner, MemberRole::Viewer).await;
        let of = |name, member: &Member| Role { name, person: member.person.clone(), organisation: Some(member.organisation.clone()) };
        let alone = |name, person| Role { name, person, organisation: None };
        let mut roles = vec![
            alone("anonymous", app.anonymous()),
            alone("disabled", disabled),
            alone("stranger", app.person("Stranger").await),
            of("rival startup", &startup),
            of("rival partner", &rival),
            of("viewer", &viewer),
            alone("support", app.support().await),
        ];
        roles.extend(seats.iter().map(|(name, person)| alone(name, person.clone())));
        roles.extend([of("startup viewer", &sm), of("applicant", applicant), of("editor", &editor), of("owner", partner)]);
        roles.push(alone("operator", panel.operator.clone()));
        Self { app, partner, call: panel.challenge.clone(), objects, roles }
    }

    fn path(&self, operation: &Documented, role: &Role, member: &str) -> String {
        let mut path = operation.path.clone();
        if let (Some(own), "conflicted") = (self.objects.get("conflicted"), role.name) {
            // What was assigned to this juror before the conflict was known.
            path = path.replace("/v1/jury/assignments/{id}", &format!("/v1/jury/assignments/{own}"));
        }
        for (place, kind) in [
            ("/v1/organisations/{id}", "organisation"),
            ("/v1/challenges/{id}", "challenge"),
            ("/v1/applications/{id}", "application"),
            ("/v1/phases/{id}", "phase"),
            ("/v1/jurors/{id}", "juror"),
            ("/v1/jury/assignments/{id}", "assignment"),
            ("/v1/jury/phases/{id}", "phase"),
            ("/v1/jury/seats/{id}", "juror"),
            ("/v1/users/{user_id}", "user"),
            ("/v1/me/sessions/{id}", "session"),
            ("/v1/programmes/{id}", "programme"),
        ] {
            if path.starts_with(place) {
                let object =
                    self.objects.get(kind).cloned().unwrap_or_else(|| operation.example_path().split('/').nth(3).unwrap().to_owned());
                path = path.replacen("{id}", &object, 1).replace("/v1/users/{user_id}", &format!("/v1/users/{object}"));
            }
        }
        for (name, kind) in [
            ("{conflict_id}", "conflict"),
            ("{clearance_id}", "clearance"),
            ("{statement_id}", "statement"),
            ("{juror_id}", "juror"),
            ("{assignment_id}", "assignment"),
            ("{code_id}", "code"),
            ("{plan_id}", "plan"),
        ] {
            path = path.replace(name, self.objects.get(kind).map_or("unknown", |id| id));
        }
        path.replace("{user_id}", member)
            .replace("{slug}", "ai")
            .replace("{token}", "ti_unknown")
            .replace("{code}", "forbidden")
            .replace("{name}", "Outcome")
            .replace("{key}", "rules")
            + &operation.example_query().replace("phs_01kax3v8m0t2r4q6w8y0b1c2d3", &self.objects["phase"])
    }

    /// The body: what the document gives as an example, or, where that could never be allowed, what this role would really send.
    fn body(&self, operation: &Documented, role: &Role) -> Option<Value> {
        let organisation = role.organisation.as_deref().unwrap_or(&self.partner.organisation);
        match operation.id() {
            "challenges_create" => Some(json!({"organisation_id": organisation, "document": a_call()})),
            "applications_create" => {
                // For a startup of one's own; partners and strangers try it for the applicant.
                let own = role.name.contains("startup") || role.name == "applicant";
                let organisation = if own { organisation } else { &self.objects["startup"] };
                Some(json!({"organisation_id": organisation, "document": a_dossier(&self.call, "Solution")}))
            }
            _ => operation.example_body(),
        }
    }

    async fn status(&self, operation: &Documented, role: &Role) -> u16 {
        // How often somebody tries is another test's business.
        self.app.ctx.db.raw("DELETE FROM throttle").await.unwrap();
        let person = match role.name {
            "anonymous" | "disabled" => role.person.clone(),
            _ => self.app.signed_in_anew(&role.person).await,
        };
        let member = match operation.id() {
            "members_edit" | "members_remove" => self.app.colleague(self.partner, MemberRole::Viewer).await.id().to_string(),
            _ => self.objects["user"].clone(),
        };
        let request =
            person.request(operation.method.clone(), self.path(operation, role, &member)).header("if-match", "\"0.0\"").fresh_key();
        match self.body(operation, role) {
            Some(body) => request.content(operation, body).send().await.status(),
            None => request.send().await.status(),
        }
    }

    /// The picture of these operations.
    async fn picture(&self, wanted: impl Fn(&Documented) -> bool) -> String {
        let mut picture = format!("{:34}", "");
        for role in &self.roles {
            let _ = write!(picture, " {:>15}", role.name);
        }
        let all = operations();
        let (mut swept, last): (Vec<_>, Vec<_>) =
            all.iter().filter(|operation| wanted(operation)).partition(|operation| !ENDS.contains(&operation.id()));
        swept.extend(ENDS.iter().filter_map(|id| last.iter().find(|operation| operation.id() == *id)));
        for operation in swept {
            let _ = write!(picture, "\n{:34}", operation.id());
            for role in &self.roles {
                let status = self.status(operation, role).await;
                assert!(status != 429 && status < 500, "{} by {} is answered {status}", operation.id(), role.name);
                let _ = write!(picture, " {status:>15}");
            }
        }
        picture
    }
}

fn of_a_call(operation: &Documented) -> bool {
    OF_A_CALL.iter().any(|place| operation.path.starts_with(place))
}

/// The objects of a panel, with an assignment of its juror or without.
async fn objects(panel: &Panel, more: &[(&'static str, String)]) -> Objects {
    let mut objects = Objects::from([
        ("organisation", panel.ministry.organisation.clone()),
        ("startup", panel.startups[0].organisation.clone()),
        ("challenge", text(&panel.challenge["id"]).to_owned()),
        ("phase", panel.phase.rsplit('/').next().unwrap().to_owned()),
        ("user", panel.app.person("Somebody").await.id().to_string()),
    ]);
    let codes = panel
        .ministry
        .post(format!("/v1/challenges/{}/access-codes", text(&panel.challenge["id"])), json!({"label": "Un"}))
        .await
        .expect(201);
    objects.insert("code", text(&codes.json()["codes"][0]["id"]).to_owned());
    objects.extend(panel.applications.first().map(|id| ("application", id.clone())));
    objects.extend(more.iter().cloned());
    objects
}

/// A panel with everybody who can sit on one: a juror with an assignment, one without, one with a conflict, a chair.
struct Seated {
    panel: Panel,
    seats: Vec<(&'static str, Person)>,
    objects: Objects,
}

impl Seated {
    async fn new() -> Self {
        let panel = Panel::of(&["Capteurs", "Robots"]).await;
        let juror = panel.seat("Juror", "juror").await;
        let unassigned = panel.seat("Unassigned", "juror").await;
        let conflicted = panel.seat("Conflicted", "juror").await;
        let chair = panel.seat("Chair", "chair").await;
        let assignment = panel.assigned(&juror, 0).await;
        let former = panel.assigned(&conflicted, 0).await;
        let conflict = json!({
            "juror_id": conflicted.id, "application_id": panel.applications[0], "kind": "personal", "reason": "Un frère du fondateur.",
        });
        panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
        let programme = panel.operator.post("/v1/programmes", json!({"document": {"title": {"fr": "P"}}})).await.expect(201);
        let plan = panel.operator.post(format!("{}/assignment-plans", panel.phase), json!({})).await.expect(201);
        let more = [
            ("juror", juror.id.clone()),
            ("assignment", assignment),
            ("conflicted", former),
            ("programme", programme.id().to_owned()),
            ("plan", plan.id().to_owned()),
        ];
        let objects = objects(&panel, &more).await;
        let seats = vec![
            ("other juror", unassigned.person.clone()),
            ("conflicted", conflicted.person.clone()),
            ("juror", juror.person.clone()),
            ("chair", chair.person.clone()),
        ];
        Self { panel, seats, objects }
    }

    /// Every application has its sheet.
    async fn scored(&self) {
        let panel = &self.panel;
        let path = format!("/v1/jury/assignments/{}", self.objects["assignment"]);
        let juror = self.seats.iter().find(|(name, _)| *name == "juror").map(|(_, person)| person).unwrap();
        juror.put(format!("{path}/sheet"), "*", panel.sheet(&[4.0, 3.5])).await.expect(200);
        juror.post(format!("{path}/completion"), json!({})).await.expect(200);
        let other = panel.seat("Late juror", "juror").await;
        panel.reviewed(&other, 1, &[3.0, 3.0]).await;
        panel.lock().await;
    }

    async fn sweep(&self) -> Sweep<'_> {
        Sweep::new(&self.panel, &self.seats, self.objects.clone()).await
    }
}

#[tokio::test]
async fn every_operation_answers_every_role_as_committed() {
    let seated = Seated::new().await;
    insta::assert_snapshot!("closed_call_with_an_open_panel", seated.sweep().await.picture(|_| true).await);
}

#[tokio::test]
async fn a_draft_answers_every_role_as_committed() {
    let mut panel = Panel::of(&["Capteurs"]).await;
    let body = json!({"organisation_id": panel.ministry.organisation, "document": a_call()});
    panel.challenge = panel.ministry.post("/v1/challenges", body).await.expect(201).json().clone();
    panel.phase = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][1]["id"]));
    panel.applications.clear();
    let objects = objects(&panel, &[]).await;
    let sweep = Sweep::new(&panel, &[], objects).await;
    insta::assert_snapshot!(
        "draft_call",
        sweep.picture(|operation| operation.path.starts_with("/v1/challenges/{id}") || operation.path.starts_with("/v1/phases/{id}")).await
    );
}

#[tokio::test]
async fn an_open_call_answers_every_role_as_committed() {
    let mut panel = Panel::of(&["Capteurs"]).await;
    let mut call = a_call();
    call["phases"][0]["closes"] = json!({"local": "2027-12-31"});
    panel.challenge = panel.app.published(&panel.ministry, call).await;
    panel.phase = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][1]["id"]));
    // One that was handed in, and a second startup with a draft.
    let applicant = panel.startups[0].clone();
    let submitted = text(&panel.app.submitted(&applicant, &panel.challenge, "Capteurs").await["id"]).to_owned();
    let second = panel.app.startup("Second").await;
    let draft = text(&panel.app.drafted(&second, &panel.challenge, "Robots").await["id"]).to_owned();
    let chair = panel.seat("Chair", "chair").await;
    let juror = panel.seat("Juror", "juror").await;
    let seats = vec![("juror", juror.person.clone()), ("chair", chair.person.clone())];
    let objects = objects(&panel, &[("application", draft), ("juror", juror.id.clone())]).await;
    let mut sweep = Sweep::new(&panel, &seats, objects).await;
    // The draft's own startup tries things on it too.
    sweep
        .roles
        .insert(10, Role { name: "draft's startup", person: second.person.clone(), organisation: Some(second.organisation.clone()) });
    let of_an_application = |operation: &Documented| operation.path.starts_with("/v1/applications/{id}");
    let drafts = sweep.picture(of_an_application).await;
    sweep.objects.insert("application", submitted);
    let handed_in = sweep.picture(|operation| of_a_call(operation) && !operation.path.starts_with("/v1/jury/")).await;
    insta::assert_snapshot!(
        "open_call",
        format!("An application that is a draft\n{drafts}\n\nA call that is open, and an application that was handed in\n{handed_in}")
    );
}

#[tokio::test]
async fn a_locked_panel_answers_every_role_as_committed() {
    let seated = Seated::new().await;
    seated.scored().await;
    insta::assert_snapshot!("locked_panel", seated.sweep().await.picture(of_a_call).await);
}

#[tokio::test]
async fn a_released_decision_answers_every_role_as_committed() {
    let seated = Seated::new().await;
    seated.scored().await;
    let panel = &seated.panel;
    let decision = panel.decision(&["selected", "refused"]);
    panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await.expect(200);
    panel.app.advance(Span::hours(1));
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    insta::assert_snapshot!("released_decision", seated.sweep().await.picture(of_a_call).await);
}

/// A HEAD is a GET without a body: it opens nothing that the GET does not.
#[tokio::test]
async fn a_head_is_answered_as_the_get() {
    let seated = Seated::new().await;
    let sweep = seated.sweep().await;
    for operation in operations().iter().filter(|operation| operation.method == Method::GET) {
        for role in &sweep.roles {
            let path = sweep.path(operation, role, &sweep.objects["user"]);
            let (get, head) = (role.person.get(&path).await.status(), role.person.head(&path).await.status());
            assert!(head == get || head == 405, "{path} by {}: GET {get}, HEAD {head}", role.name);
        }
    }
}
