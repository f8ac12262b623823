//! Erasure and the clock of each call: what goes when, and what is held until then. The canary is a name that stands nowhere else.

use acceptance::{Instant, Member, Panel, Person, Span, TestApp, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

const CANARY: &str = "Kanariya";
const REQUEST: &str = "/v1/me/erasure-request";

/// Whether the canary stands anywhere in a text, in whatever case.
fn sings(text: &str) -> bool {
    text.to_lowercase().contains(&CANARY.to_lowercase())
}

/// The lines of the database with the canary.
async fn heard(app: &TestApp) -> Vec<String> {
    app.ctx.db.dump().await.unwrap().lines().filter(|line| sings(line)).map(str::to_owned).collect()
}

/// A second later, does what is due, in as many rounds as it takes.
async fn rounds(app: &TestApp) {
    for _ in 0..4 {
        app.advance(Span::seconds(1));
        app.tick().await;
    }
}

/// Joins an organisation by an invitation.
async fn join(app: &TestApp, person: &Person, owner: &Member) {
    let body = json!({"email": person.email(), "role": "editor"});
    owner.post(format!("/v1/organisations/{}/members", owner.organisation), body).await.expect(201);
    rounds(app).await;
    let path = format!("/v1/invitations/{}/acceptance", app.mail_to(person.email()).token());
    person.request(acceptance::Method::POST, path).json(json!({})).send().await.expect(204);
}

async fn name_in_team(writer: &Person, dossier: &Value, member: Value) {
    let path = format!("/v1/applications/{}", text(&dossier["id"]));
    writer.patch(path, "*", json!({"team": [member]})).await.expect(200);
}

#[tokio::test]
async fn what_nobody_needs_goes_after_seven_days_and_the_person_is_nowhere() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let challenge = app.published(&ministry, a_call()).await;
    let call = format!("/v1/challenges/{}", text(&challenge["id"]));
    let (startup, rival) = (app.startup("Saqiya").await, app.startup("Rival").await);
    let zineb = app.person(&format!("Zineb {CANARY}")).await;
    join(&app, &zineb, &startup).await;
    let own = app.drafted(&startup, &challenge, "Sondes").await;
    name_in_team(&zineb, &own, json!({"name": format!("Zineb {CANARY}"), "role": "lead", "user_id": zineb.id()})).await;
    let theirs = app.drafted(&rival, &challenge, "Drones").await;
    name_in_team(&rival, &theirs, json!({"name": format!("Z. {CANARY}"), "role": "member", "email": zineb.email()})).await;
    zineb.request(acceptance::Method::PUT, format!("{call}/follow")).send().await.expect(204);
    zineb.post("/v1/me/saved-searches", json!({"name": format!("Recherche de {CANARY}")})).await.expect(201);
    zineb.post(format!("{call}/questions"), json!({"text": format!("Je suis {CANARY}, puis-je candidater ?")})).await.expect(201);
    let second = app.published(&ministry, a_call()).await;
    let jurors = format!("/v1/challenges/{}/jurors", text(&second["id"]));
    let seat = json!({"email": zineb.email(), "name": format!("Mme {CANARY}"), "role": "juror"});
    operator.post(&jurors, seat).await.expect(201);
    let unwanted =
        json!({"name": format!("Mme {CANARY}"), "email": zineb.email(), "kind": "personal", "reason": format!("Un litige avec {CANARY}.")});
    rival.post(format!("/v1/applications/{}/conflict-statements", text(&theirs["id"])), unwanted).await.expect(201);
    rounds(&app).await;
    assert!(heard(&app).await.len() > 10);

    zineb.get(REQUEST).await.problem(404, "not_found");
    zineb.delete(REQUEST, "*").await.problem(404, "not_found");
    let asked = zineb.post(REQUEST, json!({})).await.expect(201);
    assert_eq!((asked.field("state"), &asked.json()["holds"]), ("requested", &json!([])));
    zineb.post(REQUEST, json!({})).await.problem(409, "invalid_state");
    zineb.delete(REQUEST, "*").await.expect(204);
    zineb.get(REQUEST).await.problem(404, "not_found");
    app.advance(Span::seconds(1));
    let asked = zineb.post(REQUEST, json!({})).await.expect(201);
    assert_eq!(zineb.get(REQUEST).await.expect(200).json(), asked.json());
    rounds(&app).await;
    let mail = app.mail_to(zineb.email());
    assert!(mail.subject.contains("effacement"), "{}", mail.subject);

    app.advance(Span::minutes(7 * 24 * 60 - 1));
    app.tick().await;
    zineb.get("/v1/me").await.expect(200);
    app.advance(Span::minutes(2));
    rounds(&app).await;
    zineb.get("/v1/me").await.problem(401, "invalid_token");
    // A mail to the ministry quotes her question: it goes a week after it was delivered, as all of them.
    app.advance(Span::hours(2));
    app.tick().await;
    assert_eq!(heard(&app).await, Vec::<String>::new());
    let draft = format!("/v1/applications/{}", text(&own["id"]));
    let members = format!("/v1/organisations/{}/members", startup.organisation);
    let reached: [(&Person, &str); 8] = [
        (&startup, &draft),
        (&startup, &format!("{draft}/versions")),
        (&startup, &members),
        (&rival, &format!("/v1/applications/{}", text(&theirs["id"]))),
        (&operator, &jurors),
        (&operator, "/v1/erasure-requests"),
        (&operator, "/v1/audit-events?limit=100"),
        (&ministry, &format!("{call}/questions")),
    ];
    for (person, path) in reached {
        let seen = person.get(path).await.expect(200);
        assert!(!sings(&seen.text()), "{path}: {seen}");
    }
    let seen = startup.get(&draft).await.expect(200);
    assert_eq!((&seen.json()["document"]["title"], &seen.json()["document"]["team"]), (&json!("Sondes"), &json!([])));
    let listed = operator.get("/v1/erasure-requests?state=done").await.expect(200);
    assert_eq!((listed.data().len(), text(&listed.data()[0]["user_id"])), (1, zineb.id().to_string().as_str()));
    zineb.get("/v1/erasure-requests").await.problem(401, "invalid_token");
    startup.get("/v1/erasure-requests").await.problem(403, "forbidden");
    // The pseudonym still stands in records, and nobody wakes it up.
    let reason = json!({"reason": "Erreur."});
    operator.post(format!("/v1/users/{}/enablement", zineb.id()), reason).await.problem(409, "invalid_state");
    let trail = operator.get(format!("/v1/audit-events?subject_id={}", zineb.id())).await.expect(200);
    assert!(trail.data().iter().any(|event| event["action"] == "erasure.done"));
}

#[tokio::test]
async fn a_last_owner_hands_over_first() {
    let app = TestApp::start().await;
    let owner = app.startup("Saqiya").await;
    owner.post(REQUEST, json!({})).await.problem(409, "last_owner");
    let other = app.colleague(&owner, MemberRole::Owner).await;
    owner.post(REQUEST, json!({})).await.expect(201);
    // The other goes meanwhile: then it waits until somebody else is there.
    other.delete(format!("/v1/organisations/{}/members/{}", owner.organisation, other.id()), "*").await.expect(204);
    app.advance(Span::days(8));
    rounds(&app).await;
    assert_eq!(owner.get(REQUEST).await.expect(200).field("state"), "requested");
    app.colleague(&owner, MemberRole::Owner).await;
    app.advance(Span::days(1));
    rounds(&app).await;
    owner.get(REQUEST).await.problem(401, "invalid_token");
    let operator = app.operator().await;
    assert_eq!(operator.get("/v1/erasure-requests").await.expect(200).data()[0]["state"], "done");
}

/// A call that keeps personal data for a year; a dossier that was handed in and names the canary, and a draft that does.
async fn kept_for_a_year(zineb: &str) -> (Panel, Person, Value, Member) {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let mut call = a_call();
    call["regimes"] = json!({"retention_months": 12});
    let challenge = app.published(&ministry, call).await;
    let (startup, rival) = (app.startup("Saqiya").await, app.startup("Rival").await);
    let person = app.person(zineb).await;
    let handed_in = app.drafted(&startup, &challenge, "Sondes").await;
    name_in_team(&startup, &handed_in, json!({"name": zineb, "role": "lead", "user_id": person.id()})).await;
    startup.post(format!("/v1/applications/{}/submission", text(&handed_in["id"])), json!({})).await.expect(200);
    let draft = app.drafted(&rival, &challenge, "Drones").await;
    name_in_team(&rival, &draft, json!({"name": format!("Un autre {CANARY}"), "role": "lead", "email": "autre@kanariya.example"})).await;
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    let review = challenge["document"]["phases"].as_array().unwrap().iter().find(|phase| phase["kind"] == "review").unwrap();
    let phase = format!("/v1/phases/{}", text(&review["id"]));
    let applications = vec![text(&handed_in["id"]).to_owned()];
    (Panel { app, ministry, operator, challenge, phase, startups: vec![startup], applications }, person, draft, rival)
}

#[tokio::test]
async fn what_has_to_be_kept_is_held_until_the_clock_of_its_call_has_run_out() {
    let (panel, zineb, draft, rival) = kept_for_a_year(&format!("Zineb {CANARY}")).await;
    let (app, startup) = (&panel.app, &panel.startups[0]);
    let karim = panel.seat_person(app.person(&format!("Karim {CANARY}")).await, "juror").await;
    panel.reviewed(&karim, 0, &[4.0, 3.5]).await;
    panel.lock().await;
    let mut decision = panel.decision(&["selected"]);
    decision["deliberation"] = json!({"began_at": "2027-04-02T07:00:00Z", "place": "Salle 3", "chair_id": karim.id,
        "attendance": [{"juror_id": karim.id, "presence": "present"}], "others": [{"name": format!("Salma {CANARY}"), "capacity": "Secrétaire"}]});
    panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await.expect(200);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);

    let dossier = format!("/v1/applications/{}", panel.applications[0]);
    startup.post(format!("{dossier}/messages"), json!({"text": format!("De la part de {CANARY}")})).await.expect(201);
    let until = "2028-04-02T08:00:00.000000Z";
    assert_eq!(startup.get(&dossier).await.expect(200).field("kept_until"), until);
    let held = zineb.post(REQUEST, json!({})).await.expect(201).json()["holds"].clone();
    assert_eq!(
        held,
        json!([{"reason": "dossier", "challenge_id": panel.challenge["id"], "subject_id": panel.applications[0], "until": until}])
    );
    let held = karim.post(REQUEST, json!({})).await.expect(201).json()["holds"].clone();
    assert_eq!(held, json!([{"reason": "panel", "challenge_id": panel.challenge["id"], "subject_id": karim.id, "until": until}]));
    app.advance(Span::days(8));
    rounds(app).await;
    for person in [&zineb, &karim.person] {
        person.get("/v1/me").await.problem(401, "invalid_token");
    }
    // What is held is there, and nothing else.
    let listed = panel.operator.get("/v1/erasure-requests?state=held").await.expect(200);
    assert_eq!(listed.data().len(), 2);
    assert!(sings(&panel.ministry.get(&dossier).await.expect(200).text()));
    assert!(sings(&panel.operator.get(format!("{}/jurors", panel.call())).await.expect(200).text()));
    let receipt = startup.get(format!("{dossier}/receipt")).await.expect(200).json().clone();

    // What was never handed in goes six months after the window.
    app.clock.set(Instant::parse("2027-09-30T23:00:00Z").unwrap());
    rounds(app).await;
    let path = format!("/v1/applications/{}", text(&draft["id"]));
    assert_eq!(rival.get(&path).await.expect(200).field("kept_until"), "2027-10-01T00:00:00.000000Z");
    app.clock.set(Instant::parse("2027-10-01T00:30:00Z").unwrap());
    rounds(app).await;
    rival.get(&path).await.problem(404, "not_found");
    assert!(!heard(app).await.iter().any(|line| line.contains("autre")));
    assert!(sings(&panel.ministry.get(&dossier).await.expect(200).text()));

    app.clock.set(Instant::parse("2028-04-02T07:00:00Z").unwrap());
    rounds(app).await;
    assert!(sings(&panel.ministry.get(&dossier).await.expect(200).text()));
    app.clock.set(Instant::parse("2028-04-02T08:30:00Z").unwrap());
    rounds(app).await;
    app.advance(Span::days(2));
    rounds(app).await;
    assert_eq!(heard(app).await, Vec::<String>::new());
    assert_eq!(panel.operator.get("/v1/erasure-requests?state=done").await.expect(200).data().len(), 2);
    let left = panel.ministry.get(&dossier).await.expect(200);
    assert_eq!((&left.json()["document"]["title"], &left.json()["document"]["answers"]), (&json!("Sondes"), &json!({})));
    assert_eq!((&left.json()["state"], &left.json()["outcomes"][0]["outcome"]), (&json!("submitted"), &json!("selected")));
    assert!(startup.get(format!("{dossier}/messages")).await.expect(200).data().is_empty());
    // Digest and receipt are proof as before.
    let after = startup.get(format!("{dossier}/receipt")).await.expect(200).json().clone();
    assert_eq!((&after["digest"], &after["receipt"]), (&receipt["digest"], &receipt["receipt"]));
    panel.operator.get(format!("{}/jurors", panel.call())).await.expect(200);
    panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    assert!(!sings(&panel.operator.get(format!("{}/minutes", panel.phase)).await.expect(200).text()));
}

#[tokio::test]
async fn what_was_withdrawn_goes_earlier_and_a_cancelled_call_keeps_from_its_cancellation() {
    let (panel, _zineb, _draft, _rival) = kept_for_a_year(&format!("Zineb {CANARY}")).await;
    let (app, startup) = (&panel.app, &panel.startups[0]);
    let dossier = format!("/v1/applications/{}", panel.applications[0]);
    assert_eq!(startup.get(&dossier).await.expect(200).field("kept_until"), "2028-04-01T00:00:00.000000Z");
    startup.post(format!("{dossier}/withdrawal"), json!({})).await.expect(200);
    assert_eq!(startup.get(&dossier).await.expect(200).field("kept_until"), "2027-10-01T00:00:00.000000Z");
    panel.operator.post(format!("{}/cancellation", panel.call()), json!({"reason": "Budget."})).await.expect(200);
    assert_eq!(startup.get(&dossier).await.expect(200).field("kept_until"), "2027-10-02T08:00:00.000000Z");
    app.clock.set(Instant::parse("2027-10-02T08:30:00Z").unwrap());
    rounds(app).await;
    let left = heard(app).await;
    assert!(left.iter().all(|line| !line.contains("\"team\"") && !line.contains("autre")), "{left:?}");
    assert_eq!(startup.get(&dossier).await.expect(200).json()["document"]["team"], json!([]));
}
