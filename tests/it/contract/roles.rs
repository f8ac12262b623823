//! The access matrix as people meet it: every operation, tried by every role, on the same real objects.
//!
//! The committed picture shows the status that each role is answered with. An operation that is added changes the picture, so
//! nobody can forget it; a right that changes shows in review. Bodies are the examples of the document, so whoever may do a thing
//! is answered by what comes after access: 200, 404 for what the example names, 409, 412 or 422.

use acceptance::{Documented, Member, Panel, Person, operations, text};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tahaddi_domain::organisation::MemberRole;

/// The objects that paths name: one of each kind, all about the same call.
type Objects = BTreeMap<&'static str, String>;

fn path_of(operation: &Documented, objects: &Objects) -> String {
    let mut path = operation.path.clone();
    for (place, kind) in [
        ("/v1/organisations/{id}", "organisation"),
        ("/v1/challenges/{id}", "challenge"),
        ("/v1/applications/{id}", "application"),
        ("/v1/phases/{id}", "phase"),
        ("/v1/jurors/{id}", "juror"),
        ("/v1/jury/assignments/{id}", "assignment"),
        ("/v1/users/{id}", "user"),
        ("/v1/me/sessions/{id}", "session"),
        ("/v1/programmes/{id}", "programme"),
    ] {
        if path.starts_with(place) {
            path = path.replacen("{id}", &objects[kind], 1);
        }
    }
    let person = if path.starts_with("/v1/users/") { "user" } else { "member" };
    for (name, kind) in [("{user_id}", person), ("{conflict_id}", "conflict"), ("{assignment_id}", "assignment")] {
        path = path.replace(name, &objects[kind]);
    }
    path.replace("{slug}", "ai").replace("{token}", "ti_unknown").replace("{code}", "forbidden").replace("{name}", "Outcome")
}

async fn status(person: &Person, operation: &Documented, objects: &Objects, number: usize) -> u16 {
    let mut request = person.request(operation.method.clone(), path_of(operation, objects)).header("if-match", "\"0.0\"");
    request = request.header("idempotency-key", &format!("sweep-of-roles-{number}"));
    match operation.example_body() {
        Some(body) => request.json(body).send().await.status(),
        None => request.send().await.status(),
    }
}

#[tokio::test]
async fn every_operation_answers_every_role_as_committed() {
    let panel = Panel::of(&["Capteurs", "Robots"]).await;
    let app = &panel.app;
    let juror = panel.seat("Juror", "juror").await;
    let chair = panel.seat("Chair", "chair").await;
    let assignment = panel.assigned(&juror, 0).await;
    let programme = panel.operator.post("/v1/programmes", acceptance::json!({"document": {"title": {"fr": "P"}}})).await.expect(201);
    let partner: &Member = &panel.ministry;
    let (editor, viewer) = (app.colleague(partner, MemberRole::Editor).await, app.colleague(partner, MemberRole::Viewer).await);
    let applicant: &Member = &panel.startups[0];
    let user = app.person("Somebody").await;
    let objects = Objects::from([
        ("organisation", partner.organisation.clone()),
        ("challenge", text(&panel.challenge["id"]).to_owned()),
        ("application", panel.applications[0].clone()),
        ("phase", panel.phase.rsplit('/').next().unwrap().to_owned()),
        ("juror", juror.id.clone()),
        ("assignment", assignment.rsplit('/').next().unwrap().to_owned()),
        ("user", user.id().to_string()),
        ("member", app.colleague(partner, MemberRole::Viewer).await.id().to_string()),
        ("session", "ses_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned()),
        ("conflict", "coi_01kax3v8m0t2r4q6w8y0b1c2d3".to_owned()),
        ("programme", programme.id().to_owned()),
    ]);
    // The least powerful first: whoever may, changes something.
    let roles: Vec<(&str, Person)> = vec![
        ("anonymous", app.anonymous()),
        ("stranger", app.person("Stranger").await),
        ("rival startup", app.startup("Rival").await.person),
        ("rival partner", app.partner("Rival").await.person),
        ("viewer", viewer.person.clone()),
        ("support", app.support().await),
        ("juror", juror.person.clone()),
        ("chair", chair.person.clone()),
        ("applicant", applicant.person.clone()),
        ("editor", editor.person.clone()),
        ("owner", partner.person.clone()),
        ("operator", panel.operator.clone()),
    ];
    // What ends the session or the account of whoever tries it would end the sweep.
    let own_end = ["sessions_end", "sessions_revoke_others", "me_change_password", "members_remove", "organisations_transfer"];
    let mut picture = format!("{:34}", "");
    for (name, _) in &roles {
        let _ = write!(picture, " {name:>13}");
    }
    // What takes the ground from under the others comes last.
    let ends = [
        "jury_assignments_recuse",
        "jury_assignments_decline",
        "assignments_delete",
        "assignments_remove",
        "applications_withdraw",
        "jurors_remove",
        "verification_request",
        "challenges_cancel",
    ];
    let all = operations();
    let (mut swept, last): (Vec<_>, Vec<_>) = all.iter().partition(|operation| !ends.contains(&operation.id()));
    swept.extend(ends.iter().filter_map(|id| last.iter().find(|operation| operation.id() == *id)));
    let mut number = 0;
    for operation in swept.into_iter().filter(|operation| !own_end.contains(&operation.id())) {
        let _ = write!(picture, "\n{:34}", operation.id());
        for (_, person) in &roles {
            number += 1;
            let _ = write!(picture, " {:>13}", status(person, operation, &objects, number).await);
        }
    }
    insta::assert_snapshot!(picture);
}
