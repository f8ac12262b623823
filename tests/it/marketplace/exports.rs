//! Exports of dossiers: asked for, written in the background, downloaded by a link, and gone after a day.

use acceptance::{Answer, Instant, Member, Panel, Person, Span, TestApp, Value, a_call, a_dossier, json, text};
use calamine::{Data, Reader as _, Xlsx};
use std::io::Cursor;
use tahaddi_domain::export::ExportState;
use tahaddi_domain::id::{ExportId, Id as _};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_persistence::repo::export;

/// Asks for an export and has it written.
async fn exported(app: &TestApp, person: &Person, path: &str, body: Value) -> Value {
    let asked = person.post(path, body).await.expect(201);
    app.tick().await;
    let done = person.get(asked.location()).await.expect(200).json().clone();
    assert_eq!(done["state"], "done", "{done:#}");
    done
}

async fn download(person: &Person, export: &Value) -> Answer {
    let link = person.get(format!("/v1/exports/{}/link", text(&export["id"]))).await.expect(200);
    person.get(link.field("url")).await.expect(200)
}

/// Every cell of the first sheet that is not empty, by row.
fn cells(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let name = workbook.sheet_names()[0].clone();
    let range = workbook.worksheet_range(&name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// A part of a workbook, as it is in the archive.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

/// How many entries of the trail say this of an export.
async fn audited(operator: &Person, export: &str, action: &str) -> usize {
    let entries = operator.get(format!("/v1/audit-events?subject_id={export}")).await.expect(200);
    entries.data().iter().filter(|entry| entry["action"] == action).count()
}

/// [`a_call`] with a question of each type.
fn a_call_with_types() -> Value {
    let mut call = a_call();
    let questions = call["questions"].as_array_mut().unwrap();
    questions.push(json!({"key": "jobs", "label": {"fr": "Emplois", "ar": "مناصب الشغل"}, "kind": "number"}));
    questions.push(json!({"key": "since", "label": {"fr": "Créée le"}, "kind": "date"}));
    questions.push(json!({"key": "exports", "label": {"fr": "Exporte"}, "kind": "boolean"}));
    questions.push(json!({"key": "fields", "label": {"fr": "Domaines"}, "kind": "multiple_choice", "options": ["eau", "sol"]}));
    call
}

fn question(challenge: &Value, key: &str) -> String {
    let questions = challenge["document"]["questions"].as_array().unwrap();
    text(&questions.iter().find(|question| question["key"] == key).unwrap()["id"]).to_owned()
}

#[tokio::test]
async fn dossiers_are_exported_to_a_workbook_with_typed_cells() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call_with_types()).await;
    let startup = app.startup("Sondes du Souss").await;
    let draft = app.drafted(&startup, &challenge, "Capteurs").await;
    let path = format!("/v1/applications/{}", text(&draft["id"]));
    let mut document = a_dossier(&challenge, "Capteurs");
    document["answers"][question(&challenge, "jobs")] = json!(-4.5);
    document["answers"][question(&challenge, "since")] = json!("2021-03-08");
    document["answers"][question(&challenge, "exports")] = json!(true);
    document["answers"][question(&challenge, "fields")] = json!(["eau", "sol"]);
    startup.patch(&path, "*", document).await.expect(200);
    startup.post(format!("{path}/submission"), json!({})).await.expect(200);
    let rival = app.startup("Rival").await;
    app.drafted(&rival, &challenge, "Un brouillon secret").await;
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());

    let exports = format!("/v1/challenges/{}/exports", text(&challenge["id"]));
    let asked = ministry.post(&exports, json!({"format": "xlsx", "language": "ar"})).await.expect(201);
    assert_eq!((asked.field("state"), &asked.json()["rows_total"], asked.field("kind")), ("queued", &json!(1), "applications"));
    let link = format!("{}/link", asked.location());
    ministry.get(&link).await.problem(409, "invalid_state");
    app.tick().await;
    let done = ministry.get(asked.location()).await.expect(200);
    assert_eq!((done.field("state"), &done.json()["rows_done"], &done.json()["rows_total"]), ("done", &json!(1), &json!(1)));
    assert_eq!(done.json()["allowed_actions"][0], json!({"action": "download", "allowed": true, "reason": null, "from": null}));

    let file = download(&ministry, done.json()).await;
    assert_eq!(file.bytes().len() as u64, done.json()["size"].as_u64().unwrap());
    assert!(file.header("content-disposition").unwrap().ends_with(&format!("\"{}\"", done.field("file_name"))));
    assert!(part(file.bytes(), "xl/worksheets/sheet1.xml").contains("rightToLeft=\"1\""), "Arabic is read from right to left");
    let rows = cells(file.bytes());
    assert_eq!(rows.len(), 2, "the draft is not in it: {rows:?}");
    let heading: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
    assert_eq!((&*heading[0], &*heading[1], &*heading[11]), ("المرجع", "المقاولة الناشئة", "مناصب الشغل"));
    let [reference, named, title, state] = [0, 1, 2, 3].map(|at| rows[1][at].to_string());
    assert_eq!((&*reference, &*named, &*title, &*state), (text(&draft["id"]), "Sondes du Souss", "Capteurs", "مودع"));
    assert!(matches!(&rows[1][4], Data::DateTime(at) if at.to_ymd_hms_milli().0 == 2027), "{:?}", rows[1][4]);
    assert_eq!(rows[1][11], Data::Float(-4.5));
    assert!(matches!(&rows[1][12], Data::DateTime(at) if at.to_ymd_hms_milli() == (2021, 3, 8, 0, 0, 0, 0)), "{:?}", rows[1][12]);
    assert_eq!((&rows[1][13], &rows[1][14]), (&Data::Bool(true), &Data::String("eau\nsol".to_owned())));
    assert!(!String::from_utf8_lossy(file.bytes()).contains("secret"));
}

#[tokio::test]
async fn sec_66_what_begins_like_a_formula_is_a_text_in_both_formats() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    let titles = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "x;=1+1", "الري \"المتصل\""];
    for (n, title) in titles.iter().enumerate() {
        let startup = app.startup(&format!("=cmd|' /C calc'!A{n}")).await;
        app.submitted(&startup, &challenge, title).await;
    }
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    let path = format!("/v1/challenges/{}/exports", text(&challenge["id"]));

    let export = exported(&app, &ministry, &path, json!({"format": "csv", "language": "fr"})).await;
    let csv = download(&ministry, &export).await.text();
    let csv = csv.strip_prefix('\u{FEFF}').expect("spreadsheets read UTF-8 by its mark");
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!((lines.len(), lines[7]), (8, ""), "{csv}");
    let beginnings =
        ["\"'=HYPERLINK(\"\"http://x\"\")\"", "\"'+1+1\"", "\"'-2+3\"", "\"'@SUM(A1)\"", "\"x;'=1+1\"", "\"الري \"\"المتصل\"\"\""];
    // Handed in at one instant: their order means nothing.
    for (n, title) in beginnings.iter().enumerate() {
        let cells = format!(",\"'=cmd|' /C calc'!A{n}\",{title},");
        assert!(lines.iter().any(|line| line.contains(&cells)), "{cells} is not in\n{csv}");
    }

    let export = exported(&app, &ministry, &path, json!({"format": "xlsx", "language": "fr"})).await;
    let workbook = download(&ministry, &export).await;
    let rows = cells(workbook.bytes());
    for (n, title) in titles.iter().enumerate() {
        let startup = Data::String(format!("=cmd|' /C calc'!A{n}"));
        let row = rows.iter().find(|row| row[1] == startup).expect("the startup, as it calls itself");
        assert_eq!(row[2], Data::String((*title).to_owned()), "as it was written");
    }
    let sheet = part(workbook.bytes(), "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no cell is a formula");
    assert!(part(workbook.bytes(), "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[tokio::test]
async fn inv_18_nothing_is_exported_before_the_deadline_and_not_to_everybody_after() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let (ministry, operator, support) = (app.partner("Ministère").await, app.operator().await, app.support().await);
    let challenge = app.published(&ministry, a_call()).await;
    let startup = app.startup("Startup").await;
    app.submitted(&startup, &challenge, "Capteurs").await;
    let path = format!("/v1/challenges/{}/exports", text(&challenge["id"]));
    for person in [&ministry.person, &operator] {
        let refused = person.post(&path, json!({})).await.problem(409, "applications_sealed");
        assert!(refused.json()["details"]["opens_at"].is_string());
    }
    assert_eq!(ministry.get("/v1/exports").await.expect(200).data().len(), 0);

    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    app.anonymous().post(&path, json!({})).await.problem(401, "authentication_required");
    startup.post(&path, json!({})).await.problem(403, "forbidden");
    support.post(&path, json!({})).await.problem(403, "forbidden");
    app.partner("Autre").await.post(&path, json!({})).await.problem(403, "forbidden");
    let viewer = app.colleague(&ministry, MemberRole::Viewer).await;
    let export = exported(&app, &viewer, &path, json!({})).await;

    // Nobody else sees it, and a link is for one person.
    let place = format!("/v1/exports/{}", text(&export["id"]));
    for other in [&ministry.person, &operator, &startup.person] {
        other.get(&place).await.problem(404, "not_found");
        other.get(format!("{place}/link")).await.problem(404, "not_found");
        assert_eq!(other.get("/v1/exports").await.expect(200).data().len(), 0);
    }
    let link = viewer.get(format!("{place}/link")).await.expect(200).field("url").to_owned();
    ministry.get(&link).await.problem(403, "forbidden");
    app.anonymous().get(&link).await.expect(200);
    app.advance(Span::seconds(60));
    viewer.get(&link).await.problem(410, "link_expired");

    // Who has left the organisation downloads nothing more.
    let member = format!("/v1/organisations/{}/members/{}", ministry.organisation, viewer.id());
    let link = viewer.get(format!("{place}/link")).await.expect(200).field("url").to_owned();
    ministry.delete(&member, "*").await.expect(204);
    viewer.get(format!("{place}/link")).await.problem(403, "forbidden");
    viewer.get(&link).await.problem(403, "forbidden");
    viewer.get(&place).await.expect(200);
}

#[tokio::test]
async fn inv_47_each_export_is_one_entry_of_the_trail_and_each_reading_one_more() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (app, ministry, operator) = (&panel.app, &panel.ministry, &panel.operator);
    let path = format!("{}/exports", panel.call());
    let first = ministry.post_with_key(&path, "export-key-1", json!({"format": "csv"})).await.expect(201);
    let again = ministry.post_with_key(&path, "export-key-1", json!({"format": "csv"})).await.expect(201);
    assert_eq!((first.id(), again.header("idempotency-replayed")), (again.id(), Some("true")));
    app.tick().await;
    app.tick().await;
    let counted = async || {
        let of = |action: &'static str| audited(operator, first.id(), action);
        (of("export.requested").await, of("export.link_made").await, of("export.read").await)
    };
    assert_eq!(counted().await, (1, 0, 0));
    let done = ministry.get(first.location()).await.expect(200);
    download(ministry, done.json()).await;
    assert_eq!(counted().await, (1, 1, 1));
    let listed = ministry.get("/v1/exports").await.expect(200);
    assert_eq!((listed.data().len(), text(&listed.data()[0]["id"])), (1, first.id()));
}

#[tokio::test]
async fn withdrawn_dossiers_are_in_it_where_they_are_asked_for() {
    let app = TestApp::start().await;
    app.load_catalogue().await;
    let ministry = app.partner("Ministère").await;
    let challenge = app.published(&ministry, a_call()).await;
    for title in ["Capteurs", "Robots"] {
        let startup = app.startup(title).await;
        let sent = app.submitted(&startup, &challenge, title).await;
        if title == "Robots" {
            startup.post(format!("/v1/applications/{}/withdrawal", text(&sent["id"])), json!({})).await.ok();
        }
    }
    app.clock.set(Instant::parse("2027-04-02T08:00:00Z").unwrap());
    let path = format!("/v1/challenges/{}/exports", text(&challenge["id"]));
    let rows = |export: &Value| export["rows_done"].as_i64().unwrap();
    assert_eq!(rows(&exported(&app, &ministry, &path, json!({"format": "csv"})).await), 1);
    let all = exported(&app, &ministry, &path, json!({"format": "csv", "include_withdrawn": true})).await;
    assert_eq!(rows(&all), 2);
    assert!(download(&ministry, &all).await.text().contains("Robots"));
}

#[tokio::test]
async fn rel_25_an_export_whose_worker_died_is_taken_up_again_and_none_is_written_twice() {
    let panel = Panel::of(&["Capteurs", "Robots"]).await;
    let (app, ministry) = (&panel.app, &panel.ministry);
    let asked = ministry.post(format!("{}/exports", panel.call()), json!({})).await.expect(201);
    let id = ExportId::parse(asked.id()).unwrap();

    // Another replica takes it and dies.
    let other = app.replica();
    let taken = other.db.write(|tx| export::take(tx, Span::minutes(2))).await.unwrap().expect("it waits");
    assert_eq!((taken.export.id.clone(), taken.attempts, taken.fence), (id.clone(), 1, 1));
    app.tick().await;
    let seen = ministry.get(asked.location()).await.expect(200);
    assert_eq!(seen.field("state"), "running", "it is in other hands");
    app.advance(Span::minutes(2));

    // Two replicas look at once: one of them writes it.
    let (one, two) = tokio::join!(tahaddi_api::worker::tick(&app.ctx), tahaddi_api::worker::tick(&other));
    one.unwrap();
    two.unwrap();
    let done = ministry.get(asked.location()).await.expect(200);
    assert_eq!((done.field("state"), &done.json()["rows_done"]), ("done", &json!(2)));
    assert_eq!(blobs(app).len(), 1, "one file");
    download(ministry, done.json()).await;

    // The first one wakes up: nothing that it says counts.
    let fence = taken.fence;
    let (late, still) = (id.clone(), id.clone());
    assert!(!other.db.write(move |tx| export::progress(tx, &late, fence, (1, 2), Span::minutes(2))).await.unwrap());
    assert!(!other.db.write(move |tx| export::fail(tx, &id, fence, tahaddi_domain::code::Code::InternalError)).await.unwrap());
    let stored = other.db.read(move |conn| export::find(conn, &still)).await.unwrap().unwrap();
    assert_eq!(stored.state, ExportState::Done);
}

#[tokio::test]
async fn an_export_that_always_fails_is_given_up() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (app, ministry) = (&panel.app, &panel.ministry);
    let asked = ministry.post(format!("{}/exports", panel.call()), json!({})).await.expect(201);
    for _ in 0..5 {
        app.ctx.db.write(|tx| export::take(tx, Span::minutes(2))).await.unwrap().expect("it is due again");
        app.advance(Span::minutes(2));
    }
    app.tick().await;
    let failed = ministry.get(asked.location()).await.expect(200);
    assert_eq!((failed.field("state"), failed.field("failure")), ("failed", "internal_error"));
    ministry.get(format!("{}/link", asked.location())).await.problem(409, "invalid_state");
}

#[tokio::test]
async fn whoever_may_no_longer_see_it_gets_no_file() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (app, ministry) = (&panel.app, &panel.ministry);
    let viewer = app.colleague(ministry, MemberRole::Viewer).await;
    let asked = viewer.post(format!("{}/exports", panel.call()), json!({})).await.expect(201);
    ministry.delete(format!("/v1/organisations/{}/members/{}", ministry.organisation, viewer.id()), "*").await.expect(204);
    app.tick().await;
    let failed = viewer.get(asked.location()).await.expect(200);
    assert_eq!((failed.field("state"), failed.field("failure"), blobs(app).len()), ("failed", "forbidden", 0));
}

/// The files in the store.
fn blobs(app: &TestApp) -> Vec<std::path::PathBuf> {
    let shards = std::fs::read_dir(app.folder().join("data/files/objects")).into_iter().flatten();
    shards.flat_map(|shard| std::fs::read_dir(shard.unwrap().path()).unwrap()).map(|blob| blob.unwrap().path()).collect()
}

#[tokio::test]
async fn a_file_is_gone_after_a_day_and_its_bytes_are_swept() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (app, ministry) = (&panel.app, &panel.ministry);
    let export = exported(app, ministry, &format!("{}/exports", panel.call()), json!({})).await;
    let place = format!("/v1/exports/{}", text(&export["id"]));
    assert_eq!(blobs(app).len(), 1);
    app.advance(Span::hours(24));
    assert_eq!(ministry.get(&place).await.expect(200).field("state"), "expired");
    ministry.get(format!("{place}/link")).await.problem(409, "invalid_state");
    app.tick().await;
    assert_eq!(blobs(app).len(), 0);
    assert_eq!(ministry.get(&place).await.expect(200).field("state"), "expired");
    app.advance(Span::days(31));
    app.tick().await;
    ministry.get(&place).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_person_has_three_exports_at_work() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (app, ministry) = (&panel.app, &panel.ministry);
    let path = format!("{}/exports", panel.call());
    for _ in 0..3 {
        ministry.post(&path, json!({})).await.expect(201);
    }
    let refused = ministry.post(&path, json!({})).await.problem(429, "quota_exceeded");
    assert_eq!(refused.header("retry-after"), Some("60"));
    let another: Member = app.colleague(ministry, MemberRole::Editor).await;
    another.post(&path, json!({})).await.expect(201);
    // One a round, and whose comes first does not matter.
    for _ in 0..4 {
        app.tick().await;
    }
    ministry.post(&path, json!({})).await.expect(201);
    let listed = ministry.get("/v1/exports?limit=3").await.expect(200);
    assert_eq!((listed.data().len(), &listed.json()["has_more"]), (3, &json!(true)));
    let next = ministry.get(format!("/v1/exports?limit=3&cursor={}", listed.field("next_cursor"))).await.expect(200);
    assert_eq!(next.data().len(), 1);
    let of_it = ministry.get(format!("/v1/exports?challenge_id={}", panel.call().rsplit('/').next().unwrap())).await.expect(200);
    assert_eq!(of_it.data().len(), 4);
}

#[tokio::test]
async fn what_was_decided_stands_behind_the_answers_once_it_is_released_and_chooses_the_rows() {
    let panel = Panel::of(&["Capteurs", "Robots"]).await;
    let (app, ministry) = (&panel.app, &panel.ministry);
    let path = format!("{}/exports", panel.call());
    let juror = panel.seat("Karim", "juror").await;
    panel.reviewed(&juror, 0, &[4.0, 4.0]).await;
    panel.reviewed(&juror, 1, &[2.0, 2.0]).await;
    panel.lock().await;
    panel.ministry.put(format!("{}/decision", panel.phase), "*", panel.decision(&["selected", "refused"])).await.expect(200);
    let pending = exported(app, ministry, &path, json!({"format": "csv", "language": "en"})).await;
    let text = download(ministry, &pending).await.text().to_owned();
    assert!(text.contains(r#""Eligibility","Reason for the decision on eligibility","Outcome""#) && !text.contains("selected"), "{text}");
    panel.operator.post(format!("{}/release", panel.phase), json!({})).await.expect(200);
    let decided = exported(app, ministry, &path, json!({"format": "csv", "language": "en", "eligibility": "undecided"})).await;
    assert_eq!((&decided["rows_done"], &decided["eligibility"]), (&json!(2), &json!("undecided")));
    let text = download(ministry, &decided).await.text().to_owned();
    assert!(
        text.contains(r#""not decided yet",,"#) && text.contains(",\"selected\"\r\n") && text.contains(",\"not selected\"\r\n"),
        "{text}"
    );
    let none = exported(app, ministry, &path, json!({"format": "csv", "eligibility": "eligible"})).await;
    assert_eq!(none["rows_done"], 0);
}

#[tokio::test]
async fn the_end_of_a_long_wait_is_told_by_mail() {
    let panel = Panel::of(&["Capteurs"]).await;
    let (app, ministry) = (&panel.app, &panel.ministry);
    let about_exports =
        || app.mails().into_iter().filter(|mail| mail.text.contains("/exports/exp_")).map(|mail| mail.text).collect::<Vec<_>>();
    let path = format!("{}/exports", panel.call());
    ministry.post(&path, json!({})).await.expect(201);
    app.tick().await;
    app.tick().await;
    assert_eq!(about_exports(), Vec::<String>::new(), "whoever still waits sees it");
    let asked = ministry.post(&path, json!({})).await.expect(201);
    app.advance(Span::minutes(1));
    app.tick().await;
    app.tick().await;
    let told = about_exports();
    assert!(told.len() == 1 && told[0].contains(asked.id()), "{told:?}");
    ministry.post(&path, json!({})).await.expect(201);
    for _ in 0..5 {
        app.ctx.db.write(|tx| export::take(tx, Span::minutes(2))).await.unwrap().expect("it is due again");
        app.advance(Span::minutes(2));
    }
    app.tick().await;
    app.tick().await;
    assert_eq!(about_exports().len(), 2, "that it is given up is told too");
}
