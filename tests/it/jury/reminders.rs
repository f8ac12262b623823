//! Reminding jurors of unfinished sheets.

use acceptance::{Instant, Mail, Panel, Person, Seat, Span, Value, a_call, json, text};
use tahaddi_api::service::jury::remind::due;

fn closing_call() -> Value {
    let mut call = a_call();
    call["phases"][1]["closes"] = json!({"local": "2027-04-20T18:00:00"});
    call
}

/// How many sheets of a juror are open, and what became of the reminder.
fn outcome<'a>(answer: &'a Value, juror: &Seat) -> (u64, &'a str) {
    let item = answer["jurors"].as_array().unwrap().iter().find(|item| item["juror_id"] == juror.id.as_str()).unwrap();
    (item["open"].as_u64().unwrap(), text(&item["outcome"]))
}

/// How many mails with a link to the desk went to somebody.
fn reminders(panel: &Panel, person: &Person) -> usize {
    mails(panel, person).len()
}

fn mails(panel: &Panel, person: &Person) -> Vec<Mail> {
    let mut mails = panel.app.mails();
    mails.retain(|mail| mail.to.contains(person.email()) && mail.text.contains("/jury/assignments\n"));
    mails
}

#[tokio::test]
async fn jurors_with_unfinished_sheets_are_reminded_once_a_day_in_their_language() {
    let panel = Panel::of_call(closing_call(), &["Sondes", "Drones"]).await;
    let (karim, salma, chair) =
        (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await, panel.seat("Chair", "chair").await);
    let path = format!("{}/reminders", panel.phase);
    panel.assigned(&karim, 0).await;
    panel.assigned(&karim, 1).await;
    panel.reviewed(&salma, 0, &[4.0, 3.0]).await;
    let me = karim.get("/v1/me").await.expect(200);
    karim.patch("/v1/me", &me, json!({"language": "ar"})).await.expect(200);
    for (person, status, code) in [
        (&karim.person, 403, "forbidden"),
        (&panel.ministry.person, 403, "forbidden"),
        (&panel.app.support().await, 403, "forbidden"),
        (&panel.startups[0].person, 404, "not_found"),
    ] {
        person.post(&path, json!({})).await.problem(status, code);
    }
    chair
        .post(&path, json!({"juror_ids": [salma.id, "jur_01kax3v8m0t2r4q6w8y0b1c2d3"]}))
        .await
        .problem(422, "validation_failed")
        .invalid("/juror_ids/1", "unknown_reference");
    let some = chair.post(&path, json!({"juror_ids": [salma.id]})).await.expect(200);
    assert_eq!((some.json()["jurors"].as_array().unwrap().len(), outcome(some.json(), &salma)), (1, (0, "nothing_open")));
    let sent = chair.post(&path, json!({})).await.expect(200);
    assert_eq!((outcome(sent.json(), &karim), outcome(sent.json(), &chair)), ((2, "sent"), (0, "nothing_open")));
    panel.app.tick().await;
    assert_eq!((reminders(&panel, &karim), reminders(&panel, &salma), reminders(&panel, &chair)), (1, 0, 0));
    let mail = mails(&panel, &karim).remove(0);
    assert!(mail.subject.contains("DigitAgri") || mail.subject.contains("ديجيت"), "{}", mail.subject);
    assert!(mail.text.contains("السلام عليكم") && mail.text.contains("2027-04-20"), "{}", mail.text);
    // Nothing of others is in it.
    assert!(!mail.text.contains("Sondes") && !mail.text.contains("Salma"));

    panel.app.advance(Span::hours(23));
    assert_eq!(outcome(chair.post(&path, json!({})).await.expect(200).json(), &karim), (2, "too_soon"));
    panel.app.advance(Span::hours(1));
    assert_eq!(outcome(chair.post(&path, json!({})).await.expect(200).json(), &karim), (2, "sent"));
    panel.app.tick().await;
    assert_eq!(reminders(&panel, &karim), 2);
    assert!(panel.operator.get(format!("/v1/jurors/{}", karim.id)).await.expect(200).json()["reminded_at"].is_string());
}

#[tokio::test]
async fn the_last_call_comes_by_itself_once_and_to_nobody_who_has_nothing_to_hand_in() {
    let panel = Panel::of_call(closing_call(), &["Sondes", "Drones"]).await;
    let (karim, salma, conflicted) =
        (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await, panel.seat("Nadia", "juror").await);
    panel.assigned(&karim, 0).await;
    panel.reviewed(&salma, 0, &[4.0, 3.0]).await;
    panel.assigned(&conflicted, 1).await;
    let conflict = json!({"juror_id": conflicted.id, "application_id": panel.applications[1], "kind": "mentor", "reason": "Mentorat."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    let counts = || (reminders(&panel, &karim), reminders(&panel, &salma), reminders(&panel, &conflicted));
    let closes = Instant::parse(text(&panel.operator.get(&panel.phase).await.expect(200).json()["closes_at"])).unwrap();
    panel.app.clock.set(closes - Span::hours(48) - Span::minutes(1));
    panel.app.tick().await;
    assert_eq!(counts(), (0, 0, 0));
    panel.app.advance(Span::hours(1));
    panel.app.tick().await;
    panel.app.tick().await;
    assert_eq!(counts(), (1, 0, 0));
    for _ in 0..3 {
        panel.app.advance(Span::hours(12));
        panel.app.tick().await;
    }
    assert_eq!(counts(), (1, 0, 0), "once");
    let desk = text(&karim.get("/v1/jury/assignments").await.expect(200).data()[0]["id"]).to_owned();
    let path = format!("/v1/jury/assignments/{desk}");
    karim.put(format!("{path}/sheet"), "*", panel.sheet(&[4.0, 3.0])).await.expect(200);
    karim.post(format!("{path}/completion"), json!({})).await.expect(200);
    let other = panel.seat("Late", "juror").await;
    panel.reviewed(&other, 1, &[4.0, 3.0]).await;
    panel.lock().await;
    panel.operator.post(format!("{}/reminders", panel.phase), json!({})).await.problem(409, "panel_locked");
}

#[tokio::test]
async fn nobody_is_reminded_before_scoring_opens() {
    let mut call = closing_call();
    call["phases"][1]["opens"] = json!({"local": "2027-04-10T08:00:00"});
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let karim = panel.seat("Karim", "juror").await;
    panel.assigned(&karim, 0).await;
    panel.operator.post(format!("{}/reminders", panel.phase), json!({})).await.problem(409, "scoring_not_open");
}

#[tokio::test]
async fn a_dossier_that_is_not_judged_any_more_makes_no_last_call_due() {
    let panel = Panel::of_call(closing_call(), &["Sondes", "Drones"]).await;
    let karim = panel.seat("Karim", "juror").await;
    panel.assigned(&karim, 0).await;
    let closes = Instant::parse(text(&panel.operator.get(&panel.phase).await.expect(200).json()["closes_at"])).unwrap();
    panel.app.clock.set(closes - Span::hours(47));
    assert_eq!(due(&panel.app.ctx).await.unwrap().len(), 1);
    panel.startups[0].post(format!("/v1/applications/{}/withdrawal", panel.applications[0]), json!({})).await.expect(200);
    assert_eq!(due(&panel.app.ctx).await.unwrap().len(), 0);
    panel.app.tick().await;
    assert_eq!(reminders(&panel, &karim), 0);
}
