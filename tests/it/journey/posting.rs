//! A ministry registers, is verified, and posts a call, which is approved and published.

use super::entering::{mailed, newcomer_accepts, register};
use super::from_challenge_to_shortlist::Story;
use super::wrong_roles::{Cast, FORBIDDEN, HIDDEN, MAY, not_now};
use acceptance::{Member, Method, Person, TestApp, Value, json};

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

/// The ministry, with its people among the cast.
async fn the_ministry_is_verified(app: &TestApp, cast: &mut Cast) -> Member {
    let person = register(app, "Karim Tazi", "karim@agriculture.gov.example").await;
    let founding = json!({"kind": "partner", "name": "Ministère de l'Agriculture"});
    // Everybody who is signed in may found an organisation; nobody else.
    cast.cannot_post("/v1/organisations", &founding, &[]).await;
    let created = person.post("/v1/organisations", founding).await.expect(201);
    let ministry = Member { organisation: created.id().to_owned(), person };
    cast.enter_ministry(app, &ministry).await;
    // Nobody knows the organisation yet, and only its owner asks for verification; an operator decides.
    let verification = format!("/v1/organisations/{}/verification", ministry.organisation);
    let evidence = json!({"evidence": "Décret"});
    let asking = &[("outsiders", HIDDEN), ("support", FORBIDDEN), ("host", FORBIDDEN), ("operator", FORBIDDEN)];
    cast.cannot_post(&verification, &evidence, asking).await;
    let verdict = json!({"accepted": true, "reason": "Vérifié"});
    let judging = format!("{verification}/decision");
    let wrong = [("outsiders", HIDDEN), ("support", FORBIDDEN), ("host", FORBIDDEN), ("owner", FORBIDDEN)];
    cast.cannot_post(&judging, &verdict, &[&wrong[..], &[("operator", not_now("invalid_state"))]].concat()).await;
    ministry.post(&verification, evidence).await.expect(200);
    cast.cannot_see(&verification, &[("outsiders", HIDDEN)]).await;
    cast.cannot_post(&judging, &verdict, &wrong).await;
    app.operator().await.post(&judging, verdict.clone()).await.expect(200);
    cast.cannot_post(&judging, &verdict, &[("operator", not_now("invalid_state"))]).await;
    ministry
}

/// A second owner joins the ministry by invitation.
async fn a_colleague_joins(app: &TestApp, cast: &Cast, ministry: &Member) -> Person {
    let email = "nadia@agriculture.gov.example";
    let members = format!("/v1/organisations/{}/members", ministry.organisation);
    let invitation = json!({"email": email, "role": "owner"});
    let inviting = &[("outsiders", FORBIDDEN), ("support", FORBIDDEN), ("host", FORBIDDEN)];
    cast.cannot_post(&members, &invitation, inviting).await;
    ministry.post(&members, invitation.clone()).await.expect(201);
    let replaced = mailed(app, email).await;
    ministry.post(&members, invitation).await.expect(201);
    let token = mailed(app, email).await;
    super::entering::nobody_accepts(app, cast, &replaced, &ministry.person, &json!({})).await;
    cast.cannot_see(&members, &[("outsiders", FORBIDDEN)]).await;
    newcomer_accepts(app, cast, &token, email, &json!({})).await
}

pub(super) async fn a_call_is_published() -> Story {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let operator = app.operator().await;
    let mut cast = Cast::new(&app).await;
    let ministry = the_ministry_is_verified(&app, &mut cast).await;
    let colleague = a_colleague_joins(&app, &cast, &ministry).await;

    let body = json!({"organisation_id": ministry.organisation, "document": the_call()});
    cast.cannot_post("/v1/challenges", &body, &[("outsiders", FORBIDDEN), ("support", FORBIDDEN), ("viewer", FORBIDDEN)]).await;
    let challenge = ministry.post("/v1/challenges", body).await.expect(201);
    assert_eq!(challenge.json()["document"]["technologies"], json!(["ai", "iot", "rfid", "lora"]));
    let path = challenge.location().to_owned();
    let none = json!({});
    cast.cannot_see(&path, &[("anonymous", HIDDEN), ("outsiders", HIDDEN)]).await;
    cast.cannot_see(&format!("{path}/readiness"), &[("outsiders", HIDDEN)]).await;
    let editing = &[("outsiders", HIDDEN), ("support", FORBIDDEN), ("viewer", FORBIDDEN)];
    cast.cannot(Method::PATCH, &path, &json!({"document": {"seats": 9}}), editing).await;
    let asking = format!("{path}/approval-request");
    let stepping = [("outsiders", HIDDEN), ("support", FORBIDDEN), ("host", FORBIDDEN)];
    cast.cannot_post(&asking, &none, &stepping).await;
    ministry.post(&asking, none.clone()).await.expect(200);
    let (approval, changes, publication) = (format!("{path}/approval"), format!("{path}/change-request"), format!("{path}/publication"));
    for judging in [&approval, &changes] {
        let body = if judging == &changes { json!({"reason": "Trop court."}) } else { none.clone() };
        cast.cannot_post(judging, &body, &[&stepping[..], &[("owner", FORBIDDEN)]].concat()).await;
    }
    let early = [("owner", not_now("invalid_state")), ("operator", not_now("invalid_state"))];
    cast.cannot_post(&publication, &none, &[&stepping[..], &early].concat()).await;
    operator.post(&approval, none.clone()).await.expect(200);
    cast.cannot_post(&publication, &none, &stepping).await;
    ministry.post(&publication, none.clone()).await.expect(200);

    // It is public now: whoever may not touch it is told so, and nobody may take its phases away any more.
    let known = [("outsiders", FORBIDDEN), ("support", FORBIDDEN), ("viewer", FORBIDDEN)];
    let late = ["editor", "owner", "operator"].map(|role| (role, (422, "validation_failed")));
    cast.cannot(Method::PATCH, &path, &json!({"document": {"phases": []}}), &[&known[..], &late].concat()).await;
    cast.cannot_post(&format!("{path}/cancellation"), &json!({"reason": "x"}), &[&known[..], &[("host", FORBIDDEN)]].concat()).await;
    cast.cannot_see(&format!("{path}/readiness"), &[("outsiders", FORBIDDEN), ("organisers", MAY)]).await;
    let call = app.anonymous().get(&path).await.expect(200).json().clone();
    let found = app.anonymous().get("/v1/challenges?technology=IA&technology=lora").await.expect(200);
    assert_eq!(found.data().len(), 1);
    let (startups, applications, jurors, seats) = Default::default();
    Story { app, cast, operator, ministry, colleague, call, startups, applications, jurors, seats }
}
