//! The record of a locked panel: the chain of its versions, and who sees it.

use acceptance::{Panel, Person, Seat, TestApp, Value, a_call, json, race_rounds, text};
use std::sync::Arc;
use tahaddi_api::caller::Caller;
use tahaddi_api::error::ApiError;
use tahaddi_api::service::jury::lock::{lock, prepare};
use tahaddi_domain::access::{Actor, OperatorRole};
use tahaddi_domain::id::{Id as _, PhaseId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::record;

/// Three applications, each scored by two jurors; the first sheet of a third one is put aside.
pub(super) async fn scored() -> (Panel, Vec<Seat>) {
    let mut call = a_call();
    call["seats"] = json!(1);
    let panel = Panel::of_call(call, &["Sondes", "Drones", "Serres"]).await;
    let mut jurors = Vec::new();
    for name in ["Karim", "Salma"] {
        let juror = panel.seat(name, "juror").await;
        for (application, scores) in [[2.0, 2.5], [5.0, 4.5], [4.0, 4.0]].iter().enumerate() {
            panel.reviewed(&juror, application, scores).await;
        }
        jurors.push(juror);
    }
    let mentor = panel.seat("Yasmine", "juror").await;
    panel.reviewed(&mentor, 0, &[5.0, 5.0]).await;
    let conflict =
        json!({"juror_id": mentor.id, "kind": "mentor", "reason": "A accompagné la startup.", "application_id": panel.applications[0]});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    jurors.push(mentor);
    (panel, jurors)
}

pub(super) fn phase_of(panel: &Panel) -> PhaseId {
    PhaseId::parse(panel.phase.rsplit('/').next().unwrap()).unwrap()
}

pub(super) async fn recorded(person: &Person, panel: &Panel) -> Value {
    person.get(format!("{}/record", panel.phase)).await.expect(200).json().clone()
}

/// The checks that do not hold, as `(check, part, pointer)`.
pub(super) async fn failures(person: &Person, panel: &Panel) -> Vec<(String, Value, String)> {
    let verified = person.get(format!("{}/record/verification", panel.phase)).await.expect(200);
    let checks = verified.json()["checks"].as_array().unwrap();
    let failed = checks.iter().filter(|check| check["verdict"] != "holds");
    let failed: Vec<_> =
        failed.map(|check| (text(&check["check"]).to_owned(), check["part"].clone(), text(&check["pointer"]).to_owned())).collect();
    assert_eq!(verified.json()["holds"], json!(failed.is_empty()), "{verified}");
    failed
}

#[tokio::test]
async fn each_step_adds_a_record_and_all_of_them_hold() {
    let (panel, jurors) = scored().await;
    panel.lock().await;
    let locked = recorded(&panel.operator, &panel).await;
    let head = &locked["manifest"]["head"];
    assert_eq!(
        (&head["number"], &head["event"], &head["previous"], &locked["chain"]),
        (&json!(1), &json!("lock"), &Value::Null, &json!([]))
    );
    assert_eq!((text(&head["by"]), &locked["manifest"]["decision"]), (panel.operator.id().to_string().as_str(), &Value::Null));
    assert_eq!(failures(&panel.operator, &panel).await, []);
    let sheets = locked["manifest"]["sheets"].as_array().unwrap();
    assert_eq!(sheets.len(), 6);
    let own: Vec<_> = sheets.iter().filter(|sheet| sheet["juror_id"] == jurors[0].id.as_str()).collect();
    assert!(own.iter().any(|sheet| sheet["scores"].as_object().unwrap().values().any(|score| score == &json!(4_500_000))));
    let aside = &locked["manifest"]["exclusions"][0];
    assert_eq!(
        (&aside["juror_id"], &aside["reason"], &aside["conflicts"]),
        (&json!(jurors[2].id), &json!("conflict_of_interest"), &json!(["mentor"]))
    );
    // The result is the ranking, to the last bit.
    let ranking = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    let shown: Vec<_> =
        ranking.json()["entries"].as_array().unwrap().iter().map(|entry| (&entry["application_id"], &entry["score"])).collect();
    let kept = locked["manifest"]["result"]["entries"].as_array().unwrap();
    assert_eq!(kept.iter().map(|entry| (&entry["application_id"], &entry["score"])).collect::<Vec<_>>(), shown);
    assert_eq!(locked["manifest"]["parameters"]["seed"], ranking.json()["calibration"]["seed"]);
    // No name, no address, no comment, no explanation.
    let whole = locked.to_string();
    for told in ["Karim", "Salma", "Sondes", "Vu.", "accompagné", "example", jurors[0].email(), panel.startups[0].email()] {
        assert!(!locked["manifest"].to_string().contains(told), "{told}");
    }

    panel.release(&["refused", "selected", "reserve"]).await;
    let released = recorded(&panel.operator, &panel).await;
    let head = &released["manifest"]["head"];
    assert_eq!((&head["number"], &head["event"]), (&json!(3), &json!("release")));
    assert_eq!(released["chain"].as_array().unwrap().len(), 2);
    assert_eq!(released["chain"][0], locked["record"]);
    let manifest = &released["manifest"];
    assert_eq!(text(&manifest["decision"]["by"]), panel.ministry.id().to_string());
    assert_eq!(text(&manifest["release"]["by"]), panel.operator.id().to_string());
    let decision = panel.ministry.get(format!("{}/decision", panel.phase)).await.expect(200);
    assert_eq!(manifest["decision"]["document"]["outcomes"], decision.json()["decision"]["outcomes"]);
    for part in ["rules", "parameters", "applications", "sheets", "exclusions", "result"] {
        assert_eq!(manifest[part], locked["manifest"][part], "{part}");
    }
    assert_eq!(failures(&panel.operator, &panel).await, []);

    // An earlier one stays as it was, byte for byte; others are not there.
    let first = panel.operator.get(format!("{}/record?number=1", panel.phase)).await.expect(200);
    assert_eq!(first.text(), whole);
    assert_eq!(panel.operator.get(format!("{}/record?number=2", panel.phase)).await.expect(200).json()["record"], released["chain"][1]);
    panel.operator.get(format!("{}/record?number=4", panel.phase)).await.problem(404, "not_found");
    let again = panel.operator.get(format!("{}/record", panel.phase)).await.expect(200);
    assert_eq!(again.text(), released.to_string());
}

#[tokio::test]
async fn whoever_decides_anew_adds_a_record_and_a_repeated_lock_adds_none() {
    let (panel, _) = scored().await;
    let path = format!("{}/lock", panel.phase);
    let key = "lock-once-0001";
    let first = panel.operator.post_with_key(&path, key, json!({})).await.expect(200);
    let again = panel.operator.post_with_key(&path, key, json!({})).await.expect(200);
    assert_eq!((first.text(), again.header("idempotency-replayed")), (again.text(), Some("true")));
    panel.operator.post(&path, json!({})).await.problem(409, "panel_locked");
    let decision = format!("{}/decision", panel.phase);
    panel.ministry.put(&decision, "*", panel.decision(&["refused", "selected", "reserve"])).await.expect(200);
    panel.ministry.put(&decision, "*", panel.decision(&["refused", "selected", "refused"])).await.expect(200);
    let record = recorded(&panel.operator, &panel).await;
    assert_eq!((&record["manifest"]["head"]["number"], record["chain"].as_array().unwrap().len()), (&json!(3), 2));
    assert_eq!(record["manifest"]["decision"]["document"]["outcomes"][2]["outcome"], "refused");
    let before = panel.operator.get(format!("{}/record?number=2", panel.phase)).await.expect(200);
    assert_eq!(before.json()["manifest"]["decision"]["document"]["outcomes"][2]["outcome"], "reserve");
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn the_record_is_for_those_who_keep_the_panel_and_later_for_those_who_run_the_call() {
    let (panel, jurors) = scored().await;
    let chair = panel.seat("Nadia", "chair").await;
    let support = panel.app.support().await;
    let mate = panel.app.colleague(&panel.startups[1], MemberRole::Viewer).await;
    let conflicted = panel.seat_person(mate.person.clone(), "chair").await;
    let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await;
    let paths = [format!("{}/record", panel.phase), format!("{}/record/verification", panel.phase)];
    for path in &paths {
        for person in [&panel.operator, &support, &chair.person, &panel.ministry] {
            person.get(path).await.problem(409, "panel_open");
        }
    }
    panel.lock().await;
    for path in &paths {
        for person in [&panel.operator, &support, &chair.person] {
            person.get(path).await.expect(200);
        }
        for person in [&panel.ministry.person, &viewer.person] {
            person.get(path).await.problem(409, "results_not_published");
        }
        conflicted.get(path).await.problem(403, "conflict_of_interest");
        jurors[0].get(path).await.problem(403, "forbidden");
        panel.startups[0].get(path).await.problem(404, "not_found");
        panel.app.anonymous().get(path).await.problem(401, "authentication_required");
    }
    panel.release(&["refused", "selected", "reserve"]).await;
    for path in &paths {
        viewer.get(path).await.expect(200);
        conflicted.get(path).await.problem(403, "conflict_of_interest");
        jurors[0].get(path).await.problem(403, "forbidden");
        panel.startups[1].get(path).await.problem(404, "not_found");
    }
    let unknown = "/v1/phases/phs_01kax3v8m0t2r4q6w8y0b1c2d3";
    panel.operator.get(format!("{unknown}/record")).await.problem(404, "not_found");
    panel.operator.get(format!("{unknown}/record/verification")).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_later_phase_goes_on_with_the_chain_of_the_call() {
    let mut call = a_call();
    call["seats"] = json!(2);
    let second = json!({"kind": "review", "title": {"fr": "Oral"}, "review": {"reviews_per_application": 1, "rubric": {"criteria": [{"label": {"fr": "Oral"}, "max": 5, "weight": 1}]}}});
    call["phases"].as_array_mut().unwrap().push(second);
    let mut panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[3.0, 3.0]).await;
    panel.reviewed(&juror, 1, &[4.0, 4.0]).await;
    panel.lock().await;
    panel.release(&["selected", "selected"]).await;
    let first = recorded(&panel.operator, &panel).await;
    let phases = panel.challenge["document"]["phases"].as_array().unwrap().clone();
    let pitch = phases.iter().rfind(|phase| phase["kind"] == "review").unwrap();
    panel.phase = format!("/v1/phases/{}", text(&pitch["id"]));
    let criterion = text(&pitch["review"]["rubric"]["criteria"][0]["id"]).to_owned();
    for application in 0..2 {
        let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, application).await);
        let sheet = json!({"scores": {criterion.clone(): {"score": 4, "comment": ""}}, "comment": ""});
        juror.put(format!("{path}/sheet"), "*", sheet).await.expect(200);
        juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    }
    panel.operator.get(format!("{}/record", panel.phase)).await.problem(409, "panel_open");
    panel.lock().await;
    let record = recorded(&panel.operator, &panel).await;
    let head = &record["manifest"]["head"];
    assert_eq!((&head["number"], &head["previous"]["record_id"]), (&json!(4), &first["manifest"]["head"]["id"]));
    assert_eq!(record["chain"].as_array().unwrap().last(), Some(&first["record"]));
    assert_eq!(failures(&panel.operator, &panel).await, []);
    // A record belongs to its phase.
    panel.operator.get(format!("{}/record?number=3", panel.phase)).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_correction_after_the_lock_makes_a_record_of_its_own() {
    let (panel, _) = scored().await;
    panel.lock().await;
    let decision = format!("{}/decision", panel.phase);
    panel.ministry.put(&decision, "*", panel.decision(&["refused", "selected", "reserve"])).await.expect(200);
    let before = recorded(&panel.operator, &panel).await;
    let sheets = before["manifest"]["sheets"].as_array().unwrap();
    let place = sheets.iter().position(|sheet| sheet["application_id"] == panel.applications[0].as_str()).unwrap();
    let criterion = panel.criteria()[0].clone();
    let path = format!("{}/assignments/{}/corrections", panel.phase, text(&sheets[place]["assignment_id"]));
    let body = json!({"scores": {criterion.as_str(): {"score": 1.5, "comment": ""}}, "reason": "Faute de frappe."});
    panel.operator.post(&path, body).await.expect(200);
    let after = recorded(&panel.operator, &panel).await;
    let manifest = &after["manifest"];
    assert_eq!((&manifest["head"]["event"], &manifest["head"]["number"]), (&json!("correction"), &json!(3)));
    assert_eq!((&manifest["sheets"][place]["scores"][&criterion], &manifest["decision"]), (&json!(1_500_000), &Value::Null));
    assert_eq!(manifest["exclusions"], before["manifest"]["exclusions"]);
    assert_eq!(manifest["parameters"]["seed"], before["manifest"]["parameters"]["seed"]);
    assert_ne!(manifest["result"], before["manifest"]["result"]);
    assert!(!manifest.to_string().contains("Faute"), "why it was corrected is no part of a record");
    assert_eq!(failures(&panel.operator, &panel).await, []);
    panel.release(&["refused", "selected", "reserve"]).await;
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

/// An operator, as the services see one.
pub(super) fn caller(panel: &Panel) -> Arc<Caller> {
    let actor = Actor { user: Some(panel.operator.id().clone()), operator: Some(OperatorRole::Admin), ..Actor::default() };
    Arc::new(Caller { actor, request_id: "test".to_owned(), ..Caller::default() })
}

#[tokio::test]
async fn a_sheet_that_changes_while_a_lock_is_computed_is_not_lost() {
    let (panel, jurors) = scored().await;
    let (ctx, caller, phase) = (panel.app.ctx.clone(), caller(&panel), phase_of(&panel));
    let (by, id, now) = (Arc::clone(&caller), phase.clone(), panel.app.now());
    let ground = ctx.db.snapshot(move |conn| prepare(conn, &by, &id, now)).await.unwrap();
    let draft = Arc::new(ground.compute("01KAX3V8M0T2R4Q6W8Y0B1C2D3").unwrap());
    let desk = jurors[0].get("/v1/jury/assignments").await.expect(200);
    let path = format!("/v1/jury/assignments/{}", text(&desk.data()[0]["id"]));
    jurors[0].put(format!("{path}/sheet"), "*", panel.sheet(&[1.0, 1.0])).await.expect(200);
    let locked = |draft: Arc<tahaddi_api::service::jury::lock::Draft>| {
        let (by, id, receipts) = (Arc::clone(&caller), phase.clone(), ctx.receipts.clone());
        ctx.db.write(move |tx| Ok::<_, ApiError>(lock(tx, &by, &receipts, &id, Some(&draft))?.is_some()))
    };
    assert!(!locked(Arc::clone(&draft)).await.unwrap(), "the draft was computed on another sheet");
    panel.operator.get(format!("{}/record", panel.phase)).await.problem(409, "panel_open");
    // A conflict of interest that comes to light meanwhile counts as much.
    let (by, id) = (Arc::clone(&caller), phase.clone());
    let ground = ctx.db.snapshot(move |conn| prepare(conn, &by, &id, now)).await.unwrap();
    let draft = Arc::new(ground.compute("01KAX3V8M0T2R4Q6W8Y0B1C2D3").unwrap());
    let conflict = json!({"juror_id": jurors[1].id, "kind": "investor", "reason": "Actionnaire.", "application_id": panel.applications[2]});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    assert!(!locked(draft).await.unwrap());
    panel.lock().await;
    assert_eq!(failures(&panel.operator, &panel).await, []);
    let record = recorded(&panel.operator, &panel).await;
    let changed = |sheet: &&Value| format!("/v1/jury/assignments/{}", text(&sheet["assignment_id"])) == path;
    let sheet = record["manifest"]["sheets"].as_array().unwrap().iter().find(changed).unwrap();
    assert!(sheet["scores"].as_object().unwrap().values().all(|score| score == &json!(1_000_000)), "{sheet}");
    assert_eq!(record["manifest"]["exclusions"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn sheets_and_a_lock_at_once_make_a_record_that_holds() {
    for _ in 0..race_rounds().div_ceil(3) {
        let (panel, jurors) = scored().await;
        let desk = jurors[0].get("/v1/jury/assignments").await.expect(200);
        let paths: Vec<String> = desk.data().iter().map(|item| format!("/v1/jury/assignments/{}/sheet", text(&item["id"]))).collect();
        let writing = async {
            let mut written = 0;
            for score in [1.0, 2.0, 3.0] {
                for path in &paths {
                    let answer = jurors[0].put(path, "*", panel.sheet(&[score, score])).await;
                    assert!([200, 409].contains(&answer.status()), "{answer}");
                    written += usize::from(answer.status() == 200);
                }
            }
            written
        };
        let (written, ()) = tokio::join!(writing, panel.lock());
        assert_eq!(failures(&panel.operator, &panel).await, [], "after {written} sheets");
    }
}

#[tokio::test]
async fn decisions_at_once_are_one_chain() {
    let (panel, _) = scored().await;
    panel.lock().await;
    let decision = format!("{}/decision", panel.phase);
    let editor = panel.app.colleague(&panel.ministry, MemberRole::Editor).await;
    let decide = |person: &Person| {
        let (person, path, body) = (person.clone(), decision.clone(), panel.decision(&["refused", "selected", "reserve"]));
        async move {
            for _ in 0..5 {
                person.put(&path, "*", body.clone()).await.expect(200);
            }
        }
    };
    tokio::join!(decide(&panel.ministry), decide(&editor));
    let record = recorded(&panel.operator, &panel).await;
    assert_eq!(record["manifest"]["head"]["number"], 11);
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn a_panel_that_was_locked_before_there_were_records_gets_one_with_its_decision() {
    let (panel, _) = scored().await;
    panel.lock().await;
    forget(&panel.app, phase_of(&panel)).await;
    panel.operator.get(format!("{}/record", panel.phase)).await.problem(404, "not_found");
    panel.operator.get(format!("{}/record/verification", panel.phase)).await.problem(404, "not_found");
    panel.release(&["refused", "selected", "reserve"]).await;
    let record = recorded(&panel.operator, &panel).await;
    assert_eq!((&record["manifest"]["head"]["number"], record["chain"].as_array().unwrap().len()), (&json!(2), 1));
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

async fn forget(app: &TestApp, phase: PhaseId) {
    let kept = {
        let phase = phase.clone();
        app.ctx.db.read(move |conn| record::of_phase(conn, &phase, None)).await.map_err(|error: StoreError| error).unwrap()
    };
    assert!(kept.is_some());
    app.ctx.db.raw(format!("DELETE FROM records WHERE phase_id = '{phase}'")).await.unwrap();
}
