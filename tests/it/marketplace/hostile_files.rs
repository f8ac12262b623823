//! Hostile files, over HTTP: each is refused by what is wrong with it, and nothing of it is kept.

use super::files::{PDF, Scene, blobs, link};
use acceptance::{Person, TestApp, Value, json, text};
use std::fmt::Write as _;

#[path = "../../../crates/files/tests/it/corpus.rs"]
#[expect(dead_code, reason = "made for the tests of the crate, which use all of it")]
mod corpus;

/// Text as a part of a query.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        write!(encoded, "%{byte:02X}").unwrap();
    }
    encoded
}

/// The code and the reason that the sender of a file is told. Archives are no kind that is taken, whatever they are called and is in them.
fn told(archive: bool, code: &'static str) -> (&'static str, Value) {
    match code {
        _ if archive => ("file_type_not_allowed", Value::Null),
        "type_not_allowed" => ("file_type_not_allowed", Value::Null),
        "type_mismatch" => ("file_type_mismatch", Value::Null),
        reason => ("file_unsafe", json!(reason)),
    }
}

/// Nothing lies anywhere, and the dossier holds nothing.
async fn nothing_is_kept(scene: &Scene) {
    assert_eq!(blobs(&scene.app), 0);
    assert_eq!(std::fs::read_dir(scene.app.folder().join("data/files/incoming")).unwrap().count(), 0);
    assert_eq!(scene.startup.get(&scene.path).await.expect(200).json()["files"], json!([]));
}

#[tokio::test]
async fn file_01_file_03_what_is_hostile_is_refused_by_its_name_over_http() {
    let scene = Scene::new(TestApp::start().await).await;
    let bombs = corpus::bombs().into_iter().map(|(name, bytes, _excess)| (name, bytes, "bomb"));
    let mut wrong = Vec::new();
    for (number, (name, bytes, code)) in corpus::hostile().into_iter().chain(bombs).enumerate() {
        let refused = scene.send(&scene.table, name, bytes).await;
        let (says, details) = (&refused.json()["code"], &refused.json()["details"]);
        let archive = name.ends_with(".zip") || details["found"] == "application/zip";
        let (expected, reason) = told(archive, code);
        if refused.status() != 422 || says != expected || details["reason"] != reason {
            wrong.push(format!("{number}, {name}: {code} is told as {says}, {details}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    nothing_is_kept(&scene).await;
    // None of them took the place of an honest one.
    scene.send(&scene.table, "plan.pdf", PDF).await.expect(201);
}

/// The head of an upload that says so much of its body.
fn head(scene: &Scene, question: &str, key: &str, says: &str) -> String {
    let Scene { startup, path, .. } = scene;
    format!(
        "POST {path}/files?question={question}&name=plan.pdf HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\nIdempotency-Key: {key}\r\n\
         Content-Type: application/pdf\r\n{says}\r\n\r\n",
        startup.token()
    )
}

#[tokio::test]
async fn file_02_a_length_that_lies_leaves_nothing() {
    let scene = Scene::new(TestApp::start().await).await;
    let Scene { app, plan, table, .. } = &scene;
    // More than may be is refused before it is sent.
    let mut connection = app.connect().await;
    connection.send(head(&scene, table, "too-long-1", "Content-Length: 26000000")).await;
    connection.answer().await.problem(413, "file_too_large");
    // Without a length it is counted as it comes: a question takes a megabyte.
    let mut connection = app.connect().await;
    connection.send(head(&scene, plan, "too-long-2", "Transfer-Encoding: chunked")).await;
    let piece = format!("186a0\r\n{}\r\n", "x".repeat(100_000));
    for _ in 0..11 {
        connection.send(&piece).await;
    }
    connection.answer().await.problem(413, "file_too_large");
    // Less is sent than was announced, and then nothing more.
    let mut connection = app.connect().await;
    connection.send(head(&scene, plan, "cut-off-1", &format!("Content-Length: {}", PDF.len() + 1))).await;
    connection.send(PDF).await;
    let answer = connection.finish().await;
    assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
    // More is sent than was announced: what counts is cut off.
    let mut connection = app.connect().await;
    connection.send(head(&scene, plan, "cut-off-2", "Content-Length: 120\r\nConnection: close")).await;
    connection.send(PDF).await;
    let answer = connection.answer().await.problem(422, "file_unsafe");
    assert!(answer.text.contains("\"reason\":\"malformed\""), "{}", answer.text);
    nothing_is_kept(&scene).await;
}

/// Under what name a file is read.
async fn disposition(startup: &Person, file: &str) -> String {
    let url = link(startup, file).await;
    startup.get(url).await.expect(200).header("content-disposition").unwrap().to_owned()
}

#[tokio::test]
async fn file_04_a_hostile_name_is_tamed_or_refused() {
    let scene = Scene::new(TestApp::start().await).await;
    let tamed = [
        ("../../etc/passwd.csv", "passwd.csv"),
        (r"C:\fakepath\plan.csv", "plan.csv"),
        ("facture\u{202e}vsc.csv", "facturevsc.csv"),
        ("a\0b.csv", "ab.csv"),
        ("a\r\nSet-Cookie: x=1.csv", "a Set-Cookie_ x=1.csv"),
        ("e\u{301}te\u{301}.csv", "été.csv"),
        ("CON.csv", "_CON.csv"),
        ("...caché.csv...", "caché.csv"),
        ("a:b|c?d*e<f>g\"h.csv", "a_b_c_d_e_f_g_h.csv"),
    ];
    for (raw, clean) in tamed {
        let sent = scene.send(&scene.table, &encoded(raw), "a;b\n1;2\n").await.expect(201);
        assert_eq!(sent.field("name"), clean, "{raw:?}");
        let file = sent.location().trim_end_matches("/link");
        let said = disposition(&scene.startup, file).await;
        assert!(said.starts_with("attachment; filename=\"") && said.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{raw:?}: {said}");
        scene.startup.delete(file, "*").await.expect(204);
    }
    let seen = scene.startup.get(&scene.path).await.expect(200);
    assert_eq!(seen.json()["files"], json!([]));
    for raw in ["..", "a/..", "\u{200b}.\u{202e}", "README", ".csv", "a.é", "x."] {
        let refused = scene.send(&scene.table, &encoded(raw), "a;b\n1;2\n").await.problem(400, "invalid_parameter");
        assert_eq!(text(&refused.json()["details"]["parameter"]), "name", "{raw:?}");
    }
}
