//! A relation that appears when scores were given puts them aside; one that goes brings them back.

use acceptance::{Answer, Member, Method, Panel, Person, Seat, Span, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

/// An open, unsealed panel: Karim and Salma read the first application, Salma the second.
pub(super) async fn scored(karim: impl AsyncFnOnce(&Panel) -> Person) -> (Panel, Seat) {
    let mut call = a_call();
    call["phases"][1]["review"]["sealed"] = json!(false);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let person = karim(&panel).await;
    let (karim, salma) = (panel.seat_person(person, "juror").await, panel.seat("Salma", "juror").await);
    panel.reviewed(&karim, 0, &[1.0, 1.0]).await;
    panel.reviewed(&salma, 0, &[5.0, 5.0]).await;
    panel.reviewed(&salma, 1, &[3.0, 3.0]).await;
    (panel, karim)
}

async fn somebody(panel: &Panel) -> Person {
    panel.app.person("Karim").await
}

/// The plain ranking of the first application: how many reviews, and what they make.
async fn counted(panel: &Panel) -> (u64, String) {
    let ranking = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    let mut entries = ranking.json()["entries"].as_array().unwrap().iter();
    let own = entries.find(|entry| entry["application_id"] == panel.applications[0].as_str()).unwrap();
    (own["reviews"].as_u64().unwrap(), text(&own["display"]).to_owned())
}

pub(super) async fn quarantined(panel: &Panel) -> (u64, u64) {
    let progress = panel.progress().await;
    (progress["completed"].as_u64().unwrap(), progress["quarantined"].as_u64().unwrap())
}

pub(super) async fn is_put_aside(panel: &Panel, karim: &Seat, logged: &str) {
    assert_eq!((counted(panel).await, quarantined(panel).await), ((1, "100.00".into()), (2, 1)), "excluded");
    let placed = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    let own: Vec<&Value> = placed.data().iter().filter(|item| item["juror_id"] == karim.id.as_str()).collect();
    assert_eq!((own.len(), &own[0]["conflicted"], text(&own[0]["state"])), (1, &json!(true), "completed"));
    assert!(own[0]["sheet"]["scores"].is_object(), "kept");
    let desk = format!("/v1/jury/assignments/{}", text(&own[0]["id"]));
    for path in [desk.clone(), format!("{desk}/versions")] {
        karim.get(path).await.problem(403, "conflict_of_interest");
    }
    karim.put(format!("{desk}/sheet"), "*", panel.sheet(&[5.0, 5.0])).await.problem(403, "conflict_of_interest");
    assert_eq!(actions(panel).await.iter().filter(|action| *action == logged).count(), 1, "logged");
}

pub(super) async fn is_restored(panel: &Panel) {
    assert_eq!((counted(panel).await, quarantined(panel).await), ((2, "60.00".into()), (3, 0)));
}

async fn actions(panel: &Panel) -> Vec<String> {
    let mut found = Vec::new();
    let mut path = "/v1/audit-events?limit=100".to_owned();
    loop {
        let page: Answer = panel.operator.get(&path).await.expect(200);
        found.extend(page.data().iter().map(|event| text(&event["action"]).to_owned()));
        let Some(cursor) = page.json()["next_cursor"].as_str() else { return found };
        path = format!("/v1/audit-events?limit=100&cursor={cursor}");
    }
}

#[tokio::test]
async fn inv_22_a_juror_who_joins_the_startup_is_put_aside_and_leaving_it_has_to_be_looked_at() {
    let (panel, karim) = scored(somebody).await;
    is_restored(&panel).await;
    let startup = &panel.startups[0];
    let members = format!("/v1/organisations/{}/members", startup.organisation);
    panel.app.tick().await;
    panel.app.advance(Span::seconds(1));
    startup.post(&members, json!({"email": karim.email(), "role": "viewer"})).await.expect(201);
    panel.app.tick().await;
    let link = format!("/v1/invitations/{}/acceptance", panel.app.mail_to(karim.email()).token());
    karim.request(Method::POST, link).json(json!({})).send().await.expect(204);
    is_put_aside(&panel, &karim, "member.joined").await;
    let cleared = || panel.operator.post(format!("{}/conflict-clearances", panel.phase), clearance(&panel, &karim));
    cleared().await.problem(422, "validation_failed").invalid("/juror_id", "not_allowed");
    // Whoever belonged to it while it applied was its own all the same, now for two years more.
    startup.request(Method::DELETE, format!("{members}/{}", karim.id())).send().await.expect(204);
    assert_eq!((counted(&panel).await, quarantined(&panel).await), ((1, "100.00".into()), (2, 1)));
    let found = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    let employed = found.data().iter().find(|item| item["kind"] == "employment").unwrap();
    assert_eq!((&employed["source"], text(&employed["reason"])), (&json!("detected"), "2027-04-02/2027-04-02"));
    let lifted = cleared().await.expect(201);
    assert_eq!(lifted.json()["kinds"], json!(["employment"]));
    is_restored(&panel).await;
    let revocation = format!("{}/conflict-clearances/{}/revocation", panel.phase, lifted.id());
    panel.operator.post(&revocation, json!({"reason": ""})).await.problem(422, "validation_failed").invalid("/reason", "required");
    panel.operator.post(&revocation, json!({"reason": "Il y revient."})).await.expect(200);
    is_put_aside(&panel, &karim, "conflict.cleared").await;
    panel.operator.post(&revocation, json!({"reason": "Encore."})).await.problem(409, "invalid_state");
}

fn clearance(panel: &Panel, juror: &Seat) -> Value {
    json!({"juror_id": juror.id, "application_id": panel.applications[0], "reason": "Un stage de deux jours."})
}

/// The startup, which has more time than the others, changes the team of the first application.
async fn corrected(panel: &Panel, team: Value) {
    let path = format!("/v1/applications/{}", panel.applications[0]);
    panel.startups[0].patch(&path, "*", json!({"team": team})).await.expect(200);
}

#[tokio::test]
async fn inv_22_a_founder_or_adviser_whom_a_dossier_names_is_put_aside_until_it_names_the_person_no_more() {
    let (panel, karim) = scored(somebody).await;
    let until = json!({"until": "2027-04-30T00:00:00Z", "reason": "Équipe incomplète"});
    panel.operator.post(format!("/v1/applications/{}/extension", panel.applications[0]), until).await.expect(200);
    let lead = json!({"name": "Amina", "role": "lead", "email": "amina@elsewhere.example"});
    for (place, person) in [
        json!({"name": "K. B.", "role": "member", "email": karim.email().to_uppercase()}),
        json!({"name": "K. B.", "role": "advisor", "user_id": karim.id().to_string()}),
    ]
    .into_iter()
    .enumerate()
    {
        is_restored(&panel).await;
        corrected(&panel, json!([lead, person])).await;
        if place == 0 {
            is_put_aside(&panel, &karim, "application.changed").await;
        }
        assert_eq!(quarantined(&panel).await, (2, 1));
        let found = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
        let kind = ["team_member", "mentor"][place];
        assert_eq!((found.data().len(), &found.data()[0]["kind"], &found.data()[0]["source"]), (1, &json!(kind), &json!("detected")));
        corrected(&panel, json!([lead])).await;
    }
    is_restored(&panel).await;
    // Nobody who is named is given the dossier, member of the startup or not.
    let nadia = panel.seat("Nadia", "juror").await;
    corrected(&panel, json!([lead, {"name": "Nadia", "role": "advisor", "email": nadia.email()}])).await;
    let pair = json!({"assignments": [{"juror_id": nadia.id, "application_id": panel.applications[0]}]});
    panel.operator.post(format!("{}/assignments", panel.phase), pair).await.problem(403, "conflict_of_interest");
    let check = json!({"challenge_id": panel.challenge["id"], "email": nadia.email()});
    let told = panel.operator.post("/v1/conflict-checks", check).await.expect(200);
    assert_eq!(told.json()["conflicts"][0]["findings"][0]["kind"], "mentor");
}

#[tokio::test]
async fn inv_22_a_declared_employment_counts_by_its_days() {
    let (panel, karim) = scored(somebody).await;
    let conflicts = format!("{}/conflicts", panel.phase);
    let employed = |kind: &str, from: &str, until: Value| {
        let body = json!({"juror_id": karim.id, "application_id": panel.applications[0], "kind": kind, "reason": "Salarié.",
            "from": from, "until": until});
        panel.operator.post(&conflicts, body)
    };
    employed("employment", "2024-02-30", json!(null)).await.invalid("/from", "invalid_format");
    employed("employment", "2024-02-01", json!("2023-02-01")).await.invalid("/until", "out_of_range");
    employed("mentor", "2024-02-01", json!(null)).await.invalid("/from", "not_allowed");
    let long_ago = employed("employment", "2018-01-01", json!("2024-12-31")).await.expect(201);
    assert_eq!((long_ago.field("from"), long_ago.field("until")), ("2018-01-01", "2024-12-31"));
    is_restored(&panel).await;
    employed("employment", "2018-01-01", json!("2025-06-30")).await.expect(201);
    assert_eq!(quarantined(&panel).await, (2, 1));
}

#[tokio::test]
async fn inv_22_what_is_taken_back_says_why() {
    let (panel, karim) = scored(somebody).await;
    let conflicts = format!("{}/conflicts", panel.phase);
    let conflict = json!({"juror_id": karim.id, "application_id": panel.applications[0], "kind": "investor", "reason": "Actions."});
    let declared = panel.operator.post(&conflicts, conflict).await.expect(201);
    let removal = format!("{conflicts}/{}/removal", declared.id());
    panel.operator.post(&removal, json!({"reason": " "})).await.problem(422, "validation_failed").invalid("/reason", "required");
    let removed = panel.operator.post(&removal, json!({"reason": "Parts vendues en 2020."})).await.expect(200);
    assert_eq!(removed.field("removed_reason"), "Parts vendues en 2020.");
    let kept = panel.operator.get(&conflicts).await.expect(200);
    assert_eq!(text(&kept.data()[0]["removed_reason"]), "Parts vendues en 2020.");
    is_restored(&panel).await;
}

#[tokio::test]
async fn inv_22_a_conflict_that_is_declared_late_is_put_aside_until_it_is_taken_back() {
    let (panel, karim) = scored(somebody).await;
    let conflicts = format!("{}/conflicts", panel.phase);
    let conflict = json!({"juror_id": karim.id, "application_id": panel.applications[0], "kind": "investor", "reason": "Actions."});
    let declared = panel.operator.post(&conflicts, conflict).await.expect(201);
    is_put_aside(&panel, &karim, "conflict.declared").await;
    panel.operator.request(Method::DELETE, format!("{conflicts}/{}", declared.id())).send().await.expect(204);
    is_restored(&panel).await;
}

#[tokio::test]
async fn inv_22_a_juror_of_a_parent_or_subsidiary_is_put_aside_as_long_as_they_are_one_enterprise() {
    let mut holding: Option<Member> = None;
    let (panel, karim) = scored(async |panel: &Panel| {
        let member = panel.app.startup("Holding").await;
        let person = member.person.clone();
        holding = Some(member);
        person
    })
    .await;
    let holding = holding.unwrap();
    // An operator says so: neither side is believed by its own word.
    let identify = async |owner: &Member, ice: Option<&str>| {
        let path = format!("/v1/organisations/{}", owner.organisation);
        panel.operator.patch(path, "*", json!({"profile": {"ice": ice}})).await.expect(200);
    };
    identify(&panel.startups[0], Some("001561191000066")).await;
    identify(&holding, Some("001561191000163")).await;
    is_restored(&panel).await;
    panel.app.verify(&holding).await;
    is_restored(&panel).await;
    panel.app.verify(&panel.startups[0]).await;
    assert_eq!((counted(&panel).await, quarantined(&panel).await), ((1, "100.00".into()), (2, 1)));
    let found = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    assert_eq!((text(&found.data()[0]["kind"]), text(&found.data()[0]["juror_id"])), ("same_enterprise", karim.id.as_str()));
    // That a member asks for another verification ends nothing, only the verdict does.
    let verification = format!("/v1/organisations/{}/verification", holding.organisation);
    holding.post(&verification, json!({"evidence": "RC"})).await.expect(200);
    assert_eq!(quarantined(&panel).await, (2, 1));
    panel.operator.post(format!("{verification}/decision"), json!({"accepted": false, "reason": "Illisible"})).await.expect(200);
    is_restored(&panel).await;
    panel.app.verify(&holding).await;
    assert_eq!(quarantined(&panel).await, (2, 1));
    identify(&holding, None).await;
    is_restored(&panel).await;
    let colleague = panel.app.colleague(&holding, MemberRole::Viewer).await;
    identify(&holding, Some("001561191000163")).await;
    let check = json!({"challenge_id": panel.challenge["id"], "email": colleague.email()});
    let told = panel.operator.post("/v1/conflict-checks", check).await.expect(200);
    assert_eq!(told.json()["conflicts"][0]["findings"][0]["kind"], "same_enterprise");
}

#[tokio::test]
async fn inv_22_a_juror_of_an_organisation_above_or_below_is_put_aside_however_far() {
    let mut holding: Option<Member> = None;
    let (panel, karim) = scored(async |panel: &Panel| {
        let member = panel.app.founder("partner", "Holding").await;
        let person = member.person.clone();
        holding = Some(member);
        person
    })
    .await;
    let holding = holding.unwrap();
    let middle = panel.app.startup("Filiale").await;
    let editor = panel.app.colleague(&middle, MemberRole::Editor).await;
    let placed = async |person: &Person, organisation: &str, parent: Value| {
        person.patch(format!("/v1/organisations/{organisation}"), "*", json!({"profile": {"parent_id": parent}})).await
    };
    let below = async |owner: &Member, parent: Value| placed(&panel.operator, &owner.organisation, parent).await;
    // An owner who is not one of theirs could otherwise bar the people of any organisation.
    let by_owner = placed(&panel.startups[0].person, &panel.startups[0].organisation, json!(middle.organisation)).await;
    by_owner.problem(422, "validation_failed").invalid("/profile/parent_id", "not_allowed");
    below(&panel.startups[0], json!(middle.organisation)).await.expect(200);
    is_restored(&panel).await;
    placed(&editor, &middle.organisation, json!(holding.organisation))
        .await
        .problem(422, "validation_failed")
        .invalid("/profile/parent_id", "not_allowed");
    below(&middle, json!("org_01kax3v8m0t2r4q6w8y0b1c2d3")).await.invalid("/profile/parent_id", "unknown_reference");
    for own in [&middle.organisation, &panel.startups[0].organisation] {
        below(&middle, json!(own)).await.problem(422, "validation_failed").invalid("/profile/parent_id", "not_allowed");
    }
    below(&middle, json!(holding.organisation)).await.expect(200);
    assert_eq!((counted(&panel).await, quarantined(&panel).await), ((1, "100.00".into()), (2, 1)));
    let found = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    assert_eq!((text(&found.data()[0]["kind"]), text(&found.data()[0]["juror_id"])), ("same_enterprise", karim.id.as_str()));
    // The chain goes up and down, and not to a sister.
    let sister = panel.app.startup("Soeur").await;
    below(&sister, json!(middle.organisation)).await.expect(200);
    let check = async |person: &Person| {
        let body = json!({"challenge_id": panel.challenge["id"], "email": person.email()});
        panel.operator.post("/v1/conflict-checks", body).await.expect(200).json()["conflicts"].as_array().unwrap().len()
    };
    assert_eq!((check(&middle).await, check(&sister).await), (1, 0));
    below(&panel.startups[1], json!(panel.startups[0].organisation)).await.expect(200);
    assert_eq!((check(&middle).await, check(&panel.startups[1]).await), (2, 2));
    below(&middle, json!(null)).await.expect(200);
    is_restored(&panel).await;
}

/// A juror who says that an organisation of his own is the enterprise of an applicant would see which pseudonym goes.
#[tokio::test]
async fn inv_22_a_juror_learns_nothing_by_giving_an_organisation_the_number_of_an_applicant() {
    let mut own: Option<Member> = None;
    let (panel, karim) = scored(async |panel: &Panel| {
        let member = panel.app.startup("Faux-nez").await;
        let person = member.person.clone();
        own = Some(member);
        person
    })
    .await;
    let own = own.unwrap();
    let path = |of: &Member| format!("/v1/organisations/{}", of.organisation);
    let number = |ice: Value| json!({"profile": {"ice": ice}});
    panel.operator.patch(path(&panel.startups[0]), "*", number(json!("001561191000066"))).await.expect(200);
    panel.app.verify(&panel.startups[0]).await;
    let desk = async || karim.get("/v1/jury/assignments").await.expect(200).text();
    let seen = desk().await;
    for ice in [json!("001561191000163"), json!(null), json!("001561191000163")] {
        karim.patch(path(&own), "*", number(ice)).await.expect(200);
        assert_eq!(desk().await, seen);
    }
    is_restored(&panel).await;
    karim.post(format!("{}/verification", path(&own)), json!({"evidence": "RC"})).await.expect(200);
    assert_eq!(desk().await, seen);
    // From then on the number is an operator's to change, so that what was looked at is what counts.
    let refused = || async { karim.patch(path(&own), "*", number(json!(null))).await.problem(422, "validation_failed") };
    refused().await.invalid("/profile/ice", "not_allowed");
    let decision = format!("{}/verification/decision", path(&own));
    panel.operator.post(decision, json!({"accepted": true, "reason": "Filiale"})).await.expect(200);
    assert_eq!(quarantined(&panel).await, (2, 1), "it is the enterprise, and an operator has seen it");
    refused().await.invalid("/profile/ice", "not_allowed");
    let insider = panel.app.operator().await;
    panel.app.join(&own, &insider, MemberRole::Owner).await;
    insider.patch(path(&own), "*", number(json!(null))).await.invalid("/profile/ice", "not_allowed");
    panel.operator.patch(path(&own), "*", number(json!(null))).await.expect(200);
    is_restored(&panel).await;
    // The trail says which field, and not what stood in it.
    let trail = panel.operator.get(format!("/v1/audit-events?limit=100&subject_id={}", own.organisation)).await.expect(200);
    let changes: Vec<&Value> = trail.data().iter().filter(|event| event["action"] == "organisation.changed").collect();
    assert_eq!(changes.len(), 4);
    assert!(changes.iter().all(|event| event["details"] == json!({"changed": ["ice"]})), "{trail}");
}
