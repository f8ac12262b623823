//! Those who apply together: what the call says of consortia, whom a dossier names, and what the rules ask of each of them.

use acceptance::{Instant, Member, TestApp, Value, a_call, json, text};

fn path(draft: &Value) -> String {
    format!("/v1/applications/{}", text(&draft["id"]))
}

/// A call with this rule of eligibility.
fn a_call_for(subject: &str) -> Value {
    let mut call = a_call();
    let test = json!({"test": {"subject": subject, "attribute": "country_of_seat", "operator": "in", "values": ["MA"]}});
    call["eligibility"] = json!([{"key": "local", "label": {"fr": "Siège au Maroc"}, "condition": test}]);
    call
}

async fn scene(call: Value) -> (TestApp, Member, Value, Member, Value) {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, call).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    (app, ministry, challenge, startup, draft)
}

fn partner(name: &str, country: Option<&str>) -> Value {
    json!({"name": name, "role": "partner", "country": country})
}

#[tokio::test]
async fn inv_14_a_rule_about_each_partner_asks_of_each_that_the_dossier_names() {
    let (_app, _ministry, challenge, startup, draft) = scene(a_call_for("each_partner")).await;
    let (path, submission) = (path(&draft), format!("{}/submission", path(&draft)));
    // The dossier says where they sit, and nothing is declared.
    let french = ["Un", "Deux", "Trois"].map(|name| partner(name, Some("FR")));
    startup.patch(&path, "*", json!({"partners": french, "facts": {"partners": []}})).await.expect(200);
    startup.post(&submission, json!({})).await.problem(422, "not_eligible").invalid("/eligibility/local", "not_allowed");
    // What it does not say is asked for, with a pointer to it, as long as it is missing.
    startup.patch(&path, "*", json!({"partners": [partner("Un", Some("MA")), partner("Deux", None)]})).await.expect(200);
    startup
        .post(&submission, json!({}))
        .await
        .problem(422, "application_incomplete")
        .invalid("/facts/eligibility/local", "required")
        .invalid("/facts/partners/1/country_of_seat", "required");
    let told = startup.get(format!("{path}/completeness")).await.expect(200);
    let rule = &told.json()["eligibility"]["rules"][0];
    assert_eq!((&rule["verdict"], &rule["explanation"]["parts"][1]["reason"]), (&json!("open"), &json!("unknown_fact")));
    let sheets: Vec<_> = rule["explanation"]["parts"].as_array().unwrap().iter().map(|part| text(&part["sheet"])).collect();
    assert_eq!(sheets, ["/partners/0", "/partners/1"]);
    // A sheet too many is of nobody: it is told, and helps nobody.
    let declared = json!({"facts": {"partners": [{}, {"country_of_seat": "MA"}, {"country_of_seat": "MA"}]}});
    startup.patch(&path, "*", declared).await.expect(200);
    let told = startup.get(format!("{path}/completeness")).await.expect(200);
    let notices = told.json()["form"]["notices"].as_array().unwrap();
    assert_eq!((notices.len(), &notices[0]["kind"], &notices[0]["pointer"]), (1, &json!("facts_of_nobody"), &json!("/facts/partners/2")));
    startup.post(&submission, json!({})).await.expect(200);
    // What was handed in stays so: another partner of whom nothing is known is not taken in.
    let more = json!({"partners": [partner("Un", Some("MA")), partner("Deux", None), partner("Trois", Some("FR"))]});
    startup.patch(&path, "*", more).await.problem(422, "not_eligible");
    // Without an application there is nothing but what is declared.
    let checks = format!("/v1/challenges/{}/eligibility-checks", text(&challenge["id"]));
    for (partners, verdict) in [(json!([]), "met"), (json!([{"country_of_seat": "MA"}]), "met"), (json!([{}]), "open")] {
        let report = startup.post(&checks, json!({"partners": partners})).await.expect(200);
        assert_eq!(report.json()["verdict"], verdict, "{partners}");
    }
}

#[tokio::test]
async fn inv_14_a_rule_about_each_member_asks_of_each_who_takes_part() {
    let (_app, _ministry, _challenge, startup, draft) = scene(a_call_for("each_member")).await;
    let (path, submission) = (path(&draft), format!("{}/submission", path(&draft)));
    let member = |name: &str, role: &str| json!({"name": name, "role": role, "email": format!("{name}@example.ma")});
    let team = json!({"team": [member("conseil", "advisor"), member("amina", "lead"), member("omar", "member")], "facts": {"members": []}});
    startup.patch(&path, "*", team).await.expect(200);
    startup
        .post(&submission, json!({}))
        .await
        .problem(422, "application_incomplete")
        .invalid("/facts/members/0/country_of_seat", "required")
        .invalid("/facts/members/1/country_of_seat", "required");
    let sheets = |second: &str| json!({"facts": {"members": [{"country_of_seat": "MA"}, {"country_of_seat": second}]}});
    startup.patch(&path, "*", sheets("FR")).await.expect(200);
    startup.post(&submission, json!({})).await.problem(422, "not_eligible");
    startup.patch(&path, "*", sheets("MA")).await.expect(200);
    startup.post(&submission, json!({})).await.expect(200);
}

#[tokio::test]
async fn a_lead_that_the_dossier_does_not_name_leads_nothing() {
    let (_app, _ministry, _challenge, startup, draft) = scene(a_call_for("lead")).await;
    let (path, submission) = (path(&draft), format!("{}/submission", path(&draft)));
    let claimed = json!({"facts": {"company": {"country_of_seat": "FR"}, "lead": {"country_of_seat": "MA"}}});
    startup.patch(&path, "*", claimed).await.expect(200);
    startup.post(&submission, json!({})).await.problem(422, "not_eligible");
    let lead = json!({"partners": [{"name": "Université", "role": "lead", "country": "MA"}]});
    startup.patch(&path, "*", lead).await.expect(200);
    startup.post(&submission, json!({})).await.expect(200);
}

#[tokio::test]
async fn the_four_policies_and_the_three_roles() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let startup = app.startup("Startup").await;
    let partners = json!([
        {"name": "Université", "role": "lead"},
        {"name": "Coopérative", "role": "partner", "consortium_role": "field"},
        {"name": "Région", "role": "associate", "consortium_role": "host"}]);
    for (rule, alone, together) in [
        ("allowed", Ok(None), Ok(())),
        ("preferred", Ok(Some("/partners")), Ok(())),
        ("required", Err("required"), Ok(())),
        ("forbidden", Ok(None), Err(())),
    ] {
        let mut call = a_call();
        let role = |key: &str| json!({"key": key, "label": {"fr": key}});
        call["consortium"] = json!({"rule": rule, "roles": [role("field"), role("host")]});
        let challenge = app.published(&ministry, call).await;
        let draft = app.drafted(&startup, &challenge, "Capteurs").await;
        let (path, submission) = (path(&draft), format!("{}/submission", path(&draft)));
        let told = startup.get(format!("{path}/completeness")).await.expect(200).json()["form"].clone();
        let notices: Vec<_> =
            told["notices"].as_array().unwrap().iter().map(|notice| (text(&notice["kind"]), text(&notice["pointer"]))).collect();
        match alone {
            Err(code) => {
                startup.post(&submission, json!({})).await.problem(422, "application_incomplete").invalid("/partners", code);
            }
            Ok(None) => assert_eq!((notices, &told["can_submit"]), (vec![], &json!(true)), "{rule}"),
            Ok(Some(pointer)) => {
                assert_eq!((notices, &told["can_submit"]), (vec![("consortium_preferred", pointer)], &json!(true)), "{rule}");
            }
        }
        let named = startup.patch(&path, "*", json!({"partners": partners})).await;
        if together.is_err() {
            named.problem(422, "validation_failed").invalid("/partners", "not_allowed");
            startup.post(&submission, json!({})).await.expect(200);
            continue;
        }
        named.expect(200);
        assert_eq!(startup.get(format!("{path}/completeness")).await.expect(200).json()["form"]["notices"], json!([]), "{rule}");
        // Whoever does not lead has a role of the call, and one alone leads.
        for (index, change, pointer, code) in [
            (1, json!({"name": "Coopérative", "role": "partner"}), "/partners/1/consortium_role", None),
            (
                2,
                json!({"name": "Région", "role": "associate", "consortium_role": "bank"}),
                "/partners/2/consortium_role",
                Some("unknown_reference"),
            ),
            (1, json!({"name": "Coopérative", "role": "lead"}), "/partners/1/role", Some("duplicate")),
        ] {
            let mut wrong = partners.clone();
            wrong[index] = change;
            let changed = startup.patch(&path, "*", json!({"partners": wrong})).await;
            match code {
                Some(code) => drop(changed.problem(422, "validation_failed").invalid(pointer, code)),
                None => {
                    changed.expect(200);
                    startup.post(&submission, json!({})).await.problem(422, "application_incomplete").invalid(pointer, "required");
                }
            }
        }
        startup.patch(&path, "*", json!({"partners": partners})).await.expect(200);
        startup.post(&submission, json!({})).await.expect(200);
    }
}

#[tokio::test]
async fn an_organisation_of_the_platform_is_resolved_and_those_that_are_hidden_are_not_told_from_none() {
    let (app, ministry, _challenge, startup, draft) = scene(a_call()).await;
    let path = path(&draft);
    let (school, hidden) = (app.founder("support", "École").await, app.startup("Cachée").await);
    let verification = format!("/v1/organisations/{}/verification", school.organisation);
    school.post(&verification, json!({"evidence": "Décret"})).await.expect(200);
    let verdict = json!({"accepted": true, "reason": "Vérifiée", "expires_at": "2027-02-01T00:00:00Z"});
    app.operator().await.post(format!("{verification}/decision"), verdict).await.expect(200);
    let named =
        |id: &str| json!({"partners": [{"name": "Un", "role": "partner"}, {"name": "Deux", "role": "partner", "organisation_id": id}]});
    let pointer = "/partners/1/organisation_id";
    let unknown = startup.patch(&path, "*", named("org_01kax3v8m0t2r4q6w8y0b1c2d3")).await.problem(422, "validation_failed");
    let invisible = startup.patch(&path, "*", named(&hidden.organisation)).await.problem(422, "validation_failed");
    let told = |answer: &acceptance::Answer| answer.json()["errors"].clone();
    assert_eq!((&told(&unknown)[0]["pointer"], &told(&unknown)[0]["code"]), (&json!(pointer), &json!("unknown_reference")));
    assert_eq!(told(&unknown), told(&invisible), "nothing tells that it exists");
    for unfit in [&startup.organisation, &ministry.organisation] {
        startup.patch(&path, "*", named(unfit)).await.problem(422, "validation_failed").invalid(pointer, "not_allowed");
    }
    let whole = json!({"organisation_id": startup.organisation, "document": named(&startup.organisation)});
    let other = app.published(&ministry, a_call()).await;
    let begin = format!("/v1/challenges/{}/applications", text(&other["id"]));
    startup.post(&begin, whole).await.problem(422, "validation_failed").invalid(&format!("/document{pointer}"), "not_allowed");

    startup.patch(&path, "*", named(&school.organisation)).await.expect(200);
    // What was accepted is kept, also when nobody sees the organisation any more.
    app.clock.set(Instant::parse("2027-03-30T00:00:00Z").unwrap());
    startup.get(format!("/v1/organisations/{}", school.organisation)).await.problem(404, "not_found");
    startup.patch(&path, "*", named(&school.organisation)).await.expect(200);
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
}
