//! A backup that is made while people write, and restored elsewhere; everything copied to the other engine and back.

use super::kills::{Asked, Opened, Scene, files_below};
use super::{Serving, mode, refused, run, tahaddi};
use acceptance::{Engine, Value, json, text};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use tahaddi_api::backup::{DATABASE, MANIFEST, Manifest};
use tahaddi_persistence::testing::TestDb;
use tahaddi_persistence::{DatabaseUrl, digests};

fn done(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = run(command);
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

/// What every file below a folder holds.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    files_below(folder).into_iter().map(|path| (name(&path), std::fs::read(&path).unwrap())).collect()
}

fn file(path: &Path) -> DatabaseUrl {
    DatabaseUrl::parse(&format!("sqlite://{}", path.display())).unwrap()
}

fn upload(scene: &Scene, opened: &Opened, number: usize) {
    let Opened { application, table, startup } = opened;
    let asked = Asked {
        method: "POST",
        path: format!("{application}/files?question={table}&name=t{number}.csv"),
        key: format!("upload-{number:04}"),
        media_type: "application/octet-stream",
        body: format!("ligne {number};0123456789\n").repeat(2_000).into_bytes(),
    };
    scene.send(startup, &asked, 201);
}

/// Posts calls until it is told to stop, and tells of each that was answered.
fn write(scene: &Scene, partner: &str, written: &Mutex<Vec<String>>, stop: &AtomicBool) {
    let organisation = scene.get(partner, "/v1/me")["memberships"][0]["organisation_id"].clone();
    for number in 0..2_000 {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let call = json!({"organisation_id": organisation, "document": {"title": {"fr": format!("Appel {number}")}}});
        let made = scene.send(partner, &Asked::json("POST", "/v1/challenges", format!("written-{number:04}"), &call), 201);
        written.lock().unwrap().push(text(&made["id"]).to_owned());
    }
}

/// Runs the command in the middle of writes; what had been answered before it began.
fn amid_writes(scene: &Scene, partner: &str, command: &mut Command) -> Vec<String> {
    let (written, stop) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write(scene, partner, &written, &stop));
        while written.lock().unwrap().len() < 5 && !writer.is_finished() {
            std::thread::yield_now();
        }
        let before = written.lock().unwrap().clone();
        let output = run(command);
        let after = written.lock().unwrap().len();
        stop.store(true, Ordering::Relaxed);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(after > before.len(), "people wrote meanwhile");
        before
    })
}

/// The server of a scene, in a folder to which its data were brought.
fn continued(scene: &mut Scene, folder: &Path, database: Option<&str>) {
    let mut command = tahaddi(folder, &["serve"]);
    command
        .envs(database.map(|url| ("DATABASE_URL", url)))
        .env("TAHADDI_RATE_LIMITS", "off")
        .env("TAHADDI_PUBLIC_URL", "https://calls.example");
    scene.server = Some(Serving::start(command));
}

#[test]
fn rel_40_a_backup_made_while_people_write_is_whole_somewhere_else() {
    let mut scene = Scene::new();
    let opened = scene.opened();
    (0..3).for_each(|number| upload(&scene, &opened, number));
    let Opened { application, startup, .. } = &opened;
    scene.send(startup, &Asked::json("POST", format!("{application}/submission"), "hand-in-1234", &json!({})), 200);
    let receipt = scene.get(startup, &format!("{application}/receipt"));
    let partner = scene.log_in("karim.tazi@ministere.tahaddi.example");

    let to = scene.folder.path().join("backup");
    let backup = || {
        let mut command = tahaddi(scene.folder.path(), &["backup", "--to", to.to_str().unwrap()]);
        command.env("DATABASE_URL", scene.database.url().to_string());
        command
    };
    let before = amid_writes(&scene, &partner, &mut backup());
    refused(&mut backup(), "exists");
    assert_eq!((mode(&to), mode(&to.join(DATABASE)), mode(&to.join("keys"))), (0o700, 0o600, 0o700));
    let manifest = Manifest::read(&to).unwrap();
    assert!(manifest.gone.is_empty());
    let paths: BTreeSet<String> = manifest.parts.iter().map(|part| part.path.clone()).collect();
    let there: BTreeSet<String> = contents(&to).into_keys().filter(|path| path != MANIFEST).collect();
    assert_eq!(paths, there);

    let elsewhere = tempfile::tempdir().unwrap();
    let data = elsewhere.path().join("data");
    let restore = |folder: &Path, more: &[&str]| tahaddi(folder, &[&["restore", "--from", to.to_str().unwrap()], more].concat());
    done(&mut restore(elsewhere.path(), &[]));
    assert_eq!(contents(&data.join("keys")), contents(&scene.folder.path().join("data/keys")));
    assert_eq!(contents(&data.join("files/objects")), contents(&to.join("files")));
    assert_eq!(digests(&file(&data.join("tahaddi.db"))).unwrap(), digests(&file(&to.join(DATABASE))).unwrap());
    refused(&mut restore(elsewhere.path(), &[]), "--replace");
    let said = done(&mut restore(elsewhere.path(), &["--replace"]));
    assert_eq!(said.lines().filter(|line| line.starts_with("aside ")).count(), 3, "{said}");

    scene.server.take().unwrap().end("-TERM");
    continued(&mut scene, elsewhere.path(), None);
    refused(&mut restore(elsewhere.path(), &["--replace"]), "stop the server first");
    before.iter().for_each(|call| drop(scene.get(&partner, &format!("/v1/challenges/{call}"))));
    let held = scene.get(startup, application);
    let files: Vec<&Value> = held["files"].as_array().unwrap().iter().collect();
    assert_eq!(files.len(), 3);
    for file in files {
        let link = scene.get(startup, &format!("{application}/files/{}/link", text(&file["id"])));
        // Whoever reads a file is given what has its digest, or an error.
        let read = scene.server.as_ref().unwrap().get(text(&link["url"]));
        assert!(read.starts_with("HTTP/1.1 200") && read.ends_with(";0123456789\n"), "{read}");
    }
    assert_eq!(scene.get(startup, &format!("{application}/receipt")), receipt);
    scene.server.take().unwrap().end("-TERM");
    let answer = elsewhere.path().join("receipt.json");
    std::fs::write(&answer, receipt.to_string()).unwrap();
    let said = done(&mut tahaddi(elsewhere.path(), &["verify", "receipt", answer.to_str().unwrap()]));
    assert!(said.contains("the receipt is for this dossier"), "{said}");

    nothing_damaged_is_restored(&to, &manifest, &restore);
}

/// One part of each sort is altered by a bit, and then the manifest.
fn nothing_damaged_is_restored(to: &Path, manifest: &Manifest, restore: &dyn Fn(&Path, &[&str]) -> Command) {
    let nowhere = tempfile::tempdir().unwrap();
    for sort in [DATABASE, "keys/", "files/"] {
        let part = manifest.parts.iter().find(|part| part.path.starts_with(sort)).unwrap();
        let (path, whole) = (to.join(&part.path), std::fs::read(to.join(&part.path)).unwrap());
        let mut damaged = whole.clone();
        damaged[whole.len() / 2] ^= 1;
        std::fs::write(&path, damaged).unwrap();
        refused(&mut restore(nowhere.path(), &[]), "is damaged");
        std::fs::remove_file(&path).unwrap();
        refused(&mut restore(nowhere.path(), &[]), "is missing");
        std::fs::write(&path, whole).unwrap();
    }
    let text = std::fs::read_to_string(to.join(MANIFEST)).unwrap();
    let later = text.replacen("\"schema\": [", "\"schema\": [\"99990101000000\", ", 1);
    std::fs::write(to.join(MANIFEST), later).unwrap();
    refused(&mut restore(nowhere.path(), &[]), "use the release that made them");
    assert!(files_below(nowhere.path()).is_empty(), "nothing was begun");
}

#[test]
fn rel_40_everything_goes_to_postgresql_and_back_and_is_served_there() {
    let Some(server) = Engine::postgres_url() else { return };
    let mut scene = Scene::new();
    let opened = scene.opened();
    upload(&scene, &opened, 1);
    let body = |scene: &Scene, path: &str| {
        let answer = scene.server.as_ref().unwrap().get(path);
        answer.split_once("\r\n\r\n").unwrap().1.to_owned()
    };
    let list = body(&scene, "/v1/challenges");
    scene.server.take().unwrap().end("-TERM");

    let folder = scene.folder.path().to_owned();
    let (there, back) = (TestDb::postgres(&server).unwrap(), TestDb::sqlite().unwrap());
    let copy = |from: &TestDb, to: &TestDb| tahaddi(&folder, &["copy", "--from", &from.address(), "--to", &to.address()]);
    let said = done(&mut copy(&scene.database, &there));
    let all = digests(&scene.database.url()).unwrap();
    assert!(all.iter().all(|table| said.contains(&format!("copying    {}\n", table.table))), "{said}");
    assert_eq!(digests(&there.url()).unwrap(), all);
    refused(&mut copy(&scene.database, &there), "the target is not empty");
    done(&mut copy(&there, &back));
    assert_eq!(digests(&back.url()).unwrap(), all);

    // The keys and the files of a network on PostgreSQL are backed up too.
    let to = folder.join("backup");
    let with = |command: &mut Command| done(command.env("DATABASE_URL", there.address()));
    assert!(with(&mut tahaddi(&folder, &["backup", "--to", to.to_str().unwrap()])).contains("pg_dump"));
    let elsewhere = tempfile::tempdir().unwrap();
    refused(&mut tahaddi(elsewhere.path(), &["restore", "--from", to.to_str().unwrap()]), "PostgreSQL");
    with(&mut tahaddi(elsewhere.path(), &["restore", "--from", to.to_str().unwrap()]));

    continued(&mut scene, elsewhere.path(), Some(&there.address()));
    assert_eq!(body(&scene, "/v1/challenges"), list);
    let Opened { application, startup, .. } = &opened;
    let held = scene.get(startup, application);
    let link = scene.get(startup, &format!("{application}/files/{}/link", text(&held["files"][0]["id"])));
    assert!(body(&scene, text(&link["url"])).ends_with(";0123456789\n"));
    // Before its database goes back to the shelf.
    scene.server.take().unwrap().end("-TERM");
}
