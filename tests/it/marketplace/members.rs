//! Members are invited, join, get other roles and leave.

use acceptance::{Member, Method, Person, Span, TestApp, json, text};
use tahaddi_domain::organisation::MemberRole;

const NADIA: &str = "nadia@ministere.example";

fn members(of: &Member) -> String {
    format!("/v1/organisations/{}/members", of.organisation)
}

/// Invites somebody; the path of the link in the mail.
async fn invited(app: &TestApp, by: &Person, path: &str, email: &str, role: &str) -> String {
    by.post(path, json!({"email": email, "role": role})).await.expect(201);
    // Mails are in the order of their instants.
    app.advance(Span::seconds(1));
    app.tick().await;
    format!("/v1/invitations/{}", app.mail_to(email).token())
}

#[tokio::test]
async fn a_member_is_invited_joins_and_acts_in_the_role_that_was_offered() {
    let app = TestApp::start().await;
    let owner = app.partner("Ministère de l'Agriculture").await;
    let nadia = app.person("Nadia").await;
    let made = owner.post(members(&owner), json!({"email": nadia.email(), "role": "editor"})).await.expect(201);
    assert_eq!((made.field("email"), made.field("role")), (nadia.email(), "editor"));
    assert_eq!(made.field("expires_at"), (app.now() + Span::days(7)).to_string());
    app.tick().await;
    let mail = app.mail_to(nadia.email());
    assert!(mail.text.contains("Ministère de l'Agriculture") && mail.subject.contains("Ministère"), "{}", mail.text);
    let link = format!("/v1/invitations/{}", mail.token());
    let seen = app.anonymous().get(&link).await.expect(200);
    assert_eq!((seen.field("kind"), seen.field("role"), seen.field("email")), ("member", "editor", nadia.email()));

    let body = json!({"organisation_id": owner.organisation, "document": {"title": {"fr": "Irrigation"}}});
    nadia.post("/v1/challenges", body.clone()).await.problem(403, "forbidden");
    nadia.post(format!("{link}/acceptance"), json!({})).await.expect(204);
    nadia.post(format!("{link}/acceptance"), json!({})).await.problem(410, "link_expired");
    nadia.post("/v1/challenges", body).await.expect(201);
    let me = nadia.get("/v1/me").await.expect(200);
    let membership = &me.json()["memberships"][0];
    assert_eq!((text(&membership["organisation_id"]), text(&membership["role"])), (owner.organisation.as_str(), "editor"));
    let listed = owner.get(members(&owner)).await.expect(200);
    let shown: Vec<(&str, &str)> = listed.data().iter().map(|member| (text(&member["email"]), text(&member["role"]))).collect();
    assert_eq!(shown, [(owner.email(), "owner"), (nadia.email(), "editor")], "owners first");
    // An editor writes and manages nobody.
    nadia.post(members(&owner), json!({"email": NADIA, "role": "viewer"})).await.problem(403, "forbidden");
    nadia.put(format!("{}/{}", members(&owner), owner.id()), "*", json!({"role": "viewer"})).await.problem(403, "forbidden");
    nadia.delete(format!("{}/{}", members(&owner), owner.id()), "*").await.problem(403, "forbidden");
    // Everybody may leave.
    nadia.delete(format!("{}/{}", members(&owner), nadia.id()), "*").await.expect(204);
    assert_eq!(owner.get(members(&owner)).await.expect(200).data().len(), 1);
}

#[tokio::test]
async fn a_newcomer_joins_with_a_name_and_a_password() {
    let app = TestApp::start().await;
    let owner = app.startup("Saqiya").await;
    let link = invited(&app, &owner, &members(&owner), NADIA, "viewer").await;
    let accept = |body| app.anonymous().request(Method::POST, format!("{link}/acceptance")).json(body).send();
    accept(json!({})).await.problem(422, "validation_failed").invalid("/password", "required");
    accept(json!({"name": "Nadia", "password": "saqiya-saqiya"}))
        .await
        .problem(422, "validation_failed")
        .invalid("/password", "too_common");
    accept(json!({"name": "Nadia", "password": "trois mulets traversent l'oued"})).await.expect(204);
    let nadia = json!({"email": NADIA, "password": "trois mulets traversent l'oued"});
    app.anonymous().request(Method::POST, "/v1/sessions").json(nadia).send().await.expect(201);
    let nadia = app.signed_in(NADIA).await;
    nadia.get(format!("/v1/organisations/{}", owner.organisation)).await.expect(200);
    let seen = nadia.get(members(&owner)).await.expect(200);
    assert!(seen.data().iter().any(|member| member["email"] == NADIA && member["role"] == "viewer"), "{seen}");
}

#[tokio::test]
async fn owners_and_operators_invite_and_nobody_else() {
    let app = TestApp::start().await;
    for public in [true, false] {
        let owner = if public { app.partner("Ministère").await } else { app.founder("partner", "Office").await };
        let body = |n: u32| json!({"email": format!("nadia{n}@ministere.example"), "role": "viewer"});
        app.anonymous().post(members(&owner), body(0)).await.problem(401, "authentication_required");
        for role in [MemberRole::Editor, MemberRole::Viewer] {
            app.colleague(&owner, role).await.post(members(&owner), body(1)).await.problem(403, "forbidden");
        }
        app.support().await.post(members(&owner), body(2)).await.problem(403, "forbidden");
        // Who may not know the organisation hears that there is none.
        let (status, code) = if public { (403, "forbidden") } else { (404, "not_found") };
        for stranger in [app.person("Stranger").await, app.partner("Rival").await.person] {
            stranger.post(members(&owner), body(3)).await.problem(status, code);
            stranger.get(members(&owner)).await.problem(status, code);
        }
        owner.post(members(&owner), body(4)).await.expect(201);
        app.operator().await.post(members(&owner), body(5)).await.expect(201);
    }
    let operator = app.operator().await;
    let nowhere = "/v1/organisations/org_01kax3v8m0t2r4q6w8y0b1c2d3/members";
    operator.post(nowhere, json!({"email": NADIA, "role": "viewer"})).await.problem(404, "not_found");
}

#[tokio::test]
async fn an_invitation_that_makes_no_sense_is_refused() {
    let app = TestApp::start().await;
    let owner = app.partner("Ministère").await;
    let editor = app.colleague(&owner, MemberRole::Editor).await;
    for (email, role, pointer, code) in [
        ("nadia", "viewer", "/email", "invalid_format"),
        ("", "viewer", "/email", "invalid_format"),
        (NADIA, "boss", "/role", "not_allowed"),
        (NADIA, "chair", "/role", "not_allowed"),
    ] {
        let refused = owner.post(members(&owner), json!({"email": email, "role": role})).await.problem(422, "validation_failed");
        refused.invalid(pointer, code);
    }
    owner.post(members(&owner), json!({"email": NADIA})).await.problem(422, "validation_failed").invalid("/role", "required");
    owner.post(members(&owner), json!({"email": editor.email(), "role": "owner"})).await.problem(409, "already_exists");
    app.tick().await;
    assert!(app.mails().iter().all(|mail| !mail.to.contains(editor.email()) || !mail.raw.contains("invitations")), "no mail was sent");
}

#[tokio::test]
async fn the_latest_invitation_counts_and_only_for_whom_it_names() {
    let app = TestApp::start().await;
    let owner = app.partner("Ministère").await;
    let nadia = app.person("Nadia").await;
    let first = invited(&app, &owner, &members(&owner), nadia.email(), "owner").await;
    let second = invited(&app, &owner, &members(&owner), nadia.email(), "viewer").await;
    nadia.post(format!("{first}/acceptance"), json!({})).await.problem(410, "link_expired");
    let accept = format!("{second}/acceptance");
    app.anonymous().request(Method::POST, &accept).json(json!({})).send().await.problem(401, "authentication_required");
    app.person("Mallory").await.post(&accept, json!({})).await.problem(403, "forbidden");
    // Two clicks at once join once.
    let click = || nadia.request(Method::POST, &accept).json(json!({})).send();
    let (one, other) = tokio::join!(click(), click());
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 410]);
    let listed = owner.get(members(&owner)).await.expect(200);
    assert_eq!(listed.data().iter().filter(|member| member["email"] == nadia.email()).count(), 1);
    assert!(listed.data().iter().any(|member| member["email"] == nadia.email() && member["role"] == "viewer"));
}

#[tokio::test]
async fn an_invitation_ends_after_seven_days_and_does_not_change_who_is_there() {
    let app = TestApp::start().await;
    let owner = app.partner("Ministère").await;
    let late = invited(&app, &owner, &members(&owner), NADIA, "viewer").await;
    app.advance(Span::days(7));
    app.anonymous().get(&late).await.problem(410, "link_expired");
    // Somebody who has joined meanwhile keeps the role.
    let karim = app.person("Karim").await;
    let link = invited(&app, &owner, &members(&owner), karim.email(), "owner").await;
    let (organisation, id) = (tahaddi_domain::id::Id::parse(&owner.organisation).unwrap(), karim.id().clone());
    let join = move |tx: &mut tahaddi_persistence::Tx<'_>| {
        tahaddi_persistence::repo::organisation::put_member(tx, &organisation, &id, MemberRole::Viewer)
    };
    app.ctx.db.write(join).await.unwrap();
    karim.post(format!("{link}/acceptance"), json!({})).await.problem(409, "already_exists");
    let listed = owner.get(members(&owner)).await.expect(200);
    assert!(listed.data().iter().any(|member| member["email"] == karim.email() && member["role"] == "viewer"), "{listed}");
}
