//! Jurors propose and the chair decides: proposals in sheets, the decision of the chair, and the minutes that jurors sign.

use acceptance::{Panel, Seat, Value, a_call, json};
use tahaddi_domain::organisation::MemberRole;

async fn proposes(panel: &Panel, juror: &Seat, application: usize, proposal: Value) -> String {
    let path = format!("/v1/jury/assignments/{}", panel.assigned(juror, application).await);
    let mut sheet = panel.sheet(if application == 0 { &[4.0, 3.0] } else { &[2.0, 1.0] });
    sheet["proposal"] = proposal;
    juror.put(format!("{path}/sheet"), "*", sheet).await.expect(200);
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    path
}

#[tokio::test]
async fn proposals_are_counted_by_dossier_once_the_panel_is_locked() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let chair = panel.seat("Chair", "chair").await;
    let mut jurors = Vec::new();
    for name in ["Karim", "Salma", "Nadia"] {
        jurors.push(panel.seat(name, "juror").await);
    }
    let first = proposes(&panel, &jurors[0], 0, json!("selected")).await;
    proposes(&panel, &jurors[1], 0, json!("selected")).await;
    proposes(&panel, &jurors[2], 0, json!("refused")).await;
    proposes(&panel, &jurors[0], 1, json!("reserve")).await;
    proposes(&panel, &jurors[1], 1, Value::Null).await;
    assert_eq!(jurors[0].get(&first).await.expect(200).json()["sheet"]["proposal"], "selected");
    let mut unknown = panel.sheet(&[4.0, 3.0]);
    unknown["proposal"] = json!("perhaps");
    jurors[0].put(format!("{first}/sheet"), "*", unknown).await.problem(422, "validation_failed").invalid("/proposal", "not_allowed");

    let path = format!("{}/proposals", panel.phase);
    chair.get(&path).await.problem(409, "panel_open");
    // The lock puts aside whose juror has a conflict, and so is the proposal.
    let conflict = json!({"juror_id": jurors[2].id, "application_id": panel.applications[0], "kind": "mentor", "reason": "Mentorat."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    panel.lock().await;
    for reader in [&chair.person, &panel.operator, &panel.ministry.person] {
        let counted = reader.get(&path).await.expect(200);
        let of = |application: usize| {
            let mut all = counted.json()["applications"].as_array().unwrap().iter();
            all.find(|item| item["application_id"] == panel.applications[application].as_str()).unwrap()["proposals"].clone()
        };
        assert_eq!(of(0), json!({"selected": 2, "reserve": 0, "refused": 0, "none": 0}));
        assert_eq!(of(1), json!({"selected": 0, "reserve": 1, "refused": 0, "none": 1}));
    }
    // Nor does a proposal count whose juror's sheets are left out.
    let body = json!({"juror_id": jurors[1].id, "reason": "Notes recopiées."});
    panel.operator.post(format!("{}/juror-exclusions", panel.phase), body).await.expect(200);
    let counted = chair.get(&path).await.expect(200);
    let total = |proposal: &str| {
        let of = |item: &Value| item["proposals"][proposal].as_u64().unwrap();
        counted.json()["applications"].as_array().unwrap().iter().map(of).sum::<u64>()
    };
    assert_eq!((total("selected"), total("reserve"), total("none")), (1, 1, 0));
    jurors[0].get(&path).await.problem(403, "forbidden");
    panel.startups[0].get(&path).await.problem(404, "not_found");
}

#[tokio::test]
async fn the_chair_decides_and_somebody_else_releases() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let (chair, juror) = (panel.seat("Chair", "chair").await, panel.seat("Karim", "juror").await);
    for application in 0..2 {
        proposes(&panel, &juror, application, json!("selected")).await;
    }
    let decision = format!("{}/decision", panel.phase);
    let outcomes = panel.decision(&["selected", "refused"]);
    chair.put(&decision, "*", outcomes.clone()).await.problem(409, "panel_open");
    panel.lock().await;
    juror.put(&decision, "*", outcomes.clone()).await.problem(403, "forbidden");
    let may = async |action: &str| {
        let phase = chair.get(&panel.phase).await.expect(200);
        let actions = phase.json()["allowed_actions"].as_array().unwrap().clone();
        actions.into_iter().find(|item| item["action"] == action).map(|item| item["allowed"].clone())
    };
    assert_eq!(may("decide").await, Some(json!(true)));
    let decided = chair.put(&decision, "*", outcomes.clone()).await.expect(200);
    assert_eq!(decided.field("decided_by"), chair.person.id().to_string());
    // Who decides does not release, and the chair never does.
    chair.post(format!("{}/release", panel.phase), json!({})).await.problem(403, "forbidden");
    assert_eq!(may("release").await, None);
    panel.ministry.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    assert_eq!(
        panel.startups[1].get(format!("/v1/applications/{}", panel.applications[1])).await.expect(200).json()["outcomes"][0]["outcome"],
        "refused"
    );
    // Nothing else that the host decides is the chair's.
    let ruling = json!({"decisions": [{"application_id": panel.applications[0], "verdict": "eligible", "reason": "Vu."}]});
    chair.post(format!("{}/eligibility-decisions", panel.call()), ruling).await.problem(403, "forbidden");
}

#[tokio::test]
async fn inv_44_a_chair_with_a_conflict_decides_nothing() {
    let panel = Panel::of(&["Sondes"]).await;
    let (chair, juror) = (panel.seat("Chair", "chair").await, panel.seat("Karim", "juror").await);
    panel.reviewed(&juror, 0, &[4.0, 3.0]).await;
    panel.lock().await;
    panel.app.join(&panel.startups[0], &chair.person, MemberRole::Viewer).await;
    chair.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected"])).await.problem(403, "conflict_of_interest");
    chair.get(format!("{}/proposals", panel.phase)).await.problem(403, "conflict_of_interest");
}

/// A decision with a session in which Karim sat and Salma did not.
async fn session(blind: bool) -> (Panel, Seat, Seat) {
    let mut call = a_call();
    call["phases"][1]["review"]["blind"] = json!(blind);
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    let minutes = format!("{}/minutes", panel.phase);
    karim.get(&minutes).await.problem(403, "forbidden");
    panel.lock().await;
    karim.get(&minutes).await.problem(403, "forbidden");
    let mut decision = panel.decision(&["selected"]);
    decision["deliberation"] = json!({
        "began_at": "2027-04-02T07:00:00Z", "ended_at": "2027-04-02T07:45:00Z", "place": "Rabat", "chair_id": karim.id,
        "attendance": [{"juror_id": karim.id, "presence": "present"}, {"juror_id": salma.id, "presence": "excused"}],
    });
    panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await.expect(200);
    (panel, karim, salma)
}

#[tokio::test]
async fn a_juror_who_sat_reads_the_minutes_to_be_signed_and_nobody_else_of_the_panel() {
    for blind in [true, false] {
        let (panel, karim, salma) = session(blind).await;
        let minutes = format!("{}/minutes", panel.phase);
        // Before the release a blind juror would read there who applied.
        let draft = karim.get(&minutes).await;
        if blind {
            draft.problem(403, "forbidden");
        } else {
            assert!(draft.expect(200).text().contains("PROJET"));
        }
        salma.get(&minutes).await.problem(403, "forbidden");
        panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
        let page = karim.get(&minutes).await.expect(200).text();
        assert!(page.contains("Startup Sondes") && !page.contains("PROJET"), "{page}");
        salma.get(&minutes).await.problem(403, "forbidden");
        panel.app.join(&panel.startups[0], &karim.person, MemberRole::Viewer).await;
        karim.get(&minutes).await.problem(403, "conflict_of_interest");
    }
}
