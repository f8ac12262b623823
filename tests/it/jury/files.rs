//! Files as jurors read them: the originals, or copies that tell nothing of who made them.

use acceptance::{Answer, Instant, Member, Method, Panel, Person, Span, TestApp, Value, a_call, docx_by, json, pdf_by, text};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

const CANARY: &str = "Kanarienvogel";

/// A call that asks for a plan and an annex, judged blind or not.
pub(super) fn a_call_with_files(blind: bool) -> Value {
    let mut call = a_call();
    let questions = call["questions"].as_array_mut().unwrap();
    questions.push(json!({"key": "plan", "label": {"fr": "Plan"}, "kind": "file"}));
    questions.push(json!({"key": "annex", "label": {"fr": "Annexe"}, "kind": "file"}));
    questions.push(json!({"key": "secret", "label": {"fr": "Statuts"}, "kind": "file", "visible_to_jury": false}));
    call["phases"][1]["review"]["blind"] = json!(blind);
    call
}

/// Sends a file as an answer to a question.
pub(super) async fn upload(person: &Person, application: &str, challenge: &Value, question: &str, name: &str, bytes: Vec<u8>) -> Answer {
    let questions = challenge["document"]["questions"].as_array().unwrap();
    let question = text(&questions.iter().find(|asked| asked["key"] == question).unwrap()["id"]);
    let path = format!("/v1/applications/{application}/files?question={question}&name={name}");
    let request = person.request(Method::POST, path).fresh_key().header("content-type", "application/octet-stream");
    request.body(bytes).send().await.expect(201)
}

/// A panel whose only applicant handed these files in: question, name, content. No worker has run since.
async fn panel_with(blind: bool, files: &[(&str, &str, Vec<u8>)]) -> Panel {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let challenge = app.published(&ministry, a_call_with_files(blind)).await;
    let startup = app.startup("Startup").await;
    let application = text(&app.submitted(&startup, &challenge, "Sondes").await["id"]).to_owned();
    for (question, name, bytes) in files {
        // Files of one instant have no order.
        app.advance(Span::seconds(1));
        upload(&startup, &application, &challenge, question, name, bytes.clone()).await;
    }
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    let phase = format!("/v1/phases/{}", text(&challenge["document"]["phases"][1]["id"]));
    Panel { app, ministry, operator, challenge, phase, startups: vec![startup], applications: vec![application] }
}

/// Lets workers make what is due.
pub(super) async fn work(app: &TestApp) {
    for _ in 0..6 {
        app.tick().await;
    }
}

fn tells(bytes: &[u8]) -> bool {
    bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes())
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Where a juror reads a file.
async fn link(juror: &Person, desk: &str, key: &str) -> String {
    juror.post(format!("{desk}/files/{key}/link"), json!({})).await.expect(200).field("url").to_owned()
}

#[tokio::test]
async fn file_06_a_blind_juror_reads_copies_under_names_that_say_nothing() {
    let plan = pdf_by(CANARY, "Le plan");
    let files = [
        ("annex", "Kanarienvogel-annexe.docx", docx_by(CANARY, "Une annexe", &[])),
        ("plan", "Kanarienvogel-plan.pdf", plan.clone()),
        ("annex", "Kanarienvogel.csv", b"a;b\n1;2\n".to_vec()),
        ("secret", "statuts.pdf", pdf_by(CANARY, "Statuts")),
    ];
    let panel = panel_with(true, &files).await;
    let juror = panel.seat("Karim", "juror").await;
    let desk = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let waiting = juror.get(format!("{desk}/files")).await.expect(200);
    assert!(waiting.data().iter().all(|file| file["state"] == "preparing" && file["size"].is_null()), "{waiting}");
    juror.post(format!("{desk}/files/3-1/link"), json!({})).await.problem(409, "file_not_available");
    work(&panel.app).await;

    let listed = juror.get(format!("{desk}/files")).await.expect(200);
    let seen: Vec<_> = listed.data().iter().map(|file| (text(&file["key"]), text(&file["name"]), text(&file["state"]))).collect();
    assert_eq!(seen, [("3-1", "3-1.pdf", "ready"), ("4-1", "4-1.docx", "ready"), ("4-2", "4-2.csv", "ready")]);
    let page = juror.get(format!("{desk}/files?limit=2")).await.expect(200);
    let rest = juror.get(format!("{desk}/files?limit=2&cursor={}", page.field("next_cursor"))).await.expect(200);
    assert_eq!((page.data().len(), rest.data().len(), &rest.data()[0]["key"]), (2, 1, &json!("4-2")));

    let url = link(&juror, &desk, "3-1").await;
    assert!(!url.contains("fil_"), "{url}");
    let copy = panel.app.anonymous().get(&url).await.expect(200);
    assert!(!tells(copy.bytes()) && copy.text().contains("Le plan") && copy.text().contains("remarque"));
    assert_eq!(listed.data()[0]["size"].as_u64(), u64::try_from(copy.bytes().len()).ok());
    assert_eq!(copy.header("content-disposition"), Some("attachment; filename=\"3-1.pdf\""));
    // Neither the digest of the original nor that of the copy, which would be the same for a file without metadata.
    for bytes in [plan.as_slice(), copy.bytes()] {
        assert!(!copy.etag().contains(&sha256(bytes)), "{}", copy.etag());
    }
    let table = juror.get(link(&juror, &desk, "4-2").await).await.expect(200);
    assert_eq!(table.bytes(), b"a;b\n1;2\n");
    assert!(!table.etag().contains(&sha256(table.bytes())));
    let document = juror.get(link(&juror, &desk, "4-1").await).await.expect(200);
    assert!(document.bytes().starts_with(b"PK") && !tells(document.bytes()));

    // FILE-08: for its reader, for a minute.
    panel.app.person("Autre").await.get(&url).await.problem(403, "forbidden");
    panel.app.anonymous().get(url.replace("~3-1", "~4-1")).await.problem(404, "not_found");
    panel.app.advance(Span::seconds(60));
    panel.app.anonymous().get(&url).await.problem(410, "link_expired");
    for key in ["3-2", "5-1", "0-0", "x"] {
        juror.post(format!("{desk}/files/{key}/link"), json!({})).await.problem(404, "not_found");
    }
    let told = panel.operator.get("/v1/audit-events?limit=100").await.expect(200);
    let told: Vec<_> = told.data().iter().map(|entry| text(&entry["action"])).collect();
    assert!(told.contains(&"assignment.file_link_made") && told.contains(&"assignment.file_read"), "{told:?}");
}

#[tokio::test]
async fn file_06_access_to_the_files_ends_with_that_to_the_dossier() {
    let panel = panel_with(true, &[("plan", "plan.pdf", pdf_by(CANARY, "Le plan"))]).await;
    work(&panel.app).await;
    let (juror, conflicted, other) =
        (panel.seat("Karim", "juror").await, panel.seat("Salma", "juror").await, panel.seat("Omar", "juror").await);
    let desk = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let theirs = format!("/v1/jury/assignments/{}", panel.assigned(&conflicted, 0).await);
    for stranger in [&other.person, &panel.operator, &panel.ministry.person, &panel.startups[0].person] {
        stranger.get(format!("{desk}/files")).await.problem(404, "not_found");
        stranger.post(format!("{desk}/files/3-1/link"), json!({})).await.problem(404, "not_found");
    }
    panel.app.anonymous().get(format!("{desk}/files")).await.problem(401, "authentication_required");
    let (kept, lost) = (link(&juror, &desk, "3-1").await, link(&conflicted, &theirs, "3-1").await);
    let conflict = json!({"juror_id": conflicted.id, "application_id": panel.applications[0], "kind": "personal", "reason": "Un frère."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    conflicted.get(format!("{theirs}/files")).await.problem(403, "conflict_of_interest");
    conflicted.post(format!("{theirs}/files/3-1/link"), json!({})).await.problem(403, "conflict_of_interest");
    conflicted.get(&lost).await.problem(403, "conflict_of_interest");
    juror.get(&kept).await.expect(200);
    juror.post(format!("{desk}/recusal"), json!({"reason": "Surcharge."})).await.expect(204);
    juror.get(format!("{desk}/files")).await.problem(404, "not_found");
    juror.get(&kept).await.problem(404, "not_found");
}

#[tokio::test]
async fn file_06_what_a_scanner_finds_later_is_shown_to_no_juror() {
    let panel = panel_with(true, &[("plan", "a.pdf", pdf_by(CANARY, "Un")), ("plan", "b.pdf", pdf_by(CANARY, "Deux"))]).await;
    work(&panel.app).await;
    let juror = panel.seat("Karim", "juror").await;
    let desk = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let url = link(&juror, &desk, "3-1").await;
    panel.app.ctx.db.raw("UPDATE application_files SET state = 'quarantined' WHERE name = 'a.pdf'").await.unwrap();
    juror.get(&url).await.problem(404, "not_found");
    let listed = juror.get(format!("{desk}/files")).await.expect(200);
    assert_eq!((listed.data().len(), &listed.data()[0]["key"]), (1, &json!("3-2")), "the other one keeps its number");
}

#[tokio::test]
async fn file_06_a_juror_who_knows_who_applies_reads_the_originals() {
    let original = pdf_by(CANARY, "Le plan");
    let panel = panel_with(false, &[("plan", "plan.pdf", original.clone())]).await;
    let juror = panel.seat("Karim", "juror").await;
    let desk = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let listed = juror.get(format!("{desk}/files")).await.expect(200);
    assert_eq!((listed.data().len(), text(&listed.data()[0]["name"]), text(&listed.data()[0]["state"])), (1, "plan.pdf", "ready"));
    let read = juror.get(link(&juror, &desk, "3-1").await).await.expect(200);
    assert_eq!(read.bytes(), original);
    work(&panel.app).await;
    let notices = panel.operator.get(format!("{}/file-notices", panel.phase)).await.expect(200);
    assert!(notices.data().is_empty());
}

#[tokio::test]
async fn file_06_whoever_sends_a_file_that_cannot_be_cleaned_is_told_and_so_are_those_who_keep_the_panel() {
    let object = docx_by(CANARY, "Une annexe", &[("word/embeddings/oleObject1.bin", "x")]);
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator) = (app.partner("Ministère").await, app.operator().await);
    let challenge = app.published(&ministry, a_call_with_files(true)).await;
    let startup = app.startup("Startup").await;
    let application = text(&app.submitted(&startup, &challenge, "Sondes").await["id"]).to_owned();
    let sent = upload(&startup, &application, &challenge, "annex", "Kanarienvogel.docx", object).await;
    upload(&startup, &application, &challenge, "plan", "plan.pdf", pdf_by(CANARY, "Le plan")).await;
    let hidden = async |startup: &Member| {
        let told = startup.get(format!("/v1/applications/{application}/completeness")).await.expect(200);
        told.json()["hidden_files"].as_array().unwrap().clone()
    };
    assert!(hidden(&startup).await.is_empty(), "nobody has looked yet");
    work(&app).await;
    // Before the deadline: the startup can send another one.
    let told = hidden(&startup).await;
    assert_eq!((told.len(), text(&told[0]["name"]), text(&told[0]["reason"])), (1, "Kanarienvogel.docx", "content"));
    assert_eq!(told[0]["file_id"], sent.json()["id"]);
    let mails = app.mails();
    let told = mails.iter().filter(|mail| mail.to.contains(startup.email()) && mail.subject.contains("ne sera pas montré"));
    assert_eq!(told.count(), 1, "{:?}", mails.iter().map(|mail| &mail.subject).collect::<Vec<_>>());
    let phase = format!("/v1/phases/{}", text(&challenge["document"]["phases"][1]["id"]));
    operator.get(format!("{phase}/file-notices")).await.problem(409, "applications_sealed");

    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    let panel = Panel { app, ministry, operator, challenge, phase, startups: vec![startup], applications: vec![application.clone()] };
    let (juror, chair) = (panel.seat("Karim", "juror").await, panel.seat("Présidente", "chair").await);
    for keeper in [&panel.operator, &chair.person] {
        let notices = keeper.get(format!("{}/file-notices", panel.phase)).await.expect(200);
        let notice = &notices.data()[0];
        assert_eq!((notices.data().len(), text(&notice["application_id"]), text(&notice["reason"])), (1, application.as_str(), "content"));
        assert!(!notices.text().contains(CANARY), "{notices}");
    }
    juror.get(format!("{}/file-notices", panel.phase)).await.problem(403, "forbidden");
    panel.ministry.get(format!("{}/file-notices", panel.phase)).await.problem(403, "forbidden");
    panel.startups[0].get(format!("{}/file-notices", panel.phase)).await.problem(404, "not_found");
    let desk = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    let listed = juror.get(format!("{desk}/files")).await.expect(200);
    assert_eq!((listed.data().len(), &listed.data()[0]["key"]), (1, &json!("3-1")));
    juror.post(format!("{desk}/files/4-1/link"), json!({})).await.problem(404, "not_found");
}

#[tokio::test]
async fn file_06_files_that_were_there_before_there_were_copies_get_theirs() {
    let panel = panel_with(true, &[("plan", "plan.pdf", pdf_by(CANARY, "Le plan"))]).await;
    panel.app.ctx.db.raw("DELETE FROM blind_copies").await.unwrap();
    let juror = panel.seat("Karim", "juror").await;
    let desk = format!("/v1/jury/assignments/{}", panel.assigned(&juror, 0).await);
    panel.app.advance(Span::hours(2));
    work(&panel.app).await;
    let copy = juror.get(link(&juror, &desk, "3-1").await).await.expect(200);
    assert!(!tells(copy.bytes()));
    // They go with what they are copies of.
    panel.app.ctx.db.raw("DELETE FROM application_files").await.unwrap();
    assert!(juror.get(format!("{desk}/files")).await.expect(200).data().is_empty());
    panel.app.advance(Span::hours(30));
    work(&panel.app).await;
    let objects = panel.app.folder().join("data/files/objects");
    let left: usize = std::fs::read_dir(objects).unwrap().map(|shard| std::fs::read_dir(shard.unwrap().path()).unwrap().count()).sum();
    assert_eq!(left, 0, "neither files nor copies");
}

#[tokio::test]
async fn file_06_a_copy_that_fails_again_and_again_is_given_up() {
    let panel = panel_with(true, &[("plan", "plan.pdf", pdf_by(CANARY, "Le plan"))]).await;
    // Its bytes are gone.
    panel.app.ctx.db.raw("UPDATE application_files SET blob = '00000000000000000000000000000000'").await.unwrap();
    for _ in 0..6 {
        panel.app.tick().await;
        panel.app.advance(Span::minutes(6));
    }
    let notices = panel.operator.get(format!("{}/file-notices", panel.phase)).await.expect(200);
    assert_eq!((notices.data().len(), text(&notices.data()[0]["reason"])), (1, "failure"));
}
