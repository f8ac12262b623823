//! Corrections of sheets that move the ground of one another: the ranking is computed beside the database, and stored only if nothing has
//! moved meanwhile.

use super::record::{caller, failures, phase_of, recorded, scored};
use super::scored::{ranked, simulated};
use acceptance::{Panel, Person, Value, json, race_rounds, text};
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_api::error::ApiError;
use tahaddi_api::service::jury::correct::{Draft, Wanted, correct, prepare};
use tahaddi_domain::document::SheetCorrection;
use tahaddi_domain::id::{AssignmentId, Id as _};

/// A locked panel, and the assignments whose sheets count.
async fn locked() -> (Panel, Vec<String>) {
    let (panel, _) = scored().await;
    panel.lock().await;
    let record = recorded(&panel.operator, &panel).await;
    let sheets = record["manifest"]["sheets"].as_array().unwrap();
    let ids = sheets.iter().map(|sheet| text(&sheet["assignment_id"]).to_owned()).collect();
    (panel, ids)
}

fn correction(panel: &Panel, criterion: usize, score: f64) -> Value {
    json!({"scores": {panel.criteria()[criterion].as_str(): {"score": score, "comment": ""}}, "reason": "Faute de frappe."})
}

fn path(panel: &Panel, assignment: &str) -> String {
    format!("{}/assignments/{assignment}/corrections", panel.phase)
}

/// The scores of a criterion that the last record holds, by assignment.
async fn recorded_scores(panel: &Panel, criterion: usize) -> BTreeMap<String, Value> {
    let record = recorded(&panel.operator, panel).await;
    let sheets = record["manifest"]["sheets"].as_array().unwrap();
    let score = |sheet: &Value| (text(&sheet["assignment_id"]).to_owned(), sheet["scores"][&panel.criteria()[criterion]].clone());
    sheets.iter().map(score).collect()
}

/// The ranking that is kept is the one that the sheets make now: by the record, which computes it, and by a simulation, which does so from
/// the database.
async fn holds(panel: &Panel) {
    assert_eq!(failures(&panel.operator, panel).await, []);
    let (kept, made) = (ranked(&panel.operator, panel).await, simulated(&panel.operator, panel, json!({})).await.expect(200));
    let order = |entries: &Value| -> BTreeMap<String, (Value, Value)> {
        let each = |entry: &Value| (text(&entry["application_id"]).to_owned(), (entry["score"].clone(), entry["rank"].clone()));
        entries.as_array().unwrap().iter().map(each).collect()
    };
    assert_eq!(order(&kept.json()["entries"]), order(&made.json()["entries"]));
}

#[tokio::test]
async fn inv_30_corrections_at_once_are_all_kept_and_the_ranking_is_that_of_all_of_them() {
    for _ in 0..race_rounds().div_ceil(3) {
        let (panel, ids) = locked().await;
        let chair = panel.seat("Nadia", "chair").await;
        let corrected = async |person: &Person, assignment: &str, criterion: usize, score: f64| {
            person.post(path(&panel, assignment), correction(&panel, criterion, score)).await.expect(200);
        };
        // Two of one sheet, and more of others than there are tries beside the database.
        tokio::join!(
            corrected(&panel.operator, &ids[0], 0, 1.5),
            corrected(&chair, &ids[0], 1, 0.5),
            corrected(&chair, &ids[1], 0, 1.0),
            corrected(&panel.operator, &ids[2], 0, 3.5),
            corrected(&chair, &ids[3], 0, 2.0),
            corrected(&panel.operator, &ids[4], 0, 4.5),
        );
        let (first, second) = (recorded_scores(&panel, 0).await, recorded_scores(&panel, 1).await);
        let kept: Vec<&Value> = ids[..5].iter().map(|id| &first[id]).collect();
        assert_eq!(kept, [1_500_000, 1_000_000, 3_500_000, 2_000_000, 4_500_000].map(|score| json!(score)).iter().collect::<Vec<_>>());
        assert_eq!(second[&ids[0]], json!(500_000), "both corrections of the sheet");
        let record = recorded(&panel.operator, &panel).await;
        assert_eq!((&record["manifest"]["head"]["number"], record["chain"].as_array().unwrap().len()), (&json!(7), 6));
        holds(&panel).await;
    }
}

#[tokio::test]
async fn inv_30_a_correction_whose_ground_has_moved_is_not_stored() {
    let (panel, ids) = locked().await;
    let (ctx, caller, phase, now) = (panel.app.ctx.clone(), caller(&panel), phase_of(&panel), panel.app.now());
    let assignment = AssignmentId::parse(&ids[0]).unwrap();
    let wanted: SheetCorrection = serde_json::from_value(correction(&panel, 0, 1.5)).unwrap();
    let computed = async || {
        let (by, phase, assignment, wanted) = (Arc::clone(&caller), phase.clone(), assignment.clone(), wanted.clone());
        let ground =
            ctx.db.snapshot(move |conn| prepare(conn, &by, &Wanted { phase: &phase, assignment: &assignment, correction: &wanted }, now));
        Arc::new(ground.await.unwrap().compute().unwrap())
    };
    let stored = async |draft: &Arc<Draft>| {
        let (by, receipts, draft) = (Arc::clone(&caller), ctx.receipts.clone(), Arc::clone(draft));
        let (phase, assignment, wanted) = (phase.clone(), assignment.clone(), wanted.clone());
        let write = ctx.db.write(move |tx| {
            let wanted = Wanted { phase: &phase, assignment: &assignment, correction: &wanted };
            Ok::<_, ApiError>(correct(tx, &by, &receipts, &wanted, Some(&draft))?.is_some())
        });
        write.await.unwrap()
    };
    let draft = computed().await;
    // Another sheet; the same sheet.
    panel.operator.post(path(&panel, &ids[1]), correction(&panel, 0, 1.0)).await.expect(200);
    assert!(!stored(&draft).await, "the draft was computed on another sheet of the phase");
    let draft = computed().await;
    panel.operator.post(path(&panel, &ids[0]), correction(&panel, 1, 0.5)).await.expect(200);
    assert!(!stored(&draft).await, "the draft goes on from the correction before");
    // What only the version of the phase tells: a decision that the correction would withdraw.
    let draft = computed().await;
    // Nobody is selected: whoever leads or ties after the corrections, which depends on who judged what, that can be decided.
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["refused"; 3])).await.expect(200);
    assert!(!stored(&draft).await, "the correction was computed before the decision");
    let record = recorded(&panel.operator, &panel).await;
    assert_eq!((&record["manifest"]["head"]["event"], &record["manifest"]["head"]["number"]), (&json!("decision"), &json!(4)));
    holds(&panel).await;

    assert!(stored(&computed().await).await, "nothing has moved");
    assert!(!stored(&draft).await, "and now it has");
    let (first, second) = (recorded_scores(&panel, 0).await, recorded_scores(&panel, 1).await);
    assert_eq!((&first[&ids[0]], &first[&ids[1]], &second[&ids[0]]), (&json!(1_500_000), &json!(1_000_000), &json!(500_000)));
    holds(&panel).await;
}
