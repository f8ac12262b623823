//! What is noticed of a record, or of what it records, that was altered.

use super::record::{failures, phase_of, recorded, scored};
use acceptance::{Span, Value, json, text};
use tahaddi_domain::document::{Deliberation, Points, ScoreSheet};
use tahaddi_domain::id::{AssignmentId, Id as _};
use tahaddi_persistence::repo::{assignment, review_phase};
use tahaddi_persistence::{StoreError, Tx};

#[tokio::test]
async fn what_is_altered_in_the_database_is_told_with_its_place() {
    let (panel, _) = scored().await;
    panel.lock().await;
    panel.release(&["refused", "selected", "reserve"]).await;
    let record = recorded(&panel.operator, &panel).await;
    let id = AssignmentId::parse(text(&record["manifest"]["sheets"][2]["assignment_id"])).unwrap();
    let database = |part: &str, pointer: String| ("database".to_owned(), json!(part), pointer);
    // Past the repositories, which keep every version of a sheet.
    let rewritten = async |change: &dyn Fn(&mut ScoreSheet)| {
        let one = id.clone();
        let found = panel.app.ctx.db.read(move |conn| assignment::find(conn, &one)).await.unwrap().unwrap();
        let mut sheet = found.sheet.unwrap();
        change(&mut sheet);
        let text = serde_json::to_string(&sheet).unwrap();
        panel.app.ctx.db.raw(format!("UPDATE assignments SET sheet = '{text}' WHERE id = '{id}'")).await.unwrap();
        failures(&panel.operator, &panel).await
    };
    let score = |up: i64| {
        move |sheet: &mut ScoreSheet| {
            let entry = sheet.scores.values_mut().next().unwrap();
            entry.score = entry.score.map(|score| Points::from_millionths(score.millionths() + up));
        }
    };
    let criterion = record["manifest"]["sheets"][2]["scores"].as_object().unwrap().keys().next().unwrap().clone();
    let told = rewritten(&score(-500_000)).await;
    assert_eq!(told, [database("sheets", format!("/manifest/sheets/2/scores/{criterion}"))]);
    assert_eq!(rewritten(&score(500_000)).await, []);
    // A comment, of which the record has the digest only.
    let told = rewritten(&|sheet| sheet.comment = "Autre.".to_owned()).await;
    assert_eq!(told, [database("sheets", "/manifest/sheets/2/comments_digest".to_owned())]);
    assert_eq!(rewritten(&|sheet| sheet.comment = String::new()).await, []);

    // What was put aside; the ranking, the rules, the decision and its release.
    let aside = text(&record["manifest"]["exclusions"][0]["assignment_id"]);
    panel.app.ctx.db.raw(format!("UPDATE assignments SET state = 'unassigned' WHERE id = '{aside}'")).await.unwrap();
    let phase = phase_of(&panel);
    let change = move |tx: &mut Tx<'_>| -> Result<(), StoreError> {
        let mut ranking = review_phase::ranking(tx, &phase)?.unwrap();
        ranking.entries[0].rank = Some(2);
        review_phase::store_ranking(tx, &phase, &ranking)?;
        let mut found = review_phase::find(tx, &phase)?.unwrap();
        found.policy.reviews_per_application = 2;
        found.decision.as_mut().unwrap().outcomes[0].reason = Some("Une autre raison.".to_owned());
        found.released_at = found.released_at.map(|at| at + Span::seconds(1));
        review_phase::save(tx, &found)
    };
    panel.app.ctx.db.write(change).await.unwrap();
    let told = failures(&panel.operator, &panel).await;
    let expected = [
        database("rules", "/manifest/rules/policy/reviews_per_application".to_owned()),
        database("exclusions", "/manifest/exclusions/0/state".to_owned()),
        database("result", "/manifest/result/entries/0/rank".to_owned()),
        database("decision", "/manifest/decision/document/outcomes/0/reason".to_owned()),
        database("release", "/manifest/release/at".to_owned()),
    ];
    assert_eq!(told, expected);
    // The record itself is as it was.
    assert_eq!(recorded(&panel.operator, &panel).await, record);
}

#[tokio::test]
async fn a_record_that_is_altered_where_it_is_kept_does_not_hold() {
    let (panel, _) = scored().await;
    panel.lock().await;
    panel.release(&["refused", "selected", "reserve"]).await;
    let change = async |from: &str, to: &str, what: &str| {
        let sql = format!("UPDATE {what} = REPLACE({}, '{from}', '{to}')", what.rsplit(' ').next().unwrap());
        panel.app.ctx.db.raw(sql).await.unwrap();
        failures(&panel.operator, &panel).await
    };
    let failed = |check: &str, part: Value, pointer: &str| (check.to_owned(), part, pointer.to_owned());
    assert_eq!(failures(&panel.operator, &panel).await, []);
    // A score, as a forger would write it: the part, the sheet, the ranking and the table of sheets tell.
    let told = change("4500000", "4400000", "record_parts SET content").await;
    assert_eq!(told[0], failed("digest", json!("sheets"), "/manifest/sheets"));
    assert_eq!((told[1].0.as_str(), &told[1].2[..16], told.len()), ("sheets", "/manifest/sheets", 4), "{told:?}");
    assert_eq!(change("4400000", "4500000", "record_parts SET content").await, []);
    let told = change("Hors du champ", "Dans le champ", "record_parts SET content").await;
    assert_eq!(told[0], failed("digest", json!("decision"), "/manifest/decision"));
    assert_eq!(change("Dans le champ", "Hors du champ", "record_parts SET content").await, []);
    panel.app.ctx.db.raw("DELETE FROM record_parts WHERE content LIKE '%seed%' AND content LIKE '%ties%'").await.unwrap();
    assert_eq!(failures(&panel.operator, &panel).await[0], failed("digest", json!("parameters"), "/manifest/parameters"));
    // What it says of itself, and what was signed.
    let told = change(r#""event":"release""#, r#""event":"decision""#, "records SET head").await;
    assert_eq!(told[0], failed("head", Value::Null, "/manifest/head/event"));
    change(r#""event":"decision","#, r#""event":"release","#, "records SET head").await;
    panel.app.ctx.db.raw("UPDATE records SET signed = (SELECT signed FROM records WHERE number = 1) WHERE number = 2").await.unwrap();
    assert_eq!(failures(&panel.operator, &panel).await[0], failed("chain", Value::Null, "/chain/1"));
    let told = change("eyJ", "eyK", "records SET signed").await;
    assert_eq!(told[0], failed("signature", Value::Null, "/record"));
}

#[tokio::test]
async fn a_session_that_is_altered_in_the_database_is_told_although_the_record_names_nobody() {
    let (panel, jurors) = scored().await;
    panel.lock().await;
    let attendance: Vec<Value> = jurors.iter().map(|seat| json!({"juror_id": seat.id, "presence": "present"})).collect();
    let mut decision = panel.decision(&["refused", "selected", "reserve"]);
    decision["deliberation"] = json!({
        "began_at": "2027-04-02T07:00:00Z", "ended_at": "2027-04-02T07:45:00Z", "place": "Rabat", "chair_id": jurors[0].id,
        "attendance": attendance, "others": [{"name": "Salma Idrissi", "capacity": "Secrétaire"}],
        "votes": [{"application_id": panel.applications[1], "in_favour": 2, "against": 1, "abstained": 0, "voter_ids": []}],
        "dissents": [{"juror_id": jurors[1].id, "statement": "Serres méritait mieux."}],
    });
    panel.ministry.put(format!("{}/decision", panel.phase), "*", decision).await.expect(200);
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    assert_eq!(failures(&panel.operator, &panel).await, []);
    let record = recorded(&panel.operator, &panel).await;
    let decided = &record["manifest"]["decision"];
    assert_eq!((text(&decided["session_digest"]).len(), &decided["document"]["deliberation"]), (64, &Value::Null));
    assert!(!record.to_string().contains("Salma Idrissi") && !record.to_string().contains("méritait"));

    let kept = {
        let phase = phase_of(&panel);
        panel.app.ctx.db.read(move |conn| review_phase::find(conn, &phase)).await.unwrap().unwrap()
    };
    let altered = async |change: fn(&mut Deliberation)| {
        let mut found = kept.clone();
        change(found.decision.as_mut().unwrap().deliberation.as_mut().unwrap());
        panel.app.ctx.db.write(move |tx: &mut Tx<'_>| review_phase::save(tx, &found)).await.unwrap();
        failures(&panel.operator, &panel).await
    };
    let told = [("database".to_owned(), json!("decision"), "/manifest/decision/session_digest".to_owned())];
    assert_eq!(altered(|session| session.votes[0].against = 0).await, told);
    assert_eq!(altered(|session| session.quorum.as_mut().unwrap().met = false).await, told);
    assert_eq!(altered(|session| session.dissents.clear()).await, told);
    assert_eq!(altered(|session| session.recusals.clear()).await, told);
    assert_eq!(altered(|_| ()).await, []);
    // Guests are forgotten at the end of the retention.
    assert_eq!(altered(|session| session.others.clear()).await, []);
    let without = {
        let mut found = kept.clone();
        found.decision.as_mut().unwrap().deliberation = None;
        found
    };
    panel.app.ctx.db.write(move |tx: &mut Tx<'_>| review_phase::save(tx, &without)).await.unwrap();
    assert_eq!(failures(&panel.operator, &panel).await, told, "nor is it left out");
}
