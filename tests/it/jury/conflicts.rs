//! Conflicts of interest: found, declared, taken back, and what they do.

use acceptance::{Method, Panel, json, text};
use tahaddi_domain::organisation::MemberRole;

#[tokio::test]
async fn a_check_finds_members_and_mail_domains_and_keeps_nothing() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let mate = panel.app.colleague(&panel.startups[1], MemberRole::Viewer).await;
    let domain = panel.startups[0].email().split('@').nth(1).unwrap().to_owned();
    let check = |who: acceptance::Value| {
        let mut body = json!({"challenge_id": panel.challenge["id"]});
        body.as_object_mut().unwrap().extend(who.as_object().unwrap().clone());
        panel.operator.post("/v1/conflict-checks", body)
    };
    let same_domain = check(json!({"email": format!("other@{domain}")})).await.expect(200);
    assert_eq!(same_domain.json()["checked"], 2);
    assert_eq!(same_domain.json()["conflicts"].as_array().unwrap().len(), 1);
    let found = &same_domain.json()["conflicts"][0];
    assert_eq!(found["organisation"], json!({"id": panel.startups[0].organisation, "name": "Startup Sondes"}));
    assert_eq!(found["findings"], json!([{"kind": "same_mail_domain", "source": "detected", "reason": domain}]));
    let member = check(json!({"email": mate.email()})).await.expect(200);
    assert_eq!(member.json()["conflicts"][0]["findings"][0]["kind"], "own_organisation");
    let nobody = check(json!({"email": "free@elsewhere.example"})).await.expect(200);
    assert_eq!(nobody.json()["conflicts"], json!([]));
    // What an applicant says of somebody whose address it does not know is found by the name.
    let statement = json!({"name": "Nadia Inconnue", "kind": "personal", "reason": "Un litige."});
    panel.startups[0].post(format!("/v1/applications/{}/conflict-statements", panel.applications[0]), statement).await.expect(201);
    let by_name = check(json!({"email": "free@elsewhere.example", "name": "NADIA  inconnue"})).await.expect(200);
    assert_eq!(by_name.json()["conflicts"][0]["findings"][0]["source"], "applicant");
    assert_eq!(check(json!({"email": "free@elsewhere.example", "name": "N."})).await.expect(200).json()["conflicts"], json!([]));
    check(json!({"email": "free@elsewhere.example", "name": " "})).await.invalid("/name", "required");
    let seated = json!({"name": "N.", "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3"});
    check(seated).await.invalid("/name", "not_allowed");
    check(json!({"email": "x"})).await.invalid("/email", "invalid_format");
    check(json!({})).await.invalid("/email", "required");
    check(json!({"email": "a@b.example", "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3"})).await.invalid("/juror_id", "not_allowed");
    let body = json!({"challenge_id": panel.challenge["id"], "email": "a@b.example"});
    panel.ministry.post("/v1/conflict-checks", body.clone()).await.problem(403, "forbidden");
    panel.startups[0].post("/v1/conflict-checks", body).await.problem(404, "not_found");
    assert_eq!(panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200).data().len(), 0);
}

#[tokio::test]
async fn inv_22_a_conflicted_pair_is_not_assigned_and_neither_is_the_rest() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let mate = panel.app.colleague(&panel.startups[1], MemberRole::Viewer).await;
    let (juror, chair) = (panel.seat_person(mate.person.clone(), "juror").await, panel.seat("Chair", "chair").await);
    let path = format!("{}/assignments", panel.phase);
    let pair = |juror: &str, application: usize| json!({"juror_id": juror, "application_id": panel.applications[application]});
    let both = json!({"assignments": [pair(&juror.id, 0), pair(&juror.id, 1)]});
    panel.operator.post(&path, both).await.problem(403, "conflict_of_interest").invalid("/assignments/1", "not_allowed");
    assert_eq!(panel.operator.get(&path).await.expect(200).data().len(), 0);
    let wrong = json!({"assignments": [pair(&juror.id, 0), pair(&juror.id, 0), pair(&chair.id, 0),
        {"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3"}]});
    panel
        .operator
        .post(&path, wrong)
        .await
        .problem(422, "validation_failed")
        .invalid("/assignments/1", "duplicate")
        .invalid("/assignments/2/juror_id", "not_allowed")
        .invalid("/assignments/3/juror_id", "unknown_reference")
        .invalid("/assignments/3/application_id", "unknown_reference");
    panel.operator.post(&path, json!({"assignments": []})).await.problem(422, "validation_failed").invalid("/assignments", "required");
    panel.operator.post(&path, json!({"assignments": [pair(&juror.id, 0)]})).await.expect(201);
    panel
        .operator
        .post(&path, json!({"assignments": [pair(&juror.id, 0)]}))
        .await
        .problem(422, "validation_failed")
        .invalid("/assignments/0", "duplicate");
    // The list shows the conflict that is in the data.
    let found = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    let kinds: Vec<&str> = found.data().iter().map(|item| text(&item["kind"])).collect();
    assert_eq!(kinds, ["own_organisation", "same_mail_domain"], "a member's own address is one of the startup's");
    assert!(found.data().iter().all(|item| item["id"].is_null() && item["organisation_id"] == panel.startups[1].organisation.as_str()));
}

#[tokio::test]
async fn a_conflict_declared_late_puts_the_sheet_aside_and_taken_back_restores_it() {
    let panel = Panel::of(&["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let review = panel.reviewed(&juror, 0, &[4.0, 3.0]).await;
    let counts = |progress: &acceptance::Value| {
        let number = |name: &str| progress[name].as_u64().unwrap();
        (number("completed"), number("quarantined"), number("coverage_missing"))
    };
    assert_eq!(counts(&panel.progress().await), (1, 0, 0));

    let path = format!("{}/conflicts", panel.phase);
    let conflict = |who: acceptance::Value| {
        let mut body = json!({"juror_id": juror.id, "kind": "mentor", "reason": "A accompagné la startup."});
        body.as_object_mut().unwrap().extend(who.as_object().unwrap().clone());
        panel.operator.post(&path, body)
    };
    conflict(json!({})).await.invalid("/organisation_id", "required");
    conflict(json!({"organisation_id": panel.ministry.organisation})).await.invalid("/organisation_id", "unknown_reference");
    conflict(json!({"organisation_id": panel.startups[0].organisation, "application_id": panel.applications[0]}))
        .await
        .invalid("/application_id", "not_allowed");
    let declared = conflict(json!({"application_id": panel.applications[0]})).await.expect(201);
    assert_eq!((declared.field("organisation_id"), declared.field("source")), (panel.startups[0].organisation.as_str(), "organiser"));
    assert_eq!(counts(&panel.progress().await), (0, 1, 1));
    panel.operator.post(format!("{}/lock", panel.phase), json!({})).await.problem(409, "coverage_incomplete");
    // The juror is told nothing but that there is a conflict; the organiser sees that the sheet is there, and not what it says.
    let told = juror.get(&review).await.problem(403, "conflict_of_interest");
    assert_eq!((&told.json()["details"], &told.json()["errors"]), (&json!({}), &json!([])));
    juror.put(format!("{review}/sheet"), "*", panel.sheet(&[1.0, 1.0])).await.problem(403, "conflict_of_interest");
    assert_eq!(juror.get("/v1/jury/assignments").await.expect(200).data().len(), 0);
    let placed = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    let item = &placed.data()[0];
    assert_eq!((&item["conflicted"], text(&item["state"]), &item["sheet"]), (&json!(true), "completed", &json!(null)));

    let one = format!("{path}/{}", declared.id());
    panel.ministry.request(Method::DELETE, &one).send().await.problem(403, "forbidden");
    panel.operator.request(Method::DELETE, &one).send().await.expect(204);
    panel.operator.request(Method::DELETE, &one).send().await.problem(409, "invalid_state");
    panel.operator.request(Method::DELETE, format!("{path}/coi_01kax3v8m0t2r4q6w8y0b1c2d3")).send().await.problem(404, "not_found");
    assert_eq!(counts(&panel.progress().await), (1, 0, 0));
    juror.get(&review).await.expect(200);
    let kept = panel.operator.get(&path).await.expect(200);
    assert_eq!((kept.data().len(), kept.data()[0]["removed_at"].is_string()), (1, true));
    panel.lock().await;
    panel.operator.request(Method::DELETE, &one).send().await.problem(409, "panel_locked");
}

#[tokio::test]
async fn inv_25_a_recusal_ends_access_drops_the_score_and_keeps_the_record() {
    let panel = Panel::of(&["Sondes", "Drones", "Serres"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let (first, second) = (panel.reviewed(&juror, 0, &[4.0, 3.0]).await, panel.reviewed(&juror, 1, &[2.0, 3.0]).await);
    let third = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 2).await);
    juror.post(format!("{first}/recusal"), json!({"reason": ""})).await.problem(422, "validation_failed").invalid("/reason", "required");
    juror.post(format!("{first}/recusal"), json!({"reason": "Ancien étudiant.", "kind": "personal"})).await.expect(204);
    juror.post(format!("{second}/recusal"), json!({"reason": "Surcharge."})).await.expect(204);
    juror.post(format!("{second}/decline"), json!({})).await.problem(404, "not_found");
    juror.post(format!("{third}/decline"), json!({"reason": "Hors de mon domaine."})).await.expect(204);
    juror.get(&first).await.problem(403, "conflict_of_interest");
    for gone in [&second, &third] {
        juror.get(gone).await.problem(404, "not_found");
        juror.put(format!("{gone}/sheet"), "*", panel.sheet(&[1.0, 1.0])).await.problem(404, "not_found");
    }
    assert_eq!(juror.get("/v1/jury/assignments").await.expect(200).data().len(), 0);
    let declared = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    assert_eq!((text(&declared.data()[0]["source"]), text(&declared.data()[0]["reason"])), ("juror", "Ancien étudiant."));
    assert_eq!(panel.progress().await["completed"], 0);
    // What was recused or declined is not given to the same juror again; what the organiser took away is.
    let pair = |application: usize| json!({"assignments": [{"juror_id": juror.id, "application_id": panel.applications[application]}]});
    for application in [1, 2] {
        panel.operator.post(format!("{}/assignments", panel.phase), pair(application)).await.invalid("/assignments/0", "not_allowed");
    }
    let other = panel.seat("Salma", "juror").await;
    for application in 0..3 {
        panel.reviewed(&other, application, &[3.0, 3.0]).await;
    }
    panel.lock().await;
    let placed = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    let recused: Vec<_> = placed.data().iter().filter(|item| item["state"] == "recused").collect();
    assert_eq!(recused.len(), 2);
    assert!(recused.iter().all(|item| item["sheet"]["scores"].is_object() && item["completed_at"].is_string()), "{recused:?}");
    let ranking = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    assert!(ranking.json()["entries"].as_array().unwrap().iter().all(|entry| entry["reviews"] == 1 && entry["display"] == "60.00"));
}

#[tokio::test]
async fn an_assignment_that_was_taken_away_comes_back_with_its_draft() {
    let panel = Panel::of(&["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let review = panel.reviewed(&juror, 0, &[4.0, 3.0]).await;
    let id = review.rsplit('/').next().unwrap().to_owned();
    let removal = format!("{}/assignments/{id}/removal", panel.phase);
    panel.operator.post(&removal, json!({"reason": ""})).await.problem(422, "validation_failed").invalid("/reason", "required");
    let removed = panel.operator.post(&removal, json!({"reason": "Charge mieux répartie."})).await.expect(200);
    assert_eq!(removed.field("state"), "unassigned");
    juror.get(&review).await.problem(404, "not_found");
    panel.operator.post(&removal, json!({"reason": "Encore."})).await.problem(409, "invalid_state");
    assert_eq!(panel.assigned(&juror, 0).await, id);
    let again = juror.get(&review).await.expect(200);
    assert_eq!((again.field("state"), &again.json()["sheet"]["scores"][&panel.criteria()[0]]["score"]), ("assigned", &json!(4)));
    assert_eq!(panel.progress().await["completed"], 0);
}
