//! Panels whose scores are those of a table of the engine.

use acceptance::{Answer, Panel, Person, Seat, Value, a_call, json};
use tahaddi_domain::document::RankingMethod;
use tahaddi_domain::id::{Id as _, PhaseId};
use tahaddi_domain::jury::Ranking;
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::review_phase;

/// `(application, juror, score)`.
pub(super) type Score = (usize, usize, f64);

/// The scores of a table of the engine.
pub(super) fn table(name: &str) -> (Vec<Score>, Value) {
    let path = format!("{}/fixtures/jury-tables/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let table: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let rows = table["input"]["observations"].as_array().unwrap().iter();
    let scores = rows.map(|row| (number(&row[0]), number(&row[1]), row[2].as_f64().unwrap())).collect();
    (scores, table["expected"].clone())
}

/// A call that is scored by one criterion from 0 to 100, so that a score is what the engine calls a composite.
pub(super) fn a_plain_call(method: RankingMethod, seats: u32) -> Value {
    let mut call = a_call();
    call["seats"] = json!(seats);
    let review = &mut call["phases"][1]["review"];
    review["ranking_method"] = json!(method);
    review["rubric"]["criteria"] = json!([{"label": {"fr": "Ensemble"}, "max": 100, "weight": 1}]);
    call
}

/// An open panel with these scores, all handed in.
pub(super) async fn scored(call: Value, scores: &[Score]) -> (Panel, Vec<Seat>) {
    let applications = 1 + scores.iter().map(|score| score.0).max().unwrap();
    let jurors = 1 + scores.iter().map(|score| score.1).max().unwrap();
    let titles: Vec<String> = (0..applications).map(|n| format!("Projet {n}")).collect();
    let panel = Panel::of_call(call, &titles.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let mut seats = Vec::new();
    for n in 0..jurors {
        seats.push(panel.seat(&format!("Juré {n}"), "juror").await);
    }
    for (application, juror, score) in scores {
        panel.reviewed(&seats[*juror], *application, &[*score]).await;
    }
    (panel, seats)
}

pub(super) async fn locked(method: RankingMethod, seats: u32) -> (Panel, Vec<Seat>) {
    let (panel, jurors) = scored(a_plain_call(method, seats), &table("w3-calibration-8x5-within").0).await;
    panel.lock().await;
    (panel, jurors)
}

/// The entries of a ranking, in the order in which the panel's applications came.
pub(super) fn entries<'a>(panel: &Panel, ranking: &'a Value) -> Vec<&'a Value> {
    let all = ranking["entries"].as_array().unwrap();
    let of = |id: &String| all.iter().find(|entry| entry["application_id"] == id.as_str()).unwrap();
    panel.applications.iter().map(of).collect()
}

#[track_caller]
pub(super) fn close(actual: &Value, expected: f64) {
    let actual = actual.as_f64().unwrap_or_else(|| panic!("{actual} is no number"));
    assert!((actual - expected).abs() <= 1e-8 * expected.abs().max(1.0), "{actual} is not {expected}");
}

/// The ranking of the phase as it is stored, changed.
pub(super) async fn stored(panel: &Panel, change: impl Fn(&mut Ranking) + Send + Sync + 'static) {
    let phase = PhaseId::parse(panel.phase.rsplit('/').next().unwrap()).unwrap();
    let store = move |tx: &mut tahaddi_persistence::Tx<'_>| {
        let mut ranking = review_phase::ranking(tx, &phase)?.unwrap();
        change(&mut ranking);
        review_phase::store_ranking(tx, &phase, &ranking)
    };
    panel.app.ctx.db.write(store).await.map_err(|error: StoreError| error).unwrap();
}

pub(super) async fn ranked(person: &Person, panel: &Panel) -> Answer {
    person.get(format!("{}/ranking", panel.phase)).await.expect(200)
}

pub(super) async fn simulated(person: &Person, panel: &Panel, body: Value) -> Answer {
    person.post(format!("{}/simulations", panel.phase), body).await
}

/// The scores of that table.
pub(super) fn table_scores() -> Vec<Score> {
    table("w3-calibration-8x5-within").0
}
