//! Calls that are entered by an access code: who makes codes, who uses them up, and who learns what of it.

use acceptance::{Answer, Instant, Member, Span, TestApp, Value, a_call, a_dossier, json, race_rounds, text};
use std::collections::BTreeSet;
use tahaddi_domain::organisation::MemberRole;

fn a_closed_call() -> Value {
    let mut call = a_call();
    call["phases"][0]["entry"] = json!({"access_code": true});
    call
}

/// The call, its ministry, and where its codes are.
struct Scene {
    app: TestApp,
    ministry: Member,
    call: Value,
    codes: String,
}

impl Scene {
    async fn of(document: Value) -> Self {
        let app = TestApp::start().await;
        app.load_catalogue().await;
        let ministry = app.partner("Ministère").await;
        let call = app.published(&ministry, document).await;
        let codes = format!("/v1/challenges/{}/access-codes", text(&call["id"]));
        Self { app, ministry, call, codes }
    }

    /// A code, and its identifier.
    async fn code(&self, wanted: Value) -> (String, String) {
        let made = self.ministry.post(&self.codes, wanted).await.expect(201);
        let made = &made.json()["codes"][0];
        (text(&made["code"]).to_owned(), text(&made["id"]).to_owned())
    }

    /// How often the code was used, by what everybody who runs the call sees.
    async fn uses(&self, id: &str) -> i64 {
        let mut page = format!("{}?limit=100", self.codes);
        loop {
            let listed = self.ministry.get(&page).await.expect(200);
            if let Some(code) = listed.data().iter().find(|code| code["id"] == id) {
                let count = |name: &str| code[name].as_i64().unwrap();
                assert_eq!(count("uses_left"), count("uses_allowed") - count("uses"));
                return count("uses");
            }
            page = format!("{}?limit=100&cursor={}", self.codes, text(&listed.json()["next_cursor"]));
        }
    }
}

fn path(draft: &Value) -> String {
    format!("/v1/applications/{}", text(&draft["id"]))
}

async fn hand_in(startup: &Member, draft: &Value, code: &str) -> Answer {
    startup.post(format!("{}/submission", path(draft)), json!({"access_code": code})).await
}

#[tokio::test]
async fn inv_17_a_code_is_used_up_by_a_hand_in_and_by_nothing_else() {
    let scene = Scene::of(a_closed_call()).await;
    let (app, call) = (&scene.app, &scene.call);
    let seen = app.anonymous().get(format!("/v1/challenges/{}", text(&call["id"]))).await.expect(200);
    assert_eq!(seen.json()["document"]["phases"][0]["entry"]["access_code"], true, "everybody reads the call, and that it takes a code");
    let (code, id) = scene.code(json!({"label": "Réseau", "uses_allowed": 2})).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, call, "Capteurs").await;
    let path = path(&draft);
    let submit =
        |view: &Value| view["allowed_actions"].as_array().unwrap().iter().find(|action| action["action"] == "submit").cloned().unwrap();
    assert_eq!(submit(&draft), json!({"action": "submit", "allowed": false, "reason": "access_code_required", "from": null}));
    let form = |answer: &Answer| answer.json()["form"].clone();
    let how = form(&startup.get(format!("{path}/completeness")).await.expect(200));
    assert_eq!((&how["can_submit"], &how["needs_access_code"]), (&json!(true), &json!(true)));
    for without in [json!({}), json!({"access_code": null}), json!({"access_code": " "})] {
        startup.post(format!("{path}/submission"), without).await.problem(422, "access_code_required");
    }
    // A dossier that cannot be handed in uses nothing up.
    let other = app.startup("Autre").await;
    let applications = format!("/v1/challenges/{}/applications", text(&call["id"]));
    let empty = other.post(&applications, json!({"organisation_id": other.organisation})).await.expect(201).json().clone();
    hand_in(&other, &empty, &code).await.problem(422, "application_incomplete");
    assert_eq!(scene.uses(&id).await, 0);

    let typed = code.to_lowercase().replace('-', " ");
    let handed_in = hand_in(&startup, &draft, &typed).await.expect(200);
    assert_eq!(submit(handed_in.json())["reason"], "invalid_state");
    let receipt = startup.get(format!("{path}/receipt")).await.expect(200);
    assert_eq!(receipt.json()["access_code_id"], json!(id));
    // Not again: neither by another attempt, nor by a change until the deadline.
    hand_in(&startup, &draft, &code).await.problem(409, "invalid_state");
    startup.patch(&path, "*", json!({"title": "Capteurs de sol"})).await.expect(200);
    assert_eq!(startup.get(format!("{path}/receipt")).await.expect(200).json()["access_code_id"], json!(id));
    assert_eq!(form(&startup.get(format!("{path}/completeness")).await.expect(200))["needs_access_code"], false);
    assert_eq!(scene.uses(&id).await, 1);
    // Whoever withdraws does not get it back, and needs another to begin anew.
    startup.post(format!("{path}/withdrawal"), json!({})).await.expect(200);
    assert_eq!(scene.uses(&id).await, 1);
    let anew = app.drafted(&startup, call, "Capteurs").await;
    startup.post(format!("{}/submission", self::path(&anew)), json!({})).await.problem(422, "access_code_required");
    hand_in(&startup, &anew, &code).await.expect(200);
    assert_eq!(scene.uses(&id).await, 2);
    let third = app.startup("Troisième").await;
    let late = app.drafted(&third, call, "Robots").await;
    hand_in(&third, &late, &code).await.problem(409, "access_code_used_up");

    let (short, _) = scene.code(json!({"label": "Une heure", "expires_at": app.now() + Span::hours(1)})).await;
    app.advance(Span::hours(1));
    let refused = hand_in(&third, &late, &short).await.problem(409, "access_code_expired");
    assert_eq!(refused.json()["details"]["expired_at"], json!(app.now()));

    // Until the deadline everybody who runs the call knows counts; then, who may see dossiers, which they are.
    let (spare, spare_id) = scene.code(json!({"label": "Réserve"})).await;
    let (operator, support) = (app.operator().await, app.support().await);
    for person in [&scene.ministry.person, &operator, &support] {
        assert!(person.get(&scene.codes).await.expect(200).data().iter().all(|code| code["application_ids"].is_null()));
    }
    app.clock.set(Instant::parse("2027-04-01T00:00:00Z").unwrap());
    hand_in(&third, &late, &spare).await.problem(409, "deadline_passed");
    assert_eq!(scene.uses(&spare_id).await, 0);
    let listed = scene.ministry.get(&scene.codes).await.expect(200);
    let listed = listed.data().iter().find(|code| code["id"] == id).unwrap();
    let known: BTreeSet<&str> = listed["application_ids"].as_array().unwrap().iter().map(text).collect();
    assert_eq!(known, BTreeSet::from([text(&draft["id"]), text(&anew["id"])]), "each once, however often it was handed in");
    assert!(support.get(&scene.codes).await.expect(200).data().iter().all(|code| code["application_ids"].is_null()));
}

#[tokio::test]
async fn what_terms_or_rules_refuse_uses_nothing_up() {
    let mut document = a_closed_call();
    document["terms"] = json!([{"key": "rules", "kind": "rules", "title": {"fr": "Règlement"}, "text": {"fr": "Article 1."}, "accepted_for": "submission"}]);
    document["eligibility"] = json!([{"key": "young", "label": {"fr": "Moins de cinq ans"},
        "condition": {"test": {"subject": "company", "attribute": "company_age_months", "operator": "at_most", "most": 60}}}]);
    let scene = Scene::of(document).await;
    let (app, call) = (&scene.app, &scene.call);
    let (code, id) = scene.code(json!({"label": "Réseau"})).await;
    let startup = app.startup("Startup").await;
    let draft = app.drafted(&startup, call, "Capteurs").await;
    startup.patch(path(&draft), "*", json!({"facts": {"company": {"founded_on": "2015-05-01"}}})).await.expect(200);
    hand_in(&startup, &draft, &code).await.problem(422, "terms_not_accepted");
    let accepted = json!({"key": "rules", "version": 1});
    startup.post(format!("/v1/challenges/{}/terms-acceptances", text(&call["id"])), accepted).await.ok();
    hand_in(&startup, &draft, &code).await.problem(422, "not_eligible");
    assert_eq!(scene.uses(&id).await, 0);
    startup.patch(path(&draft), "*", json!({"facts": {"company": {"founded_on": "2025-05-01"}}})).await.expect(200);
    hand_in(&startup, &draft, &code).await.expect(200);
    assert_eq!(scene.uses(&id).await, 1);
}

#[tokio::test]
async fn an_unknown_a_revoked_and_a_foreign_code_are_answered_alike() {
    let scene = Scene::of(a_closed_call()).await;
    let (app, ministry) = (&scene.app, &scene.ministry);
    let other_call = app.published(ministry, a_closed_call()).await;
    let elsewhere = format!("/v1/challenges/{}/access-codes", text(&other_call["id"]));
    let (startup, rival) = (app.startup("Startup").await, app.startup("Rival").await);
    let draft = app.drafted(&startup, &scene.call, "Capteurs").await;
    let domain = startup.email().split('@').nth(1).unwrap();

    let (revoked, revoked_id) = scene.code(json!({"label": "Révoqué"})).await;
    let revocation = format!("{}/{revoked_id}", scene.codes);
    ministry.delete(format!("{elsewhere}/{revoked_id}"), "*").await.problem(404, "not_found");
    rival.delete(&revocation, "*").await.problem(403, "forbidden");
    for _ in 0..2 {
        ministry.delete(&revocation, "*").await.expect(204);
    }
    let foreign = ministry.post(&elsewhere, json!({"label": "Autre appel"})).await.expect(201).json()["codes"][0]["code"].clone();
    let (of_rival, _) = scene.code(json!({"label": "Rival", "organisation_id": rival.organisation})).await;
    let (of_domain, _) = scene.code(json!({"label": "Domaine", "email_domain": "um6p.ma"})).await;
    let mut answers = BTreeSet::new();
    for code in ["0000-0000-0000-0000", "mot de passe", &*revoked, text(&foreign), &*of_rival, &*of_domain] {
        let refused = hand_in(&startup, &draft, code).await.problem(422, "access_code_invalid");
        let mut told = refused.json().clone();
        told["request_id"] = json!(null);
        answers.insert(told.to_string());
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
    let meant = json!({"label": "Startup", "organisation_id": startup.organisation, "email_domain": domain.to_uppercase()});
    let (meant, meant_id) = scene.code(meant).await;
    hand_in(&startup, &draft, &meant).await.expect(200);
    // Uses that were made stay.
    ministry.delete(format!("{}/{meant_id}", scene.codes), "*").await.expect(204);
    assert_eq!(scene.uses(&meant_id).await, 1);
    startup.patch(path(&draft), "*", json!({"title": "Capteurs de sol"})).await.expect(200);
}

#[tokio::test]
async fn inv_52_a_code_is_told_once_and_kept_as_its_digest() {
    let scene = Scene::of(a_closed_call()).await;
    let (app, ministry) = (&scene.app, &scene.ministry);
    let wanted = json!({"label": "Lot", "uses_allowed": 10_000, "count": 500});
    let made = ministry.post_with_key(&scene.codes, "five-hundred-codes", wanted.clone()).await.expect(201);
    let again = ministry.post_with_key(&scene.codes, "five-hundred-codes", wanted).await.expect(201);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    let column = |answer: &Answer, name: &str| -> Vec<Value> {
        answer.json()["codes"].as_array().unwrap().iter().map(|code| code[name].clone()).collect()
    };
    assert_eq!(column(&again, "id"), column(&made, "id"));
    assert!(column(&again, "code").iter().all(Value::is_null));
    let codes: BTreeSet<String> = column(&made, "code").iter().map(|code| text(code).to_owned()).collect();
    assert_eq!(codes.len(), 500);
    let everything = app.ctx.db.dump().await.unwrap();
    assert!(everything.contains("Lot"), "the dump is one");
    assert!(codes.iter().all(|code| !everything.contains(code) && !everything.contains(&code.replace('-', ""))));
    let listed = ministry.get(format!("{}?limit=100", scene.codes)).await.expect(200);
    assert_eq!((listed.data().len(), &listed.json()["has_more"]), (100, &json!(true)));

    for (wrong, pointer, code) in [
        (json!({"label": ""}), "/label", "required"),
        (json!({"label": "x", "uses_allowed": 10_001}), "/uses_allowed", "out_of_range"),
        (json!({"label": "x", "count": 501}), "/count", "out_of_range"),
        (json!({"label": "x", "expires_at": app.now()}), "/expires_at", "wrong_order"),
        (json!({"label": "x", "email_domain": "um6p"}), "/email_domain", "invalid_format"),
        (json!({"label": "x", "organisation_id": ministry.organisation}), "/organisation_id", "not_allowed"),
        (json!({"label": "x", "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3"}), "/organisation_id", "unknown_reference"),
    ] {
        ministry.post(&scene.codes, wrong).await.problem(422, "validation_failed").invalid(pointer, code);
    }
    let (editor, viewer) = (app.colleague(ministry, MemberRole::Editor).await, app.colleague(ministry, MemberRole::Viewer).await);
    let one = json!({"label": "Un"});
    editor.post(&scene.codes, one.clone()).await.expect(201);
    app.operator().await.post(&scene.codes, one.clone()).await.expect(201);
    for person in [&viewer.person, &app.support().await, &app.startup("Startup").await.person] {
        person.post(&scene.codes, one.clone()).await.problem(403, "forbidden");
    }
    app.startup("Autre").await.get(&scene.codes).await.problem(403, "forbidden");
    viewer.get(&scene.codes).await.expect(200);
    ministry
        .post(format!("/v1/challenges/{}/cancellation", text(&scene.call["id"])), json!({"reason": "Budget retiré."}))
        .await
        .expect(200);
    ministry.post(&scene.codes, one).await.problem(409, "invalid_state");
}

#[tokio::test]
async fn sec_32_guessing_codes_is_slowed_down() {
    let scene = Scene::of(a_closed_call()).await;
    let (app, call) = (&scene.app, &scene.call);
    let (code, id) = scene.code(json!({"label": "Réseau", "uses_allowed": 2})).await;
    let (guesser, other) = (app.startup("Guesser").await, app.startup("Other").await);
    let (guess, honest) = (app.drafted(&guesser, call, "A").await, app.drafted(&other, call, "B").await);
    for number in 0..10 {
        hand_in(&guesser, &guess, &format!("0000-0000-0000-000{number}")).await.problem(422, "access_code_invalid");
    }
    let refused = hand_in(&guesser, &guess, &code).await.problem(429, "quota_exceeded");
    assert_eq!(refused.header("retry-after"), Some("60"));
    assert_eq!(scene.uses(&id).await, 0);
    hand_in(&other, &honest, &code).await.expect(200);
    app.advance(Span::minutes(1));
    hand_in(&guesser, &guess, &code).await.expect(200);
}

#[tokio::test]
async fn inv_17_what_was_handed_in_without_a_code_does_not_move_where_one_is_needed() {
    let mut document = a_closed_call();
    document["tracks"] = json!([{"key": "open", "title": {"fr": "Ouvert"}}, {"key": "closed", "title": {"fr": "Sur invitation"}}]);
    let mut open = document["phases"][0].clone();
    document["phases"][0]["tracks"] = json!(["closed"]);
    open["tracks"] = json!(["open"]);
    open["entry"] = json!({});
    document["phases"].as_array_mut().unwrap().push(open);
    let scene = Scene::of(document).await;
    let (app, call) = (&scene.app, &scene.call);
    let (code, id) = scene.code(json!({"label": "Réseau"})).await;
    let startup = app.startup("Startup").await;
    let begun = async |track: &str| {
        let mut dossier = a_dossier(call, "Capteurs");
        dossier["track"] = json!(track);
        let body = json!({"organisation_id": startup.organisation, "document": dossier});
        startup.post(format!("/v1/challenges/{}/applications", text(&call["id"])), body).await.expect(201).json().clone()
    };
    let draft = begun("open").await;
    // A code that is not asked for is not used.
    hand_in(&startup, &draft, &code).await.expect(200);
    assert_eq!(scene.uses(&id).await, 0);
    assert!(startup.get(format!("{}/receipt", path(&draft))).await.expect(200).json()["access_code_id"].is_null());
    startup.patch(path(&draft), "*", json!({"track": "closed"})).await.problem(422, "access_code_required");
    startup.post(format!("{}/withdrawal", path(&draft)), json!({})).await.expect(200);
    let anew = begun("open").await;
    startup.patch(path(&anew), "*", json!({"track": "closed"})).await.expect(200);
    hand_in(&startup, &anew, &code).await.expect(200);
    assert_eq!(scene.uses(&id).await, 1);
    startup.patch(path(&anew), "*", json!({"track": "open"})).await.expect(200);
}

#[tokio::test]
async fn inv_17_twenty_who_hand_in_by_one_use_at_once_are_one() {
    let scene = Scene::of(a_closed_call()).await;
    let (app, call) = (&scene.app, &scene.call);
    let mut entries = Vec::new();
    for number in 0..20 {
        let startup = app.startup(&format!("Startup {number}")).await;
        let draft = app.drafted(&startup, call, "Capteurs").await;
        entries.push((startup, draft));
    }
    for round in 0..race_rounds() {
        let (code, id) = scene.code(json!({"label": format!("Tour {round}")})).await;
        let attempts = entries.iter().cloned().map(|(startup, draft)| {
            let code = code.clone();
            tokio::spawn(async move { hand_in(&startup, &draft, &code).await })
        });
        let mut winners = Vec::new();
        for (number, attempt) in attempts.collect::<Vec<_>>().into_iter().enumerate() {
            let answer = attempt.await.unwrap();
            if answer.status() == 200 {
                winners.push(number);
            } else {
                answer.problem(409, "access_code_used_up");
            }
        }
        assert_eq!((winners.len(), scene.uses(&id).await), (1, 1), "round {round}: {winners:?}");
        let (startup, draft) = &mut entries[winners[0]];
        startup.post(format!("{}/withdrawal", path(draft)), json!({})).await.expect(200);
        // Their attempts are forgotten, too.
        app.advance(Span::minutes(1));
        *draft = app.drafted(startup, call, "Capteurs").await;
    }
}
