//! What a blind juror sees tells nothing about who applies.

use acceptance::{Answer, Panel, Person, Span, TestApp, Value, a_call, a_dossier, json, text};
use std::collections::BTreeMap;
use tahaddi_domain::organisation::MemberRole;

/// What is left of an answer: status, headers and body.
type Bare = (u16, BTreeMap<String, String>, String);

/// An answer without what is random: the id of the assignment, its pseudonym, the id of the request and what is made of them.
fn bare(answer: &Answer, id: &str, pseudonym: &str) -> Bare {
    let mut headers: BTreeMap<String, String> =
        answer.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    headers.remove("x-request-id");
    // How much the juror asked so far.
    headers.remove("ratelimit");
    headers.remove("date");
    if let Some(etag) = headers.get_mut("etag") {
        // The version; the rest is a digest of the body.
        *etag = etag.split('.').next().unwrap().to_owned();
    }
    let mut body: Value = answer.json().clone();
    if let Some(problem) = body.as_object_mut() {
        problem.remove("request_id");
    }
    (answer.status(), headers, body.to_string().replace(id, "ID").replace(pseudonym, "PSEUDONYM"))
}

/// The juror's assignments by pseudonym, with what the operator knows of each.
async fn assignments(operator: &Person, phase: &str) -> BTreeMap<String, (String, String)> {
    let placed = operator.get(format!("{phase}/assignments")).await.expect(200);
    let item =
        |item: &Value| (text(&item["application_id"]).to_owned(), (text(&item["id"]).to_owned(), text(&item["pseudonym"]).to_owned()));
    placed.data().iter().map(item).collect()
}

#[tokio::test]
async fn inv_38_two_dossiers_that_differ_in_identity_only_are_the_same_to_the_byte() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let challenge = app.published(&ministry, a_call()).await;
    // Early, with a short name and one version; late, with a long name, a web site, and changes.
    let early = app.startup("Ab").await;
    let first = app.submitted(&early, &challenge, "Même titre").await;
    app.advance(Span::days(20));
    let late = app.startup("Une startup au nom bien plus long").await;
    let second = app.submitted(&late, &challenge, "Autre").await;
    let site = text(&challenge["document"]["questions"][1]["id"]).to_owned();
    let mut same = a_dossier(&challenge, "Même titre");
    same["answers"][&site] = json!("https://startup-identifiable.example");
    late.patch(format!("/v1/applications/{}", text(&second["id"])), "*", same).await.expect(200);
    app.advance(Span::days(60));

    let phase = format!("/v1/phases/{}", text(&challenge["document"]["phases"][1]["id"]));
    let panel = Panel {
        phase: phase.clone(),
        startups: vec![early, late.clone()],
        applications: [&first, &second].map(|item| text(&item["id"]).to_owned()).to_vec(),
        app,
        ministry,
        operator: operator.clone(),
        challenge,
    };
    let juror = panel.seat("Karim", "juror").await;
    panel.assigned(&juror, 1).await;
    panel.assigned(&juror, 0).await;
    let known = assignments(&operator, &phase).await;
    let (one, two) = (&known[&panel.applications[0]], &known[&panel.applications[1]]);

    let mut statuses: Vec<u16> = Vec::new();
    for (method, path, body) in [
        ("GET", "", json!(null)),
        ("HEAD", "", json!(null)),
        ("PUT", "/sheet", panel.sheet(&[9.0, 1.0])),
        ("PUT", "/sheet", panel.sheet(&[4.0])),
        ("POST", "/completion", json!({})),
        ("PUT", "/sheet", panel.sheet(&[4.0, 3.5])),
        ("POST", "/completion", json!({})),
        ("POST", "/completion", json!({})),
        ("POST", "/decline", json!({})),
        ("GET", "", json!(null)),
        ("POST", "/recusal", json!({"reason": "Surcharge."})),
        ("GET", "", json!(null)),
    ] {
        let mut answers = Vec::new();
        for (id, pseudonym) in [one, two] {
            let path = format!("/v1/jury/assignments/{id}{path}");
            let answer = match method {
                "GET" => juror.get(path).await,
                "HEAD" => juror.head(path).await,
                "PUT" => juror.put(path, "*", body.clone()).await,
                _ => juror.post(path, body.clone()).await,
            };
            for secret in [&panel.applications[0], &panel.applications[1], &late.organisation, &panel.startups[0].organisation] {
                assert!(!answer.text().contains(secret.as_str()), "{answer}");
            }
            for secret in ["Startup", "startup", "submitted", "created_at", "2027-01", "2027-02"] {
                assert!(!answer.text().contains(secret), "{secret}: {answer}");
            }
            answers.push(bare(&answer, id, pseudonym));
        }
        assert_eq!(answers[0], answers[1], "{method} {path}");
        statuses.push(answers[0].0);
    }
    assert_eq!(statuses, [200, 200, 422, 200, 422, 200, 200, 409, 409, 200, 204, 404]);
}

#[tokio::test]
async fn the_list_is_in_an_order_that_means_nothing_and_shows_no_more_than_the_dossier() {
    let panel = Panel::of(&["A", "B", "C", "D", "E", "F"]).await;
    let juror = panel.seat("Karim", "juror").await;
    for application in 0..6 {
        panel.assigned(&juror, application).await;
    }
    let list = juror.get("/v1/jury/assignments?limit=4").await.expect(200);
    let cursor = list.field("next_cursor").to_owned();
    let rest = juror.get(format!("/v1/jury/assignments?limit=4&cursor={cursor}")).await.expect(200);
    let all: Vec<&Value> = list.data().iter().chain(rest.data()).collect();
    let pseudonyms: Vec<&str> = all.iter().map(|item| text(&item["pseudonym"])).collect();
    assert!(pseudonyms.len() == 6 && pseudonyms.is_sorted(), "{pseudonyms:?}");
    for item in &all {
        let mut fields: Vec<&str> = item.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["challenge_title", "closes_at", "id", "opens_at", "phase_id", "pseudonym", "state"]);
    }
    let phase_id = panel.phase.rsplit('/').next().unwrap();
    assert_eq!(juror.get(format!("/v1/jury/assignments?phase_id={phase_id}")).await.expect(200).data().len(), 6);
    assert_eq!(juror.get("/v1/jury/assignments?phase_id=phs_01kax3v8m0t2r4q6w8y0b1c2d3").await.expect(200).data().len(), 0);
    juror.get("/v1/jury/assignments?phase_id=x").await.problem(400, "invalid_parameter");
    // Another juror knows the same applications by other names.
    let other = panel.seat("Salma", "juror").await;
    panel.assigned(&other, 0).await;
    let theirs = other.get("/v1/jury/assignments").await.expect(200);
    assert!(!pseudonyms.contains(&text(&theirs.data()[0]["pseudonym"])));
    other.get(format!("/v1/jury/assignments/{}", text(&all[0]["id"]))).await.problem(404, "not_found");
    panel.operator.get(format!("/v1/jury/assignments/{}", text(&all[0]["id"]))).await.problem(404, "not_found");
    panel.ministry.get(format!("/v1/jury/assignments/{}", text(&all[0]["id"]))).await.problem(404, "not_found");
    panel.app.anonymous().get("/v1/jury/assignments").await.problem(401, "authentication_required");
}

#[tokio::test]
async fn a_dossier_holds_the_answers_for_jurors_in_the_order_of_the_form() {
    let mut call = a_call();
    call["phases"][1]["review"]["blind"] = json!(false);
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let id = panel.assigned(&juror, 0).await;
    let dossier = juror.get(format!("/v1/jury/assignments/{id}")).await.expect(200);
    assert_eq!(dossier.json()["applicant"], json!({"id": panel.startups[0].organisation, "name": "Startup Sondes"}));
    let answers = dossier.json()["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 1, "the web site is not for jurors");
    assert_eq!(
        (text(&answers[0]["kind"]), text(&answers[0]["answer"])),
        ("long_text", "Sondes : des capteurs mesurent l'humidité du sol.")
    );
    assert_eq!(dossier.json()["rubric"]["criteria"].as_array().unwrap().len(), 2);
    assert_eq!((dossier.field("title"), &dossier.json()["sheet"]), ("Sondes", &json!(null)));
}

#[tokio::test]
async fn inv_38_a_blind_juror_does_not_look_behind_the_pseudonym_by_another_door() {
    let panel = Panel::of(&["Sondes"]).await;
    let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await;
    let path = format!("/v1/applications/{}", panel.applications[0]);
    viewer.get(&path).await.expect(200);
    let exports = format!("{}/exports", panel.call());
    let export = viewer.post(&exports, json!({})).await.expect(201);
    panel.app.tick().await;
    let link = viewer.get(format!("{}/link", export.location())).await.expect(200).field("url").to_owned();
    viewer.get(&link).await.expect(200);
    viewer.post(&exports, json!({})).await.expect(201);
    panel.seat_person((*viewer).clone(), "juror").await;
    for door in
        [path.clone(), format!("{path}/receipt"), format!("{}/applications", panel.call()), format!("{}/link", export.location()), link]
    {
        viewer.get(&door).await.problem(403, "forbidden");
    }
    viewer.post(&exports, json!({})).await.problem(403, "forbidden");
    // One that was asked for before is not written any more.
    panel.app.tick().await;
    let waited = viewer.get("/v1/exports").await.expect(200);
    let states: Vec<_> = waited.data().iter().map(|item| text(&item["state"])).collect();
    assert!(states.contains(&"failed") && states.contains(&"done") && states.len() == 2, "{states:?}");
    // Who runs the call and judges nothing still may.
    panel.ministry.get(format!("{}/applications", panel.call())).await.expect(200);
}

#[tokio::test]
async fn inv_38_nor_behind_those_of_a_later_phase_by_what_is_known_of_an_earlier_one() {
    let mut call = a_call();
    let mut second = call["phases"][1].clone();
    second["title"] = json!({"fr": "Oral"});
    call["phases"].as_array_mut().unwrap().push(second);
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[2.0, 2.0]).await;
    panel.lock().await;
    let viewer = panel.app.colleague(&panel.ministry, MemberRole::Viewer).await;
    let doors = ["ranking", "ranking-picture", "reliability"].map(|door| format!("{}/{door}", panel.phase));
    for door in &doors {
        viewer.get(door).await.expect(200);
    }
    panel.seat_person((*viewer).clone(), "juror").await;
    for door in &doors {
        viewer.get(door).await.problem(403, "forbidden");
    }
    viewer.post(format!("{}/simulations", panel.phase), json!({})).await.problem(403, "forbidden");
}

#[tokio::test]
async fn inv_38_a_dossier_has_another_pseudonym_for_each_juror_and_in_each_phase() {
    let mut call = a_call();
    let mut second = call["phases"][1].clone();
    second["title"] = json!({"fr": "Oral"});
    call["phases"].as_array_mut().unwrap().push(second);
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let other_phase = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][2]["id"]));
    let jurors = [panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await];
    let mut names = Vec::new();
    for juror in &jurors {
        panel.reviewed(juror, 0, &[4.0, 3.0]).await;
    }
    panel.lock().await;
    for juror in &jurors {
        let pair = json!({"assignments": [{"juror_id": juror.id, "application_id": panel.applications[0]}]});
        panel.operator.post(format!("{other_phase}/assignments"), pair).await.expect(201);
        let desk = juror.get("/v1/jury/assignments").await.expect(200);
        names.extend(desk.data().iter().map(|item| text(&item["pseudonym"]).to_owned()));
    }
    let different: std::collections::BTreeSet<&String> = names.iter().collect();
    assert_eq!((names.len(), different.len()), (4, 4), "{names:?}");
}

/// What shows or changes who reads which application, or names the startups, as a person is answered.
async fn keeping(panel: &Panel, person: &Person, seat: &str) -> Vec<(String, Answer)> {
    let (phase, call) = (&panel.phase, panel.call());
    let mut made = Vec::new();
    for path in ["assignments", "conflicts", "conflict-clearances", "conflict-statements", "assignment-plans", "file-notices"] {
        made.push((path.to_owned(), person.get(format!("{phase}/{path}")).await));
    }
    for path in [format!("{call}/jurors"), format!("/v1/jurors/{seat}")] {
        made.push((path.clone(), person.get(&path).await));
    }
    made
}

/// What only an operator may do about a panel; nothing of it as it stands.
async fn managing(panel: &Panel, person: &Person, seat: &str) -> Vec<(String, Answer)> {
    let (phase, call, first) = (&panel.phase, panel.call(), &panel.applications[0]);
    let mut made = Vec::new();
    for (path, body) in [
        ("/v1/conflict-checks".to_owned(), json!({"challenge_id": panel.challenge["id"], "email": "a@b.example"})),
        (format!("{phase}/assignments"), json!({"assignments": [{"juror_id": seat, "application_id": first}]})),
        (format!("{phase}/assignment-plans"), json!({})),
        (format!("{phase}/conflicts"), json!({"juror_id": seat, "application_id": first, "kind": "mentor", "reason": "Mentorat."})),
        (format!("{phase}/conflict-clearances"), json!({"juror_id": seat, "application_id": first, "reason": "Sans effet."})),
        (format!("{phase}/reminders"), json!({})),
        (format!("{phase}/lock"), json!({})),
        (format!("{call}/jurors"), json!({"email": "new@elsewhere.example", "role": "juror"})),
        (format!("/v1/jurors/{seat}/removal"), json!({"reason": "Départ."})),
    ] {
        made.push((path.clone(), person.post(&path, body).await));
    }
    made
}

#[tokio::test]
async fn inv_38_who_judges_blind_keeps_no_panel_of_the_call_until_it_is_locked() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let karim = panel.seat("Karim", "juror").await;
    for application in [0, 1] {
        panel.reviewed(&karim, application, &[4.0, 3.0]).await;
    }
    let (judge, presiding, support) = (panel.app.operator().await, panel.app.operator().await, panel.app.support().await);
    panel.seat_person(presiding.clone(), "chair").await;
    for person in [&judge, &support] {
        for (path, answer) in keeping(&panel, person, &karim.id).await {
            assert_eq!(answer.status(), 200, "{path}");
        }
    }
    let seat = panel.seat_person(judge.clone(), "juror").await;
    panel.seat_person(support.clone(), "juror").await;
    let own = panel.assigned(&seat, 0).await;
    for person in [&judge, &support] {
        for (path, answer) in keeping(&panel, person, &karim.id).await {
            answer.problem(403, "forbidden");
            assert!(!path.is_empty());
        }
        let progress = person.get(format!("{}/progress", panel.phase)).await.expect(200);
        assert_eq!((&progress.json()["by_application"], &progress.json()["by_juror"]), (&Value::Null, &Value::Null));
    }
    for (path, answer) in managing(&panel, &judge, &karim.id).await {
        assert_eq!((answer.status(), answer.field("code")), (403, "forbidden"), "{path} {answer}");
    }
    let may = judge.get(&panel.phase).await.expect(200).json()["allowed_actions"].clone();
    let may: Vec<&str> = may.as_array().unwrap().iter().map(|action| text(&action["action"])).collect();
    assert!(!may.contains(&"lock") && !may.contains(&"remind"), "{may:?}");
    judge.get(format!("/v1/jury/assignments/{own}")).await.expect(200);
    // Who presides has no assignment and keeps the panel; and so does who is no member of it.
    for person in [&presiding, &panel.operator] {
        for (path, answer) in keeping(&panel, person, &karim.id).await {
            assert_eq!(answer.status(), 200, "{path}");
        }
    }
    // With the lock there is nothing to look behind.
    panel.reviewed_by(&seat, &own).await;
    panel.lock().await;
    for person in [&judge, &support] {
        for (path, answer) in keeping(&panel, person, &karim.id).await {
            assert_eq!(answer.status(), 200, "{path}");
        }
    }
}

#[tokio::test]
async fn inv_38_the_audit_trail_names_no_application_to_who_judges_it_blind() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let judge = panel.app.operator().await;
    let seat = panel.seat_person(judge.clone(), "juror").await;
    let own = panel.assigned(&seat, 0).await;
    let names = [&panel.applications[0], &panel.applications[1], &panel.startups[0].organisation, &panel.startups[1].organisation];
    let whole = async |person: &Person, query: &str| {
        let (mut all, mut path) = (Vec::new(), format!("/v1/audit-events?limit=7{query}"));
        loop {
            let page = person.get(&path).await.expect(200);
            all.extend(page.data().iter().cloned());
            let Some(cursor) = page.json()["next_cursor"].as_str() else { return all };
            path = format!("/v1/audit-events?limit=7{query}&cursor={cursor}");
        }
    };
    let told =
        |entries: &[Value]| entries.iter().filter(|entry| names.iter().any(|name| entry.to_string().contains(name.as_str()))).count();
    let (seen, all) = (whole(&judge, "").await, whole(&panel.operator, "").await);
    assert!(told(&all) > 4 && told(&seen) == 0, "{} {}", told(&all), told(&seen));
    assert_eq!(seen.len(), all.len() - told(&all), "everything else is there, once");
    let about = format!("&subject_id={}", panel.applications[0]);
    assert!(whole(&judge, &about).await.is_empty() && !whole(&panel.operator, &about).await.is_empty());
    panel.reviewed_by(&seat, &own).await;
    panel.reviewed(&seat, 1, &[2.0, 2.0]).await;
    panel.lock().await;
    assert!(!whole(&judge, &about).await.is_empty());
}

#[tokio::test]
async fn inv_38_access_codes_do_not_tell_who_used_them_to_who_judges_blind_or_applies() {
    let panel = Panel::of(&["Sondes"]).await;
    let codes = format!("{}/access-codes", panel.call());
    panel.ministry.post(&codes, json!({"label": "Réseau", "uses_allowed": 2})).await.expect(201);
    let told = async |person: &Person| person.get(&codes).await.expect(200).data()[0]["application_ids"].clone();
    let (judge, founder) =
        (panel.app.colleague(&panel.ministry, MemberRole::Viewer).await, panel.app.colleague(&panel.ministry, MemberRole::Viewer).await);
    assert_eq!((told(&judge).await, told(&founder).await), (json!([]), json!([])));
    panel.seat_person((*judge).clone(), "juror").await;
    panel.app.join(&panel.startups[0], &founder, MemberRole::Viewer).await;
    assert_eq!((told(&judge).await, told(&founder).await), (Value::Null, Value::Null));
    assert_eq!(told(&panel.ministry).await, json!([]));
}
