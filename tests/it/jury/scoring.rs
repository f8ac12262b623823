//! Score sheets: drafts, completion, the window, the lock and the seal.

use acceptance::{Instant, Method, Panel, Person, TestApp, a_call, json, text};
use tahaddi_domain::id::{AssignmentId, Id as _};
use tahaddi_persistence::repo::assignment;

#[tokio::test]
async fn a_draft_may_be_incomplete_never_out_of_range_and_every_version_is_kept() {
    let panel = Panel::of(&["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let id = panel.assigned(&juror, 0).await;
    let (path, [innovation, impact]) = (format!("/v1/jury/assignments/{id}"), <[String; 2]>::try_from(panel.criteria()).unwrap());
    let sheet = format!("{path}/sheet");
    let seen = juror.get(&path).await.expect(200);
    juror.request(Method::PUT, &sheet).json(panel.sheet(&[4.0])).send().await.problem(428, "precondition_required");
    juror
        .post(format!("{path}/completion"), json!({}))
        .await
        .problem(422, "sheet_incomplete")
        .invalid(&format!("/scores/{innovation}/score"), "required");
    for (score, code) in [(5.5, "out_of_range"), (-1.0, "out_of_range"), (2.25, "off_step")] {
        juror
            .put(&sheet, &seen, panel.sheet(&[score]))
            .await
            .problem(422, "validation_failed")
            .invalid(&format!("/scores/{innovation}/score"), code);
    }
    let unknown = json!({"scores": {"crt_01kax3v8m0t2r4q6w8y0b1c2d3": {"score": 1}}});
    juror
        .put(&sheet, &seen, unknown)
        .await
        .problem(422, "validation_failed")
        .invalid("/scores/crt_01kax3v8m0t2r4q6w8y0b1c2d3", "unknown_reference");
    juror.put(&sheet, &seen, json!({"total": 100})).await.problem(422, "validation_failed").invalid("/total", "unknown_field");
    let draft = juror.put(&sheet, &seen, panel.sheet(&[4.0])).await.expect(200);
    assert_eq!(draft.field("state"), "assigned");
    juror.put(&sheet, &seen, panel.sheet(&[1.0])).await.problem(412, "precondition_failed");
    juror
        .post(format!("{path}/completion"), json!({}))
        .await
        .problem(422, "sheet_incomplete")
        .invalid(&format!("/scores/{impact}/score"), "required");
    let full = juror.put(&sheet, &draft, panel.sheet(&[4.0, 3.0])).await.expect(200);
    let completed = juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    assert_eq!(completed.field("state"), "completed");
    juror.post(format!("{path}/completion"), json!({})).await.problem(409, "invalid_state");
    juror.put(&sheet, &full, panel.sheet(&[4.0])).await.problem(412, "precondition_failed");
    juror.put(&sheet, &completed, panel.sheet(&[4.0])).await.problem(422, "sheet_incomplete");
    juror.put(&sheet, &completed, panel.sheet(&[5.0, 3.0])).await.expect(200);

    let key = AssignmentId::parse(&id).unwrap();
    let history = panel.app.ctx.db.read(move |conn| assignment::history(conn, &key)).await.unwrap();
    let kept: Vec<(i64, &str, usize)> =
        history.iter().map(|old| (old.version, old.state.as_str(), old.sheet.as_ref().map_or(0, |sheet| sheet.scores.len()))).collect();
    assert_eq!(kept, [(2, "assigned", 1), (3, "assigned", 2), (4, "completed", 2), (5, "completed", 2)]);
}

#[tokio::test]
async fn inv_21_a_dossier_opens_with_scoring_and_scores_end_with_the_lock() {
    let mut call = a_call();
    call["phases"][1]["opens"] = json!({"local": "2027-04-10T08:00:00"});
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let id = panel.assigned(&juror, 0).await;
    let path = format!("/v1/jury/assignments/{id}");
    assert_eq!(juror.get("/v1/jury/assignments").await.expect(200).data().len(), 1);
    let early = juror.get(&path).await.problem(409, "scoring_not_open");
    let opens = early.json()["details"]["opens_at"].as_str().unwrap().to_owned();
    juror.put(format!("{path}/sheet"), "*", panel.sheet(&[4.0])).await.problem(409, "scoring_not_open");
    panel.operator.post(format!("{}/lock", panel.phase), json!({})).await.problem(409, "scoring_not_open");
    let view = panel.operator.get(&panel.phase).await.expect(200);
    assert_eq!((view.field("state"), view.field("opens_at")), ("planned", opens.as_str()));
    assert_eq!(view.json()["allowed_actions"][0], json!({"action": "lock", "allowed": false, "reason": "scoring_not_open", "from": opens}));

    panel.app.clock.set(Instant::parse(&opens).unwrap());
    assert_eq!(panel.operator.get(&panel.phase).await.expect(200).field("state"), "scoring");
    juror.put(format!("{path}/sheet"), "*", panel.sheet(&[4.0, 3.0])).await.expect(200);
    panel
        .operator
        .post(format!("{}/lock", panel.phase), json!({}))
        .await
        .problem(409, "coverage_incomplete")
        .invalid(&format!("/applications/{}", panel.applications[0]), "sheet_missing");
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    panel.lock().await;
    panel.operator.post(format!("{}/lock", panel.phase), json!({})).await.problem(409, "panel_locked");
    let after = juror.get(&path).await.expect(200);
    for action in after.json()["allowed_actions"].as_array().unwrap() {
        let reason = if action["action"] == "compare" { "invalid_state" } else { "panel_locked" };
        assert_eq!(action["reason"], reason, "{after}");
    }
    juror.put(format!("{path}/sheet"), "*", panel.sheet(&[5.0, 5.0])).await.problem(409, "panel_locked");
    juror.post(format!("{path}/recusal"), json!({"reason": "Trop tard."})).await.problem(409, "panel_locked");
    panel
        .operator
        .post(format!("{}/assignments/{id}/removal", panel.phase), json!({"reason": "Trop tard."}))
        .await
        .problem(409, "panel_locked");
    panel.startups[0].post(format!("/v1/applications/{}/withdrawal", panel.applications[0]), json!({})).await.problem(409, "panel_locked");
}

#[tokio::test]
async fn a_sealed_panel_shows_no_score_to_anybody_and_no_sheet_to_the_partner() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let (juror, chair) = (panel.seat("Karim", "juror").await, panel.seat("Chair", "chair").await);
    panel.reviewed(&juror, 0, &[4.0, 3.0]).await;
    panel.assigned(&juror, 1).await;
    for selector in [&panel.operator, &*panel.ministry, &*chair] as [&Person; 3] {
        selector.get(format!("{}/ranking", panel.phase)).await.problem(409, "panel_open");
        selector.get(format!("{}/decision", panel.phase)).await.problem(409, "panel_open");
    }
    juror.get(format!("{}/ranking", panel.phase)).await.problem(403, "forbidden");
    panel.startups[0].get(format!("{}/ranking", panel.phase)).await.problem(404, "not_found");
    let partner = panel.ministry.get(format!("{}/progress", panel.phase)).await.expect(200);
    assert_eq!(
        partner.json(),
        &json!({"phase_id": panel.phase.rsplit('/').next(), "state": "scoring", "applications": 2, "reviews_per_application": 1, "assigned": 2,
            "completed": 0, "quarantined": 0, "coverage_missing": 2, "counts_sealed": true, "by_application": null, "by_juror": null, "extensions": null})
    );
    let keeper = chair.get(format!("{}/progress", panel.phase)).await.expect(200);
    assert_eq!((&keeper.json()["completed"], &keeper.json()["counts_sealed"]), (&json!(1), &json!(false)));
    let juror_row = keeper.json()["by_juror"].as_array().unwrap().iter().find(|row| row["juror_id"] == juror.id.as_str()).unwrap();
    assert_eq!((&juror_row["assigned"], &juror_row["completed"]), (&json!(1), &json!(1)));
    let by_application: Vec<&str> =
        keeper.json()["by_application"].as_array().unwrap().iter().map(|row| text(&row["application_id"])).collect();
    assert!(by_application.is_sorted(), "by id, not by score");
    let placed = chair.get(format!("{}/assignments", panel.phase)).await.expect(200);
    assert!(placed.data().iter().all(|item| item["sheet"].is_null()));
}

#[tokio::test]
async fn an_open_panel_shows_its_ranking_and_sheets_at_any_time() {
    let mut call = a_call();
    call["phases"][1]["review"]["sealed"] = json!(false);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[4.0, 3.0]).await;
    let ranking = panel.ministry.get(format!("{}/ranking", panel.phase)).await.expect(200);
    assert_eq!((&ranking.json()["is_final"], &ranking.json()["entries"][0]["display"]), (&json!(false), &json!("72.00")));
    let placed = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    assert!(placed.data()[0]["sheet"]["scores"].is_object());
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected", "refused"])).await.problem(409, "panel_open");
}

#[tokio::test]
async fn a_cancelled_call_is_not_scored() {
    let panel = Panel::of(&["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    panel.ministry.post(format!("{}/cancellation", panel.call()), json!({"reason": "Budget reporté."})).await.expect(200);
    juror.put(format!("{path}/sheet"), "*", panel.sheet(&[4.0])).await.problem(409, "invalid_state");
    juror.post(format!("{path}/recusal"), json!({"reason": "Trop tard."})).await.problem(409, "invalid_state");
    let seen = juror.get(&path).await.expect(200);
    assert!(seen.json()["allowed_actions"].as_array().unwrap().iter().all(|action| action["reason"] == "invalid_state"), "{seen}");
    panel.operator.post(format!("{}/lock", panel.phase), json!({})).await.problem(409, "invalid_state");
    panel
        .operator
        .post(format!("{}/jurors", panel.call()), json!({"email": "a@b.example", "role": "juror"}))
        .await
        .problem(409, "invalid_state");
}

#[tokio::test]
async fn an_unknown_phase_is_not_found() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    for path in ["", "/progress", "/ranking", "/decision", "/assignments", "/conflicts"] {
        operator.get(format!("/v1/phases/phs_01kax3v8m0t2r4q6w8y0b1c2d3{path}")).await.problem(404, "not_found");
        operator.get(format!("/v1/phases/x{path}")).await.problem(404, "not_found");
    }
    operator.post("/v1/phases/phs_01kax3v8m0t2r4q6w8y0b1c2d3/lock", json!({})).await.problem(404, "not_found");
    operator.get("/v1/challenges/chl_01kax3v8m0t2r4q6w8y0b1c2d3/results").await.problem(404, "not_found");
}

#[tokio::test]
async fn inv_30_nothing_passes_the_lock() {
    for round in 0..4 {
        let panel = Panel::of(&["Sondes", "Drones"]).await;
        let juror = panel.seat("Karim", "juror").await;
        let review = panel.reviewed(&juror, 0, &[4.0, 3.0]).await;
        panel.reviewed(&juror, 1, &[4.0, 3.0]).await;
        let lock = panel.operator.post(format!("{}/lock", panel.phase), json!({}));
        // Of a lock and a step back that would undo its coverage one comes first, and the other sees it.
        let (lock, other) = if round % 2 == 0 {
            let recusal = juror.post(format!("{review}/recusal"), json!({"reason": "Conflit."}));
            let (lock, recusal) = tokio::join!(lock, recusal);
            (lock.status(), recusal.status())
        } else {
            let withdrawal = panel.startups[0].post(format!("/v1/applications/{}/withdrawal", panel.applications[0]), json!({}));
            let (lock, withdrawal) = tokio::join!(lock, withdrawal);
            (lock.status(), withdrawal.status())
        };
        let ranking = panel.operator.get(format!("{}/ranking", panel.phase)).await;
        match (round % 2, lock, other) {
            (0, 200, 409) | (1, 200, 409) => assert_eq!(ranking.expect(200).json()["entries"].as_array().unwrap().len(), 2),
            (0, 409, 204) => drop(ranking.problem(409, "panel_open")),
            (1, 200, 200) => assert_eq!(ranking.expect(200).json()["entries"].as_array().unwrap().len(), 1),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_rubric_changes_as_a_new_version_until_somebody_scores_by_it() {
    let panel = Panel::of(&["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    assert_eq!(juror.get(&path).await.expect(200).json()["rubric_version"], 1);
    let reweighted = async |weight: u32| {
        let seen = panel.ministry.get(panel.call()).await.expect(200);
        let mut phases = seen.json()["document"]["phases"].clone();
        let review = phases.as_array_mut().unwrap().iter_mut().find(|phase| phase["kind"] == "review").unwrap();
        review["review"]["rubric"]["criteria"][0]["weight"] = json!(weight);
        panel.ministry.patch(panel.call(), &seen, json!({"document": {"phases": phases}})).await
    };
    let amended = reweighted(7).await.expect(200);
    let review = amended.json()["document"]["phases"].as_array().unwrap().iter().find(|phase| phase["kind"] == "review").unwrap().clone();
    assert_eq!(review["review"]["rubric"]["version"], 2);
    let revisions = panel.ministry.get(format!("{}/revisions?limit=1", panel.call())).await.expect(200);
    let changes: Vec<_> = revisions.data()[0]["changes"].as_array().unwrap().iter().map(|change| text(&change["pointer"])).collect();
    assert!(changes.iter().any(|pointer| pointer.ends_with("/weight")), "{changes:?}");
    let seen = juror.get(&path).await.expect(200);
    assert_eq!((&seen.json()["rubric_version"], &seen.json()["rubric"]["criteria"][0]["weight"]), (&json!(2), &json!(7)));

    juror.put(format!("{path}/sheet"), "*", panel.sheet(&[4.0])).await.expect(200);
    let refused = reweighted(9).await.problem(422, "validation_failed");
    let pointers: Vec<_> =
        refused.json()["errors"].as_array().unwrap().iter().map(|error| (text(&error["pointer"]), text(&error["code"]))).collect();
    assert!(pointers.iter().all(|(pointer, code)| pointer.contains("/review/rubric") && *code == "frozen"), "{pointers:?}");
}
