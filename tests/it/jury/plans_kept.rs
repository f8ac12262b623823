//! How long plans of assignments are kept.

use acceptance::{Panel, Span, json};

#[tokio::test]
async fn a_plan_that_nobody_adopted_is_gone_after_thirty_days_and_an_adopted_one_stays() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    panel.seat("Karim", "juror").await;
    let path = format!("{}/assignment-plans", panel.phase);
    let dry_run = panel.operator.post(&path, json!({})).await.expect(201);
    let adopted = panel.operator.post(&path, json!({})).await.expect(201);
    panel.operator.post(format!("{}/adoption", adopted.location()), json!({})).await.expect(200);
    panel.app.advance(Span::days(29));
    panel.app.tick().await;
    panel.operator.get(dry_run.location()).await.expect(200);
    panel.app.advance(Span::days(2));
    panel.app.tick().await;
    panel.operator.get(dry_run.location()).await.problem(404, "not_found");
    assert!(panel.operator.get(adopted.location()).await.expect(200).json()["adopted_at"].is_string());
}
