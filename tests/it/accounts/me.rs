//! The own account.

use acceptance::{TestApp, json};

fn names(value: &acceptance::Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

#[tokio::test]
async fn one_sees_and_changes_the_own_account() {
    let app = TestApp::start().await;
    let amina = app.person("Amina").await;
    let seen = amina.get("/v1/me").await.expect(200);
    assert_eq!((seen.id(), seen.field("language")), (amina.id().to_string().as_str(), "fr"));
    assert!(names(&seen.json()["may"]).contains(&"organisation_create"));
    assert!(!names(&seen.json()["may"]).contains(&"organisation_view"));
    let changed = amina.patch("/v1/me", &seen, json!({"language": "ar"})).await.expect(200);
    assert_eq!((changed.field("name"), changed.field("language")), ("Amina", "ar"));
    amina.patch("/v1/me", &seen, json!({"name": "Mina"})).await.problem(412, "precondition_failed");
    amina.patch("/v1/me", &changed, json!({"name": " "})).await.problem(422, "validation_failed").invalid("/name", "required");
    for field in ["email", "operator_role", "id", "memberships", "email_verified_at"] {
        let refused = amina.patch("/v1/me", &changed, json!({field: "x"})).await.problem(422, "validation_failed");
        refused.invalid(&format!("/{field}"), "unknown_field");
    }
    assert_eq!(amina.get("/v1/me").await.etag(), changed.etag());
    app.anonymous().get("/v1/me").await.problem(401, "authentication_required");
}

#[tokio::test]
async fn one_sees_what_a_membership_adds() {
    let app = TestApp::start().await;
    let amina = app.person("Amina").await;
    let body = json!({"kind": "startup", "name": "Saqiya", "profile": {"summary": {"fr": "Capteurs d'irrigation."}}});
    let created = amina.post("/v1/organisations", body).await;
    assert!(created.status() == 201, "{created}");
    let me = amina.get("/v1/me").await.expect(200);
    let membership = &me.json()["memberships"][0];
    assert_eq!((membership["organisation_name"].as_str(), membership["role"].as_str()), (Some("Saqiya"), Some("owner")));
    let may = names(&membership["may"]);
    assert!(may.contains(&"application_create") && may.contains(&"member_manage"), "{may:?}");
    assert!(!may.contains(&"challenge_create") && !may.contains(&"organisation_create"), "{may:?}");
}

#[tokio::test]
async fn operators_see_that_they_are_operators() {
    let app = TestApp::start().await;
    let me = app.operator().await.get("/v1/me").await.expect(200);
    assert_eq!(me.field("operator_role"), "admin");
    assert!(names(&me.json()["may"]).contains(&"user_manage"));
    let me = app.support().await.get("/v1/me").await.expect(200);
    assert!(!names(&me.json()["may"]).contains(&"user_manage"));
}
