//! Whoever belongs to an organisation that a dossier names as a partner does not judge it.

use super::quarantine::{is_put_aside, is_restored, quarantined, scored};
use acceptance::{Answer, Instant, Member, Panel, Person, Seat, Value, a_call, json, text};
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::organisation;

/// A scored panel on which Karim belongs to this organisation; the first startup has more time than the others.
async fn scored_by(founded: impl AsyncFnOnce(&Panel) -> Member) -> (Panel, Seat, Member) {
    let mut kept: Option<Member> = None;
    let (panel, karim) = scored(async |panel: &Panel| {
        let member = founded(panel).await;
        let person = member.person.clone();
        kept = Some(member);
        person
    })
    .await;
    more_time(&panel).await;
    (panel, karim, kept.unwrap())
}

async fn more_time(panel: &Panel) {
    let until = json!({"until": "2027-04-30T00:00:00Z", "reason": "Groupement incomplet"});
    panel.operator.post(format!("/v1/applications/{}/extension", panel.applications[0]), until).await.expect(200);
}

/// The first application names these partners.
async fn names(panel: &Panel, partners: Value) {
    let path = format!("/v1/applications/{}", panel.applications[0]);
    panel.startups[0].patch(&path, "*", json!({"partners": partners})).await.expect(200);
}

fn of(member: &Member, role: &str) -> Value {
    json!({"name": "Université", "role": role, "organisation_id": member.organisation})
}

/// What those who keep the panel see: the juror, the kind, who says so, and why.
async fn conflicts(panel: &Panel) -> Vec<(String, String, String, Value)> {
    let found = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    let told = |item: &Value, field: &str| text(&item[field]).to_owned();
    found.data().iter().map(|item| (told(item, "juror_id"), told(item, "kind"), told(item, "source"), item["reason"].clone())).collect()
}

fn detected(juror: &Seat, reason: Value) -> Vec<(String, String, String, Value)> {
    vec![(juror.id.clone(), "consortium_partner".to_owned(), "detected".to_owned(), reason)]
}

async fn given(panel: &Panel, juror: &Seat, application: &str) -> Answer {
    let pair = json!({"assignments": [{"juror_id": juror.id, "application_id": application}]});
    panel.operator.post(format!("{}/assignments", panel.phase), pair).await
}

/// What a check of the address finds with the first startup.
async fn checked(panel: &Panel, person: &Person) -> Vec<String> {
    let check = json!({"challenge_id": panel.challenge["id"], "email": person.email()});
    let told = panel.operator.post("/v1/conflict-checks", check).await.expect(200);
    let found = told.json()["conflicts"].as_array().unwrap().iter();
    found.flat_map(|conflict| conflict["findings"].as_array().unwrap()).map(|finding| text(&finding["kind"]).to_owned()).collect()
}

#[tokio::test]
async fn inv_22_a_juror_of_a_partner_is_put_aside_until_the_dossier_names_it_no_more() {
    let (panel, karim, university) = scored_by(async |panel: &Panel| panel.app.partner("Université").await).await;
    for role in ["partner", "lead", "associate"] {
        is_restored(&panel).await;
        names(&panel, json!([of(&university, role)])).await;
        if role == "partner" {
            is_put_aside(&panel, &karim, "application.changed").await;
        }
        assert_eq!((quarantined(&panel).await, conflicts(&panel).await), ((2, 1), detected(&karim, json!(null))), "{role}");
        names(&panel, json!([])).await;
    }
    is_restored(&panel).await;
    // Nobody of it is given the dossier, whenever he or she comes, and nothing tells by whom it is.
    let colleague = panel.app.colleague(&university, MemberRole::Viewer).await;
    let nadia = panel.seat_person(colleague.person.clone(), "juror").await;
    names(&panel, json!([{"name": "Autre", "role": "partner"}, of(&university, "associate")])).await;
    given(&panel, &nadia, &panel.applications[0]).await.problem(403, "conflict_of_interest");
    assert_eq!(checked(&panel, &nadia).await, ["consortium_partner"]);
    given(&panel, &nadia, &panel.applications[1]).await.expect(201);
    let desk = nadia.get("/v1/jury/assignments").await.expect(200);
    assert_eq!((desk.data().len(), desk.text().contains(&university.organisation)), (1, false));
}

#[tokio::test]
async fn inv_22_a_partner_by_its_number_is_an_organisation_that_an_operator_has_verified() {
    let (panel, karim, school) = scored_by(async |panel: &Panel| panel.app.founder("support", "Institut").await).await;
    let number = async |ice: Value| {
        let path = format!("/v1/organisations/{}", school.organisation);
        panel.operator.patch(path, "*", json!({"profile": {"ice": ice}})).await.expect(200);
    };
    number(json!("001561191000066")).await;
    // Of another establishment of the same enterprise.
    let by_number = |ice: &str| json!([{"name": "Institut", "role": "partner", "ice": ice}]);
    names(&panel, by_number("001561191000163")).await;
    is_restored(&panel).await;
    panel.app.verify(&school).await;
    assert_eq!((quarantined(&panel).await, conflicts(&panel).await), ((2, 1), detected(&karim, json!(null))));
    assert_eq!(checked(&panel, &karim).await, ["consortium_partner"]);
    // Asking for another verification ends nothing, only the verdict does.
    let verification = format!("/v1/organisations/{}/verification", school.organisation);
    school.post(&verification, json!({"evidence": "RC"})).await.expect(200);
    assert_eq!(quarantined(&panel).await, (2, 1));
    panel.operator.post(format!("{verification}/decision"), json!({"accepted": false, "reason": "Illisible"})).await.expect(200);
    is_restored(&panel).await;
    panel.app.verify(&school).await;
    assert_eq!(quarantined(&panel).await, (2, 1));
    names(&panel, by_number("001526374000085")).await;
    is_restored(&panel).await;
    names(&panel, by_number("001561191000066")).await;
    assert_eq!(quarantined(&panel).await, (2, 1));
    number(json!(null)).await;
    is_restored(&panel).await;
}

#[tokio::test]
async fn inv_22_a_startup_that_names_its_own_enterprise_as_a_partner_says_nothing_new() {
    let (panel, karim, branch) = scored_by(async |panel: &Panel| panel.app.partner("Filiale").await).await;
    for (member, ice) in [(&panel.startups[0], "001561191000066"), (&branch, "001561191000163")] {
        let path = format!("/v1/organisations/{}", member.organisation);
        panel.operator.patch(path, "*", json!({"profile": {"ice": ice}})).await.expect(200);
    }
    panel.app.verify(&panel.startups[0]).await;
    names(&panel, json!([{"name": "Filiale", "role": "partner", "organisation_id": branch.organisation, "ice": "001561191000163"}])).await;
    assert_eq!(checked(&panel, &karim).await, ["same_enterprise"]);
    assert!(!checked(&panel, &panel.startups[0]).await.contains(&"consortium_partner".to_owned()));
}

/// A call that takes so many applications of a startup until the end of April, with one.
async fn still_open(entries: u32) -> Panel {
    let mut call = a_call();
    call["entries_per_startup"] = json!(entries);
    call["phases"][0]["closes"] = json!({"local": "2027-04-30"});
    Panel::of_call(call, &["Sondes"]).await
}

fn closed(panel: &Panel) {
    panel.app.clock.set(Instant::parse("2027-05-02T08:00:00Z").unwrap());
}

/// Makes a person a member of an organisation for some time in the past.
async fn belonged(panel: &Panel, to: &Member, person: &Person, (from, until): (&str, &str)) {
    let now = panel.app.now();
    panel.app.clock.set(Instant::parse(from).unwrap());
    panel.app.join(to, person, MemberRole::Viewer).await;
    panel.app.clock.set(Instant::parse(until).unwrap());
    let (organisation, user) = (OrganisationId::parse(&to.organisation).unwrap(), person.id().clone());
    let left = panel.app.ctx.db.write(move |tx| organisation::remove_member(tx, &organisation, &user)).await.map_err(|e: StoreError| e);
    assert!(left.unwrap());
    panel.app.clock.set(now);
}

#[tokio::test]
async fn inv_22_whoever_left_a_partner_two_years_before_the_application_may_judge() {
    let panel = still_open(1).await;
    let dossier = panel.startups[0].get(format!("/v1/applications/{}", panel.applications[0])).await.expect(200);
    assert_eq!(dossier.field("submitted_at"), "2027-01-15T09:00:00.000000Z");
    let university = panel.app.partner("Université").await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    belonged(&panel, &university, &karim, ("2024-06-01T08:00:00Z", "2025-01-15T09:00:00Z")).await;
    belonged(&panel, &university, &salma, ("2024-06-01T08:00:00Z", "2025-01-15T09:00:01Z")).await;
    names(&panel, json!([of(&university, "partner")])).await;
    closed(&panel);
    assert_eq!(conflicts(&panel).await, detected(&salma, json!("2024-06-01/2025-01-15")));
    given(&panel, &salma, &panel.applications[0]).await.problem(403, "conflict_of_interest");
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
}

#[tokio::test]
async fn inv_22_a_keeper_clears_a_partner_and_takes_it_back() {
    let (panel, karim, university) = scored_by(async |panel: &Panel| panel.app.partner("Université").await).await;
    names(&panel, json!([of(&university, "associate")])).await;
    assert_eq!(quarantined(&panel).await, (2, 1));
    let reason = "Une université de dix mille personnes.";
    let clearance = json!({"juror_id": karim.id, "application_id": panel.applications[0], "reason": reason});
    let cleared = panel.operator.post(format!("{}/conflict-clearances", panel.phase), clearance).await.expect(201);
    assert_eq!(cleared.json()["kinds"], json!(["consortium_partner"]));
    is_restored(&panel).await;
    assert_eq!(conflicts(&panel).await, []);
    let revocation = format!("{}/conflict-clearances/{}/revocation", panel.phase, cleared.id());
    panel.operator.post(&revocation, json!({"reason": "Il y dirige le laboratoire."})).await.expect(200);
    is_put_aside(&panel, &karim, "conflict.clearance_revoked").await;
}

#[tokio::test]
async fn inv_22_partners_of_a_dossier_that_was_withdrawn_do_not_count() {
    let panel = still_open(2).await;
    let university = panel.app.partner("Université").await;
    let second = text(&panel.app.submitted(&panel.startups[0], &panel.challenge, "Drones").await["id"]).to_owned();
    names(&panel, json!([of(&university, "partner")])).await;
    closed(&panel);
    let karim = panel.seat_person(university.person.clone(), "juror").await;
    // A conflict is with the startup, whichever of its dossiers names the partner.
    given(&panel, &karim, &second).await.problem(403, "conflict_of_interest");
    panel.startups[0].post(format!("/v1/applications/{}/withdrawal", panel.applications[0]), json!({})).await.expect(200);
    assert_eq!((conflicts(&panel).await, checked(&panel, &karim).await), (vec![], vec![]));
    given(&panel, &karim, &second).await.expect(201);
}
