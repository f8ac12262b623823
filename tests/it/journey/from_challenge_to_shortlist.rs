//! DigitAgri, from the registration of a ministry to a public shortlist.

use super::wrong_roles::Cast;
use acceptance::{Instant, Member, Method, Person, TestApp, Value, a_dossier, json, text};

/// Registers, follows the link in the mail, and logs in.
async fn register(app: &TestApp, name: &str, email: &str) -> Person {
    let send = |path: &'static str, body: Value| app.anonymous().request(Method::POST, path).json(body).send();
    let password = "trois mulets traversent l'oued";
    send("/v1/accounts", json!({"email": email, "password": password, "name": name, "language": "fr"})).await.expect(202);
    send("/v1/sessions", json!({"email": email, "password": password})).await.problem(403, "email_not_verified");
    app.tick().await;
    send("/v1/accounts/verification", json!({"token": app.mail_to(email).token()})).await.expect(204);
    send("/v1/sessions", json!({"email": email, "password": password})).await.expect(201);
    app.signed_in(email).await
}

fn the_call() -> Value {
    json!({
        "title": {"fr": "DigitAgri 2027 : fermes connectées", "ar": "ديجيت أكري: ضيعات متصلة", "en": "DigitAgri 2027: connected farms"},
        "summary": {"fr": "Dix startups pour les fermes digitales."},
        "description": {"fr": "Accompagnement technique, financier et managérial."},
        "sectors": ["agritech"],
        "technologies": ["IA", "IoT", "RFID", "LoRa"],
        "sites": ["rabat"],
        "seats": 10,
        "time_zone": "Africa/Casablanca",
        "phases": [
            {"kind": "application", "opens": {"local": "2027-01-20"}, "closes": {"local": "2027-03-31T23:59"}},
            {"kind": "review", "opens": {"local": "2027-04-02"}, "closes": {"local": "2027-04-30"},
             "review": {"reviews_per_application": 2, "rubric": {"criteria": [
                {"label": {"fr": "Innovation"}, "max": 5, "step": 0.5, "weight": 30},
                {"label": {"fr": "Impact"}, "max": 5, "step": 0.5, "weight": 40},
                {"label": {"fr": "Faisabilité"}, "max": 10, "step": 1, "weight": 30}]}}},
        ],
        "questions": [
            {"label": {"fr": "Votre solution"}, "kind": "long_text", "required": true, "max_words": 300},
            {"label": {"fr": "Site web"}, "kind": "url", "visible_to_jury": false},
        ],
    })
}

#[tokio::test]
async fn a_ministry_selects_ten_startups_and_can_defend_it() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let operator = app.operator().await;

    // A ministry registers and is verified.
    let person = register(&app, "Karim Tazi", "karim@agriculture.gov.example").await;
    let created = person.post("/v1/organisations", json!({"kind": "partner", "name": "Ministère de l'Agriculture"})).await.expect(201);
    let ministry = Member { organisation: created.id().to_owned(), person };
    let mut cast = Cast::new(&app, &ministry).await;
    // Nobody knows the organisation yet, and only its owner asks for verification; an operator decides.
    let verification = format!("/v1/organisations/{}/verification", ministry.organisation);
    let evidence = json!({"evidence": "Décret"});
    cast.cannot_post(&verification, &evidence, &[("outsiders", 404), ("support", 403), ("host", 403), ("operator", 403)]).await;
    let verdict = json!({"accepted": true, "reason": "Vérifié"});
    let judging = format!("{verification}/decision");
    cast.cannot_post(&judging, &verdict, &[("outsiders", 404), ("support", 403), ("host", 403), ("owner", 403), ("operator", 409)]).await;
    app.verify(&ministry).await;
    let colleague = app.colleague(&ministry, tahaddi_domain::organisation::MemberRole::Owner).await;

    // It posts the call; the operator approves; it is published.
    let body = json!({"organisation_id": ministry.organisation, "document": the_call()});
    cast.cannot_post("/v1/challenges", &body, &[("outsiders", 403), ("support", 403), ("viewer", 403)]).await;
    let challenge = ministry.post("/v1/challenges", body).await.expect(201);
    assert_eq!(challenge.json()["document"]["technologies"], json!(["ai", "iot", "rfid", "lora"]));
    let path = challenge.location().to_owned();
    let none = json!({});
    cast.cannot_see(&path, &[("anonymous", 404), ("outsiders", 404)]).await;
    cast.cannot(Method::PATCH, &path, &json!({"document": {"seats": 9}}), &[("outsiders", 404), ("support", 403), ("viewer", 403)]).await;
    let asking = format!("{path}/approval-request");
    cast.cannot_post(&asking, &none, &[("outsiders", 404), ("support", 403), ("host", 403)]).await;
    ministry.post(&asking, none.clone()).await.expect(200);
    let (approval, changes) = (format!("{path}/approval"), format!("{path}/change-request"));
    for judging in [&approval, &changes] {
        let body = if judging == &changes { json!({"reason": "Trop court."}) } else { none.clone() };
        cast.cannot_post(judging, &body, &[("outsiders", 404), ("support", 403), ("host", 403), ("owner", 403)]).await;
    }
    cast.cannot_post(
        &format!("{path}/publication"),
        &none,
        &[("everybody", 404), ("support", 403), ("host", 403), ("owner", 409), ("operator", 409)],
    )
    .await;
    operator.post(&approval, none.clone()).await.expect(200);
    cast.cannot_post(&format!("{path}/publication"), &none, &[("outsiders", 404), ("support", 403), ("host", 403)]).await;
    ministry.post(format!("{path}/publication"), none.clone()).await.expect(200);
    // It is public now: whoever may not touch it is told so.
    let known = &[("outsiders", 403), ("support", 403), ("viewer", 403), ("editor", 409), ("owner", 409), ("operator", 409)];
    cast.cannot(Method::PATCH, &path, &json!({"document": {"phases": []}}), known).await;
    cast.cannot_post(&format!("{path}/cancellation"), &json!({"reason": "x"}), &[("outsiders", 403), ("support", 403), ("host", 403)])
        .await;
    let public = app.anonymous().get(&path).await.expect(200);
    let phase = format!("/v1/phases/{}", text(&public.json()["document"]["phases"][1]["id"]));
    let found = app.anonymous().get("/v1/challenges?technology=IA&technology=lora").await.expect(200);
    assert_eq!(found.data().len(), 1);

    // Fourteen startups apply; a fifteenth is late.
    app.clock.set(Instant::parse("2027-02-10T10:00:00Z").unwrap());
    let mut startups = Vec::new();
    for number in 1..=15 {
        startups.push(app.startup(&format!("Startup {number}")).await);
    }
    let late = startups.pop().unwrap();
    cast.enter("startup viewer", &app.colleague(&startups[0], tahaddi_domain::organisation::MemberRole::Viewer).await.person);
    let applying = json!({"organisation_id": startups[0].organisation, "document": a_dossier(public.json(), "À la place d'un autre")});
    cast.cannot_post(&format!("{path}/applications"), &applying, &[("everybody", 403)]).await;
    let mut applications = Vec::new();
    for (number, startup) in startups.iter().enumerate() {
        applications.push(text(&app.submitted(startup, public.json(), &format!("Solution {number}")).await["id"]).to_owned());
    }
    let again = json!({"organisation_id": startups[0].organisation, "document": a_dossier(public.json(), "Encore")});
    startups[0].post(format!("{path}/applications"), again).await.problem(409, "application_already_exists");
    let draft = app.drafted(&late, public.json(), "Trop tard").await;
    // A draft is its startup's alone; what was handed in is hidden from the ministry until the deadline.
    let (own, drafted) = (format!("/v1/applications/{}", applications[0]), format!("/v1/applications/{}", text(&draft["id"])));
    cast.cannot_see(&drafted, &[("everybody", 404)]).await;
    cast.cannot_post(&format!("{drafted}/submission"), &none, &[("everybody", 404)]).await;
    cast.cannot(Method::PATCH, &drafted, &json!({"title": "x"}), &[("everybody", 404)]).await;
    cast.cannot_see(&own, &[("everybody", 404), ("support", 403), ("operator", 0), ("startup viewer", 0)]).await;
    let strange = &[("everybody", 404), ("support", 403), ("operator", 403), ("startup viewer", 403)];
    cast.cannot_post(&format!("{own}/withdrawal"), &none, strange).await;
    cast.cannot(Method::PATCH, &own, &json!({"title": "x"}), strange).await;
    cast.cannot_see(
        &format!("{path}/applications"),
        &[("everybody", 403), ("support", 409), ("host", 409), ("owner", 409), ("operator", 409)],
    )
    .await;
    ministry.get(format!("{path}/applications")).await.problem(409, "applications_sealed");
    app.clock.set(Instant::parse("2027-04-01T00:00:00Z").unwrap());
    let refused = late.post(format!("/v1/applications/{}/submission", text(&draft["id"])), json!({})).await.problem(409, "deadline_passed");
    assert_eq!(refused.json()["details"]["deadline"], "2027-03-31T23:59:59.000000Z");
    assert_eq!(refused.json()["details"]["server_time"], "2027-04-01T00:00:00.000000Z");
    assert_eq!(ministry.get(format!("{path}/applications")).await.expect(200).data().len(), 14);

    // Six people are invited to the panel; one of them belongs to the first startup.
    app.clock.set(Instant::parse("2027-04-02T09:00:00Z").unwrap());
    let insider = app.colleague(&startups[0], tahaddi_domain::organisation::MemberRole::Viewer).await;
    let mut jurors = vec![insider.person.clone()];
    for number in 1..=5 {
        jurors.push(app.person(&format!("Juror {number}")).await);
    }
    let mut seats = Vec::new();
    cast.enter("applicant", &startups[0].person);
    let unrelated = ("everybody", 404);
    for juror in &jurors {
        let invitation = json!({"email": juror.email(), "role": "juror"});
        let refusals = &[unrelated, ("support", 403), ("host", 403), ("owner", 403), ("operator", 0)];
        cast.cannot_post(&format!("{path}/jurors"), &invitation, refusals).await;
        let seat = operator.post(format!("{path}/jurors"), invitation.clone()).await.expect(201);
        operator.post(format!("{path}/jurors"), invitation).await.problem(409, "already_on_panel");
        app.tick().await;
        let acceptance = format!("/v1/invitations/{}/acceptance", app.mail_to(juror.email()).token());
        let accept = |who: &Person, body: Value| who.request(Method::POST, &acceptance).json(body).send();
        accept(&late.person, json!({"confidentiality_accepted": true})).await.problem(403, "forbidden");
        accept(juror, json!({"confidentiality_accepted": false})).await.problem(422, "validation_failed");
        accept(juror, json!({"confidentiality_accepted": true})).await.ok();
        accept(juror, json!({"confidentiality_accepted": true})).await.problem(410, "link_expired");
        seats.push(seat.id().to_owned());
    }

    // The insider cannot be assigned the own startup's application, and cannot read it.
    let pair = |juror: usize, application: usize| json!({"juror_id": seats[juror], "application_id": applications[application]});
    let assign = format!("{phase}/assignments");
    operator.post(&assign, json!({"assignments": [pair(1, 1), pair(0, 0)]})).await.problem(403, "conflict_of_interest");
    assert!(operator.get(&assign).await.expect(200).data().is_empty(), "all or nothing");
    insider.get(format!("/v1/applications/{}", applications[0])).await.expect(200); // as a member of the startup, not as a juror
    // Two jurors read each application, in turn; the insider reads one of the others.
    let mut pairs: Vec<Value> =
        (0..14).flat_map(|application| [pair(1 + application % 5, application), pair(1 + (application + 1) % 5, application)]).collect();
    pairs.push(pair(0, 1));
    cast.enter("juror", &jurors[1]);
    cast.enter("insider", &insider.person);
    let keeping = &[unrelated, ("support", 403), ("host", 403), ("owner", 403), ("juror", 403), ("insider", 403), ("operator", 0)];
    cast.cannot_post(&assign, &json!({"assignments": pairs.clone()}), keeping).await;
    let watching = &[unrelated, ("support", 0), ("host", 403), ("owner", 403), ("juror", 403), ("insider", 403), ("operator", 0)];
    cast.cannot_see(&assign, watching).await;
    cast.cannot_see(&format!("{path}/jurors"), watching).await;
    let placed = operator.post(&assign, json!({"assignments": pairs})).await.expect(201);
    let placed = placed.json()["assignments"].as_array().unwrap().clone();

    // They score blind. One of them recuses from one application, which somebody else takes over.
    let rubric = &public.json()["document"]["phases"][1]["review"]["rubric"]["criteria"];
    let sheet = |application: usize| {
        // Applications 4 and 5 get the same scores.
        let rank = if application == 5 { 4 } else { application };
        let low = (rank as f64 / 2.0).min(4.0);
        json!({"scores": {
            text(&rubric[0]["id"]): {"score": 5.0 - low}, text(&rubric[1]["id"]): {"score": 5.0 - low},
            text(&rubric[2]["id"]): {"score": if rank <= 8 { 10 } else { 18 - rank }}}, "comment": "Lu."})
    };
    let recused = &placed[0];
    let mut blind = 0;
    for assignment in &placed {
        let seat = seats.iter().position(|seat| seat == text(&assignment["juror_id"])).unwrap();
        let application = applications.iter().position(|id| id == text(&assignment["application_id"])).unwrap();
        let desk = format!("/v1/jury/assignments/{}", text(&assignment["id"]));
        cast.enter("other juror", &jurors[(seat + 1) % 6]);
        cast.enter("juror", &jurors[(seat + 2) % 6]);
        if blind % 8 == 0 {
            let sheet = sheet(application);
            let nobody = &[("everybody", 404)];
            cast.cannot_see(&desk, nobody).await;
            cast.cannot(Method::PUT, &format!("{desk}/sheet"), &sheet, nobody).await;
            for step in ["completion", "recusal", "decline"] {
                let body = if step == "recusal" { json!({"reason": "Un ami."}) } else { none.clone() };
                cast.cannot_post(&format!("{desk}/{step}"), &body, nobody).await;
            }
        }
        let seen = jurors[seat].get(&desk).await.expect(200);
        assert!(!seen.text().contains("Startup") && !seen.text().contains(&applications[application]), "a blind dossier tells nothing");
        blind += 1;
        if assignment["id"] == recused["id"] {
            jurors[seat].post(format!("{desk}/recusal"), json!({"reason": "Je connais le fondateur."})).await.expect(204);
            jurors[seat].get(&desk).await.problem(404, "not_found");
            continue;
        }
        jurors[seat].put(format!("{desk}/sheet"), &seen, sheet(application)).await.expect(200);
        jurors[seat].post(format!("{desk}/completion"), json!({})).await.expect(200);
    }
    assert_eq!(blind, 29);
    let jury = [("juror", 403), ("other juror", 403), ("insider", 403)];
    let with_jury = |more: &[(&'static str, u16)]| [&[unrelated], &jury[..], more].concat();
    let open = with_jury(&[("support", 409), ("host", 409), ("owner", 409), ("operator", 409)]);
    cast.cannot_see(&format!("{phase}/ranking"), &open).await;
    cast.cannot_see(&format!("{phase}/progress"), &with_jury(&[("support", 0), ("host", 0), ("owner", 0), ("operator", 0)])).await;
    ministry.get(format!("{phase}/ranking")).await.problem(409, "panel_open");

    // The lock waits until every application has its two sheets.
    let locking = with_jury(&[("support", 403), ("host", 403), ("owner", 403), ("operator", 409)]);
    cast.cannot_post(&format!("{phase}/lock"), &none, &locking).await;
    let pointer = format!("/applications/{}", applications[0]);
    operator.post(format!("{phase}/lock"), json!({})).await.problem(409, "coverage_incomplete").invalid(&pointer, "sheet_missing");
    let replacement = operator.post(&assign, json!({"assignments": [pair(3, 0)]})).await.expect(201);
    let desk = format!("/v1/jury/assignments/{}", text(&replacement.json()["assignments"][0]["id"]));
    let seen = jurors[3].get(&desk).await.expect(200);
    jurors[3].put(format!("{desk}/sheet"), &seen, sheet(0)).await.expect(200);
    jurors[3].post(format!("{desk}/completion"), json!({})).await.expect(200);
    operator.post(format!("{phase}/lock"), json!({})).await.expect(200);
    jurors[3].put(format!("{desk}/sheet"), "*", sheet(1)).await.problem(409, "panel_locked");
    startups[3].post(format!("/v1/applications/{}/withdrawal", applications[3]), json!({})).await.problem(409, "panel_locked");

    // The ranking shows ties as ties.
    cast.cannot_see(&format!("{phase}/ranking"), &with_jury(&[("support", 0), ("host", 0), ("owner", 0), ("operator", 0)])).await;
    let ranking = ministry.get(format!("{phase}/ranking")).await.expect(200);
    let entries = ranking.json()["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 14);
    assert_eq!(entries[0]["application_id"], json!(applications[0]));
    let rank = |application: usize| {
        entries.iter().find(|entry| entry["application_id"] == json!(applications[application])).unwrap()["rank"].clone()
    };
    assert_eq!((rank(4), rank(5), rank(6)), (json!(5), json!(5), json!(7)));

    // The ministry decides: ten of fourteen, a reason for each refusal; another person releases it.
    let outcome = |position: usize, entry: &Value| {
        let id = entry["application_id"].clone();
        if position < 10 {
            json!({"application_id": id, "outcome": "selected"})
        } else {
            json!({"application_id": id, "outcome": "refused", "reason": "Classement au-delà des dix places."})
        }
    };
    let outcomes: Vec<Value> = entries.iter().enumerate().map(|(position, entry)| outcome(position, entry)).collect();
    let seen = ministry.get(&phase).await.expect(200);
    let mut silent = outcomes.clone();
    silent[13]["reason"] = Value::Null;
    ministry
        .put(format!("{phase}/decision"), &seen, json!({"outcomes": silent}))
        .await
        .problem(422, "validation_failed")
        .invalid("/outcomes/13/reason", "required");
    let mut greedy = outcomes.clone();
    greedy[10] = json!({"application_id": entries[10]["application_id"], "outcome": "selected", "reason": "Coup de cœur"});
    ministry.put(format!("{phase}/decision"), &seen, json!({"outcomes": greedy})).await.problem(422, "seats_exceeded");
    operator.post(format!("{phase}/release"), json!({})).await.problem(409, "no_decision");
    let deciding = with_jury(&[("support", 403), ("viewer", 403), ("editor", 0), ("owner", 0), ("operator", 0)]);
    cast.cannot(Method::PUT, &format!("{phase}/decision"), &json!({"outcomes": outcomes}), &deciding).await;
    ministry.put(format!("{phase}/decision"), &seen, json!({"outcomes": outcomes})).await.expect(200);
    cast.cannot_see(&format!("{phase}/decision"), &with_jury(&[("support", 0), ("host", 0), ("owner", 0), ("operator", 0)])).await;
    cast.cannot_see(
        &format!("{path}/results"),
        &[("anonymous", 404), ("everybody", 404), ("support", 409), ("host", 409), ("owner", 409), ("operator", 409)],
    )
    .await;
    let releasing = with_jury(&[("support", 403), ("host", 403), ("owner", 409), ("operator", 0)]);
    cast.cannot_post(&format!("{phase}/release"), &none, &releasing).await;
    let own = format!("/v1/applications/{}", applications[13]);
    assert_eq!(startups[13].get(&own).await.expect(200).json()["outcomes"], json!([]), "pending is invisible");
    app.anonymous().get(format!("{path}/results")).await.problem(404, "not_found");
    ministry.post(format!("{phase}/release"), json!({})).await.problem(409, "same_approver");
    colleague.post(format!("{phase}/release"), json!({})).await.expect(200);
    colleague.post(format!("{phase}/release"), json!({})).await.problem(409, "already_released");

    // Applicants see their own outcome with its reason; everybody sees the shortlist.
    let told = startups[13].get(&own).await.expect(200);
    let refused = entries.iter().position(|entry| entry["application_id"] == json!(applications[13])).unwrap() >= 10;
    assert_eq!(told.json()["outcomes"][0]["outcome"], if refused { "refused" } else { "selected" });
    startups[0].get(&own).await.problem(404, "not_found");
    let results = app.anonymous().get(format!("{path}/results")).await.expect(200);
    assert_eq!(results.json()["phases"][0]["selected"].as_array().unwrap().len(), 10);
    assert_eq!(results.json()["phases"][0]["refused"], 4);
    assert!(!results.text().contains("Classement"), "reasons are for the applicants");
    app.tick().await;
    assert!(app.mail_to(startups[13].email()).text.contains("tahaddi.test"));

    // Everything is in the audit trail, and the trail is sealed.
    let verified = app.ctx.db.read(tahaddi_api::service::audit::verify).await.unwrap();
    assert_eq!((verified.broken_at, verified.unsealed), (None, 0));
    assert!(verified.sealed > 100);
}
