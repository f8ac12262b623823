//! The program is killed in the middle of uploads and hand-ins, and started again: nothing is lost, doubled or left over. Once at each
//! step of either, and `TAHADDI_KILLS` times at whatever instant.

use super::{Serving, tahaddi};
use acceptance::{Engine, Value, json, text};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant as Started};
use tahaddi_api::service::demo::PASSWORD;
use tahaddi_domain::time::{FixedClock, Instant};
use tahaddi_persistence::repo::{application_file, blind_copy};
use tahaddi_persistence::testing::TestDb;
use tahaddi_persistence::{Conn, Db, StoreError};

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

/// The tokens of a partner, an operator and a startup of the demonstration.
struct People {
    partner: String,
    operator: String,
    startup: String,
}

impl Scene {
    fn start(&mut self) {
        self.start_with(None);
    }

    fn start_with(&mut self, setting: Option<(&str, &str)>) {
        let mut command = tahaddi(self.folder.path(), &["serve", "--demo"]);
        command.env("DATABASE_URL", self.database.address()).env("TAHADDI_RATE_LIMITS", "off");
        // Its port changes; what its tokens say of it does not.
        command.env("TAHADDI_PUBLIC_URL", "https://calls.example").envs(setting);
        self.server = Some(Serving::start(command));
    }

    /// Kills the program.
    fn stop(&mut self) {
        let mut server = self.server.take().unwrap();
        server.child.kill().unwrap();
        server.child.wait().unwrap();
    }

    /// A server with the demonstration.
    pub(super) fn new() -> Self {
        Self::on(TestDb::sqlite().unwrap())
    }

    fn on(database: TestDb) -> Self {
        let mut scene = Self { folder: tempfile::tempdir().unwrap(), database, server: None };
        scene.start();
        scene
    }

    fn people(&self) -> People {
        People {
            partner: self.log_in("karim.tazi@ministere.tahaddi.example"),
            operator: self.log_in("houda.benkirane@technopark.tahaddi.example"),
            startup: self.log_in("younes.skalli@fellah.tahaddi.example"),
        }
    }

    /// A call that is open for long and asks for a table, and a draft for it.
    pub(super) fn opened(&self) -> Opened {
        self.opened_by(&self.people(), 0)
    }

    /// The same, once for each number.
    fn opened_by(&self, people: &People, number: usize) -> Opened {
        let People { partner, operator, startup } = people;
        let organisation = |token: &str| self.get(token, "/v1/me")["memberships"][0]["organisation_id"].clone();
        let call = json!({
            "title": {"fr": "Appel"}, "summary": {"fr": "Appel"}, "description": {"fr": "Appel"}, "sectors": ["agritech"], "time_zone": "Etc/UTC", "seats": 1,
            "phases": [{"kind": "application", "opens": {"local": "2020-01-01"}, "closes": {"local": "2090-01-01"}}],
            "questions": [{"label": {"fr": "Votre solution"}, "kind": "long_text", "required": true}, {"key": "table", "label": {"fr": "Tableau"}, "kind": "file"}],
        });
        let made = json!({"organisation_id": organisation(partner), "document": call});
        let made = self.send(partner, &Asked::json("POST", "/v1/challenges", format!("call-{number:04}"), &made), 201);
        let path = format!("/v1/challenges/{}", text(&made["id"]));
        for (token, step) in [(partner, "approval-request"), (operator, "approval"), (partner, "publication")] {
            self.send(token, &Asked::json("POST", format!("{path}/{step}"), format!("{step}-{number}"), &json!({})), 200);
        }
        let (solution, table) = (text(&made["document"]["questions"][0]["id"]), text(&made["document"]["questions"][1]["id"]));
        let dossier =
            json!({"organisation_id": organisation(startup), "document": {"title": "Capteurs", "answers": {solution: "Des capteurs."}}});
        let draft = self.send(startup, &Asked::json("POST", format!("{path}/applications"), format!("draft-{number:04}"), &dossier), 201);
        let application = format!("/v1/applications/{}", text(&draft["id"]));
        Opened { application, table: table.to_owned(), startup: startup.clone() }
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
        self.stop();
        sender.join().unwrap();
        self.start();
    }

    /// Has the program end at this step of what it is asked; nobody is answered.
    fn die_at(&mut self, step: &str, token: &str, asked: &Asked<'_>) {
        self.stop();
        self.start_with(Some(("TAHADDI_TEST_DIE_AT", step)));
        let mut connection = TcpStream::connect(self.address()).unwrap();
        connection.write_all(&asked.bytes(token)).unwrap();
        let mut answer = Vec::new();
        let _reset = connection.read_to_end(&mut answer);
        let ended = self.server.take().unwrap().child.wait().unwrap();
        assert!(ended.signal().is_some() && answer.is_empty(), "{step}: {ended}, {}", String::from_utf8_lossy(&answer));
    }

    /// Kills the program when all bytes of an upload have come and the scanner was asked about them: none has a place in the store.
    fn die_in_the_scan(&mut self, token: &str, asked: &Asked<'_>) {
        self.stop();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("tcp://{}", listener.local_addr().unwrap());
        let scanner = std::thread::spawn(move || {
            // Asked whether it is there, it says so; asked about a file, it says nothing.
            for mut stream in listener.incoming().map(Result::unwrap) {
                let mut command = [0; 6];
                stream.read_exact(&mut command).unwrap();
                if &command != b"zPING\0" {
                    return stream;
                }
                stream.write_all(b"PONG\0").unwrap();
            }
            unreachable!("it listens for ever")
        });
        self.start_with(Some(("TAHADDI_FILES_SCANNER", &address)));
        let mut connection = TcpStream::connect(self.address()).unwrap();
        connection.write_all(&asked.bytes(token)).unwrap();
        let _asked = scanner.join().unwrap();
        self.stop();
    }

    fn stored(&self) -> PathBuf {
        self.folder.path().join("data/files")
    }

    /// Which of these blobs a row names.
    fn named(&self, blobs: &[PathBuf]) -> BTreeSet<String> {
        let names: Vec<String> = blobs.iter().map(|blob| blob.file_name().unwrap().to_string_lossy().into_owned()).collect();
        let named = self.read(move |conn| Ok((application_file::known(conn, &names)?, blind_copy::known(conn, &names)?)));
        named.0.into_iter().chain(named.1).collect()
    }

    fn db(&self) -> Db {
        self.database.open(Arc::new(FixedClock::new(Instant::parse("2027-01-15T09:00:00Z").unwrap()))).unwrap()
    }

    fn read<T: Send + 'static>(&self, read: impl Fn(&mut Conn) -> Result<T, StoreError> + Send + 'static) -> T {
        now(self.db().read(read)).unwrap()
    }

    /// What lies there of an upload, by the size of its bytes: blobs that a row names, blobs that none does, and what has no place yet.
    fn left_of(&self, asked: &Asked<'_>) -> (usize, usize, usize) {
        // Encrypted, and with the seal of its one piece.
        let size = asked.body.len() as u64 + 16;
        let below = |folder: &str| {
            let mut files = files_below(&self.stored().join(folder));
            files.retain(|file| std::fs::metadata(file).unwrap().len() == size);
            files
        };
        let blobs = below("objects");
        let named = self.named(&blobs).len();
        (named, blobs.len() - named, below("incoming").len())
    }

    /// Makes everything a day older, and waits until the sweep has removed what no row names, and nothing else: so many files have one.
    fn sweep(&mut self, files: usize) {
        self.stop();
        for path in files_below(&self.stored()) {
            let file = File::options().write(true).open(&path).unwrap();
            file.set_modified(file.metadata().unwrap().modified().unwrap() - Duration::from_hours(25)).unwrap();
        }
        now(self.db().raw("DELETE FROM leases WHERE name = 'sweep'")).unwrap();
        self.start();
        let patience = Started::now() + Duration::from_secs(30);
        loop {
            let found = files_below(&self.stored());
            let names: Vec<String> = found.iter().map(|blob| blob.file_name().unwrap().to_string_lossy().into_owned()).collect();
            let of_dossiers = self.read({
                let names = names.clone();
                move |conn| application_file::known(conn, &names)
            });
            let (named, all) = (self.named(&found), names.into_iter().collect::<BTreeSet<String>>());
            // What was taken out keeps its row: an earlier version was made with it. Each may have its copy for jurors by now.
            if all == named && of_dossiers.len() == files {
                return;
            }
            assert!(Started::now() < patience, "{} of {} files have a row", named.len(), all.len());
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

/// Waits for this.
fn now<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// Every file below a folder.
pub(super) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn rel_22_what_a_kill_interrupts_is_done_once_when_it_is_sent_again() {
    let mut scene = Scene::on(Engine::chosen().database());
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

    scene.sweep(kills.try_into().unwrap());
    assert!(Command::new("kill").args(["-TERM", &scene.server.as_ref().unwrap().child.id().to_string()]).status().unwrap().success());
}

#[test]
fn rel_22_whatever_step_a_kill_falls_on_there_is_one_file_and_one_hand_in() {
    let mut scene = Scene::on(Engine::chosen().database());
    let people = scene.people();
    let drafts: Vec<Opened> = (0..6).map(|number| scene.opened_by(&people, number)).collect();
    // A step, and what lies there when the program has ended at it.
    let steps = [("upload-stored", (0, 1, 0)), ("upload-written", (0, 1, 0)), ("upload-committed", (1, 0, 0)), ("scan", (0, 0, 1))];
    let mut uploads = Vec::new();
    for (number, ((step, left), draft)) in steps.into_iter().zip(&drafts).enumerate() {
        let Opened { startup, application, table } = draft;
        let upload = Asked {
            method: "POST",
            path: format!("{application}/files?question={table}&name=table.csv"),
            key: format!("upload-{number:04}"),
            media_type: "text/csv",
            // Each has a size of its own.
            body: "ligne;0123456789\n".repeat(100 + number).into_bytes(),
        };
        if step == "scan" {
            scene.die_in_the_scan(startup, &upload)
        } else {
            scene.die_at(step, startup, &upload)
        }
        assert_eq!(scene.left_of(&upload), left, "{step}");
        scene.start();
        let sent = scene.send(startup, &upload, 201);
        assert_eq!(scene.send(startup, &upload, 201)["id"], sent["id"], "{step}");
        let held = scene.get(startup, application);
        let held: Vec<&Value> = held["files"].as_array().unwrap().iter().map(|file| &file["id"]).collect();
        assert_eq!(held, [&sent["id"]], "{step}: it is there once");
        uploads.push((upload, left));
    }
    let steps = [("post-written", "draft"), ("post-committed", "submitted")];
    for (number, ((step, state), draft)) in steps.into_iter().zip(&drafts[4..]).enumerate() {
        let Opened { startup, application, .. } = draft;
        let hand_in = Asked::json("POST", format!("{application}/submission"), format!("hand-in-{number:04}"), &json!({}));
        scene.die_at(step, startup, &hand_in);
        scene.start();
        assert_eq!(scene.get(startup, application)["state"], state, "{step}");
        let (first, again) = (scene.send(startup, &hand_in, 200), scene.send(startup, &hand_in, 200));
        assert_eq!((&first["state"], &first["submitted_at"]), (&json!("submitted"), &again["submitted_at"]), "{step}");
        let versions = scene.get(startup, &format!("{application}/versions"));
        let handed_in = versions["data"].as_array().unwrap().iter().filter(|version| !version["digest"].is_null()).count();
        assert_eq!((handed_in, versions["data"].as_array().unwrap().len()), (1, 2), "{step}: it was handed in once");
    }
    // What was left over is there until it is a day old.
    for (upload, (named, orphans, waiting)) in &uploads {
        let (_, still, incoming) = scene.left_of(upload);
        assert_eq!((still, incoming), (*orphans, *waiting), "{named}");
    }
    scene.sweep(uploads.len());
    for (upload, _) in &uploads {
        let (named, orphans, waiting) = scene.left_of(upload);
        assert!(named >= 1 && (orphans, waiting) == (0, 0), "{named} blobs with a row, {orphans} without, {waiting} without a place");
    }
}
