//! What a ranking would be: simulations change nothing.

use super::scored::{close, entries, locked, ranked, simulated, stored, table_scores};
use acceptance::{Answer, Panel, Value, json, text};
use tahaddi_domain::document::RankingMethod;
use tahaddi_domain::id::{ApplicationId, AssignmentId, Id as _};
use tahaddi_domain::jury::Analysis;

#[tokio::test]
async fn what_if_changes_nothing_and_agrees_with_reality_where_nothing_is_supposed() {
    for method in [RankingMethod::Raw, RankingMethod::WithinShrunk] {
        let (panel, jurors) = locked(method, 2).await;
        let before = [ranked(&panel.operator, &panel).await, panel.operator.get(&panel.phase).await.expect(200)];
        let trail = panel.operator.get("/v1/audit-events?limit=100").await.expect(200);
        let real = before[0].json();
        let same = simulated(&panel.ministry, &panel, json!({})).await.expect(200);
        let same = same.json();
        assert_eq!((text(&same["method_used"]), &same["seat_line"], text(&same["ties"])), (method.as_str(), &real["seat_line"], "jury"));
        assert_eq!((&same["enters"], &same["leaves"]), (&json!([]), &json!([])));
        for (entry, supposed) in entries(&panel, real).into_iter().zip(entries(&panel, same)) {
            let rank = if method == RankingMethod::Raw { &entry["rank"] } else { &entry["calibrated"]["rank"] };
            assert_eq!((&supposed["rank"], &supposed["real_rank"], &supposed["score"]), (rank, rank, &entry["score"]));
        }

        let one = simulated(&panel.ministry, &panel, json!({"seats": 1, "method": "within_shrunk"})).await.expect(200);
        assert_eq!(one.json()["seat_line"], json!({"seats": 1, "last_rank": 1, "tied_at_last_seat": []}));
        assert_eq!((&one.json()["enters"], &one.json()["leaves"]), (&json!([]), &json!([panel.applications[1]])));
        let tied = json!({"seats": 1, "method": "raw", "ties": "exclude"});
        let none = simulated(&panel.ministry, &panel, tied).await.expect(200);
        assert_eq!(none.json()["leaves"].as_array().unwrap().len(), 2);
        let open = simulated(&panel.ministry, &panel, json!({"seats": 1, "method": "raw"})).await.expect(200);
        let waiting: Vec<bool> = entries(&panel, open.json()).iter().map(|entry| entry["open"].as_bool().unwrap()).collect();
        assert_eq!(waiting, [false, true, true, false, false, false, false, false]);
        for method in RankingMethod::ALL {
            let answer = simulated(&panel.operator, &panel, json!({"method": method})).await.expect(200);
            assert_eq!(answer.json()["method"], json!(method));
        }

        // Without a juror, the plain scores are the means of the others.
        let without = json!({"method": "raw", "without_juror_id": jurors[1].id});
        let left = simulated(&panel.operator, &panel, without.clone()).await.expect(200);
        for (n, entry) in entries(&panel, left.json()).into_iter().enumerate() {
            let own: Vec<f64> = table_scores().iter().filter(|score| score.0 == n && score.1 != 1).map(|score| score.2).collect();
            close(&entry["score"], own.iter().sum::<f64>() / f64::from(u32::try_from(own.len()).unwrap()));
        }
        simulated(&panel.ministry, &panel, without).await.problem(403, "forbidden");

        let after = [ranked(&panel.operator, &panel).await, panel.operator.get(&panel.phase).await.expect(200)];
        for (before, after) in before.iter().zip(&after) {
            assert_eq!((before.etag(), before.text()), (after.etag(), after.text()));
        }
        assert_eq!(panel.operator.get("/v1/audit-events?limit=100").await.expect(200).text(), trail.text());
    }
}

#[tokio::test]
async fn other_weights_are_tried_and_what_cannot_be_tried_is_refused_at_its_place() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[5.0, 2.0]).await;
    panel.reviewed(&juror, 1, &[2.0, 5.0]).await;
    panel.lock().await;
    let [innovation, impact] = <[String; 2]>::try_from(panel.criteria()).unwrap();
    let ranks = |answer: &Answer| entries(&panel, answer.json()).iter().map(|entry| entry["rank"].as_u64().unwrap()).collect::<Vec<_>>();
    let real = simulated(&panel.ministry, &panel, json!({})).await.expect(200);
    let other = simulated(&panel.ministry, &panel, json!({"weights": {(&*innovation): 10, (&*impact): 90}})).await.expect(200);
    assert_eq!((ranks(&real), ranks(&other)), (vec![1, 2], vec![2, 1]));
    close(&entries(&panel, other.json())[1]["score"], 0.1 * 40.0 + 0.9 * 100.0);

    let refused = async |body: Value, pointer: &str, code: &str| {
        simulated(&panel.operator, &panel, body).await.problem(422, "validation_failed").invalid(pointer, code);
    };
    refused(json!({"seats": 0}), "/seats", "out_of_range").await;
    refused(json!({"weights": {(&*innovation): -1}}), &format!("/weights/{innovation}"), "out_of_range").await;
    refused(json!({"weights": {(&*innovation): 0, (&*impact): 0}}), "/weights", "weights_invalid").await;
    let unknown = "crt_01kax3v8m0t2r4q6w8y0b1c2d3";
    refused(json!({"weights": {unknown: 1}}), &format!("/weights/{unknown}"), "unknown_reference").await;
    refused(json!({"without_juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3"}), "/without_juror_id", "unknown_reference").await;
    refused(json!({"colour": "blue"}), "/colour", "unknown_field").await;
    let method = simulated(&panel.operator, &panel, json!({"method": "guess", "ties": "toss"})).await.problem(422, "validation_failed");
    let places: Vec<&str> = method.json()["errors"].as_array().unwrap().iter().map(|error| text(&error["pointer"])).collect();
    assert_eq!(places, ["/method", "/ties"]);
}

#[tokio::test]
async fn a_conflict_that_comes_to_light_after_the_lock_does_not_undo_what_was_locked() {
    let (panel, _) = locked(RankingMethod::Raw, 2).await;
    let assignments = panel.operator.get(format!("{}/assignments?limit=100", panel.phase)).await.expect(200);
    let aside = AssignmentId::parse(text(&assignments.data()[0]["id"])).unwrap();
    let application = ApplicationId::parse(text(&assignments.data()[0]["application_id"])).unwrap();
    let before = simulated(&panel.ministry, &panel, json!({})).await.expect(200);
    // As if the sheet had been put aside when the panel was locked.
    stored(&panel, move |ranking| {
        let analysis: &mut Analysis = ranking.analysis.as_mut().unwrap();
        analysis.set_aside.insert(aside.clone());
    })
    .await;
    let after = simulated(&panel.ministry, &panel, json!({})).await.expect(200);
    let score = |answer: &Answer| {
        let entries = answer.json()["entries"].as_array().unwrap().clone();
        entries.into_iter().find(|entry| entry["application_id"] == application.as_str()).unwrap()["score"].clone()
    };
    assert_ne!(score(&before), score(&after), "what was set aside at the lock is what does not count");
}
