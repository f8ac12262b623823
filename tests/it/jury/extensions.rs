//! More time that one dossier had: the chair sees it, and nobody who judges.

use acceptance::{Instant, Panel, Person, Value, a_call, json, text};

const REASON: &str = "Panne du portail le soir de la clôture";

/// A panel about two dossiers, of which the second came in after the deadline by an extension.
async fn panel() -> Panel {
    let mut call = a_call();
    call["seats"] = json!(1);
    let mut panel = Panel::of_call(call, &["Sondes"]).await;
    let Panel { app, operator, challenge, .. } = &panel;
    app.clock.set(Instant::parse("2027-03-31T20:00:00Z").unwrap());
    let late = app.startup("Startup Drones").await;
    let draft = app.drafted(&late, challenge, "Drones").await;
    let id = text(&draft["id"]).to_owned();
    let more = json!({"until": "2027-04-03T12:00:00Z", "reason": REASON});
    operator.post(format!("/v1/applications/{id}/extension"), more).await.expect(200);
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    panel.startups.push(late);
    panel.applications.push(id);
    panel
}

async fn progress(panel: &Panel, who: &Person) -> Value {
    who.get(format!("{}/progress", panel.phase)).await.expect(200).json().clone()
}

#[tokio::test]
async fn the_chair_sees_who_had_more_time_and_why() {
    let panel = panel().await;
    let (chair, juror) = (panel.seat("Houda", "chair").await, panel.seat("Karim", "juror").await);
    // A draft is nobody's business.
    let seen = progress(&panel, &chair).await;
    assert_eq!(seen["extensions"], json!([]));
    assert!(!seen.to_string().contains(&panel.applications[1]));
    panel.startups[1].post(format!("/v1/applications/{}/submission", panel.applications[1]), json!({})).await.expect(200);
    let expected = json!([{"application_id": panel.applications[1], "extension": {"until": "2027-04-03T12:00:00.000000Z", "reason": REASON,
        "granted_at": "2027-03-31T20:00:00.000000Z", "granted_by": panel.operator.id()}}]);
    for who in [&chair.person, &panel.operator] {
        let seen = progress(&panel, who).await;
        assert_eq!(seen["extensions"], expected);
        // It names the dossier as the rest of the answer does, and nobody.
        assert!(seen["by_application"].as_array().unwrap().iter().any(|item| item["application_id"] == panel.applications[1].as_str()));
        assert!(!seen.to_string().contains("Drones") && !seen.to_string().contains(&panel.startups[1].organisation));
    }
    // Who selects and does not keep the panel sees totals.
    assert_eq!(progress(&panel, &panel.ministry).await["extensions"], Value::Null);
    // Who judges sees nothing of it, by whatever door.
    let given = panel.assigned(&juror, 1).await;
    for door in [format!("{}/progress", panel.phase), panel.phase.clone(), format!("/v1/applications/{}", panel.applications[1])] {
        assert!([403, 404].contains(&juror.get(door).await.status()));
    }
    for door in ["/v1/jury/assignments".to_owned(), format!("/v1/jury/assignments/{given}")] {
        let answer = juror.get(&door).await.expect(200).text();
        assert!(!answer.contains(REASON) && !answer.contains("extension") && !answer.contains("2027-04-03T12:00"), "{door}: {answer}");
    }
    // A chair who has a conflict keeps the panel no longer.
    let startup = &panel.startups[1].organisation;
    let conflict = json!({"juror_id": chair.id, "organisation_id": startup, "kind": "mentor", "reason": "A accompagné la startup."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    chair.get(format!("{}/progress", panel.phase)).await.problem(403, "conflict_of_interest");
}

#[tokio::test]
async fn the_minutes_tell_who_had_more_time() {
    let panel = panel().await;
    panel.startups[1].post(format!("/v1/applications/{}/submission", panel.applications[1]), json!({})).await.expect(200);
    panel.app.clock.set(Instant::parse("2027-04-04T08:00:00Z").unwrap());
    let juror = panel.seat("Karim", "juror").await;
    for (application, score) in [(0, 4.0), (1, 3.0)] {
        panel.reviewed(&juror, application, &[score, score]).await;
    }
    panel.lock().await;
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected", "refused"])).await.expect(200);
    let page = panel.operator.get(format!("{}/minutes", panel.phase)).await.expect(200).text();
    for part in ["Prolongations individuelles", "03/04/2027 12:00", REASON, "Startup Drones"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let alone = Panel::of(&["Sondes"]).await;
    let juror = alone.seat("Karim", "juror").await;
    alone.reviewed(&juror, 0, &[4.0, 4.0]).await;
    alone.lock().await;
    alone.ministry.put(format!("{}/decision", alone.phase), "*", alone.decision(&["selected"])).await.expect(200);
    let page = alone.operator.get(format!("{}/minutes", alone.phase)).await.expect(200).text();
    assert!(!page.contains("Prolongations individuelles"), "nobody had more time");
}
