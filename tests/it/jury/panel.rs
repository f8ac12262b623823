//! Who is on the panel, and who keeps it.

use acceptance::{Method, Panel, Span, TestApp, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

#[tokio::test]
async fn a_juror_is_invited_seated_and_removed() {
    let panel = Panel::of(&["Sondes"]).await;
    let jurors = format!("{}/jurors", panel.call());
    let body = json!({"email": "Amina@Universite.Example", "name": "Pr Amina", "role": "juror"});
    let invited = panel.operator.post(&jurors, body.clone()).await.expect(201);
    assert_eq!((invited.field("email"), invited.field("state")), ("amina@universite.example", "invited"));
    panel.operator.post(&jurors, body).await.problem(409, "already_on_panel");
    panel
        .operator
        .post(&jurors, json!({"email": "no", "role": "juror"}))
        .await
        .problem(422, "validation_failed")
        .invalid("/email", "invalid_format");
    panel
        .operator
        .post(&jurors, json!({"email": "a@b.example", "role": "boss"}))
        .await
        .problem(422, "validation_failed")
        .invalid("/role", "not_allowed");
    assert_eq!(panel.operator.get(invited.location()).await.expect(200).json(), invited.json());

    panel.app.advance(Span::seconds(1));
    let karim = panel.seat("Karim", "juror").await;
    let seated = panel.operator.get(format!("/v1/jurors/{}", karim.id)).await.expect(200);
    assert_eq!((seated.field("state"), seated.field("confidentiality_accepted_at")), ("accepted", panel.app.now().to_string().as_str()));
    let listed = panel.operator.get(&jurors).await.expect(200);
    assert_eq!(listed.data().iter().map(|item| text(&item["id"])).collect::<Vec<_>>(), [invited.id(), karim.id.as_str()]);

    let assignment = panel.assigned(&karim, 0).await;
    let removal = format!("/v1/jurors/{}/removal", karim.id);
    panel.operator.post(&removal, json!({"reason": " "})).await.problem(422, "validation_failed").invalid("/reason", "required");
    let removed = panel.operator.post(&removal, json!({"reason": "A quitté l'université."})).await.expect(200);
    assert_eq!(removed.field("state"), "removed");
    assert_eq!(
        removed.json()["allowed_actions"][0],
        json!({"action": "remove", "allowed": false, "reason": "invalid_state", "from": null})
    );
    panel.operator.post(&removal, json!({"reason": "Encore."})).await.problem(409, "invalid_state");
    karim.get(format!("/v1/jury/assignments/{assignment}")).await.problem(404, "not_found");
    let placed = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    assert_eq!(placed.data()[0]["state"], "unassigned");
    let trail = panel.operator.get(format!("/v1/audit-events?subject_id={}", karim.id)).await.expect(200);
    let entry = trail.data().iter().find(|entry| entry["action"] == "juror.removed").unwrap();
    assert_eq!(entry["details"]["unassigned"], json!([assignment]));
    // The address is free again.
    panel.operator.post(&jurors, json!({"email": karim.email(), "role": "chair"})).await.expect(201);
}

#[tokio::test]
async fn the_invitation_of_a_removed_juror_opens_nothing() {
    let panel = Panel::of(&["Sondes"]).await;
    let body = json!({"email": "amina@universite.example", "role": "juror"});
    let invited = panel.operator.post(format!("{}/jurors", panel.call()), body).await.expect(201);
    panel.app.tick().await;
    let link = format!("/v1/invitations/{}", panel.app.mail_to("amina@universite.example").token());
    panel.app.anonymous().get(&link).await.expect(200);
    let reason = json!({"reason": "Invitée par erreur."});
    panel.operator.post(format!("/v1/jurors/{}/removal", invited.id()), reason).await.expect(200);
    panel.app.anonymous().get(&link).await.problem(410, "link_expired");
}

#[tokio::test]
async fn an_invitation_is_declined_by_its_link_and_whoever_invited_is_told() {
    let panel = Panel::of(&["Sondes"]).await;
    let jurors = format!("{}/jurors", panel.call());
    let body = json!({"email": "amina@universite.example", "role": "juror"});
    let invited = panel.operator.post(&jurors, body.clone()).await.expect(201);
    panel.app.tick().await;
    let link = format!("/v1/invitations/{}", panel.app.mail_to("amina@universite.example").token());
    let nobody = panel.app.anonymous();
    let decline = async || nobody.request(Method::POST, format!("{link}/decline")).send().await;
    decline().await.expect(204);
    let seat = panel.operator.get(invited.location()).await.expect(200);
    assert_eq!((seat.field("state"), seat.field("answered_at")), ("declined", panel.app.now().to_string().as_str()));
    panel.app.tick().await;
    let told = panel.app.mail_to(panel.operator.email());
    assert!(told.text.contains("amina@universite.example"), "{}", told.text);
    // Nothing is left to answer, and the person may be asked again.
    decline().await.problem(410, "link_expired");
    nobody.get(&link).await.problem(410, "link_expired");
    let accept = json!({"name": "Amina", "password": "trois mulets traversent l'oued", "confidentiality_accepted": true});
    nobody.request(Method::POST, format!("{link}/acceptance")).json(accept).send().await.problem(410, "link_expired");
    panel.operator.post(&jurors, body).await.expect(201);
    nobody.request(Method::POST, "/v1/invitations/nothing/decline").send().await.problem(404, "not_found");
}

#[tokio::test]
async fn nobody_joins_the_panel_of_a_call_that_is_over() {
    let panel = Panel::of(&["Sondes"]).await;
    let body = json!({"email": "amina@universite.example", "role": "juror"});
    let invited = panel.operator.post(format!("{}/jurors", panel.call()), body).await.expect(201);
    panel.app.tick().await;
    let link = format!("/v1/invitations/{}/acceptance", panel.app.mail_to("amina@universite.example").token());
    panel.ministry.post(format!("{}/cancellation", panel.call()), json!({"reason": "Budget reporté."})).await.expect(200);
    let accept = json!({"name": "Amina", "password": "trois mulets traversent l'oued", "confidentiality_accepted": true});
    panel.app.anonymous().request(Method::POST, link).json(accept).send().await.problem(409, "invalid_state");
    assert_eq!(panel.operator.get(invited.location()).await.expect(200).field("state"), "invited");
}

#[tokio::test]
async fn a_draft_is_deleted_with_the_panel_that_was_asked_for_it() {
    let mut panel = Panel::of(&[]).await;
    let body = json!({"organisation_id": panel.ministry.organisation, "document": a_call()});
    panel.challenge = panel.ministry.post("/v1/challenges", body).await.expect(201).json().clone();
    let karim = panel.seat("Karim", "juror").await;
    let ask = json!({"email": "amina@universite.example", "role": "juror"});
    panel.operator.post(format!("{}/jurors", panel.call()), ask).await.expect(201);
    panel.app.tick().await;
    let link = format!("/v1/invitations/{}", panel.app.mail_to("amina@universite.example").token());
    panel.app.anonymous().get(&link).await.expect(200);
    panel.ministry.delete(panel.call(), "*").await.expect(204);
    panel.app.anonymous().get(&link).await.problem(410, "link_expired");
    panel.operator.get(format!("/v1/jurors/{}", karim.id)).await.problem(404, "not_found");
    panel.operator.get(panel.call()).await.problem(404, "not_found");
}

#[tokio::test]
async fn the_panel_is_kept_by_operators_and_the_chair() {
    let panel = Panel::of(&["Sondes"]).await;
    let (chair, juror) = (panel.seat("Chair", "chair").await, panel.seat("Juror", "juror").await);
    let (support, stranger) = (panel.app.support().await, panel.app.startup("Other").await);
    let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await;
    let jurors = format!("{}/jurors", panel.call());
    let assignments = format!("{}/assignments", panel.phase);
    let conflicts = format!("{}/conflicts", panel.phase);
    for path in [&jurors, &assignments, &conflicts, &format!("/v1/jurors/{}", juror.id)] {
        panel.app.anonymous().get(path).await.problem(401, "authentication_required");
        for stranger in [&stranger, &panel.startups[0]] {
            stranger.get(path).await.problem(404, "not_found");
        }
        for member in [&*panel.ministry, &*viewer, &*juror] {
            member.get(path).await.problem(403, "forbidden");
        }
        for keeper in [&panel.operator, &support, &*chair] {
            keeper.get(path).await.expect(200);
        }
    }
    let invitation = json!({"email": "new@elsewhere.example", "role": "juror"});
    support.post(&jurors, invitation.clone()).await.problem(403, "forbidden");
    panel.ministry.post(&jurors, invitation.clone()).await.problem(403, "forbidden");
    stranger.post(&jurors, invitation.clone()).await.problem(404, "not_found");
    chair.post(&jurors, invitation).await.expect(201);
    let pair = json!({"assignments": [{"juror_id": juror.id, "application_id": panel.applications[0]}]});
    panel.ministry.post(&assignments, pair.clone()).await.problem(403, "forbidden");
    chair.post(&assignments, pair).await.expect(201);
}

#[tokio::test]
async fn a_chair_with_a_conflict_keeps_the_panel_no_longer() {
    let panel = Panel::of(&["Sondes"]).await;
    let founder = panel.app.colleague(&panel.startups[0], MemberRole::Viewer).await;
    let chair = panel.seat_person(founder.person.clone(), "chair").await;
    let jurors = format!("{}/jurors", panel.call());
    chair.get(&jurors).await.problem(403, "conflict_of_interest");
    chair.post(format!("{}/lock", panel.phase), json!({})).await.problem(403, "conflict_of_interest");
    chair.get(format!("{}/progress", panel.phase)).await.problem(403, "conflict_of_interest");
}

#[tokio::test]
async fn before_the_deadline_the_panel_does_not_learn_who_applies() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let challenge = app.published(&ministry, a_call()).await;
    let phase = format!("/v1/phases/{}", text(&challenge["document"]["phases"][1]["id"]));
    let startup = app.startup("Startup").await;
    let application = app.submitted(&startup, &challenge, "Sondes").await;
    let body = json!({"email": "a@elsewhere.example", "role": "juror"});
    let juror = operator.post(format!("/v1/challenges/{}/jurors", text(&challenge["id"])), body).await.expect(201);
    let pair = json!({"assignments": [{"juror_id": juror.id(), "application_id": application["id"]}]});
    let refused = operator.post(format!("{phase}/assignments"), pair).await.problem(409, "applications_sealed");
    assert_eq!(refused.json()["details"]["opens_at"], "2027-04-01T00:00:00.000000Z");
    operator.get(format!("{phase}/assignments")).await.problem(409, "applications_sealed");
    let check = json!({"challenge_id": challenge["id"], "email": "x@startup.example"});
    operator.post("/v1/conflict-checks", check).await.problem(409, "applications_sealed");
    let progress = operator.get(format!("{phase}/progress")).await.expect(200);
    assert_eq!((&progress.json()["applications"], &progress.json()["by_application"]), (&json!(1), &json!(null)));
    assert_eq!(operator.get(&phase).await.expect(200).field("state"), "planned");
}

#[tokio::test]
async fn an_assignment_is_deleted_by_whoever_keeps_the_panel() {
    let panel = Panel::of(&["Capteurs"]).await;
    let juror = panel.seat("Juror", "juror").await;
    let id = panel.assigned(&juror, 0).await;
    let path = format!("{}/assignments/{}", panel.phase, id.rsplit('/').next().unwrap());
    panel.ministry.delete(&path, "*").await.problem(403, "forbidden");
    juror.delete(&path, "*").await.problem(403, "forbidden");
    panel.operator.delete(format!("{path}?reason=Charge"), "*").await.expect(204);
    panel.operator.delete(&path, "*").await.problem(409, "invalid_state");
    let list = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    assert_eq!((list.data()[0]["state"].as_str(), list.data()[0]["reason"].as_str()), (Some("unassigned"), Some("Charge")));
}
