//! Public questions and answers, and terms that are accepted.

use acceptance::{TestApp, a_call, json, text};
use tahaddi_domain::organisation::MemberRole;

#[tokio::test]
async fn an_answer_for_everybody_never_tells_who_asked() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let published = app.published(&ministry, a_call()).await;
    let path = format!("/v1/challenges/{}/questions", text(&published["id"]));
    let (asker, other) = (app.startup("Capteurs").await, app.startup("Drones").await);
    let asked = asker.post(&path, json!({"text": "Chez Capteurs SARL, pouvons-nous candidater ?"})).await.expect(201);
    asker.post(&path, json!({"text": " "})).await.invalid("/text", "required");
    app.anonymous().post(&path, json!({"text": "?"})).await.problem(401, "authentication_required");
    // Until it is answered, the asker and those who run the call see it.
    let seen = async |person: &acceptance::Person| person.get(&path).await.expect(200).data().len();
    assert_eq!((seen(&asker).await, seen(&ministry).await, seen(&other).await, seen(&app.anonymous()).await), (1, 1, 0, 0));
    app.tick().await;
    assert!(app.mails().iter().any(|mail| mail.to.contains(ministry.email()) && mail.text.contains("Capteurs SARL")));

    let answer = format!("{path}/{}/answer", asked.id());
    let body = json!({"question": "Une SARL peut-elle candidater ?", "answer": {"fr": "Oui."}, "published": true});
    other.post(&answer, body.clone()).await.problem(403, "forbidden");
    app.colleague(&ministry, MemberRole::Viewer).await.post(&answer, body.clone()).await.problem(403, "forbidden");
    ministry.post(&answer, json!({"answer": {"fr": " "}})).await.invalid("/answer", "required");
    ministry.post(&answer, body).await.expect(200);
    let public = app.anonymous().get(&path).await.expect(200);
    assert_eq!(public.data()[0]["question"], "Une SARL peut-elle candidater ?");
    assert_eq!(public.data()[0]["answer"]["fr"], "Oui.");
    for secret in ["Capteurs", asker.id().to_string().as_str(), asker.email()] {
        assert!(!public.text().contains(secret), "{secret}");
    }
    app.tick().await;
    assert!(app.mail_to(asker.email()).subject.contains("DigitAgri 2027"));

    // For the asker alone.
    let private = other.post(&path, json!({"text": "Et nous ?"})).await.expect(201);
    ministry.post(format!("{path}/{}/answer", private.id()), json!({"answer": {"fr": "Voyons."}, "published": false})).await.expect(200);
    assert_eq!((seen(&asker).await, seen(&other).await, seen(&app.anonymous()).await), (1, 2, 1));
}

#[tokio::test]
async fn questions_are_about_public_calls_that_go_on() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let draft = ministry.post("/v1/challenges", json!({"organisation_id": ministry.organisation, "document": a_call()})).await.expect(201);
    let startup = app.startup("Capteurs").await;
    let questions = format!("{}/questions", draft.location());
    startup.post(&questions, json!({"text": "?"})).await.problem(404, "not_found");
    app.anonymous().get(&questions).await.problem(404, "not_found");
    ministry.post(&questions, json!({"text": "?"})).await.problem(409, "invalid_state");
    // A question of another call is not found under this one.
    let published = app.published(&ministry, a_call()).await;
    let asked = startup.post(format!("/v1/challenges/{}/questions", text(&published["id"])), json!({"text": "Quand ?"})).await.expect(201);
    ministry.post(format!("{questions}/{}/answer", asked.id()), json!({"answer": {"fr": "Demain."}})).await.problem(404, "not_found");
}

#[tokio::test]
async fn the_brief_opens_to_whoever_accepts_the_present_wording() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let mut call = a_call();
    call["brief"] = json!({"fr": "Le plan du réseau."});
    let draft = ministry.post("/v1/challenges", json!({"organisation_id": ministry.organisation, "document": call})).await.expect(201);
    let missing = ministry.get(format!("{}/readiness", draft.location())).await.expect(200);
    assert_eq!(missing.json()["missing"][0]["pointer"], "/terms", "a brief without a gate");
    call["terms"] = json!([{"key": "nda", "kind": "confidentiality", "title": {"fr": "Accord"}, "text": {"fr": "Ne rien dire."}, "accepted_for": "brief"}]);
    let published = app.published(&ministry, call).await;
    let path = format!("/v1/challenges/{}", text(&published["id"]));
    let brief = async |person: &acceptance::Person| person.get(&path).await.expect(200).json()["document"]["brief"]["fr"].clone();
    let startup = app.startup("Capteurs").await;
    assert!(brief(&startup).await.is_null() && brief(&app.anonymous()).await.is_null());
    assert_eq!(brief(&ministry).await, "Le plan du réseau.");
    let accept = format!("{path}/terms-acceptances");
    startup.post(&accept, json!({"key": "nothing", "version": 1})).await.invalid("/key", "unknown_reference");
    startup.post(&accept, json!({"key": "nda", "version": 2})).await.invalid("/version", "not_allowed");
    let first = startup.post(&accept, json!({"key": "nda", "version": 1})).await.expect(201);
    assert_eq!(text(&first.json()["digest"]).len(), 64);
    let again = startup.post(&accept, json!({"key": "nda", "version": 1})).await.expect(201);
    assert_eq!(again.json(), first.json(), "accepting twice is accepting once");
    assert_eq!(brief(&startup).await, "Le plan du réseau.");
    let other = app.startup("Drones").await;
    assert!(brief(&other).await.is_null());

    // Another wording is accepted anew.
    let seen = ministry.get(&path).await.expect(200);
    let mut terms = seen.json()["document"]["terms"].clone();
    terms[0]["text"]["fr"] = json!("Ne rien dire ni écrire.");
    let changed = ministry.patch(&path, &seen, json!({"document": {"terms": terms}})).await.expect(200);
    assert_eq!(changed.json()["document"]["terms"][0]["version"], 2);
    assert!(brief(&startup).await.is_null());
    startup.post(&accept, json!({"key": "nda", "version": 2})).await.expect(201);
    assert_eq!(brief(&startup).await, "Le plan du réseau.");
    let kept = startup.get(&accept).await.expect(200);
    assert_eq!(kept.data().iter().map(|item| item["version"].clone()).collect::<Vec<_>>(), [json!(1), json!(2)]);
}
