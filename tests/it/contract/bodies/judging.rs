//! How a wrong body is sent, and what is wrong with its answer.

use super::{CREDENTIALS, Case};
use acceptance::{Answer, Documented, Fault, Panel, Value, json};

pub(super) fn schema_of(operation: &Documented) -> Option<Value> {
    Some(operation.spec["requestBody"]["content"].as_object()?.values().next()?["schema"].clone())
}

pub(super) async fn send(case: &Case<'_>, operation: &Documented, fault: &Fault) -> (Answer, Result<(), String>) {
    let mut request = case.person.request(operation.method.clone(), &case.path).header("content-type", "application/json").seen("*");
    if operation.is_secured() {
        request = request.fresh_key();
    }
    request.body(fault.body.clone()).judged().await
}

/// What is wrong with the answer to a wrong body.
pub(super) fn complaint(operation: &Documented, fault: &Fault, answer: &Answer) -> Option<String> {
    let status = answer.status();
    let problem = answer.json();
    let refused = (400..500).contains(&status) && problem["code"].is_string();
    if !refused {
        return Some("it is not refused".to_owned());
    }
    let Some(pointer) = &fault.pointer else {
        // A surrogate, a number or a depth is no JSON of ours; what is JSON has a field that is wrong.
        let known = ["malformed_json", "validation_failed"].iter().any(|code| problem["code"] == *code);
        return (!known).then(|| "another code".to_owned());
    };
    if CREDENTIALS.contains(&(operation.id(), pointer)) && [401, 410, 412].contains(&status) {
        return None;
    }
    let below = format!("{pointer}/");
    let named = problem["errors"].as_array().into_iter().flatten().filter_map(|error| error["pointer"].as_str());
    let mut named = named.filter(|named| named == pointer || named.starts_with(&below));
    if status == 422 && named.next().is_some() { None } else { Some(format!("no error at {pointer:?}")) }
}

/// A decision with a session on record.
pub(super) async fn decision(locked: &Panel) -> Value {
    let panel = locked.operator.get(format!("{}/jurors", locked.call())).await.expect(200);
    let juror = &panel.data()[0]["id"];
    let application = &locked.applications[0];
    let mut decision = locked.decision(&["selected"]);
    decision["note"] = json!("Séance publique.");
    decision["outcomes"][0]["reason"] = json!("Le seul dossier.");
    decision["deliberation"] = json!({
        "began_at": "2027-04-02T07:00:00Z", "ended_at": "2027-04-02T07:30:00Z", "place": "Salle 3", "chair_id": juror,
        "attendance": [{"juror_id": juror, "presence": "present"}], "others": [{"name": "Salma", "capacity": "Secrétaire"}], "recusals": [],
        "votes": [{"application_id": application, "in_favour": 1, "against": 0, "abstained": 0, "voter_ids": [juror]}],
        "dissents": [{"juror_id": juror, "application_id": application, "statement": "Non."}],
    });
    decision
}
