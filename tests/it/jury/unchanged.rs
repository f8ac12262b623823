//! A ranking is given again as long as nothing is written, and never longer.

use super::scored::{a_plain_call, entries, ranked, scored};
use acceptance::{Person, Value, json};
use std::time::Duration;
use tahaddi_domain::document::RankingMethod;
use tahaddi_domain::organisation::MemberRole;

/// An open panel that shows its scores.
fn unsealed() -> Value {
    let mut call = a_plain_call(RankingMethod::Raw, 1);
    call["phases"][1]["review"]["sealed"] = json!(false);
    call
}

#[tokio::test]
async fn a_write_is_in_the_next_ranking_whoever_looked_before() {
    let (panel, jurors) = scored(unsealed(), &[(0, 0, 80.0), (1, 1, 60.0)]).await;
    let score = async |person: &Person| entries(&panel, ranked(person, &panel).await.json())[1]["score"].clone();
    // Each connection has looked several times.
    for _ in 0..20 {
        assert_eq!(score(&panel.operator).await, 60.0);
        assert_eq!(score(&panel.ministry).await, 60.0);
    }
    panel.reviewed(&jurors[0], 1, &[90.0]).await;
    for _ in 0..20 {
        assert_eq!(score(&panel.operator).await, 75.0);
        assert_eq!(score(&panel.ministry).await, 75.0);
    }
    // Whoever may see it no longer does not see it again, and whoever never might does not see what others were given.
    let owner = panel.app.colleague(&panel.ministry, MemberRole::Owner).await;
    assert_eq!(score(&owner).await, 75.0);
    let path = format!("{}/ranking", panel.phase);
    jurors[0].get(&path).await.problem(403, "forbidden");
    panel.startups[0].get(&path).await.problem(404, "not_found");
    panel.app.join(&panel.startups[0], &owner.person, MemberRole::Viewer).await;
    for _ in 0..10 {
        owner.get(&path).await.problem(403, "conflict_of_interest");
    }
    assert_eq!(score(&panel.operator).await, 75.0);
}

#[tokio::test]
async fn who_keeps_the_panel_and_who_selects_are_given_their_own() {
    let (panel, _) = scored(unsealed(), &[(0, 0, 80.0), (1, 0, 60.0)]).await;
    for _ in 0..5 {
        assert!(ranked(&panel.operator, &panel).await.json()["calibration"]["jurors"].is_array());
        assert_eq!(ranked(&panel.ministry, &panel).await.json()["calibration"]["jurors"], Value::Null);
    }
    let path = |query: &str| format!("{}/ranking?{query}", panel.phase);
    for _ in 0..3 {
        let first = panel.operator.get(path("top=1")).await.expect(200);
        assert_eq!((first.json()["entries"].as_array().unwrap().len(), &first.json()["entries"][0]["score"]), (1, &json!(80.0)));
        assert_eq!(ranked(&panel.operator, &panel).await.json()["entries"].as_array().unwrap().len(), 2);
        let fields = panel.operator.get(path("fields=phase_id")).await.expect(200);
        assert_eq!(fields.json().as_object().unwrap().len(), 1);
    }
    for wrong in ["top=0", "top=20001", "top=some"] {
        panel.operator.get(path(wrong)).await.problem(400, "invalid_parameter");
    }
}

#[tokio::test]
async fn many_looks_at_a_panel_that_moves_are_all_answered() {
    let (panel, _) = scored(unsealed(), &[(0, 0, 80.0), (1, 0, 60.0)]).await;
    let other = panel.seat("Nadia", "juror").await;
    let desk = panel.reviewed(&other, 0, &[50.0]).await;
    let path = format!("{}/ranking", panel.phase);
    let looks = async {
        for _ in 0..15 {
            let (one, two, three) = tokio::join!(panel.operator.get(&path), panel.ministry.get(&path), panel.operator.get(&path));
            assert!([one, two, three].iter().all(|answer| answer.status() == 200));
        }
    };
    let moves = async {
        for points in 0..15 {
            other.put(format!("{desk}/sheet"), "*", panel.sheet(&[f64::from(points)])).await.expect(200);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::join!(looks, moves);
    assert_eq!(entries(&panel, ranked(&panel.operator, &panel).await.json())[0]["score"], 47.0);
}
