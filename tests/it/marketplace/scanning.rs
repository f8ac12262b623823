//! FILE-05: what a scanner says of a file, at once or later, and who reads the file until then.

use super::files::{PDF, Scene, blobs};
use acceptance::{Instant, Span, TestApp, json, text};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tahaddi_persistence::repo::audit;

const FINDING: &str = "a;b\nEICAR;1\n";

/// A scanner that speaks the protocol of clamd on a port of its own, and finds what the bytes are named after. While it is away it hangs up
/// on everybody.
struct Clamd {
    address: String,
    away: Arc<AtomicBool>,
}

impl Clamd {
    fn new(away: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("tcp://{}", listener.local_addr().unwrap());
        let away = Arc::new(AtomicBool::new(away));
        let is_away = Arc::clone(&away);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if !is_away.load(Ordering::Relaxed) {
                    answer(stream.unwrap());
                }
            }
        });
        Self { address, away }
    }

    fn goes(&self, away: bool) {
        self.away.store(away, Ordering::Relaxed);
    }

    /// A dossier on a server that asks this scanner.
    async fn scene(&self, fail_closed: bool) -> Scene {
        let address = self.address.clone();
        let app = TestApp::start_with(|settings| {
            settings.files_scanner = Some(address);
            settings.files_fail_closed = fail_closed;
        });
        Scene::new(app.await).await
    }
}

/// Reads one `INSTREAM`, and says what is in it.
fn answer(mut stream: TcpStream) {
    let mut command = [0; 10];
    stream.read_exact(&mut command).unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut bytes = Vec::new();
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length).unwrap();
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap();
        if length == 0 {
            break;
        }
        let mut chunk = vec![0; length];
        stream.read_exact(&mut chunk).unwrap();
        bytes.extend(chunk);
    }
    let found = String::from_utf8_lossy(&bytes).contains("EICAR");
    stream.write_all(if found { b"stream: Eicar-Test-Signature FOUND\0" } else { b"stream: OK\0" }).unwrap();
}

#[tokio::test]
async fn file_05_what_the_scanner_finds_is_not_kept() {
    let clamd = Clamd::new(false);
    let scene = clamd.scene(true).await;
    scene.send(&scene.table, "t.csv", FINDING).await.problem(422, "file_infected");
    scene.send(&scene.table, "t.csv", "a;b\n1;1\n").await.expect(201);
    assert_eq!(blobs(&scene.app), 1);
    // The scanner is gone: nothing is taken without it.
    clamd.goes(true);
    scene.send(&scene.table, "u.csv", "a;b\n2;2\n").await.problem(503, "dependency_unavailable");
    assert_eq!(blobs(&scene.app), 1);
    clamd.goes(false);
    scene.send(&scene.table, "u.csv", "a;b\n2;2\n").await.expect(201);
}

#[tokio::test]
async fn file_05_what_was_not_scanned_is_for_its_own_people() {
    let clamd = Clamd::new(false);
    let scene = clamd.scene(false).await;
    let Scene { app, startup, path, plan, table, ministry } = &scene;
    scene.send(plan, "plan.pdf", PDF).await.expect(201);
    clamd.goes(true);
    let pending = scene.send(table, "t.csv", "a;b\n1;1\n").await.expect(201);
    assert_eq!(pending.field("state"), "pending");
    let file = pending.location().trim_end_matches("/link");
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    startup.get(format!("{file}/link")).await.expect(200);
    ministry.get(format!("{file}/link")).await.problem(409, "file_not_available");
}

/// What was told of the files that were scanned later, as the trail says it.
async fn settled(app: &TestApp) -> Vec<(String, String)> {
    let entries = app.ctx.db.read(|conn| audit::list(conn, &audit::AuditFilter::default(), None, 1_000)).await.unwrap();
    let scanned = entries.iter().filter(|entry| entry.action == "application.file_scanned").map(|entry| &entry.details);
    let mut told: Vec<_> = scanned.map(|details| (text(&details["state"]).to_owned(), text(&details["file_id"]).to_owned())).collect();
    told.sort();
    told
}

#[tokio::test]
async fn file_05_what_waits_for_the_scanner_is_settled_once_it_answers() {
    let clamd = Clamd::new(true);
    let scene = clamd.scene(false).await;
    let Scene { app, startup, path, plan, table, ministry } = &scene;
    let good = scene.send(plan, "plan.pdf", PDF).await.expect(201);
    // In the order in which they came.
    app.advance(Span::seconds(1));
    let bad = scene.send(table, "t.csv", FINDING).await.expect(201);
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    // As long as the scanner is away they go on waiting, and nobody else reads them.
    app.tick().await;
    app.tick().await;
    for file in [&good, &bad] {
        assert_eq!(file.field("state"), "pending");
        let refused = ministry.get(file.location()).await.problem(409, "file_not_available");
        assert_eq!(refused.json()["details"]["state"], "pending");
        startup.get(file.location()).await.expect(200);
    }
    assert_eq!(settled(app).await, []);
    clamd.goes(false);
    // One a round.
    for _ in 0..3 {
        app.tick().await;
    }
    let expected = [("clean".to_owned(), good.id().to_owned()), ("quarantined".to_owned(), bad.id().to_owned())];
    assert_eq!(settled(app).await, expected);
    ministry.get(good.location()).await.expect(200);
    for person in [startup, ministry] {
        let refused = person.get(bad.location()).await.problem(409, "file_not_available");
        assert_eq!(refused.json()["details"]["state"], "quarantined");
    }
    let seen = ministry.get(path).await.expect(200);
    let states: Vec<_> = seen.json()["files"].as_array().unwrap().iter().map(|file| (text(&file["name"]), text(&file["state"]))).collect();
    assert_eq!(states, [("plan.pdf", "clean"), ("t.csv", "quarantined")]);
}

#[tokio::test]
async fn file_05_what_a_scanner_finds_later_answers_nothing_is_read_by_nobody_and_can_be_taken_out() {
    let clamd = Clamd::new(true);
    let scene = clamd.scene(false).await;
    let Scene { app, startup, path, plan, .. } = &scene;
    let sent = scene.send(plan, "plan.pdf", PDF.replace("%%EOF", "% EICAR\n%%EOF")).await.expect(201);
    assert_eq!(sent.field("state"), "pending");
    clamd.goes(false);
    app.tick().await;
    startup
        .post(format!("{path}/submission"), json!({}))
        .await
        .problem(422, "application_incomplete")
        .invalid(&format!("/answers/{plan}"), "required");
    startup.get(sent.location()).await.problem(409, "file_not_available");
    startup.delete(sent.location().trim_end_matches("/link"), "*").await.expect(204);
    assert!(startup.get(path).await.expect(200).json()["files"].as_array().unwrap().is_empty());
    let told = startup.get(format!("/v1/audit-events?organisation_id={}", startup.organisation)).await.expect(200);
    let names: Vec<_> = told.data().iter().map(|entry| text(&entry["action"])).collect();
    assert!(names.contains(&"application.file_added") && names.contains(&"application.file_removed"), "{names:?}");
}
