//! What a newcomer finds after `make run`.

use acceptance::{Method, TestApp, json, text};
use tahaddi_api::service::demo;

#[tokio::test]
async fn the_demonstration_shows_every_stage_and_is_loaded_once() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let load = || demo::load(&app.ctx.db, app.clock.clone(), &app.ctx.passwords, app.ctx.receipts.clone(), app.now());
    assert!(load().await.unwrap());
    assert!(!load().await.unwrap(), "a second start keeps what is there");

    let anonymous = app.anonymous();
    let list = anonymous.get("/v1/challenges").await.expect(200);
    let statuses: Vec<&str> = list.data().iter().map(|call| text(&call["status"])).collect();
    assert_eq!(statuses, ["open", "closed", "closed"]);
    let results = |position: usize| format!("/v1/challenges/{}/results", text(&list.data()[position]["id"]));
    anonymous.get(results(1)).await.problem(404, "not_found");
    let decided = anonymous.get(results(2)).await.expect(200);
    assert_eq!(decided.json()["phases"][0]["selected"].as_array().unwrap().len(), 10);

    for account in demo::accounts().unwrap() {
        let credentials = json!({"email": account.email, "password": demo::PASSWORD});
        anonymous.request(Method::POST, "/v1/sessions").json(credentials).send().await.expect(201);
    }
    let operator = app.signed_in(&demo::accounts().unwrap()[0].email).await;
    let in_review = operator.get(format!("/v1/challenges/{}", text(&list.data()[1]["id"]))).await.expect(200);
    let phase = text(&in_review.json()["document"]["phases"][1]["id"]).to_owned();
    let progress = operator.get(format!("/v1/phases/{phase}/progress")).await.expect(200);
    assert_eq!(progress.json()["state"], "scoring");
    app.tick().await;
    assert!(app.mails().is_empty(), "nobody is written to about what was made up");
}
