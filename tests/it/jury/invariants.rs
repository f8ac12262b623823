//! Invariants of panels that no other test is named after, and faults that others had.

use acceptance::{Method, Panel, Person, TestApp, Value, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

#[tokio::test]
async fn inv_23_an_address_that_was_never_proved_neither_judges_nor_hides_a_conflict() {
    let panel = Panel::of(&["Sondes"]).await;
    let domain = panel.startups[0].email().split('@').nth(1).unwrap().to_owned();
    let email = format!("autre@{domain}");
    let account = json!({"email": email, "password": "trois mulets traversent l'oued", "name": "Autre", "language": "fr"});
    panel.app.anonymous().request(Method::POST, "/v1/accounts").json(account.clone()).send().await.expect(202);
    let log_in = json!({"email": email, "password": account["password"]});
    panel.app.anonymous().request(Method::POST, "/v1/sessions").json(log_in).send().await.problem(403, "email_not_verified");
    let invited = panel.operator.post(format!("{}/jurors", panel.call()), json!({"email": email, "role": "juror"})).await.expect(201);
    let pair = json!({"assignments": [{"juror_id": invited.id(), "application_id": panel.applications[0]}]});
    let refused = panel.operator.post(format!("{}/assignments", panel.phase), pair).await;
    assert!(matches!(refused.status(), 403 | 422), "{refused}");
    let found = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    assert_eq!((text(&found.data()[0]["kind"]), text(&found.data()[0]["reason"])), ("same_mail_domain", domain.as_str()));
}

#[tokio::test]
async fn inv_24_bug_an_author_does_not_judge_the_own_application_whatever_other_role_is_held() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    // Founder, operator and juror in one person.
    let operator = panel.app.operator().await;
    let juror = panel.seat_person(operator.clone(), "juror").await;
    let before = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    panel.app.join(&panel.startups[0], &operator, MemberRole::Owner).await;
    panel.app.join(&panel.startups[1], &operator, MemberRole::Owner).await;
    let pair = json!({"assignments": [{"juror_id": juror.id, "application_id": panel.applications[1]}]});
    for keeper in [&operator, &panel.operator] {
        keeper.post(format!("{}/assignments", panel.phase), pair.clone()).await.problem(403, "conflict_of_interest");
    }
    juror.get(&before).await.problem(403, "conflict_of_interest");
    juror.put(format!("{before}/sheet"), "*", panel.sheet(&[5.0, 5.0])).await.problem(403, "conflict_of_interest");
    juror.post(format!("{before}/completion"), json!({})).await.problem(403, "conflict_of_interest");
}

#[tokio::test]
async fn inv_26_one_sheet_a_juror_application_and_phase_and_a_later_phase_overwrites_none() {
    let mut call = a_call();
    let mut second = call["phases"][1].clone();
    second["title"] = json!({"fr": "Oral"});
    call["phases"].as_array_mut().unwrap().push(second);
    let mut panel = Panel::of_call(call, &["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let first = panel.reviewed(&juror, 0, &[2.0, 3.0]).await;
    let pair = json!({"assignments": [{"juror_id": juror.id, "application_id": panel.applications[0]}]});
    let twice = panel.operator.post(format!("{}/assignments", panel.phase), pair).await.problem(422, "validation_failed");
    twice.invalid("/assignments/0", "duplicate");
    let before = juror.get(&first).await.expect(200).json()["sheet"].clone();
    panel.phase = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][2]["id"]));
    let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    assert_ne!(path, first);
    assert_eq!(juror.get(&path).await.expect(200).json()["sheet"], Value::Null);
    let criteria = panel.challenge["document"]["phases"][2]["review"]["rubric"]["criteria"].as_array().unwrap().iter();
    let scores: serde_json::Map<String, Value> = criteria.map(|own| (text(&own["id"]).to_owned(), json!({"score": 5.0}))).collect();
    juror.put(format!("{path}/sheet"), "*", json!({"scores": scores})).await.expect(200);
    assert_eq!(juror.get(&first).await.expect(200).json()["sheet"], before);
}

#[tokio::test]
async fn inv_27_no_panel_is_locked_before_each_application_has_its_completed_unconflicted_sheets() {
    let mut call = a_call();
    call["phases"][1]["review"]["reviews_per_application"] = json!(2);
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let lacking = format!("/applications/{}", panel.applications[0]);
    let refused = async || {
        let lock = panel.operator.post(format!("{}/lock", panel.phase), json!({})).await;
        lock.problem(409, "coverage_incomplete").invalid(&lacking, "sheet_missing");
    };
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    panel.reviewed(&karim, 0, &[4.0, 3.0]).await;
    refused().await;
    let draft = format!("/v1/jury/assignments/{}", panel.assigned(&salma, 0).await);
    salma.put(format!("{draft}/sheet"), "*", panel.sheet(&[4.0, 3.0])).await.expect(200);
    refused().await;
    salma.post(format!("{draft}/completion"), json!({})).await.expect(200);
    let conflict = json!({"juror_id": karim.id, "application_id": panel.applications[0], "kind": "mentor", "reason": "Mentorat."});
    let conflicts = format!("{}/conflicts", panel.phase);
    let declared = panel.operator.post(&conflicts, conflict).await.expect(201);
    refused().await;
    panel.operator.request(Method::DELETE, format!("{conflicts}/{}", declared.id())).send().await.expect(204);
    panel.lock().await;
}

#[tokio::test]
async fn inv_29_bug_a_draft_is_never_out_of_range_a_complete_sheet_has_its_comments_and_no_sheet_has_fields_of_others() {
    let mut call = a_call();
    call["phases"][1]["review"]["rubric"]["criteria"][0]["comment_required"] = json!(true);
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let [first, second] = <[String; 2]>::try_from(panel.criteria()).unwrap();
    let sheet = format!("{path}/sheet");
    let out_of_range = json!({"scores": {first.as_str(): {"score": 6}}});
    juror.put(&sheet, "*", out_of_range).await.invalid(&format!("/scores/{first}/score"), "out_of_range");
    let without = json!({"scores": {first.as_str(): {"score": 5, "comment": " "}, second.as_str(): {"score": 1}}});
    juror.put(&sheet, "*", without).await.expect(200);
    let incomplete = juror.post(format!("{path}/completion"), json!({})).await.problem(422, "sheet_incomplete");
    incomplete.invalid(&format!("/scores/{first}/comment"), "required");
    for (field, value) in [
        ("score_override", json!(5)),
        ("corrected", json!({"sheet": {}})),
        ("total", json!(100)),
        ("juror_id", json!(juror.id)),
        ("user_id", json!(juror.id().to_string())),
        ("completed_at", json!("2027-04-02T08:00:00Z")),
        ("state", json!("completed")),
    ] {
        let mut body = panel.sheet(&[1.0, 1.0]);
        body[field] = value;
        juror.put(&sheet, "*", body).await.problem(422, "validation_failed").invalid(&format!("/{field}"), "unknown_field");
    }
    let kept = juror.get(&path).await.expect(200);
    assert_eq!((&kept.json()["sheet"]["scores"][&first]["score"], kept.field("state")), (&json!(5), "assigned"));
}

#[tokio::test]
async fn inv_33_an_abstention_follows_the_rule_of_the_rubric_and_is_never_zero() {
    let mut call = a_call();
    call["phases"][1]["review"]["sealed"] = json!(false);
    call["phases"][1]["review"]["rubric"]["criteria"][1]["required"] = json!(false);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let juror = panel.seat("Karim", "juror").await;
    let [first, second] = <[String; 2]>::try_from(panel.criteria()).unwrap();
    let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let abstains = json!({"scores": {first.as_str(): {"score": 4.0}, second.as_str(): {"score": null, "comment": "Hors de mon domaine."}}});
    juror.put(format!("{path}/sheet"), "*", abstains).await.expect(200);
    juror.post(format!("{path}/completion"), json!({})).await.expect(200);
    panel.reviewed(&juror, 1, &[4.0, 0.0]).await;
    let ranking = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
    let of = |application: usize| {
        let mut entries = ranking.json()["entries"].as_array().unwrap().iter();
        entries.find(|entry| entry["application_id"] == panel.applications[application].as_str()).unwrap()
    };
    // Renormalised over what was scored: 80, where a zero makes 48.
    assert_eq!((text(&of(0)["display"]), text(&of(1)["display"])), ("80.00", "48.00"));
    let impact = of(0)["criteria"].as_array().unwrap().iter().find(|value| value["criterion_id"] == second.as_str()).unwrap();
    assert_eq!(impact["mean"], Value::Null);
}

#[tokio::test]
async fn inv_33_a_rubric_may_say_that_what_is_missing_is_zero_or_costs_the_review_or_how_much_has_to_be_there() {
    let abstained = async |rule: Value| {
        let mut call = a_call();
        let rubric = &mut call["phases"][1]["review"]["rubric"];
        rubric["criteria"][1]["required"] = json!(false);
        for (name, value) in rule.as_object().unwrap() {
            rubric[name] = value.clone();
        }
        call["phases"][1]["review"]["sealed"] = json!(false);
        let panel = Panel::of_call(call, &["Sondes"]).await;
        let juror = panel.seat("Karim", "juror").await;
        let [first, second] = <[String; 2]>::try_from(panel.criteria()).unwrap();
        let path = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
        let abstains =
            json!({"scores": {first.as_str(): {"score": 4.0}, second.as_str(): {"score": null, "comment": "Hors de mon domaine."}}});
        let nothing = juror.get(&path).await.expect(200).json()["sheet_standing"].clone();
        let written = juror.put(format!("{path}/sheet"), "*", abstains).await.expect(200).json()["sheet_standing"].clone();
        juror.post(format!("{path}/completion"), json!({})).await.expect(200);
        assert_eq!(juror.get(&path).await.expect(200).json()["sheet_standing"], written, "handing in changes nothing of it");
        assert_eq!((&written["coverage"], &nothing["coverage"]), (&json!(0.6), &json!(0.0)));
        assert!(nothing["counts"] == true || nothing["reason"] == "nothing_scored", "{nothing}");
        let ranking = panel.operator.get(format!("{}/ranking", panel.phase)).await.expect(200);
        let entry = &ranking.json()["entries"][0];
        let excluded = entry["excluded_reviews"].as_array().unwrap().len();
        assert_eq!(written["counts"], json!(excluded == 0), "the juror is told what the ranking does with the sheet");
        (entry["display"].clone(), excluded, written["reason"].clone())
    };
    let counted = |display: &str| (json!(display), 0, Value::Null);
    assert_eq!(abstained(json!({})).await, counted("80.00"));
    assert_eq!(abstained(json!({"missing": "renormalise", "min_coverage": 0.6})).await, counted("80.00"), "six tenths are there");
    assert_eq!(abstained(json!({"min_coverage": 0.7})).await, (Value::Null, 1, json!("coverage_too_low")));
    assert_eq!(abstained(json!({"missing": "zero"})).await, counted("48.00"));
    assert_eq!(abstained(json!({"missing": "reject"})).await, (Value::Null, 1, json!("criteria_missing")));
    let panel = Panel::of(&[]).await;
    let mut call = a_call();
    call["phases"][1]["review"]["rubric"]["min_coverage"] = json!(1.5);
    call["phases"][1]["review"]["rubric"]["missing"] = json!("zero");
    let body = json!({"organisation_id": panel.ministry.organisation, "document": call});
    let refused = panel.ministry.post("/v1/challenges", body).await.problem(422, "validation_failed");
    let pointer = "/document/phases/1/review/rubric/min_coverage";
    refused.invalid(pointer, "out_of_range").invalid(pointer, "not_allowed");
}

#[tokio::test]
async fn inv_39_jurors_see_nothing_of_others_scores_before_or_after_their_own_sheet_is_complete() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    let theirs = panel.reviewed(&salma, 0, &[5.0, 5.0]).await;
    let own = format!("/v1/jury/assignments/{}", panel.assigned(&karim, 0).await);
    let before = (karim.get(&own).await.expect(200), karim.get("/v1/jury/assignments").await.expect(200));
    let hidden = async || {
        for path in ["ranking", "reliability", "progress", "assignments", "decision", "conflicts"] {
            let refused = karim.get(format!("{}/{path}", panel.phase)).await;
            if path == "progress" {
                assert!(matches!(refused.status(), 403 | 200), "{refused}");
            } else {
                assert_eq!(refused.status(), 403, "{path}");
            }
        }
        karim.get(&theirs).await.problem(404, "not_found");
        karim.get(format!("{theirs}/versions")).await.problem(404, "not_found");
        let kept = format!("{}/assignments/{}/versions", panel.phase, theirs.rsplit('/').next().unwrap());
        karim.get(kept).await.problem(403, "forbidden");
    };
    hidden().await;
    // Another's change moves nothing of one's own: neither the body, nor its validator, nor the order of the list.
    salma.put(format!("{theirs}/sheet"), "*", panel.sheet(&[0.0, 0.0])).await.expect(200);
    let after = (karim.get(&own).await.expect(200), karim.get("/v1/jury/assignments").await.expect(200));
    assert_eq!((after.0.text(), after.0.etag(), after.1.text()), (before.0.text(), before.0.etag(), before.1.text()));
    karim.put(format!("{own}/sheet"), "*", panel.sheet(&[3.0, 3.0])).await.expect(200);
    karim.post(format!("{own}/completion"), json!({})).await.expect(200);
    hidden().await;
}

#[tokio::test]
async fn inv_41_inv_43_a_shortlist_fits_its_seats_and_its_phase_and_is_decided_by_somebody_at_an_instant() {
    let mut call = a_call();
    call["seats"] = json!(1);
    let panel = Panel::of_call(call, &["Sondes", "Drones", "Serres"]).await;
    let juror = panel.seat("Karim", "juror").await;
    for (application, score) in [(0, 5.0), (1, 4.0)] {
        panel.reviewed(&juror, application, &[score, score]).await;
    }
    panel.startups[2].post(format!("/v1/applications/{}/withdrawal", panel.applications[2]), json!({})).await.expect(200);
    panel.lock().await;
    let decision = format!("{}/decision", panel.phase);
    let outcomes = |list: &[(&str, &str)]| {
        let entry = |(id, outcome): &(&str, &str)| json!({"application_id": id, "outcome": outcome, "reason": "Motif."});
        json!({"outcomes": list.iter().map(entry).collect::<Vec<_>>()})
    };
    let [first, second, withdrawn] = [0, 1, 2].map(|n| panel.applications[n].as_str());
    let seen = panel.operator.get(&panel.phase).await.expect(200);
    assert_eq!((&seen.json()["decided_by"], &seen.json()["decided_at"]), (&Value::Null, &Value::Null));
    panel.ministry.put(&decision, "*", outcomes(&[(first, "selected"), (second, "selected")])).await.problem(422, "seats_exceeded");
    for stranger in [withdrawn, "app_01kax3v8m0t2r4q6w8y0b1c2d3"] {
        let list = [(first, "refused"), (second, "refused"), (stranger, "selected")];
        panel.ministry.put(&decision, "*", outcomes(&list)).await.invalid("/outcomes/2/application_id", "unknown_reference");
    }
    let decided = panel.ministry.put(&decision, "*", outcomes(&[(first, "selected"), (second, "refused")])).await.expect(200);
    assert_eq!((decided.field("decided_by"), decided.json()["decided_at"].is_string()), (panel.ministry.id().to_string().as_str(), true));
    // The database says the same.
    for wrong in ["decided_by = NULL", "decided_at = NULL", "decision = NULL", "state = 'locked'"] {
        assert!(panel.app.ctx.db.raw(format!("UPDATE review_phases SET {wrong}")).await.is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn bug_a_conflicted_administrator_decides_nothing_and_no_flag_overrides_it() {
    let panel = Panel::of(&["Sondes"]).await;
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[4.0, 3.0]).await;
    let admin: Person = panel.app.operator().await;
    panel.app.join(&panel.startups[0], &admin, MemberRole::Owner).await;
    panel.lock().await;
    let decision = format!("{}/decision", panel.phase);
    admin.put(&decision, "*", panel.decision(&["selected"])).await.problem(403, "conflict_of_interest");
    let mut forced = panel.decision(&["selected"]);
    forced["force"] = json!(true);
    admin.put(&decision, "*", forced).await.problem(422, "validation_failed").invalid("/force", "unknown_field");
    admin.put(format!("{decision}?forceShow=1"), "*", panel.decision(&["selected"])).await.problem(400, "unknown_parameter");
}

#[tokio::test]
async fn bug_a_page_of_assignments_is_bounded() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    operator.get("/v1/jury/assignments?limit=1000000").await.problem(400, "invalid_parameter");
    operator.get("/v1/jury/seats?limit=1000000").await.problem(400, "invalid_parameter");
}

#[tokio::test]
async fn inv_45_what_is_promised_fits_its_purse_and_money_is_whole_minor_units_of_a_currency() {
    let panel = Panel::of(&[]).await;
    let money = |minor: i64| json!({"amount_minor": minor, "currency": "MAD"});
    let written = async |prizes: Value| {
        let mut call = a_call();
        call["prizes"] = prizes;
        panel.ministry.post("/v1/challenges", json!({"organisation_id": panel.ministry.organisation, "document": call})).await
    };
    let refused = async |prizes: Value, pointer: &str, code: &str| {
        written(prizes).await.problem(422, "validation_failed").invalid(&format!("/document/prizes/{pointer}"), code);
    };
    let prize = |amount: Value| json!([{"kind": "cash", "label": {"fr": "Premier prix"}, "amount": amount}]);
    for wrong in [json!("20000000"), json!(200_000.5)] {
        refused(prize(json!({"amount_minor": wrong, "currency": "MAD"})), "0/amount/amount_minor", "wrong_type").await;
    }
    for outside in [-1, 9_007_199_254_740_992_i64] {
        refused(prize(money(outside)), "0/amount/amount_minor", "out_of_range").await;
    }
    refused(prize(json!({"amount_minor": 1, "currency": "DHS"})), "0/amount/currency", "unknown_reference").await;
    let exact = written(prize(money(9_007_199_254_740_991))).await.expect(201);
    assert_eq!(exact.json()["document"]["prizes"][0]["amount"], money(9_007_199_254_740_991), "to the last centime");

    let tranche = |percent: Value, amount: Value| json!({"label": {"fr": "Tranche"}, "percent": percent, "amount": amount});
    let in_tranches =
        |tranches: Value| json!([{"kind": "grant", "label": {"fr": "Subvention"}, "amount": money(100), "tranches": tranches}]);
    let shares = |last: u32| json!([tranche(json!(60), Value::Null), tranche(json!(last), Value::Null)]);
    refused(in_tranches(shares(41)), "0/tranches", "weights_invalid").await;
    let amounts = |last: i64| json!([tranche(Value::Null, money(60)), tranche(Value::Null, money(last))]);
    refused(in_tranches(amounts(41)), "0/tranches", "out_of_range").await;
    written(in_tranches(shares(40))).await.expect(201);
    written(in_tranches(amounts(40))).await.expect(201);

    let envelope = |second: i64, times: u32| {
        json!([
            {"key": "all", "kind": "envelope", "label": {"fr": "Enveloppe"}, "amount": money(100)},
            {"kind": "cash", "label": {"fr": "Premier prix"}, "amount": money(60), "part_of": "all"},
            {"kind": "cash", "label": {"fr": "Mentions"}, "amount": money(second), "count": {"least": times}, "part_of": "all"},
            {"kind": "cash", "label": {"fr": "Autre fonds"}, "amount": money(1000)}])
    };
    refused(envelope(21, 2), "0/amount", "out_of_range").await;
    written(envelope(20, 2)).await.expect(201);
}
