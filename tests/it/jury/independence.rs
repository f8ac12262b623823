//! Nobody who is not independent of the applicants decides or learns how it is decided, whatever else the person is; and what applicants
//! themselves say of those who judge.

use acceptance::{Answer, Member, Method, Panel, Person, Seat, Span, TestApp, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

/// Everything that a person may ask of a phase by deciding, or by learning how it is decided; with the answers to whoever is independent.
async fn attempts(panel: &Panel, juror: &Seat, person: &Person) -> Vec<(String, Answer)> {
    let (phase, call, first) = (&panel.phase, panel.call(), &panel.applications[0]);
    let mut made = Vec::new();
    for path in [
        phase.clone(),
        format!("{phase}/progress"),
        format!("{phase}/ranking"),
        format!("{phase}/decision"),
        format!("{phase}/record"),
        format!("{phase}/ranking-picture"),
        format!("{phase}/minutes"),
        format!("{phase}/conflicts"),
        format!("{phase}/conflict-clearances"),
        format!("{phase}/conflict-statements"),
        format!("{phase}/assignments"),
        format!("{call}/jurors"),
    ] {
        made.push((path.clone(), person.get(&path).await));
    }
    for (path, body) in [
        (format!("{phase}/conflicts"), json!({"juror_id": juror.id, "application_id": first, "kind": "mentor", "reason": "Mentorat."})),
        (format!("{phase}/conflict-clearances"), json!({"juror_id": juror.id, "application_id": first, "reason": "Sans effet."})),
        (format!("{phase}/assignments"), json!({"assignments": [{"juror_id": juror.id, "application_id": first}]})),
        (format!("{phase}/lock"), json!({})),
        (format!("{phase}/release"), json!({})),
        (format!("{phase}/reminders"), json!({})),
        (format!("{phase}/simulations"), json!({"seats": 1})),
        (format!("{phase}/exports"), json!({"format": "csv"})),
        (format!("{call}/eligibility-decisions"), json!({"decisions": [{"application_id": first, "verdict": "eligible"}]})),
        (format!("{call}/jurors"), json!({"email": "new@elsewhere.example", "role": "juror"})),
    ] {
        made.push((path.clone(), person.post(&path, body).await));
    }
    let decision = panel.decision(&["selected", "selected"]);
    made.push(("decide".into(), person.put(format!("{phase}/decision"), "*", decision).await));
    made
}

/// Everything by which a person may read the dossiers of others: by themselves, in lists, in files, and what is written about them.
async fn readings(panel: &Panel, person: &Person, operates: bool) -> Vec<(String, Answer)> {
    let (call, dossier) = (panel.call(), format!("/v1/applications/{}", panel.applications[0]));
    let mut paths = vec![dossier.clone(), format!("{dossier}/receipt"), format!("{dossier}/feedback"), format!("{call}/applications")];
    if operates {
        paths.extend([format!("{dossier}/thread"), format!("{dossier}/messages")]);
    }
    let mut made = Vec::new();
    for path in paths {
        made.push((path.clone(), person.get(&path).await));
    }
    if operates {
        made.push(("send".into(), person.post(format!("{dossier}/messages"), json!({"text": "?"})).await));
    }
    made.push(("export".into(), person.post(format!("{call}/exports"), json!({})).await));
    made
}

#[tokio::test]
async fn inv_44_nobody_reads_the_dossiers_of_rivals_for_the_host_or_as_an_operator() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let (operator, support) = (panel.app.operator().await, panel.app.support().await);
    let owner = panel.app.colleague(&panel.ministry, MemberRole::Owner).await;
    let rival = &panel.startups[1];
    for (person, operates) in [(&operator, true), (&owner.person, false)] {
        for (path, answer) in readings(&panel, person, operates).await {
            assert!(matches!(answer.status(), 200 | 201) || answer.field("code") == "results_not_published", "{path} {answer}");
        }
        panel.app.tick().await;
        let written = text(&person.get("/v1/exports").await.expect(200).data()[0]["id"]).to_owned();
        let link = format!("/v1/exports/{written}/link");
        person.get(&link).await.expect(200);
        panel.app.join(rival, person, MemberRole::Viewer).await;
        for (path, answer) in readings(&panel, person, operates).await {
            assert_eq!((answer.status(), answer.field("code")), (403, "conflict_of_interest"), "{path} {answer}");
        }
        person.get(&link).await.problem(403, "conflict_of_interest");
        // One's own is one's own.
        person.get(format!("/v1/applications/{}", panel.applications[1])).await.expect(200);
    }
    panel.app.join(rival, &support, MemberRole::Viewer).await;
    support.get(format!("{}/applications", panel.call())).await.problem(403, "conflict_of_interest");
    support.get(format!("/v1/applications/{}/messages", panel.applications[0])).await.problem(403, "conflict_of_interest");
    // Who does not apply any more is no rival, and reads what the others handed in.
    rival.post(format!("/v1/applications/{}/withdrawal", panel.applications[1]), json!({})).await.expect(200);
    operator.get(format!("/v1/applications/{}", panel.applications[0])).await.expect(200);
}

#[tokio::test]
async fn inv_44_nobody_reads_the_dossier_of_a_startup_that_he_or_she_is_not_independent_of() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let operator = panel.app.operator().await;
    let seat = panel.seat_person(operator.clone(), "juror").await;
    let conflict = json!({"juror_id": seat.id, "application_id": panel.applications[0], "kind": "personal", "reason": "Une soeur."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    panel.operator.post(format!("/v1/jurors/{}/removal", seat.id), json!({"reason": "Conflit."})).await.expect(200);
    let dossier = |place: usize| format!("/v1/applications/{}", panel.applications[place]);
    operator.get(dossier(0)).await.problem(403, "conflict_of_interest");
    operator.get(format!("{}/thread", dossier(0))).await.problem(403, "conflict_of_interest");
    operator.post(format!("{}/exports", panel.call()), json!({})).await.problem(403, "conflict_of_interest");
    operator.get(dossier(1)).await.expect(200);
    operator.get(format!("{}/applications", panel.call())).await.expect(200);
}

#[tokio::test]
async fn inv_44_a_conflict_of_interest_goes_before_every_role() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let juror = panel.seat("Karim", "juror").await;
    for place in [0, 1] {
        panel.reviewed(&juror, place, &[4.0, 3.0]).await;
    }
    let (operator, support) = (panel.app.operator().await, panel.app.support().await);
    let owner = panel.app.colleague(&panel.ministry, MemberRole::Owner).await;
    let chair = panel.seat("Chair", "chair").await;
    for person in [&operator, &support, &owner.person, &chair.person] {
        assert!(person.get(format!("{}/progress", panel.phase)).await.status() == 200);
        panel.app.join(&panel.startups[1], person, MemberRole::Viewer).await;
        for (path, answer) in attempts(&panel, &juror, person).await {
            assert_eq!((answer.status(), answer.field("code")), (403, "conflict_of_interest"), "{path} {answer}");
            assert_eq!(answer.json()["details"].get("organisation_id"), None, "{path}");
        }
    }
    // Nothing of all this was done.
    let known = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    assert!(known.data().iter().all(|item| item["id"].is_null()), "only what the data show of the chair: {known}");
    panel.lock().await;
}

#[tokio::test]
async fn inv_44_more_time_is_granted_by_nobody_with_a_conflict() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, startup) = (app.partner("Ministère").await, app.startup("Startup").await);
    let challenge = app.published(&ministry, a_call()).await;
    let call = format!("/v1/challenges/{}", text(&challenge["id"]));
    let draft = app.drafted(&startup, &challenge, "Sondes").await;
    let other = app.startup("Autre").await;
    app.submitted(&other, &challenge, "Drones").await;
    let insider = app.operator().await;
    app.join(&startup, &insider, MemberRole::Viewer).await;
    let grant = format!("/v1/applications/{}/extension", text(&draft["id"]));
    let until = json!({"until": "2027-04-10T00:00:00Z", "reason": "Panne"});
    insider.post(&grant, until.clone()).await.problem(403, "conflict_of_interest");
    app.operator().await.post(&grant, until).await.expect(200);
    let later = json!({"phase_id": challenge["document"]["phases"][0]["id"], "closes": {"local": "2027-04-15"}, "reason": "Ramadan"});
    app.join(&other, &insider, MemberRole::Viewer).await;
    insider.post(format!("{call}/extensions"), later.clone()).await.problem(403, "conflict_of_interest");
    ministry.post(format!("{call}/extensions"), later).await.expect(200);
}

#[tokio::test]
async fn inv_44_what_was_declared_of_a_juror_counts_when_the_person_only_decides() {
    let panel = Panel::of(&["Sondes"]).await;
    let operator = panel.app.operator().await;
    let seat = panel.seat_person(operator.clone(), "juror").await;
    let conflict = json!({"juror_id": seat.id, "application_id": panel.applications[0], "kind": "personal", "reason": "Une soeur."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    panel.operator.post(format!("/v1/jurors/{}/removal", seat.id), json!({"reason": "Conflit."})).await.expect(200);
    operator.get(format!("{}/progress", panel.phase)).await.problem(403, "conflict_of_interest");
    operator.post(format!("{}/lock", panel.phase), json!({})).await.problem(403, "conflict_of_interest");
    // Nor does the person come back as a chair.
    let chair = panel.seat_person(operator.clone(), "chair").await;
    chair.get(format!("{}/jurors", panel.call())).await.problem(403, "conflict_of_interest");
}

/// What a startup says of somebody.
fn says(name: &str, email: Option<&str>) -> Value {
    json!({"name": name, "email": email, "kind": "personal", "reason": "Un litige en cours."})
}

#[tokio::test]
async fn inv_22_what_an_applicant_declares_keeps_the_juror_away_until_it_was_looked_at_and_tells_nothing() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let (karim, chair) = (panel.seat("Karim", "juror").await, panel.seat("Chair", "chair").await);
    let path = panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    let statements = format!("/v1/applications/{}/conflict-statements", panel.applications[0]);
    let startup = &panel.startups[0];
    for (person, status, code) in [
        (&panel.startups[1].person, 404, "not_found"),
        (&panel.operator, 404, "not_found"),
        (&panel.ministry.person, 404, "not_found"),
        (&karim.person, 404, "not_found"),
        (&panel.app.colleague(startup, MemberRole::Viewer).await.person, 403, "forbidden"),
        (&panel.app.anonymous(), 401, "authentication_required"),
    ] {
        person.request(Method::POST, &statements).fresh_key().json(says("X", None)).send().await.problem(status, code);
    }
    startup.post(&statements, says("X", Some("nobody"))).await.invalid("/email", "invalid_format");
    startup.post(&statements, says(" ", None)).await.invalid("/name", "required");
    // The answers to whoever is on the panel and whoever is not have the same form.
    let of_karim = startup.post(&statements, says("K.", Some(karim.email()))).await.expect(201);
    let of_nobody = startup.post(&statements, says("Nadia Inconnue", None)).await.expect(201);
    let keys = |answer: &Answer| answer.json().as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&of_karim), keys(&of_nobody));
    assert_eq!(startup.get(&statements).await.expect(200).data().len(), 2);

    karim.get(&path).await.problem(403, "conflict_of_interest");
    assert_eq!((&panel.progress().await["completed"], &panel.progress().await["quarantined"]), (&json!(0), &json!(1)));
    let told = chair.get(format!("{}/conflict-statements", panel.phase)).await.expect(200);
    let mut found: Vec<&Value> = told.data().iter().map(|item| &item["juror_ids"]).collect();
    found.sort_by_key(|ids| ids.as_array().unwrap().len());
    assert_eq!(found, [&json!([]), &json!([karim.id])]);
    let known = chair.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    assert_eq!((text(&known.data()[0]["source"]), known.data().len()), ("applicant", 1));
    let removal = format!("{}/conflicts/{}/removal", panel.phase, of_karim.id());
    chair.post(removal, json!({"reason": "Non."})).await.problem(409, "invalid_state");

    let clearances = format!("{}/conflict-clearances", panel.phase);
    let clearance = json!({"juror_id": karim.id, "application_id": panel.applications[0], "reason": "Le litige est clos."});
    panel.ministry.post(&clearances, clearance.clone()).await.problem(403, "forbidden");
    chair.post(&clearances, clearance.clone()).await.expect(201);
    chair.post(&clearances, clearance).await.problem(409, "invalid_state");
    karim.get(&path).await.expect(200);
    assert_eq!(panel.progress().await["completed"], 1);
    assert_eq!(panel.operator.get(&clearances).await.expect(200).data().len(), 1);
    // The startup is not told, and may say more; what it says later was not looked at. Taken back it counts no longer.
    panel.app.advance(Span::seconds(1));
    let again = startup.post(&statements, says("K.", Some(karim.email()))).await.expect(201);
    karim.get(&path).await.problem(403, "conflict_of_interest");
    let withdrawal = format!("{statements}/{}", again.id());
    panel.startups[1].request(Method::DELETE, &withdrawal).send().await.problem(404, "not_found");
    startup.request(Method::DELETE, &withdrawal).send().await.expect(204);
    startup.request(Method::DELETE, &withdrawal).send().await.problem(409, "invalid_state");
    karim.get(&path).await.expect(200);
    for number in 2..20 {
        startup.post(&statements, says(&format!("Personne {number}"), None)).await.expect(201);
    }
    startup.post(&statements, says("Une de trop", None)).await.problem(422, "validation_failed").invalid("", "too_long");
}

#[tokio::test]
async fn an_applicant_does_not_stop_a_call_by_naming_those_who_keep_it() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let (karim, chair) = (panel.seat("Karim", "juror").await, panel.seat("Chair", "chair").await);
    let statements = format!("/v1/applications/{}/conflict-statements", panel.applications[0]);
    for person in [&panel.operator, &panel.ministry.person, &chair.person, &karim.person] {
        panel.startups[0].post(&statements, says("X", Some(person.email()))).await.expect(201);
    }
    // Nor by taking them into its team, or an organisation of theirs as a partner.
    let foundation = panel.app.partner("Fondation").await;
    for person in [&panel.operator, &chair.person] {
        panel.app.join(&foundation, person, MemberRole::Viewer).await;
    }
    let partners = json!([{"name": "Fondation", "role": "partner", "organisation_id": foundation.organisation}]);
    let until = json!({"until": "2027-04-30T00:00:00Z", "reason": "Équipe incomplète"});
    panel.operator.post(format!("/v1/applications/{}/extension", panel.applications[1]), until).await.expect(200);
    let adviser = |person: &Person| json!({"name": "X", "role": "advisor", "email": person.email()});
    let lead = json!({"name": "Amina", "role": "lead", "email": "amina@elsewhere.example"});
    let team = json!([lead, adviser(&panel.operator), adviser(&panel.ministry.person), adviser(&chair.person)]);
    let named = json!({"team": team, "partners": partners});
    panel.startups[1].patch(format!("/v1/applications/{}", panel.applications[1]), "*", named).await.expect(200);
    for person in [&panel.operator, &panel.ministry.person, &chair.person] {
        person.get(format!("{}/progress", panel.phase)).await.expect(200);
    }
    for (path, answer) in readings(&panel, &panel.operator, true).await {
        assert!(matches!(answer.status(), 200 | 201) || answer.field("code") == "results_not_published", "{path} {answer}");
    }
    // But who is named by it clears nobody towards it, and nobody clears oneself.
    let clearances = format!("{}/conflict-clearances", panel.phase);
    let of = |seat: &Seat| json!({"juror_id": seat.id, "application_id": panel.applications[0], "reason": "Sans fondement."});
    for keeper in [&panel.operator, &chair.person] {
        keeper.post(&clearances, of(&karim)).await.problem(403, "conflict_of_interest");
    }
    chair.post(&clearances, of(&chair)).await.problem(403, "conflict_of_interest");
    panel.app.operator().await.post(&clearances, of(&karim)).await.expect(201);
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
}

#[tokio::test]
async fn an_applicant_does_not_stop_a_call_by_giving_itself_the_number_of_the_host() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let of = |member: &Member| format!("/v1/organisations/{}", member.organisation);
    let number = |ice: &str| json!({"profile": {"ice": ice}});
    panel.operator.patch(of(&panel.ministry), "*", number("001561191000066")).await.expect(200);
    let (unverified, verified) = (&panel.startups[0], &panel.startups[1]);
    let looked = async || {
        for person in [&panel.operator, &panel.ministry.person] {
            person.get(format!("{}/progress", panel.phase)).await.expect(200);
        }
    };
    unverified.patch(of(unverified), "*", number("001561191000163")).await.expect(200);
    looked().await;
    unverified.post(format!("{}/verification", of(unverified)), json!({"evidence": "RC"})).await.expect(200);
    looked().await;
    panel.app.verify(verified).await;
    let refused = verified.patch(of(verified), "*", number("001561191000163")).await;
    refused.problem(422, "validation_failed").invalid("/profile/ice", "not_allowed");
    looked().await;
    // What an operator has looked at counts: nobody of the ministry decides about a part of it.
    let decision = format!("{}/verification/decision", of(unverified));
    panel.operator.post(decision, json!({"accepted": true, "reason": "Filiale"})).await.expect(200);
    panel.ministry.get(format!("{}/progress", panel.phase)).await.problem(403, "conflict_of_interest");
    panel.operator.get(format!("{}/progress", panel.phase)).await.expect(200);
}

#[tokio::test]
async fn what_was_cleared_stands_in_the_minutes() {
    let panel = Panel::of(&["Sondes"]).await;
    let domain = panel.startups[0].email().split('@').nth(1).unwrap().to_owned();
    let invited = json!({"email": format!("nadia@{domain}"), "name": "Nadia Alaoui", "role": "juror"});
    let nadia = panel.operator.post(format!("{}/jurors", panel.call()), invited).await.expect(201);
    let karim = panel.seat("Karim", "juror").await;
    let clearance = json!({"juror_id": nadia.id(), "application_id": panel.applications[0], "reason": "Un fournisseur d'accès."});
    panel.operator.post(format!("{}/conflict-clearances", panel.phase), clearance).await.expect(201);
    panel.startups[0]
        .post(format!("/v1/applications/{}/conflict-statements", panel.applications[0]), says("K", Some(karim.email())))
        .await
        .ok();
    let clearance = json!({"juror_id": karim.id, "application_id": panel.applications[0], "reason": "Le litige est clos."});
    panel.operator.post(format!("{}/conflict-clearances", panel.phase), clearance).await.expect(201);
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    panel.lock().await;
    let record = panel.operator.get(format!("{}/record", panel.phase)).await.expect(200);
    let cleared = &record.json()["manifest"]["parameters"]["clearances"];
    assert_eq!((cleared.as_array().unwrap().len(), &cleared[0]["juror_id"]), (1, &json!(karim.id)));
    assert_eq!(cleared[0]["kinds"], json!(["personal"]));
    let verified = panel.operator.get(format!("{}/record/verification", panel.phase)).await.expect(200);
    assert_eq!(verified.json()["holds"], true);
    panel.release(&["selected"]).await;
    let page = panel.operator.get(format!("{}/minutes?lang=en", panel.phase)).await.expect(200);
    let page = String::from_utf8(page.bytes().to_vec()).unwrap();
    assert!(page.contains("looked at and cleared") && !page.contains("fournisseur") && !page.contains("litige"), "{page}");
    let revocation = panel.operator.get(format!("{}/conflict-clearances", panel.phase)).await.expect(200).data()[0]["id"].clone();
    let revocation = format!("{}/conflict-clearances/{}/revocation", panel.phase, text(&revocation));
    panel.operator.post(revocation, json!({"reason": "Trop tard."})).await.problem(409, "panel_locked");
}

#[tokio::test]
async fn checks_for_conflicts_have_a_budget_of_their_own() {
    let app = TestApp::start_with(|settings| settings.rate_check = "2/600".parse().unwrap()).await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    app.load_catalogue().await;
    let challenge = app.published(&ministry, a_call()).await;
    let body = json!({"challenge_id": challenge["id"], "email": "a@b.example"});
    for _ in 0..2 {
        operator.post("/v1/conflict-checks", body.clone()).await.problem(409, "applications_sealed");
    }
    operator.post("/v1/conflict-checks", body).await.problem(429, "quota_exceeded");
    operator
        .post(format!("/v1/challenges/{}/jurors", text(&challenge["id"])), json!({"email": "a@b.example", "role": "juror"}))
        .await
        .expect(201);
}
