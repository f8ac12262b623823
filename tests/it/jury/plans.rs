//! Plans of assignments: made in a dry run, adopted whole or not at all.

use acceptance::{Answer, Method, Panel, Person, Seat, Span, Value, a_call, json, text};
use std::collections::BTreeSet;
use tahaddi_domain::organisation::MemberRole;

/// A juror and an application.
type Pair = (String, String);

fn plans(panel: &Panel) -> String {
    format!("{}/assignment-plans", panel.phase)
}

async fn planned(panel: &Panel, options: Value) -> Answer {
    panel.operator.post(plans(panel), options).await.expect(201)
}

async fn adopted(panel: &Panel, plan: &Answer) -> Answer {
    panel.operator.post(format!("{}/adoption", plan.location()), json!({})).await
}

fn pairs(plan: &Value, change: &str) -> BTreeSet<Pair> {
    let proposed = plan["assignments"].as_array().unwrap().iter().filter(|pair| pair["change"] == change);
    proposed.map(|pair| (text(&pair["juror_id"]).to_owned(), text(&pair["application_id"]).to_owned())).collect()
}

/// What is with jurors now.
async fn active(panel: &Panel) -> BTreeSet<Pair> {
    let mut found = BTreeSet::new();
    let mut path = format!("{}/assignments?limit=100", panel.phase);
    loop {
        let page = panel.operator.get(&path).await.expect(200);
        let given = page.data().iter().filter(|item| item["state"] == "assigned" || item["state"] == "completed");
        found.extend(given.map(|item| (text(&item["juror_id"]).to_owned(), text(&item["application_id"]).to_owned())));
        let Some(cursor) = page.json()["next_cursor"].as_str() else { return found };
        path = format!("{}/assignments?limit=100&cursor={cursor}", panel.phase);
    }
}

async fn jurors(panel: &Panel, count: usize) -> Vec<Seat> {
    let mut seats = Vec::new();
    for n in 0..count {
        seats.push(panel.seat(&format!("Juror {n}"), "juror").await);
    }
    seats
}

async fn declared(panel: &Panel, juror: &Seat, application: usize) -> Answer {
    let body = json!({"juror_id": juror.id, "application_id": panel.applications[application], "kind": "mentor", "reason": "Mentorat."});
    panel.operator.post(format!("{}/conflicts", panel.phase), body).await.expect(201)
}

#[tokio::test]
async fn a_plan_gives_every_application_its_jurors_within_the_loads_and_changes_nothing_before_it_is_adopted() {
    let panel = Panel::of(&["Sondes", "Drones", "Serres", "Puits"]).await;
    let seats = jurors(&panel, 5).await;
    panel.seat("Chair", "chair").await;
    let options = json!({"reviews_per_application": 2, "max_load": 2, "objective": "balanced", "seed": "digitagri"});
    let plan = planned(&panel, options.clone()).await;
    assert_eq!((plan.field("outcome"), &plan.json()["adopted_at"], &plan.json()["infeasibility"]), ("planned", &Value::Null, &Value::Null));
    let added = pairs(plan.json(), "added");
    assert_eq!((added.len(), pairs(plan.json(), "kept").len()), (8, 0));
    for application in &panel.applications {
        assert_eq!(added.iter().filter(|pair| &pair.1 == application).count(), 2);
    }
    let known: BTreeSet<&String> = seats.iter().map(|seat| &seat.id).collect();
    assert!(added.iter().all(|pair| known.contains(&pair.0)), "the chair does not score");
    let figures = &plan.json()["figures"];
    assert_eq!((&figures["load"]["least"], &figures["load"]["most"], &figures["load"]["mean"]), (&json!(1), &json!(2), &json!(1.6)));
    assert_eq!((&figures["proven_best"], figures["by_juror"].as_array().unwrap().len()), (&json!(true), 5));
    assert!(figures["by_application"].as_array().unwrap().iter().all(|item| item["reviews"] == 2));
    assert_eq!((&plan.json()["ground"]["jurors"]["count"], &plan.json()["ground"]["applications"]["count"]), (&json!(5), &json!(4)));

    // A dry run: no assignment, and the same again.
    assert_eq!(active(&panel).await, BTreeSet::new());
    panel.app.advance(Span::seconds(1));
    let again = planned(&panel, options).await;
    assert_eq!((&again.json()["assignments"], &again.json()["ground"]), (&plan.json()["assignments"], &plan.json()["ground"]));
    let seen = panel.operator.get(plan.location()).await.expect(200);
    assert_eq!(seen.json(), plan.json());
    assert_eq!(seen.json()["allowed_actions"][0], json!({"action": "adopt", "allowed": true, "reason": null, "from": null}));

    let done = adopted(&panel, &plan).await.expect(200);
    assert_eq!((active(&panel).await, done.json()["adopted_at"].is_string()), (added, true));
    assert!(done.json()["assignments"].as_array().unwrap().iter().all(|pair| pair["assignment_id"].is_string()));
    // Each juror finds on the desk what was planned.
    let tasks = seats[0].get("/v1/jury/assignments").await.expect(200);
    let load = figures["by_juror"].as_array().unwrap().iter().find(|item| item["juror_id"] == seats[0].id.as_str()).unwrap();
    assert_eq!(json!(tasks.data().len()), load["load"]);
    let trail = panel.operator.get("/v1/audit-events?limit=100").await.expect(200);
    let names: Vec<&str> = trail.data().iter().filter_map(|entry| entry["action"].as_str()).collect();
    for name in ["assignment_plan.created", "assignment_plan.adopted", "phase.assigned"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    let listed = panel.operator.get(format!("{}?limit=1", plans(&panel))).await.expect(200);
    assert_eq!((text(&listed.data()[0]["id"]), listed.json()["has_more"].as_bool()), (again.id(), Some(true)));
    let next = format!("{}?limit=1&cursor={}", plans(&panel), text(&listed.json()["next_cursor"]));
    let older = panel.operator.get(next).await.expect(200);
    let summary = (text(&older.data()[0]["id"]), &older.data()[0]["added"], older.data()[0]["adopted_at"].is_string());
    assert_eq!(summary, (plan.id(), &json!(8), true));
}

#[tokio::test]
async fn inv_22_no_source_of_a_conflict_comes_through_a_plan() {
    let panel = Panel::of(&["Sondes", "Drones", "Serres"]).await;
    let mate = panel.app.colleague(&panel.startups[0], MemberRole::Viewer).await;
    let member = panel.seat_person(mate.person.clone(), "juror").await;
    let (declaring, named, free) =
        (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await, panel.seat("Hind", "juror").await);
    // By a membership, by the juror stepping back with a reason, by one who does not take it, by the organiser.
    let first = panel.assigned(&declaring, 1).await;
    let recusal = json!({"reason": "Un ancien étudiant.", "kind": "personal"});
    declaring.post(format!("/v1/jury/assignments/{first}/recusal"), recusal).await.expect(204);
    let second = panel.assigned(&declaring, 2).await;
    declaring.post(format!("/v1/jury/assignments/{second}/decline"), json!({})).await.expect(204);
    declared(&panel, &named, 2).await;
    let plan = planned(&panel, json!({"reviews_per_application": 2})).await;
    assert_eq!(plan.field("outcome"), "planned");
    let added = pairs(plan.json(), "added");
    let pair = |seat: &Seat, application: usize| (seat.id.clone(), panel.applications[application].clone());
    for barred in [pair(&member, 0), pair(&declaring, 1), pair(&declaring, 2), pair(&named, 2)] {
        assert!(!added.contains(&barred), "{barred:?}");
    }
    // Only these two are left for the third.
    assert!(added.contains(&pair(&free, 2)) && added.contains(&pair(&member, 2)));
    adopted(&panel, &plan).await.expect(200);
    assert_eq!(active(&panel).await, added);
    // With one more each there is nobody left, and the answer proves it.
    let short = planned(&panel, json!({"reviews_per_application": 3})).await;
    assert_eq!(
        (short.field("outcome"), &short.json()["figures"], short.json()["assignments"].as_array().unwrap().len()),
        ("infeasible", &Value::Null, 0)
    );
    let why = &short.json()["infeasibility"];
    assert_eq!((text(&why["cause"]), &why["shortage"]), ("capacity", &json!(1)));
    let proof = &why["applications"][0];
    assert_eq!((text(&proof["application_id"]), &proof["needed"]), (panel.applications[2].as_str(), &json!(3)));
    let allowed: BTreeSet<&str> = proof["allowed_jurors"].as_array().unwrap().iter().map(text).collect();
    assert_eq!(allowed, BTreeSet::from([free.id.as_str(), member.id.as_str()]));
    let ways: Vec<&Value> = why["relaxations"].as_array().unwrap().iter().collect();
    let kind = |kind: &str| *ways.iter().find(|way| way["kind"] == kind).unwrap_or_else(|| panic!("no {kind} in {ways:?}"));
    assert_eq!(kind("add_jurors")["amount"], 1);
    assert_eq!(kind("lift_conflicts")["pairs"], json!([{"application_id": panel.applications[2], "juror_id": named.id}]));
    assert_eq!(kind("reduce_reviews")["applications"], json!([{"application_id": panel.applications[2], "fewer": 1}]));
    // It is no plan that could be adopted.
    let refused = adopted(&panel, &short).await.problem(409, "invalid_state");
    assert_eq!(refused.json()["details"]["current_state"], "infeasible");
}

#[tokio::test]
async fn a_plan_on_ground_that_moved_is_not_adopted_and_nothing_is_written() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let seats = jurors(&panel, 3).await;
    let plan = planned(&panel, json!({"reviews_per_application": 2})).await;
    let conflict = declared(&panel, &seats[0], 0).await;
    let refused = adopted(&panel, &plan).await.problem(409, "plan_outdated");
    refused.invalid(&format!("/conflicts/{}/{}", seats[0].id, panel.applications[0]), "appeared");
    assert_eq!(active(&panel).await, BTreeSet::new());
    let seen = panel.operator.get(plan.location()).await.expect(200);
    assert_eq!((&seen.json()["allowed_actions"][0]["reason"], &seen.json()["adopted_at"]), (&json!("plan_outdated"), &Value::Null));
    // Taken back, the ground is as it was.
    panel.operator.request(Method::DELETE, format!("{}/conflicts/{}", panel.phase, conflict.id())).send().await.expect(204);
    assert_eq!(panel.operator.get(plan.location()).await.expect(200).json()["allowed_actions"][0]["allowed"], true);
    // Somebody is assigned by hand, somebody joins, somebody leaves, a membership comes to be, an application is withdrawn.
    let by_hand = panel.assigned(&seats[1], 1).await;
    let pointer = format!("/assignments/{}/{}", seats[1].id, panel.applications[1]);
    adopted(&panel, &plan).await.problem(409, "plan_outdated").invalid(&pointer, "appeared");
    let removal = format!("{}/assignments/{by_hand}/removal", panel.phase);
    panel.operator.post(removal, json!({"reason": "Erreur."})).await.expect(200);
    let late = panel.seat("Late", "juror").await;
    adopted(&panel, &plan).await.problem(409, "plan_outdated").invalid(&format!("/jurors/{}", late.id), "appeared");
    panel.operator.post(format!("/v1/jurors/{}/removal", late.id), json!({"reason": "Erreur."})).await.expect(200);
    assert_eq!(panel.operator.get(plan.location()).await.expect(200).json()["allowed_actions"][0]["allowed"], true);
    panel.operator.post(format!("/v1/jurors/{}/removal", seats[2].id), json!({"reason": "Départ."})).await.expect(200);
    adopted(&panel, &plan).await.problem(409, "plan_outdated").invalid(&format!("/jurors/{}", seats[2].id), "vanished");
    let withdrawal = format!("/v1/applications/{}/withdrawal", panel.applications[1]);
    panel.startups[1].post(withdrawal, json!({})).await.expect(200);
    adopted(&panel, &plan).await.problem(409, "plan_outdated").invalid(&format!("/applications/{}", panel.applications[1]), "vanished");
    assert_eq!(active(&panel).await, BTreeSet::new());
}

#[tokio::test]
async fn a_plan_is_adopted_once_and_a_repetition_gets_the_same_answer() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    jurors(&panel, 2).await;
    let once = panel.operator.post_with_key(plans(&panel), "plan-key-1", json!({})).await.expect(201);
    let repeated = panel.operator.post_with_key(plans(&panel), "plan-key-1", json!({})).await.expect(201);
    assert_eq!((once.json(), once.location()), (repeated.json(), repeated.location()));
    panel.operator.post_with_key(plans(&panel), "plan-key-1", json!({"seed": "other"})).await.problem(422, "idempotency_key_mismatch");
    assert_eq!(panel.operator.get(plans(&panel)).await.expect(200).data().len(), 1);

    let path = format!("{}/adoption", once.location());
    let first = panel.operator.post_with_key(&path, "adopt-key-1", json!({})).await.expect(200);
    let second = panel.operator.post_with_key(&path, "adopt-key-1", json!({})).await.expect(200);
    assert_eq!(first.json(), second.json());
    let refused = panel.operator.post(&path, json!({})).await.problem(409, "invalid_state");
    assert_eq!(refused.json()["details"]["current_state"], "adopted");
    assert_eq!(active(&panel).await, pairs(once.json(), "added"));
}

#[tokio::test]
async fn of_two_adoptions_at_once_one_happens() {
    let panel = Panel::of(&["Sondes", "Drones", "Serres"]).await;
    jurors(&panel, 3).await;
    let (one, other) = (planned(&panel, json!({})).await, planned(&panel, json!({"seed": "other", "reviews_per_application": 2})).await);
    let (same, again, rival) = tokio::join!(adopted(&panel, &one), adopted(&panel, &one), adopted(&panel, &other));
    let outcomes: Vec<u16> = [&same, &again, &rival].iter().map(|answer| answer.status()).collect();
    assert_eq!(outcomes.iter().filter(|status| **status == 200).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|status| **status == 409).count(), 2, "{outcomes:?}");
    let winner = if rival.status() == 200 { &other } else { &one };
    assert_eq!(active(&panel).await, pairs(winner.json(), "added"));
}

#[tokio::test]
async fn planning_again_keeps_the_work_that_is_done_and_moves_only_what_nobody_began() {
    let panel = Panel::of(&["Sondes", "Drones", "Serres", "Puits"]).await;
    let seats = jurors(&panel, 2).await;
    panel.reviewed(&seats[0], 0, &[4.0, 3.0]).await;
    let begun = panel.assigned(&seats[0], 1).await;
    seats[0].put(format!("/v1/jury/assignments/{begun}/sheet"), "*", panel.sheet(&[2.0, 2.0])).await.expect(200);
    for application in [2, 3] {
        panel.assigned(&seats[0], application).await;
    }
    let before = active(&panel).await;
    let pinned = planned(&panel, json!({})).await;
    assert_eq!((pairs(pinned.json(), "kept"), pairs(pinned.json(), "added").len()), (before.clone(), 0));
    // Even beyond the load what is there stays, and with leave to move it goes down to it.
    assert_eq!(pairs(planned(&panel, json!({"max_load": 1})).await.json(), "kept"), before);
    let moving = planned(&panel, json!({"max_load": 2, "move_not_begun": true})).await;
    let (kept, removed, added) = (pairs(moving.json(), "kept"), pairs(moving.json(), "removed"), pairs(moving.json(), "added"));
    let own = |application: usize| (seats[0].id.clone(), panel.applications[application].clone());
    assert_eq!(kept, BTreeSet::from([own(0), own(1)]));
    assert_eq!(removed, BTreeSet::from([own(2), own(3)]));
    assert!(added.len() == 2 && added.iter().all(|pair| pair.0 == seats[1].id));
    // Begun since: it is not taken away any more.
    let third = panel.operator.get(format!("{}/assignments", panel.phase)).await.expect(200);
    let third = third.data().iter().find(|item| item["application_id"] == panel.applications[2].as_str()).unwrap().clone();
    let late = planned(&panel, json!({"max_load": 2, "move_not_begun": true})).await;
    seats[0].put(format!("/v1/jury/assignments/{}/sheet", text(&third["id"])), "*", panel.sheet(&[1.0, 1.0])).await.expect(200);
    let pointer = format!("/not_begun/{}/{}", seats[0].id, panel.applications[2]);
    adopted(&panel, &late).await.problem(409, "plan_outdated").invalid(&pointer, "vanished");
    assert_eq!(active(&panel).await, before);
    // What is going on with what stays does not stand in the way.
    let rest = planned(&panel, json!({"reviews_per_application": 2, "move_not_begun": true})).await;
    seats[0].post(format!("/v1/jury/assignments/{begun}/completion"), json!({})).await.expect(200);
    adopted(&panel, &rest).await.expect(200);
    let after = active(&panel).await;
    assert_eq!((after.len(), after.is_superset(&BTreeSet::from([own(0), own(1), own(2)]))), (8, true));
    let progress = panel.progress().await;
    assert_eq!(progress["completed"], 2);
}

#[tokio::test]
async fn a_sheet_put_aside_for_a_conflict_is_planned_anew() {
    let panel = Panel::of(&["Sondes"]).await;
    let seats = jurors(&panel, 2).await;
    panel.reviewed(&seats[0], 0, &[4.0, 3.0]).await;
    declared(&panel, &seats[0], 0).await;
    let plan = planned(&panel, json!({})).await;
    assert_eq!(pairs(plan.json(), "added"), BTreeSet::from([(seats[1].id.clone(), panel.applications[0].clone())]));
    assert_eq!((&plan.json()["figures"]["set_aside"], pairs(plan.json(), "kept").len()), (&json!(1), 0));
    adopted(&panel, &plan).await.expect(200);
}

#[tokio::test]
async fn plans_are_made_by_operators_and_an_unconflicted_chair_and_not_once_the_panel_is_locked() {
    let mut call = a_call();
    let mut second = call["phases"][1].clone();
    second["title"] = json!({"fr": "Oral"});
    call["phases"].as_array_mut().unwrap().push(second);
    let panel = Panel::of_call(call, &["Sondes"]).await;
    let (chair, juror) = (panel.seat("Chair", "chair").await, panel.seat("Juror", "juror").await);
    let founder = panel.app.colleague(&panel.startups[0], MemberRole::Viewer).await;
    let conflicted = panel.seat_person(founder.person.clone(), "chair").await;
    let (support, stranger) = (panel.app.support().await, panel.app.startup("Other").await);
    let path = plans(&panel);
    let plan = chair.post(&path, json!({})).await.expect(201);
    let (one, adoption) = (plan.location().to_owned(), format!("{}/adoption", plan.location()));
    panel.app.anonymous().get(&one).await.problem(401, "authentication_required");
    let refused: [(&Person, u16, &str); 5] = [
        (&panel.ministry, 403, "forbidden"),
        (&juror, 403, "forbidden"),
        (&conflicted, 403, "conflict_of_interest"),
        (&stranger, 404, "not_found"),
        (&panel.startups[0], 404, "not_found"),
    ];
    for (person, status, code) in refused {
        for known in [&path, &one] {
            person.get(known).await.problem(status, code);
        }
        person.post(&path, json!({})).await.problem(status, code);
        person.post(&adoption, json!({})).await.problem(status, code);
    }
    assert_eq!(support.get(&one).await.expect(200).json()["allowed_actions"], json!([]));
    support.post(&path, json!({})).await.problem(403, "forbidden");
    support.post(&adoption, json!({})).await.problem(403, "forbidden");
    // Under another phase of the same call it is not found.
    let oral = format!("/v1/phases/{}", text(&panel.challenge["document"]["phases"][2]["id"]));
    let foreign = one.replace(&panel.phase, &oral);
    panel.operator.get(&foreign).await.problem(404, "not_found");
    panel.operator.post(format!("{foreign}/adoption"), json!({})).await.problem(404, "not_found");
    assert_eq!(panel.operator.get(format!("{oral}/assignment-plans")).await.expect(200).data().len(), 0);
    let later = chair.post(&path, json!({"seed": "later"})).await.expect(201);
    chair.post(&adoption, json!({})).await.expect(200);
    let tasks = juror.get("/v1/jury/assignments").await.expect(200);
    let desk = format!("/v1/jury/assignments/{}", text(&tasks.data()[0]["id"]));
    juror.put(format!("{desk}/sheet"), "*", panel.sheet(&[4.0, 3.0])).await.expect(200);
    juror.post(format!("{desk}/completion"), json!({})).await.expect(200);
    panel.lock().await;
    panel.operator.post(format!("{}/adoption", later.location()), json!({})).await.problem(409, "panel_locked");
    panel.operator.post(&path, json!({})).await.problem(409, "panel_locked");
    panel.operator.get(&one).await.expect(200);
}

#[tokio::test]
async fn before_the_deadline_there_is_nothing_to_plan() {
    let app = acceptance::TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let challenge = app.published(&ministry, a_call()).await;
    let path = format!("/v1/phases/{}/assignment-plans", text(&challenge["document"]["phases"][1]["id"]));
    operator.post(&path, json!({})).await.problem(409, "applications_sealed");
    operator.get(&path).await.problem(409, "applications_sealed");
}

#[tokio::test]
async fn experts_and_bridges_are_asked_for_and_wrong_options_are_told() {
    let panel = Panel::of(&["Sondes", "Drones"]).await;
    let seats = jurors(&panel, 2).await;
    for (startup, technology) in panel.startups.iter().zip(["iot", "ai"]) {
        let path = format!("/v1/organisations/{}", startup.organisation);
        let seen = startup.get(&path).await.expect(200);
        startup.patch(&path, &seen, json!({"profile": {"technologies": [technology]}})).await.expect(200);
    }
    // `IA` is a known synonym of `ai`.
    let knowing = json!([{"juror_id": seats[0].id, "expertise": ["IA"]}, {"juror_id": seats[1].id, "expertise": ["iot"], "max_load": 2}]);
    let plan = planned(&panel, json!({"experts": "every_tag", "jurors": knowing})).await;
    let expected =
        BTreeSet::from([(seats[0].id.clone(), panel.applications[1].clone()), (seats[1].id.clone(), panel.applications[0].clone())]);
    assert_eq!(pairs(plan.json(), "added"), expected);
    assert_eq!(plan.json()["options"]["jurors"][0]["expertise"], json!(["ai"]));
    let figures = &plan.json()["figures"];
    assert_eq!((&figures["with_expert"], figures["pieces"].as_array().unwrap().len()), (&json!(1.0), 2));
    assert_eq!(figures["bridges"].as_array().unwrap().len(), 1);
    let tied = planned(&panel, json!({"experts": "every_tag", "jurors": knowing, "bridging": true})).await;
    assert_eq!(tied.json()["figures"]["pieces"], json!([{"applications": 2, "jurors": 2}]));
    assert_eq!(tied.json()["assignments"].as_array().unwrap().iter().filter(|pair| pair["bridge"] == true).count(), 1);
    let together = planned(&panel, json!({"objective": "fairest", "connected": true})).await;
    let pieces = together.json()["figures"]["pieces"].as_array().unwrap().clone();
    assert_eq!((together.field("outcome"), pieces.len()), ("planned", 1));
    let nobody = json!([{"juror_id": seats[0].id, "expertise": ["iot"]}]);
    let missing = planned(&panel, json!({"experts": "every_tag", "jurors": nobody})).await;
    let why = &missing.json()["infeasibility"];
    assert_eq!((text(&why["cause"]), &why["without_expert"][0]["tags"]), ("experts", &json!(["ai"])));

    let wrong = json!({"max_load": 1, "min_load": 2, "seconds": 0, "jurors": [{"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3"}]});
    panel
        .operator
        .post(plans(&panel), wrong)
        .await
        .problem(422, "validation_failed")
        .invalid("/min_load", "wrong_order")
        .invalid("/seconds", "out_of_range")
        .invalid("/jurors/0/juror_id", "unknown_reference");
    let unknown = json!({"jurors": [{"juror_id": seats[0].id, "expertise": ["alchemy"]}]});
    panel.operator.post(plans(&panel), unknown).await.invalid("/jurors/0/expertise/0", "unknown_reference");
}

#[tokio::test]
async fn scores_that_lie_apart_get_one_reader_more_where_scores_are_no_secret() {
    let sealed = Panel::of(&["Sondes"]).await;
    sealed.operator.post(plans(&sealed), json!({"divergence": 20})).await.problem(409, "panel_open");

    let mut call = a_call();
    call["phases"][1]["review"]["sealed"] = json!(false);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let seats = jurors(&panel, 3).await;
    for (juror, scores) in [(&seats[0], [5.0, 5.0]), (&seats[1], [1.0, 1.0])] {
        panel.reviewed(juror, 0, &scores).await;
        panel.reviewed(juror, 1, &[3.0, 3.0]).await;
    }
    let plain = planned(&panel, json!({"reviews_per_application": 2})).await;
    assert_eq!(pairs(plain.json(), "added").len(), 0);
    let third = planned(&panel, json!({"reviews_per_application": 2, "divergence": 20})).await;
    assert_eq!(pairs(third.json(), "added"), BTreeSet::from([(seats[2].id.clone(), panel.applications[0].clone())]));
    adopted(&panel, &third).await.expect(200);
    // The third one is reading: no fourth is asked.
    let waiting = planned(&panel, json!({"reviews_per_application": 2, "divergence": 20})).await;
    assert_eq!(pairs(waiting.json(), "added").len(), 0);
}
