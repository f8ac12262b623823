//! A relation that appears when scores were given puts them aside; one that goes brings them back.

use acceptance::{Answer, Member, Method, Panel, Person, Seat, Span, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

/// An open, unsealed panel: Karim and Salma read the first application, Salma the second.
async fn scored(karim: impl AsyncFnOnce(&Panel) -> Person) -> (Panel, Seat) {
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

async fn quarantined(panel: &Panel) -> (u64, u64) {
    let progress = panel.progress().await;
    (progress["completed"].as_u64().unwrap(), progress["quarantined"].as_u64().unwrap())
}

async fn is_put_aside(panel: &Panel, karim: &Seat, logged: &str) {
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

async fn is_restored(panel: &Panel) {
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
async fn inv_22_a_juror_who_joins_the_startup_is_put_aside_and_whoever_leaves_it_counts_again() {
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
    startup.request(Method::DELETE, format!("{members}/{}", karim.id())).send().await.expect(204);
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
    let identify = async |owner: &Member, ice: Option<&str>| {
        let path = format!("/v1/organisations/{}", owner.organisation);
        owner.patch(path, "*", json!({"profile": {"ice": ice}})).await.expect(200);
    };
    identify(&panel.startups[0], Some("001561191000066")).await;
    is_restored(&panel).await;
    identify(&holding, Some("001561191000163")).await;
    assert_eq!((counted(&panel).await, quarantined(&panel).await), ((1, "100.00".into()), (2, 1)));
    let found = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    assert_eq!((text(&found.data()[0]["kind"]), text(&found.data()[0]["juror_id"])), ("same_enterprise", karim.id.as_str()));
    identify(&holding, None).await;
    is_restored(&panel).await;
    let colleague = panel.app.colleague(&holding, MemberRole::Viewer).await;
    identify(&holding, Some("001561191000163")).await;
    let check = json!({"challenge_id": panel.challenge["id"], "email": colleague.email()});
    let told = panel.operator.post("/v1/conflict-checks", check).await.expect(200);
    assert_eq!(told.json()["conflicts"][0]["findings"][0]["kind"], "same_enterprise");
}
