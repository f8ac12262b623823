//! Many jurors who score at once while conflicts come and go.

use super::scored::{a_plain_call, ranked};
use acceptance::{Method, Panel, Seat, Value, json, text};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tahaddi_domain::document::RankingMethod;
use tokio::task::JoinSet;

/// How many jurors and applications: five and twelve, or as `TAHADDI_JURY_SIZE` says (`50x200`).
fn size() -> (usize, usize) {
    let Ok(size) = std::env::var("TAHADDI_JURY_SIZE") else { return (5, 12) };
    let (jurors, applications) = size.split_once('x').expect("TAHADDI_JURY_SIZE is JURORSxAPPLICATIONS");
    (jurors.parse().unwrap(), applications.parse().unwrap())
}

/// What a juror has scored: by application, the last score that was acknowledged; only of sheets that were handed in.
type Scored = BTreeMap<usize, u32>;

/// A juror goes through the applications; twice somebody signed in on two devices writes at once, and one of them has to look again.
async fn score(panel: Arc<Panel>, juror: Seat, number: usize, desks: Vec<(usize, String)>) -> Scored {
    let mut scored = Scored::new();
    let sheet = |score: u32| panel.sheet(&[f64::from(score)]);
    for (application, path) in desks {
        let mut value = u32::try_from((7 * number + 13 * application) % 101).unwrap();
        let seen = juror.get(&path).await;
        if seen.status() == 403 {
            seen.problem(403, "conflict_of_interest");
            continue;
        }
        let (one, other) = ((value + 1) % 101, (value + 2) % 101);
        let (first, second) =
            tokio::join!(juror.put(format!("{path}/sheet"), &seen, sheet(one)), juror.put(format!("{path}/sheet"), &seen, sheet(other)));
        value = match (first.status(), second.status()) {
            (200, 412) => one,
            (412, 200) => other,
            // A conflict came in between.
            (200, 403) => one,
            (403, 200) => other,
            (403 | 412, 403 | 412) => continue,
            both => panic!("{both:?}"),
        };
        let done = juror.post(format!("{path}/completion"), json!({})).await;
        if done.status() == 403 {
            continue;
        }
        done.expect(200);
        scored.insert(application, value);
        if application % 3 == 0 {
            let again = (value + 50) % 101;
            match juror.put(format!("{path}/sheet"), "*", sheet(again)).await.status() {
                200 => drop(scored.insert(application, again)),
                403 => {}
                other => panic!("{other}"),
            }
        }
    }
    scored
}

/// Conflicts are declared, and every other one is taken back again; those that stand.
async fn declare(panel: Arc<Panel>, jurors: Vec<String>) -> BTreeSet<(usize, usize)> {
    let conflicts = format!("{}/conflicts", panel.phase);
    let mut standing = BTreeSet::new();
    for (nth, application) in (0..panel.applications.len()).step_by(2).enumerate() {
        let juror = (nth * 3 + 1) % jurors.len();
        let body = json!({
            "juror_id": jurors[juror], "application_id": panel.applications[application], "kind": "mentor", "reason": "Mentorat.",
        });
        let declared = panel.operator.post(&conflicts, body).await.expect(201);
        if nth % 2 == 0 {
            standing.insert((juror, application));
        } else {
            panel.operator.request(Method::DELETE, format!("{conflicts}/{}", declared.id())).send().await.expect(204);
        }
    }
    standing
}

#[tokio::test]
async fn inv_32_many_who_score_at_once_while_conflicts_come_and_go_make_the_total_that_follows_from_their_sheets() {
    let (jurors, applications) = size();
    let titles: Vec<String> = (0..applications).map(|n| format!("Projet {n}")).collect();
    let mut call = a_plain_call(RankingMethod::Raw, 10);
    call["phases"][1]["review"]["sealed"] = json!(false);
    let panel = Panel::of_call(call, &titles.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let panel = Arc::new(panel);
    let mut seats = Vec::new();
    for number in 0..jurors {
        seats.push(panel.seat(&format!("Juré {number}"), "juror").await);
    }
    let mut work = JoinSet::new();
    for (number, juror) in seats.iter().cloned().enumerate() {
        let pair = |application: &String| json!({"juror_id": juror.id, "application_id": application});
        let body = json!({"assignments": panel.applications.iter().map(pair).collect::<Vec<Value>>()});
        let placed = panel.operator.post(format!("{}/assignments", panel.phase), body).await.expect(201);
        let place = |id: &Value| panel.applications.iter().position(|own| own == text(id)).unwrap();
        let given = placed.json()["assignments"].as_array().unwrap().iter();
        let desks = given.map(|item| (place(&item["application_id"]), format!("/v1/jury/assignments/{}", text(&item["id"])))).collect();
        let panel = Arc::clone(&panel);
        work.spawn(async move { (number, score(panel, juror, number, desks).await) });
    }
    let ids: Vec<String> = seats.iter().map(|seat| seat.id.clone()).collect();
    let conflicts = tokio::spawn(declare(Arc::clone(&panel), ids));
    let mut scored: BTreeMap<usize, Scored> = BTreeMap::new();
    while let Some(done) = work.join_next().await {
        let (number, own) = done.unwrap();
        scored.insert(number, own);
    }
    let standing = conflicts.await.unwrap();

    // What was acknowledged, and of whom there is no conflict: nothing else counts, and all of it does.
    let counting = |application: usize| {
        let own = scored.iter().filter(|(juror, _)| !standing.contains(&(**juror, application)));
        own.filter_map(|(_, sheets)| sheets.get(&application).copied()).map(f64::from).collect::<Vec<f64>>()
    };
    let check = |ranking: &Value| {
        let entries = ranking["entries"].as_array().unwrap();
        assert_eq!(entries.len(), applications);
        for entry in entries {
            let application = panel.applications.iter().position(|id| entry["application_id"] == id.as_str()).unwrap();
            let expected = counting(application);
            assert_eq!(entry["reviews"].as_u64().unwrap(), expected.len() as u64, "{entry}");
            let mean = expected.iter().sum::<f64>() / expected.len() as f64;
            assert!((entry["score"].as_f64().unwrap() - mean).abs() < 1e-9, "{entry} is not {mean}");
        }
    };
    let open = ranked(&panel.operator, &panel).await;
    check(open.json());
    panel.lock().await;
    check(ranked(&panel.operator, &panel).await.json());
    let progress = panel.progress().await;
    let total: usize = (0..applications).map(|application| counting(application).len()).sum();
    assert_eq!(progress["completed"].as_u64().unwrap(), total as u64);
    let written: usize = scored.values().map(BTreeMap::len).sum();
    eprintln!("{jurors} jurors, {applications} applications: {total} sheets count, {} are put aside", written - total);
}
