//! Who leaves a panel and is asked again has another seat, and is the same person: one sheet of a dossier, and nothing again that was given
//! back.

use super::record::failures;
use acceptance::{Answer, Method, Panel, Seat, Span, Value, a_call, json, text};
use std::collections::BTreeSet;

/// A panel whose dossiers want two sheets each.
async fn panel() -> Panel {
    let mut call = a_call();
    call["phases"][1]["review"]["reviews_per_application"] = json!(2);
    Panel::of_call(call, &["Sondes", "Drones", "Serres"]).await
}

/// Takes somebody off the panel, and asks the same person again.
async fn asked_again(panel: &Panel, seat: &Seat) -> Seat {
    panel.operator.post(format!("/v1/jurors/{}/removal", seat.id), json!({"reason": "Mutation."})).await.expect(200);
    panel.seat_person(seat.person.clone(), "juror").await
}

async fn given(panel: &Panel, seat: &Seat, application: usize) -> Answer {
    let pair = json!({"assignments": [{"juror_id": seat.id, "application_id": panel.applications[application]}]});
    panel.operator.post(format!("{}/assignments", panel.phase), pair).await
}

async fn recused(panel: &Panel, seat: &Seat, application: usize) {
    let assignment = panel.assigned(seat, application).await;
    seat.post(format!("/v1/jury/assignments/{assignment}/recusal"), json!({"reason": "Trop proche."})).await.expect(204);
}

#[tokio::test]
async fn inv_26_a_person_reads_a_dossier_once_in_whatever_seat() {
    let panel = panel().await;
    let karim = panel.seat("Karim", "juror").await;
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    panel.assigned(&karim, 1).await;
    let again = asked_again(&panel, &karim).await;
    assert_ne!(again.id, karim.id);
    let twice = given(&panel, &again, 0).await.problem(422, "validation_failed");
    twice.invalid("/assignments/0", "duplicate");
    // What the organiser took away, with the seat, is given again.
    panel.reviewed(&again, 1, &[4.0, 3.0]).await;
    // Nor by an invitation that takes the place of the own seat.
    panel.app.tick().await;
    panel.app.advance(Span::seconds(1));
    let invitation = json!({"email": karim.email(), "role": "juror", "replaces": {"juror_id": again.id, "reason": "Autre mandat."}});
    let third = panel.operator.post(format!("{}/jurors", panel.call()), invitation).await.expect(201).id().to_owned();
    panel.app.tick().await;
    // Two mails of one instant, in no order: that the seat is gone, and the invitation.
    let mails = panel.app.mails();
    let invited = mails.iter().rev().find(|mail| mail.to.contains(karim.email()) && mail.text.contains("/invitations/")).unwrap();
    let link = format!("/v1/invitations/{}/acceptance", invited.token());
    karim.request(Method::POST, link).json(json!({"confidentiality_accepted": true})).send().await.expect(204);
    let third = Seat { person: karim.person.clone(), id: third };
    for application in [0, 1] {
        given(&panel, &third, application).await.invalid("/assignments/0", "duplicate");
    }
    // One person is one reader: the lock waits for somebody else.
    let lock = panel.operator.post(format!("{}/lock", panel.phase), json!({})).await.problem(409, "coverage_incomplete");
    lock.invalid(&format!("/applications/{}", panel.applications[0]), "sheet_missing");
}

#[tokio::test]
async fn inv_26_what_a_person_gave_back_is_not_given_again_in_another_seat() {
    let panel = panel().await;
    let karim = panel.seat("Karim", "juror").await;
    recused(&panel, &karim, 0).await;
    let declined = panel.assigned(&karim, 1).await;
    karim.post(format!("/v1/jury/assignments/{declined}/decline"), json!({})).await.expect(204);
    let again = asked_again(&panel, &karim).await;
    for application in [0, 1] {
        given(&panel, &again, application).await.problem(422, "validation_failed").invalid("/assignments/0", "not_allowed");
    }
    given(&panel, &again, 2).await.expect(201);
}

#[tokio::test]
async fn inv_26_no_plan_gives_a_person_a_dossier_twice() {
    let panel = panel().await;
    let karim = panel.seat("Karim", "juror").await;
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    recused(&panel, &karim, 1).await;
    let again = asked_again(&panel, &karim).await;
    panel.seat("Salma", "juror").await;
    let plans = format!("{}/assignment-plans", panel.phase);
    let plan = panel.operator.post(&plans, json!({"reviews_per_application": 2})).await.expect(201);
    assert_eq!(plan.field("outcome"), "infeasible", "two people are no two readers of what one of them gave back");
    let nadia = panel.seat("Nadia", "juror").await;
    let plan = panel.operator.post(&plans, json!({"reviews_per_application": 2, "bridging": true})).await.expect(201);
    let added: BTreeSet<(&str, &str)> = plan.json()["assignments"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|pair| pair["change"] == "added")
        .map(|pair| (text(&pair["juror_id"]), text(&pair["application_id"])))
        .collect();
    for application in [0, 1] {
        assert!(!added.contains(&(again.id.as_str(), panel.applications[application].as_str())), "{application}: {added:?}");
    }
    assert!(added.contains(&(nadia.id.as_str(), panel.applications[1].as_str())));
    panel.operator.post(format!("{}/adoption", plan.location()), json!({})).await.expect(200);
}

#[tokio::test]
async fn a_person_is_left_out_with_the_sheets_of_every_seat_and_comes_back_with_them() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    panel.reviewed(&karim, 0, &[5.0, 5.0]).await;
    for application in [0, 1] {
        panel.reviewed(&salma, application, &[2.0, 2.0]).await;
    }
    let again = asked_again(&panel, &karim).await;
    panel.reviewed(&again, 1, &[5.0, 5.0]).await;
    panel.lock().await;
    let scores = async || {
        let ranking = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
        let entries = ranking.json()["entries"].as_array().unwrap().clone();
        entries.iter().map(|entry| text(&entry["display"]).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(scores().await, ["70.00", "70.00"]);
    let body = json!({"juror_id": again.id, "reason": "Notes recopiées."});
    let left = panel.operator.post(format!("{}/juror-exclusions", panel.phase), body).await.expect(200);
    let seats: BTreeSet<&str> = left.json()["exclusions"].as_array().unwrap().iter().map(|item| text(&item["juror_id"])).collect();
    assert_eq!(seats, [karim.id.as_str(), again.id.as_str()].into());
    assert_eq!(scores().await, ["40.00", "40.00"]);
    assert_eq!(failures(&panel.operator, &panel).await, []);
    // By whichever seat.
    let readmission = format!("{}/juror-exclusions/{}/readmission", panel.phase, karim.id);
    let back = panel.operator.post(readmission, json!({"reason": "Expliquées."})).await.expect(200);
    assert!(back.json()["exclusions"].as_array().unwrap().iter().all(|item| item["readmission"] != Value::Null));
    assert_eq!(scores().await, ["70.00", "70.00"]);
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn a_session_knows_what_a_member_stepped_back_from_in_another_seat() {
    let panel = Panel::of(&["Sondes"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    recused(&panel, &karim, 0).await;
    panel.reviewed(&salma, 0, &[4.0, 3.0]).await;
    let again = asked_again(&panel, &karim).await;
    panel.lock().await;
    let present = |seat: &Seat| json!({"juror_id": seat.id, "presence": "present"});
    let mut decision = panel.decision(&["selected"]);
    decision["deliberation"] = json!({
        "began_at": "2027-04-02T07:00:00Z", "ended_at": "2027-04-02T07:45:00Z", "place": "Rabat", "chair_id": salma.id,
        "attendance": [present(&salma), present(&again)],
    });
    let decided = panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await.expect(200);
    let recusals = &decided.json()["decision"]["deliberation"]["recusals"];
    assert_eq!((text(&recusals[0]["juror_id"]), &recusals[0]["ground"]), (again.id.as_str(), &json!("assignment")));
}
