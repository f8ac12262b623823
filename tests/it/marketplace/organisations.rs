//! Organisations: founding, verification, members, and who sees what.

use acceptance::{TestApp, json};
use tahaddi_domain::organisation::MemberRole;

#[tokio::test]
async fn a_partner_is_verified_by_an_operator_who_does_not_belong_to_it() {
    let app = TestApp::start().await;
    let ministry = app.founder("partner", "Ministère").await;
    let path = format!("/v1/organisations/{}/verification", ministry.organisation);
    let verdict = json!({"accepted": true, "reason": "Décret vérifié", "expires_at": "2028-01-15T00:00:00Z"});
    let operator = app.operator().await;

    operator.post(format!("{path}/decision"), verdict.clone()).await.problem(409, "invalid_state");
    ministry.post(&path, json!({"evidence": " "})).await.problem(422, "validation_failed").invalid("/evidence", "required");
    ministry.post(&path, json!({"evidence": "Décret 2-22-1"})).await.expect(200);
    ministry.post(format!("{path}/decision"), verdict.clone()).await.problem(403, "forbidden");
    app.person("Stranger").await.post(format!("{path}/decision"), verdict.clone()).await.problem(404, "not_found");
    let view = operator.post(format!("{path}/decision"), verdict).await.expect(200);
    assert_eq!(view.json()["verified"], true);

    // It expires by itself.
    app.clock.set(acceptance::Instant::parse("2028-01-15T00:00:00Z").unwrap());
    assert_eq!(ministry.get(&path).await.expect(200).json()["verified"], false);
}

#[tokio::test]
async fn an_operator_does_not_verify_an_organisation_of_their_own() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let created = operator.post("/v1/organisations", json!({"kind": "partner", "name": "Filiale"})).await.expect(201);
    let path = format!("{}/verification", created.location());
    operator.post(&path, json!({"evidence": "x"})).await.expect(200);
    operator.post(format!("{path}/decision"), json!({"accepted": true, "reason": "x"})).await.problem(409, "own_approval");
}

#[tokio::test]
async fn an_unverified_organisation_exists_for_its_members_only() {
    let app = TestApp::start().await;
    let startup = app.startup("Jeune pousse").await;
    let path = format!("/v1/organisations/{}", startup.organisation);
    startup.get(&path).await.expect(200);
    for stranger in [app.anonymous(), app.person("Autre").await] {
        stranger.get(&path).await.problem(404, "not_found");
    }
    assert!(app.anonymous().get("/v1/startups").await.expect(200).data().is_empty());
    app.verify(&startup).await;
    app.anonymous().get(&path).await.expect(200);
    assert_eq!(app.anonymous().get("/v1/startups").await.expect(200).data().len(), 1);
}

#[tokio::test]
async fn startups_are_found_by_technology() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let startup = app.startup("Saqiya").await;
    let path = format!("/v1/organisations/{}", startup.organisation);
    let seen = startup.get(&path).await.expect(200);
    let change = json!({"profile": {"technologies": ["Internet of Things", "LoRaWAN"], "region": "Souss-Massa"}});
    let changed = startup.patch(&path, &seen, change).await.expect(200);
    assert_eq!(changed.json()["profile"]["technologies"], json!(["iot", "lora"]));
    assert_eq!(changed.json()["profile"]["region"], "ma-09");
    app.verify(&startup).await;
    let found = |query: &str| {
        let query = query.to_owned();
        let anonymous = app.anonymous();
        async move { anonymous.get(format!("/v1/startups?{query}")).await.expect(200).data().len() }
    };
    assert_eq!(found("technology=lora&technology=IA").await, 1);
    assert_eq!(found("technology=IA").await, 0);
    assert_eq!(found("region=ma-09&technology=iot").await, 1);
    let unknown = json!({"profile": {"technologies": ["astrologie"]}});
    let seen = startup.get(&path).await.expect(200);
    startup.patch(&path, &seen, unknown).await.problem(422, "validation_failed").invalid("/profile/technologies/0", "unknown_reference");
}

#[tokio::test]
async fn an_organisation_never_lacks_an_owner_and_roles_count_at_once() {
    let app = TestApp::start().await;
    let owner = app.partner("Ministère").await;
    let editor = app.colleague(&owner, MemberRole::Editor).await;
    let members = format!("/v1/organisations/{}/members", owner.organisation);
    let of = |person: &acceptance::Person| format!("{members}/{}", person.id());

    owner.delete(of(&owner), "*").await.problem(409, "last_owner");
    owner.put(of(&owner), "*", json!({"role": "viewer"})).await.problem(409, "last_owner");
    editor.put(of(&editor), "*", json!({"role": "owner"})).await.problem(403, "forbidden");
    editor.post("/v1/challenges", json!({"organisation_id": owner.organisation, "document": {"title": {"fr": "x"}}})).await.expect(201);

    let transfer = format!("/v1/organisations/{}/ownership-transfer", owner.organisation);
    owner.post(&transfer, json!({"user_id": app.person("Autre").await.id()})).await.problem(422, "validation_failed");
    owner.post(&transfer, json!({"user_id": editor.id()})).await.expect(204);
    owner.post(&transfer, json!({"user_id": editor.id()})).await.problem(403, "forbidden");
    editor.put(of(&owner), "*", json!({"role": "viewer"})).await.expect(200);
    owner
        .post("/v1/challenges", json!({"organisation_id": owner.organisation, "document": {"title": {"fr": "x"}}}))
        .await
        .problem(403, "forbidden");
    owner.delete(of(&owner), "*").await.expect(204);
    owner.get(&members).await.problem(403, "forbidden");
}

#[tokio::test]
async fn sec_74_a_replay_shows_nothing_to_whoever_lost_access() {
    let app = TestApp::start().await;
    let owner = app.partner("Ministère").await;
    let editor = app.colleague(&owner, MemberRole::Editor).await;
    let body = json!({"organisation_id": owner.organisation, "document": {"title": {"fr": "Brouillon confidentiel"}}});
    let made = editor.post_with_key("/v1/challenges", "key-of-the-editor", body.clone()).await.expect(201);
    let again = editor.post_with_key("/v1/challenges", "key-of-the-editor", body.clone()).await.expect(201);
    assert_eq!((again.id(), again.header("idempotency-replayed")), (made.id(), Some("true")));
    owner.delete(format!("/v1/organisations/{}/members/{}", owner.organisation, editor.id()), "*").await.expect(204);
    editor.post_with_key("/v1/challenges", "key-of-the-editor", body).await.problem(403, "forbidden");
    let managed = format!("/v1/organisations/{}/challenges", owner.organisation);
    assert_eq!(owner.get(managed).await.expect(200).data().len(), 1);
}

#[tokio::test]
async fn a_list_shows_only_what_can_be_opened() {
    let app = TestApp::start().await;
    let startup = app.startup("Saqiya").await;
    let path = format!("/v1/organisations/{}", startup.organisation);
    startup.post(format!("{path}/verification"), json!({"evidence": "RC 12345"})).await.expect(200);
    let verdict = json!({"accepted": true, "reason": "Vérifié", "expires_at": "2027-02-01T00:00:00Z"});
    app.operator().await.post(format!("{path}/verification/decision"), verdict).await.expect(200);
    assert_eq!(app.anonymous().get("/v1/startups").await.expect(200).data().len(), 1);
    app.clock.set(acceptance::Instant::parse("2027-02-01T00:00:00Z").unwrap());
    app.anonymous().get(&path).await.problem(404, "not_found");
    assert!(app.anonymous().get("/v1/startups").await.expect(200).data().is_empty());
    assert!(app.person("Stranger").await.get("/v1/organisations").await.expect(200).data().is_empty());
    assert_eq!(startup.get("/v1/organisations").await.expect(200).data().len(), 1);
}
