//! `fields`, `expand` and `include_total`.

use super::a_market;
use acceptance::{Answer, Instant, Method, TestApp, Value, a_call, a_term, json, text};

fn names(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Fails unless it is refused with the names that are known.
#[track_caller]
fn refused(answer: Answer, parameter: &str, known: &str) {
    let refused = answer.problem(400, "invalid_parameter");
    let details = &refused.json()["details"];
    assert_eq!(details["parameter"], parameter);
    assert!(text(&details["known"]).contains(known), "{details}");
}

#[tokio::test]
async fn an_object_has_the_fields_that_are_asked_for() {
    let (app, ministry, challenge) = a_market().await;
    let path = format!("/v1/challenges/{}", text(&challenge["id"]));
    let anonymous = app.anonymous();
    let cut = anonymous.get(format!("{path}?fields=id,status,published_at")).await.expect(200);
    assert_eq!(names(cut.json()), ["id", "status", "published_at"]);
    let whole = anonymous.get(&path).await.expect(200);
    assert_eq!(whole.json()["status"], cut.json()["status"]);
    assert_ne!(cut.etag(), whole.etag(), "another representation");
    let same = anonymous.request(Method::GET, format!("{path}?fields=id,status,published_at")).header("if-none-match", cut.etag());
    same.send().await.expect(304);
    anonymous.request(Method::GET, &path).header("if-none-match", cut.etag()).send().await.expect(200);
    for wrong in ["", "id,", "ID", "id,secret", "document.title", "id%20"] {
        refused(anonymous.get(format!("{path}?fields={wrong}")).await, "fields", "published_at");
    }
    anonymous.get(format!("{path}?fields=id&fields=status")).await.problem(400, "duplicate_parameter");
    ministry.post(format!("{path}/cancellation?fields=id"), json!({"reason": "x"})).await.problem(400, "unknown_parameter");
}

#[tokio::test]
async fn a_change_may_be_based_on_some_fields() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    operator.post("/v1/technologies", a_term("lidar")).await.expect(201);
    let cut = operator.get("/v1/technologies/lidar?fields=position").await.expect(200);
    operator.patch("/v1/technologies/lidar", &cut, json!({"position": 3})).await.expect(200);
    operator.patch("/v1/technologies/lidar", &cut, json!({"position": 4})).await.problem(412, "precondition_failed");
}

#[tokio::test]
async fn items_of_a_list_have_the_fields_that_are_asked_for() {
    let (app, ..) = a_market().await;
    let page = app.anonymous().get("/v1/technologies?fields=slug,labels").await.expect(200);
    assert!(page.data().len() > 10 && page.data().iter().all(|item| names(item) == ["slug", "labels"]));
    assert_eq!(names(page.json()), ["data", "next_cursor", "has_more", "total"]);
    let second = app.partner("Second").await;
    app.published(&second, a_call()).await;
    let first = app.anonymous().get("/v1/challenges?limit=1&fields=id&expand=organisation").await.expect(200);
    assert_eq!(names(&first.data()[0]), ["id"], "what comes along is a field too");
    let next = first.header("link").unwrap().split(['<', '>']).nth(1).unwrap().to_owned();
    let rest = app.anonymous().get(next).await.expect(200);
    assert_eq!(names(&rest.data()[0]), ["id"]);
    assert_ne!(first.data()[0]["id"], rest.data()[0]["id"]);
    refused(app.anonymous().get("/v1/challenges?fields=document").await, "fields", "title");
}

#[tokio::test]
async fn what_is_asked_for_comes_along() {
    let (app, ministry, challenge) = a_market().await;
    let path = format!("/v1/challenges/{}", text(&challenge["id"]));
    let anonymous = app.anonymous();
    assert_eq!(anonymous.get(&path).await.expect(200).json()["expanded"], Value::Null);
    let one = anonymous.get(format!("{path}?expand=organisation")).await.expect(200);
    assert_eq!(one.json()["expanded"]["organisation"]["id"], ministry.organisation.as_str());
    assert_eq!(one.json()["expanded"]["programme"], Value::Null);
    let both = anonymous.get(format!("{path}?expand=programme,organisation")).await.expect(200);
    assert_eq!(both.json()["expanded"]["programme"]["document"]["title"]["fr"], "DigitAgri");
    let listed = anonymous.get("/v1/challenges?expand=programme,organisation").await.expect(200);
    assert_eq!(listed.data()[0]["expanded"], both.json()["expanded"]);
    for wrong in ["", "members", "organisation.members", "organisation,,programme", "programme,programme,programme"] {
        refused(anonymous.get(format!("{path}?expand={wrong}")).await, "expand", "organisation, programme");
    }
    anonymous.get("/v1/technologies?expand=organisation").await.problem(400, "unknown_parameter");
}

#[tokio::test]
async fn sec_50_nobody_sees_along_what_he_may_not_see() {
    let (app, ministry, challenge) = a_market().await;
    let startup = app.startup("Unverified").await;
    let id = text(&app.submitted(&startup, &challenge, "Capteurs").await["id"]).to_owned();
    let own = startup.get("/v1/me/applications?expand=challenge,organisation").await.expect(200);
    let along = &own.data()[0]["expanded"];
    assert_eq!(along["challenge"]["title"], challenge["document"]["title"]);
    assert_eq!(along["organisation"]["name"], "Unverified");
    app.clock.set(Instant::parse("2027-04-02T09:00:00Z").unwrap());
    for (who, sees) in [(&ministry.person, false), (&app.operator().await, true), (&startup.person, true)] {
        let seen = who.get(format!("/v1/applications/{id}?expand=organisation")).await.expect(200);
        assert_eq!(seen.json()["expanded"]["organisation"]["id"] == startup.organisation.as_str(), sees);
        assert_eq!(who.get(format!("/v1/organisations/{}", startup.organisation)).await.status() == 200, sees);
    }
    let list = format!("/v1/challenges/{}/applications?expand=organisation,challenge", text(&challenge["id"]));
    let along = ministry.get(list).await.expect(200).data()[0]["expanded"].clone();
    assert_eq!((&along["organisation"], along["challenge"].is_object()), (&Value::Null, true));
}

#[tokio::test]
async fn a_list_counts_when_it_is_asked_to() {
    let (app, ministry, challenge) = a_market().await;
    app.published(&app.partner("Second").await, a_call()).await;
    let anonymous = app.anonymous();
    assert_eq!(anonymous.get("/v1/challenges").await.expect(200).json()["total"], Value::Null);
    assert_eq!(anonymous.get("/v1/challenges?include_total=false").await.expect(200).json()["total"], Value::Null);
    let page = anonymous.get("/v1/challenges?include_total=true&limit=1").await.expect(200);
    assert_eq!((page.data().len(), &page.json()["total"]), (1, &json!(2)));
    let filter = format!("/v1/challenges?include_total=true&organisation={}&sector=agritech&q=digitagri", ministry.organisation);
    assert_eq!(anonymous.get(filter).await.expect(200).json()["total"], 1);
    let next = page.header("link").unwrap().split(['<', '>']).nth(1).unwrap().to_owned();
    assert_eq!(anonymous.get(next).await.expect(200).json()["total"], 2, "on every page");
    for wrong in ["", "yes", "1", "TRUE"] {
        refused(anonymous.get(format!("/v1/challenges?include_total={wrong}")).await, "include_total", "true, false");
    }
    let (one, other) = (app.startup("One").await, app.startup("Other").await);
    app.verify(&one).await;
    app.submitted(&one, &challenge, "A").await;
    app.submitted(&other, &challenge, "B").await;
    let total = async |person: &acceptance::Person, path: String| person.get(path).await.expect(200).json()["total"].clone();
    assert_eq!(total(&anonymous, "/v1/startups?include_total=true".into()).await, 1);
    let operator = app.operator().await;
    assert_eq!(total(&operator, "/v1/organisations?include_total=true&kind=startup&limit=1".into()).await, 2);
    assert_eq!(total(&one, "/v1/organisations?include_total=true&kind=startup".into()).await, 1, "those that one may see");
    assert_eq!(total(&ministry, format!("/v1/organisations/{}/challenges?include_total=true", ministry.organisation)).await, 1);
    app.clock.set(Instant::parse("2027-04-02T09:00:00Z").unwrap());
    assert_eq!(total(&ministry, format!("/v1/challenges/{}/applications?include_total=true&limit=1", text(&challenge["id"]))).await, 2);
}
