//! Jurors who are asked for some tracks of a call: told with the invitation, kept to by plans and by hand.

use super::scored::a_plain_call;
use acceptance::{Panel, Person, Seat, Value, json, text};
use std::collections::BTreeSet;
use tahaddi_domain::document::RankingMethod;

/// A call of two tracks, with an application in each of these.
async fn tracked(tracks: &[&str]) -> Panel {
    let mut call = a_plain_call(RankingMethod::Raw, 2);
    call["tracks"] = json!([{"key": "early", "title": {"fr": "Précoce"}}, {"key": "late", "title": {"fr": "Tardif"}}]);
    Panel::of_tracks(call, tracks).await
}

async fn scoped(panel: &Panel, seat: &Seat, tracks: &[&str]) {
    panel.operator.put(format!("/v1/jurors/{}/scope", seat.id), "*", json!({"tracks": tracks})).await.expect(200);
}

async fn planned(panel: &Panel) -> (String, Value) {
    let plan = panel.operator.post(format!("{}/assignment-plans", panel.phase), json!({})).await.expect(201);
    (plan.location().to_owned(), plan.json().clone())
}

/// `(juror, application)` of a plan, with the application by its place.
fn given(panel: &Panel, plan: &Value) -> BTreeSet<(String, usize)> {
    let place = |id: &Value| panel.applications.iter().position(|own| id == own.as_str()).unwrap();
    let pairs = plan["assignments"].as_array().unwrap().iter();
    pairs.map(|pair| (text(&pair["juror_id"]).to_owned(), place(&pair["application_id"]))).collect()
}

#[tokio::test]
async fn an_invitation_says_for_what_tracks_it_is_and_whoever_is_asked_reads_it() {
    let panel = tracked(&["early", "late"]).await;
    let jurors = format!("{}/jurors", panel.call());
    let ask = async |body: Value| panel.operator.post(&jurors, body).await;
    let unknown = json!({"email": "amina@universite.example", "role": "juror", "scope": {"tracks": ["late", "middle", "late"]}});
    ask(unknown)
        .await
        .problem(422, "validation_failed")
        .invalid("/scope/tracks/1", "unknown_reference")
        .invalid("/scope/tracks/2", "duplicate");
    let chair = json!({"email": "amina@universite.example", "role": "chair", "scope": {"tracks": ["late"]}});
    ask(chair).await.problem(422, "validation_failed").invalid("/scope/tracks", "not_allowed");
    let invited = ask(json!({"email": "amina@universite.example", "role": "juror", "scope": {"tracks": ["late"]}})).await.expect(201);
    assert_eq!(invited.json()["scope"], json!({"tracks": ["late"], "phases": []}));
    let free = ask(json!({"email": "karim@universite.example", "role": "juror"})).await.expect(201);
    assert_eq!(free.json()["scope"], json!({"tracks": [], "phases": []}));
    panel.app.tick().await;
    let link = async |address: &str| {
        let path = format!("/v1/invitations/{}", panel.app.mail_to(address).token());
        panel.app.anonymous().get(path).await.expect(200).json().clone()
    };
    assert_eq!(link("amina@universite.example").await["tracks"], json!([{"fr": "Tardif", "ar": null, "en": null}]));
    assert_eq!(link("karim@universite.example").await["tracks"], json!([]));

    // Whoever keeps the panel changes it, seen first, on record; the seat tells it.
    let person: Person = panel.app.person("Amina").await;
    let seat = panel.seat_person(person, "juror").await;
    let path = format!("/v1/jurors/{}", seat.id);
    let seen = panel.operator.get(&path).await.expect(200);
    for (other, status, code) in
        [(&seat.person, 403, "forbidden"), (&panel.ministry.person, 403, "forbidden"), (&panel.startups[0].person, 404, "not_found")]
    {
        other.put(format!("{path}/scope"), &seen, json!({"tracks": ["early"]})).await.problem(status, code);
    }
    let wrong = panel.operator.put(format!("{path}/scope"), &seen, json!({"tracks": ["middle"]})).await;
    wrong.problem(422, "validation_failed").invalid("/tracks/0", "unknown_reference");
    panel.operator.put(format!("{path}/scope"), &seen, json!({"tracks": ["early"]})).await.expect(200);
    panel.operator.put(format!("{path}/scope"), &seen, json!({"tracks": []})).await.problem(412, "precondition_failed");
    let own = seat.get("/v1/jury/seats").await.expect(200);
    assert_eq!(own.data()[0]["scope"], json!({"tracks": ["early"], "phases": []}));
    let trail = panel.operator.get(format!("/v1/audit-events?subject_id={}", seat.id)).await.expect(200);
    let details = &trail.data().iter().find(|entry| entry["action"] == "juror.rescoped").unwrap()["details"];
    assert_eq!(details["before"], json!({"tracks": [], "phases": []}));
    assert_eq!(details["after"], json!({"tracks": ["early"], "phases": []}));
    panel.operator.post(format!("{path}/removal"), json!({"reason": "Départ."})).await.expect(200);
    panel.operator.put(format!("{path}/scope"), "*", json!({"tracks": []})).await.problem(409, "invalid_state");
}

#[tokio::test]
async fn plans_and_hands_give_a_juror_nothing_outside_the_scope() {
    let panel = tracked(&["early", "late", "early", "late"]).await;
    let (early, late) = (panel.seat("Amina", "juror").await, panel.seat("Karim", "juror").await);
    scoped(&panel, &early, &["early"]).await;
    scoped(&panel, &late, &["late"]).await;
    let (location, plan) = planned(&panel).await;
    let own = |seat: &Seat, places: [usize; 2]| places.map(|place| (seat.id.clone(), place));
    let expected: BTreeSet<_> = own(&early, [0, 2]).into_iter().chain(own(&late, [1, 3])).collect();
    assert_eq!((text(&plan["outcome"]), given(&panel, &plan)), ("planned", expected.clone()));

    // By hand neither, until the scope is another.
    let body = json!({"assignments": [{"juror_id": early.id, "application_id": panel.applications[1]}]});
    let hand = format!("{}/assignments", panel.phase);
    panel
        .operator
        .post(&hand, body.clone())
        .await
        .problem(422, "validation_failed")
        .invalid("/assignments/0/application_id", "not_allowed");

    // A plan from before a scope was changed is outdated.
    scoped(&panel, &early, &["early", "late"]).await;
    let adoption = format!("{location}/adoption");
    let outdated = panel.operator.post(&adoption, json!({})).await.problem(409, "plan_outdated");
    outdated.invalid(&format!("/scopes/{}/late", early.id), "appeared");
    scoped(&panel, &early, &["early"]).await;
    panel.operator.post(&adoption, json!({})).await.expect(200);

    // What a juror has stays when the scope becomes another, and nobody left to read a track is said with the reason.
    scoped(&panel, &early, &["late"]).await;
    let (_, after) = planned(&panel).await;
    assert_eq!((text(&after["outcome"]), given(&panel, &after)), ("planned", expected));
    panel.operator.post(&hand, body).await.expect(201);
    let two = json!({"reviews_per_application": 2});
    let short = panel.operator.post(format!("{}/assignment-plans", panel.phase), two).await.expect(201);
    assert_eq!(short.field("outcome"), "infeasible");
    let lacking: BTreeSet<&str> =
        short.json()["infeasibility"]["applications"].as_array().unwrap().iter().map(|item| text(&item["application_id"])).collect();
    assert_eq!(lacking, [panel.applications[0].as_str(), panel.applications[2].as_str()].into());
}

#[tokio::test]
async fn whoever_is_asked_for_one_round_judges_in_no_other() {
    let mut call = a_plain_call(RankingMethod::Raw, 2);
    let mut last = call["phases"][1].clone();
    last["title"] = json!({"fr": "Finale"});
    call["phases"].as_array_mut().unwrap().push(last);
    let panel = Panel::of_call(call, &["Sondes", "Drones"]).await;
    let phases = panel.challenge["document"]["phases"].as_array().unwrap();
    let [collecting, round, last] = [0, 1, 2].map(|place| text(&phases[place]["id"]).to_owned());
    let jurors = format!("{}/jurors", panel.call());
    let ask = async |scope: Value| {
        panel.operator.post(&jurors, json!({"email": "amina@universite.example", "role": "juror", "scope": scope})).await
    };
    let wrong = ask(json!({"phases": [last, collecting, last]})).await.problem(422, "validation_failed");
    wrong.invalid("/scope/phases/1", "unknown_reference").invalid("/scope/phases/2", "duplicate");
    ask(json!({"phases": [last]})).await.expect(201);
    panel.app.tick().await;
    let link = format!("/v1/invitations/{}", panel.app.mail_to("amina@universite.example").token());
    let seen = panel.app.anonymous().get(link).await.expect(200);
    assert_eq!((&seen.json()["tracks"], &seen.json()["phases"]), (&json!([]), &json!([{"fr": "Finale", "ar": null, "en": null}])));

    let (karim, salma) = (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await);
    panel.assigned(&salma, 0).await;
    let scope = json!({"phases": [last]});
    panel.operator.put(format!("/v1/jurors/{}/scope", salma.id), "*", scope).await.expect(200);
    // What Salma has stays; nothing is added, by plan or by hand.
    let (_, plan) = planned(&panel).await;
    let of = |seat: &Seat, place: usize| (seat.id.clone(), place);
    assert_eq!((text(&plan["outcome"]), given(&panel, &plan)), ("planned", [of(&salma, 0), of(&karim, 1)].into()));
    // Two readers each there are not: nobody but Karim may be given the second.
    let short = panel.operator.post(format!("{}/assignment-plans", panel.phase), json!({"reviews_per_application": 2})).await.expect(201);
    assert_eq!(short.field("outcome"), "infeasible");
    let lacking = short.json()["infeasibility"]["applications"].as_array().unwrap();
    assert_eq!((lacking.len(), &lacking[0]["application_id"]), (1, &json!(panel.applications[1])));
    let body = json!({"assignments": [{"juror_id": salma.id, "application_id": panel.applications[1]}]});
    let refused = panel.operator.post(format!("{}/assignments", panel.phase), body).await.problem(422, "validation_failed");
    refused.invalid("/assignments/0/juror_id", "not_allowed");
    assert_eq!(panel.phase.rsplit('/').next(), Some(round.as_str()));
}
