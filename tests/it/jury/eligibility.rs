//! Deciding about the eligibility of dossiers.

use acceptance::{Instant, Panel, Person, Value, a_call, json, text};
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::{audit, organisation};

/// Three dossiers of a call with a rule that people check and one about a prize.
async fn panel() -> Panel {
    let mut call = a_call();
    call["eligibility"] = json!([
        {"key": "rooted", "kind": "human_check", "label": {"fr": "Ancrage local"}},
        {"key": "paid", "kind": "human_check", "label": {"fr": "Compte bancaire au Maroc"}, "prizes": ["first"]}]);
    call["prizes"] = json!([{"key": "first", "label": {"fr": "Premier prix"}, "kind": "cash", "amount": {"amount_minor": 1_000_000, "currency": "MAD"}}]);
    call["phases"][1]["review"]["blind"] = json!(true);
    Panel::of_call(call, &["Sondes", "Drones", "Serres"]).await
}

/// One decision for each dossier, in order.
fn decisions(panel: &Panel, verdicts: &[&str]) -> Value {
    let one = |(id, verdict): (&String, &&str)| match *verdict {
        "eligible" => json!({"application_id": id, "verdict": verdict}),
        _ => json!({"application_id": id, "verdict": verdict, "reason": "Siège hors du Maroc.", "failed_rules": ["rooted"]}),
    };
    json!({"decisions": panel.applications.iter().zip(verdicts).map(one).collect::<Vec<_>>()})
}

fn dry(mut body: Value) -> Value {
    body["dry_run"] = json!(true);
    body
}

fn path(panel: &Panel) -> String {
    format!("{}/eligibility-decisions", panel.call())
}

async fn listed(panel: &Panel, person: &Person, eligibility: &str) -> Vec<String> {
    let found = person.get(format!("{}/applications?eligibility={eligibility}", panel.call())).await.expect(200);
    let mut titles: Vec<String> = found.data().iter().map(|item| text(&item["title"]).to_owned()).collect();
    titles.sort();
    titles
}

/// What the trail has of an action.
async fn trail(panel: &Panel, action: &'static str) -> usize {
    let entries = panel.app.ctx.db.read(|conn| audit::list(conn, &audit::AuditFilter::default(), None, 10_000)).await.unwrap();
    entries.iter().filter(|entry| entry.action == action).count()
}

#[tokio::test]
async fn inv_51_a_dry_run_says_what_the_real_one_would_and_changes_nothing() {
    let panel = panel().await;
    let (path, ministry) = (path(&panel), &panel.ministry);
    let body = decisions(&panel, &["eligible", "ineligible", "eligible_not_paid"]);
    let tried = ministry.post(&path, dry(body.clone())).await.expect(200);
    assert_eq!(tried.json()["dry_run"], true);
    assert_eq!(listed(&panel, ministry, "undecided").await, ["Drones", "Serres", "Sondes"]);
    assert_eq!(trail(&panel, "application.eligibility_decided").await, 0);
    let done = ministry.post(&path, body.clone()).await.expect(200);
    assert_eq!(done.json()["decisions"], tried.json()["decisions"]);
    assert_eq!(trail(&panel, "application.eligibility_decided").await, 3, "one entry a decision");
    assert_eq!(listed(&panel, ministry, "eligible").await, ["Sondes"]);
    assert_eq!(listed(&panel, ministry, "ineligible").await, ["Drones"]);
    assert_eq!(listed(&panel, ministry, "eligible_not_paid").await, ["Serres"]);
    assert!(listed(&panel, ministry, "undecided").await.is_empty());
    let counted = ministry.get(format!("{}/applications?eligibility=ineligible&include_total=true", panel.call())).await.expect(200);
    assert_eq!(counted.json()["total"], 1);
    let decision = &done.json()["decisions"][1]["decision"];
    let version = panel.ministry.get(panel.call()).await.expect(200).etag().trim_matches('"').split('.').next().unwrap().to_owned();
    assert_eq!(decision["rule_version"].to_string(), version);
    assert_eq!((text(&decision["reason"]), &decision["failed_rules"]), ("Siège hors du Maroc.", &json!(["rooted"])));

    // All of it is refused, with a pointer at each fault, and both ways alike.
    let mut wrong = decisions(&panel, &["eligible", "ineligible", "ineligible"]);
    let list = wrong["decisions"].as_array_mut().unwrap();
    list[0]["failed_rules"] = json!(["rooted"]);
    list[1]["reason"] = Value::Null;
    list[2]["failed_rules"] = json!(["unheard_of"]);
    list.push(json!({"application_id": panel.applications[0], "verdict": "eligible"}));
    list.push(json!({"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "verdict": "eligible"}));
    for body in [wrong.clone(), dry(wrong)] {
        let refused = ministry.post(&path, body).await.problem(422, "validation_failed");
        let told: Vec<_> =
            refused.json()["errors"].as_array().unwrap().iter().map(|fault| (text(&fault["pointer"]), text(&fault["code"]))).collect();
        assert_eq!(
            told,
            [
                ("/decisions/0/failed_rules/0", "not_allowed"),
                ("/decisions/1/reason", "required"),
                ("/decisions/2/failed_rules/0", "unknown_reference"),
                ("/decisions/3/application_id", "duplicate"),
                ("/decisions/4/application_id", "unknown_reference"),
            ]
        );
    }
    ministry.post(&path, json!({"decisions": []})).await.problem(422, "validation_failed").invalid("/decisions", "required");
    assert_eq!(listed(&panel, ministry, "eligible").await, ["Sondes"]);
    assert_eq!(trail(&panel, "application.eligibility_decided").await, 3);
}

#[tokio::test]
async fn who_is_ineligible_is_judged_by_nobody_and_ranked_nowhere() {
    let panel = panel().await;
    let juror = panel.seat("Karim", "juror").await;
    let desk = panel.reviewed(&juror, 1, &[5.0, 5.0]).await;
    panel.operator.post(path(&panel), decisions(&panel, &["eligible", "ineligible"])).await.expect(200);
    // Off the desk, whatever was written.
    juror.get(&desk).await.problem(404, "not_found");
    assert!(juror.get("/v1/jury/assignments").await.expect(200).data().is_empty());
    let pair = json!({"assignments": [{"juror_id": juror.id, "application_id": panel.applications[1]}]});
    let refused = panel.operator.post(format!("{}/assignments", panel.phase), pair).await.problem(422, "validation_failed");
    refused.invalid("/assignments/0/application_id", "unknown_reference");
    assert_eq!(panel.progress().await["applications"], 2);
    // About whom nothing was decided competes.
    panel.reviewed(&juror, 0, &[4.0, 4.0]).await;
    panel.reviewed(&juror, 2, &[3.0, 3.0]).await;
    // Decided anew until a panel is locked: what was written is there again.
    panel.operator.post(path(&panel), decisions(&panel, &["eligible", "eligible"])).await.expect(200);
    juror.get(&desk).await.expect(200);
    let again = panel.operator.post(path(&panel), decisions(&panel, &["eligible", "ineligible"])).await.expect(200);
    assert_eq!(again.json()["decisions"][1]["before"], "eligible");
    panel.lock().await;
    let ranking = panel.ministry.get(format!("{}/ranking", panel.phase)).await.expect(200);
    let ranked: Vec<_> = ranking.json()["entries"].as_array().unwrap().iter().map(|entry| text(&entry["title"])).collect();
    assert_eq!(ranked, ["Sondes", "Serres"]);
    for body in [decisions(&panel, &["ineligible"]), dry(decisions(&panel, &["ineligible"]))] {
        panel.operator.post(path(&panel), body).await.problem(409, "panel_locked");
    }
}

#[tokio::test]
async fn inv_42_a_startup_learns_of_it_when_a_second_person_announces_it() {
    let panel = panel().await;
    let (startup, operator) = (&panel.startups[1], &panel.operator);
    let dossier = format!("/v1/applications/{}", panel.applications[1]);
    let announcement = format!("{}/eligibility-announcement", panel.call());
    let before = startup.get(&dossier).await.expect(200);
    panel.ministry.post(&announcement, json!({})).await.problem(409, "no_decision");
    operator.post(path(&panel), decisions(&panel, &["eligible", "ineligible"])).await.expect(200);
    panel.app.advance(acceptance::Span::seconds(1));
    panel.app.tick().await;
    let sent = panel.app.mails().len();
    // Nothing of it is to be seen: neither in the dossier, nor by its version, nor in lists, nor in the trail.
    let after = startup.get(&dossier).await.expect(200);
    assert_eq!((after.json(), after.etag()), (before.json(), before.etag()));
    assert_eq!(after.json()["eligibility"], Value::Null);
    assert_eq!(startup.get("/v1/me/applications").await.expect(200).data()[0]["eligibility"], "undecided");
    let own = startup.get(format!("/v1/audit-events?organisation_id={}", startup.organisation)).await.expect(200);
    assert!(!own.text().contains("eligibility"));
    let waits = startup.get(format!("{dossier}/completeness")).await.expect(200);
    assert_eq!(waits.json()["eligibility"]["verdict"], "open");
    let seen = panel.ministry.get(&dossier).await.expect(200);
    assert_eq!((text(&seen.json()["eligibility"]["verdict"]), &seen.json()["eligibility"]["announced_at"]), ("ineligible", &Value::Null));

    operator.post(&announcement, json!({})).await.problem(409, "same_approver");
    let told = panel.ministry.post(&announcement, json!({})).await.expect(200);
    assert_eq!(told.json(), &json!({"announced": 2}));
    panel.ministry.post(&announcement, json!({})).await.problem(409, "no_decision");
    panel.app.advance(acceptance::Span::seconds(1));
    panel.app.tick().await;
    assert_eq!(panel.app.mails().len(), sent + 2);
    let mail = panel.app.mail_to(startup.email());
    assert!(!mail.text.contains("Siège"), "the mail says nothing of the decision");
    let known = startup.get(&dossier).await.expect(200);
    let eligibility = &known.json()["eligibility"];
    assert_eq!((text(&eligibility["verdict"]), text(&eligibility["reason"])), ("ineligible", "Siège hors du Maroc."));
    assert_eq!(eligibility["decided_by"], Value::Null);
    // Rules that people check have their verdict from it.
    let report = startup.get(format!("{dossier}/completeness")).await.expect(200);
    let rules: Vec<_> = report.json()["eligibility"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| (text(&rule["rule"]), text(&rule["verdict"]), text(&rule["reason"])))
        .collect();
    assert_eq!(rules, [("rooted", "not_met", "decided"), ("paid", "met", "decided")]);
    assert_eq!(report.json()["eligibility"]["verdict"], "not_met");
    // Another decision is another secret until it is announced.
    operator.post(path(&panel), decisions(&panel, &["eligible", "eligible"])).await.expect(200);
    assert_eq!(startup.get(&dossier).await.expect(200).json()["eligibility"]["verdict"], "ineligible");
    assert_eq!(operator.get(&dossier).await.expect(200).json()["eligibility"]["verdict"], "eligible");
}

#[tokio::test]
async fn what_was_not_announced_is_told_with_the_outcomes_of_the_others() {
    let panel = panel().await;
    let juror = panel.seat("Karim", "juror").await;
    panel.operator.post(path(&panel), decisions(&panel, &["eligible", "ineligible", "ineligible"])).await.expect(200);
    panel.reviewed(&juror, 0, &[4.0, 4.0]).await;
    panel.lock().await;
    let excluded = format!("/v1/applications/{}", panel.applications[1]);
    assert_eq!(panel.startups[1].get(&excluded).await.expect(200).json()["eligibility"], Value::Null);
    panel.release(&["selected"]).await;
    let known = panel.startups[1].get(&excluded).await.expect(200);
    assert_eq!(known.json()["eligibility"]["verdict"], "ineligible");
    assert_eq!(known.json()["outcomes"], json!([]));
    panel.app.advance(acceptance::Span::seconds(1));
    panel.app.tick().await;
    assert!(panel.app.mail_to(panel.startups[1].email()).subject.contains("DigitAgri 2027"));
}

#[tokio::test]
async fn who_may_decide_does_so_once_applications_are_closed() {
    let panel = panel().await;
    let body = decisions(&panel, &["eligible", "ineligible"]);
    let (path, app) = (path(&panel), &panel.app);
    app.clock.set(Instant::parse("2027-03-20T08:00:00Z").unwrap());
    for body in [body.clone(), dry(body.clone())] {
        panel.ministry.post(&path, body).await.problem(409, "applications_sealed");
    }
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    let (chair, juror) = (panel.seat("Chair", "chair").await, panel.seat("Juror", "juror").await);
    let (viewer, editor) =
        (app.colleague(&panel.ministry, MemberRole::Viewer).await, app.colleague(&panel.ministry, MemberRole::Editor).await);
    app.anonymous()
        .request(acceptance::Method::POST, &path)
        .fresh_key()
        .json(body.clone())
        .send()
        .await
        .problem(401, "authentication_required");
    let rival = app.partner("Rival").await;
    for stranger in [&panel.startups[1].person, &rival.person] {
        stranger.post(&path, body.clone()).await.problem(404, "not_found");
    }
    for insider in [&*chair, &*juror, &*viewer, &app.support().await] {
        insider.post(&path, body.clone()).await.problem(403, "forbidden");
    }
    // Who judges by pseudonyms does not decide about names.
    panel.seat_person(editor.person.clone(), "juror").await;
    editor.post(&path, body.clone()).await.problem(403, "forbidden");
    // Nobody decides about a startup to which the person belongs.
    let (organisation, user) = (OrganisationId::parse(&panel.startups[1].organisation).unwrap(), panel.ministry.id().clone());
    let joined = app.ctx.db.write(move |tx| organisation::put_member(tx, &organisation, &user, MemberRole::Viewer)).await;
    joined.map_err(|error: StoreError| error).unwrap();
    let ministry = &panel.ministry;
    ministry.post(&path, body.clone()).await.problem(403, "conflict_of_interest");
    // Nor about those who compete with it.
    ministry.post(&path, decisions(&panel, &["eligible"])).await.problem(403, "conflict_of_interest");
    panel.operator.post(&path, decisions(&panel, &["eligible"])).await.expect(200);
    let key = "eligibility-once";
    let first = panel.operator.post_with_key(&path, key, body.clone()).await.expect(200);
    let again = panel.operator.post_with_key(&path, key, body).await.expect(200);
    assert_eq!(first.json(), again.json());
    assert_eq!(trail(&panel, "application.eligibility_decided").await, 3);
}
