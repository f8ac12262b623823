//! Who may apply, asked without an application.

use acceptance::{TestApp, a_call, json, text};

#[tokio::test]
async fn a_startup_learns_which_rule_it_does_not_meet_and_why() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["prizes"] = json!([{"key": "cash", "kind": "cash", "label": {"fr": "Prix"}}]);
    call["eligibility"] = json!([
        {"key": "turnover", "label": {"fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup"}, "condition": {"any": [
            {"test": {"subject": "company", "attribute": "revenue", "operator": "at_least", "least": 10_000_000, "currency": "MAD"}},
            {"all": [
                {"test": {"subject": "company", "attribute": "stage", "operator": "in", "values": ["seed"]}},
                {"test": {"subject": "company", "attribute": "forecast_revenue", "operator": "at_least", "least": 10_000_000, "currency": "MAD"}}]}]}},
        {"key": "africa", "label": {"fr": "Siège en Afrique"}, "prizes": ["cash"], "condition":
            {"test": {"subject": "company", "attribute": "country_of_seat", "operator": "in", "groups": ["africa"]}}},
        {"key": "registered", "label": {"fr": "Société créée à la signature"}, "condition":
            {"test": {"subject": "company", "attribute": "registered", "operator": "yes", "as_of": {"moment": "contract"}}}},
        {"key": "ip", "kind": "declarative", "label": {"fr": "Détient la propriété intellectuelle"}}]);
    let published = app.published(&ministry, call).await;
    let path = format!("/v1/challenges/{}/eligibility-checks", text(&published["id"]));
    let startup = app.startup("Capteurs").await;
    let facts = json!({"company": {"revenue": 400_000, "stage": "seed", "forecast_revenue": 12_000_000, "country_of_seat": "FR", "registered": false}, "declared": ["ip"]});
    let report = startup.post(&path, facts).await.expect(200).json().clone();
    let told: Vec<_> = report["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| (text(&rule["rule"]), text(&rule["verdict"]), text(&rule["reason"])))
        .collect();
    assert_eq!(
        told,
        [("turnover", "met", "parts"), ("africa", "not_met", "differs"), ("registered", "open", "not_yet"), ("ip", "met", "declared")]
    );
    assert_eq!((text(&report["verdict"]), report["prizes"].clone()), ("open", json!([{"key": "cash", "verdict": "not_met"}])));
    assert_eq!(report["rules"][0]["explanation"]["parts"][0]["found"], "400000");

    // The check needs no account, stores nothing, and tells every fact that is wrong.
    app.anonymous().post(&path, json!({})).await.expect(200);
    let refused = startup.post(&path, json!({"company": {"shoe_size": 43, "revenue": "much", "founded_on": "2027-13-01"}})).await;
    let faults: Vec<_> = refused.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| (text(&error["pointer"]).to_owned(), text(&error["code"]).to_owned()))
        .collect();
    assert_eq!(refused.status(), 422);
    assert_eq!(
        faults,
        [("/company/founded_on", "invalid_format"), ("/company/revenue", "wrong_type"), ("/company/shoe_size", "unknown_reference")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
}

#[tokio::test]
async fn a_draft_is_checked_by_those_who_write_it_and_hidden_from_others() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let created =
        ministry.post("/v1/challenges", json!({"organisation_id": ministry.organisation, "document": a_call()})).await.expect(201);
    let path = format!("{}/eligibility-checks", created.location());
    assert_eq!(ministry.post(&path, json!({})).await.expect(200).json()["verdict"], "met");
    app.startup("Autre").await.post(&path, json!({})).await.problem(404, "not_found");
    app.anonymous().post(&path, json!({})).await.problem(404, "not_found");
}
