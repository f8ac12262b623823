//! Ranking, decision, release and results.

use acceptance::{Panel, Person, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

/// A locked panel with these pairs of scores, one application each, and this many seats.
async fn locked(scores: &[[f64; 2]], seats: u32) -> Panel {
    let mut call = a_call();
    call["seats"] = json!(seats);
    let titles = ["Sondes", "Drones", "Serres", "Silos"];
    let panel = Panel::of_call(call, titles.get(..scores.len()).unwrap()).await;
    let juror = panel.seat("Karim", "juror").await;
    for (application, scores) in scores.iter().enumerate() {
        panel.reviewed(&juror, application, scores).await;
    }
    panel.lock().await;
    panel
}

fn action<'a>(view: &'a Value, name: &str) -> &'a Value {
    view["allowed_actions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|action| action["action"] == name)
        .unwrap_or_else(|| panic!("no {name} in {view}"))
}

#[tokio::test]
async fn a_locked_panel_is_ranked_decided_by_one_released_by_another_and_public() {
    let panel = locked(&[[2.0, 2.0], [5.0, 5.0], [4.0, 4.0]], 1).await;
    let (ranking, decision, release) =
        (format!("{}/ranking", panel.phase), format!("{}/decision", panel.phase), format!("{}/release", panel.phase));
    let results = format!("{}/results", panel.call());
    let ranked = panel.ministry.get(&ranking).await.expect(200);
    let entries = ranked.json()["entries"].as_array().unwrap();
    let order: Vec<(&str, &str, u64)> =
        entries.iter().map(|entry| (text(&entry["title"]), text(&entry["display"]), entry["rank"].as_u64().unwrap())).collect();
    assert_eq!(order, [("Drones", "100.00", 1), ("Serres", "80.00", 2), ("Sondes", "40.00", 3)]);
    assert_eq!(entries[0]["organisation"]["name"], "Startup Drones");
    assert_eq!(ranked.json()["seat_line"], json!({"seats": 1, "last_rank": 1, "tied_at_last_seat": []}));

    let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await;
    let editor = panel.app.colleague(&panel.ministry, MemberRole::Editor).await;
    let seen = panel.ministry.get(&panel.phase).await.expect(200);
    assert_eq!(action(seen.json(), "decide")["allowed"], true);
    assert_eq!(action(seen.json(), "release")["reason"], "no_decision");
    panel.ministry.get(&decision).await.problem(409, "no_decision");
    panel.ministry.post(&release, json!({})).await.problem(409, "no_decision");
    let choice = panel.decision(&["refused", "selected", "reserve"]);
    viewer.put(&decision, &seen, choice.clone()).await.problem(403, "forbidden");
    panel.startups[0].put(&decision, &seen, choice.clone()).await.problem(404, "not_found");
    editor.put(&decision, &seen, panel.decision(&["selected", "selected", "reserve"])).await.problem(422, "seats_exceeded");
    editor.put(&decision, &seen, json!({"outcomes": []})).await.problem(422, "validation_failed").invalid("/outcomes", "required");
    let against = panel.decision(&["refused", "reserve", "selected"]);
    editor.put(&decision, &seen, against).await.problem(422, "validation_failed").invalid("/outcomes/2/reason", "required");
    let decided = editor.put(&decision, &seen, choice.clone()).await.expect(200);
    assert_eq!((decided.field("state"), decided.field("decided_by")), ("decided", editor.id().to_string().as_str()));
    editor.put(&decision, &seen, choice.clone()).await.problem(412, "precondition_failed");

    // Pending: the selectors know, nobody else does.
    assert_eq!(viewer.get(&decision).await.expect(200).json()["decision"]["outcomes"].as_array().unwrap().len(), 3);
    let own = format!("/v1/applications/{}", panel.applications[1]);
    assert_eq!(panel.startups[1].get(&own).await.expect(200).json()["outcomes"], json!([]));
    panel.startups[1].get(&results).await.problem(404, "not_found");
    panel.app.anonymous().get(&results).await.problem(404, "not_found");
    panel.ministry.get(&results).await.problem(409, "results_not_published");
    panel.operator.get(&results).await.problem(409, "results_not_published");

    // An editor does not release; whoever decides anew cannot release.
    editor.post(&release, json!({})).await.problem(403, "forbidden");
    panel.ministry.put(&decision, &decided, choice.clone()).await.expect(200);
    let own_decision = panel.ministry.get(&panel.phase).await.expect(200);
    assert_eq!(action(own_decision.json(), "release")["reason"], "same_approver");
    panel.ministry.post(&release, json!({})).await.problem(409, "same_approver");
    panel.operator.post(&release, json!({"version": 1})).await.problem(412, "precondition_failed");
    let released = panel.operator.post(&release, json!({})).await.expect(200);
    assert_eq!(released.field("state"), "released");
    panel.operator.post(&release, json!({})).await.problem(409, "already_released");
    editor.put(&decision, "*", choice).await.problem(409, "already_released");

    let public = panel.app.anonymous().get(&results).await.expect(200);
    let phase = &public.json()["phases"][0];
    assert_eq!((&phase["applications"], &phase["refused"]), (&json!(3), &json!(1)));
    assert_eq!(text(&phase["selected"][0]["organisation"]["name"]), "Startup Drones");
    assert_eq!(text(&phase["reserve"][0]["title"]), "Serres");
    assert!(!public.text().contains("Sondes") && !public.text().contains("score"), "who was refused is not named: {public}");
    let told = panel.startups[0].get(format!("/v1/applications/{}", panel.applications[0])).await.expect(200);
    assert_eq!(
        (text(&told.json()["outcomes"][0]["outcome"]), text(&told.json()["outcomes"][0]["reason"])),
        ("refused", "Hors du champ de l'appel.")
    );
    panel.app.tick().await;
    for startup in &panel.startups {
        assert!(!panel.app.mail_to(startup.email()).text.contains("Hors du champ"), "a mail never says what was decided");
    }
}

#[tokio::test]
async fn inv_36_a_tie_at_the_last_seat_is_shown_and_decided_by_people() {
    let panel = locked(&[[4.0, 4.0], [5.0, 5.0], [4.0, 4.0]], 2).await;
    let ranked = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    let mut tied: Vec<&str> = ranked.json()["seat_line"]["tied_at_last_seat"].as_array().unwrap().iter().map(text).collect();
    let mut expected = [panel.applications[0].as_str(), panel.applications[2].as_str()];
    tied.sort_unstable();
    expected.sort_unstable();
    assert_eq!(tied, expected);
    let decision = format!("{}/decision", panel.phase);
    let mut choice = panel.decision(&["selected", "selected", "reserve"]);
    panel.ministry.put(&decision, "*", choice.clone()).await.problem(409, "tie_at_last_seat").invalid("/outcomes/0/reason", "required");
    choice["outcomes"][0]["reason"] = json!("Seul projet pour les petites exploitations.");
    panel.ministry.put(&decision, "*", choice).await.expect(200);
}

#[tokio::test]
async fn inv_44_nobody_decides_or_releases_about_their_own_startup() {
    let panel = locked(&[[4.0, 4.0], [5.0, 5.0]], 2).await;
    let decision = format!("{}/decision", panel.phase);
    let choice = panel.decision(&["selected", "selected"]);
    let join = async |person: &Person| {
        let (startup, user) = (panel.startups[0].organisation.clone(), person.id().clone());
        let startup = <tahaddi_domain::id::OrganisationId as tahaddi_domain::id::Id>::parse(&startup).unwrap();
        let join = move |tx: &mut tahaddi_persistence::Tx<'_>| {
            tahaddi_persistence::repo::organisation::put_member(tx, &startup, &user, MemberRole::Viewer)
        };
        panel.app.ctx.db.write(join).await.unwrap();
    };
    let editor = panel.app.colleague(&panel.ministry, MemberRole::Editor).await;
    join(&editor).await;
    editor.put(&decision, "*", choice.clone()).await.problem(403, "conflict_of_interest");
    editor.get(&panel.phase).await.problem(403, "conflict_of_interest");
    panel.ministry.put(&decision, "*", choice).await.expect(200);
    let operator = panel.app.operator().await;
    join(&operator).await;
    operator.post(format!("{}/release", panel.phase), json!({})).await.problem(403, "conflict_of_interest");
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
}

#[tokio::test]
async fn a_phase_without_applications_is_not_locked() {
    let panel = Panel::of(&[]).await;
    panel.operator.post(format!("{}/lock", panel.phase), json!({})).await.problem(409, "invalid_state");
}

#[tokio::test]
async fn a_later_phase_is_about_those_who_were_selected_before() {
    let mut call = a_call();
    let mut second = call["phases"][1].clone();
    second["title"] = json!({"fr": "Oral"});
    call["phases"].as_array_mut().unwrap().push(second);
    let mut panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[2.0, 2.0]).await;
    panel.reviewed(&juror, 1, &[4.0, 4.0]).await;
    let oral = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][2]["id"]));
    assert_eq!(panel.operator.get(format!("{oral}/progress")).await.expect(200).json()["applications"], 2);
    panel.lock().await;
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["refused", "selected"])).await.expect(200);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    assert_eq!(panel.operator.get(format!("{oral}/progress")).await.expect(200).json()["applications"], 1);
    panel.phase = oral;
    let pair = |application: usize| json!({"assignments": [{"juror_id": juror.id, "application_id": panel.applications[application]}]});
    panel
        .operator
        .post(format!("{}/assignments", panel.phase), pair(0))
        .await
        .invalid("/assignments/0/application_id", "unknown_reference");
    panel.operator.post(format!("{}/assignments", panel.phase), pair(1)).await.expect(201);
}

#[tokio::test]
async fn inv_42_a_release_is_whole_or_not_at_all() {
    let panel = locked(&[[5.0, 5.0], [2.0, 2.0]], 1).await;
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected", "refused"])).await.expect(200);
    let results = format!("{}/results", panel.call());
    let told = async || {
        panel.app.anonymous().get(&results).await.problem(404, "not_found");
        let mut told = vec![panel.operator.get(&panel.phase).await.expect(200).text().to_owned()];
        for (startup, id) in panel.startups.iter().zip(&panel.applications) {
            told.push(startup.get(format!("/v1/applications/{id}")).await.expect(200).text().to_owned());
        }
        told
    };
    let before = told().await;
    for table in ["outcomes", "records", "audit_entries", "outbox"] {
        panel.app.ctx.db.raw(format!("ALTER TABLE {table} RENAME TO taken_away")).await.unwrap();
        let failed = panel.operator.post(format!("{}/release", panel.phase), json!({})).await;
        panel.app.ctx.db.raw(format!("ALTER TABLE taken_away RENAME TO {table}")).await.unwrap();
        assert!(failed.status() >= 500, "without {table}: {failed}");
        assert_eq!(told().await, before, "without {table}");
    }
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    let known = panel.startups[1].get(format!("/v1/applications/{}", panel.applications[1])).await.expect(200);
    assert_eq!(known.json()["outcomes"][0]["outcome"], "refused");
}
