//! The seed of the lots: committed to with the publication, read by nobody before the lock, used by the lock.

use super::canary::{paths, strings};
use super::lottery::decided_by_lot;
use super::record::{failures, phase_of, recorded};
use super::scored::{a_plain_call, ranked, scored, simulated, table_scores};
use acceptance::{Method, Panel, Person, TestApp, Value, a_call, json, operations, text};
use std::collections::BTreeSet;
use tahaddi_domain::document::RankingMethod;
use tahaddi_domain::jury::{CommittedSeed, digest_text, lottery_key};
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::committed_seed;

fn a_call_with_lots() -> Value {
    let mut call = a_plain_call(RankingMethod::WithinShrunk, 3);
    call["phases"][1]["cut"] = json!({"method": "partial_lottery"});
    call
}

/// What everybody reads of the seed of the phase.
async fn commitment(panel: &Panel) -> Value {
    let call = panel.app.anonymous().get(panel.call()).await.expect(200);
    let all = call.json()["seed_commitments"].as_array().unwrap().clone();
    assert!(all.len() <= 1, "{call}");
    all.into_iter().next().inspect(|told| assert!(panel.phase.ends_with(text(&told["phase_id"])))).unwrap_or_default()
}

/// The seed, past the services.
async fn stored(panel: &Panel) -> CommittedSeed {
    let phase = phase_of(panel);
    let found = panel.app.ctx.db.read(move |conn| committed_seed::find(conn, &phase)).await;
    found.map_err(|error: StoreError| error).unwrap().unwrap()
}

/// Asks everything that can be asked about everything that a person meets, until nothing new comes; no answer holds the seed. How many.
async fn sweep(person: &Person, mut ids: BTreeSet<String>, seed: &str) -> usize {
    let mut asked = BTreeSet::new();
    loop {
        let reads = operations().into_iter().filter(|operation| operation.method == Method::GET);
        let new: BTreeSet<String> = reads.flat_map(|operation| paths(&operation, &ids)).filter(|path| !asked.contains(path)).collect();
        if new.is_empty() {
            return asked.len();
        }
        for path in new {
            let answer = person.get(&path).await;
            assert!(answer.status() < 500 && !answer.text().contains(seed), "{path}: {answer}");
            strings(answer.json(), &mut |text: &str| {
                // Audit entries are many and hold what the list shows.
                if text.len() == 30 && text.as_bytes()[3] == b'_' && !text.starts_with("aud_") {
                    ids.insert(text.to_owned());
                }
            });
            asked.insert(path);
        }
    }
}

#[tokio::test]
async fn the_seed_is_committed_to_with_the_publication_and_nobody_reads_it_before_the_lock() {
    let mut call = a_call_with_lots();
    call["seats"] = json!(1);
    // So that scores, lots and chances are read before the lock.
    call["phases"][1]["review"]["sealed"] = json!(false);
    let (panel, jurors) = scored(call, &[(0, 0, 61.0), (1, 0, 60.0), (0, 1, 59.0), (1, 1, 60.0)]).await;
    let drawn = stored(&panel).await;
    let told = commitment(&panel).await;
    assert_eq!((told["seed_digest"].as_str(), drawn.seed.len()), (Some(drawn.commitment.seed_digest.as_str()), 64));
    let call = panel.app.anonymous().get(panel.call()).await.expect(200);
    assert_eq!(told["committed_at"], call.json()["published_at"]);
    let chair = panel.seat("Nadia", "chair").await;
    let known: BTreeSet<String> =
        [&text(&panel.challenge["id"]).to_owned(), panel.phase.rsplit_once('/').map(|(_, id)| id.to_owned()).as_ref().unwrap()]
            .into_iter()
            .chain(&panel.applications)
            .cloned()
            .collect();
    let everybody: [&Person; 5] = [&panel.operator, &panel.ministry, &jurors[0], &chair, &panel.startups[0]];
    for person in everybody {
        let answers = sweep(person, known.clone(), &drawn.seed).await;
        assert!(answers > 60, "{answers} answers");
    }
    let simulated = simulated(&panel.operator, &panel, json!({"seats": 1})).await.expect(200);
    assert!(!simulated.text().contains(&drawn.seed));
    let before = ranked(&panel.operator, &panel).await;
    assert_eq!(before.json()["calibration"]["seed"], Value::Null);

    panel.lock().await;
    assert_eq!(ranked(&panel.operator, &panel).await.json()["calibration"]["seed"], drawn.seed.as_str());
    assert_eq!(commitment(&panel).await, told, "it stays beside the call");
}

#[tokio::test]
async fn lots_are_drawn_with_the_seed_that_was_committed_to_and_the_record_says_so() {
    let (panel, _) = scored(a_call_with_lots(), &table_scores()).await;
    let told = commitment(&panel).await;
    panel.lock().await;
    let ranking = ranked(&panel.operator, &panel).await;
    let seed = text(&ranking.json()["calibration"]["seed"]).to_owned();
    assert_eq!(digest_text(&seed), text(&told["seed_digest"]));
    let lots = &ranking.json()["lots"];
    assert_eq!(lots["seed_digest"], told["seed_digest"]);
    assert!(lots["block"].as_array().unwrap().iter().is_sorted_by_key(|id| lottery_key(&seed, text(id))));
    decided_by_lot(&panel, lots).await;
    let record = recorded(&panel.operator, &panel).await;
    let said = &record["manifest"]["parameters"]["seed_commitment"];
    assert_eq!((&said["seed_digest"], &said["committed_at"]), (&told["seed_digest"], &told["committed_at"]));
    assert_eq!(failures(&panel.operator, &panel).await, []);

    // Whoever exchanges the seed is found out by the digest, wherever it stands.
    let change = async |from: &str, to: &str, what: &str| {
        let sql = format!("UPDATE {what} = REPLACE({}, '{from}', '{to}')", what.rsplit(' ').next().unwrap());
        panel.app.ctx.db.raw(sql).await.unwrap();
        failures(&panel.operator, &panel).await
    };
    let other = digest_text("another");
    let places = change(&seed, &other, "record_parts SET content").await;
    let seeds: Vec<&str> = places.iter().filter(|failure| failure.0 == "seed").map(|failure| failure.2.as_str()).collect();
    assert_eq!(seeds, ["/manifest/parameters/seed"], "{places:?}");
    assert_eq!(change(&other, &seed, "record_parts SET content").await, []);
    let digest = text(&told["seed_digest"]);
    let places = change(digest, &other, "committed_seeds SET seed_digest").await;
    let at = "/manifest/parameters/seed_commitment/seed_digest".to_owned();
    assert_eq!(places, [("database".to_owned(), json!("parameters"), at)]);
}

#[tokio::test]
async fn a_call_that_was_published_before_seeds_were_committed_to_is_locked_as_it_was_and_its_record_says_so() {
    let mut call = a_call();
    call["seats"] = json!(1);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    panel.app.ctx.db.raw(format!("DELETE FROM committed_seeds WHERE phase_id = '{}'", phase_of(&panel))).await.unwrap();
    assert_eq!(commitment(&panel).await, Value::Null);
    for name in ["Karim", "Salma"] {
        let juror = panel.seat(name, "juror").await;
        panel.reviewed(&juror, 0, &[4.0, 3.0]).await;
        panel.reviewed(&juror, 1, &[3.0, 2.0]).await;
    }
    panel.lock().await;
    let record = recorded(&panel.operator, &panel).await;
    let parameters = &record["manifest"]["parameters"];
    assert_eq!((&parameters["seed_commitment"], text(&parameters["seed"]).len()), (&Value::Null, 26));
    assert_eq!(failures(&panel.operator, &panel).await, []);
}

#[tokio::test]
async fn a_draft_commits_to_nothing_and_each_phase_to_a_seed_of_its_own() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    let second = json!({"kind": "review", "title": {"fr": "Oral"}, "review": {"reviews_per_application": 1, "rubric": {"criteria": [{"label": {"fr": "Oral"}, "max": 5, "weight": 1}]}}});
    call["phases"].as_array_mut().unwrap().push(second);
    let body = json!({"organisation_id": ministry.organisation, "document": call.clone()});
    let draft = ministry.post("/v1/challenges", body).await.expect(201);
    assert_eq!(draft.json()["seed_commitments"], json!([]));
    let published = app.published(&ministry, call).await;
    let seen = app.anonymous().get(format!("/v1/challenges/{}", text(&published["id"]))).await.expect(200);
    let digests: BTreeSet<&str> =
        seen.json()["seed_commitments"].as_array().unwrap().iter().map(|told| text(&told["seed_digest"])).collect();
    assert_eq!(digests.len(), 2);
}
