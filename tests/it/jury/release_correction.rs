//! Corrections of released decisions: new versions beside what was published.

use super::record::{failures, recorded};
use acceptance::{Answer, Panel, Person, Seat, Value, a_call, json, race_rounds, text};
use tahaddi_domain::organisation::MemberRole;

const WHY: &str = "Deux dossiers ont été confondus au secrétariat.";
const PUBLIC: &str = "Deux dossiers avaient été confondus.";

/// Three applications and one seat, released: the first is refused, the second has the seat, the third is in reserve. And the chair.
async fn released(call: Value) -> (Panel, Seat) {
    let mut call = call;
    call["seats"] = json!(1);
    let panel = Panel::of_call(call, &["Sondes", "Drones", "Serres"]).await;
    let chair = panel.seat("Présidente", "chair").await;
    let juror = panel.seat("Karim", "juror").await;
    for (application, score) in [2.0, 5.0, 4.0].into_iter().enumerate() {
        panel.reviewed(&juror, application, &[score, score]).await;
    }
    panel.lock().await;
    panel.release(&["refused", "selected", "reserve"]).await;
    (panel, chair)
}

/// The seat goes from the second application to the third.
fn moved(panel: &Panel) -> Value {
    let mut decision = panel.decision(&["refused", "refused", "selected"]);
    decision["outcomes"][1]["reason"] = json!("L'essai n'est pas celui du dossier.");
    decision["outcomes"][2]["reason"] = json!("Le dossier avait été confondu avec un autre.");
    json!({"decision": decision, "reason": WHY, "public_reason": PUBLIC})
}

fn correction(panel: &Panel) -> String {
    format!("{}/correction", panel.phase)
}

fn release(panel: &Panel) -> String {
    format!("{}/correction/release", panel.phase)
}

async fn outcome(panel: &Panel, application: usize) -> Value {
    let own = panel.startups[application].get(format!("/v1/applications/{}", panel.applications[application])).await.expect(200);
    own.json()["outcomes"][0].clone()
}

async fn results(panel: &Panel) -> Value {
    panel.app.anonymous().get(format!("{}/results", panel.call())).await.expect(200).json()["phases"][0].clone()
}

/// What may be done about a phase, by name: the reason why not.
async fn actions(person: &Person, panel: &Panel) -> Vec<(String, Value)> {
    let seen = person.get(&panel.phase).await.expect(200);
    let actions = seen.json()["allowed_actions"].as_array().unwrap();
    actions.iter().map(|action| (text(&action["action"]).to_owned(), action["reason"].clone())).collect()
}

fn action(name: &str, reason: Option<&str>) -> (String, Value) {
    (name.to_owned(), json!(reason))
}

async fn told(panel: &Panel, application: usize) -> usize {
    panel.app.tick().await;
    let own = |address: &str| address.contains(panel.startups[application].email());
    panel.app.mails().iter().filter(|mail| own(&mail.to) && mail.subject.starts_with("Correction d’un résultat")).count()
}

#[tokio::test]
async fn inv_46_published_results_stay_and_a_correction_is_a_new_version_that_a_second_person_releases() {
    let (panel, chair) = released(a_call()).await;
    let (before, published) = (results(&panel).await, outcome(&panel, 1).await);
    let first = panel.ministry.get(format!("{}/decision", panel.phase)).await.expect(200);
    assert_eq!(
        (&first.json()["number"], &first.json()["correction"], &first.json()["valid_until"]),
        (&json!(1), &Value::Null, &Value::Null)
    );
    let may = actions(&chair, &panel).await;
    assert!(may.contains(&action("correct", None)) && may.contains(&action("withdraw_correction", Some("no_decision"))), "{may:?}");
    assert!(actions(&panel.operator, &panel).await.contains(&action("release_correction", Some("no_decision"))));
    panel.operator.post(release(&panel), json!({})).await.problem(409, "no_decision");
    chair.get(correction(&panel)).await.problem(409, "no_decision");

    // The chair proposes. Nobody but those who select notices.
    let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await;
    let seen = chair.get(&panel.phase).await.expect(200);
    viewer.put(correction(&panel), &seen, moved(&panel)).await.problem(403, "forbidden");
    panel.startups[1].put(correction(&panel), &seen, moved(&panel)).await.problem(404, "not_found");
    let proposed = chair.put(correction(&panel), &seen, moved(&panel)).await.expect(200);
    assert_eq!((&proposed.json()["number"], text(&proposed.json()["proposed_by"])), (&json!(2), chair.id().to_string().as_str()));
    let changes: Vec<&str> = proposed.json()["changes"].as_array().unwrap().iter().map(|change| text(&change["application_id"])).collect();
    assert_eq!(changes, [panel.applications[1].as_str(), &panel.applications[2]]);
    assert_eq!(viewer.get(correction(&panel)).await.expect(200).json()["changes"], proposed.json()["changes"]);
    panel.startups[1].get(correction(&panel)).await.problem(404, "not_found");
    chair.put(correction(&panel), &seen, moved(&panel)).await.problem(412, "precondition_failed");
    assert_eq!((results(&panel).await, outcome(&panel, 1).await), (before.clone(), published.clone()));
    assert_eq!(recorded(&panel.operator, &panel).await["manifest"]["head"]["event"], "release");
    assert_eq!(told(&panel, 1).await, 0);

    // Whoever proposed last does not release, and nobody releases what he has not read.
    chair.post(release(&panel), json!({})).await.problem(403, "forbidden");
    panel.ministry.put(correction(&panel), &proposed, moved(&panel)).await.expect(200);
    panel.ministry.post(release(&panel), json!({})).await.problem(409, "same_approver");
    assert!(actions(&panel.ministry, &panel).await.contains(&action("release_correction", Some("same_approver"))));
    panel.operator.post(release(&panel), json!({"version": 1})).await.problem(412, "precondition_failed");
    let key = "correction-0001";
    let done = panel.operator.post_with_key(release(&panel), key, json!({})).await.expect(200);
    let again = panel.operator.post_with_key(release(&panel), key, json!({})).await.expect(200);
    assert_eq!(done.text(), again.text());
    panel.operator.post(release(&panel), json!({})).await.problem(409, "no_decision");

    // In force, for everybody; what was before stays readable with its time.
    let after = results(&panel).await;
    assert_eq!((text(&after["selected"][0]["title"]), &after["reserve"], &after["refused"]), ("Serres", &json!([]), &json!(2)));
    let said = &after["corrections"][0];
    assert_eq!((&said["number"], text(&said["reason"]), &after["released_at"]), (&json!(2), PUBLIC, &before["released_at"]));
    assert!(!after.to_string().contains(WHY), "the reason in full is not for everybody");
    let shown = viewer.get(format!("{}/decision", panel.phase)).await.expect(200);
    assert_eq!((&shown.json()["number"], text(&shown.json()["correction"]["reason"])), (&json!(2), WHY));
    let earlier = viewer.get(format!("{}/decision?number=1", panel.phase)).await.expect(200);
    assert_eq!(earlier.json()["decision"]["outcomes"], first.json()["decision"]["outcomes"]);
    assert_eq!((&earlier.json()["released_at"], &earlier.json()["valid_until"]), (&first.json()["released_at"], &said["released_at"]));
    viewer.get(format!("{}/decision?number=3", panel.phase)).await.problem(404, "not_found");
    let versions = viewer.get(format!("{}/decision/versions", panel.phase)).await.expect(200);
    let numbers: Vec<&Value> = versions.json()["versions"].as_array().unwrap().iter().map(|version| &version["number"]).collect();
    assert_eq!(numbers, [&json!(1), &json!(2)]);
    assert_eq!(versions.json()["versions"][1]["changes"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn inv_46_those_for_whom_something_changed_learn_it_and_nobody_else() {
    let (panel, chair) = released(a_call()).await;
    chair.put(correction(&panel), "*", moved(&panel)).await.expect(200);
    let untouched = outcome(&panel, 0).await;
    panel.operator.post(release(&panel), json!({})).await.expect(200);
    let lost = outcome(&panel, 1).await;
    assert_eq!((&lost["outcome"], &lost["corrects"]), (&json!("refused"), &json!("selected")));
    assert_eq!(outcome(&panel, 2).await["corrects"], "reserve");
    assert_eq!(outcome(&panel, 0).await, untouched);
    assert_eq!((told(&panel, 0).await, told(&panel, 1).await, told(&panel, 2).await), (0, 1, 1));
    for secret in [WHY, PUBLIC, "refused", "confondu"] {
        assert!(panel.app.mails().iter().all(|mail| !mail.text.contains(secret)), "a mail never says what was decided: {secret}");
    }
    let timeline = async |application: usize| {
        let path = format!("/v1/applications/{}/timeline", panel.applications[application]);
        let told = panel.startups[application].get(path).await.expect(200);
        let entries = told.data().iter().filter(|entry| text(&entry["kind"]).starts_with("outcome_"));
        entries.map(|entry| (text(&entry["kind"]).to_owned(), text(&entry["outcome"]).to_owned())).collect::<Vec<_>>()
    };
    let entry = |kind: &str, outcome: &str| (kind.to_owned(), outcome.to_owned());
    assert_eq!(timeline(1).await, [entry("outcome_released", "selected"), entry("outcome_corrected", "refused")]);
    assert_eq!(timeline(0).await, [entry("outcome_released", "refused")]);
}

#[tokio::test]
async fn inv_46_a_correction_is_signed_in_the_chain_and_stands_in_the_minutes() {
    let (panel, chair) = released(a_call()).await;
    let before = recorded(&panel.operator, &panel).await;
    chair.put(correction(&panel), "*", moved(&panel)).await.expect(200);
    panel.operator.post(release(&panel), json!({})).await.expect(200);
    let after = recorded(&panel.operator, &panel).await;
    let (head, parts) = (&after["manifest"]["head"], &after["manifest"]);
    assert_eq!((&head["event"], &head["number"], after["chain"].as_array().unwrap().len()), (&json!("release_correction"), &json!(4), 3));
    assert_eq!(after["chain"][2], before["record"]);
    assert_eq!(parts["correction"]["corrected"], before["manifest"]["decision"]);
    assert_eq!((text(&parts["correction"]["public_reason"]), text(&parts["decision"]["by"])), (PUBLIC, chair.id().to_string().as_str()));
    assert!(!after["manifest"].to_string().contains(WHY));
    for part in ["rules", "parameters", "applications", "sheets", "exclusions", "result"] {
        assert_eq!(parts[part], before["manifest"][part], "{part}");
    }
    assert_eq!(failures(&panel.operator, &panel).await, []);
    let page = panel.ministry.get(format!("{}/minutes?lang=fr&format=html", panel.phase)).await.expect(200);
    assert!(page.text().contains("Corrections") && page.text().contains("confondus au secrétariat"), "{}", page.text());

    // A second one corrects the first.
    let back = json!({"decision": panel.decision(&["refused", "selected", "reserve"]), "reason": WHY, "public_reason": PUBLIC});
    panel.ministry.put(correction(&panel), "*", back).await.expect(200);
    panel.operator.post(release(&panel), json!({})).await.expect(200);
    let last = recorded(&panel.operator, &panel).await;
    assert_eq!(last["manifest"]["correction"]["corrected"], parts["decision"]);
    assert_eq!(last["manifest"]["decision"]["document"], before["manifest"]["decision"]["document"]);
    assert_eq!(failures(&panel.operator, &panel).await, []);
    // What was put past the program is told.
    panel
        .app
        .ctx
        .db
        .raw("UPDATE decision_corrections SET document = replace(document, 'confondus', 'distincts') WHERE number = 3")
        .await
        .unwrap();
    let told = failures(&panel.operator, &panel).await;
    assert!(told.iter().any(|(check, part, _)| check == "database" && part == "correction"), "{told:?}");
}

#[tokio::test]
async fn a_correction_keeps_the_rules_of_a_decision_and_needs_reasons() {
    let (panel, chair) = released(a_call()).await;
    let with = |field: &str, value: Value| {
        let mut body = moved(&panel);
        body[field] = value;
        body
    };
    let put = async |body: Value| -> Answer { chair.put(correction(&panel), "*", body).await };
    put(with("reason", json!(" "))).await.problem(422, "validation_failed").invalid("/reason", "required");
    put(with("public_reason", json!(""))).await.problem(422, "validation_failed").invalid("/public_reason", "required");
    let both = panel.decision(&["refused", "selected", "selected"]);
    put(with("decision", both)).await.problem(422, "seats_exceeded");
    let silent = panel.decision(&["refused", "refused", "selected"]);
    put(with("decision", silent)).await.problem(422, "validation_failed").invalid("/decision/outcomes/2/reason", "required");
    let same = panel.decision(&["refused", "selected", "reserve"]);
    put(with("decision", same)).await.problem(422, "validation_failed").invalid("/decision/outcomes", "not_allowed");
    let unknown = json!(["apl_01kax3v8m0t2r4q6w8y0b1c2d3"]);
    put(with("appeal_ids", unknown)).await.problem(422, "validation_failed").invalid("/appeal_ids/0", "unknown_reference");

    // Taken back, nothing remains; and what was never released is not corrected.
    let proposed = put(moved(&panel)).await.expect(200);
    panel.operator.delete(correction(&panel), &proposed).await.expect(204);
    chair.delete(correction(&panel), "*").await.problem(409, "no_decision");
    assert_eq!(results(&panel).await["corrections"], json!([]));
    let open = Panel::of(&["Sondes"]).await;
    open.operator.put(correction(&open), "*", moved_of_one(&open)).await.problem(409, "invalid_state");
}

fn moved_of_one(panel: &Panel) -> Value {
    json!({"decision": panel.decision(&["refused"]), "reason": WHY, "public_reason": PUBLIC})
}

#[tokio::test]
async fn inv_44_nobody_corrects_about_their_own_startup() {
    let (panel, chair) = released(a_call()).await;
    let join = async |person: &Person| {
        let (startup, user) = (panel.startups[0].organisation.clone(), person.id().clone());
        let startup = <tahaddi_domain::id::OrganisationId as tahaddi_domain::id::Id>::parse(&startup).unwrap();
        let join = move |tx: &mut tahaddi_persistence::Tx<'_>| {
            tahaddi_persistence::repo::organisation::put_member(tx, &startup, &user, MemberRole::Viewer)
        };
        panel.app.ctx.db.write(join).await.unwrap();
    };
    chair.put(correction(&panel), "*", moved(&panel)).await.expect(200);
    let operator = panel.app.operator().await;
    join(&operator).await;
    operator.post(release(&panel), json!({})).await.problem(403, "conflict_of_interest");
    join(&chair).await;
    chair.put(correction(&panel), "*", moved(&panel)).await.problem(403, "conflict_of_interest");
    panel.operator.post(release(&panel), json!({})).await.expect(200);
}

#[tokio::test]
async fn of_two_corrections_at_once_one_is_proposed_and_of_two_releases_one_counts() {
    let (panel, chair) = released(a_call()).await;
    let mut next = moved(&panel);
    for round in 0..race_rounds() {
        let seen = chair.get(&panel.phase).await.expect(200);
        let (one, other) =
            tokio::join!(chair.put(correction(&panel), &seen, next.clone()), panel.ministry.put(correction(&panel), &seen, next.clone()));
        let mut statuses = [one.status(), other.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412], "round {round}");
        let operator = panel.app.operator().await;
        let (one, other) = tokio::join!(panel.operator.post(release(&panel), json!({})), operator.post(release(&panel), json!({})));
        let mut statuses = [one.status(), other.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "round {round}");
        next = if round % 2 == 0 {
            json!({"decision": panel.decision(&["refused", "selected", "reserve"]), "reason": WHY, "public_reason": PUBLIC})
        } else {
            moved(&panel)
        };
    }
    assert_eq!(results(&panel).await["corrections"].as_array().unwrap().len(), race_rounds());
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn no_seat_moves_once_a_later_panel_has_locked() {
    let mut call = a_call();
    let mut second = call["phases"][1].clone();
    second["title"] = json!({"fr": "Oral"});
    call["phases"].as_array_mut().unwrap().push(second);
    let (mut panel, chair) = released(call).await;
    let written = panel.phase.clone();
    panel.phase = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][2]["id"]));
    let examiner = panel.seat("Salma", "juror").await;
    let desk = format!("/v1/jury/assignments/{}", panel.assigned(&examiner, 1).await);
    let criteria = panel.challenge["document"]["phases"][2]["review"]["rubric"]["criteria"].as_array().unwrap();
    let scores: serde_json::Map<String, Value> =
        criteria.iter().map(|item| (text(&item["id"]).to_owned(), json!({"score": 4.0, "comment": "Vu."}))).collect();
    examiner.put(format!("{desk}/sheet"), "*", json!({"scores": scores, "comment": ""})).await.expect(200);
    examiner.post(format!("{desk}/completion"), json!({})).await.expect(200);
    panel.lock().await;
    panel.phase = written;
    chair.put(correction(&panel), "*", moved(&panel)).await.problem(409, "panel_locked");
    let mut words = moved(&panel);
    words["decision"] = panel.decision(&["refused", "selected", "reserve"]);
    words["decision"]["outcomes"][0]["reason"] = json!("Le dossier est incomplet.");
    chair.put(correction(&panel), "*", words).await.expect(200);
    panel.operator.post(release(&panel), json!({})).await.expect(200);
    assert_eq!(outcome(&panel, 0).await["reason"], "Le dossier est incomplet.");
}

#[tokio::test]
async fn an_appeal_that_was_right_is_named_by_the_correction_that_follows_from_it() {
    let mut call = a_call();
    call["regimes"] = json!({"appeal": "objection", "appeal_days": 10});
    let (panel, chair) = released(call).await;
    let grounds = json!({"phase_id": panel.phase.rsplit('/').next().unwrap(), "grounds": "Une autre version a été lue."});
    let filed = panel.startups[0].post(format!("/v1/applications/{}/appeals", panel.applications[0]), grounds).await.expect(201);
    let mut body = moved(&panel);
    body["appeal_ids"] = json!([filed.id()]);
    chair.put(correction(&panel), "*", body.clone()).await.problem(422, "validation_failed").invalid("/appeal_ids/0", "unknown_reference");
    let judge = panel.app.operator().await;
    let verdict = json!({"verdict": "upheld", "reason": "Le jury a lu une version antérieure."});
    judge.post(format!("{}/decision", filed.location()), verdict).await.expect(200);
    chair.put(correction(&panel), "*", body).await.expect(200);
    let seen = async || panel.startups[0].get(filed.location()).await.expect(200).json()["correction_number"].clone();
    assert_eq!(seen().await, Value::Null, "what is proposed is not told");
    judge.post(release(&panel), json!({})).await.expect(200);
    assert_eq!(seen().await, 2);
    // Who is refused by it may appeal in turn, from its release on.
    let refused = outcome(&panel, 1).await;
    assert!(text(&refused["appeal_until"]) > text(&refused["released_at"]));
}
