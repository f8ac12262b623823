//! The jurors score blind, one recuses, and the panel is locked.

use super::from_challenge_to_shortlist::Story;
use super::jury::pair;
use super::wrong_roles::{Cast, FORBIDDEN, HIDDEN, JURY, MAY, Refusal, not_now};
use acceptance::{Method, Person, Value, json, text};

/// Who is told that the panel's doings are not theirs; the organisers are to be added.
pub(super) const WRONG_READERS: [(&str, Refusal); 2] = [("everybody", HIDDEN), ("jury", FORBIDDEN)];

/// The sheet for an application, by its place. Applications 4 and 5 get the same scores.
fn sheet(story: &Story, application: usize) -> Value {
    let criteria = &story.call["document"]["phases"][1]["review"]["rubric"]["criteria"];
    let rank = if application == 5 { 4 } else { application };
    let low = (rank as f64 / 2.0).min(4.0);
    json!({"scores": {
        text(&criteria[0]["id"]): {"score": 5.0 - low}, text(&criteria[1]["id"]): {"score": 5.0 - low},
        text(&criteria[2]["id"]): {"score": if rank <= 8 { 10 } else { 18 - rank }}}, "comment": "Lu."})
}

/// An assignment is its juror's: nobody else reads the dossier, scores it, hands the sheet in or gives it back.
async fn nobody_else_scores(cast: &Cast, desk: &str, sheet: &Value) {
    let nobody = &[("everybody", HIDDEN)];
    cast.cannot_see(desk, nobody).await;
    cast.cannot(Method::PUT, &format!("{desk}/sheet"), sheet, nobody).await;
    cast.cannot_post(&format!("{desk}/completion"), &json!({}), nobody).await;
    cast.cannot_post(&format!("{desk}/recusal"), &json!({"reason": "Un ami."}), nobody).await;
    cast.cannot_post(&format!("{desk}/decline"), &json!({}), nobody).await;
}

/// The juror whose assignment it is; the five others are among the cast.
fn all_others_watch(story: &mut Story, assignment: &Value) -> Person {
    let turn = story.seats.iter().position(|seat| seat == text(&assignment["juror_id"])).unwrap();
    for (role, step) in JURY.into_iter().zip(1..) {
        story.cast.enter(role, &story.jurors[(turn + step) % 6]);
    }
    story.jurors[turn].clone()
}

/// Reads a dossier, writes the sheet and hands it in. All the others try each step as well.
async fn score(story: &mut Story, assignment: &Value) {
    let juror = all_others_watch(story, assignment);
    let application = story.applications.iter().position(|id| id == text(&assignment["application_id"])).unwrap();
    let desk = format!("/v1/jury/assignments/{}", text(&assignment["id"]));
    let sheet = sheet(story, application);
    nobody_else_scores(&story.cast, &desk, &sheet).await;
    let seen = juror.get(&desk).await.expect(200);
    assert!(!seen.text().contains("Startup") && !seen.text().contains(&story.applications[application]), "a blind dossier tells nothing");
    juror.put(format!("{desk}/sheet"), &seen, sheet.clone()).await.expect(200);
    story.cast.cannot_post(&format!("{desk}/completion"), &json!({}), &[("everybody", HIDDEN)]).await;
    juror.post(format!("{desk}/completion"), json!({})).await.expect(200);
    story.cast.cannot(Method::PUT, &format!("{desk}/sheet"), &sheet, &[("everybody", HIDDEN)]).await;
}

pub(super) async fn jurors_score_blind(story: &mut Story, assignments: &[Value]) {
    assert_eq!(assignments.len(), 29);
    let (recused, others) = assignments.split_first().unwrap();
    // The first recuses, and does not see it again.
    let desk = format!("/v1/jury/assignments/{}", text(&recused["id"]));
    let juror = all_others_watch(story, recused);
    nobody_else_scores(&story.cast, &desk, &sheet(story, 0)).await;
    juror.get(&desk).await.expect(200);
    juror.post(format!("{desk}/recusal"), json!({"reason": "Je connais le fondateur."})).await.expect(204);
    juror.get(&desk).await.problem(404, "not_found");
    juror.put(format!("{desk}/sheet"), "*", sheet(story, 0)).await.problem(404, "not_found");
    for assignment in others {
        score(story, assignment).await;
    }
    let phase = story.phase();
    let open = [&WRONG_READERS[..], &[("organisers", not_now("panel_open"))]].concat();
    story.cast.cannot_see(&format!("{phase}/ranking"), &open).await;
    story.cast.cannot_see(&format!("{phase}/progress"), &[&WRONG_READERS[..], &[("organisers", MAY)]].concat()).await;
    story.ministry.get(format!("{phase}/ranking")).await.problem(409, "panel_open");
}

/// The lock waits until every application has its two sheets.
pub(super) async fn the_panel_is_locked(story: &mut Story) {
    let (phase, operator) = (story.phase(), story.operator.clone());
    let lock = format!("{phase}/lock");
    let locking = [&WRONG_READERS[..], &[("organisers", FORBIDDEN)]].concat();
    let early = [&locking[..], &[("operator", not_now("coverage_incomplete"))]].concat();
    story.cast.cannot_post(&lock, &json!({}), &early).await;
    let pointer = format!("/applications/{}", story.applications[0]);
    operator.post(&lock, json!({})).await.problem(409, "coverage_incomplete").invalid(&pointer, "sheet_missing");
    let replacement = json!({"assignments": [pair(story, 3, 0)]});
    let placed = operator.post(format!("{phase}/assignments"), replacement).await.expect(201);
    score(story, &placed.json()["assignments"][0]).await;

    story.cast.cannot_post(&lock, &json!({}), &[&locking[..], &[("operator", MAY)]].concat()).await;
    operator.post(&lock, json!({})).await.expect(200);
    let desk = format!("/v1/jury/assignments/{}", text(&placed.json()["assignments"][0]["id"]));
    nobody_else_scores(&story.cast, &desk, &sheet(story, 1)).await;
    story.jurors[3].put(format!("{desk}/sheet"), "*", sheet(story, 1)).await.problem(409, "panel_locked");
    let withdrawal = format!("/v1/applications/{}/withdrawal", story.applications[3]);
    story.startups[3].post(withdrawal, json!({})).await.problem(409, "panel_locked");
}
