//! The program is killed in the middle of uploads and hand-ins, and started again: nothing is lost, doubled or left over.
//! `TAHADDI_KILLS` says how often.

use super::{Serving, tahaddi};
use acceptance::{Value, json, text};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant as Started};
use tahaddi_api::service::demo::PASSWORD;
use tahaddi_domain::time::{FixedClock, Instant};
use tahaddi_persistence::StoreError;
use tahaddi_persistence::repo::{application_file, blind_copy};
use tahaddi_persistence::testing::TestDb;

/// One request: everything but who sends it.
pub(super) struct Asked<'a> {
    pub(super) method: &'a str,
    pub(super) path: String,
    pub(super) key: String,
    pub(super) media_type: &'a str,
    pub(super) body: Vec<u8>,
}

impl<'a> Asked<'a> {
    pub(super) fn json(method: &'a str, path: impl Into<String>, key: impl Into<String>, body: &Value) -> Self {
        Self { method, path: path.into(), key: key.into(), media_type: "application/json", body: body.to_string().into_bytes() }
    }

    fn bytes(&self, token: &str) -> Vec<u8> {
        let Self { method, path, key, media_type, body } = self;
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {media_type}\r\nIdempotency-Key: {key}\r\n\
            Authorization: Bearer {token}\r\nIf-Match: *\r\nContent-Length: {length}\r\n\r\n"
        );
        [head.as_bytes(), body].concat()
    }
}

/// A draft that may be written.
pub(super) struct Opened {
    /// The token of somebody who may.
    pub(super) startup: String,
    /// Its path.
    pub(super) application: String,
    /// The question that asks for a table.
    pub(super) table: String,
}

/// A folder and a database in which one server after the other runs.
pub(super) struct Scene {
    pub(super) folder: tempfile::TempDir,
    pub(super) database: TestDb,
    pub(super) server: Option<Serving>,
}

impl Scene {
    fn start(&mut self) {
        let mut command = tahaddi(self.folder.path(), &["serve", "--demo"]);
        command.env("DATABASE_URL", self.database.url().to_string()).env("TAHADDI_RATE_LIMITS", "off");
        // Its port changes; what its tokens say of it does not.
        command.env("TAHADDI_PUBLIC_URL", "https://calls.example");
        self.server = Some(Serving::start(command));
    }

    /// A server with the demonstration.
    pub(super) fn new() -> Self {
        let database = TestDb::sqlite().unwrap();
        let mut scene = Self { folder: tempfile::tempdir().unwrap(), database, server: None };
        scene.start();
        scene
    }

    /// A call that is open for long and asks for a table, and a draft for it.
    pub(super) fn opened(&self) -> Opened {
        let (partner, operator, startup) = (
            self.log_in("karim.tazi@ministere.tahaddi.example"),
            self.log_in("houda.benkirane@technopark.tahaddi.example"),
            self.log_in("younes.skalli@fellah.tahaddi.example"),
        );
        let organisation = |token: &str| self.get(token, "/v1/me")["memberships"][0]["organisation_id"].clone();
        let call = json!({
            "title": {"fr": "Appel"}, "summary": {"fr": "Appel"}, "description": {"fr": "Appel"}, "sectors": ["agritech"], "time_zone": "Etc/UTC", "seats": 1,
            "phases": [{"kind": "application", "opens": {"local": "2020-01-01"}, "closes": {"local": "2090-01-01"}}],
            "questions": [{"label": {"fr": "Votre solution"}, "kind": "long_text", "required": true}, {"key": "table", "label": {"fr": "Tableau"}, "kind": "file"}],
        });
        let made = json!({"organisation_id": organisation(&partner), "document": call});
        let made = self.send(&partner, &Asked::json("POST", "/v1/challenges", "call-1234", &made), 201);
        let path = format!("/v1/challenges/{}", text(&made["id"]));
        for (token, step) in [(&partner, "approval-request"), (&operator, "approval"), (&partner, "publication")] {
            self.send(token, &Asked::json("POST", format!("{path}/{step}"), format!("{step}-1"), &json!({})), 200);
        }
        let (solution, table) = (text(&made["document"]["questions"][0]["id"]), text(&made["document"]["questions"][1]["id"]));
        let dossier =
            json!({"organisation_id": organisation(&startup), "document": {"title": "Capteurs", "answers": {solution: "Des capteurs."}}});
        let draft = self.send(&startup, &Asked::json("POST", format!("{path}/applications"), "draft-1234", &dossier), 201);
        Opened { application: format!("/v1/applications/{}", text(&draft["id"])), table: table.to_owned(), startup }
    }

    fn address(&self) -> &str {
        &self.server.as_ref().unwrap().address
    }

    #[track_caller]
    pub(super) fn send(&self, token: &str, asked: &Asked<'_>, status: u16) -> Value {
        let mut connection = TcpStream::connect(self.address()).unwrap();
        connection.write_all(&asked.bytes(token)).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{} {}: {answer}", asked.method, asked.path);
        serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap_or(Value::Null)
    }

    #[track_caller]
    pub(super) fn get(&self, token: &str, path: &str) -> Value {
        self.send(token, &Asked::json("GET", path, "none", &Value::Null), 200)
    }

    pub(super) fn log_in(&self, email: &str) -> String {
        let asked = Asked::json("POST", "/v1/sessions", "none", &json!({"email": email, "password": PASSWORD}));
        text(&self.send("", &asked, 201)["access_token"]).to_owned()
    }

    /// Sends a request, kills the program after a while, and starts it again. Whether there was an answer before, does not matter.
    fn kill_during(&mut self, token: &str, asked: &Asked<'_>, after: Duration) {
        let bytes = asked.bytes(token);
        let mut connection = TcpStream::connect(self.address()).unwrap();
        let sender = std::thread::spawn(move || {
            // In pieces, so that the end may come between them.
            for piece in bytes.chunks(40_000) {
                if connection.write_all(piece).is_err() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            drop(connection.read(&mut [0; 1]));
        });
        std::thread::sleep(after);
        let mut server = self.server.take().unwrap();
        server.child.kill().unwrap();
        server.child.wait().unwrap();
        sender.join().unwrap();
        self.start();
    }
}

/// Every file below a folder.
pub(super) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn rel_22_what_a_kill_interrupts_is_done_once_when_it_is_sent_again() {
    let mut scene = Scene::new();
    let Opened { startup, application, table } = scene.opened();
    let newest = |scene: &Scene| scene.get(&startup, &format!("{application}/versions?limit=1"))["data"][0]["version"].as_i64().unwrap();

    let kills = std::env::var("TAHADDI_KILLS").ok().and_then(|number| number.parse().ok()).unwrap_or(6_u64);
    for number in 0..kills {
        // From before the first byte until after the answer.
        let after = Duration::from_millis(number * 30 / kills.max(1) * 2);
        let row = format!("ligne {number};0123456789\n");
        let upload = Asked {
            method: "POST",
            path: format!("{application}/files?question={table}&name=t{number}.csv"),
            key: format!("upload-{number:04}"),
            media_type: "application/octet-stream",
            body: row.repeat(12_000).into_bytes(),
        };
        scene.kill_during(&startup, &upload, after);
        let sent = scene.send(&startup, &upload, 201);
        assert_eq!(scene.send(&startup, &upload, 201)["id"], sent["id"]);
        let held = scene.get(&startup, &application);
        let held: Vec<&Value> = held["files"].as_array().unwrap().iter().map(|file| &file["id"]).collect();
        assert_eq!(held, [&sent["id"]], "each file is there once");
        // Twenty are the most.
        let gone = Asked::json("DELETE", format!("{application}/files/{}", text(&sent["id"])), "none", &Value::Null);
        if number + 1 < kills {
            scene.send(&startup, &gone, 204);
        }
    }
    let version = newest(&scene);
    let hand_in = Asked::json("POST", format!("{application}/submission"), "hand-in-1234", &json!({}));
    for number in 0..kills {
        scene.kill_during(&startup, &hand_in, Duration::from_millis(number * 3));
    }
    let handed_in = scene.send(&startup, &hand_in, 200);
    assert_eq!(handed_in["state"], "submitted");
    let receipt = scene.get(&startup, &format!("{application}/receipt"));
    assert_eq!(receipt["submitted_at"], handed_in["submitted_at"]);
    assert_eq!(newest(&scene), version + 1, "it was handed in once, however often it was sent");

    // A day later the sweep removes what no row names, and nothing else.
    let data = scene.folder.path().join("data/files");
    let mut server = scene.server.take().unwrap();
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    for path in files_below(&data) {
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(file.metadata().unwrap().modified().unwrap() - Duration::from_hours(25)).unwrap();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let db = scene.database.open(Arc::new(FixedClock::new(Instant::parse("2027-01-15T09:00:00Z").unwrap()))).unwrap();
    runtime.block_on(db.raw("DELETE FROM leases WHERE name = 'sweep'")).unwrap();
    scene.start();
    let patience = Started::now() + Duration::from_secs(30);
    loop {
        let blobs = files_below(&data);
        let names: Vec<String> = blobs.iter().map(|blob| blob.file_name().unwrap().to_string_lossy().into_owned()).collect();
        let known = names.clone();
        let named: Result<_, StoreError> =
            runtime.block_on(db.read(move |conn| Ok((application_file::known(conn, &known)?, blind_copy::known(conn, &known)?))));
        let (files, copies) = named.unwrap();
        let count = files.len() as u64;
        let named: BTreeSet<String> = files.into_iter().chain(copies).collect();
        let found: BTreeSet<String> = names.into_iter().collect();
        // What was taken out keeps its row: an earlier version was made with it. Each may have its copy for jurors by now.
        if found == named && count == kills {
            break;
        }
        assert!(Started::now() < patience, "{} of {} files have a row", named.len(), found.len());
        std::thread::sleep(Duration::from_millis(200));
    }
    assert!(Command::new("kill").args(["-TERM", &scene.server.as_ref().unwrap().child.id().to_string()]).status().unwrap().success());
}
