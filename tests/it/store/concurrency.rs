//! Many writers at once.

use acceptance::{TestApp, a_term, json};
use tahaddi_api::caller::Caller;
use tahaddi_api::error::ApiError;
use tahaddi_api::service::record::{Event, record};
use tahaddi_persistence::repo::settings;

#[tokio::test]
async fn sixteen_writers_with_two_hundred_transactions_each_lose_nothing() {
    let app = TestApp::start().await;
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..16 {
        let db = app.ctx.db.clone();
        writers.spawn(async move {
            for _ in 0..200 {
                let change = move |tx: &mut tahaddi_persistence::Tx<'_>| {
                    let subject = format!("writer-{writer}");
                    record(tx, &Caller::system(), Event::new("test.counted", &subject).with(json!({"writer": writer})))?;
                    settings::bump(tx, "count").map_err(ApiError::from)
                };
                db.write(change).await.unwrap();
            }
        });
    }
    writers.join_all().await;
    let count = app.ctx.db.read(|conn| settings::find(conn, "count")).await.unwrap();
    assert_eq!(count, Some(json!(3200)));
}

#[tokio::test]
async fn people_write_and_read_at_once() {
    let app = TestApp::start().await;
    let operator = app.operator().await;
    let mut people = tokio::task::JoinSet::new();
    for n in 0..40 {
        let (operator, anyone) = (operator.clone(), app.anonymous());
        people.spawn(async move {
            operator.post("/v1/technologies", a_term(&format!("term-{n}"))).await.expect(201);
            assert!(!anyone.get("/v1/technologies").await.expect(200).data().is_empty(), "what was answered is there");
        });
    }
    people.join_all().await;
    assert_eq!(app.anonymous().get("/v1/technologies").await.data().len(), 40);
}
