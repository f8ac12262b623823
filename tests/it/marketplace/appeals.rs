//! Appeals against refusals, and who decides about them.

use acceptance::{Answer, Clock as _, Instant, Panel, Person, Span, Value, a_call, json, text};
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::repo::organisation;

/// [`a_call`] that takes appeals for ten days.
fn a_call_with_appeals() -> Value {
    let mut call = a_call();
    call["regimes"] = json!({"appeal": "objection", "appeal_days": 10});
    call
}

/// A locked panel of this call, the first application the best; nothing is decided.
async fn locked(call: Value, titles: &[&str]) -> Panel {
    let panel = Panel::of_call(call, titles).await;
    let juror = panel.seat("Karim", "juror").await;
    for (application, score) in (0..titles.len()).zip([4.0, 3.0, 2.0]) {
        panel.reviewed(&juror, application, &[score, score]).await;
    }
    panel.lock().await;
    panel
}

/// The same, released: all refused.
async fn refused(titles: &[&str]) -> Panel {
    let panel = locked(a_call_with_appeals(), titles).await;
    panel.release(&vec!["refused"; titles.len()]).await;
    panel
}

fn path(panel: &Panel, application: usize) -> String {
    format!("/v1/applications/{}/appeals", panel.applications[application])
}

fn grounds(panel: &Panel) -> Value {
    json!({"phase_id": panel.phase.rsplit('/').next().unwrap(), "grounds": "L'essai porte sur deux campagnes, non sur deux mois."})
}

async fn file(panel: &Panel, application: usize) -> Answer {
    panel.startups[application].post(path(panel, application), grounds(panel)).await.expect(201)
}

fn decision(filed: &Answer) -> String {
    format!("{}/decision", filed.location())
}

fn upheld() -> Value {
    json!({"verdict": "upheld", "reason": "Le jury a lu une version antérieure."})
}

/// What `allowed_actions` says of the decision.
async fn may_decide(person: &Person, filed: &Answer) -> Value {
    let seen = person.get(filed.location()).await.expect(200);
    seen.json()["allowed_actions"].as_array().unwrap().iter().find(|action| action["action"] == "decide").cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_refusal_is_appealed_against_and_decided_by_somebody_else() {
    let panel = refused(&["Sondes", "Drones"]).await;
    let (app, startup) = (&panel.app, &panel.startups[0]);
    let own = format!("/v1/applications/{}", panel.applications[0]);
    let outcome = startup.get(&own).await.expect(200).json()["outcomes"][0].clone();
    let until = Instant::parse(text(&outcome["appeal_until"])).unwrap();
    assert_eq!(until, Instant::parse(text(&outcome["released_at"])).unwrap() + Span::days(10));

    let viewer = app.colleague(startup, MemberRole::Viewer).await;
    let editor = app.colleague(startup, MemberRole::Editor).await;
    viewer.post(path(&panel, 0), grounds(&panel)).await.problem(403, "forbidden");
    for staff in [&panel.ministry.person, &panel.operator] {
        staff.post(path(&panel, 0), grounds(&panel)).await.problem(403, "forbidden");
    }
    panel.startups[1].post(path(&panel, 0), grounds(&panel)).await.problem(404, "not_found");
    let blank = json!({"phase_id": grounds(&panel)["phase_id"], "grounds": " "});
    startup.post(path(&panel, 0), blank).await.problem(422, "validation_failed").invalid("/grounds", "required");
    let filed = editor.post(path(&panel, 0), grounds(&panel)).await.expect(201);
    assert_eq!((filed.field("state"), filed.field("closes_at")), ("filed", text(&outcome["appeal_until"])));
    startup.post(path(&panel, 0), grounds(&panel)).await.problem(409, "already_exists");

    // Its readers: the startup, the partner, the operators, the chair. Nobody else.
    let judge = app.operator().await;
    let readers = [viewer.person.clone(), panel.ministry.person.clone(), judge.clone(), app.support().await];
    for reader in &readers {
        assert_eq!(reader.get(path(&panel, 0)).await.expect(200).data()[0]["grounds"], grounds(&panel)["grounds"]);
        reader.get(filed.location()).await.expect(200);
    }
    let of_call = format!("{}/appeals", panel.call());
    for (reader, status) in [(&panel.ministry.person, 200), (&judge, 200), (&startup.person, 404), (&panel.startups[1].person, 404)] {
        reader.get(&of_call).await.expect(status);
    }
    for other in [&panel.startups[1].person, &app.person("Stranger").await] {
        other.get(path(&panel, 0)).await.problem(404, "not_found");
        other.get(filed.location()).await.problem(404, "not_found");
        other.post(decision(&filed), upheld()).await.problem(404, "not_found");
    }

    for reader in [&viewer.person, &startup.person, &panel.ministry.person, &readers[3]] {
        reader.post(decision(&filed), upheld()).await.problem(403, "forbidden");
    }
    assert_eq!(may_decide(&judge, &filed).await["allowed"], true);
    judge.post(decision(&filed), json!({"verdict": "upheld", "reason": ""})).await.invalid("/reason", "required");
    let decided = judge.post(decision(&filed), upheld()).await.expect(200);
    assert_eq!((decided.field("state"), decided.field("decided_by")), ("upheld", judge.id().to_string().as_str()));
    app.operator().await.post(decision(&filed), upheld()).await.problem(409, "invalid_state");
    assert_eq!(may_decide(&judge, &filed).await["reason"], "invalid_state");

    // The startup learns what and why, not who; the outcome is what it was.
    let seen = startup.get(filed.location()).await.expect(200);
    assert_eq!((seen.field("reason"), &seen.json()["decided_by"]), (text(&upheld()["reason"]), &Value::Null));
    assert_eq!(startup.get(&own).await.expect(200).json()["outcomes"][0], outcome);
    let open = judge.get(format!("{of_call}?state=filed")).await.expect(200);
    let closed = judge.get(format!("{of_call}?state=upheld")).await.expect(200);
    assert_eq!((open.data().len(), closed.data().len(), &closed.data()[0]["id"]), (0, 1, &filed.json()["id"]));

    // Both sides are told twice, and no mail says what was written.
    app.tick().await;
    for person in [&startup.person, &panel.ministry.person, &judge] {
        let own: Vec<_> = app.mails().into_iter().filter(|mail| mail.to.contains(person.email())).collect();
        for subject in ["Recours déposé", "Décision sur un recours"] {
            assert_eq!(own.iter().filter(|mail| mail.subject.contains(subject)).count(), 1, "{subject} to {}", person.email());
        }
    }
    let trail = judge.get("/v1/audit-events?limit=100").await.expect(200);
    assert!(trail.text().contains("appeal.decided"));
    for secret in ["deux campagnes", "version antérieure"] {
        assert!(app.mails().iter().all(|mail| !mail.text.contains(secret)) && !trail.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn inv_02_the_time_for_an_appeal_is_half_open() {
    let panel = refused(&["Sondes", "Drones"]).await;
    let until = panel.app.clock.now() + Span::days(10);
    panel.app.clock.set(until - Span::milliseconds(1));
    file(&panel, 0).await;
    panel.app.clock.set(until);
    let late = panel.startups[1].post(path(&panel, 1), grounds(&panel)).await.problem(409, "deadline_passed");
    assert_eq!(late.json()["details"], json!({"deadline": until, "server_time": until}));
    // What was filed in time is decided later.
    let filed = panel.startups[0].get(path(&panel, 0)).await.expect(200);
    let decision = format!("/v1/appeals/{}/decision", text(&filed.data()[0]["id"]));
    let dismissed = json!({"verdict": "dismissed", "reason": "Les deux campagnes ont été lues."});
    assert_eq!(panel.app.operator().await.post(decision, dismissed).await.expect(200).field("state"), "dismissed");
}

#[tokio::test]
async fn only_refusals_of_calls_that_take_appeals_are_appealed_against() {
    let panel = locked(a_call_with_appeals(), &["Sondes", "Drones", "Serres"]).await;
    let unknown = |answer: Answer| answer.problem(422, "validation_failed").invalid("/phase_id", "unknown_reference");
    unknown(panel.startups[0].post(path(&panel, 0), grounds(&panel)).await);
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected", "reserve", "refused"])).await.expect(200);
    // Pending, it is as if there were none.
    unknown(panel.startups[2].post(path(&panel, 2), grounds(&panel)).await);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    for application in [0, 1] {
        panel.startups[application].post(path(&panel, application), grounds(&panel)).await.problem(409, "appeal_not_possible");
    }
    file(&panel, 2).await;

    let silent = locked(a_call(), &["Sondes"]).await;
    silent.release(&["refused"]).await;
    silent.startups[0].post(path(&silent, 0), grounds(&silent)).await.problem(409, "appeal_not_possible");
    let seen = silent.startups[0].get(format!("/v1/applications/{}", silent.applications[0])).await.expect(200);
    assert_eq!(seen.json()["outcomes"][0]["appeal_until"], Value::Null);

    // Days without appeals say nothing.
    let mut call = a_call();
    for (regimes, code) in [
        (json!({"appeal_days": 10}), "not_allowed"),
        (json!({"appeal": "none", "appeal_days": 10}), "not_allowed"),
        (json!({"appeal": "complaint", "appeal_days": 91}), "out_of_range"),
    ] {
        call["regimes"] = regimes;
        let body = json!({"organisation_id": panel.ministry.organisation, "document": call});
        panel.ministry.post("/v1/challenges", body).await.invalid("/document/regimes/appeal_days", code);
    }
}

#[tokio::test]
async fn whoever_took_part_does_not_decide_about_an_appeal() {
    let panel = Panel::of_call(a_call_with_appeals(), &["Sondes"]).await;
    let app = &panel.app;
    // Operators who score, decide, release, and belong to the startup; a chair who was a juror, one who has a conflict, and one who has not.
    let (scorer, decider, insider, judge) = (app.operator().await, app.operator().await, app.operator().await, app.operator().await);
    let seat = panel.seat_person(scorer.clone(), "juror").await;
    panel.reviewed(&seat, 0, &[3.0, 3.0]).await;
    let former = panel.seat("Former juror", "juror").await;
    panel.reviewed(&former, 0, &[3.0, 3.0]).await;
    panel.operator.post(format!("/v1/jurors/{}/removal", former.id), json!({"reason": "Préside."})).await.expect(200);
    panel.seat_person(former.person.clone(), "chair").await;
    let (conflicted, chair) = (panel.seat("Conflicted chair", "chair").await, panel.seat("Chair", "chair").await);
    let conflict = json!({"juror_id": conflicted.id, "application_id": panel.applications[0], "kind": "personal", "reason": "Un frère."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    panel.lock().await;
    decider.put(format!("{}/decision", panel.phase), "*", panel.decision(&["refused"])).await.expect(200);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    let filed = file(&panel, 0).await;
    let (startup, user) = (OrganisationId::parse(&panel.startups[0].organisation).unwrap(), insider.id().clone());
    let join = move |tx: &mut tahaddi_persistence::Tx<'_>| organisation::put_member(tx, &startup, &user, MemberRole::Viewer);
    app.ctx.db.write(join).await.unwrap();

    for person in [&scorer, &decider, &panel.operator, &former.person] {
        person.post(decision(&filed), upheld()).await.problem(403, "not_independent");
        assert_eq!(may_decide(person, &filed).await["reason"], "not_independent");
    }
    for person in [&insider, &conflicted.person] {
        person.post(decision(&filed), upheld()).await.problem(403, "conflict_of_interest");
    }
    conflicted.get(filed.location()).await.problem(404, "not_found");
    // A juror, even one who has not read the dossier, knows nothing of it.
    let juror = app.person("Juror").await;
    panel.seat_person(juror.clone(), "juror").await;
    juror.get(filed.location()).await.problem(404, "not_found");
    juror.post(decision(&filed), upheld()).await.problem(404, "not_found");
    assert_eq!(may_decide(&judge, &filed).await["allowed"], true);
    chair.post(decision(&filed), upheld()).await.expect(200);
}

#[tokio::test]
async fn of_many_at_once_one_appeals_and_one_decides() {
    let panel = refused(&["Sondes"]).await;
    let editor = panel.app.colleague(&panel.startups[0], MemberRole::Editor).await;
    let mut filing = tokio::task::JoinSet::new();
    for number in 0..10 {
        let person = if number % 2 == 0 { panel.startups[0].person.clone() } else { editor.person.clone() };
        let (path, body) = (path(&panel, 0), grounds(&panel));
        filing.spawn(async move { person.post(path, body).await });
    }
    let answers = filing.join_all().await;
    let (filed, others): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status() == 201);
    assert_eq!(filed.len(), 1);
    others.into_iter().for_each(|answer| drop(answer.problem(409, "already_exists")));
    assert_eq!(panel.operator.get(path(&panel, 0)).await.expect(200).data().len(), 1);

    let mut deciding = tokio::task::JoinSet::new();
    for verdict in ["upheld", "dismissed", "upheld", "dismissed"] {
        let (person, path) = (panel.app.operator().await, decision(&filed[0]));
        deciding.spawn(async move { person.post(path, json!({"verdict": verdict, "reason": "Relu."})).await });
    }
    let (decided, others): (Vec<_>, Vec<_>) = deciding.join_all().await.into_iter().partition(|answer| answer.status() == 200);
    assert_eq!(decided.len(), 1);
    others.into_iter().for_each(|answer| drop(answer.problem(409, "invalid_state")));
    assert_eq!(panel.operator.get(filed[0].location()).await.expect(200).field("state"), decided[0].field("state"));
}

#[tokio::test]
async fn inv_44_nobody_reads_the_appeals_of_those_he_or_she_is_not_independent_of() {
    let panel = locked(a_call_with_appeals(), &["Sondes", "Drones"]).await;
    let (rival, related) = (panel.app.operator().await, panel.app.operator().await);
    let conflict = json!({"user_id": related.id(), "application_id": panel.applications[0], "kind": "personal", "reason": "Une soeur."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    panel.release(&["refused", "refused"]).await;
    let filed = file(&panel, 0).await;
    let all = format!("{}/appeals", panel.call());
    let of_one = [path(&panel, 0), filed.location().to_owned()];
    for at in of_one.iter().chain([&all]) {
        rival.get(at).await.expect(200);
    }
    panel.app.join(&panel.startups[1], &rival, MemberRole::Viewer).await;
    for at in &of_one {
        rival.get(at).await.problem(403, "conflict_of_interest");
        related.get(at).await.problem(403, "conflict_of_interest");
    }
    rival.get(&all).await.problem(403, "conflict_of_interest");
    // Which appeals there are is no secret of those who run the call; what they say is.
    related.get(&all).await.expect(200).data()[0]["id"].as_str().unwrap();
    panel.startups[0].get(filed.location()).await.expect(200);
}
