//! The ministry decides: ten of fourteen, a reason for each refusal. Another person releases it, and everybody sees the shortlist.

use super::from_challenge_to_shortlist::Story;
use super::scoring::WRONG_READERS;
use super::wrong_roles::{FORBIDDEN, HIDDEN, MAY, not_now};
use acceptance::{Method, Value, json};

/// The ranking shows ties as ties. Its entries.
async fn the_ranking(story: &Story) -> Vec<Value> {
    let path = format!("{}/ranking", story.phase());
    story.cast.cannot_see(&path, &[&WRONG_READERS[..], &[("organisers", MAY)]].concat()).await;
    let ranking = story.ministry.get(path).await.expect(200);
    let entries = ranking.json()["entries"].as_array().unwrap().clone();
    assert_eq!(entries.len(), 14);
    assert_eq!(entries[0]["application_id"], json!(story.applications[0]));
    let rank = |application: usize| {
        entries.iter().find(|entry| entry["application_id"] == json!(story.applications[application])).unwrap()["rank"].clone()
    };
    assert_eq!((rank(4), rank(5), rank(6)), (json!(5), json!(5), json!(7)));
    entries
}

fn outcome((position, entry): (usize, &Value)) -> Value {
    let id = entry["application_id"].clone();
    if position < 10 {
        json!({"application_id": id, "outcome": "selected"})
    } else {
        json!({"application_id": id, "outcome": "refused", "reason": "Classement au-delà des dix places."})
    }
}

pub(super) async fn the_ministry_decides_and_a_second_person_releases(story: &Story) {
    let entries = the_ranking(story).await;
    let Story { app, cast, operator, ministry, colleague, startups, applications, .. } = story;
    let (phase, results) = (story.phase(), format!("{}/results", story.path()));
    let (decision, release) = (format!("{phase}/decision"), format!("{phase}/release"));
    let none = json!({});
    let outcomes: Vec<Value> = entries.iter().enumerate().map(outcome).collect();
    let seen = ministry.get(&phase).await.expect(200);
    let mut silent = outcomes.clone();
    silent[13]["reason"] = Value::Null;
    let refused = ministry.put(&decision, &seen, json!({"outcomes": silent})).await.problem(422, "validation_failed");
    refused.invalid("/outcomes/13/reason", "required");
    let mut greedy = outcomes.clone();
    greedy[10] = json!({"application_id": entries[10]["application_id"], "outcome": "selected", "reason": "Coup de cœur"});
    ministry.put(&decision, &seen, json!({"outcomes": greedy})).await.problem(422, "seats_exceeded");

    let seeing = [&WRONG_READERS[..], &[("organisers", MAY)]].concat();
    let deciding = [&seeing[..], &[("support", FORBIDDEN), ("viewer", FORBIDDEN)]].concat();
    cast.cannot(Method::PUT, &decision, &json!({"outcomes": outcomes}), &deciding).await;
    let releasing = [&WRONG_READERS[..], &[("support", FORBIDDEN), ("host", FORBIDDEN)]].concat();
    let early = [("owner", not_now("no_decision")), ("operator", not_now("no_decision"))];
    cast.cannot_post(&release, &none, &[&releasing[..], &early].concat()).await;
    operator.post(&release, json!({})).await.problem(409, "no_decision");
    ministry.put(&decision, &seen, json!({"outcomes": outcomes})).await.expect(200);

    // Pending, it is the organisers' alone; who has decided does not release.
    cast.cannot_see(&decision, &seeing).await;
    let pending = &[("anonymous", HIDDEN), ("everybody", HIDDEN), ("organisers", not_now("results_not_published"))];
    cast.cannot_see(&results, pending).await;
    cast.cannot_post(&release, &none, &[&releasing[..], &[("owner", not_now("same_approver")), ("operator", MAY)]].concat()).await;
    let own = format!("/v1/applications/{}", applications[13]);
    assert_eq!(startups[13].get(&own).await.expect(200).json()["outcomes"], json!([]), "pending is invisible");
    ministry.post(&release, json!({})).await.problem(409, "same_approver");
    colleague.post(&release, json!({})).await.expect(200);
    let again = [("owner", not_now("already_released")), ("operator", not_now("already_released"))];
    cast.cannot_post(&release, &none, &[&releasing[..], &again].concat()).await;
    colleague.post(&release, json!({})).await.problem(409, "already_released");

    // Applicants see their own outcome with its reason; everybody sees the shortlist.
    cast.cannot_see(&own, &[("everybody", HIDDEN), ("organisers", MAY), ("support", FORBIDDEN)]).await;
    let told = startups[13].get(&own).await.expect(200);
    let refused = entries.iter().position(|entry| entry["application_id"] == json!(applications[13])).unwrap() >= 10;
    assert_eq!(told.json()["outcomes"][0]["outcome"], if refused { "refused" } else { "selected" });
    startups[0].get(&own).await.problem(404, "not_found");
    let shown = app.anonymous().get(&results).await.expect(200);
    assert_eq!(shown.json()["phases"][0]["selected"].as_array().unwrap().len(), 10);
    assert_eq!(shown.json()["phases"][0]["refused"], 4);
    assert!(!shown.text().contains("Classement"), "reasons are for the applicants");
    app.tick().await;
    assert!(app.mail_to(startups[13].email()).text.contains("tahaddi.test"));
}
