//! Files of dossiers: sent as a stream, checked by content, read by links.

use acceptance::{Answer, Instant, Member, Method, Person, Span, TestApp, Value, a_call, json, pdf_by, text};

/// A whole PDF of one page.
pub(super) const PDF: &str = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
    3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n\
    0000000058 00000 n \n0000000115 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n186\n%%EOF\n";

/// A call that needs a plan, as a PDF of a megabyte at most, and takes a table.
fn a_call_with_files() -> Value {
    let mut call = a_call();
    let questions = call["questions"].as_array_mut().unwrap();
    questions.push(json!({"key": "plan", "label": {"fr": "Plan d'affaires"}, "kind": "file", "required": true, "limits": {"megabytes": 1, "media_types": ["application/pdf"]}}));
    questions.push(json!({"key": "table", "label": {"fr": "Tableau"}, "kind": "file"}));
    call
}

pub(super) struct Scene {
    pub(super) app: TestApp,
    pub(super) ministry: Member,
    pub(super) startup: Member,
    pub(super) path: String,
    pub(super) plan: String,
    pub(super) table: String,
}

impl Scene {
    pub(super) async fn new(app: TestApp) -> Self {
        app.load_catalogue().await;
        let ministry = app.partner("Ministère").await;
        let challenge = app.published(&ministry, a_call_with_files()).await;
        let startup = app.startup("Startup").await;
        let draft = app.drafted(&startup, &challenge, "Capteurs").await;
        let question = |key: &str| {
            let questions = challenge["document"]["questions"].as_array().unwrap();
            text(&questions.iter().find(|question| question["key"] == key).unwrap()["id"]).to_owned()
        };
        let (plan, table) = (question("plan"), question("table"));
        Self { path: format!("/v1/applications/{}", text(&draft["id"])), app, ministry, startup, plan, table }
    }

    pub(super) async fn send(&self, question: &str, name: &str, content: impl Into<Vec<u8>>) -> Answer {
        upload(&self.startup, &self.path, question, name, "application/octet-stream", content).await
    }
}

async fn upload(person: &Person, path: &str, question: &str, name: &str, media_type: &str, content: impl Into<Vec<u8>>) -> Answer {
    let request = person.request(Method::POST, format!("{path}/files?question={question}&name={name}")).fresh_key();
    request.header("content-type", media_type).body(content.into()).send().await
}

pub(super) async fn link(person: &Person, file: &str) -> String {
    text(&person.get(format!("{file}/link")).await.expect(200).json()["url"]).to_owned()
}

#[tokio::test]
async fn file_04_file_08_a_file_answers_a_question_and_is_read_by_a_link_as_an_attachment() {
    let scene = Scene::new(TestApp::start().await).await;
    let Scene { app, startup, path, plan, .. } = &scene;
    startup
        .post(format!("{path}/submission"), json!({}))
        .await
        .problem(422, "application_incomplete")
        .invalid(&format!("/answers/{plan}"), "required");
    let sent = scene.send(plan, "plan%20d%27affaires.pdf", PDF).await.expect(201);
    assert_eq!(
        (sent.field("name"), sent.field("media_type"), &sent.json()["pages"]),
        ("plan d'affaires.pdf", "application/pdf", &json!(1))
    );
    assert_eq!((sent.json()["size"].as_u64(), sent.field("state")), (u64::try_from(PDF.len()).ok(), "clean"));
    let file = sent.location().trim_end_matches("/link").to_owned();

    let seen = startup.get(path).await.expect(200);
    assert_eq!(seen.json()["files"][0]["id"], sent.json()["id"]);
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    let receipt = startup.get(format!("{path}/receipt")).await.expect(200);
    assert_eq!(receipt.json()["snapshot"]["files"][0]["sha256"], sent.json()["sha256"]);

    // FILE-04, FILE-08: an attachment that is shown nowhere, by a link that needs no token and holds a minute.
    let url = link(startup, &file).await;
    let read = app.anonymous().get(&url).await.expect(200);
    assert_eq!(read.bytes(), PDF.as_bytes());
    assert_eq!(read.header("content-disposition"), Some("attachment; filename=\"plan d'affaires.pdf\""));
    assert_eq!((read.header("content-type"), read.header("x-content-type-options")), (Some("application/octet-stream"), Some("nosniff")));
    assert!(read.header("content-security-policy").unwrap().contains("sandbox"));
    app.startup("Rival").await.get(&url).await.problem(403, "forbidden");
    app.anonymous().get(url.replace("fil_", "fil_0")).await.problem(404, "not_found");
    app.advance(Span::seconds(60));
    app.anonymous().get(&url).await.problem(410, "link_expired");
    app.startup("Autre").await.get(format!("{file}/link")).await.problem(404, "not_found");
    scene.ministry.get(format!("{file}/link")).await.problem(404, "not_found");

    // What was handed in stays complete; another file may take its place.
    startup.delete(&file, "*").await.problem(422, "application_incomplete").invalid(&format!("/answers/{plan}"), "required");
    scene.send(plan, "plan-2.pdf", PDF).await.expect(201);
    startup.delete(&file, "\"1.0\"").await.problem(412, "precondition_failed");
    startup.delete(&file, "*").await.expect(204);
    startup.get(format!("{file}/link")).await.expect(200);
    let again = startup.get(format!("{path}/receipt")).await.expect(200);
    assert!(again.json()["version"].as_i64() > receipt.json()["version"].as_i64(), "a change of the files is handed in anew");
    assert_eq!(again.json()["snapshot"]["files"][0]["name"], "plan-2.pdf");

    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    scene.send(plan, "plan-3.pdf", PDF).await.problem(409, "deadline_passed");
    let file = format!("{path}/files/{}", text(&again.json()["snapshot"]["files"][0]["id"]));
    startup.delete(&file, "*").await.problem(409, "deadline_passed");
    let url = link(&scene.ministry, &file).await;
    scene.ministry.get(&url).await.expect(200);
}

#[tokio::test]
async fn file_01_what_is_no_file_of_the_kind_it_says_is_refused() {
    let scene = Scene::new(TestApp::start().await).await;
    let Scene { startup, path, plan, table, .. } = &scene;
    scene.send(plan, "plan.pdf", "").await.problem(422, "file_empty");
    scene.send(plan, "plan.pdf", vec![b'a'; 1_000_001]).await.problem(413, "file_too_large");
    let told = scene.send(plan, "plan.pdf", "<html><script>alert(1)</script></html>").await;
    assert!(told.status() == 422, "{told}");
    scene.send(plan, "plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>").await.problem(422, "file_type_not_allowed");
    scene.send(plan, "plan.csv", "a;b\n1;2\n").await.problem(422, "file_type_not_allowed");
    scene.send(table, "plan.csv", PDF).await.problem(422, "file_type_mismatch");
    upload(startup, path, plan, "plan.pdf", "image/png", PDF).await.problem(422, "file_type_mismatch");
    upload(startup, path, plan, "plan.pdf", "text/html", PDF).await.problem(415, "unsupported_media_type");
    scene.send(plan, "plan.pdf", PDF.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R")).await.problem(422, "file_unsafe");
    let two_things = [PDF.as_bytes(), b"PK\x05\x06", &[0; 18]].concat();
    scene.send(plan, "plan.pdf", two_things).await.problem(422, "file_unsafe");
    for name in ["plan", "%2E%2E%2F", "%E2%80%AEfdp.exe"] {
        let answer = scene.send(plan, name, PDF).await;
        assert!([400, 422].contains(&answer.status()), "{name}: {answer}");
    }
    let outside = scene.send(plan, "..%2F..%2Fetc%2Fpasswd.pdf", PDF).await;
    if outside.status() == 201 {
        assert!(!outside.field("name").contains('/'), "{}", outside.field("name"));
    }
    let unknown = scene.send("qst_01kax3v8m0t2r4q6w8y0b1c2d3", "plan.pdf", PDF).await;
    unknown.problem(422, "validation_failed").invalid("/question", "unknown_reference");
    assert_eq!(
        startup.get(path).await.expect(200).json()["files"].as_array().unwrap().len(),
        usize::from(outside_was_taken(startup, path).await)
    );
}

async fn outside_was_taken(startup: &Person, path: &str) -> bool {
    let seen = startup.get(path).await.expect(200);
    seen.json()["files"].as_array().unwrap().iter().any(|file| text(&file["name"]).contains("passwd"))
}

#[tokio::test]
async fn a_repeated_upload_is_one_file() {
    let scene = Scene::new(TestApp::start().await).await;
    let path = format!("{}/files?question={}&name=plan.pdf", scene.path, scene.plan);
    let send = async |content: &str| {
        let request =
            scene.startup.request(Method::POST, &path).header("idempotency-key", "the-same-key").header("content-type", "application/pdf");
        request.body(content.to_owned()).send().await
    };
    let first = send(PDF).await.expect(201);
    let again = send(PDF).await.expect(201);
    assert_eq!((first.json(), again.header("idempotency-replayed")), (again.json(), Some("true")));
    send(&PDF.replace("72 72", "73 73")).await.problem(422, "idempotency_key_mismatch");
    assert_eq!(scene.startup.get(&scene.path).await.expect(200).json()["files"].as_array().unwrap().len(), 1);
    assert_eq!(blobs(&scene.app), 1, "bytes that no row names are gone at once");
}

/// How many blobs the store holds.
pub(super) fn blobs(app: &TestApp) -> usize {
    let shards = std::fs::read_dir(app.folder().join("data/files/objects")).unwrap();
    shards.map(|shard| std::fs::read_dir(shard.unwrap().path()).unwrap().count()).sum()
}

#[tokio::test]
async fn file_02_a_dossier_holds_twenty_files() {
    let scene = Scene::new(TestApp::start().await).await;
    for n in 0..20 {
        scene.send(&scene.table, &format!("t{n}.csv"), format!("a;b\n1;{n}\n")).await.expect(201);
    }
    scene.send(&scene.table, "t20.csv", "a;b\n").await.problem(409, "file_quota_exceeded");
}

#[tokio::test]
async fn file_09_bytes_without_a_row_are_swept_and_no_others() {
    let scene = Scene::new(TestApp::start().await).await;
    scene.send(&scene.plan, "plan.pdf", pdf_by("Auteur", "Le plan")).await.expect(201);
    let folder = scene.app.folder().join("data/files/objects/00");
    std::fs::create_dir_all(&folder).unwrap();
    let orphan = folder.join("00000000000000000000000000000000");
    std::fs::write(&orphan, "left behind").unwrap();
    let now = std::time::Duration::from_micros(u64::try_from(scene.app.now().micros()).unwrap());
    std::fs::File::options().write(true).open(&orphan).unwrap().set_modified(std::time::UNIX_EPOCH + now).unwrap();
    scene.app.advance(Span::hours(2));
    scene.app.tick().await;
    assert!(orphan.exists(), "it is not a day old");
    scene.app.advance(Span::hours(23));
    scene.app.tick().await;
    assert!(!orphan.exists());
    assert_eq!(blobs(&scene.app), 2, "what a dossier holds stays, and its copy for jurors");
}

#[tokio::test]
async fn the_files_of_a_correction_count_once_it_is_handed_in() {
    let scene = Scene::new(TestApp::start().await).await;
    let Scene { app, startup, ministry, path, plan, .. } = &scene;
    let first = scene.send(plan, "plan.pdf", PDF).await.expect(201);
    let file = first.location().trim_end_matches("/link").to_owned();
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    let until = json!({"until": "2027-04-05T00:00:00Z", "reason": "Plan illisible"});
    app.operator().await.post(format!("{path}/reopening"), until).await.expect(200);
    startup.delete(&file, "*").await.expect(204);
    let better = scene.send(plan, "plan-lisible.pdf", PDF).await.expect(201);
    let names = |answer: &Value| answer.as_array().unwrap().iter().map(|file| text(&file["name"]).to_owned()).collect::<Vec<_>>();
    let seen = startup.get(path).await.expect(200);
    assert_eq!(
        (names(&seen.json()["files"]), names(&seen.json()["correction"]["files"])),
        (vec!["plan.pdf".into()], vec!["plan-lisible.pdf".into()])
    );
    // Everybody else sees what was handed in, and nothing of the correction.
    let theirs = ministry.get(path).await.expect(200);
    assert_eq!((names(&theirs.json()["files"]), &theirs.json()["correction"]), (vec!["plan.pdf".into()], &Value::Null));
    ministry.get(format!("{file}/link")).await.expect(200);
    ministry.get(better.location()).await.problem(404, "not_found");
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    assert_eq!(names(&ministry.get(path).await.expect(200).json()["files"]), ["plan-lisible.pdf"]);
    let receipt = startup.get(format!("{path}/receipt")).await.expect(200);
    assert_eq!(names(&receipt.json()["snapshot"]["files"]), ["plan-lisible.pdf"]);
    // A correction that is never handed in changes nothing.
    let until = json!({"until": "2027-04-06T00:00:00Z", "reason": "Encore"});
    app.operator().await.post(format!("{path}/reopening"), until).await.expect(200);
    startup.delete(better.location().trim_end_matches("/link"), "*").await.expect(204);
    app.clock.set(Instant::parse("2027-04-06T00:00:00Z").unwrap());
    assert_eq!(names(&startup.get(path).await.expect(200).json()["files"]), ["plan-lisible.pdf"]);
    ministry.get(better.location()).await.expect(200);
}

#[tokio::test]
async fn a_repeated_upload_is_answered_alike_whatever_has_changed_since() {
    let scene = Scene::new(TestApp::start().await).await;
    let path = format!("{}/files?question={}&name=plan.pdf", scene.path, scene.plan);
    let send = async || {
        let request =
            scene.startup.request(Method::POST, &path).header("idempotency-key", "lost-answer").header("content-type", "application/pdf");
        request.body(PDF).send().await
    };
    let first = send().await.expect(201);
    scene.app.clock.set(Instant::parse("2027-01-16T08:00:00Z").unwrap());
    for n in 0..19 {
        scene.send(&scene.table, &format!("t{n}.csv"), format!("a;b\n1;{n}\n")).await.expect(201);
    }
    assert_eq!(send().await.expect(201).json(), first.json(), "the dossier is full by now");
}

/// What the trail of an organisation says of this file, oldest first: the actions and who did them.
async fn trail(scene: &Scene, file: &str) -> Vec<(String, String)> {
    let told = scene.startup.get(format!("/v1/audit-events?organisation_id={}&limit=100", scene.startup.organisation)).await.expect(200);
    let of_the_file = told.data().iter().rev().filter(|entry| entry["details"]["file_id"] == file);
    of_the_file.map(|entry| (text(&entry["action"]).to_owned(), text(&entry["actor_id"]).to_owned())).collect()
}

#[tokio::test]
async fn file_08_each_link_and_each_reading_is_in_the_trail_and_a_refusal_is_not() {
    let scene = Scene::new(TestApp::start().await).await;
    let Scene { app, startup, ministry, path, plan, .. } = &scene;
    let sent = scene.send(plan, "plan.pdf", PDF).await.expect(201);
    let file = sent.location().trim_end_matches("/link");
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    let (own, partner) = (startup.id().to_string(), ministry.id().to_string());
    let entry = |action: &str, actor: &str| (format!("application.{action}"), actor.to_owned());
    let mut expected = vec![entry("file_added", &own)];
    assert_eq!(trail(&scene, sent.id()).await, expected);

    app.advance(Span::seconds(1));
    let url = link(startup, file).await;
    expected.push(entry("file_link_made", &own));
    assert_eq!(trail(&scene, sent.id()).await, expected, "a link alone was not read");
    // A link is read without a token: it was made for somebody, who is named.
    for _ in 0..2 {
        app.advance(Span::seconds(1));
        app.anonymous().get(&url).await.expect(200);
        expected.push(entry("file_read", &own));
        assert_eq!(trail(&scene, sent.id()).await, expected);
    }
    ministry.get(&url).await.problem(403, "forbidden");
    ministry.get(format!("{file}/link")).await.problem(404, "not_found");
    app.clock.set(Instant::parse("2027-04-02T00:00:00Z").unwrap());
    app.anonymous().get(&url).await.problem(410, "link_expired");
    assert_eq!(trail(&scene, sent.id()).await, expected, "nobody read it");
    let url = link(ministry, file).await;
    app.advance(Span::seconds(1));
    ministry.get(&url).await.expect(200);
    expected.extend([entry("file_link_made", &partner), entry("file_read", &partner)]);
    assert_eq!(trail(&scene, sent.id()).await, expected);
}

#[tokio::test]
async fn file_02_a_dossier_holds_200_mb_and_a_startup_2_gb() {
    let scene = Scene::new(TestApp::start().await).await;
    let Scene { app, ministry, startup, path, table, .. } = &scene;
    let (row, size) = ("a;b\n1;2\n", 8);
    let sent = scene.send(table, "t.csv", row).await.expect(201);
    // As if it had so many bytes.
    let weighs = async |file: &Answer, bytes: i64| {
        app.ctx.db.raw(format!("UPDATE application_files SET size = {bytes} WHERE id = '{}'", file.id())).await.unwrap();
    };
    let full = |answer: Answer, max: &str| {
        let refused = answer.problem(409, "file_quota_exceeded");
        assert_eq!(refused.json()["details"], json!({"limit": "bytes", "max": max}));
    };
    weighs(&sent, 200_000_000 - size).await;
    full(scene.send(table, "u.csv", format!("{row}3;4\n")).await, "200000000");
    let last = scene.send(table, "u.csv", row).await.expect(201);
    full(scene.send(table, "v.csv", row).await, "200000000");
    startup.delete(last.location().trim_end_matches("/link"), "*").await.expect(204);
    let other = scene.send(table, "v.csv", row).await.expect(201);

    // All dossiers of a startup together, and what was taken out: what one of them holds is missing in another.
    weighs(&sent, 1_000_000_000 - size).await;
    weighs(&other, 1_000_000_000 - size).await;
    let challenge = app.published(ministry, a_call_with_files()).await;
    let draft = app.drafted(startup, &challenge, "Sondes").await;
    let questions = challenge["document"]["questions"].as_array().unwrap();
    let question = text(&questions.iter().find(|question| question["key"] == "table").unwrap()["id"]);
    let second = format!("/v1/applications/{}", text(&draft["id"]));
    let send = async |content: String| upload(startup, &second, question, "w.csv", "text/csv", content).await;
    full(send(format!("{row}3;4\n")).await, "2000000000");
    send(row.to_owned()).await.expect(201);
    full(send(row.to_owned()).await, "2000000000");
    assert_eq!(startup.get(path).await.expect(200).json()["files"].as_array().unwrap().len(), 2);
    // Another startup has room of its own.
    let rival = app.startup("Rival").await;
    let theirs = app.drafted(&rival, &challenge, "Drones").await;
    upload(&rival, &format!("/v1/applications/{}", text(&theirs["id"])), question, "x.csv", "text/csv", row).await.expect(201);
}
