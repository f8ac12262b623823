//! What in the scores of a panel should be looked at: with its evidence, after the seal, for those who keep the panel. It changes nothing.

use super::scored::{Score, a_plain_call, close, ranked, scored};
use acceptance::{Answer, Instant, Panel, Person, Seat, Span, Value, json, text};
use tahaddi_domain::document::RankingMethod;

async fn looked(person: &Person, panel: &Panel) -> Answer {
    person.get(format!("{}/integrity", panel.phase)).await
}

/// `(tested, not_enough_data, flagged)` of a check.
fn counts(report: &Value, check: &str) -> (u64, u64, u64) {
    let found = report["checks"].as_array().unwrap().iter().find(|count| count["check"] == check).unwrap();
    let number = |name: &str| found[name].as_u64().unwrap();
    (number("tested"), number("not_enough_data"), number("flagged"))
}

/// Eight applications and four jurors; the last two give the same scores, and one score of the second stands far apart.
fn odd_scores() -> Vec<Score> {
    let score = |application: usize, juror: usize| {
        let (a, j) = (f64::from(u32::try_from(application).unwrap()), f64::from(u32::try_from(juror.min(2)).unwrap()));
        let wild = if (application, juror) == (4, 1) { 35.0 } else { 0.0 };
        (application, juror, 40.0 + 3.0 * a - 4.0 * j + (a * a * 7.0 + j * j * a * 5.0) % 7.0 - 3.0 + wild)
    };
    (0..8).flat_map(|application| (0..4).map(move |juror| score(application, juror))).collect()
}

#[tokio::test]
async fn a_score_that_stands_apart_and_two_jurors_alike_are_shown_after_the_seal_to_those_who_keep_the_panel() {
    let (panel, jurors) = scored(a_plain_call(RankingMethod::Raw, 3), &odd_scores()).await;
    let chair = panel.seat("Chair", "chair").await;
    for keeper in [&panel.operator, &chair.person] {
        looked(keeper, &panel).await.problem(409, "panel_open");
    }
    panel.lock().await;
    let before = ranked(&panel.operator, &panel).await;
    let answer = looked(&chair, &panel).await.expect(200);
    assert_eq!(answer.json()["is_final"], true);
    let found = &answer.json()["integrity"];
    assert_eq!(found["reviews"], 32);
    assert_eq!(counts(found, "outlier"), (32, 0, 1));
    let [wild] = found["outliers"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(
        (&wild["juror_id"], &wild["application_id"], &wild["score"]),
        (&json!(jurors[1].id), &json!(panel.applications[4]), &json!(86.0))
    );
    close(&wild["threshold"], 0.05 / 32.0);
    assert!(wild["p_value"].as_f64().unwrap() < 1e-9 && wild["residual"].as_f64().unwrap() > 20.0, "{wild}");
    assert_eq!(counts(found, "copied_scores"), (6, 0, 1));
    let [pair] = found["copied_scores"].as_array().unwrap().as_slice() else { panic!("{found}") };
    let mut alike = [text(&pair["first_juror_id"]), text(&pair["second_juror_id"])];
    alike.sort_unstable();
    let mut expected = [jurors[2].id.as_str(), jurors[3].id.as_str()];
    expected.sort_unstable();
    assert_eq!((alike, &pair["common"], &pair["identical"], &pair["mean_difference"]), (expected, &json!(8), &json!(8), &json!(0.0)));
    for nothing in ["favouritism", "late_change", "reciprocal"] {
        assert_eq!(counts(found, nothing), (0, 0, 0), "{nothing}");
    }
    // It is the same for everybody who may look, and changes nothing.
    assert_eq!(looked(&panel.operator, &panel).await.expect(200).text(), answer.text());
    assert_eq!(ranked(&panel.operator, &panel).await.text(), before.text());
    for (person, status, code) in [
        (&panel.ministry.person, 403, "forbidden"),
        (&jurors[0].person, 403, "forbidden"),
        (&panel.startups[0].person, 404, "not_found"),
        (&panel.app.anonymous(), 401, "authentication_required"),
    ] {
        looked(person, &panel).await.problem(status, code);
    }
    // Words that accuse nobody, in three languages.
    let labels = panel.app.anonymous().get("/v1/labels/IntegrityCheck").await.expect(200);
    for (language, word) in [("fr", "n’accuse personne"), ("en", "accuses nobody"), ("ar", "دون اتهام أحد")] {
        assert!(text(&labels.json()["label"][language]).contains(word), "{labels}");
    }
}

#[tokio::test]
async fn who_judges_with_a_conflict_of_interest_sees_no_flags_and_an_open_panel_shows_them_early() {
    let mut call = a_plain_call(RankingMethod::Raw, 3);
    call["phases"][1]["review"]["sealed"] = json!(false);
    let (panel, _) = scored(call, &odd_scores()).await;
    let early = looked(&panel.operator, &panel).await.expect(200);
    assert_eq!((&early.json()["is_final"], counts(&early.json()["integrity"], "outlier")), (&json!(false), (32, 0, 1)));
    assert_eq!(counts(&early.json()["integrity"], "late_change"), (0, 0, 0), "nothing is late before the end");
    let applicant = panel.seat_person(panel.startups[0].person.clone(), "chair").await;
    looked(&applicant, &panel).await.problem(403, "conflict_of_interest");
}

/// A panel of these people with these scores, not locked.
async fn judged(panel: &Panel, seats: &[Seat], scores: &[Score]) {
    for (application, juror, score) in scores {
        panel.reviewed(&seats[*juror], *application, &[*score]).await;
    }
}

#[tokio::test]
async fn connections_and_favours_are_tested_against_chance_with_what_the_data_hold() {
    let titles: Vec<String> = (0..10).map(|n| format!("Projet {n}")).collect();
    let panel = Panel::of_call(a_plain_call(RankingMethod::Raw, 3), &titles.iter().map(String::as_str).collect::<Vec<_>>()).await;
    // The first juror belongs to an agency in the region of the first three startups; the next two apply themselves.
    let agency = panel.app.partner("Agence").await;
    for member in std::iter::once(&agency).chain(&panel.startups[..3]) {
        let path = format!("/v1/organisations/{}", member.organisation);
        let seen = member.get(&path).await.expect(200);
        member.patch(&path, &seen, json!({"profile": {"region": "ma-09"}})).await.expect(200);
    }
    let mut seats = vec![panel.seat_person(agency.person.clone(), "juror").await];
    for applicant in &panel.startups[3..5] {
        seats.push(panel.seat_person(applicant.person.clone(), "juror").await);
    }
    seats.push(panel.seat("Karim", "juror").await);
    // A conflict that was declared and taken back stays a connection, here of too few applications to say anything.
    let startup = &panel.startups[9].organisation;
    let declared = json!({"juror_id": seats[3].id, "organisation_id": startup, "kind": "mentor", "reason": "A conseillé la startup."});
    let declared = panel.operator.post(format!("{}/conflicts", panel.phase), declared).await.expect(201);
    panel.operator.delete(format!("{}/conflicts/{}", panel.phase, declared.id()), "*").await.expect(204);
    let mut scores: Vec<Score> = Vec::new();
    for application in 0..10_u32 {
        for juror in 0..4_u32 {
            let (a, j) = (f64::from(application), f64::from(juror));
            let favour = match (application, juror) {
                // Their own.
                (3, 1) | (4, 2) => continue,
                (0..3, 0) => 18.0,
                (4, 1) | (3, 2) => 20.0,
                _ => 0.0,
            };
            let score = 40.0 + 2.0 * a - 3.0 * j + (a * a * 7.0 + j * j * a * 5.0) % 5.0 - 2.0 + favour;
            scores.push((usize::try_from(application).unwrap(), usize::try_from(juror).unwrap(), score));
        }
    }
    judged(&panel, &seats, &scores).await;
    panel.lock().await;
    let answer = looked(&panel.operator, &panel).await.expect(200);
    let found = &answer.json()["integrity"];
    assert_eq!(counts(found, "favouritism"), (1, 1, 1));
    let [favoured] = found["favouritism"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!((text(&favoured["juror_id"]), text(&favoured["link"])), (seats[0].id.as_str(), "same_region"));
    let mut linked: Vec<&str> = favoured["application_ids"].as_array().unwrap().iter().map(text).collect();
    linked.sort_unstable();
    let mut expected: Vec<&str> = panel.applications[..3].iter().map(String::as_str).collect();
    expected.sort_unstable();
    assert_eq!(
        (linked, &favoured["others"], &favoured["permutations"], &favoured["exact"]),
        (expected, &json!(7), &json!(120), &json!(true))
    );
    close(&favoured["p_value"], 1.0 / 120.0);
    assert!((favoured["difference"].as_f64().unwrap() - 15.403_061).abs() < 1e-5, "{favoured}");
    assert_eq!(counts(found, "reciprocal"), (1, 0, 1));
    let [pair] = found["reciprocal"].as_array().unwrap().as_slice() else { panic!("{found}") };
    let mut both = [text(&pair["first_juror_id"]), text(&pair["second_juror_id"])];
    both.sort_unstable();
    let mut expected = [seats[1].id.as_str(), seats[2].id.as_str()];
    expected.sort_unstable();
    assert_eq!(both, expected);
    assert!((pair["studentised"].as_f64().unwrap() - 2.97).abs() < 0.01, "{pair}");
    assert_eq!(counts(found, "outlier").2, 0, "no single score stands apart");
}

#[tokio::test]
async fn a_change_in_the_last_hour_is_shown_when_it_moves_the_shortlist_and_a_correction_is_none() {
    let scores = [(0, 0, 70.0), (1, 0, 60.0), (2, 0, 50.0)];
    let panel = Panel::of_call(a_plain_call(RankingMethod::Raw, 1), &["Sondes", "Drones", "Serres"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let mut sheets = Vec::new();
    for (application, _, score) in scores {
        sheets.push(panel.reviewed(&juror, application, &[score]).await);
    }
    let change = async |sheet: usize, score: f64| {
        juror.put(format!("{}/sheet", sheets[sheet]), "*", panel.sheet(&[score])).await.expect(200);
    };
    panel.app.advance(Span::minutes(10));
    change(2, 55.0).await;
    panel.app.advance(Span::minutes(140));
    change(1, 90.0).await;
    let moved_at = panel.app.now();
    panel.app.advance(Span::minutes(10));
    change(2, 54.0).await;
    // Saved again without another score: no change.
    change(0, 70.0).await;
    panel.app.advance(Span::minutes(20));
    panel.lock().await;
    let answer = looked(&panel.operator, &panel).await.expect(200);
    let found = &answer.json()["integrity"];
    assert_eq!(counts(found, "late_change"), (2, 0, 1));
    let [late] = found["late_changes"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!((&late["before"], &late["after"]), (&json!(60.0), &json!(90.0)));
    assert_eq!((&late["enters"], &late["leaves"]), (&json!([panel.applications[1]]), &json!([panel.applications[0]])));
    assert_eq!(Instant::parse(text(&late["changed_at"])), Ok(moved_at));
    assert_eq!(late["juror_id"], juror.id.as_str());
    assert!(sheets[1].ends_with(text(&late["assignment_id"])));

    // Somebody else corrects a sheet after the lock: that is no change of the juror's, and moves what the late change moved.
    let assignment = sheets[0].rsplit('/').next().unwrap();
    let sheet = panel.sheet(&[95.0]);
    let correction = json!({"reason": "Saisie erronée.", "scores": sheet["scores"]});
    panel.operator.post(format!("{}/assignments/{assignment}/corrections", panel.phase), correction).await.expect(200);
    let after = looked(&panel.operator, &panel).await.expect(200);
    assert_eq!(counts(&after.json()["integrity"], "late_change"), (2, 0, 0));
}
