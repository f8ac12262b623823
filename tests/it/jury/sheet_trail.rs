//! What becomes of a sheet, in the audit trail.

use acceptance::{Panel, Span, Value, json};
use tahaddi_persistence::repo::audit::{self, AuditFilter};

/// The entries about an assignment, the oldest first: action, versions before and after, who.
async fn trail(panel: &Panel, assignment: &str) -> Vec<(String, Value, Value, String)> {
    let filter = AuditFilter { subject_id: Some(assignment.to_owned()), ..AuditFilter::default() };
    let mut entries = panel.app.ctx.db.read(move |conn| audit::list(conn, &filter, None, 100)).await.unwrap();
    entries.reverse();
    let entry = |entry: audit::AuditEntry| {
        let told = entry.details.to_string();
        assert!(!told.contains("score") && !told.contains("Au comité"), "what a sheet says stands in its history alone: {told}");
        (entry.action, entry.details["previous_version"].clone(), entry.details["version"].clone(), entry.actor_id.unwrap())
    };
    entries.into_iter().map(entry).collect()
}

#[tokio::test]
async fn inv_47_each_step_of_a_sheet_is_one_entry_with_the_version_before_and_after() {
    let panel = Panel::of(&["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let assignment = panel.assigned(&juror, 0).await;
    let (path, kept) = (format!("/v1/jury/assignments/{assignment}"), format!("{}/assignments/{assignment}", panel.phase));
    let (karim, operator) = (juror.person.id().to_string(), panel.operator.id().to_string());
    let mut expected: Vec<(String, Value, Value, String)> = Vec::new();
    let mut step = async |action: &str, before: i64, who: &str| {
        // Entries of one instant have no order.
        panel.app.advance(Span::seconds(1));
        expected.push((action.to_owned(), json!(before), json!(before + 1), who.to_owned()));
        assert_eq!(trail(&panel, &assignment).await, expected, "one entry, and one only");
    };
    let mut sheet = panel.sheet(&[4.0, 3.0]);
    sheet["comment"] = json!("Au comité.");
    juror.put(format!("{path}/sheet"), "*", sheet.clone()).await.expect(200);
    step("sheet.written", 1, &karim).await;
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    step("sheet.completed", 2, &karim).await;
    panel.operator.post(format!("{kept}/reopening"), json!({"reason": "À compléter."})).await.expect(200);
    step("sheet.reopened", 3, &operator).await;
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    step("sheet.completed", 4, &karim).await;
    sheet["comment"] = json!("Au comité, encore.");
    juror.put(format!("{path}/sheet"), "*", sheet.clone()).await.expect(200);
    step("sheet.written", 5, &karim).await;
    panel.lock().await;
    let correction = json!({"scores": {panel.criteria()[0].clone(): {"score": 1, "comment": "Saisie."}}, "reason": "Saisie."});
    panel.operator.post(format!("{kept}/corrections"), correction).await.expect(200);
    step("sheet.corrected", 6, &operator).await;

    // What is refused leaves no entry, and the versions that the entries name are those of the history.
    juror.put(format!("{path}/sheet"), "*", sheet).await.problem(409, "panel_locked");
    assert_eq!(trail(&panel, &assignment).await, expected);
    let history = panel.operator.get(format!("{kept}/versions")).await.expect(200);
    let versions: Vec<i64> = history.data().iter().rev().map(|version| version["version"].as_i64().unwrap()).collect();
    assert_eq!(versions, [2, 3, 4, 5, 6, 7]);
}

#[tokio::test]
async fn inv_47_a_sheet_and_its_entry_are_written_together_or_not_at_all() {
    let panel = Panel::of(&["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let assignment = panel.assigned(&juror, 0).await;
    let path = format!("/v1/jury/assignments/{assignment}");
    let before = juror.get(&path).await.expect(200);
    for table in ["audit_entries", "sheet_versions", "outbox"] {
        panel.app.ctx.db.raw(format!("ALTER TABLE {table} RENAME TO taken_away")).await.unwrap();
        let failed = juror.put(format!("{path}/sheet"), "*", panel.sheet(&[4.0, 3.0])).await;
        panel.app.ctx.db.raw(format!("ALTER TABLE taken_away RENAME TO {table}")).await.unwrap();
        assert!(failed.status() >= 500, "without {table}: {failed}");
        assert_eq!(juror.get(&path).await.expect(200).text(), before.text(), "without {table}");
        assert_eq!(trail(&panel, &assignment).await, [], "without {table}");
    }
    juror.put(format!("{path}/sheet"), "*", panel.sheet(&[4.0, 3.0])).await.expect(200);
    assert_eq!(trail(&panel, &assignment).await.len(), 1);
}
