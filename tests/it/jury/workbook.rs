//! A juror's sheets as a workbook: downloaded, filled in with a spreadsheet, sent back.

use acceptance::{Answer, Method, Panel, Person, Seat, Value, a_call, json, text};
use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::{Formula, Workbook};
use std::io::{Cursor, Read as _};
use tahaddi_persistence::repo::audit::{self, AuditFilter};

/// A workbook in memory: names of sheets, and their cells from A1 on.
pub(super) type Book = Vec<(String, Vec<Vec<Data>>)>;

pub(super) fn open(bytes: &[u8]) -> Book {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = workbook.sheet_names();
    let whole = |range: calamine::Range<Data>| {
        let Some((rows, columns)) = range.end() else { return Vec::new() };
        let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or_default();
        (0..=rows).map(|row| (0..=columns).map(|column| cell(row, column)).collect()).collect()
    };
    names.into_iter().map(|name| (name.clone(), whole(workbook.worksheet_range(&name).unwrap()))).collect()
}

/// As a spreadsheet stores it. A text that begins with `=` becomes a formula.
pub(super) fn save(book: &Book) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in book {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Data::String(text) if text.starts_with('=') => {
                        sheet.write_formula(row, column, Formula::new(text)).unwrap();
                    }
                    Data::String(text) => {
                        sheet.write_string(row, column, text).unwrap();
                    }
                    Data::Float(number) => {
                        sheet.write_number(row, column, *number).unwrap();
                    }
                    Data::Bool(value) => {
                        sheet.write_boolean(row, column, *value).unwrap();
                    }
                    _ => {}
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn number(n: f64) -> Data {
    Data::Float(n)
}
fn words(said: &str) -> Data {
    Data::String(said.to_owned())
}

/// Which column of the scores has this key; for a criterion by its place, such as `score 0`.
fn column(panel: &Panel, book: &Book, key: &str) -> usize {
    let key = match key.split_once(' ') {
        Some((kind, place)) => format!("{kind}:{}", panel.criteria()[place.parse::<usize>().unwrap()]),
        None => key.to_owned(),
    };
    book[0].1[0].iter().position(|cell| cell.to_string() == key).unwrap_or_else(|| panic!("no column {key}"))
}

fn set(panel: &Panel, book: &mut Book, row: usize, key: &str, value: Data) {
    let at = column(panel, book, key);
    book[0].1[row][at] = value;
}

fn query(panel: &Panel) -> String {
    format!("phase_id={}", panel.phase.rsplit('/').next().unwrap())
}

async fn download(panel: &Panel, person: &Person) -> Answer {
    person.get(format!("/v1/jury/sheets?{}", query(panel))).await
}

async fn send(panel: &Panel, person: &Person, bytes: Vec<u8>, dry_run: bool) -> Answer {
    let path = format!("/v1/jury/sheets?{}&dry_run={dry_run}", query(panel));
    let request = person.request(Method::POST, path).fresh_key().header("content-type", "application/octet-stream");
    request.body(bytes).send().await
}

/// A panel whose juror has three dossiers, in the order of their pseudonyms.
async fn desk() -> (Panel, Seat, Vec<String>) {
    let panel = Panel::of(&["Capteurs", "Robots", "Drones"]).await;
    let juror = panel.seat("Juror", "juror").await;
    for application in 0..3 {
        panel.assigned(&juror, application).await;
    }
    let listed = juror.get("/v1/jury/assignments").await.expect(200);
    let ids = listed.data().iter().map(|item| format!("/v1/jury/assignments/{}", text(&item["id"]))).collect();
    (panel, juror, ids)
}

async fn sheets(juror: &Seat, desk: &[String]) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for path in desk {
        let seen = juror.get(path).await.expect(200);
        all.push((seen.etag().split('.').next().unwrap().to_owned(), seen.json()["sheet"].clone()));
    }
    all
}

#[tokio::test]
async fn a_juror_fills_sheets_in_with_a_spreadsheet() {
    let (panel, juror, desk) = desk().await;
    let sent = download(&panel, &juror).await.expect(200);
    assert_eq!(sent.header("content-type"), Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    assert_eq!(sent.header("content-disposition"), Some("attachment; filename=\"sheets.xlsx\""));
    let mut book = open(sent.bytes());
    let names: Vec<&str> = book.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Notes", "Critères", "Dossiers"]);
    assert_eq!(book[0].1.len(), 5, "keys, headings, three dossiers");
    assert!(book[2].1.iter().any(|row| row[3].to_string().contains("humidité")), "the answers that jurors see are there");

    set(&panel, &mut book, 2, "score 0", number(4.5));
    set(&panel, &mut book, 2, "comment 0", words("Solide"));
    set(&panel, &mut book, 2, "score 1", words("3,5"));
    set(&panel, &mut book, 2, "complete", words("oui"));
    set(&panel, &mut book, 3, "score 0", number(2.0));
    set(&panel, &mut book, 3, "comment", words("À revoir"));
    set(&panel, &mut book, 3, "proposal", words("Sur liste d’attente"));
    // Columns may be moved, and sheets added.
    book[0].1.iter_mut().for_each(|row| row.reverse());
    book.push(("Mes calculs".to_owned(), vec![vec![words("=1+1"), number(7.0)]]));
    let bytes = save(&book);
    let before = sheets(&juror, &desk).await;
    let said = send(&panel, &juror, bytes.clone(), true).await.expect(200);
    assert_eq!(said.json(), &json!({"dry_run": true, "rows": 3, "written": 2, "completed": 1, "unchanged": 1}));
    assert_eq!(sheets(&juror, &desk).await, before, "a rehearsal changes nothing");
    let done = send(&panel, &juror, bytes.clone(), false).await.expect(200);
    assert_eq!(done.json(), &json!({"dry_run": false, "rows": 3, "written": 2, "completed": 1, "unchanged": 1}));

    let after = sheets(&juror, &desk).await;
    let criteria = panel.criteria();
    let scores = json!({criteria[0].clone(): {"score": 4.5, "comment": "Solide"}, criteria[1].clone(): {"score": 3.5, "comment": ""}});
    assert_eq!((&after[0].1["scores"], &after[0].1["comment"]), (&scores, &json!("")));
    assert_eq!((&after[1].1["comment"], &after[1].1["proposal"]), (&json!("À revoir"), &json!("reserve")));
    assert_eq!((&after[2].0, &after[2].1), (&before[2].0, &Value::Null));
    let states = juror.get("/v1/jury/assignments").await.expect(200);
    let states: Vec<&str> = states.data().iter().map(|item| text(&item["state"])).collect();
    assert_eq!(states, ["completed", "assigned", "assigned"]);
    let mut counted = (0, 0);
    for path in &desk {
        let filter = AuditFilter { subject_id: Some(path.rsplit('/').next().unwrap().to_owned()), ..AuditFilter::default() };
        let trail = panel.app.ctx.db.read(move |conn| audit::list(conn, &filter, None, 100)).await.unwrap();
        let of = |action: &str| trail.iter().filter(|entry| entry.action == action).count();
        counted = (counted.0 + of("sheet.written"), counted.1 + of("sheet.completed"));
    }
    assert_eq!(counted, (2, 1));

    // The same file again says what is stored: nothing is stale in it.
    let again = send(&panel, &juror, bytes, false).await.expect(200);
    assert_eq!(again.json(), &json!({"dry_run": false, "rows": 3, "written": 0, "completed": 0, "unchanged": 3}));
    let fresh = download(&panel, &juror).await.expect(200);
    let again = send(&panel, &juror, fresh.bytes().to_vec(), false).await.expect(200);
    assert_eq!(again.json()["unchanged"], 3);
}

/// Each cell at fault, with what is wrong with it.
fn named(refused: &Answer) -> Vec<(String, String)> {
    let errors = refused.json()["errors"].as_array().unwrap();
    errors.iter().map(|error| (text(&error["details"]["cell"]).to_owned(), text(&error["code"]).to_owned())).collect()
}

#[tokio::test]
async fn inv_51_every_cell_at_fault_is_told_and_nothing_is_written() {
    let (panel, juror, desk) = desk().await;
    let mut book = open(download(&panel, &juror).await.expect(200).bytes());
    let (score, comment, complete) =
        (column(&panel, &book, "score 0"), column(&panel, &book, "comment 0"), column(&panel, &book, "complete"));
    assert_eq!((score, comment, complete), (4, 5, 12), "E, F and M");
    set(&panel, &mut book, 2, "score 0", number(7.0));
    set(&panel, &mut book, 2, "score 1", number(3.3));
    set(&panel, &mut book, 3, "score 0", words("bien"));
    set(&panel, &mut book, 3, "score 1", words("=1+1"));
    set(&panel, &mut book, 3, "comment 0", words(&"x".repeat(5_001)));
    set(&panel, &mut book, 3, "complete", words("peut-être"));
    set(&panel, &mut book, 4, "score 0", number(4.0));
    set(&panel, &mut book, 4, "complete", words("oui"));
    let twice = book[0].1[4].clone();
    book[0].1.push(twice);
    let mut stranger = book[0].1[4].clone();
    stranger[0] = words("asg_01kax3v8m0t2r4q6w8y0b1c2d3");
    stranger[score] = words("bien");
    book[0].1.push(stranger);
    let before = sheets(&juror, &desk).await;
    let bytes = save(&book);
    let mut told = Vec::new();
    for dry_run in [true, false] {
        let refused = send(&panel, &juror, bytes.clone(), dry_run).await.problem(422, "validation_failed");
        assert!(
            refused.json()["errors"]
                .as_array()
                .unwrap()
                .iter()
                .all(|error| !text(&error["message"]).is_empty() && error["details"]["sheet"] == "Notes")
        );
        told.push(named(&refused));
    }
    assert_eq!(told[0], told[1], "a rehearsal says what the real run says");
    let faults: Vec<(&str, &str)> = told[0].iter().map(|(cell, code)| (cell.as_str(), code.as_str())).collect();
    let expected = [
        ("E3", "out_of_range"),
        ("G3", "off_step"),
        ("E4", "wrong_type"),
        ("F4", "too_long"),
        ("G4", "formula_not_read"),
        ("M4", "not_allowed"),
        ("G5", "required"),
        ("A6", "duplicate"),
        ("G6", "required"),
        ("A7", "unknown_reference"),
        ("E7", "wrong_type"),
    ];
    assert_eq!(faults, expected);
    assert_eq!(sheets(&juror, &desk).await, before, "all or nothing");

    // Neither what is stale, nor what is off its scale, hides what is lacking.
    let mut book = open(download(&panel, &juror).await.expect(200).bytes());
    juror.put(format!("{}/sheet", desk[0]), "*", panel.sheet(&[1.0, 1.0])).await.expect(200);
    set(&panel, &mut book, 2, "score 0", number(7.0));
    set(&panel, &mut book, 2, "comment", words("=1+1"));
    set(&panel, &mut book, 2, "complete", words("oui"));
    let refused = send(&panel, &juror, save(&book), false).await.problem(422, "validation_failed");
    let faults = named(&refused);
    let faults: Vec<(&str, &str)> = faults.iter().map(|(cell, code)| (cell.as_str(), code.as_str())).collect();
    assert_eq!(faults, [("B3", "stale"), ("E3", "out_of_range"), ("G3", "required"), ("I3", "formula_not_read")]);
    assert_eq!(refused.json()["details"], json!({"faults_total": "4"}));
}

#[tokio::test]
async fn where_not_every_fault_is_listed_the_answer_counts_the_others() {
    let (panel, juror, _desk) = desk().await;
    let mut book = open(download(&panel, &juror).await.expect(200).bytes());
    let width = book[0].1[0].len();
    let strange = |row: usize| {
        let mut cells = vec![Data::Empty; width];
        cells[0] = words(&format!("nobody {row}"));
        cells
    };
    book[0].1.extend((0..2_500).map(strange));
    let refused = send(&panel, &juror, save(&book), true).await.problem(422, "validation_failed");
    assert_eq!(refused.json()["details"], json!({"faults_total": "2500"}));
    assert_eq!(named(&refused).last().unwrap().0, "A2505", "more than a thousand, and all of them are named");
    let more = (0..2_503).map(strange);
    let keys = book[0].1[..2].iter().cloned();
    let second = keys.chain(more).collect();
    book.push(("Notes 2".to_owned(), second));
    let refused = send(&panel, &juror, save(&book), true).await.problem(422, "validation_failed");
    assert_eq!(refused.json()["details"], json!({"faults_total": "5003", "faults_left_out": "3"}));
    assert_eq!(named(&refused).len(), 5_000);
}

#[tokio::test]
async fn where_dossiers_are_compared_each_score_is_at_fault() {
    let mut call = a_call();
    call["phases"][1]["review"]["mode"] = json!("pairwise");
    let panel = Panel::of_call(call, &["Capteurs"]).await;
    let juror = panel.seat("Juror", "juror").await;
    panel.assigned(&juror, 0).await;
    let mut book = open(download(&panel, &juror).await.expect(200).bytes());
    set(&panel, &mut book, 2, "score 0", number(4.0));
    set(&panel, &mut book, 2, "score 1", number(3.0));
    set(&panel, &mut book, 2, "comment", words(&"x".repeat(10_001)));
    set(&panel, &mut book, 2, "complete", words("oui"));
    let refused = send(&panel, &juror, save(&book), true).await.problem(422, "validation_failed");
    let faults = named(&refused);
    let faults: Vec<(&str, &str)> = faults.iter().map(|(cell, code)| (cell.as_str(), code.as_str())).collect();
    assert_eq!(faults, [("E3", "not_allowed"), ("G3", "not_allowed"), ("I3", "too_long"), ("M3", "required")]);
}

#[tokio::test]
async fn a_sheet_that_was_changed_elsewhere_is_stale() {
    let (panel, juror, desk) = desk().await;
    let mut book = open(download(&panel, &juror).await.expect(200).bytes());
    set(&panel, &mut book, 2, "score 0", number(4.5));
    set(&panel, &mut book, 3, "score 0", number(2.0));
    juror.put(format!("{}/sheet", desk[0]), "*", panel.sheet(&[1.0, 1.0])).await.expect(200);
    let bytes = save(&book);
    send(&panel, &juror, bytes, false).await.problem(422, "validation_failed").invalid("/sheets/Notes/B3", "stale");
    // Rows that are taken out leave their sheets as they are.
    book[0].1.remove(2);
    let done = send(&panel, &juror, save(&book), false).await.expect(200);
    assert_eq!(done.json(), &json!({"dry_run": false, "rows": 2, "written": 1, "completed": 0, "unchanged": 1}));
    assert_eq!(sheets(&juror, &desk).await[0].1["scores"][&panel.criteria()[0]]["score"], 1);
}

#[tokio::test]
async fn only_its_juror_gets_a_workbook_and_only_while_scoring_is_open() {
    let (panel, juror, _desk) = desk().await;
    let book = download(&panel, &juror).await.expect(200).bytes().to_vec();
    let other = panel.seat("Other", "juror").await;
    let theirs = open(download(&panel, &other).await.expect(200).bytes());
    assert_eq!(theirs[0].1.len(), 2, "a juror without dossiers gets an empty table");
    let refused = send(&panel, &other, book.clone(), false).await.problem(422, "validation_failed");
    refused.invalid("/sheets/Notes/A3", "unknown_reference");
    for person in [&panel.operator, &panel.ministry.person, &panel.startups[0].person] {
        download(&panel, person).await.problem(404, "not_found");
        send(&panel, person, book.clone(), true).await.problem(404, "not_found");
    }
    download(&panel, &panel.app.anonymous()).await.problem(401, "authentication_required");

    // A conflict of interest takes the dossier out of it.
    let conflict = json!({"juror_id": juror.id, "application_id": panel.applications[0], "kind": "personal", "reason": "Un ami."});
    panel.operator.post(format!("{}/conflicts", panel.phase), conflict).await.expect(201);
    assert_eq!(open(download(&panel, &juror).await.expect(200).bytes())[0].1.len(), 4);
    let conflicts = panel.operator.get(format!("{}/conflicts", panel.phase)).await.expect(200);
    let declared = conflicts.data().iter().find(|item| item["id"].is_string()).unwrap();
    let path = format!("{}/conflicts/{}", panel.phase, text(&declared["id"]));
    panel.operator.request(Method::DELETE, path).send().await.expect(204);

    let reviewer = panel.seat("Reviewer", "juror").await;
    for application in 0..3 {
        panel.reviewed(&reviewer, application, &[4.0, 3.0]).await;
    }
    panel.lock().await;
    download(&panel, &juror).await.expect(200);
    send(&panel, &juror, book.clone(), false).await.problem(409, "panel_locked");
    send(&panel, &juror, book, true).await.problem(409, "panel_locked");
}

#[tokio::test]
async fn before_the_deadline_nothing_tells_that_a_dossier_came() {
    let panel = Panel::of(&["Capteurs"]).await;
    let mut call = a_call();
    call["phases"][0]["closes"] = json!({"local": "2027-12-31"});
    let challenge = panel.app.published(&panel.ministry, call).await;
    let open = Panel { phase: format!("/v1/phases/{}", text(&challenge["document"]["phases"][1]["id"])), challenge, ..panel };
    let juror = open.seat("Juror", "juror").await;
    download(&open, &juror).await.problem(409, "scoring_not_open");
}

#[tokio::test]
async fn what_is_no_workbook_is_refused() {
    let (panel, juror, _desk) = desk().await;
    send(&panel, &juror, b"juror;score\n1;2\n".to_vec(), false).await.problem(422, "file_type_not_allowed");
    send(&panel, &juror, Vec::new(), false).await.problem(422, "file_empty");
    send(&panel, &juror, vec![b'x'; 10_000_001], false).await.problem(413, "file_too_large");
    let mine: Book = vec![("Feuille".to_owned(), vec![vec![words("Nom"), words("Note")], vec![], vec![words("A"), number(3.0)]])];
    send(&panel, &juror, save(&mine), false).await.problem(422, "validation_failed").invalid("/sheets//A1", "required");
    // A cell at the other end of a sheet costs no memory.
    let mut far = Workbook::new();
    let sheet = far.add_worksheet();
    sheet.write_string(0, 0, "assignment_id").unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    send(&panel, &juror, far.save_to_buffer().unwrap(), false).await.problem(422, "file_unsafe");
    // One that unpacks to more than anybody fills in.
    let mut bomb = Workbook::new();
    let sheet = bomb.add_worksheet();
    for row in 0..3_000 {
        sheet.write_string(row, 0, format!("{row}{}", " ".repeat(25_000))).unwrap();
    }
    send(&panel, &juror, bomb.save_to_buffer().unwrap(), false).await.problem(422, "file_unsafe");
    let files = std::fs::read_dir(panel.app.folder().join("data/files/objects")).into_iter().flatten();
    let left = files.flat_map(|shard| std::fs::read_dir(shard.unwrap().path()).unwrap()).count();
    assert_eq!(left, 0, "what was sent is kept nowhere");
}

#[tokio::test]
async fn inv_38_the_workbook_names_nobody() {
    let (panel, juror, _desk) = desk().await;
    let sent = download(&panel, &juror).await.expect(200);
    let mut archive = zip::ZipArchive::new(Cursor::new(sent.bytes().to_vec())).unwrap();
    let mut whole = String::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        whole.push_str(&entry.name().unwrap());
        entry.read_to_string(&mut whole).unwrap();
    }
    let identities = ["Startup Capteurs", "Startup Robots", "Juror", juror.email(), "Ministère"];
    for name in identities.into_iter().chain(panel.applications.iter().map(String::as_str)) {
        assert!(!whole.contains(name), "{name} is in the workbook");
    }
    for startup in &panel.startups {
        assert!(!whole.contains(&startup.organisation) && !whole.contains(startup.email()));
    }
    let core = &whole[whole.find("<cp:coreProperties").unwrap()..];
    let core = &core[..core.find("</cp:coreProperties>").unwrap()];
    assert!(core.contains("<dc:creator></dc:creator>") || core.contains("<dc:creator/>"), "{core}");
}
