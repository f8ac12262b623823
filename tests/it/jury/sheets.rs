//! What becomes of a sheet besides its scores: three texts for three readers, its history, giving it back, correcting it after the lock.

use acceptance::{Method, Panel, Seat, Span, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

/// A sheet with these scores and a text for each reader.
fn with_texts(panel: &Panel, scores: &[f64]) -> Value {
    let mut sheet = panel.sheet(scores);
    sheet["comment"] = json!("POUR LE JURY");
    sheet["feedback"] = json!("POUR LE CANDIDAT");
    sheet["note"] = json!("POUR MOI SEUL");
    sheet
}

fn with_feedback(regime: &str) -> Value {
    let mut call = a_call();
    call["regimes"] = json!({"feedback": regime});
    call
}

/// Writes and hands in; the path of the assignment.
async fn handed_in(panel: &Panel, juror: &Seat, application: usize, sheet: Value) -> String {
    let path = format!("/v1/jury/assignments/{}", panel.assigned(juror, application).await);
    juror.put(format!("{path}/sheet"), "*", sheet).await.expect(200);
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    path
}

/// The same assignment as those see it who keep the panel.
fn kept(panel: &Panel, path: &str, what: &str) -> String {
    format!("{}/assignments/{}/{what}", panel.phase, path.rsplit('/').next().unwrap())
}

async fn placed(panel: &Panel) -> Value {
    panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200).data()[0].clone()
}

#[tokio::test]
async fn inv_40_a_note_is_its_writers_a_comment_the_panels_and_feedback_the_applicants_without_a_name() {
    let panel = Panel::of_call(with_feedback("each_phase"), &["Sondes", "Drones"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    let path = handed_in(&panel, &karim, 0, with_texts(&panel, &[4.0, 3.0])).await;
    let mut second = with_texts(&panel, &[2.0, 3.0]);
    second["feedback"] = json!("  AUSSI POUR LE CANDIDAT ");
    handed_in(&panel, &salma, 0, second).await;
    handed_in(&panel, &salma, 1, panel.sheet(&[5.0, 5.0])).await;
    assert_eq!(karim.get(&path).await.expect(200).json()["sheet"]["note"], "POUR MOI SEUL");
    let mut long = panel.sheet(&[4.0, 3.0]);
    long["feedback"] = json!("x".repeat(10_001));
    karim.put(format!("{path}/sheet"), "*", long).await.invalid("/feedback", "too_long");

    panel.lock().await;
    let seen = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    assert!(seen.text().contains("POUR LE JURY") && seen.text().contains("POUR LE CANDIDAT") && !seen.text().contains("POUR MOI SEUL"));
    let versions = panel.operator.get(kept(&panel, &path, "versions")).await.expect(200);
    assert!(versions.text().contains("POUR LE JURY") && !versions.text().contains("POUR MOI SEUL"));
    for version in versions.data() {
        assert_eq!(version["sheet"]["note"], "");
    }
    let feedback = |application: usize| format!("/v1/applications/{}/feedback", panel.applications[application]);
    panel.startups[0].get(feedback(0)).await.problem(409, "results_not_published");
    panel.release(&["refused", "selected"]).await;
    let told = panel.startups[0].get(feedback(0)).await.expect(200);
    assert_eq!(told.json()["phases"][0]["texts"], json!(["AUSSI POUR LE CANDIDAT", "POUR LE CANDIDAT"]));
    for secret in
        ["POUR LE JURY", "POUR MOI SEUL", karim.id.as_str(), salma.id.as_str(), karim.email(), "Karim", path.rsplit('/').next().unwrap()]
    {
        assert!(!told.text().contains(secret), "{secret}");
    }
    assert_eq!(panel.startups[1].get(feedback(1)).await.expect(200).json()["phases"][0]["texts"], json!([]));
    panel.startups[1].get(feedback(0)).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_call_without_feedback_passes_on_no_text_and_neither_does_a_sheet_that_is_put_aside() {
    for (regime, expected) in [("none", json!([])), ("each_phase", json!(["Bravo."]))] {
        let panel = Panel::of_call(with_feedback(regime), &["Sondes"]).await;
        let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
        handed_in(&panel, &karim, 0, with_texts(&panel, &[4.0, 3.0])).await;
        let mut good = panel.sheet(&[4.0, 3.0]);
        good["feedback"] = json!("Bravo.");
        handed_in(&panel, &salma, 0, good).await;
        let conflict = json!({"juror_id": karim.id, "application_id": panel.applications[0], "kind": "mentor", "reason": "Mentorat."});
        panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
        panel.lock().await;
        panel.release(&["refused"]).await;
        let told = panel.startups[0].get(format!("/v1/applications/{}/feedback", panel.applications[0])).await.expect(200);
        assert_eq!(told.json()["phases"][0]["texts"], expected, "{regime}");
    }
}

#[tokio::test]
async fn a_sheet_has_a_history_with_deltas_for_its_juror_and_for_the_chair_after_the_lock() {
    let panel = Panel::of(&["Sondes"]).await;
    let (juror, other, chair) =
        (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await, panel.seat("Chair", "chair").await);
    let path = handed_in(&panel, &juror, 0, with_texts(&panel, &[4.0, 3.0])).await;
    juror.put(format!("{path}/sheet"), "*", with_texts(&panel, &[5.0, 3.0])).await.expect(200);
    let own = juror.get(format!("{path}/versions")).await.expect(200);
    let states: Vec<(u64, &str)> = own.data().iter().map(|item| (item["version"].as_u64().unwrap(), text(&item["state"]))).collect();
    assert_eq!(states, [(4, "completed"), (3, "completed"), (2, "assigned")]);
    let innovation = &panel.criteria()[0];
    let change = json!([{"pointer": format!("/scores/{innovation}/score"), "before": 4, "after": 5}]);
    assert_eq!((&own.data()[0]["changes"], &own.data()[1]["changes"]), (&change, &json!([])));
    assert!(own.data()[2]["changes"].as_array().unwrap().iter().any(|change| change["pointer"] == "/note"));
    // Pages go on where they ended.
    let first = juror.get(format!("{path}/versions?limit=2")).await.expect(200);
    let cursor = text(&first.json()["next_cursor"]).to_owned();
    let rest = juror.get(format!("{path}/versions?limit=2&cursor={cursor}")).await.expect(200);
    assert_eq!((rest.data().len(), &rest.data()[0]), (1, &own.data()[2]));

    let theirs = kept(&panel, &path, "versions");
    for keeper in [&chair.person, &panel.operator] {
        keeper.get(&theirs).await.problem(409, "panel_open");
    }
    other.get(format!("{path}/versions")).await.problem(404, "not_found");
    panel.operator.get(format!("{path}/versions")).await.problem(404, "not_found");
    panel.lock().await;
    let seen = chair.get(&theirs).await.expect(200);
    assert_eq!((seen.data().len(), &seen.data()[0]["changes"]), (3, &change));
    for (person, status, code) in [
        (&other.person, 403, "forbidden"),
        (&juror.person, 403, "forbidden"),
        (&panel.ministry.person, 403, "forbidden"),
        (&panel.startups[0].person, 404, "not_found"),
        (&panel.app.anonymous(), 401, "authentication_required"),
    ] {
        person.get(&theirs).await.problem(status, code);
    }
    chair.get(format!("{}/assignments/asg_01kax3v8m0t2r4q6w8y0b1c2d3/versions", panel.phase)).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_completed_sheet_is_given_back_for_a_reason_before_the_lock_and_counts_when_it_is_handed_in_again() {
    let panel = Panel::of(&["Sondes"]).await;
    let (juror, chair) = (panel.seat("Karim", "juror").await, panel.seat("Chair", "chair").await);
    let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let reopening = kept(&panel, &path, "reopening");
    let reason = json!({"reason": "Le second critère est noté à l'envers."});
    juror.put(format!("{path}/sheet"), "*", with_texts(&panel, &[4.0, 3.0])).await.expect(200);
    chair.post(&reopening, reason.clone()).await.problem(409, "invalid_state");
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    chair.post(&reopening, json!({"reason": " "})).await.problem(422, "validation_failed").invalid("/reason", "required");
    for (person, status, code) in
        [(&juror.person, 403, "forbidden"), (&panel.ministry.person, 403, "forbidden"), (&panel.startups[0].person, 404, "not_found")]
    {
        person.post(&reopening, reason.clone()).await.problem(status, code);
    }
    // The invitation goes out before, so that it is not the newest mail.
    panel.app.tick().await;
    panel.app.advance(Span::seconds(1));
    let key = "reopen-once-0123456789";
    let given = chair.post_with_key(&reopening, key, reason.clone()).await.expect(200);
    assert_eq!((given.field("state"), &given.json()["sheet"], &given.json()["completed_at"]), ("assigned", &Value::Null, &Value::Null));
    let again = chair.post_with_key(&reopening, key, reason.clone()).await.expect(200);
    assert_eq!(again.json(), given.json(), "one effect");
    chair.post(&reopening, reason.clone()).await.problem(409, "invalid_state");
    assert_eq!(panel.progress().await["completed"], 0);
    panel.operator.post(format!("{}/lock", panel.phase), json!({})).await.problem(409, "coverage_incomplete");

    panel.app.tick().await;
    let mail = panel.app.mail_to(juror.email());
    assert!(mail.link().ends_with(&path["/v1".len()..]), "{}", mail.link());
    let desk = juror.get(&path).await.expect(200);
    assert_eq!(text(&desk.json()["reopened_reason"]), "Le second critère est noté à l'envers.");
    assert_eq!(desk.json()["sheet"]["note"], "POUR MOI SEUL", "what was written is kept");
    juror.put(format!("{path}/sheet"), "*", with_texts(&panel, &[4.0, 1.0])).await.expect(200);
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    assert_eq!(juror.get(&path).await.expect(200).json()["reopened_reason"], Value::Null);
    assert_eq!(panel.progress().await["completed"], 1);
    let versions = juror.get(format!("{path}/versions")).await.expect(200);
    assert!(versions.data().iter().any(|version| version["reason"] == "Le second critère est noté à l'envers."));
    panel.lock().await;
    chair.post(&reopening, reason).await.problem(409, "panel_locked");
}

/// A locked panel: Karim gave the first application these scores and the others less.
async fn locked() -> (Panel, Seat, String) {
    let mut call = with_feedback("each_phase");
    call["seats"] = json!(1);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let path = handed_in(&panel, &juror, 0, with_texts(&panel, &[1.0, 1.0])).await;
    handed_in(&panel, &juror, 1, panel.sheet(&[3.0, 3.0])).await;
    panel.lock().await;
    (panel, juror, path)
}

fn correction(panel: &Panel, score: f64) -> Value {
    let criterion = &panel.criteria()[0];
    json!({"scores": {criterion.as_str(): {"score": score, "comment": "Saisi 1 pour 5."}}, "reason": "Erreur de saisie signalée par le juré."})
}

#[tokio::test]
async fn inv_30_a_correction_after_the_lock_is_a_record_beside_the_original_and_makes_the_ranking_anew() {
    let (panel, juror, path) = locked().await;
    let corrections = kept(&panel, &path, "corrections");
    let before = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["refused", "selected"])).await.expect(200);
    panel.operator.post(&corrections, json!({"reason": "Rien."})).await.invalid("/scores", "required");
    let mut bad = correction(&panel, 9.0);
    panel.operator.post(&corrections, bad.clone()).await.invalid(&format!("/scores/{}/score", panel.criteria()[0]), "out_of_range");
    bad["note"] = json!("x");
    panel.operator.post(&corrections, bad).await.invalid("/note", "unknown_field");
    let corrected = panel.operator.post(&corrections, correction(&panel, 5.0)).await.expect(200);
    let (original, counts) = (&corrected.json()["sheet"], &corrected.json()["corrected"]);
    let criterion = panel.criteria()[0].clone();
    assert_eq!((&original["scores"][&criterion]["score"], &counts["sheet"]["scores"][&criterion]["score"]), (&json!(1), &json!(5)));
    assert_eq!((text(&counts["corrected_by"]), text(&counts["sheet"]["note"])), (panel.operator.id().to_string().as_str(), ""));
    assert_eq!(placed(&panel).await["state"], "completed");

    // 60 × 100 + 40 × 20 and no more.
    let after = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    let of = |ranking: &Value, application: usize| {
        let mut entries = ranking["entries"].as_array().unwrap().iter();
        let own = entries.find(|entry| entry["application_id"] == panel.applications[application].as_str());
        text(&own.unwrap()["display"]).to_owned()
    };
    assert_eq!((of(before.json(), 0), of(after.json(), 0)), ("20.00".into(), "68.00".into()));
    assert_eq!(of(before.json(), 1), of(after.json(), 1));
    // What was decided on the former ranking is decided anew.
    let phase = panel.operator.get(&panel.phase).await.expect(200);
    assert_eq!((phase.field("state"), &phase.json()["decided_at"]), ("locked", &Value::Null));
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.problem(409, "no_decision");

    // The record follows: what counts now makes the ranking, and what was signed before it stays in the chain.
    let verified = panel.operator.get(format!("{}/record/verification", panel.phase)).await.expect(200);
    assert_eq!(verified.json()["holds"], true, "{verified}");
    let record = panel.operator.get(format!("{}/record", panel.phase)).await.expect(200);
    assert_eq!(
        (text(&record.json()["manifest"]["head"]["event"]), &record.json()["manifest"]["head"]["number"]),
        ("correction", &json!(3))
    );

    // The juror sees it, and what was written stays.
    let versions = juror.get(format!("{path}/versions")).await.expect(200);
    assert_eq!(versions.data()[0]["sheet"]["note"], "POUR MOI SEUL");
    assert_eq!(versions.data()[0]["changes"].as_array().unwrap().len(), 2, "{versions}");
    // A second correction goes on from the first; the applicant reads what it says.
    let other = json!({"feedback": "Relu.", "reason": "Le texte nommait le laboratoire."});
    panel.operator.post(&corrections, other).await.expect(200);
    panel.release(&["selected", "refused"]).await;
    let told = panel.startups[0].get(format!("/v1/applications/{}/feedback", panel.applications[0])).await.expect(200);
    assert_eq!((&told.json()["phases"][0]["texts"], &told.json()["phases"][0]["criteria"][0]["value"]), (&json!(["Relu."]), &json!(5.0)));
    panel.operator.post(&corrections, correction(&panel, 2.0)).await.problem(409, "already_released");
    let trail = panel.operator.get("/v1/audit-events?limit=100").await.expect(200);
    let events = trail.data().iter().filter(|event| event["action"] == "sheet.corrected");
    assert_eq!(events.count(), 2, "{trail}");
}

#[tokio::test]
async fn inv_31_nobody_corrects_their_own_sheet_a_conflicted_applicants_or_before_the_lock() {
    let mut call = a_call();
    call["seats"] = json!(1);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let judging = panel.app.operator().await;
    let (juror, chair) = (panel.seat_person(judging.clone(), "juror").await, panel.seat("Chair", "chair").await);
    let path = handed_in(&panel, &juror, 0, panel.sheet(&[1.0, 1.0])).await;
    handed_in(&panel, &juror, 1, panel.sheet(&[2.0, 1.0])).await;
    let corrections = kept(&panel, &path, "corrections");
    let body = correction(&panel, 5.0);
    chair.post(&corrections, body.clone()).await.problem(409, "panel_open");
    panel.lock().await;
    judging.post(&corrections, body.clone()).await.problem(403, "conflict_of_interest");
    for (person, status, code) in [
        (&panel.ministry.person, 403, "forbidden"),
        (&panel.app.support().await, 403, "forbidden"),
        (&panel.startups[0].person, 404, "not_found"),
        (&panel.app.anonymous(), 401, "authentication_required"),
    ] {
        person.request(Method::POST, &corrections).fresh_key().json(body.clone()).send().await.problem(status, code);
    }
    // A chair who has joined one of the applicants since then corrects nothing, not even another's.
    let founder = panel.app.operator().await;
    panel.app.join(&panel.startups[1], &founder, MemberRole::Viewer).await;
    founder.post(&corrections, body.clone()).await.problem(403, "conflict_of_interest");
    // A sheet of one's own has no field for it, nor for the total, nor for another's name; another's is nobody else's to write.
    for field in ["corrected", "total", "score", "juror_id", "user_id"] {
        let mut body = panel.sheet(&[5.0, 5.0]);
        body[field] = json!("5");
        juror.put(format!("{path}/sheet"), "*", body).await.invalid(&format!("/{field}"), "unknown_field");
    }
    let other = panel.seat("Samira", "juror").await;
    for person in [&other.person, &chair.person, &panel.operator] {
        person.put(format!("{path}/sheet"), "*", panel.sheet(&[5.0, 5.0])).await.problem(404, "not_found");
    }
    chair.post(&corrections, body).await.expect(200);
}
