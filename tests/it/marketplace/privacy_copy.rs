//! What a person wrote, filed, declared, sent and made is in the copy of the person's data.

use acceptance::{Method, Panel, Value, a_call, json, text};

#[tokio::test]
async fn a_copy_has_what_one_wrote_filed_declared_sent_and_made() {
    let mut call = a_call();
    call["regimes"] = json!({"appeal": "objection"});
    let panel = Panel::of_call(call, &["Capteurs", "Robots"]).await;
    let (startup, operator) = (&panel.startups[0], &panel.operator);
    let application = format!("/v1/applications/{}", panel.applications[0]);
    startup.post(format!("{application}/messages"), json!({"text": "Une question de nous."})).await.expect(201);
    operator.post(format!("{application}/messages"), json!({"text": "Une réponse de l'opérateur."})).await.expect(201);
    let juror = panel.seat("Karim", "juror").await;
    let spare = panel.seat("Spare", "juror").await;
    let conflict = json!({"juror_id": spare.id, "application_id": panel.applications[0], "kind": "investor", "reason": "Des parts."});
    operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    let mut by_code = a_call();
    by_code["phases"][0] =
        json!({"kind": "application", "opens": {"local": "2027-05-01"}, "closes": {"local": "2027-06-30"}, "entry": {"access_code": true}});
    let by_code = panel.app.published(&panel.ministry, by_code).await;
    let codes = format!("/v1/challenges/{}/access-codes", text(&by_code["id"]));
    let made = panel.ministry.post(codes, json!({"label": "Réseau", "uses_allowed": 2})).await.expect(201);
    let sent = panel.ministry.request(Method::POST, format!("{}/files?name=annexe.txt", panel.call())).fresh_key();
    sent.header("content-type", "application/octet-stream").body(b"Annexe de l'appel.".to_vec()).send().await.expect(201);
    for number in 0..2 {
        panel.reviewed(&juror, number, &[4.0, 3.5]).await;
    }
    panel.lock().await;
    panel.release(&["refused", "refused"]).await;
    let appeal = json!({"phase_id": panel.phase.rsplit('/').next().unwrap(), "grounds": "Une autre version a été lue."});
    startup.post(format!("{application}/appeals"), appeal).await.expect(201);

    let copy = async |person: &acceptance::Person| -> Value { person.get("/v1/me/data-export").await.expect(200).json().clone() };
    let own = copy(startup).await;
    assert_eq!(texts(&own, "written_messages", "text"), ["Une question de nous."]);
    assert_eq!(texts(&own, "appeals", "grounds"), ["Une autre version a été lue."]);
    assert!(!own.to_string().contains("réponse de l'opérateur"));
    let theirs = copy(operator).await;
    assert_eq!(texts(&theirs, "written_messages", "text"), ["Une réponse de l'opérateur."]);
    assert_eq!(texts(&theirs, "conflicts", "reason"), ["Des parts."]);
    // Of whom it is about, nothing is told.
    assert!(!theirs["conflicts"].to_string().contains(&spare.id) && !theirs["conflicts"].to_string().contains(&startup.organisation));
    let partner = copy(&panel.ministry).await;
    assert_eq!((texts(&partner, "call_files", "name"), texts(&partner, "access_codes", "label")), (vec!["annexe.txt"], vec!["Réseau"]));
    assert_eq!((&partner["call_files"][0]["size"], text(&partner["call_files"][0]["sha256"]).len()), (&json!(18), 64));
    let secret = made.json()["codes"][0]["code"].as_str().unwrap_or("nothing to find");
    assert!(!partner.to_string().contains(secret));
    let stranger = copy(&panel.startups[1]).await;
    for list in ["written_messages", "appeals", "conflicts", "call_files", "access_codes"] {
        assert_eq!(stranger[list], json!([]), "{list}");
    }
}

fn texts<'a>(copy: &'a Value, list: &str, field: &str) -> Vec<&'a str> {
    copy[list].as_array().unwrap().iter().map(|item| text(&item[field])).collect()
}
