//! How many applications one startup may have to a call.

use acceptance::{Answer, Instant, Member, Span, TestApp, Value, a_call, a_dossier, json, race_rounds, text};
use std::collections::BTreeMap;

/// A call that takes so many applications from one startup.
fn a_call_of(entries: u32) -> Value {
    let mut call = a_call();
    call["entries_per_startup"] = json!(entries);
    call
}

async fn scene(document: Value) -> (TestApp, Member, Value) {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let call = app.published(&ministry, document).await;
    (app, ministry, call)
}

fn path(draft: &Value) -> String {
    format!("/v1/applications/{}", text(&draft["id"]))
}

async fn begin(startup: &Member, call: &Value, title: &str) -> Answer {
    let body = json!({"organisation_id": startup.organisation, "document": a_dossier(call, title)});
    startup.post(format!("/v1/challenges/{}/applications", text(&call["id"])), body).await
}

/// Fails unless it is refused for the quota, with these numbers.
#[track_caller]
fn refused(answer: Answer, quota: &str, used: &str) -> Value {
    let answer = answer.problem(409, "application_already_exists");
    let details = answer.json()["details"].clone();
    assert_eq!((text(&details["quota"]), text(&details["used"])), (quota, used), "{answer}");
    details
}

/// The applications of a startup that count, by state.
async fn live(startup: &Member) -> BTreeMap<String, usize> {
    let own = startup.get("/v1/me/applications?limit=100").await.expect(200);
    let mut states = BTreeMap::new();
    for item in own.data().iter().filter(|item| item["state"] != "withdrawn") {
        *states.entry(text(&item["state"]).to_owned()).or_default() += 1;
    }
    states
}

#[tokio::test]
async fn inv_13_one_application_unless_the_call_takes_more() {
    let (app, ministry, one) = scene(a_call()).await;
    let startup = app.startup("Startup").await;
    begin(&startup, &one, "A").await.expect(201);
    refused(begin(&startup, &one, "B").await, "1", "1");

    let call = app.published(&ministry, a_call_of(3)).await;
    let mut drafts = Vec::new();
    for title in ["A", "B", "C"] {
        drafts.push(begin(&startup, &call, title).await.expect(201).json().clone());
    }
    refused(begin(&startup, &call, "D").await, "3", "3");
    startup.post(format!("{}/submission", path(&drafts[0])), json!({})).await.expect(200);
    refused(begin(&startup, &call, "D").await, "3", "3");
    // What is deleted or withdrawn makes room, for another startup it never took any.
    startup.delete(path(&drafts[1]), "*").await.expect(204);
    begin(&startup, &call, "D").await.expect(201);
    startup.post(format!("{}/withdrawal", path(&drafts[0])), json!({})).await.expect(200);
    app.advance(Span::seconds(1));
    begin(&startup, &call, "E").await.expect(201);
    refused(begin(&startup, &call, "F").await, "3", "3");
    begin(&app.startup("Rival").await, &call, "A").await.expect(201);
}

#[tokio::test]
async fn inv_13_a_track_has_a_quota_of_its_own() {
    let mut document = a_call_of(3);
    document["entries_per_track"] = json!(1);
    document["tracks"] = json!([{"key": "water", "title": {"fr": "Eau"}}, {"key": "soil", "title": {"fr": "Sol"}}]);
    let (app, _ministry, call) = scene(document).await;
    let startup = app.startup("Startup").await;
    let begin_in = async |track: Value| {
        let mut dossier = a_dossier(&call, "Capteurs");
        dossier["track"] = track;
        let body = json!({"organisation_id": startup.organisation, "document": dossier});
        startup.post(format!("/v1/challenges/{}/applications", text(&call["id"])), body).await
    };
    let first = begin_in(json!("water")).await.expect(201).json().clone();
    assert_eq!(refused(begin_in(json!("water")).await, "1", "1")["track"], "water");
    let undecided = begin_in(json!(null)).await.expect(201).json().clone();
    assert_eq!(refused(startup.patch(path(&undecided), "*", json!({"track": "water"})).await, "1", "1")["track"], "water");
    startup.patch(path(&undecided), "*", json!({"track": "soil"})).await.expect(200);
    // What stands in a track stays there; what leaves it makes room.
    startup.post(format!("{}/submission", path(&first)), json!({})).await.expect(200);
    startup.patch(path(&first), "*", json!({"title": "Sondes"})).await.expect(200);
    refused(startup.patch(path(&first), "*", json!({"track": "soil"})).await, "1", "1");
    startup.post(format!("{}/withdrawal", path(&first)), json!({})).await.expect(200);
    startup.patch(path(&undecided), "*", json!({"track": "water"})).await.expect(200);
}

#[tokio::test]
async fn inv_13_a_quota_that_is_lowered_takes_nothing_away() {
    let (app, ministry, call) = scene(a_call_of(3)).await;
    let startup = app.startup("Startup").await;
    let mut drafts = Vec::new();
    for title in ["A", "B", "C"] {
        drafts.push(begin(&startup, &call, title).await.expect(201).json().clone());
    }
    let address = format!("/v1/challenges/{}", text(&call["id"]));
    let set = async |entries: Value| ministry.patch(&address, "*", json!({"document": {"entries_per_startup": entries}})).await.expect(200);
    set(json!(null)).await;
    refused(begin(&startup, &call, "D").await, "1", "3");
    for draft in &drafts {
        startup.patch(path(draft), "*", json!({"title": "Encore là"})).await.expect(200);
        startup.post(format!("{}/submission", path(draft)), json!({})).await.expect(200);
    }
    assert_eq!(live(&startup).await, BTreeMap::from([("submitted".to_owned(), 3)]));
    startup.post(format!("{}/withdrawal", path(&drafts[0])), json!({})).await.expect(200);
    refused(begin(&startup, &call, "D").await, "1", "2");
    set(json!(4)).await;
    for title in ["D", "E"] {
        begin(&startup, &call, title).await.expect(201);
    }
    refused(begin(&startup, &call, "F").await, "4", "4");
}

#[tokio::test]
async fn inv_12_dossiers_of_one_startup_may_name_the_same_people_and_no_other_may() {
    let (app, _ministry, call) = scene(a_call_of(2)).await;
    let (startup, rival) = (app.startup("Startup").await, app.startup("Rival").await);
    let named = |title: &str| {
        let mut dossier = a_dossier(&call, title);
        dossier["team"] = json!([{"name": "Amina Idrissi", "role": "lead", "email": "amina@startup.example"}]);
        dossier
    };
    let applications = format!("/v1/challenges/{}/applications", text(&call["id"]));
    let mut drafts = Vec::new();
    for (startup, title) in [(&startup, "A"), (&startup, "B"), (&rival, "C")] {
        let body = json!({"organisation_id": startup.organisation, "document": named(title)});
        drafts.push(startup.post(&applications, body).await.expect(201).json().clone());
    }
    let submission = |number: usize| format!("{}/submission", path(&drafts[number]));
    startup.post(submission(0), json!({})).await.expect(200);
    startup.post(submission(1), json!({})).await.expect(200);
    rival.post(submission(2), json!({})).await.problem(422, "validation_failed").invalid("/team/0", "duplicate");
    // The second holds whom the first no longer does.
    startup.post(format!("{}/withdrawal", path(&drafts[0])), json!({})).await.expect(200);
    rival.post(submission(2), json!({})).await.problem(422, "validation_failed").invalid("/team/0", "duplicate");
    startup.patch(path(&drafts[1]), "*", json!({"title": "Encore"})).await.expect(200);
    startup.post(format!("{}/withdrawal", path(&drafts[1])), json!({})).await.expect(200);
    rival.post(submission(2), json!({})).await.expect(200);
}

#[tokio::test]
async fn inv_13_twenty_who_begin_and_hand_in_at_once_are_three() {
    let (app, _ministry, call) = scene(a_call_of(3)).await;
    let startup = app.startup("Startup").await;
    for round in 0..race_rounds() {
        // Everybody begins, and hands in at once what was begun.
        let attempts = (0..20).map(|_| {
            let (startup, call) = (startup.clone(), call.clone());
            tokio::spawn(async move {
                let begun = begin(&startup, &call, "Capteurs").await;
                if begun.status() != 201 {
                    refused(begun, "3", "3");
                    return None;
                }
                let draft = begun.json().clone();
                startup.post(format!("{}/submission", path(&draft)), json!({})).await.expect(200);
                Some(draft)
            })
        });
        let mut handed_in = Vec::new();
        for attempt in attempts.collect::<Vec<_>>() {
            handed_in.extend(attempt.await.unwrap());
        }
        assert_eq!(handed_in.len(), 3, "round {round}");
        assert_eq!(live(&startup).await, BTreeMap::from([("submitted".to_owned(), 3)]), "round {round}");

        // All are taken back while others begin: as many as there is room for at their moment.
        let withdrawals = handed_in.into_iter().map(|draft| {
            let startup = startup.clone();
            tokio::spawn(async move {
                startup.post(format!("{}/withdrawal", path(&draft)), json!({})).await.expect(200);
                None
            })
        });
        let beginnings = (0..10).map(|_| {
            let (startup, call) = (startup.clone(), call.clone());
            tokio::spawn(async move {
                let begun = begin(&startup, &call, "Robots").await;
                if begun.status() == 201 { Some(begun.json().clone()) } else { refused_at_all(begun) }
            })
        });
        let tasks: Vec<_> = withdrawals.chain(beginnings).collect();
        let mut begun = Vec::new();
        for task in tasks {
            begun.extend(task.await.unwrap());
        }
        let counted: usize = live(&startup).await.values().sum();
        assert_eq!(counted, begun.len(), "round {round}");
        assert!(counted <= 3, "round {round}: {counted}");
        for draft in begun {
            startup.delete(path(&draft), "*").await.expect(204);
        }
        app.advance(Span::seconds(1));
    }
    app.clock.set(Instant::parse("2027-04-01T00:00:00Z").unwrap());
    begin(&startup, &call, "Trop tard").await.problem(409, "deadline_passed");
}

/// Nothing else than the quota may refuse it.
#[track_caller]
fn refused_at_all(answer: Answer) -> Option<Value> {
    answer.problem(409, "application_already_exists");
    None
}
