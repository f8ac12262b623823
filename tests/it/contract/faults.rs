//! What is refused because the server cannot: no room, too much to do, a fault of ours.

use acceptance::{Engine, Method, TestApp, a_term, json};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, mpsc};
use std::task::{Context, Poll, Waker};
use tahaddi_api::error::ApiError;

type Work<T, E> = Pin<Box<dyn Future<Output = Result<T, E>>>>;

/// Begins one piece of work after the other until one is refused at once. Those that wait keep their places until they go.
fn crowd<T, E>(begin: impl Fn() -> Work<T, E>) -> Vec<Work<T, E>> {
    let mut waiting = Vec::new();
    for _ in 0..10_000 {
        let mut work = begin();
        if let Poll::Ready(Err(_)) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return waiting;
        }
        waiting.push(work);
    }
    panic!("nobody was ever refused");
}

#[tokio::test]
async fn without_room_nothing_is_written_and_everything_is_read() {
    let app = TestApp::start_on(Engine::Sqlite, |_settings| {}).await;
    let operator = app.operator().await;
    app.ctx.db.raw("PRAGMA max_page_count = 1").await.unwrap();
    let mut term = a_term("lidar");
    term["details"] = json!({"story": "x".repeat(200_000)});
    operator.post("/v1/technologies", term.clone()).await.problem(507, "storage_full");
    app.anonymous().get("/v1/technologies/lidar").await.problem(404, "not_found");
    app.ctx.db.raw("PRAGMA max_page_count = 1000000").await.unwrap();
    operator.post("/v1/technologies", term).await.expect(201);
}

#[tokio::test]
async fn a_fault_of_ours_tells_nothing_but_the_request() {
    let app = TestApp::start_on(Engine::Sqlite, |_settings| {}).await;
    app.ctx.db.raw("ALTER TABLE programmes RENAME TO lost").await.unwrap();
    let refused = app.anonymous().get("/v1/programmes").await.problem(500, "internal_error");
    assert!(!refused.text().contains("programmes\"") && !refused.text().contains("no such table"), "{refused}");
    assert_eq!(refused.header("x-request-id"), refused.json()["request_id"].as_str());
}

#[tokio::test]
async fn a_full_queue_of_the_database_refuses_at_once() {
    let app = TestApp::start_on(Engine::Sqlite, |_settings| {}).await;
    let operator = app.operator().await;
    let (release, gate) = mpsc::channel::<()>();
    let (begun, started) = mpsc::channel::<()>();
    let (gate, db) = (Mutex::new(gate), app.ctx.db.clone());
    let holder = tokio::spawn(async move {
        let wait = move |_: &mut tahaddi_persistence::Tx<'_>| -> Result<(), ApiError> {
            begun.send(()).unwrap();
            gate.lock().unwrap().recv().unwrap();
            Ok(())
        };
        db.write(wait).await
    });
    tokio::task::spawn_blocking(move || started.recv().unwrap()).await.unwrap();
    let db = app.ctx.db.clone();
    let crowd = crowd(|| {
        let db = db.clone();
        Box::pin(async move { db.write(|_| Ok::<(), ApiError>(())).await })
    });
    operator.post("/v1/technologies", a_term("lidar")).await.problem(503, "dependency_unavailable");
    operator.get("/v1/technologies").await.expect(200);
    release.send(()).unwrap();
    holder.await.unwrap().unwrap();
    drop(crowd);
    // What had waited is done first.
    while app.ctx.db.write(|_| Ok::<(), ApiError>(())).await.is_err() {
        tokio::task::yield_now().await;
    }
    operator.post("/v1/technologies", a_term("lidar")).await.expect(201);
}

#[tokio::test]
async fn a_crowd_at_the_door_is_asked_to_come_back() {
    let app = TestApp::start().await;
    let person = app.person("Amina").await;
    let ctx = app.ctx.clone();
    let crowd = crowd(|| {
        let ctx = ctx.clone();
        Box::pin(async move { ctx.passwords.hash("trois mulets traversent".to_owned().into()).await })
    });
    let credentials = json!({"email": person.user().email, "password": "wrong, as it happens"});
    let log_in = || app.anonymous().request(Method::POST, "/v1/sessions").json(credentials.clone()).send();
    log_in().await.problem(503, "auth_busy");
    drop(crowd);
    log_in().await.problem(401, "invalid_credentials");
}
